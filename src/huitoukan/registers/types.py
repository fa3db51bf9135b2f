"""What a register and a column are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

import pandas as pd

from huitoukan.codelists import plain

ColumnType = Literal["text", "integer", "number", "date", "partial_date", "flag", "code", "duration"]

DTYPES: Mapping[str, str] = {
    "text": "string",
    "code": "string",
    "partial_date": "string",
    "duration": "string",
    "integer": "Int64",
    "number": "Float64",
    "date": "datetime64[s]",
    "flag": "boolean",
}
"""Type of a column → dtype of the frame's column."""

RULES = ("positive", "nonnegative", "fraction", "year", "days_of_month", "hours_of_week")
"""Rules a column may name: value > 0, value ≥ 0, 0 ≤ value ≤ 1, a year of our time, 0 ≤ value ≤ 31, 0 ≤ value
≤ 168. Tested by the checks, not on reading."""

FIRST_ROW = 2
"""Row number of the first record in a sheet whose heading stands in row 1."""


@dataclass(frozen=True)
class Column:
    """One column of a register: the only place that knows its names, type, unit, rule and choices.

    A `code` column takes the words of its code list and no others; a `text` column with a code list is
    offered the list and takes other words too. `partial_date` is `2025-02` or `2025-02-20`, kept as text.
    A date tells when something happened unless it may lie `ahead` of the as-of day.
    """

    name: str
    title: str
    english: str
    type: ColumnType = "text"
    unit: str = ""
    required: bool = False
    codelist: str | None = None
    references: str | None = None
    rule: str = ""
    ahead: bool = False
    note: str = ""
    synonyms: tuple[str, ...] = ()
    opposites: tuple[str, ...] = ()
    """Of a flag: headings that ask the contrary, so that 是 means no."""
    example: str = ""

    @property
    def dtype(self) -> str:
        """The dtype of this column in a frame."""
        return DTYPES[self.type]

    @property
    def counts(self) -> bool:
        """Whether its values can be added up."""
        return self.type in ("integer", "number") and self.unit not in ("", "年")

    @property
    def headings(self) -> tuple[str, ...]:
        """Every heading that means this column, as compared (see `codelists.plain`)."""
        united = f"{self.title}({self.unit})" if self.unit else ""
        words = [self.title, self.name, self.english, united, *self.synonyms]
        return tuple(dict.fromkeys(plain(word) for word in words if word))


@dataclass(frozen=True)
class Register:
    """One sheet of the ledger workbook: name, title, columns in order, the columns that tell rows apart."""

    name: str
    sheet: str
    english: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    note: str = ""
    synonyms: tuple[str, ...] = ()
    day: str = ""
    """The column that says when a row happened or came to be; empty where no single one does."""
    order: tuple[tuple[str, str], ...] = ()
    """Pairs of columns of which the first is never the later day."""

    @cached_property
    def by_name(self) -> Mapping[str, Column]:
        """Column name → column."""
        return {column.name: column for column in self.columns}

    def column(self, name: str) -> Column:
        """The column of this name; KeyError when the register has none."""
        return self.by_name[name]

    def days(self, table: pd.DataFrame, name: str) -> pd.Series:
        """The days of a column of the frame; of those known only to the month or year the first."""
        values = table[name]
        if self.column(name).type == "date":
            return values
        full = values + values.str.len().map({4: "-01-01", 7: "-01", 10: ""}).astype("string")
        return pd.to_datetime(full, format="%Y-%m-%d", errors="coerce").astype("datetime64[s]")

    @property
    def required(self) -> tuple[Column, ...]:
        """The columns without which a row means nothing."""
        return tuple(column for column in self.columns if column.required)

    def frame(
        self, records: Iterable[Mapping[str, object]] = (), rows: Sequence[int] | None = None
    ) -> pd.DataFrame:
        """A typed frame: one row per record, every column of the register, missing ones NA.

        The index is named `row`: the given numbers, or 2, 3, 4 … as in a sheet with one heading row. Dates
        may be dates or ISO text. KeyError for a name the register does not have; TypeError or ValueError for
        a value that does not fit its column.
        """
        records = list(records)
        unknown = {name for record in records for name in record} - set(self.by_name)
        if unknown:
            raise KeyError(f"{self.name} has no column {', '.join(sorted(unknown))}")
        numbers = range(FIRST_ROW, FIRST_ROW + len(records)) if rows is None else rows
        index = pd.Index(list(numbers), dtype="int64", name="row")
        data = {
            column.name: _series([record.get(column.name) for record in records], column, index)
            for column in self.columns
        }
        return pd.DataFrame(data, index=index)

    def empty(self) -> pd.DataFrame:
        """The typed frame without rows."""
        return self.frame()


def _series(values: Sequence[object], column: Column, index: pd.Index) -> pd.Series:
    if column.type == "date":
        # through pandas' own parser, so that dates, timestamps and ISO text may stand side by side
        values = [None if pd.isna(value) else pd.Timestamp(value) for value in values]
    elif column.type == "partial_date":
        values = [value.isoformat()[:10] if isinstance(value, date) else value for value in values]
    elif column.dtype == "string" and not all(isinstance(v, str) or pd.isna(v) for v in values):
        raise TypeError(f"{column.name}: text is wanted")
    return pd.Series(values, index=index, dtype=column.dtype)
