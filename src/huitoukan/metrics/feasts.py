"""The days of the occasions to which promises are tied."""

from __future__ import annotations

from datetime import date
from functools import cache

import holidays

FIXED = {"元旦": (1, 1), "五一": (5, 1), "七一": (7, 1), "国庆": (10, 1)}
"""Occasions with the same month and day every year."""
MOVABLE = {"春节": "春节", "清明": "清明节", "端午": "端午节", "中秋": "中秋节"}
"""Occasions of the lunar calendar or the solar terms, and their names in the calendar library."""


@cache
def feast(name: str, year: int) -> date | None:
    """The day of an occasion in a year; None for a name that is no known occasion."""
    if name in FIXED:
        return date(year, *FIXED[name])
    if name not in MOVABLE:
        return None
    calendar = holidays.country_holidays("CN", years=year, language="zh_CN")
    return min((day for day, label in calendar.items() if MOVABLE[name] in label), default=None)
