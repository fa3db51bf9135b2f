"""The days of the occasions to which promises are tied, and the public holidays."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

import holidays

from huitoukan.codelists import load


def occasions(words: str | None) -> tuple[str, ...]:
    """The labels of the occasions named in a text (春节前、国庆节), each once; unknown ones are left out."""
    known = load("occasions")
    codes = [known.words[word] for word in re.findall("|".join(known.words), words or "")]
    return tuple(known.label_of(code) for code in dict.fromkeys(codes))


@cache
def feast(name: str, year: int) -> date | None:
    """The day of an occasion in a year; None for no known occasion, or a year beyond the lunar calendar."""
    known = load("occasions")
    code = known.code_of(name)
    if code is None:
        return None
    if day := known.get(code, "day"):
        return date.fromisoformat(f"{year:04}-{day}")
    label = known.get(code, "holiday")
    return min((day for day, words in _holidays(year).items() if label in words), default=None)


def days_off(first: date, last: date) -> dict[date, str]:
    """The public holidays from first to last with their names, the days off moved to join them included."""
    years = range(first.year, last.year + 1)
    days = ((day, name) for year in years for day, name in sorted(_holidays(year).items()))
    return {day: name.partition("（")[0] for day, name in days if first <= day <= last}


def is_working_day(day: date) -> bool:
    """Whether offices work that day: no weekend and no holiday, or a weekend worked in exchange."""
    return _holidays(day.year).is_working_day(day)


@cache
def _holidays(year: int) -> holidays.HolidayBase:
    return holidays.country_holidays("CN", years=year, language="zh_CN")
