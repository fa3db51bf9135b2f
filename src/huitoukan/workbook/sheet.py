"""From one sheet to the table of its register, or to the two tables of findings and measures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from huitoukan.problems import Severity
from huitoukan.registers import REGISTERS, Column, Register
from huitoukan.workbook import combined, totals
from huitoukan.workbook.columns import Column1D
from huitoukan.workbook.combined import Raw
from huitoukan.workbook.days import span
from huitoukan.workbook.heading import Heading
from huitoukan.workbook.merges import Filled, continue_down, spread
from huitoukan.workbook.raw import blank
from huitoukan.workbook.recognise import BOTH, Choice
from huitoukan.workbook.report import Report
from huitoukan.workbook.rows import Body, positions, sort_rows
from huitoukan.workbook.sections import headed, year_above
from huitoukan.workbook.titles import Surroundings, surroundings

CONTINUED = {"findings": ("part", "category"), "measures": ("finding",)}
"""Register → columns in which a blank may mean «as above»."""
STATUS = ("findings", "status")
"""Not required in every row, but a ledger without this column tells nothing."""


@dataclass(frozen=True)
class Place:
    """Where the rows of a register were read, for whoever has to name a cell."""

    sheet: str
    headings: Mapping[str, str]
    """Column → heading as printed; columns the sheet does not have are missing."""
    stated: Mapping[str, str] = field(default_factory=dict)
    """What the lines above the table say: feedback_on, as_of → ISO day."""


Found = dict[str, tuple[pd.DataFrame, Place]]


def read_choice(choice: Choice, file: str, report: Report) -> Found:
    """Register → its table and place; the table's index `row` is the row number a person sees."""
    heading = choice.heading
    around = surroundings(choice.sheet, heading, (choice.sheet.name, file))
    register = REGISTERS[choice.registers[0]]
    exact = choice.registers != BOTH and heading.exact(register.columns)
    filled = spread(choice.sheet, heading, report)
    groups = positions(heading, register.columns)
    if choice.registers == BOTH:
        wanted = (heading.at(combined.TITLE), heading.at(combined.TEXT))
        groups = [[at for at in wanted if at is not None]]
    body = sort_rows(filled.sheet, heading, groups, register, report)
    if not exact:
        _report_heading(choice, report)
    if choice.registers == BOTH:
        return _both(choice, filled, body, around, report)
    sheet = filled.sheet
    if not exact:
        own = [register.column(name) for name in CONTINUED.get(register.name, ())]
        sheet = continue_down(filled, heading, own, body.records, report)
    raw = Raw(rows=body.records)
    rows = sheet.rows[heading.last :]
    if len(body.records) != len(rows):
        rows = [sheet.rows[at] for at in body.records]
    for at, column in heading.columns.items():
        raw.cells[column.name] = [row[at] for row in rows]
    _split_range(register, raw)
    reader = _Reader(sheet.name, heading, around, body, report)
    table = reader.table(register, raw, exact)
    totals.compare(sheet, heading, body, register, table, reader.factors, report)
    return {register.name: (table, reader.place(register))}


def _both(choice: Choice, filled: Filled, body: Body, around: Surroundings, report: Report) -> Found:
    heading, own = choice.heading, [REGISTERS["findings"].column(name) for name in CONTINUED["findings"]]
    at = heading.at(combined.TITLE)
    firsts = [row for row in body.records if at is not None and not blank(filled.sheet.rows[row][at])]
    sheet = continue_down(filled, heading, own, firsts, report)
    filled = Filled(sheet, filled.cells, filled.any_merged)
    found: Found = {}
    for name, raw in zip(BOTH, combined.divide(filled, heading, body.records, report), strict=True):
        reader = _Reader(sheet.name, heading, around, body, report)
        found[name] = (reader.table(REGISTERS[name], raw), reader.place(REGISTERS[name]))
    return found


@dataclass
class _Reader:
    """Reads the columns of one sheet."""

    sheet: str
    heading: Heading
    around: Surroundings
    body: Body
    report: Report

    @property
    def factors(self) -> Mapping[int, int]:
        """Position → yuan per unit, by the heading or else by the title."""
        return {at: self.heading.factors.get(at, self.around.factor or 1) for at in self.heading.columns}

    def place(self, register: Register) -> Place:
        """Where the register stands."""
        own = {
            c.name: self.heading.titles[at] for at, c in self.heading.columns.items() if c in register.columns
        }
        return Place(self.sheet, own, self.around.stated)

    def table(self, register: Register, raw: Raw, exact: bool = False) -> pd.DataFrame:
        """The typed table of a register from its raw cells."""
        index = pd.Index([row + 1 for row in raw.rows], dtype="int64", name="row")
        series: dict[str, pd.Series] = {}
        kinds: dict[int, str] = {}
        for column in register.columns:
            if column.name in raw.cells:
                reading = self._column(column, raw)
                series[column.name] = reading.series(index)
                kinds |= reading.kinds
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

    def _column(self, column: Column, raw: Raw) -> Column1D:
        at = self.heading.at(column)
        derived = at is None
        rows = raw.places.get(column.name, raw.rows)
        title = self.heading.titles[at] if at is not None else column.title
        report = Report(self.sheet, []) if derived else self.report
        cells = raw.cells[column.name]
        factor = self.factors.get(at, 1) if at is not None else 1
        if factor != 1 and column.unit == "元":
            message = f"金额按“{'万元' if factor == 10_000 else f'{factor}元'}”折算成元。"
            report.add("unit", message, "核对无误即可。", Severity.NOTE, row=self.heading.last, column=title)
        return Column1D(
            column, cells, [row + 1 for row in rows], title, report,
            year_above(cells, rows, title, self.around, self.body), factor,
            last=column.name == "ended_on" and derived,
        )  # fmt: skip

    def _complete(self, register: Register, table: pd.DataFrame, raw: Raw) -> None:
        """Enter what the sheet says otherwise than in a cell: parts in lines of their own, the order."""
        heading, report = self.heading, self.report
        for column in register.required + (
            (register.column("status"),) if register.name == STATUS[0] else ()
        ):
            if column.name in raw.cells and (column.name != "no" or heading.at(column) is not None):
                continue
            if (register.name, column.name) == ("findings", "no"):
                table["no"] = pd.array(range(1, len(table) + 1), dtype="Int64")
                message, remedy = "没有序号栏，按先后顺序编号。", "请加上“序号”栏，编号以后不要变动。"
                report.add(
                    "numbered", message, remedy, Severity.WARNING, row=heading.last, column=column.title
                )
                continue
            message = f"缺少必填的“{column.title}”栏，或表头写法不认得。"
            remedy = f"请在表头加上“{column.title}”并填写。"
            report.add("missing_column", message, remedy, row=heading.last, column=column.title)
        if register.name == "findings":
            headed(table, raw.rows, self.body)
        if register.name == "measures" and "no" not in raw.cells:
            table["no"] = (table.groupby("finding", dropna=False).cumcount() + 1).astype("Int64")


def _split_range(register: Register, raw: Raw) -> None:
    """A column of ranges such as 4月1日至20日 holds the first and the last day."""
    if "ended_on" in register.by_name and "ended_on" not in raw.cells and "started_on" in raw.cells:
        cells = raw.cells["started_on"]
        ranges: list[object] = [c if isinstance(c, str) and span(c, 2000) else None for c in cells]
        if any(ranges):
            raw.cells["ended_on"] = ranges


def _report_heading(choice: Choice, report: Report) -> None:
    heading = choice.heading
    for title in heading.extra.values():
        report.add(
            "unknown_column", "不认得的栏目，没有读入。", "", Severity.NOTE, row=heading.last, column=title
        )
    other = {at: c for at, c in heading.columns.items() if heading.titles[at] != c.title}
    sheets = "”和“".join(REGISTERS[name].sheet for name in choice.registers)
    if (
        not other
        and heading.last == 1
        and choice.sheet.name in (REGISTERS[n].sheet for n in choice.registers)
    ):
        return
    place = f"第{heading.first}行" if heading.first == heading.last else f"第{heading.first}—{heading.last}行"
    words = "、".join(f"“{heading.titles[at]}”读作“{c.title}”" for at, c in other.items())
    message = f"读作“{sheets}”，表头在{place}" + (f"：{words}。" if words else "。")
    report.add("heading_found", message, "核对无误即可；不对的请改表头。", Severity.NOTE, row=heading.last)
    for at in sorted(heading.likely):
        message = f"表头“{heading.titles[at]}”与“{heading.columns[at].title}”相近，读作后者。"
        remedy = "不对的请改表头。"
        report.add(
            "heading_guessed", message, remedy, Severity.WARNING, row=heading.last, column=heading.titles[at]
        )
