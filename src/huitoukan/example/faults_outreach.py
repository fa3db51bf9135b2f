"""Faults in the registers of what reached the public."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np
import pandas as pd

from huitoukan.example import plan
from huitoukan.example.days import day_off
from huitoukan.example.frames import ROW
from huitoukan.example.planting import Fault, Planter, in_cell, workday
from huitoukan.workbook.writing.altered import Change

HEAPED = 34
"""Numbers rounded to multiples of 50: over a fifth of the log."""
ALIKE = 8
"""Two events made one are drawn from so many of about the same size, so that the total hardly moves."""


def faults(p: Planter) -> Iterator[Fault]:
    """Those of 科普活动, 网络竞赛, 宣传报道, 科学工作室 and its log, 科普画廊, 阵地清单."""
    yield from _places(p)
    yield from _twice(p)
    yield from _on_holiday(p)
    yield _heaped(p)
    at = ("events", p.row("events", _small(p)), "participants")
    yield in_cell("error_value", "error", at, "#REF!", "公式出错")
    yield from _contests(p)
    yield from _press(p)
    yield from _sessions(p)
    at = ("venues", p.row("venues", p.tables["venues"]["last_checked_on"].notna()), "last_checked_on")
    yield in_cell("day_missing", "warning", at, "2024年3月", "没有写到日")
    at = ("venues", p.row("venues", p.tables["venues"]["community"].notna()), "community")
    yield in_cell("unknown_place", "warning", at, "示例花园社区", "社区不在名录中")


def _small(p: Planter) -> pd.Series:
    """Events below the median, whose loss leaves the total what the notice rounds it to."""
    size = p.tables["events"]["participants"]
    return size < size.median()


def _places(p: Planter) -> Iterator[Fault]:
    log = p.tables["events"]
    here = log["community"].notna()
    at = ("events", p.row("events", here), "community")
    yield in_cell("unknown_place", "warning", at, "示例新村社区", "社区不在名录中")
    row = p.row("events", here)
    own, name = p.cell("events", row, "street"), p.cell("events", row, "community")
    other = next(street for street in sorted(log["street"].dropna().unique()) if street != own)
    at = ("events", row, "community")
    yield in_cell("community_not_in_street", "warning", at, name, "街道写成别的街道", street=other)


def _twice(p: Planter) -> Iterator[Fault]:
    here = p.tables["events"]["community"].notna()
    first, second = _pair(p, here)
    columns = ("held_on", "kind", "street", "community", "participants")
    same = {column: p.cell("events", first, column) for column in columns} | {"online": "否"}
    at = ("events", second, "name")
    words = "同日同地同人次换名再登一次"
    yield in_cell("same_record_twice", "warning", at, p.cell("events", second, "name"), words, **same)
    first, second = _pair(p, here)
    same = {column: p.cell("events", first, column) for column in ("name", "street", "community")}
    day = p.cell("events", first, "held_on")
    key = "、".join((str(day.date()), same["name"], same["community"]))
    at = ("events", second, "held_on")
    yield in_cell("duplicate_key", "error", at, day, "同日同名同社区登记两次", key, **same)


def _pair(p: Planter, where: pd.Series) -> tuple[int, int]:
    """Two rows of about the same size, the upper one first."""
    one = p.row("events", where & _small(p))
    size = p.tables["events"]["participants"].astype(float)
    near = (size - size.iloc[one - ROW]).abs()
    limit = near[where].drop(near.index[one - ROW]).nsmallest(ALIKE).max()
    other = p.row("events", where & (near <= limit))
    return min(one, other), max(one, other)


def _on_holiday(p: Planter) -> Iterator[Fault]:
    """All such days of a log are told with the first of them: it must be the planted one."""
    days = p.tables["events"]["held_on"]
    off = np.flatnonzero([day_off(day.date()) for day in days])
    above = pd.Series(np.arange(len(days)) < (off[0] if len(off) else len(days)), days.index)
    if above.any():
        at = ("events", p.row("events", above), "held_on")
        yield in_cell("on_holiday", "note", at, date(2025, 5, 1), "活动日期是法定节假日")


def _heaped(p: Planter) -> Fault:
    """So many numbers rounded to 50 that counting cannot have given them.

    They are told with the first multiple of 50: where counting gave one early, one is planted above it.
    """
    log = p.tables["events"]
    # two events of one day and place may not become of one size
    alone = (log["participants"] >= 60) & ~log.duplicated(["held_on", "community"], keep=False)
    counted = np.flatnonzero((log["participants"] >= 50) & (log["participants"] % 50 == 0))
    above = alone & (np.arange(len(log)) < (counted[0] if len(counted) else len(log)))
    first = p.row("events", above if above.any() else alone)
    rows = sorted((first, *(p.row("events", alone) for _ in range(HEAPED - 1))))
    heads = [round(p.cell("events", row, "participants") / 50) * 50 for row in rows]
    changes = tuple(
        Change("events", row, "participants", number) for row, number in zip(rows, heads, strict=True)
    )
    words = "三十多个人次凑成50的倍数"
    return Fault("round_numbers", "ask", "events", rows[0], "participants", str(heads[0]), words, changes)


def _contests(p: Planter) -> Iterator[Fault]:
    row = p.row("contests")
    more = int(p.cell("contests", row, "attendances")) + 1000
    yield in_cell("people_over_attendances", "error", ("contests", row, "people"), more, "人数多于人次")
    row = p.row("contests")
    early = workday(p.day("contests", row, "started_on"), 9)
    yield in_cell("dates_disordered", "error", ("contests", row, "ended_on"), early, "结束早于开始")
    at = ("contests", p.row("contests"), "people")
    yield in_cell("not_a_number", "error", at, "约2万", "写了约数")
    total, row = int(p.tables["contests"]["attendances"].sum()) + 10_000, p.new_row("contests")
    at = ("contests", row, "attendances")
    yield in_cell("total_differs", "warning", at, total, "合计与各行不符", name="合计")
    yield Fault("total_row", "note", "contests", row, None, f"合计、{total}", "合计行不当作记录")


def _press(p: Planter) -> Iterator[Fault]:
    early = p.row("press", p.tables["press"]["published_on"] < pd.Timestamp(2024, 6, 1))
    before = (Change("press", early, "published_on", date(2023, 12, 11)),)
    claim, said = p.claim("press_items"), str(plan.PRESS)
    words = "一篇稿件的日期改到统计时段之前"
    yield Fault("log_differs_from_claim", "warning", "claims", claim, "value", said, words, before)
    row = p.row("press")
    yield in_cell("required_missing", "error", ("press", row, "title"), None, "标题空着")


def _sessions(p: Planter) -> Iterator[Fault]:
    at = ("studios", p.row("studios"), "weekly_hours")
    yield in_cell("out_of_range", "error", at, -3, "每周时长是负数")
    yield in_cell("not_an_integer", "error", ("studios", p.row("studios"), "staff"), 1.5, "人数不是整数")
    at, opened = ("studios", p.new_row("studios"), "name"), date(2024, 3, 1)
    words = "添一间没有活动的工作室"
    yield in_cell("never_used", "ask", at, "示例新建青少年科学工作室", words, opened_on=opened)
    sessions = p.tables["sessions"]
    often = sessions["studio"].map(sessions["studio"].value_counts()) >= 4
    early = sessions["held_on"] < pd.Timestamp(plan.YEAR)
    row = p.row("sessions")
    many = 100 * int(p.cell("sessions", row, "participants"))
    yield in_cell("outlier", "ask", ("sessions", row, "participants"), many, "人次多写两个零")
    at = ("sessions", p.row("sessions", often), "studio")
    yield in_cell("unknown_reference", "error", at, "示例不存在工作室", "工作室不在名录中")
    row = p.row("sessions", often & early)
    studio = p.tables["studios"].set_index("name").loc[p.cell("sessions", row, "studio")]
    before = workday(date.fromisoformat(studio["opened_on"]), 20)
    yield in_cell("before_it_existed", "warning", ("sessions", row, "held_on"), before, "活动早于工作室启用")
    at = ("sessions", p.row("sessions"), "participants")
    yield in_cell("not_a_number", "error", at, "二十多人", "数字栏写了文字")
