"""Cells as they were read laid out in a new workbook, for files whose look cannot be carried."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from itertools import chain, count

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from huitoukan.workbook.files.raw import Fault, RawBook, RawSheet
from huitoukan.workbook.values.display import written
from huitoukan.workbook.writing import style

LONGEST_TITLE = 31
UNTITLED = re.compile(r"[\[\]:*?/\\\x00-\x1f]|^'|'$")
"""What a sheet's title may not hold."""
WIDEST, LOOKED_AT = 40, 300
"""Widest column in half-width characters; so many rows tell how wide."""
FIRST_YEAR = 1900
"""Earlier days have no number in a spreadsheet."""
ERRORS = ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A")
HEADING = Font(bold=True)
WRAPPED = Alignment(vertical="top", wrap_text=True)


def lay_out(book: Workbook, raw: RawBook, headings: Mapping[str, int]) -> dict[str, Worksheet]:
    """Name of the sheet as read → the new sheet with every cell at its place.

    `headings` gives the number of the heading row of sheets that have one.
    """
    sheets = {}
    for own in raw.sheets:
        sheet = sheets[own.name] = book.create_sheet(free_title(own.name, book))
        sheet.sheet_state = "hidden" if own.hidden else "visible"
        for row, cells in enumerate(own.rows, start=1):
            for column, value in enumerate(cells, start=1):
                if value is not None and value != "":
                    enter(sheet.cell(row, column), value)
        for (top, left), (bottom, right) in own.merged:
            # merge_cells would empty the cells below
            corners = (get_column_letter(left + 1), top + 1, get_column_letter(right + 1), bottom + 1)
            sheet.merged_cells.add("{}{}:{}{}".format(*corners))
        _make_readable(sheet, own, headings.get(own.name, 0))
    return sheets


def free_title(name: str, book: Workbook) -> str:
    """A title for a sheet as near to this name as a spreadsheet allows, and not taken yet."""
    taken = {title.casefold() for title in book.sheetnames}
    plain = UNTITLED.sub("_", name) or "表"
    titles = (plain[: LONGEST_TITLE - len(end)] + end for end in chain([""], (f"-{n}" for n in count(2))))
    return next(title for title in titles if title.casefold() not in taken)


def enter(cell: Cell | MergedCell, value: object) -> None:
    """Write a value as it was read: text is text, an error an error; a text too long for a cell is cut."""
    assert isinstance(cell, Cell)
    if isinstance(value, Fault):
        # a formula without a result is read again as what it is
        cell.value = value.text if value.text in ERRORS else "=NA()"
    elif isinstance(value, str) or (isinstance(value, date) and value.year < FIRST_YEAR):
        cell.value = style.shortened(style.escaped(written(value)))
        cell.data_type = "s"
        if "\n" in written(value):
            cell.alignment = WRAPPED
    elif isinstance(value, float):
        cell.value, cell.data_type = repr(value), "n"
    else:
        cell.value = value  # type: ignore[assignment]
        if form := _format(value):
            cell.number_format = form


def _format(value: object) -> str:
    if isinstance(value, datetime) and value.time() != time():
        return "yyyy-mm-dd hh:mm"
    if isinstance(value, date):
        return "yyyy-mm-dd"
    return "hh:mm:ss" if isinstance(value, time) else "[h]:mm:ss" if isinstance(value, timedelta) else ""


def _make_readable(sheet: Worksheet, raw: RawSheet, heading: int) -> None:
    """Widths by the contents, the heading bold and always in sight."""
    rows = raw.rows[max(heading - 1, 0) : LOOKED_AT]
    for column, cells in enumerate(zip(*rows, strict=False), start=1):
        lines = [line for cell in cells if cell is not None for line in written(cell).splitlines()]
        style.widen(sheet, column, min(max(map(style.display_width, lines), default=6) + 2, WIDEST))
    for row in range(1, heading + 1):
        for cell in sheet[row]:
            cell.font = HEADING
    style.set_up_page(sheet, raw.name, heading)
    sheet.page_setup.fitToHeight = 0
    if heading:
        for cell in sheet[heading]:
            cell.alignment = WRAPPED
        sheet.freeze_panes = f"A{heading + 1}"
