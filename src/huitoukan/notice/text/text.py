"""A text as printed, the plain form of it that all patterns are written for, and the way back."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

from huitoukan.notice.model import Cell, Passage, Source, Table
from huitoukan.notice.statements import Claim, Promise
from huitoukan.notice.text.characters import plain
from huitoukan.notice.text.paragraphs import line_breaks
from huitoukan.notice.text.spans import QUOTE, TITLE, Span, masked, trimmed
from huitoukan.problems import Problem

LAW_NOTE = re.compile(r"\([^()\n]{0,40}(?:修正|修订|施行|实施|通过|生效)[^()\n]{0,10}\)")
"""What stands behind a law: (2015年3月1日起施行)."""

_HAN = "[一二三四五六七八九十]"
FIXED_NAME = re.compile(
    r"(?=[第两三四五六七八九一二十巡货给致\d])(?:"  # fails fast on all other characters
    rf"第(?:[百\d]|{_HAN}){{1,8}}"
    rf"(?:届|次|条|批|轮|期|名|位|个(?!季度)|年|阶段|责任人|议题){_HAN}{{0,3}}(?:次|届)?"
    r"|[两三四五六七八九]个(?:责任|确立|维护|务必|意识|自信|革命|摆进去|有没有)"
    rf"|(?<=[税路园区城苑厂])(?:{_HAN}|\d)期"
    rf"|(?<![办展织共计发成出达作第]){_HAN}期(?![,。;、)\n])"
    rf"|[三四五]位一体|八项规定|十天半月|{_HAN}级(?=测评|等保|保护|响应|医院|甲等|网格|联动|书记|审批|联网|以上)|八小时(?=之?外)"
    rf"|\d\.\d版|巡[察视]第?{_HAN}{{1,3}}组"
    r"|两面人|一对一|货比三家|二次(?:开发|创业)"
    r"|(?<!\d)\d{1,4}号(?:楼|院)?(?:\d{1,3}[层楼室])?|[给致]\d{1,6}位[^。;]{0,20}?(?:回信|贺信))"
)
"""Numbers that count nothing: ordinals, set phrases, addresses, names of letters."""

_HAN_CHARACTER = "\u3400-\u9fff"
NOISE = re.compile(
    "[\u200b-\u200f\u2060\ufeff\u00ad]|\\*\\*|__|(?m:^ *> ?)|(?m: #{1,6} *$)"
    r"|(?<=\d) (?=\.\d)|(?<=\.\d) (?=%)"
    rf"|(?<=\d) (?=\d{{3}}(?:\.\d+)?[万亿]?元|[{_HAN_CHARACTER}])"
    rf"|(?<=[{_HAN_CHARACTER}]) (?=\d)(?!\d{{1,2}}[.、]\D)"
)
"""What is printed and not read: invisible characters, bold of Markdown, a blank between figure and word."""


_HTML_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)

_Placed = TypeVar("_Placed", Passage, Promise, Problem, Claim)
"""What has a place in the text."""


def read_out(words: str) -> str:
    """The words without blanks and what is not read: the same for a quote and a tidied copy of it."""
    return re.sub(r"\s|<br ?/?>|[\u200b-\u200f\u2060\ufeff\u00ad]|\*\*|__", "", words)


@dataclass(frozen=True)
class Text:
    """The characters of a source in their plain form; every place in it is a place in the source too."""

    printed: str
    plain: str
    """Half-width marks and blanks, simplified script, paragraphs in one line each."""
    at: Sequence[int]
    """Where each plain character stands in the printed text."""
    tables: tuple[Table, ...] = ()
    """The tables, with places in the plain text."""

    @classmethod
    def of(cls, source: Source) -> Text:
        """The text of a source."""
        return cls.made(source.text, source.tables)

    @classmethod
    def made(cls, printed: str, tables: Sequence[Table] = ()) -> Text:
        """The text of these characters."""
        same = _HTML_BREAK.sub(lambda found: "\n" + "\u200b" * (len(found[0]) - 1), plain(printed))
        cells = (cell for table in tables for row in table for cell in row if cell)
        edges = {edge for cell in cells for edge in (cell.start, cell.end)}
        noise = [Span(*found.span()) for found in NOISE.finditer(same)]
        left_out = sorted([*noise, *line_breaks(same, edges)], key=lambda place: (place.start, place.end))
        if not left_out:
            return cls(printed, same, range(len(same)), tuple(tables))
        parts, at, last = [], array("q"), 0
        for place in left_out:
            parts.append(same[last : place.start])
            at.extend(range(last, place.start))
            last = max(last, place.end)
        parts.append(same[last:])
        at.extend(range(last, len(same)))
        text = cls(printed, "".join(parts), at)
        return replace(text, tables=tuple(text._table(table) for table in tables))

    @cached_property
    def untitled(self) -> str:
        """Plain, with what stands in 《》 masked."""
        return masked(self.plain, TITLE)

    @cached_property
    def bare(self) -> str:
        """Plain, with all masked whose numbers and dates are names: titles, quotes, laws, set phrases."""
        return masked(self.untitled, QUOTE, LAW_NOTE, FIXED_NAME)

    def words(self, start: int, end: int) -> str:
        """The words at a place as printed, without what is not read."""
        if isinstance(self.at, range):
            return self.printed[start:end]
        return "".join(self.printed[at] for at in self.at[start:end])

    def passage(self, place: Span) -> Passage:
        """The words at a place, without blanks at their ends."""
        place = trimmed(self.plain, place)
        return Passage(self.words(place.start, place.end), place.start, place.end)

    def claim(self, finding: int, kind: str, start: int, end: int, **fields: Any) -> Claim:
        """A claim on the words at a place."""
        return Claim(finding, kind, self.words(start, end), start, end, **fields)

    def in_source(self, item: _Placed) -> _Placed:
        """The same item with its place in the printed text."""
        if isinstance(self.at, range):
            return item
        if item.start is None or item.end is None or not item.start < item.end <= len(self.at):
            return item
        return replace(item, start=self.at[item.start], end=self.at[item.end - 1] + 1)

    def quoted(self, claim: Claim) -> Claim:
        """The claim with its place and exact words in the printed text."""
        placed = self.in_source(claim)
        return replace(placed, text=self.printed[placed.start : placed.end])

    def _table(self, table: Table) -> Table:

        def moved(cell: Cell | None) -> Cell | None:
            return cell and Cell(bisect_left(self.at, cell.start), bisect_left(self.at, cell.end))

        return tuple(tuple(moved(cell) for cell in row) for row in table)
