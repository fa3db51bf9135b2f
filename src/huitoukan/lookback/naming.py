"""What tells a row apart in any order and any edition: its key in words, and the number made of it."""

from __future__ import annotations

import hashlib

import pandas as pd

from huitoukan.edition import Edition
from huitoukan.lookback import exact
from huitoukan.registers import REGISTERS

JOIN = "｜"
"""Between the parts of a key."""
ASKED = "ask-"
"""Items that are questions to the organ begin so: a row may be looked at and asked about."""
DIGITS = 10
"""So many digits of a hash tell the items of a workpaper apart."""


def named(edition: Edition, register: str) -> pd.DataFrame:
    """Key and item number of every row of a register (index of `Edition.table`); columns: key, item.

    Rows of the same key are counted in the order of what else they say: 军门社区｜2.
    """
    table, declared = edition.table(register), REGISTERS[register]
    words = pd.DataFrame({c.name: exact.cells(table[c.name]) for c in declared.columns}, index=table.index)
    key = _joined(words[list(declared.key)])
    # rows that say the same in every cell are the same: which of them comes first is all one
    turn = key.to_frame("key").assign(whole=_joined(words)).sort_values("whole").groupby("key").cumcount()
    turn = turn.reindex(table.index)
    key = key.where(turn.eq(0), key + JOIN + (turn + 1).astype("string")).astype("string")
    return pd.DataFrame({"key": key, "item": [item_of(register, one) for one in key]}, index=table.index)


def item_of(kind: str, key: str) -> str:
    """The number of an item: findings-3f2a9c10b7."""
    return f"{kind}-{hashlib.sha256(f'{kind}|{key}'.encode()).hexdigest()[:DIGITS]}"


def _joined(words: pd.DataFrame) -> pd.Series:
    columns = [words[name] for name in words]
    return pd.Series(list(map(JOIN.join, zip(*columns, strict=True))), words.index, dtype="string")
