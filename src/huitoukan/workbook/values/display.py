"""What a person reads in a cell: labels for codes, words for rhythms, dates as days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from huitoukan.period import Rhythm
from huitoukan.registers import Column, codelist_of
from huitoukan.workbook.values.days import as_day

RHYTHMS: Mapping[str, str] = {
    Rhythm.parse(code).label: code for code in ("P1D", "P1W", "P2W", "P1M", "P2M", "P3M", "P6M", "P1Y")
}
"""Rhythms by the words people use; any other is written as ISO 8601."""

WHOLE = 1e16
"""Greater numbers are written as 1e+20."""


def shown(value: Any, column: Column) -> object | None:
    """What stands in the cell for a value: labels for codes and flags, words for rhythms, None for NA."""
    if pd.isna(value):
        return None
    listed = codelist_of(column)
    if column.type == "code" and listed:
        return listed.label_of(str(value))
    if column.type == "flag" and listed:
        return listed.label_of("true" if value else "false")
    if column.type == "duration":
        label = Rhythm.parse(str(value)).label
        return label if RHYTHMS.get(label) == value else str(value)
    if column.type == "date":
        return pd.Timestamp(value).date()
    if column.type == "integer":
        return int(value)
    return float(value) if column.type == "number" else str(value)


def written(cell: object) -> str:
    """A cell as text: 2025.0 as 2025, a date as ISO."""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < WHOLE:
        return str(int(cell))
    if isinstance(cell, date):
        return as_day(cell).isoformat()
    return str(cell)
