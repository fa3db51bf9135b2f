"""The example row of the template: read past, unless somebody has written a record over it."""

from __future__ import annotations

from collections.abc import Mapping

from huitoukan.problems import Severity
from huitoukan.registers import Column
from huitoukan.workbook.marks import EXAMPLE_MARK
from huitoukan.workbook.recognising.heading import Heading
from huitoukan.workbook.report import Report
from huitoukan.workbook.values.cells import parse
from huitoukan.workbook.values.outcome import CellError

FIRST = 20
"""Among so many rows an example may stand whose mark somebody has deleted."""


def is_example(cells: Mapping[int, object], at: int, heading: Heading, report: Report) -> bool:
    """Whether a row is the example of the template, whole or in part; told when mark and words disagree."""
    marked = any(cell == EXAMPLE_MARK for p, cell in cells.items() if p not in heading.columns)
    if not marked and at > heading.last + FIRST:
        return False
    own = {heading.columns[p]: cell for p, cell in cells.items() if p in heading.columns}
    same = all(_is_given(cell, column) for column, cell in own.items())
    if marked and not same:
        message = f"这一行标着“{EXAMPLE_MARK}”，但填的已不是示例，作为记录读入。"
        remedy = f"是真实记录的，请删去行末的“{EXAMPLE_MARK}”；不是的，请删去整行。"
        report.add("example_row_changed", message, remedy, Severity.WARNING, row=at + 1)
    if not same or marked:
        return same
    given = {column for column in heading.columns.values() if column.example}
    if set(own) != given:
        return False
    message = "与模板的示例行完全相同，没有读入。"
    report.add("example_row", message, "核对无误即可，可以删除。", Severity.NOTE, row=at + 1)
    return True


def _is_given(cell: object, column: Column) -> bool:
    """Whether a cell means what the example of its column does."""
    try:
        return parse(cell, column) == parse(column.example, column)
    except CellError:
        return False
