"""The edition that a notice just read opens, without looking at a clock."""

from __future__ import annotations

from datetime import date

import pandas as pd

from huitoukan.edition import Edition, open_edition
from huitoukan.ledger import Ledger
from huitoukan.period import span_of

NO_DAY = date(2000, 1, 1)
"""As-of day of a notice that names no day at all: nothing depends on it then."""
DATES = ("signed_on", "published_on", "feedback_on", "inspected_to", "inspected_from")
"""Columns of 通报信息, the first known of which is the as-of day."""


def as_read(ledger: Ledger) -> Edition:
    """The edition of a ledger as of the signing of its notice, else of the latest day the notice names.

    The same notice opens the same edition on any day, so that its page is the same to the byte.
    """
    return open_edition(ledger, as_of=_day(ledger))


def _day(ledger: Ledger) -> date:
    table, claims = ledger["notice"], ledger["claims"]
    known = (str(day) for name in DATES for day in table[name].dropna())
    first = next(known, None)
    if first is not None:
        return span_of(first)[1]
    named = pd.concat([claims["since"], claims["until"]]).dropna()
    return named.max().date() if len(named) else NO_DAY
