"""Days, months, quarters and rhythms. The only module that may look at a clock."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

DAYS_PER_YEAR = 365.25
"""Mean length of a year in days; annual rates are counts ÷ days x this."""


def today() -> date:
    """Today's date. Everything else takes `as_of`."""
    return date.today()


@dataclass(frozen=True, order=True)
class Quarter:
    """A calendar quarter such as 2025Q2."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> Quarter:
        """The quarter written `2025Q2`; ValueError for anything else."""
        found = re.fullmatch(r"\s*(\d{4})\s*[Qq]([1-4])\s*", str(text))
        if not found:
            raise ValueError(f"{text!r} 不是季度，应写成 2025Q2 的样子")
        return cls(int(found[1]), int(found[2]))

    @classmethod
    def of(cls, day: date) -> Quarter:
        """The quarter a day falls in."""
        return cls(day.year, (day.month + 2) // 3)

    @property
    def start(self) -> date:
        """First day."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def end(self) -> date:
        """Last day."""
        return last_of_month(self.year, 3 * self.number)

    @property
    def label(self) -> str:
        """As written in a report: 2025年第2季度."""
        return f"{self.year}年第{self.number}季度"

    def shift(self, quarters: int) -> Quarter:
        """The quarter so many quarters later (earlier when negative)."""
        index = self.year * 4 + self.number - 1 + quarters
        return Quarter(index // 4, index % 4 + 1)

    def __str__(self) -> str:
        return f"{self.year}Q{self.number}"


def last_of_month(year: int, month: int) -> date:
    """Last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def parse_day(text: str) -> date:
    """The day written `2025-05-20`; ValueError for anything else."""
    try:
        return date.fromisoformat(text)
    except (TypeError, ValueError):
        raise ValueError(f"{text!r} 不是日期，应写成 2025-05-20 的样子") from None


def span_of(text: str) -> tuple[date, date]:
    """First and last day of a date known to the day (`2025-02-20`), month (`2025-02`) or year (`2025`)."""
    found = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", text)
    try:
        year, month, day = (int(part or 0) for part in found.groups()) if found else (0, 0, 0)
        first = date(year, month or 1, day or 1)
    except ValueError:
        raise ValueError(f"{text!r} 不是日期，应写成 2025、2025-02 或 2025-02-20 的样子") from None
    return first, first if day else last_of_month(year, month or 12)


def days_between(earlier: date, later: date) -> int:
    """Nights between two days (20 May after 21 January of a year: 119)."""
    return (later - earlier).days


def days_inclusive(first: date, last: date) -> int:
    """Days from first to last, both counted (2024-01-01…2025-05-20: 506)."""
    return (last - first).days + 1


def overlap(first: date, last: date, start: date, end: date) -> int:
    """Days that [first, last] shares with [start, end], both ends counted; 0 when apart."""
    return max(0, days_inclusive(max(first, start), min(last, end)))


@dataclass(frozen=True)
class Rhythm:
    """An ISO 8601 duration of months or of days: P2M, P6M, P1Y, P1W, P1D."""

    months: int = 0
    days: int = 0

    @classmethod
    def parse(cls, text: str) -> Rhythm:
        """The rhythm written as ISO 8601; ValueError when it is none, or mixes months with days."""
        found = re.fullmatch(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?", text or "")
        years, months, weeks, days = (int(part or 0) for part in found.groups()) if found else (0, 0, 0, 0)
        rhythm = cls(12 * years + months, 7 * weeks + days)
        if (rhythm.months == 0) == (rhythm.days == 0):
            raise ValueError(f"{text!r} 不是周期，应写成 P2M（每两月）、P6M（每半年）、P1Y（每年）的样子")
        return rhythm

    @property
    def label(self) -> str:
        """As people say it: 每两月, 每半年, 每年, 每周, 每天."""
        known = {(1, 0): "每月", (2, 0): "每两月", (3, 0): "每季度", (6, 0): "每半年", (12, 0): "每年"}
        known |= {(0, 1): "每天", (0, 7): "每周", (0, 14): "每两周"}
        fallback = f"每{self.months}个月" if self.months else f"每{self.days}天"
        return known.get((self.months, self.days), fallback)

    def windows(self, start: date, end: date) -> list[tuple[date, date]]:
        """The rhythm's windows that end on or after `start` and begin on or before `end`.

        Months are cut along the calendar year (每两月: 1-2, 3-4, … ; 每半年: halves), because that is how
        offices plan; days run from `start`. A rhythm that does not divide the year runs from January of
        the start year.
        """
        if self.days:
            step = timedelta(days=self.days)
            count = max(0, -(-days_inclusive(start, end) // self.days))
            return [(start + i * step, start + (i + 1) * step - timedelta(days=1)) for i in range(count)]
        result: list[tuple[date, date]] = []
        index = 0
        while True:
            month = self.months * index
            first = date(start.year + month // 12, month % 12 + 1, 1)
            if first > end:
                return result
            last_month = month + self.months - 1
            last = last_of_month(start.year + last_month // 12, last_month % 12 + 1)
            if last >= start:
                result.append((first, last))
            index += 1
