"""What second parties found on site: the latest answer to each finding, up to the as-of day."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from huitoukan import codelists
from huitoukan.edition import Edition
from huitoukan.period import Quarter

GRAVITY = ("verified", "unknown", "partly", "false")
"""What a result counts as, from light to grave: of two answers of one day the graver holds."""


def checks_of(edition: Edition) -> pd.DataFrame:
    """Rows of 现场核查 that count in an edition, see `counts`; all columns of the register."""
    table = edition.ledger["verifications"]
    return table[counts(table, edition)]


def counts(table: pd.DataFrame, edition: Edition) -> pd.Series:
    """Whether each row of 现场核查 counts in an edition; in the order of the table (same index).

    A check made for the look-back at a quarter counts for that quarter and all later ones, on whatever day it
    was made: one looks back when a quarter is over. One of no quarter counts from its day.
    """
    quarters = table["quarter"].where(_first_day(table).notna())
    own = quarters.le(str(edition.quarter)).astype("boolean")
    by_day = ~table["checked_on"].gt(pd.Timestamp(edition.as_of))
    return own.where(quarters.notna(), by_day).astype(bool)


def long_after(table: pd.DataFrame) -> pd.Series:
    """Whether the day of each check lies later than the quarter after the one it was made for."""
    # two quarters on, the one after next begins
    return table["checked_on"].ge(_first_day(table) + pd.DateOffset(months=6))


def answers_of(edition: Edition, register: str) -> pd.DataFrame:
    """Every answered check of a register's rows up to the as-of day, from the earliest to the latest.

    Rows: those of 现场核查 with a result. Columns: those of the register; counts_as (of GRAVITY); when (the
    day of the check, else the first of its quarter; missing where neither is known).
    """
    table = checks_of(edition).dropna(subset=["result"])
    table = table[_register(table).eq(register)]
    counts = codelists.load("lookback_result").frame.set_index("code")["counts_as"]
    counted = table["result"].map(counts).astype("string")
    when = table["checked_on"].fillna(_first_day(table))
    gravity = counted.map({kind: at for at, kind in enumerate(GRAVITY)})
    table = table.assign(counts_as=counted, when=when, gravity=gravity)
    ordered = table.sort_values(["when", "gravity"], kind="stable", na_position="first")
    return ordered.drop(columns="gravity")


def drawn_of(edition: Edition, registers: Collection[str]) -> pd.DataFrame:
    """What was drawn at random from these registers for the edition's quarter, answered or not.

    Rows: those of 现场核查 with an item, each item once; all columns of the register.
    """
    table = checks_of(edition)
    own = table["quarter"].eq(str(edition.quarter)) & table["drawn"].eq("random")
    table = table[own.fillna(False) & _register(table).isin(registers)]
    return table.dropna(subset=["item"]).drop_duplicates("item", keep="last")


def latest_of(edition: Edition, register: str) -> pd.DataFrame:
    """The latest answer to each row of a register, by its key; columns as in `answers_of`."""
    return answers_of(edition, register).dropna(subset=["key"]).drop_duplicates("key", keep="last")


def site_answers(edition: Edition) -> pd.DataFrame:
    """Every answered check of a finding; as in `answers_of`."""
    return findings_in(answers_of(edition, "findings"))


def findings_in(table: pd.DataFrame) -> pd.DataFrame:
    """Those of the checks that are of a finding."""
    return table[_register(table).eq("findings") & table["finding"].notna()]


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


def _register(table: pd.DataFrame) -> pd.Series:
    """The register that each check is of: one registered by hand is of a finding unless it says otherwise."""
    return table["register"].fillna("findings")


def _first_day(table: pd.DataFrame) -> pd.Series:
    """First day of the quarter that each row names; missing where it names none."""
    days = {name: _start_of(name) for name in table["quarter"].dropna().unique()}
    return table["quarter"].map(days).astype("datetime64[s]")


def _start_of(quarter: str) -> pd.Timestamp | None:
    try:
        return pd.Timestamp(Quarter.parse(quarter).start)
    except ValueError:
        return None
