"""What a log's numbers look like together: far from the others, round, on holidays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np
import pandas as pd
from scipy.stats import binom

from huitoukan.checks.registry import Hit, hits, named, rule
from huitoukan.edition import Edition
from huitoukan.problems import Severity
from huitoukan.promises.feasts import days_off
from huitoukan.registers import REGISTERS

SIZES = {
    "events": ("participants", "online"),
    "sessions": ("participants", None),
    "contests": ("attendances", None),
    "funds": ("granted_yuan", None),
    "procurements": ("contract_yuan", None),
}
"""Register → its column of sizes, and the column that tells groups of another scale apart."""
ROWS = 20
"""Fewer numbers show no spread."""
SCALES, TIMES, NARROW = 5, 8, 0.3
"""A number is far out at so many robust standard deviations of the logarithm (none taken as less than
NARROW) and so many times the median. In lognormal logs that is no row in ten thousand."""
COUNTED = ("events", "sessions")
"""Registers whose participants are counted by hand."""
ROUND, HEAPED, RARE = 50, 0.2, 0.001
"""Multiples of ROUND heap when they are so large a share of the numbers from ROUND up, and it is that rare
with twice the share that even numbers would have."""
KEPT = 10
"""So many rows show from when on a log is kept."""
APART = 730
"""So many days before all others, a day that stands with few is likelier a slip of the pen than a record."""
STRAYS = 0.05
"""Most of a log's rows that stray: with more the log has a gap."""
LOGS = ("events", "contests", "press", "visits", "meetings", "talents")
"""Registers kept from some day on, of which no other rule says that a day comes too early."""
ACTIVITIES = ("events", "sessions", "gallery_checks", "visits", "meetings", "talents")
"""Registers of what the staff does on a day."""


@rule("outlier", Severity.ASK, "请核对是否多写、少写了一位或写错了单位；确实如此的，请注明。")
def outlier(edition: Edition) -> Iterator[Hit]:
    """“{column}”的值{value}与同表其他各行相差很远，中位数是{median}。"""
    for register, (column, apart) in SIZES.items():
        table = edition.ledger[register]
        known = table[table[column].gt(0).fillna(False)]
        groups = known[apart].fillna(False) if apart else pd.Series(False, known.index)
        sizes = np.log(known[column].astype("float64"))
        middle = sizes.groupby(groups).transform("median")
        off = (sizes - middle).abs()
        scale = (1.4826 * off.groupby(groups).transform("median")).clip(lower=NARROW)
        enough = groups.groupby(groups).transform("size") >= ROWS
        far = enough & (off > SCALES * scale) & (off > np.log(TIMES))
        yield from hits(register, known[far], column, median=np.exp(middle[far]).round())


@rule("round_numbers", Severity.ASK, "请单位说明人次是签到清点的，还是估计的。")
def round_numbers(edition: Edition) -> Iterator[Hit]:
    """不小于50的{n}个“{column}”中有{k}个是50的整倍数，像是估计数，如{where}。"""
    for register in COUNTED:
        large = edition.ledger[register][["participants"]].dropna()
        large = large[large["participants"] >= ROUND]
        heap = large[large["participants"] % ROUND == 0]
        n, k = len(large), len(heap)
        if n >= ROWS and k >= HEAPED * n and binom.sf(k - 1, n, 2 / ROUND) < RARE:
            where = named(edition.ledger, register, heap.index[:5])
            yield from hits(register, heap.head(1), "participants", n=n, k=k, where=where)


@rule("stray_day", Severity.ASK, "请核对年份有没有写错；确是那一年的，请注明。")
def stray_day(edition: Edition) -> Iterator[Hit]:
    """“{column}”（{value}）比同表其他各行早得多，其他各行从{since}开始。"""
    for register in LOGS:
        table, day = edition.ledger[register], REGISTERS[register].day
        days = table[day].dropna().sort_values()
        gaps = days.diff().dt.days.to_numpy()
        places = np.flatnonzero(gaps > APART)
        if not len(places):
            continue
        first = int(places[-1])  # what lies before the last gap
        if len(days) - first >= KEPT and first <= max(1, STRAYS * len(days)):
            rows = table.loc[days.index[:first]]
            yield from hits(register, rows, day, since=days.iloc[first].date())


@rule("on_holiday", Severity.NOTE, "请看一看日期有没有写错；确在假期开展的，不用改。")
def on_holiday(edition: Edition) -> Iterator[Hit]:
    """有{n}行的“{column}”是法定节假日（{feasts}）：{where}。"""
    for register in ACTIVITIES:
        table, day = edition.ledger[register], REGISTERS[register].day
        years = table[day].dt.year.dropna().unique()
        off = {when: name for year in years for when, name in _days_off(int(year)).items()}
        feasts = table[day].map(off).dropna()
        if len(feasts):
            where = named(edition.ledger, register, feasts.index)
            words = "、".join(feasts.unique()[:8])
            rows = table.loc[feasts.index[:1]]
            yield from hits(register, rows, day, n=len(feasts), feasts=words, where=where)


def _days_off(year: int) -> dict[pd.Timestamp, str]:
    days = days_off(date(year, 1, 1), date(year, 12, 31))
    return {pd.Timestamp(day): name for day, name in days.items()}
