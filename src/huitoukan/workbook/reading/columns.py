"""One column of a sheet: from cells to a typed series, with what is told of each cell that is not clean."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pandas as pd

from huitoukan.problems import Severity
from huitoukan.registers import Column
from huitoukan.workbook.reading.arrays import clean, typed
from huitoukan.workbook.report import Report
from huitoukan.workbook.values.cells import understand
from huitoukan.workbook.values.display import shown, written
from huitoukan.workbook.values.outcome import Cell, CellError, Context

YearAt = Callable[[int], tuple[int, str] | None]
"""Place in the column → the year a day without one belongs to, and where that year stands."""
MANY = 1000
"""In a longer column every different cell is read once."""
WHY = {
    "serial": ("按日期序号读作{}", ""),
    "last_day": ("没有写到日，按最后一天读作{}", "有具体期限的请写到日。"),
    "of_range": ("是一段时间，读作{}", ""),
    "rest_left_out": ("只取日期，读作{}", "其余文字请写在备注里。"),
    "word_guessed": ("读作“{}”", ""),
    "ordinal": ("读作{}", ""),
    "no_date_yet": ("不是日期，读作没有日期", "有日期的请写到日。"),
    "nothing_said": ("读作没有填", ""),
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
    unread: list[int] = field(default_factory=list)
    """Places of the cells that do not fit."""

    def series(self, index: pd.Index) -> pd.Series:
        """The typed values; what does not fit is reported and NA."""
        values = clean(self.cells, self.column, self.factor)
        if values is None:
            values = typed(self._read(), self.column)
        return pd.Series(values, index=index)

    def _read(self) -> list[object | None]:
        if len(self.cells) > MANY and set(map(type, self.cells)) == {str}:
            whole = {cell: self._understood(cell, None) for cell in set(self.cells)}
            if all(isinstance(found, Cell) and not (found.guess or found.kind) for found in whole.values()):
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
            self.unread.append(at)
            value = written(cell)
            self.report.add(
                found.code, found.message, found.remedy, severity, row=row, column=self.title, value=value
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
            told = words.format(shown(found.value, self.column))
            self.report.guess(found.guess, row, self.title, written(cell), told, remedy)
        return found.value

    def _tell_year(self, at: int, cell: object, found: Cell, where: str) -> None:
        remedy = "年份不对的，请在单元格里写明。"
        words = f"没有写年份，按{where}读作{shown(found.value, self.column)}"
        self.report.guess("year_added", self.rows[at], self.title, str(cell), words, remedy)
