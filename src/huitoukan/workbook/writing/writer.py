"""From tables to a formatted workbook that people fill in, print and send on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import pandas as pd
from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from huitoukan.registers import REGISTERS, Column, Register
from huitoukan.workbook.marks import EXAMPLE_MARK, SYNTHETIC_MARK, SYNTHETIC_PROPERTY, example_row
from huitoukan.workbook.values.display import shown
from huitoukan.workbook.writing import style
from huitoukan.workbook.writing.archive import save
from huitoukan.workbook.writing.cover import add_cover, add_options, list_name

LAST_ROW = 1_048_576
"""Last row of a sheet; drop-downs reach down to it."""


def write(
    tables: Mapping[str, pd.DataFrame],
    path: Path | str,
    *,
    synthetic: bool = False,
    example_rows: bool = False,
) -> Path:
    """A workbook with one sheet per register, in order; the same tables give the same bytes.

    Returns the path. Registers not in `tables` become empty sheets. `synthetic` puts the mark on every sheet
    and in the file's properties. ValueError for a table or column that no register declares and for a text
    too long for a cell; KeyError for an unknown code.
    """
    _refuse_unknown(tables)
    book = Workbook()
    book.remove(book.worksheets[0])
    for look in style.STYLES:
        book.add_named_style(style.named(look))
    add_cover(book, {name: len(table) for name, table in tables.items()}, synthetic)
    sheets = {name: book.create_sheet(register.sheet) for name, register in REGISTERS.items()}
    ranges = add_options(book)
    for name, register in REGISTERS.items():
        table = tables.get(name, register.empty())
        _fill(sheets[name], register, table, ranges, synthetic=synthetic, example=example_rows)
    if synthetic:
        # unknown to the type stubs
        book.custom_doc_props.append(  # type: ignore[attr-defined]
            StringProperty(SYNTHETIC_PROPERTY, SYNTHETIC_MARK)
        )
    return save(book, path)


def template(path: Path | str) -> Path:
    """An empty workbook with a grey example row on every sheet, which reading skips. Returns its path."""
    return write({}, path, example_rows=True)


def _refuse_unknown(tables: Mapping[str, pd.DataFrame]) -> None:
    for name, table in tables.items():
        if name not in REGISTERS:
            raise ValueError(f"no register is called {name}")
        if unknown := [str(column) for column in table if column not in REGISTERS[name].by_name]:
            raise ValueError(f"{name} has no column {', '.join(unknown)}")


def _fill(
    sheet: Worksheet,
    register: Register,
    table: pd.DataFrame,
    ranges: Mapping[str, str],
    *,
    synthetic: bool,
    example: bool,
) -> None:
    heading_row = 2 if synthetic else 1
    first_row = heading_row + (2 if example else 1)
    if synthetic:
        style.put(sheet, 1, 1, SYNTHETIC_MARK, "mark")
    examples = example_row(register)
    for position, column in enumerate(register.columns, start=1):
        look = "required" if column.required else "heading"
        style.put(sheet, heading_row, position, column.title, look).comment = style.note(column)
        contents = [shown(value, column) for value in table[column.name]] if column.name in table else []
        _put_column(sheet, first_row, position, contents, column, "data")
        if example:
            _put_column(sheet, heading_row + 1, position, [examples[column.name]], column, "example")
        style.widen(sheet, position, style.column_width(column, [*contents, examples[column.name]]))
        # cells not yet filled in take the format of their column
        letter = get_column_letter(position)
        sheet.column_dimensions[letter].number_format = style.number_format(column)
        _offer(sheet, f"{letter}{heading_row + 1}:{letter}{LAST_ROW}", column, ranges)
    if example:
        style.put(sheet, heading_row + 1, len(register.columns) + 1, EXAMPLE_MARK, "example")
    sheet.freeze_panes = f"A{heading_row + 1}"
    last_row = max(first_row, first_row + len(table) - 1)
    sheet.auto_filter.ref = f"A{heading_row}:{get_column_letter(len(register.columns))}{last_row}"
    style.fit_rows(sheet, heading_row + 1, last_row)
    style.set_up_page(sheet, f"{register.sheet} {SYNTHETIC_MARK if synthetic else ''}".strip(), heading_row)


def _put_column(
    sheet: Worksheet, first_row: int, position: int, contents: Iterable[object], column: Column, look: str
) -> None:
    named, book = style.named(look, column), sheet.parent
    if book is not None and named.name not in book.style_names:
        book.add_named_style(named)
    for row, content in enumerate(contents, start=first_row):
        style.put(sheet, row, position, content, named.name)


def _offer(sheet: Worksheet, cells: str, column: Column, ranges: Mapping[str, str]) -> None:
    """The drop-down of a column; code and flag columns refuse other words, the others take them."""
    name = list_name(column)
    if name is None:
        return
    strict = column.type in ("code", "flag")
    offer = DataValidation("list", formula1=ranges[name], allow_blank=True, showErrorMessage=strict)
    offer.errorTitle, offer.error = "不在选项之内", f"请从下拉选项中选择“{column.title}”。"
    offer.add(cells)
    sheet.add_data_validation(offer)
