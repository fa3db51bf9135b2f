"""From the raw cells of a register to its typed table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from huitoukan.problems import Severity
from huitoukan.registers import Column, Register
from huitoukan.workbook.place import Place
from huitoukan.workbook.reading import links
from huitoukan.workbook.reading.columns import Column1D
from huitoukan.workbook.reading.combined import Raw
from huitoukan.workbook.reading.rows import Body
from huitoukan.workbook.reading.sections import headed, year_above
from huitoukan.workbook.recognising.heading import Heading
from huitoukan.workbook.recognising.titles import Surroundings
from huitoukan.workbook.report import Report

STATUS = ("findings", "status")
"""Not required in every row, but a ledger without this column tells nothing."""


@dataclass
class Filler:
    """Makes the tables of one sheet: its columns typed, its parts, years and order entered."""

    sheet: str
    heading: Heading
    around: Surroundings
    body: Body
    findings: pd.DataFrame
    report: Report
    unread: dict[str, frozenset[int]] = field(default_factory=dict)

    @property
    def factors(self) -> Mapping[int, int]:
        """Position → yuan per unit, by the heading or else by the title."""
        return {at: self.heading.factors.get(at, self.around.factor or 1) for at in self.heading.columns}

    def place(self, register: Register) -> Place:
        """Where the register stands, once its table is made."""
        own = {
            c.name: self.heading.titles[at] for at, c in self.heading.columns.items() if c in register.columns
        }
        if "ended_on" in register.by_name and "started_on" in own:
            # one column of ranges holds both days
            own = {"ended_on": own["started_on"], **own}
        titles, last = self.heading.titles, self.heading.last
        return Place(self.sheet, own, self.around.stated, titles=titles, heading=last, unread=self.unread)

    def table(self, register: Register, raw: Raw, exact: bool = False) -> pd.DataFrame:
        """The typed table of a register from its raw cells."""
        numbers = [row + 1 for row in raw.rows]
        index = pd.Index(numbers, dtype="int64", name="row")
        series: dict[str, pd.Series] = {}
        kinds: dict[int, str] = {}
        for column in register.columns:
            if column.name in raw.cells:
                reading = self._column(column, raw, numbers)
                series[column.name] = reading.series(index)
                if self.heading.at(column) in self.heading.contrary:
                    series[column.name] = ~series[column.name]
                    self._tell_contrary(column, reading.title)
                kinds |= reading.kinds
                self.unread[column.name] = frozenset(numbers[at] for at in reading.unread)
            else:
                series[column.name] = pd.Series(
                    pd.NA if column.type != "date" else None, index=index, dtype=column.dtype
                )
        table = pd.DataFrame(series, index=index)
        if kinds and "kind" in table:
            column = table.columns.get_loc("kind")
            for at, kind in kinds.items():
                if pd.isna(table.iat[at, column]):
                    table.iat[at, column] = kind
        if not exact:
            self._complete(register, table, raw)
        return table

    def _column(self, column: Column, raw: Raw, index: Sequence[int]) -> Column1D:
        at = self.heading.at(column)
        derived = at is None
        rows, numbers = raw.rows, index
        if column.name in raw.places:
            rows = raw.places[column.name]
            numbers = [row + 1 for row in rows]
        title = self.heading.titles[at] if at is not None else column.title
        report = Report(self.sheet, []) if derived else self.report
        cells = raw.cells[column.name]
        if column.name == "finding" and not derived and str in set(map(type, cells)):
            cells = links.numbered(cells, numbers, self.findings, title, report)
        factor = self.factors.get(at, 1) if at is not None else 1
        if factor != 1 and column.unit == "元":
            message = f"金额按“{'万元' if factor == 10_000 else f'{factor}元'}”折算成元。"
            report.add("unit", message, "核对无误即可。", Severity.NOTE, row=self.heading.last, column=title)
        return Column1D(
            column, cells, numbers, title, report,
            year_above(cells, rows, title, self.around, self.body), factor,
            last=column.name == "ended_on" and derived,
        )  # fmt: skip

    def _tell_contrary(self, column: Column, title: str) -> None:
        message = f"“{title}”问的是“{column.title}”的反面，“是”“否”已对调。"
        row = self.heading.last
        self.report.add("contrary", message, "核对无误即可。", Severity.NOTE, row=row, column=title)

    def _complete(self, register: Register, table: pd.DataFrame, raw: Raw) -> None:
        """Enter what the sheet says otherwise than in a cell: parts in lines of their own, the order."""
        heading, report = self.heading, self.report
        for column in register.required + (
            (register.column("status"),) if register.name == STATUS[0] else ()
        ):
            if column.name in raw.cells and (column.name != "no" or heading.at(column) is not None):
                continue
            if (register.name, column.name) == ("findings", "no"):
                before = len(self.findings)
                table["no"] = pd.array(range(before + 1, before + len(table) + 1), dtype="Int64")
                message, remedy = "没有序号栏，按先后顺序编号。", "请加上“序号”栏，编号以后不要变动。"
                report.add(
                    "numbered", message, remedy, Severity.WARNING, row=heading.last, column=column.title
                )
                continue
            if column.rule == "year" and (year := self.around.year):
                table[column.name] = pd.array([year] * len(table), dtype="Int64")
                message, remedy = (
                    f"没有“{column.title}”栏，各行都按标题读作{year}年。",
                    "不对的请加上这一栏。",
                )
                report.add(
                    "year_of_title", message, remedy, Severity.WARNING, row=heading.last, column=column.title
                )
                continue
            message = f"缺少必填的“{column.title}”栏，或表头写法不认得。"
            remedy = f"请在表头加上“{column.title}”并填写。"
            report.add("missing_column", message, remedy, row=heading.last, column=column.title)
        if register.name == "findings":
            headed(table, raw.rows, self.body)
        if register.name == "measures" and "no" not in raw.cells:
            table["no"] = (table.groupby("finding", dropna=False).cumcount() + 1).astype("Int64")
