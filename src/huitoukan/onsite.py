"""What second parties found on site: the latest answer to each finding, up to the as-of day."""

from __future__ import annotations

from typing import Literal

import pandas as pd

from huitoukan import codelists
from huitoukan.edition import Edition
from huitoukan.period import Quarter

GRAVITY = ("verified", "unknown", "partly", "false")
"""What a result counts as, from light to grave: of two answers of one day the graver holds."""


def checks_of(edition: Edition) -> pd.DataFrame:
    """Rows of 现场核查 that count on the as-of day; all columns of the register."""
    table = edition.ledger["verifications"]
    return table[~counts_from(table).gt(pd.Timestamp(edition.as_of))]


def counts_from(table: pd.DataFrame) -> pd.Series:
    """From which day each row of 现场核查 counts: the day of the check, but at the latest the last day of the
    quarter it was made for (one looks back at a quarter when it is over); the first day of that quarter where
    the check has no day, missing where neither is known. In the order of the table (same index)."""
    day, end = table["checked_on"].fillna(_quarters(table, "start")), _quarters(table, "end")
    return day.mask(day > end, end)


def answers_of(edition: Edition, register: str) -> pd.DataFrame:
    """Every answered check of a register's rows up to the as-of day, from the earliest to the latest.

    Rows: those of 现场核查 with a result. Columns: those of the register; counts_as (of GRAVITY); when (the
    day of the check, else the first of its quarter; missing where neither is known).
    """
    table = checks_of(edition).dropna(subset=["result"])
    # a check registered by hand is one of a finding unless it says otherwise
    table = table[table["register"].fillna("findings").eq(register)]
    counts = codelists.load("lookback_result").frame.set_index("code")["counts_as"]
    counted = table["result"].map(counts).astype("string")
    when = table["checked_on"].fillna(_quarters(table, "start"))
    gravity = counted.map({kind: at for at, kind in enumerate(GRAVITY)})
    table = table.assign(counts_as=counted, when=when, gravity=gravity)
    ordered = table.sort_values(["when", "gravity"], kind="stable", na_position="first")
    return ordered.drop(columns="gravity")


def latest_of(edition: Edition, register: str) -> pd.DataFrame:
    """The latest answer to each row of a register, by its key; columns as in `answers_of`."""
    return answers_of(edition, register).dropna(subset=["key"]).drop_duplicates("key", keep="last")


def site_answers(edition: Edition) -> pd.DataFrame:
    """Every answered check of a finding; as in `answers_of`."""
    return answers_of(edition, "findings").dropna(subset=["finding"])


def latest_answers(edition: Edition) -> pd.DataFrame:
    """The latest answer to each finding (index: its number); columns as in `site_answers`."""
    return site_answers(edition).drop_duplicates("finding", keep="last").set_index("finding")


def site_results(edition: Edition) -> pd.Series:
    """What the latest answer to each finding counts as: verified, partly, false, unknown; else missing.

    In the order of the ledger's findings (same index).
    """
    latest = latest_answers(edition)["counts_as"].to_dict()
    numbers = edition.ledger["findings"]["no"]
    return numbers.map(latest, na_action="ignore").astype("string").rename("on_site")


def _quarters(table: pd.DataFrame, end: Literal["start", "end"]) -> pd.Series:
    """First or last day of the quarter that each row names; missing where it names none."""
    days = {name: _end_of(name, end) for name in table["quarter"].dropna().unique()}
    return table["quarter"].map(days).astype("datetime64[s]")


def _end_of(quarter: str, end: Literal["start", "end"]) -> pd.Timestamp | None:
    try:
        return pd.Timestamp(getattr(Quarter.parse(quarter), end))
    except ValueError:
        return None
