"""A whole column at once: from cells to a typed series, cell by cell only where cells are not clean."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import numpy as np
import pandas as pd

from huitoukan.problems import Severity
from huitoukan.registers import Column
from huitoukan.workbook.files.raw import Fault
from huitoukan.workbook.report import Report
from huitoukan.workbook.values.cells import understand
from huitoukan.workbook.values.display import shown, written
from huitoukan.workbook.values.outcome import Cell, CellError, Context

YearAt = Callable[[int], tuple[int, str] | None]
"""Place in the column → the year a day without one belongs to, and where that year stands."""
MANY = 1000
"""In a longer column every different cell is read once."""
EXACT = 2**53
"""Greater whole numbers are not exact as floating-point numbers."""
NO_DAY = 0
EPOCH = date(1970, 1, 1).toordinal()
WHY = {
    "serial": ("按日期序号读作{}", ""),
    "last_day": ("没有写到日，按最后一天读作{}", "有具体期限的请写到日。"),
    "of_range": ("是一段时间，读作{}", ""),
    "rest_left_out": ("只取日期，读作{}", "其余文字请写在备注里。"),
    "word_guessed": ("读作“{}”", ""),
    "ordinal": ("读作{}", ""),
    "no_date_yet": ("不是日期，读作没有日期", "有日期的请写到日。"),
    "both_ways": ("两种都有，没有读作其中一种", ""),
}


@dataclass
class Column1D:
    """One column of a sheet: the cells of its records, where they stand and what is known around them."""

    column: Column
    cells: Sequence[object]
    rows: Sequence[int]
    """Row numbers as a person sees them."""
    title: str
    """The heading as printed."""
    report: Report
    year_at: YearAt = lambda at: None
    factor: int = 1
    last: bool = False
    kinds: dict[int, str] = field(default_factory=dict)
    """Place → kind of measure, for words in a deadline column."""
    required: bool = True
    """Whether a missing value of a required column is to be reported."""

    def series(self, index: pd.Index) -> pd.Series:
        """The typed values; what does not fit is reported and NA."""
        values = self._clean()
        if values is None:
            values = typed(self._read(), self.column)
        found = pd.Series(values, index=index)
        return found

    def _clean(self) -> Any:
        """The typed values of a column without a cell to be looked at; None when there is one."""
        types, kind = set(map(type, self.cells)), self.column.type
        if self.column.required and self.required and not all(self.cells):
            return None
        if kind == "text" and types <= {str}:
            texts: list[str | None] = list(map(str.strip, self.cells))  # type: ignore[arg-type]
            if not all(texts):
                if self.column.required and self.required:
                    return None
                texts = [text or None for text in texts]
            return pd.array(texts, dtype=self.column.dtype)
        blanks = {str, type(None)}
        if str in types and any(type(cell) is str and cell.strip() for cell in self.cells):
            return None
        if kind == "date" and types <= {date, datetime, *blanks}:
            if types <= {date, datetime}:
                return _moments(list(map(date.toordinal, self.cells)))  # type: ignore[arg-type]
            return _moments([cell.toordinal() if isinstance(cell, date) else NO_DAY for cell in self.cells])
        scaled = self.column.unit == "元" and self.factor != 1
        if kind not in ("integer", "number") or scaled or not types <= {float, int, *blanks}:
            return None
        known = (
            self.cells if types <= {float, int} else [np.nan if type(c) in blanks else c for c in self.cells]
        )
        numbers = np.array(known, dtype=float)
        missing = np.isnan(numbers)
        if kind == "number":
            return pd.arrays.FloatingArray(np.where(missing, 1.0, numbers), missing)
        if not np.all(missing | (numbers == np.floor(numbers))) or np.nanmax(abs(numbers), initial=0) > EXACT:
            return None
        return pd.arrays.IntegerArray(np.where(missing, 1, numbers).astype("int64"), missing)

    def _read(self) -> list[object | None]:
        if len(self.cells) > MANY and set(map(type, self.cells)) == {str}:
            whole = {cell: self._understood(cell, None) for cell in set(self.cells)}
            blanks = not (self.column.required and self.required)
            if all(
                isinstance(f, Cell) and not (f.guess or f.kind) and (f.value is not None or blanks)
                for f in whole.values()
            ):
                values = {cell: found.value for cell, found in whole.items() if isinstance(found, Cell)}
                return list(map(values.__getitem__, self.cells))
        known: dict[object, Cell | CellError] = {}
        read: list[object | None] = []
        for at, cell in enumerate(self.cells):
            key = cell if type(cell) is str else (type(cell), cell)
            found = known.get(key)
            if found is None:
                found = known[key] = self._understood(cell, None)
            if isinstance(found, CellError) and found.code == "year_missing" and (year := self.year_at(at)):
                found = self._understood(cell, year[0])
                if isinstance(found, Cell):
                    self._tell_year(at, cell, found, year[1])
            read.append(self._take(at, cell, found))
        return read

    def _understood(self, cell: object, year: int | None) -> Cell | CellError:
        try:
            return understand(cell, self.column, Context(year, self.factor, self.last))
        except CellError as error:
            return error

    def _take(self, at: int, cell: object, found: Cell | CellError) -> object | None:
        row = self.rows[at]
        if isinstance(found, CellError):
            severity = Severity.ERROR if found.grave else Severity.WARNING
            self.report.add(
                found.code, found.message, found.remedy, severity, row=row, column=self.title, value=str(cell)
            )
            return None
        if found.kind:
            self.kinds[at] = found.kind
        if found.guess == "word_for_date" and found.value is None:
            words = (
                "不是日期，作为长期措施，没有期限"
                if found.kind == "long_term"
                else "不是日期，作为立行立改，没有期限"
            )
            self.report.guess("word_for_date", row, self.title, str(cell), words, "有具体期限的请写到日。")
        elif found.guess in WHY:
            words, remedy = WHY[found.guess]
            value = shown(found.value, self.column)
            self.report.guess(found.guess, row, self.title, written(cell), words.format(value), remedy)
        if found.value is None and self.column.required and self.required and not isinstance(cell, Fault):
            self.report.add("missing_value", "必填的一格没有填。", "请补填。", row=row, column=self.title)
        return found.value

    def _tell_year(self, at: int, cell: object, found: Cell, where: str) -> None:
        remedy = "年份不对的，请在单元格里写明。"
        words = f"没有写年份，按{where}读作{shown(found.value, self.column)}"
        self.report.guess("year_added", self.rows[at], self.title, str(cell), words, remedy)


def typed(values: Sequence[object | None], column: Column) -> Any:
    """The values as an array of the column's dtype."""
    if column.type == "date":
        return _moments([value.toordinal() if isinstance(value, date) else NO_DAY for value in values])
    return pd.array(values, dtype=column.dtype)


def _moments(ordinals: Sequence[int]) -> Any:
    """Days counted from the year 1 as moments; many times faster than numpy's own way from dates."""
    days = np.array(ordinals, dtype="int64")
    seconds = np.where(days == NO_DAY, np.iinfo("int64").min, (days - EPOCH) * 86_400)
    return seconds.view("datetime64[s]")
