"""Time expressions of a notice: days, months, years, ranges, and the windows they open (以来, 截至)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from huitoukan.notice.claims.timewords import TIME, days
from huitoukan.notice.text.spans import Span

EXPRESSION = re.compile(
    r"(?=[\d〇零一二三四五六七八九十今去当同次翌本前上下截到])"  # fails fast on all other characters
    rf"(?P<until>截至|截止到?|到)?(?:{TIME})(?P<third>[上中下]旬)?(?P<edge>底前|底|末|初)?"
    r"(?P<mark>以来|至今|以后|开始|起|(?:之|以)?前)?"
)
_NUMBER = r"[\d一二三四五六七八九十 ]{1,6}"
_DAY = rf"(?:\d{{4}}|[〇零0一二三四五六七八九]{{4}}) ?年{_NUMBER}月(?:{_NUMBER}日)?"
LONE_DAY = re.compile(rf" *\(?(?:{_DAY}|20\d\d[./-]\d{{1,2}}[./-]\d{{1,2}})\)? *")
"""A line that is nothing but a day (or month), as at the end of a notice."""
_ORGAN_END = r"党[组委]|委员会|支部|总支|[局办院校厅处会社司部府道]|中心|大学|学院|街道"
SIGNED_DAY = re.compile(rf"[^。;:!?\d]{{2,40}}(?:{_ORGAN_END})[) ]{{0,30}}\(?(?P<day>{_DAY})\)? *")
"""A line that is a signature with its day."""


@dataclass(frozen=True)
class Moment:
    """A time expression: its place, its first and last day, how precise it is, what it does to a number."""

    text: str
    start: int
    end: int
    first: date
    last: date
    precision: str
    """day · month · third · quarter · half · year · range"""
    mark: str
    """on (a point in time) · since (以来) · until (截至) · by (前, a deadline) · span (a year, a range)"""

    @property
    def iso(self) -> str | None:
        """`2025-02-20` or `2025-02`; None where neither day nor month is given (8月下旬, 上半年)."""
        if self.precision == "day":
            return self.first.isoformat()
        return self.first.isoformat()[:7] if self.precision == "month" else None

    @property
    def is_point(self) -> bool:
        """Whether it says when one thing happened."""
        return self.mark == "on" and self.iso is not None

    @property
    def window(self) -> tuple[str | None, str | None] | None:
        """(since, until), ISO days, that it sets for the numbers after it; None where it sets none."""
        first, last = self.first.isoformat(), self.last.isoformat()
        if self.precision == "third":
            return None  # its first and last day would be a guess
        return {"since": (first, None), "until": (None, last), "span": (first, last)}.get(self.mark)


def moments(text: str, year: int | None, place: Span | None = None) -> list[Moment]:
    """Every time expression in the place (or the whole) of a plain text, in order.

    A month without year takes the year written before it, else `year`; with neither it is left out.
    今年 and 去年 count from `year`. Dates that do not exist (2月30日) are left out.
    """
    place = place or Span(0, len(text))
    result: list[Moment] = []
    current = year
    for found in EXPRESSION.finditer(text, place.start, place.end):
        try:
            read = days(found.groupdict(), current, year)
        except ValueError:
            continue
        if read is not None:
            current = read[1].year
            result.append(Moment(found[0], found.start(), found.end(), *read, _mark(found, read[2])))
    return result


def _mark(found: re.Match[str], precision: str) -> str:
    mark = found["mark"] or found["edge"] or ""
    if mark.endswith("前"):
        return "by"
    if found["mark"]:
        return "since"
    if found["until"]:
        return "until"
    return "on" if precision in ("day", "month", "third") else "span"
