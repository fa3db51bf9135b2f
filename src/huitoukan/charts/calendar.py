"""On which days events were held."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pandas as pd

from huitoukan.charts import style
from huitoukan.charts.fonts import width_mm
from huitoukan.charts.frame import chart, tuples
from huitoukan.charts.layout import LEFT, RIGHT, key_height, pitch
from huitoukan.charts.shades import Shades
from huitoukan.charts.sheet import Sheet
from huitoukan.charts.words import known
from huitoukan.formats import number

WEEKDAYS = "一二三四五六日"
MOST_HALVES = 4
"""A window of up to so many half-years is drawn in half-years, its numbers in the cells; else in years."""
_LEFT, _HEAD = 14.0, 2 * pitch(style.SMALL) + 1.0


@dataclass(frozen=True)
class Strip:
    """A half-year or a year as a row of weeks."""

    start: date
    months: int

    @property
    def words(self) -> list[str]:
        """Its name, in lines."""
        halves = {1: "上半年", 7: "下半年"}
        return (
            [f"{self.start.year}年", halves[self.start.month]]
            if self.months < 12
            else [f"{self.start.year}年"]
        )

    def place(self, day: date) -> tuple[int, int]:
        """Week and weekday of a day, counted from 0 and Monday."""
        monday = self.start - timedelta(days=self.start.weekday())
        return (day - monday).days // 7, day.weekday()

    @property
    def first_days(self) -> list[date]:
        """The first day of each month."""
        return [self.start.replace(month=self.start.month + step) for step in range(self.months)]


def strips(first: date, last: date) -> list[Strip]:
    """The half-years from the first to the last day; the years, where these would be too many."""
    halves = 2 * (last.year - first.year) + (last.month > 6) - (first.month > 6) + 1
    months = 6 if halves <= MOST_HALVES else 12
    starts = (
        date(year, month, 1) for year in range(first.year, last.year + 1) for month in range(1, 13, months)
    )
    every = [Strip(start, months) for start in starts]
    return [s for s in every if s.start <= last and max(s.first_days) >= first.replace(day=1)]


@chart(
    "活动日历",
    "每格一天、每列一周;颜色越深场次越多,粗框为法定节假日(含调休);月份下为当月场次",
    "day year events holiday",
    row="year",
    attributes=("months", "total", "on_holidays", "on_weekends"),
)
def events_calendar(frame: pd.DataFrame, sheet: Sheet) -> str:
    """Every day of the window as a cell, the darker the more events; public holidays in bold frames.

    Rows: one per day. `attrs`: months (2025-03 → events), total, on_holidays, on_weekends.
    """
    days = {row.day.date(): row for row in tuples(frame)}
    rows = strips(min(days), max(days))
    by_half = rows[0].months < 12
    width, height = ((RIGHT - _LEFT) / (27 if by_half else 54), 4.4 if by_half else 3.0)
    shades = Shades.up_to(float(frame["events"].max()))
    key = [*shades.key("场"), (replace(style.HOLLOW, edge=style.INK), "节假日")]
    start, pace = key_height(key) + 1, _HEAD + 7 * height + 3
    sheet.open(start + pace * len(rows) - 3)
    sheet.key(key)
    for level, strip in enumerate(rows):
        top = start + level * pace
        _strip_head(sheet, strip, top, width, height, frame.attrs["months"])
        for day, row in _days_of(strip, days):
            week, weekday = strip.place(day)
            corner = (_LEFT + week * width, top + _HEAD + weekday * height)
            look = shades.look(row.events)
            sheet.tile(*corner, width, height, look, bold=known(row.holiday))
            words = number(row.events)
            if by_half and row.events and width_mm(words, style.SMALL) <= width:
                middle = (corner[0] + width / 2, corner[1] + height / 2)
                sheet.write(*middle, words, size=style.SMALL, ha="center", color=look.ink, zorder=3)
    return _words(frame)


def _strip_head(
    sheet: Sheet, strip: Strip, top: float, width: float, height: float, months: dict[str, int]
) -> None:
    """Name of the strip, its months with their totals, the weekdays."""
    small: dict[str, Any] = {"size": style.SMALL, "color": style.MUTED}
    sheet.write(LEFT, top + len(strip.words) * pitch(style.SMALL) / 2, strip.words, size=style.SMALL)
    for first in strip.first_days:
        month = first.isoformat()[:7]
        if month in months:
            total = f"{number(months[month])}{'场' if strip.months < 12 else ''}"
            words = [f"{first.month}月", total]
            sheet.write(_LEFT + strip.place(first)[0] * width, top + pitch(style.SMALL), words, **small)
    for weekday in range(0, 7, 1 if height >= pitch(style.SMALL) else 2):
        y = top + _HEAD + (weekday + 0.5) * height
        sheet.write(_LEFT - 1, y, WEEKDAYS[weekday], ha="right", **small)


def _days_of(strip: Strip, days: dict[date, Any]) -> Iterator[tuple[date, Any]]:
    end = strip.first_days[-1] + timedelta(days=31)
    return ((day, row) for day, row in days.items() if strip.start <= day < end.replace(day=1))


def _words(frame: pd.DataFrame) -> str:
    attrs = frame.attrs
    months = "、".join(
        f"{month[:4]}年{int(month[5:])}月{number(n)}场" for month, n in attrs["months"].items()
    )
    return (
        f"{months}。合计{number(attrs['total'])}场,其中节假日{number(attrs['on_holidays'])}场、"
        f"周六周日{number(attrs['on_weekends'])}场。"
    )
