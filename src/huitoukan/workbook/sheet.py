"""From the rows of one sheet to the records of a register."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from huitoukan.problems import Problem, Severity
from huitoukan.registers import Column, Register
from huitoukan.workbook.cells import CellError, parse
from huitoukan.workbook.heading import SEARCHED_ROWS, Heading, find_heading
from huitoukan.workbook.marks import EXAMPLE_MARK, example_row
from huitoukan.workbook.source import RawSheet


@dataclass(frozen=True)
class Report:
    """Adds problems of one sheet to the list of all."""

    sheet: str
    problems: list[Problem]

    def add(
        self,
        code: str,
        message: str,
        remedy: str = "",
        severity: Severity = Severity.ERROR,
        *,
        row: int | None = None,
        column: str | None = None,
        value: str | None = None,
    ) -> None:
        """One more problem; `row` as a person sees it, `column` as printed."""
        self.problems.append(
            Problem(code, severity, message, remedy, sheet=self.sheet, row=row, column=column, value=value)
        )


def read_sheet(sheet: RawSheet, register: Register, problems: list[Problem]) -> pd.DataFrame:
    """The records below the heading of a sheet; what does not fit is added to `problems` and left NA."""
    report = Report(sheet.name, problems)
    heading = find_heading(sheet.rows, register)
    if heading is None:
        if any(map(filled, sheet.rows)):
            titles = "、".join(column.title for column in register.columns)
            report.add("heading_not_found", f"前{SEARCHED_ROWS}行里找不到表头。", f"表头应有：{titles}。")
        return register.empty()
    _report_heading(heading, register, report)
    found = list(_find_records(heading, sheet, register, report))
    records = [_parse_record(cells, row, heading, report) for row, cells in found]
    return register.frame(records, [row for row, _ in found])


def filled(cells: Iterable[object]) -> bool:
    """Whether any of the cells holds something."""
    return any(cell is not None and str(cell).strip() for cell in cells)


def _report_heading(heading: Heading, register: Register, report: Report) -> None:
    for title in heading.extra:
        report.add(
            "unknown_column", "不认得的栏目，没有读入。", "", Severity.NOTE, row=heading.row, column=title
        )
    for column in register.required:
        if column not in heading.columns.values():
            message, remedy = f"缺少必填的“{column.title}”栏。", f"请在表头加上“{column.title}”并填写。"
            report.add("missing_column", message, remedy, row=heading.row, column=column.title)


def _find_records(
    heading: Heading, sheet: RawSheet, register: Register, report: Report
) -> Iterator[tuple[int, Mapping[Column, object]]]:
    """Row number and cells of every row that is a record. The others are blank, the example, or reported."""
    required = [column for column in heading.columns.values() if column.required]
    for number, row in enumerate(sheet.rows[heading.row :], start=heading.row + 1):
        cells = {column: row[i] for i, column in heading.columns.items() if i < len(row)}
        if not filled(row):
            continue
        if any(cell == EXAMPLE_MARK for i, cell in enumerate(row) if i not in heading.columns):
            _report_changed_example(cells, number, register, report)
        elif required and not filled(cells.get(column) for column in required):
            titles = "、".join(column.title for column in required)
            shown = "、".join(str(cell).strip() for cell in row if filled([cell]))[:60]
            message = f"没有填“{titles}”，这一行没有读入。"
            report.add("row_left_out", message, "是记录的请补填，不是的请删去。", row=number, value=shown)
        else:
            yield number, cells


def _report_changed_example(
    cells: Mapping[Column, object], row: int, register: Register, report: Report
) -> None:
    example = example_row(register)
    if any(filled([cell]) and cell != example[column.name] for column, cell in cells.items()):
        message = f"这一行标着“{EXAMPLE_MARK}”，但内容已改动，没有读入。"
        remedy = f"是真实记录的，请删去行末的“{EXAMPLE_MARK}”。"
        report.add("example_row_changed", message, remedy, Severity.WARNING, row=row)


def _parse_record(
    cells: Mapping[Column, object], row: int, heading: Heading, report: Report
) -> dict[str, object]:
    record: dict[str, object] = {}
    for column, cell in cells.items():
        try:
            record[column.name] = parse(cell, column)
        except CellError as error:
            title = heading.title_of(column)
            report.add(error.code, error.message, error.remedy, row=row, column=title, value=str(cell))
            continue
        if column.required and record[column.name] is None:
            title = heading.title_of(column)
            report.add("missing_value", "必填的一格没有填。", "请补填。", row=row, column=title)
    return record
