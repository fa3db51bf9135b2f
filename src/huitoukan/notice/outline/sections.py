"""The words of each finding, and the part and category it stands under."""

from __future__ import annotations

import re
from collections.abc import Sequence

from huitoukan.notice.claims.dates import LONE_DAY
from huitoukan.notice.outline.blanket import opens_with, sums_up
from huitoukan.notice.outline.headings import (
    CLOSING,
    DEFICIENT,
    GENERIC,
    OUTLOOK,
    REPORT_TITLE,
    THEME,
)
from huitoukan.notice.outline.lines import DEEPEST, Line, depths, heading_words, lines_of
from huitoukan.notice.outline.roles import finding_titles
from huitoukan.notice.outline.section import Block, Heading, Section, is_short, roles
from huitoukan.notice.outline.statuses import is_status
from huitoukan.notice.text.spans import Span
from huitoukan.notice.text.text import Text


def sections(text: Text, without: Sequence[Span] = (), sure_only: bool = False) -> list[Section]:
    """One section per finding, in order; the lines in the places `without` are left out.

    Where no heading names a problem, headings that speak of something amiss are findings, unless `sure_only`.
    """
    lines = lines_of(text, without)
    kinds = depths(lines)
    depth = [kinds[line.kind] if line.kind else DEEPEST for line in lines]
    return _Walk(text, lines, depth, sure_only).sections()


class _Walk:
    """The way through the lines, with what is known of the headings above."""

    def __init__(self, text: Text, lines: Sequence[Line], depth: Sequence[int], sure_only: bool) -> None:
        self.text, self.lines, self.depth = text, lines, depth
        self.titles = finding_titles(text, lines, depth, sure_only)
        self.last = max((index for index, title in enumerate(self.titles) if title), default=0)
        self.leading = self._leading()
        self.above: dict[int, Heading] = {}
        self.category: Heading | None = None
        """The unmarked heading right above, or one whose mark stands too deep to be above."""
        self.current: Section | None = None
        self.level = DEEPEST
        self.role: str | None = None
        self.plans = sum(line.label is not None and line.label.code == "next" for line in lines)
        """How many lines are labelled 下一步打算; a single one closes the notice."""

    def sections(self) -> list[Section]:
        """The sections, in order."""
        result = []
        for index in range(len(self.lines)):
            if self.titles[index] is not None:
                result.append(self._open(index))
            elif self._is_theme(index) or self._is_category(index):
                self._set_category(index)
            elif self._is_heading(index):
                self._set_heading(index)
            elif self._ends(index):
                self.current = None
            elif self.current is not None:
                line = self.lines[index]
                self.role = line.label.code if line.label else self.role
                self.current.said = self.current.said or self._said_in_label(line)
                self.current.blocks.append(
                    Block(self.role, Span(line.words if line.label else line.start, line.end))
                )
        return result

    def _open(self, index: int) -> Section:
        """A new section at a title."""
        line, title, depth = self.lines[index], self.titles[index], self.depth[index]
        assert title is not None
        over = [self.above[at] for at in sorted(self.above) if at < depth]
        label = Span(line.mark.start, line.mark.end) if line.mark else None
        self.current = Section(label, title.place, *roles(over, self.category), title.said or line.said)
        self.current.blocks.append(Block(None, Span(title.end, line.end)))
        self.level, self.role = depth, None
        return self.current

    def _said_in_label(self, line: Line) -> Span | None:
        """The status in brackets behind a label: 整改情况(已完成):"""
        said = line.label.said if line.label else None
        return said if said and is_status(self.text.plain[said.start : said.end]) else None

    def _heading(self, index: int) -> Heading:
        line = self.lines[index]
        words = self.text.plain[line.body : line.end].rstrip("。:;, ")
        return Heading(heading_words(self.text, line.body, line.end), words, line.mark is not None)

    def _set_heading(self, index: int) -> None:
        depth, heading = self.depth[index], self._heading(index)
        if REPORT_TITLE.match(heading.plain):
            return
        self.above = {at: heading for at, heading in self.above.items() if at < depth}
        self.above[depth] = heading
        self.current, self.category = None, None

    def _set_category(self, index: int) -> None:
        heading = self._heading(index)
        generic = GENERIC.fullmatch(heading.plain) is not None
        self.current, self.category = None, None if generic else heading
        if generic:
            self.above = {}

    def _is_title(self, index: int) -> bool:
        return index < len(self.lines) and self.titles[index] is not None

    def _is_theme(self, index: int) -> bool:
        """Whether a marked line above a finding, whose mark stands no wider, is its category all the same."""
        line = self.lines[index]
        if not (line.mark and self._is_title(index + 1) and self.depth[index] >= self.depth[index + 1]):
            return False
        return line.label is None and is_short(line) and THEME.search(self._heading(index).plain) is not None

    def _is_category(self, index: int) -> bool:
        """Whether an unmarked line above a finding is its category, not the text of the finding before."""
        line = self.lines[index]
        if line.mark or line.label or not self._is_title(index + 1) or not is_short(line):
            return False
        if self.current is not None:
            before = self.text.plain[self.lines[index - 1].start : self.lines[index - 1].end]
            empty = not any(self.text.passage(block.place).text for block in self.current.blocks)
            if empty or before.endswith((";", ",", "、")):
                return False
        words = self._heading(index).plain
        stops = self.text.plain[line.end - 1] in "。;"
        says = THEME.search(words) or DEFICIENT.search(words) or self.current is None
        return bool(says or not stops) and not re.search(r"[。;]|,.*,", words)

    def _is_heading(self, index: int) -> bool:
        """Whether a marked line stands above findings: wider than the current one, or when it has ended."""
        line = self.lines[index]
        if not line.mark:
            return False
        if self.current is None or CLOSING.match(self.text.plain, line.body, line.end):
            return True
        return self.depth[index] < self.level and line.kind in self.leading

    def _leading(self) -> set[str | None]:
        """The kinds of marks that stand above findings: a title follows one, or a narrower such heading."""
        leads = [False] * len(self.lines)
        for index in range(len(self.lines) - 2, -1, -1):
            narrower = self.depth[index + 1] > self.depth[index]
            leads[index] = (
                self.titles[index] is None and narrower and (self._is_title(index + 1) or leads[index + 1])
            )
        return {line.kind for line, does in zip(self.lines, leads, strict=True) if does and line.mark}

    def _ends(self, index: int) -> bool:
        """Whether a line ends the finding: closing words, the signature, an outlook after the last one."""
        line, plain = self.lines[index], self.text.plain
        if line.label and line.label.code == "next" and self.plans > 1:
            return False
        if CLOSING.match(plain, line.body, line.end):
            return True
        near = self.lines[index : index + 2]
        signed = any(LONE_DAY.fullmatch(plain, one.start, one.end) for one in near)
        if signed and is_short(line) and line.label is None and plain[line.end - 1] not in "。;":
            return True
        if is_short(line) and sums_up(self.text, line.start, line.end):
            return True
        outlook = opens_with(self.text, line.start, line.end) or OUTLOOK.match(plain, line.start, line.end)
        return index > self.last and bool(outlook)
