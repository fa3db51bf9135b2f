"""One quarter's view of a ledger: what is measured, by which denominators, as of which day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import pandas as pd

from huitoukan import paths
from huitoukan.ledger import Ledger, read_ledger
from huitoukan.period import Quarter, parse_day, span_of, today
from huitoukan.problems import InputError
from huitoukan.readings import with_readings
from huitoukan.reference import Denominator, Reference
from huitoukan.reference import load as load_reference


@dataclass(frozen=True)
class Edition:
    """A ledger with its reference data, quarter and as-of day: all that metrics and checks depend on."""

    ledger: Ledger
    reference: Reference
    quarter: Quarter
    as_of: date

    @property
    def synthetic(self) -> bool:
        """Whether the data is made up (示例数据)."""
        return self.ledger.synthetic

    @cached_property
    def notice(self) -> pd.Series:
        """The row of the notice signed last; every value missing when the ledger holds none."""
        table = self.ledger["notice"].sort_values("signed_on", kind="stable", na_position="first")
        return table.iloc[-1] if len(table) else pd.Series(pd.NA, index=table.columns, dtype=object)

    def day(self, name: str) -> date | None:
        """A date of the notice (`feedback_on` …), else as the lines above a table state it.

        None when unknown, or known only to the month.
        """
        return known_day(self.notice[name]) or next(iter(self.ledger.stated(name)), None)

    @cached_property
    def claims(self) -> pd.DataFrame:
        """The claims of 量化事实, and those read from the measures of findings that have none there.

        Columns: those of the register, and `measure`: the row of 整改措施 a claim was read from, missing for
        what was entered (see `huitoukan.readings`).
        """
        signed = self.notice["signed_on"]
        day = self.as_of if pd.isna(signed) else span_of(str(signed))[0]
        return with_readings(self.ledger, day.year)

    def table(self, register: str) -> pd.DataFrame:
        """The rows of a register; of claims also those read from the measures."""
        return self.claims if register == "claims" else self.ledger[register]

    def stands(self, register: str, row: int) -> tuple[str, int]:
        """Register and row in which a row was entered: those of its measure for a claim that was read."""
        if register == "claims" and row in self.claims.index:
            measure = self.claims.at[row, "measure"]
            return (register, row) if pd.isna(measure) else ("measures", int(measure))
        return register, row

    @property
    def is_local(self) -> bool:
        """Whether the place the reference data describe is part of the organ's name."""
        organ = self.notice["organ"]
        return not pd.isna(organ) and self.reference.place in str(organ)

    def denominator(self, name: str) -> Denominator | None:
        """A denominator with a known value; None for a ledger of another place than the reference data's."""
        found = self.reference.denominator(name) if self.is_local else None
        return found if found and found.value else None

    def cite(self, denominator: Denominator) -> str:
        """A denominator with its date and address, for a metric's `sources`."""
        return f"{denominator.name}（{denominator.as_of}） {denominator.source}"

    def source(self, register: str, row: int) -> str:
        """Where a row stands, for a metric's `sources`: 台账 量化事实 第12行（原文第2369—2373字）."""
        return self.ledger.source(*self.stands(register, row))


def known_day(value: str | None) -> date | None:
    """An ISO date as a day; None when missing or known only to the month."""
    if pd.isna(value):
        return None
    first, last = span_of(str(value))
    return first if first == last else None


def open_edition(
    ledger: Ledger | Path | str | None = None,
    quarter: Quarter | str | None = None,
    as_of: date | str | None = None,
    reference: Reference | None = None,
) -> Edition:
    """The edition of a ledger (the committed one by default).

    The as-of day defaults to the day the ledger is kept until, else to the signing of its notice, else to the
    day stated above its tables (截至…), else to today; the quarter to that of the as-of day. InputError when
    the ledger cannot be read, or the quarter or day is not one.
    """
    book = ledger if isinstance(ledger, Ledger) else read_ledger(ledger or paths.LEDGER)
    try:
        day = parse_day(as_of) if isinstance(as_of, str) else as_of
        wanted = Quarter.parse(quarter) if isinstance(quarter, str) else quarter
    except ValueError as error:
        raise InputError(f"{error}。", "请改正参数后重试。") from None
    if day is None:
        day = _default_day(book, wanted)
    return Edition(book, reference or load_reference(), wanted or Quarter.of(day), day)


def as_edition(source: Edition | Ledger | Path | str) -> Edition:
    """The edition itself, or the one a ledger or its file opens by default."""
    return source if isinstance(source, Edition) else open_edition(source)


def _default_day(book: Ledger, wanted: Quarter | None) -> date:
    """How far the ledger is kept, else its notice's signing, else the day above its tables, else today.

    Where that lies in another quarter than the wanted one: that quarter's end, but never a day to come.
    """
    kept, signed = book["notice"]["kept_until"].max(), book["notice"]["signed_on"].max()
    day = next(reversed(book.stated("as_of")), today()) if pd.isna(signed) else span_of(str(signed))[1]
    day = day if pd.isna(kept) else kept.date()
    return day if wanted is None or Quarter.of(day) == wanted else min(wanted.end, today())
