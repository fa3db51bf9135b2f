"""Which line breaks are no ends of paragraphs: hard-wrapped files, and headings broken over two lines."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise

from huitoukan.notice.text.openings import label_at, mark_at
from huitoukan.notice.text.spans import Span

STOPS = tuple("。;:!?…")
CLOSERS = '”’"』」》)]】〕 '
"""Marks that may stand behind a stop."""
NARROW, NARROWEST = 60, 16
"""Characters that a line of a hard-wrapped file has at most."""
HEADINGS = ("chapter", "han", "(han)", "problem", "1.")
"""Marks of headings: a line that opens with one begins anew."""
SLACK = 3
"""Characters by which full lines differ, for no line starts with a closing mark."""
LONGEST_TITLE = 80
_UNFINISHED = re.compile(r".*问题(?:的?整改.{0,6})?[。.]?$|.*方面$", re.DOTALL)
PAGE = re.compile(r"[-_ ]*\d{1,3}[-_ ]*|第? ?\d{1,3} ?页.{0,12}|\d{1,3}/\d{1,3}")
"""A page's number between two lines of a paragraph."""
_LONE = re.compile(r"[\d〇零一二三四五六七八九十年月日 ]+日?|[-=_*·• ]+")
_HALF = re.compile(r"[\x00-\xff]")


@dataclass(frozen=True)
class _Line:
    start: int
    end: int
    indent: int
    opens: str | None
    """The mark or label it opens with."""
    widths: tuple[float, float]
    """Its length with the indent, in characters and in full widths: files are wrapped by either."""
    stops: bool
    """Whether it ends with a stop."""


def line_breaks(text: str, cells: Collection[int] = ()) -> list[Span]:
    """The places (break and blanks around it) to leave out of a plain text, in order.

    `cells` are places where a table's cell starts or ends: nothing is joined over them.
    """
    lines = [
        _line(text, found.start(), found.end())
        for found in re.finditer(r"[^\r\n]+", text)
        if not text[found.start() : found.end()].isspace()
    ]
    full = _full_width(lines)
    if full is not None:
        lines = [line for line in lines if not PAGE.fullmatch(text, line.start, line.end)]
    close = _closing_headings(lines)
    edges = set(cells)
    result = []
    for index, (line, after) in enumerate(pairwise(lines)):
        if edges and any(at in edges for at in range(line.end, after.start + 1)):
            continue
        last = lines[index + 2].opens is not None if index + 2 < len(lines) else True
        if _runs_on(text, line, after, full) or _is_broken_title(text, line, after, close, last):
            result.append(Span(line.end, after.start))
    return result


def _line(text: str, start: int, end: int) -> _Line:
    words = text[start:end]
    indent = len(words) - len(words.lstrip(" "))
    begin, stop = start + indent, start + len(words.rstrip(" "))
    mark = mark_at(text, begin, stop)
    label = label_at(text, begin, stop)
    opens = mark.kind if mark else label.code if label else None
    stops = text[begin:stop].rstrip(CLOSERS).endswith(STOPS)
    length = stop - start
    widths = (float(length), length - len(_HALF.findall(text, start, stop)) / 2)
    return _Line(begin, stop, indent, opens, widths, stops)


def _full_width(lines: list[_Line]) -> tuple[int, float] | None:
    """(way of measuring, width of a full line) of a hard-wrapped file; None where paragraphs are lines."""
    found = []
    for way in (0, 1):
        widths = sorted((line.widths[way] for line in lines), reverse=True)
        full = widths[len(widths) // 20] if widths else 0
        wrapped = sum(not line.stops and full - SLACK < line.widths[way] <= full + SLACK for line in lines)
        if len(lines) >= 8 and NARROWEST <= full <= NARROW and wrapped >= max(5, len(lines) * 0.25):
            found.append((wrapped, way, full))
    return max(found)[1:] if found else None


def _runs_on(text: str, line: _Line, after: _Line, full: tuple[int, float] | None) -> bool:
    """Whether a full line of a hard-wrapped file goes on in the next."""
    if (
        full is None
        or line.widths[full[0]] <= full[1] - SLACK
        or _LONE.fullmatch(text, after.start, after.end)
    ):
        return False
    if after.opens and (line.stops or after.indent or after.opens in HEADINGS):
        return False
    return not line.stops or not after.indent


def _closing_headings(lines: list[_Line]) -> set[str]:
    """The marks and labels whose lines end with a stop as a rule."""
    counts: dict[str, list[bool]] = defaultdict(list)
    for line in lines:
        if line.opens and line.end - line.start <= LONGEST_TITLE:
            counts[line.opens].append(line.stops)
    return {opens for opens, stops in counts.items() if sum(stops) * 2 >= len(stops)}


def _is_broken_title(text: str, line: _Line, after: _Line, close: set[str], last: bool) -> bool:
    """Whether a heading stops in the middle, other than its like, and the short line after it ends it."""
    return (
        line.opens in close
        and last
        and not line.stops
        and after.opens is None
        and after.stops
        and line.end - line.start + after.end - after.start <= LONGEST_TITLE
        and not _UNFINISHED.fullmatch(text, line.start, line.end)
    )
