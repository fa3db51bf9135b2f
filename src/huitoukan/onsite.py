"""What second parties found on site: the latest answer to each finding, up to the as-of day."""

from __future__ import annotations

import pandas as pd

from huitoukan import codelists
from huitoukan.edition import Edition
from huitoukan.period import Quarter

GRAVITY = ("verified", "unknown", "partly", "false")
"""What a result counts as, from light to grave: of two answers of one day the graver holds."""


def answers_of(edition: Edition, register: str) -> pd.DataFrame:
    """Every answered check of a register's rows up to the as-of day, from the earliest to the latest.

    Rows: those of 现场核查 with a result. Columns: those of the register; counts_as (of GRAVITY); when (the
    day of the check, else the first of its quarter; missing where neither is known).
    """
    table = edition.ledger["verifications"].dropna(subset=["result"])
    # a check registered by hand is one of a finding unless it says otherwise
    table = table[table["register"].fillna("findings").eq(register)]
    counts = codelists.load("lookback_result").frame.set_index("code")["counts_as"]
    counted = table["result"].map(counts).astype("string")
    when = table["checked_on"].fillna(table["quarter"].map(_start).astype("datetime64[s]"))
    gravity = counted.map({kind: at for at, kind in enumerate(GRAVITY)})
    table = table.assign(counts_as=counted, when=when, gravity=gravity)
    table = table[~(when > pd.Timestamp(edition.as_of))]
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


def _start(quarter: object) -> pd.Timestamp | None:
    """First day of the quarter a row names; None where it names none."""
    if pd.isna(quarter):
        return None
    try:
        return pd.Timestamp(Quarter.parse(str(quarter)).start)
    except ValueError:
        return None
