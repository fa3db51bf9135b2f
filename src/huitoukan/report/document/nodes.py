"""The document tree pandoc reads: constructors for the few nodes the report is made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Node = dict[str, Any]
Attributes = tuple[str, Sequence[str], Mapping[str, str]]
"""Identifier, classes, and further values of a node."""
NONE: Attributes = ("", (), {})
BREAK: Node = {"t": "LineBreak"}


def words(line: str) -> list[Node]:
    """A text as inline nodes; blanks of any kind become single spaces."""
    result: list[Node] = []
    for word in line.split():
        result += [{"t": "Space"}] if result else []
        result.append(text(word))
    return result


def text(characters: str) -> Node:
    """Characters as they are, blanks too."""
    return {"t": "Str", "c": characters}


def attributes(given: Attributes) -> list[Any]:
    """Identifier, classes and values as pandoc wants them."""
    name, classes, values = given
    return [name, list(classes), [[key, value] for key, value in values.items()]]


def para(inlines: Sequence[Node]) -> Node:
    """A paragraph."""
    return {"t": "Para", "c": list(inlines)}


def plain(inlines: Sequence[Node]) -> Node:
    """A line that is no paragraph of its own."""
    return {"t": "Plain", "c": list(inlines)}


def div(blocks: Sequence[Node], given: Attributes) -> Node:
    """Blocks under one name."""
    return {"t": "Div", "c": [attributes(given), list(blocks)]}


def span(inlines: Sequence[Node], given: Attributes) -> Node:
    """Inlines under one name."""
    return {"t": "Span", "c": [attributes(given), list(inlines)]}


def raw(kind: str, code: str) -> Node:
    """Text of one output format, passed on as it is."""
    return {"t": "RawBlock", "c": [kind, code]}


def header(level: int, inlines: Sequence[Node], given: Attributes = NONE) -> Node:
    """A heading."""
    return {"t": "Header", "c": [level, attributes(given), list(inlines)]}


def image(target: str, alt: str) -> Node:
    """A figure over the whole width, with its description."""
    given: Attributes = ("", (), {"width": "100%"})
    return {"t": "Image", "c": [attributes(given), words(alt), [target, ""]]}


def table(
    headings: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float], given: Attributes = NONE
) -> Node:
    """A table with one heading row; widths are shares of the line."""
    columns = [[{"t": "AlignDefault"}, {"t": "ColWidth", "c": width}] for width in widths]
    blank = ["", [], []]
    head = [blank, [_row(headings)]]
    body = [blank, 0, [], [_row(row) for row in rows]]
    return {"t": "Table", "c": [attributes(given), [None, []], columns, head, [body], [blank, []]]}


def _row(cells: Sequence[str]) -> list[Any]:
    blank = ["", [], []]
    return [
        blank,
        [[blank, {"t": "AlignDefault"}, 1, 1, [{"t": "Plain", "c": words(cell)}] if cell.strip() else []]
         for cell in cells],
    ]  # fmt: skip


def every(node: Any) -> Iterator[Node]:
    """Every node below, and the node itself, in the order of the text."""
    if isinstance(node, dict):
        yield node
        node = node.get("c")
    if isinstance(node, list):
        for child in node:
            yield from every(child)


def has_title(blocks: Sequence[Node]) -> bool:
    """Whether there is a heading of the first level."""
    return any(block["t"] == "Header" and block["c"][0] == 1 for block in blocks)
