"""How far a ledger reaches: the last day of which it says that anything happened."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pandas as pd

from huitoukan.edition import Edition
from huitoukan.registers import REGISTERS

NOT_KEPT = "verifications"
"""What others found on site; the ledger of the organ need not have been kept any further for it."""


def last_known(edition: Edition) -> date | None:
    """The day up to which the ledger is said to be kept (台账统计至), else the last day (up to the as-of day)
    on which its notice was signed or anything in it happened; None when it names no day. Of a month the
    first day counts."""
    kept = edition.notice["kept_until"]
    if not pd.isna(kept):
        return min(kept.date(), edition.as_of)
    signed = edition.day("signed_on")
    days = [*_happened(edition), *([signed] if signed else [])]
    return max((day for day in days if day <= edition.as_of), default=None)


def is_behind(edition: Edition) -> bool:
    """Whether the ledger tells nothing of the quarter: the last known day lies before its first."""
    last = last_known(edition)
    return last is not None and last < edition.quarter.start


def _happened(edition: Edition) -> Iterator[date]:
    """The last day of each column of days that have been, up to the as-of day."""
    for name, register in REGISTERS.items():
        if name == NOT_KEPT:
            continue
        for column in register.columns:
            if column.ahead or column.type not in ("date", "partial_date"):
                continue
            days = register.days(edition.ledger[name], column.name)
            last = days[days.le(pd.Timestamp(edition.as_of))].max()
            if not pd.isna(last):
                yield last.date()
