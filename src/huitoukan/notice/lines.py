"""The lines of a notice with their heading marks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from huitoukan.notice.plain import Span, trimmed
from huitoukan.notice.text import Text

MARKS: tuple[re.Pattern[str], ...] = (
    re.compile(r"#{1,6} +"),
    re.compile(r"[一二三四五六七八九十]{1,3}、"),
    re.compile(r"\([一二三四五六七八九十]{1,3}\)"),
    re.compile(r"\d{1,2}[.、](?!\d) *"),
    re.compile(r"\(\d{1,2}\)|(?:反馈)?问题(?:[一二三四五六七八九十]{1,3}|\d{1,2})?[:、.] *"),
    re.compile(r"[①-⑳]"),
)
"""Heading marks from the widest to the narrowest, as official documents nest them."""


@dataclass(frozen=True)
class Line:
    """A non-empty line without the blanks around it: its mark, and how deep that stands (None: no mark)."""

    start: int
    end: int
    depth: int | None
    body: int
    """Where the words after the mark start."""


def lines_of(text: Text) -> list[Line]:
    """The non-empty lines of a text."""
    result = []
    for found in re.finditer(r"[^\r\n]+", text.plain):
        place = trimmed(text.plain, Span(*found.span()))
        if place.start < place.end:
            marks = (pattern.match(text.plain, place.start, place.end) for pattern in MARKS)
            depth, mark = next(((depth, mark) for depth, mark in enumerate(marks) if mark), (None, None))
            result.append(Line(place.start, place.end, depth, mark.end() if mark else place.start))
    return result


def heading_words(text: Text, line: Line) -> str:
    """A heading as printed, without its mark and closing mark."""
    return text.printed[line.body : line.end].strip().rstrip("。:：;；,，")
