"""The windows in which a promise is to be kept, from its rhythm and its occasions.

Months are cut along the calendar year (每两月: January-February, …), because that is how offices plan; days
run on from the start. So the first window of a promise made on 20 May began before anybody had promised
anything: what was to be done in the rest of it is nowhere said, and half a promise cannot be made up. Such a
window is kept in the list, marked as not `whole`, and never judged; the first whole one after it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from huitoukan.period import Rhythm
from huitoukan.promises.feasts import feast, is_working_day

FEAST_LEAD = timedelta(days=14)
"""A talk 'at' a feast may be held from two weeks before it until the day itself."""
SHORTEST = 28
"""Rhythms of fewer days are looked at month by month: nobody checks a daily promise every day."""

Span = tuple[date, date]


@dataclass(frozen=True)
class Window:
    """What is checked at once: a window, or the short ones that end in the same month, first and last day."""

    label: str
    spans: tuple[Span, ...]
    whole: bool
    """Whether it began on or after the day the promise was made."""

    @property
    def first(self) -> date:
        """First day."""
        return self.spans[0][0]

    @property
    def last(self) -> date:
        """Last day, on which the check is due."""
        return self.spans[-1][1]


def of_rhythm(rhythm: Rhythm, start: date, until: date) -> Iterator[Window]:
    """The windows of a rhythm that end on or after `start`, but not after `until`.

    Of a daily rhythm only the working days count.
    """
    spans: Iterable[Span] = (span for span in rhythm.windows(start, until) if span[1] <= until)
    if not 0 < rhythm.days < SHORTEST:
        for first, last in spans:
            yield Window(_span_label(first, last), ((first, last),), first >= start)
        return
    if rhythm.days == 1:
        spans = (span for span in spans if is_working_day(span[0]))
    for (year, month), together in groupby(spans, key=lambda span: (span[1].year, span[1].month)):
        yield Window(f"{year}年{month}月", tuple(together), True)


def of_occasion(name: str, start: date, until: date) -> Iterator[Window]:
    """The fortnights up to an occasion, as far as its day lies between `start` and `until`."""
    for year in range(start.year, until.year + 1):
        day = feast(name, year)
        if day and start <= day <= until:
            first = day - FEAST_LEAD
            yield Window(f"{year}年{name}", ((first, day),), first >= start)


def _span_label(first: date, last: date) -> str:
    """2026年1—2月, 2026年上半年, 2026年; days where it is not cut along months."""
    following = last + timedelta(days=1)
    if first.day != 1 or following.day != 1:
        return f"{first.isoformat()}至{last.isoformat()}"
    if first.year != last.year:
        return f"{first.year}年{first.month}月至{last.year}年{last.month}月"
    months = (first.month, last.month)
    known = {(1, 12): "", (1, 6): "上半年", (7, 12): "下半年"}
    single = f"{first.month}月" if first.month == last.month else f"{first.month}—{last.month}月"
    return f"{first.year}年{known.get(months, single)}"
