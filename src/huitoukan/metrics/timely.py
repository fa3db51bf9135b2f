"""In time or late: what falls due, held against the day it was done."""

from __future__ import annotations

import pandas as pd

from huitoukan.metrics.catalogue import Measurement, Metric
from huitoukan.metrics.registered import Log

NOT_DUE = "未到期"


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
