"""Finished tables as a workbook to send out: cover, contents, notes, then one table per sheet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import pandas as pd
from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from huitoukan.workbook.marks import SYNTHETIC_MARK
from huitoukan.workbook.writing import style
from huitoukan.workbook.writing.archive import save

WIDEST = 40
"""Widest column, in half-width characters; longer texts wrap."""


class Printable(Protocol):
    """What a sheet is made from: a finished table, every cell the text that is printed."""

    @property
    def title(self) -> str: ...
    @property
    def data(self) -> pd.DataFrame: ...
    @property
    def note(self) -> str: ...
    @property
    def sources(self) -> tuple[str, ...]: ...


def write_tables(
    path: Path | str,
    title: str,
    facts: Sequence[tuple[str, str]],
    notes: Sequence[str],
    tables: Sequence[Printable],
    *,
    synthetic: bool = False,
) -> Path:
    """A workbook with 封面, 目录, 说明 and a sheet per table. The same content gives the same bytes.

    `facts` are the lines of the cover (项目, 内容), `notes` those of 说明. Returns the path.
    ValueError when two tables share a title.
    """
    titles = [table.title for table in tables]
    if len(set(titles)) < len(titles):
        raise ValueError("two tables have the same title")
    book = Workbook()
    book.remove(book.worksheets[0])
    for look in style.STYLES:
        book.add_named_style(style.named(look))
    _lines(book.create_sheet("封面"), title, facts, synthetic)
    _contents(book.create_sheet("目录"), titles, synthetic)
    numbered = [(str(number), note) for number, note in enumerate(notes, start=1)]
    _lines(book.create_sheet("说明"), "使用说明", numbered, synthetic)
    for table in tables:
        _table(book.create_sheet(table.title), table, synthetic)
    return save(book, path)


def _lines(sheet: Worksheet, title: str, lines: Sequence[tuple[str, str]], synthetic: bool) -> None:
    style.put(sheet, 1, 1, title, "title")
    if synthetic:
        style.put(sheet, 2, 1, SYNTHETIC_MARK, "mark")
    for row, (name, content) in enumerate(lines, start=3):
        style.put(sheet, row, 1, name, "plain")
        style.put(sheet, row, 2, content, "plain")
    style.widen(sheet, 1, 18)
    style.widen(sheet, 2, 100)
    style.fit_rows(sheet, 3, 2 + len(lines))
    style.set_up_page(sheet, title)


def _contents(sheet: Worksheet, titles: Sequence[str], synthetic: bool) -> None:
    style.put(sheet, 1, 1, "目录", "title")
    if synthetic:
        style.put(sheet, 2, 1, SYNTHETIC_MARK, "mark")
    for row, title in enumerate(titles, start=3):
        style.put(sheet, row, 1, str(row - 2), "plain")
        style.put(sheet, row, 2, title, "plain").hyperlink = f"#'{title}'!A1"
    style.widen(sheet, 1, 8)
    style.widen(sheet, 2, 60)
    style.set_up_page(sheet, "目录")


def _table(sheet: Worksheet, table: Printable, synthetic: bool) -> None:
    style.put(sheet, 1, 1, table.title, "title")
    if synthetic:
        style.put(sheet, 2, 1, SYNTHETIC_MARK, "mark")
    heading, columns = 3, len(table.data.columns)
    names = enumerate(table.data.columns, start=1)
    widths = [_column(sheet, heading, position, name, table) for position, name in names]
    style.fit_rows(sheet, heading, heading + len(table.data))
    sources = f"来源：{'；'.join(table.sources)}" if table.sources else ""
    for row, line in enumerate(filter(None, (table.note, sources)), start=heading + len(table.data) + 2):
        style.put(sheet, row, 1, line, "plain")
        # over the whole width of the table, so that a long line does not widen the printed page
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=columns)
        sheet.row_dimensions[row].height = style.LINE_HEIGHT * (1 + style.display_width(line) // sum(widths))
    sheet.freeze_panes = f"A{heading + 1}"
    sheet.auto_filter.ref = f"A{heading}:{get_column_letter(columns)}{heading + max(1, len(table.data))}"
    style.set_up_page(sheet, f"{table.title} {SYNTHETIC_MARK if synthetic else ''}".strip(), heading)


def _column(sheet: Worksheet, heading: int, position: int, name: object, table: Printable) -> int:
    """Write one column of a table; returns its width."""
    cells = [str(cell) for cell in table.data[name]]
    style.put(sheet, heading, position, str(name), "heading")
    for row, cell in enumerate(cells, start=heading + 1):
        style.put(sheet, row, position, _number(cell), "data")
    lines = [line for cell in [str(name), *cells] for line in cell.splitlines()]
    width = min(max(map(style.display_width, lines)) + 3, WIDEST)
    style.widen(sheet, position, width)
    return width


def _number(cell: str) -> object:
    """Whole numbers as numbers, so that they can be added up; everything else as it is printed."""
    return int(cell) if cell.isdigit() and len(cell) < 10 else cell
