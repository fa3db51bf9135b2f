"""Tables drawn with vertical bars in plain text and Markdown, as spans into the untouched text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from huitoukan.notice.model import Cell, Table

LINE = re.compile(r"[^\r\n]+")
BAR = re.compile(r"\\.|\|")
DASHES = re.compile(r":?-+:?")
EMPTY = Cell(-1, -1)


def tables(text: str) -> tuple[Table, ...]:
    """Every table with a row of dashes below its first row and two columns or more."""
    lines = [(found.start(), found.end()) for found in LINE.finditer(text) if "|" in found.group()]
    rows = [(start, end, _cells(text, start, end)) for start, end in lines]
    result, number = [], 1
    while number < len(rows):
        width = len(rows[number][2])
        if width > 1 and _is_rule(text, rows[number][2]) and len(rows[number - 1][2]) == width:
            body = list(_following(text, rows, number))
            result.append(tuple(_fitted(row, width) for row in (rows[number - 1][2], *body)))
            number += len(body)
        number += 1
    return tuple(result)


def _following(text: str, rows: list[tuple[int, int, list[Cell]]], rule: int) -> Iterator[list[Cell]]:
    """The rows that stand directly below the row of dashes."""
    for (_, end, _), (start, _, cells) in zip(rows[rule:], rows[rule + 1 :], strict=False):
        if text[end:start] not in ("\n", "\r\n", "\r"):
            return
        yield cells


def _is_rule(text: str, cells: list[Cell]) -> bool:
    return all(DASHES.fullmatch(text, cell.start, cell.end) for cell in cells)


def _fitted(cells: list[Cell], width: int) -> tuple[Cell | None, ...]:
    padded = [*cells, *[EMPTY] * width][:width]
    return tuple(cell if cell.start < cell.end else None for cell in padded)


def _cells(text: str, start: int, end: int) -> list[Cell]:
    """The cells of a line, empty ones with start and end alike; bars at the line's ends bound no cell."""
    start, end = _trimmed(text, start, end)
    bars = [found.start() for found in BAR.finditer(text, start, end) if found.group() == "|"]
    edges = [start - 1, *bars, end]
    pairs = list(pairwise(edges))
    if bars and bars[0] == start:
        pairs = pairs[1:]
    if bars and bars[-1] == end - 1:
        pairs = pairs[:-1]
    return [Cell(*_trimmed(text, left + 1, right)) for left, right in pairs]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without blanks at its ends."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return start, start + len(piece.strip())
