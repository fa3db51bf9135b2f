"""The report as one document tree: headings, figures and tables numbered, slots filled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, repeat
from typing import Protocol

from huitoukan.official import heading_mark, title_lines
from huitoukan.official.form import BLOCK_MM, SIZES
from huitoukan.problems import InputError
from huitoukan.report.document import nodes
from huitoukan.report.document.nodes import Node
from huitoukan.report.document.parts import Drawn, Parts
from huitoukan.report.document.slots import ANNEXES, CLASS, FIGURE, SEE, TABLE
from huitoukan.report.document.widths import WHOLE, height, widths

ROLES = (
    "subtitle", "lead", "signature", "annex-mark", "annex-title", "annex-list", "figure", "caption",
    "table-title", "note",
)  # fmt: skip
"""What a block can be besides text and headings; a template names one with `::: role`."""
LABELS = {FIGURE: "图", TABLE: "表"}
WIDE = "wide"
"""The class of an annex on landscape pages."""
BESIDE = "\u3000\u3000\u3000"
"""As wide as 附件：, so that the numbers of the annexes stand below each other."""
_EM_MM = 25.4 / 72


class Style(Protocol):
    """How the parts of the document are written for one output format."""

    above: int
    """Levels of headings that the title takes."""

    def role(self, role: str, blocks: Sequence[Node]) -> list[Node]:
        """Blocks in their role (of ROLES)."""

    def title(self, rows: Sequence[str]) -> list[Node]:
        """The title of the document, in its lines."""

    def annex(self, number: str, title: str, wide: bool, after: bool) -> list[Node]:
        """The head of an annex: its number, title, whether its pages are landscape and those before are."""

    def figure(self, name: str, drawn: Drawn, caption: Sequence[Node], source: Sequence[Node]) -> list[Node]:
        """A figure with its caption and source."""

    def table(
        self, made: Node, title: Sequence[Node], below: Sequence[Sequence[Node]], whole: bool
    ) -> list[Node]:
        """A table with its title above and its notes below; `whole` where every row fits a page."""


@dataclass
class Tree:
    """The blocks of the document in order, made for one output format by `Style`."""

    parts: Parts
    style: Style
    numbers: dict[str, int] = field(default_factory=dict)
    """Slot (`figure-sample`) → its number, as placed."""
    counts: list[int] = field(default_factory=lambda: [0] * 6)
    """Headings of each level since the last one of a higher level."""
    annexes: list[tuple[str, bool]] = field(default_factory=list)
    """Titles of the annexes as placed, and whether their pages are landscape."""

    def blocks(self, source: Sequence[Node]) -> list[Node]:
        """The finished blocks. InputError where the template asks for what cannot be given."""
        if any(node["t"] == "Image" for node in nodes.every(list(source))):
            raise InputError(
                "模板里有图片，程序不读模板以外的文件。",
                "用 {{ figures.名称 }} 放报告的图；单位的图片请在生成的 Word 文件中插入。",
            )
        body = list(self._placed(source))
        for node in nodes.every(body):
            words = self._reference(node)
            if words is not None:
                node.update(nodes.span(nodes.words(words), nodes.NONE))
        return [one for block in body for one in self._late(block)]

    @property
    def wide(self) -> bool:
        """Whether the page in hand is landscape."""
        return bool(self.annexes) and self.annexes[-1][1]

    def _reference(self, node: Node) -> str | None:
        """The words of a reference; None for any other node."""
        if node["t"] == "Link" and not node["c"][1] and node["c"][2][0].startswith("#"):
            return self._label(node["c"][2][0].removeprefix("#"))
        if node["t"] == "Span" and SEE in node["c"][0][1]:
            placed = [one for one in dict(node["c"][0][2])["targets"].split() if one in self.numbers]
            return f"见{'、'.join(map(self._label, placed))}。" if placed else ""
        return None

    def _label(self, target: str) -> str:
        kind, _, _ = target.partition("-")
        if target not in self.numbers:
            raise InputError(
                f"模板引用了{LABELS.get(kind, '')}“{target.partition('-')[2]}”，文中却没有放它。",
                "请在模板中放上它，或删去引用；没有数据时它不出现，引用要写在 {% if %} 里。",
            )
        return f"{LABELS[kind]}{self.numbers[target]}"

    def _late(self, block: Node) -> list[Node]:
        """The list of annexes is known only when all have been placed."""
        if block["t"] != "Div" or block["c"][0][1] != [ANNEXES]:
            return [block]
        names = [title for title, _ in self.annexes]
        lines = [names[0]] if len(names) == 1 else [f"{at}.{name}" for at, name in enumerate(names, 1)]
        said = zip(chain(["附件："], repeat(BESIDE)), lines, strict=False)
        paragraphs = [nodes.para([nodes.text(before), *nodes.words(line)]) for before, line in said]
        return [one for paragraph in paragraphs for one in self.style.role("annex-list", [paragraph])]

    def _placed(self, source: Sequence[Node]) -> Iterator[Node]:
        for block in source:
            if block["t"] == "Header":
                yield from self._heading(block)
            elif block["t"] == "Div":
                yield from self._div(block)
            else:
                yield block

    def _heading(self, block: Node) -> Iterator[Node]:
        level, (_, classes, _), inlines = block["c"]
        counts = self.counts
        if level == 1:
            first, counts[0] = not counts[0], 1
            counts[1:] = [0] * 5
            if first:
                yield from self.style.title(title_lines(_plain(inlines)))
                return
            wide, after = WIDE in classes, self.wide
            self.annexes.append((_plain(inlines), wide))
            yield from self.style.annex(f"附件{len(self.annexes)}", _plain(inlines), wide, after)
            return
        counts[level - 1] += 1
        counts[level:] = [0] * (6 - level)
        mark = "" if "unnumbered" in classes else heading_mark(level - 1, counts[level - 1])
        yield nodes.header(level - self.style.above, [*nodes.words(mark), *inlines])

    def _div(self, block: Node) -> Iterator[Node]:
        (_, classes, pairs), inner = block["c"]
        given = dict(pairs)
        if CLASS in classes:
            yield from self._slot(given["kind"], given["name"])
        elif role := next((one for one in classes if one in ROLES), None):
            yield from self.style.role(role, list(self._placed(inner)))
        else:
            yield from self._placed(inner)

    def _slot(self, kind: str, name: str) -> Iterator[Node]:
        if kind == ANNEXES:
            yield nodes.div([], ("", (ANNEXES,), {}))
        elif kind == FIGURE:
            yield from self._figure(name)
        elif kind == TABLE:
            yield from self._table(name)

    def _number(self, kind: str, name: str, title: str) -> list[Node]:
        """图1 and the title; a slot placed twice keeps its first number."""
        key = f"{kind}-{name}"
        taken = sum(one.startswith(f"{kind}-") for one in self.numbers)
        number = self.numbers.setdefault(key, taken + 1)
        return [nodes.text(f"{LABELS[kind]}{number}\u3000"), *nodes.words(title)]

    def _figure(self, name: str) -> Iterator[Node]:
        drawn = self.parts.figures[name]
        caption = self._number(FIGURE, name, drawn.title)
        yield from self.style.figure(name, drawn, caption, nodes.words(drawn.source))

    def _table(self, name: str) -> Iterator[Node]:
        listed = self.parts.tables[name]
        if not listed.filled:
            yield nodes.para(nodes.words(listed.empty))
            return
        data = listed.table.data.fillna("").astype(str)
        data = data.loc[:, data.ne("").any()]
        rows = data.to_numpy().tolist()
        line = BLOCK_MM[1 if self.wide else 0] / (SIZES["table"] * _EM_MM)
        shares = widths(list(data.columns), rows, line)
        made = nodes.table(list(data.columns), rows, shares)
        title = self._number(TABLE, name, listed.table.title)
        below = [text for text in (listed.table.note, source_words(listed.table.sources)) if text]
        whole = all(height(row, shares, line) <= WHOLE for row in rows)
        yield from self.style.table(made, title, [nodes.words(text) for text in below], whole)


def source_words(sources: Sequence[str]) -> str:
    """来源：甲；乙。 Empty without any."""
    return f"来源：{'；'.join(dict.fromkeys(sources))}。" if sources else ""


def _plain(inlines: Sequence[Node]) -> str:
    words = {"Str": lambda node: node["c"], "Space": lambda node: " ", "SoftBreak": lambda node: " "}
    return "".join(words[node["t"]](node) for node in nodes.every(list(inlines)) if node["t"] in words)
