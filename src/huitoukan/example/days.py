"""Which days are busy: weekdays, seasons, science week, national science day, holidays."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import holidays
import numpy as np

from huitoukan.example.plan import Span

WEEKDAYS = (0.7, 0.75, 0.8, 0.8, 1.0, 2.3, 1.7)
"""Monday to Sunday: residents have time at weekends."""
MONTHS = (0.7, 0.45, 1.1, 1.15, 1.35, 1.0, 1.15, 0.95, 1.4, 0.95, 1.0, 0.85)
SCIENCE_WEEK, SCIENCE_DAY = 4.0, 3.0
HOLIDAY = 0.04


@cache
def day_off(day: date) -> bool:
    """Whether a day is a statutory holiday."""
    return day in holidays.country_holidays("CN", years=day.year)


def science_week(year: int) -> Span:
    """Eight days from the first Saturday on or after 20 May."""
    first = date(year, 5, 20)
    first += timedelta(days=(5 - first.weekday()) % 7)
    return Span(first, first + timedelta(days=7))


def science_day(year: int) -> Span:
    """The days around the national science day in September."""
    return Span(date(year, 9, 14), date(year, 9, 22))


@cache
def _weight(day: date) -> float:
    weight = WEEKDAYS[day.weekday()] * MONTHS[day.month - 1]
    for span, factor in ((science_week(day.year), SCIENCE_WEEK), (science_day(day.year), SCIENCE_DAY)):
        if span.first <= day <= span.last:
            weight *= factor
    return weight * HOLIDAY if day_off(day) else weight


def weights(span: Span) -> np.ndarray:
    """How busy each day of a span is, in any unit."""
    return np.array([_weight(day) for day in span.days.tolist()])


def busy_days(rng: np.random.Generator, span: Span, n: int) -> np.ndarray:
    """`n` days of public activity in order, as datetime64[D]."""
    share = weights(span)
    return np.repeat(span.days, rng.multinomial(n, share / share.sum()))


def next_working(days: np.ndarray) -> np.ndarray:
    """Each day, or the next working day where it is none."""
    found = {day: day for day in np.unique(days).tolist()}
    for day in found:
        while found[day].weekday() > 4 or day_off(found[day]):
            found[day] += timedelta(days=1)
    return np.array([found[day] for day in days.tolist()], "datetime64[D]")


def office_days(rng: np.random.Generator, span: Span, n: int, apart: bool = False) -> np.ndarray:
    """`n` working days in order, as datetime64[D]; each at most once where they are to lie apart."""
    days = np.array([d for d in span.days.tolist() if d.weekday() < 5 and not day_off(d)], "datetime64[D]")
    return np.sort(rng.choice(days, n, replace=not apart))


def office_day(rng: np.random.Generator, first: date, last: date) -> date:
    """One working day."""
    return date.fromisoformat(str(office_days(rng, Span(first, last), 1)[0]))


def working_days(month: date) -> int:
    """Working days of a month by weekdays and holidays; made-up Saturdays are not counted."""
    last = (month.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return sum(d.weekday() < 5 and not day_off(d) for d in Span(month, last).days.tolist())
