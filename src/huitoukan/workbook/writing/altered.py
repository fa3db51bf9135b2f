"""A copy of a workbook of ours with some cells written over, as nobody who fills in a form should."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pandas as pd
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from huitoukan.registers import REGISTERS
from huitoukan.workbook.writing.archive import save


class Change(NamedTuple):
    """What to put in a cell: a value of the column's type, or whatever people type there; None empties it."""

    register: str
    row: int
    """As a person sees it; rows below the last one are added."""
    column: str
    content: object


def altered(source: Path | str, target: Path | str, changes: Iterable[Change]) -> Path:
    """A copy of a workbook that `write` has made, with these changes; the same ones give the same bytes.

    Returns the target. KeyError for a column that its sheet does not have.
    """
    book = load_workbook(source)
    for change in changes:
        register = REGISTERS[change.register]
        sheet = book[register.sheet]
        cell = sheet.cell(change.row, _position(sheet, register.column(change.column).title))
        content = change.content
        cell.value = content.date() if isinstance(content, pd.Timestamp) else content  # type: ignore[assignment]
        if isinstance(content, date):
            cell.number_format = "yyyy-mm-dd"
    return save(book, target)


def _position(sheet: Worksheet, title: str) -> int:
    for row in sheet.iter_rows(max_row=2):
        for cell in row:
            if cell.value == title:
                return int(cell.column)
    raise KeyError(title)
