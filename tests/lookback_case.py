"""Small editions to look back on, and the four quarters of the example with their key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

import case
import pandas as pd
from builders import finding

from huitoukan.edition import Edition, open_edition
from huitoukan.example import Story, plan
from huitoukan.example.plants import answers
from huitoukan.ledger import Ledger
from huitoukan.registers import REGISTERS

NEXT = date(2025, 9, 30)
"""The as-of day of the quarter after that of `edition`."""


def edition(as_of: date = date(2025, 5, 20), **records: Sequence[Mapping[str, object]]) -> Edition:
    """An edition of these records, one completed finding unless findings are given."""
    return case.edition(as_of, **({"findings": [finding(closed_on="2025-03-20")]} | records))


def shuffled(whole: Edition, seed: int = 1) -> Edition:
    """The same edition with the rows of every register in another order, at other places."""
    tables = {}
    for name, register in REGISTERS.items():
        table = whole.ledger[name].sample(frac=1, random_state=seed)
        tables[name] = table.set_axis(pd.RangeIndex(50, 50 + len(table), name="row"))
        assert list(tables[name].columns) == list(register.by_name)
    return open_edition(Ledger("另存.xlsx", tables, whole.synthetic), whole.quarter, whole.as_of)


@cache
def quarters() -> tuple[Edition, ...]:
    """The example's four editions."""
    story = Story()
    books = [
        Ledger("ledger.xlsx", {name: _typed(name, table) for name, table in story.edition(at).items()}, True)
        for at in range(story.quarters)
    ]
    days = [plan.as_of(quarter) for quarter in plan.quarters(story.quarters)]
    return tuple(open_edition(book, None, day) for book, day in zip(books, days, strict=True))


@cache
def key() -> dict[str, Any]:
    """What is planted in them."""
    return answers(Story())


def _typed(name: str, table: pd.DataFrame) -> pd.DataFrame:
    """The table as it is read from its workbook: days of text columns as text."""
    texts = {
        column.name: table[column.name].dt.strftime("%Y-%m-%d").astype("string")
        for column in REGISTERS[name].columns
        if column.dtype == "string" and table[column.name].dtype.kind == "M"
    }
    return table.assign(**texts)
