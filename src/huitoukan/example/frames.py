"""From columns to typed tables, and what of them was known on a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from huitoukan.registers import REGISTERS, Column
from huitoukan.registers.types import FIRST_ROW

ROW = 3
"""Row of the first record in a sheet that bears the mark above its headings."""
BORN = "_born"
"""The day on which a row was entered, where no column of the register says it."""
ROUND = "_round"
"""Days on which a thing was checked, one column per round: the last one known is its day of checking."""
ENTERED = {
    "events": "held_on", "contests": "started_on", "press": "published_on", "sessions": "held_on",
    "gallery_checks": "checked_on", "visits": "visited_on", "suggestions": "raised_on",
    "meetings": "held_on", "documents": "issued_on", "drafts": "drafted_on", "talents": "served_on",
    "galleries": "built_on", "studios": "opened_on",
}  # fmt: skip
"""Register → the day on which its rows are entered; others have `_born`, or stand there from the start."""
FOLLOW: Mapping[str, tuple[str, Mapping[str, object]]] = {
    "funds": ("checked_on", {"spent_yuan": None, "compliant": None}),
    "associations": ("changed_on", {"status": "active"}),
}
"""Register → a day, and what its columns hold while that day is still to come."""
CHECKED = {"venues": "last_checked_on", "integrity": "checked_on"}


def table(register: str, **columns: Any) -> pd.DataFrame:
    """A register's table, typed, in the order of its rows; hidden columns are kept as they are."""
    length = max(len(values) for values in columns.values())
    index = pd.RangeIndex(FIRST_ROW, FIRST_ROW + length, name="row")
    data: dict[str, pd.Series] = {}
    for column in REGISTERS[register].columns:
        values = columns.pop(column.name, None)
        cells = pd.Series(_cells(values, length), index=index)
        # days that may be known to the month only stay days here, to be compared; `on_day` writes them out
        data[column.name] = cells.astype("datetime64[s]" if _is_day(register, column) else column.dtype)
    return pd.DataFrame(data | {name: pd.Series(values, index=index) for name, values in columns.items()})


def _is_day(register: str, column: Column) -> bool:
    """Whether a column holds days; those of the notice and months of attendance are words already."""
    partial = column.type == "partial_date" and register != "notice" and column.name.endswith("_on")
    return column.type == "date" or partial


def _cells(values: Any, length: int) -> Any:
    if values is None:
        return [None] * length
    return pd.array(values) if isinstance(values, np.ndarray) and values.dtype.kind == "M" else values


def record_table(register: str, records: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """The same from one mapping per row; a name that is missing is blank."""
    names = dict.fromkeys(name for record in records for name in record)
    return table(register, **{name: [record.get(name) for record in records] for name in names})


def on_day(register: str, table: pd.DataFrame, day: date) -> pd.DataFrame:
    """What of a table stood in the ledger on a day: no row entered later, no later day in any column."""
    now = pd.Timestamp(day)
    entered = ENTERED.get(register, BORN)
    known = table[table[entered] <= now] if entered in table else table
    rounds = [name for name in known if str(name).startswith(ROUND)]
    if rounds:
        checked = known[rounds].where(known[rounds] <= now).max(axis=1)
        known = known.assign(**{CHECKED[register]: checked.astype("datetime64[s]")})
    planned = ("due_on", "starts_on")
    later = [
        column.name for column in REGISTERS[register].columns
        if _is_day(register, column) and column.name not in (*planned, entered)
    ]  # fmt: skip
    if register in FOLLOW:
        told, values = FOLLOW[register]
        ahead = known[told] > now
        known = known.assign(**{name: known[name].mask(ahead, value) for name, value in values.items()})
    known = known.assign(**{name: known[name].where(known[name] <= now) for name in later})
    columns = REGISTERS[register].columns
    partial = {
        column.name: known[column.name].dt.strftime("%Y-%m-%d").astype("string")
        for column in columns
        if column.type == "partial_date" and _is_day(register, column)
    }
    return renumbered(known.assign(**partial)[[column.name for column in columns]])


def renumbered(table: pd.DataFrame) -> pd.DataFrame:
    """The table with its rows numbered anew."""
    return table.set_axis(pd.RangeIndex(FIRST_ROW, FIRST_ROW + len(table), name="row"))


def count_between(table: pd.DataFrame, column: str, first: date, last: date) -> int:
    """Rows whose day lies from first to last."""
    return int(table[column].between(pd.Timestamp(first), pd.Timestamp(last)).sum())


def distinct(values: np.ndarray, group: np.ndarray) -> np.ndarray:
    """The values raised as little as needed so that none stands twice in its group."""
    order = np.lexsort((values, group))
    sorted_values, sorted_group = values[order].astype(np.int64), group[order]
    place = np.arange(len(values))
    # a value must be at least the one before it plus one: a running maximum, begun anew in every group
    lifted = sorted_values - place
    span = np.int64(lifted.max(initial=0) - lifted.min(initial=0) + 1)
    number = np.cumsum(np.r_[False, sorted_group[1:] != sorted_group[:-1]]) if len(values) else place
    running = np.maximum.accumulate(lifted + number * span) - number * span
    result = np.empty(len(values), values.dtype)
    result[order] = running + place
    return result


def rank_within(group: np.ndarray) -> np.ndarray:
    """How many earlier rows have the same group: 0 for the first."""
    order = np.argsort(group, kind="stable")
    sorted_group = group[order]
    new = np.r_[True, sorted_group[1:] != sorted_group[:-1]] if len(group) else np.zeros(0, bool)
    place = np.arange(len(group))
    rank = np.empty(len(group), np.int64)
    rank[order] = place - np.maximum.accumulate(np.where(new, place, 0))
    return rank
