"""When the story of the example takes place, and the published totals it is calibrated to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from zlib import crc32

import numpy as np

from huitoukan.period import Quarter

ORGAN = "福州市鼓楼区示例科学技术协会"
"""Made up, and named so; our place is part of it, so that the place's denominators apply."""
INSPECTOR = "示例巡察组"
INSPECTED = (date(2024, 2, 20), date(2024, 3, 26))
FEEDBACK = date(2025, 1, 21)
SIGNED = date(2025, 5, 20)
"""The signing of the notice, and the as-of day of the first edition."""
BEGIN = date(2024, 1, 1)
"""First day of the published window of events, contests and press."""
YEAR = date(2025, 1, 1)
"""First day of the published window of sessions, visits and meetings."""
FIRST = Quarter(2025, 2)
LONGEST = 4
"""Quarters the story lasts."""

EVENTS, ATTENDANCES = 135, 47_000
CONTEST_ATTENDANCES = 230_000
PRESS, SESSIONS, ASSOCIATIONS, COMMUNITIES_VISITED = 37, 68, 78, 13
"""Totals the published notice states for its windows."""
SEED = 2025


@dataclass(frozen=True)
class Span:
    """Days from the first to the last, both counted."""

    first: date
    last: date

    @property
    def days(self) -> np.ndarray:
        """Every day, as datetime64[D]."""
        return np.arange(np.datetime64(self.first), np.datetime64(self.last) + 1)


def quarters(count: int) -> list[Quarter]:
    """The quarters of the editions: 2025Q2 and those after it."""
    return [FIRST.shift(step) for step in range(count)]


def as_of(quarter: Quarter) -> date:
    """The day up to which the ledger of a quarter is kept: the signing, later the quarter's end."""
    return SIGNED if quarter == FIRST else quarter.end


def spans(count: int = LONGEST, begin: date = BEGIN) -> list[Span]:
    """What each edition adds to the one before it, from `begin` on."""
    ends = [as_of(quarter) for quarter in quarters(count)]
    starts = [begin, *(end + timedelta(days=1) for end in ends[:-1])]
    return [Span(*pair) for pair in zip(starts, ends, strict=True)]


def generator(seed: int, *theme: str | int) -> np.random.Generator:
    """The random numbers of a theme: other themes, or more quarters, do not shift them."""
    return np.random.default_rng([seed, *(crc32(str(word).encode()) for word in theme)])
