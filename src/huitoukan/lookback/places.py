"""Where a record of a log can be looked at, so that one way serves the lines of one place."""

from __future__ import annotations

import pandas as pd

from huitoukan.edition import Edition
from huitoukan.registers import REGISTERS

LAST = "\uffff"
"""What has no place comes behind all that has one."""


def places(edition: Edition, register: str) -> pd.Series:
    """Street and community of every row, for sorting: 鼓西街道陆庄; LAST where the row tells none.

    A row tells its community itself, by the studio or gallery it names, or by whom was visited.
    """
    table = edition.ledger[register]
    told = pd.Series(pd.NA, table.index, dtype="string")
    for column in REGISTERS[register].columns:
        listed, _, name = (column.references or "").partition(".")
        if column.name in ("community", "target"):
            told = told.fillna(table[column.name])
        elif listed and "community" in edition.ledger[listed]:
            rows = edition.ledger[listed].dropna(subset=[name]).drop_duplicates(name)
            told = told.fillna(table[column.name].map(rows.set_index(name)["community"]).astype("string"))
    known = {word: _known(edition, word) for word in told.dropna().unique()}
    return told.map(known).astype("string").fillna(LAST)


def _known(edition: Edition, word: str) -> str:
    found = edition.reference.find_community(word)
    return f"{found.street}{found.short}" if found else f"{LAST}{word}"
