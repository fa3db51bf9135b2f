"""In time or late: what falls due, held against the day it was done."""

from __future__ import annotations

import pandas as pd

from huitoukan.metrics.catalogue import Measurement, Metric
from huitoukan.metrics.registered import Log

NOT_DUE = "未到期"
CURVE = {"day": "datetime64[s]"} | dict.fromkeys(("due", "closed", "undated", "total"), "int64")
"""The columns of a curve of what was due and what was closed."""


def in_time(entry: Metric, log: Log, due: str, done: str) -> Measurement:
    """Rows done by their due day ÷ rows that are due or done by the as-of day."""
    log = log.needs(due)
    held = log.rows[done].where(log.rows[done] <= log.now)
    log = log.drop(held.isna() & (log.rows[due] >= log.now), NOT_DUE)
    return log.share(entry, held.loc[log.rows.index] <= log.rows[due])


def overdue(entry: Metric, log: Log, due: str, closed: pd.Series) -> Measurement:
    """Rows not closed after their due day ÷ rows whose due day is past."""
    log = log.needs(due)
    log = log.drop(log.rows[due] >= log.now, NOT_DUE)
    return log.share(entry, ~closed.loc[log.rows.index])


def days_late(entry: Metric, log: Log, due: str, done: str) -> Measurement:
    """Median days by which rows done late were late."""
    log = log.needs(due)
    late = log.rows[done].where(log.rows[done] <= log.now) - log.rows[due]
    log = log.drop(~(late > pd.Timedelta(0)), "没有逾期办结")
    return log.median(entry, late.loc[log.rows.index].dt.days)


def days_open(entry: Metric, log: Log, begun: str, closed: pd.Series) -> Measurement:
    """Median days from the beginning to the as-of day of rows not closed."""
    log = log.drop(closed, "已办结").needs(begun)
    return log.median(entry, (log.now - log.rows[begun]).dt.days)


def running(due: pd.Series, closed: pd.Series, ends: list[pd.Timestamp], **whole: int) -> pd.DataFrame:
    """How much was due and how much closed by each day: the columns of CURVE.

    Rows: one per day on which something falls due or is closed, up to the last of `ends`, and the `ends`;
    none where neither a due day nor a closing day is known. `whole`: undated and total, the same in each row.
    """
    due, closed = (days.dropna().sort_values() for days in (due, closed))
    days = pd.concat([due, closed, pd.Series(ends, dtype="datetime64[s]")]).drop_duplicates().sort_values()
    days = days[days <= ends[-1]] if len(due) or len(closed) else days.iloc[:0]
    counts = {
        name: held.searchsorted(days, side="right") for name, held in (("due", due), ("closed", closed))
    }
    return pd.DataFrame({"day": days.reset_index(drop=True), **counts, **whole}).astype(CURVE)
