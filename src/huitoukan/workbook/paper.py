"""The workpaper taken along on site: a sheet per section, of which only the answers can be written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd
from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from huitoukan.registers import Column, codelist_of, register
from huitoukan.workbook.marks import COVER, SYNTHETIC_MARK, SYNTHETIC_PROPERTY
from huitoukan.workbook.writing import style
from huitoukan.workbook.writing.archive import save

VERIFICATIONS = register("verifications")
ITEM = VERIFICATIONS.column("item")
ANSWERS = ("result", "evidence_seen", "checker", "checked_on", "satisfied", "asked", "channel", "note")
"""Columns that are filled in on site."""
VOTES = ("satisfied", "asked", "channel")
INDEX = "底稿数据"
"""The hidden sheet that tells what the item numbers stand for; the answers are matched by it."""
INDEX_COLUMNS = ("item", "quarter", "sheet", "register", "key", "finding", "drawn", "stratum")
WIDTHS = {
    "序": 4, "问题": 5, "核查什么": 32, "为什么查": 16, "怎么查、看什么、问谁": 28, "result": 9,
    "evidence_seen": 22, "checker": 8, "checked_on": 11, "satisfied": 5, "asked": 5, "channel": 8,
    "note": 10,
}  # fmt: skip
"""Width of each column in half-width characters, so that a sheet is read when printed on A4."""
ROOM = 3
"""Lines left for handwriting in every row."""


@dataclass(frozen=True)
class PaperSheet:
    """One section of a workpaper."""

    title: str
    note: str
    lines: pd.DataFrame
    """Columns: item, register, key, finding, drawn, stratum (for the index); the printed ones of WIDTHS."""
    votes: bool = True
    """Whether satisfaction is asked for."""


@dataclass(frozen=True)
class Paper:
    """A workpaper: title, facts (项目, 内容) and guide of the cover, sections, quarter."""

    title: str
    quarter: str
    facts: Sequence[tuple[str, str]]
    guide: Sequence[str]
    sheets: Sequence[PaperSheet]
    synthetic: bool = False
    made: str = ""
    """How it was made, for the program that reads it back; kept beside the index."""


def write_paper(paper: Paper, path: Path | str) -> Path:
    """Write a workpaper: cover, sections, hidden index; the same paper gives the same bytes.

    Returns the path.

    ValueError when two sections share a title, or a text is too long for a cell.
    """
    titles = [section.title for section in paper.sheets]
    if len({*titles, COVER, INDEX}) < len(titles) + 2:
        raise ValueError("two sheets have the same title")
    book = Workbook()
    book.remove(book.worksheets[0])
    for look in style.STYLES:
        book.add_named_style(style.named(look))
    _cover(book.create_sheet(COVER), paper)
    for section in paper.sheets:
        _section(book.create_sheet(section.title), section, paper)
    _index(book.create_sheet(INDEX), paper)
    if paper.synthetic:
        # unknown to the type stubs
        book.custom_doc_props.append(  # type: ignore[attr-defined]
            StringProperty(SYNTHETIC_PROPERTY, SYNTHETIC_MARK)
        )
    return save(book, path)


def _cover(sheet: Worksheet, paper: Paper) -> None:
    style.put(sheet, 1, 1, paper.title, "title")
    if paper.synthetic:
        style.put(sheet, 2, 1, SYNTHETIC_MARK, "mark")
    style.widen(sheet, 1, 20)
    style.widen(sheet, 2, 104)
    row = 3
    for name, content in paper.facts:
        style.put(sheet, row, 1, name, "data")
        style.put(sheet, row, 2, content, "data")
        row += 1
    style.put(sheet, row + 1, 1, "怎么填", "heading")
    for number, line in enumerate(paper.guide, start=1):
        style.put(sheet, row + 1 + number, 1, str(number), "data")
        style.put(sheet, row + 1 + number, 2, line, "data")
    last = row + 1 + len(paper.guide)
    style.fit_rows(sheet, 3, last)
    for number in range(3, last + 1):
        if height := sheet.row_dimensions[number].height:
            # faces differ in height from office to office
            sheet.row_dimensions[number].height = height + style.LINE_HEIGHT
    style.set_up_page(sheet, _header(paper, COVER))
    _protect(sheet)


def _section(sheet: Worksheet, section: PaperSheet, paper: Paper) -> None:
    """Title, note with the mark, headings in row 3; column A hidden with the item numbers."""
    heading = 3
    style.put(sheet, 1, 2, section.title, "title")
    if paper.synthetic:
        # in the hidden column as well, where a copied sheet is known by it
        style.put(sheet, 1, 1, SYNTHETIC_MARK, "mark")
    note = f"{SYNTHETIC_MARK}。{section.note}" if paper.synthetic else section.note
    style.put(sheet, 2, 2, note, "mark" if paper.synthetic else "plain")
    answers = [VERIFICATIONS.column(name) for name in ANSWERS if section.votes or name not in VOTES]
    printed = [name for name in WIDTHS if name in section.lines]
    columns = [ITEM.title, *printed, *(column.title for column in answers)]
    for position, title in enumerate(columns, start=1):
        asked = position > 1 + len(printed)
        style.put(sheet, heading, position, title, "required" if asked else "heading")
    for position, name in enumerate((ITEM.name, *printed), start=1):
        for row, cell in enumerate(section.lines[name], start=heading + 1):
            style.put(sheet, row, position, None if pd.isna(cell) else cell, "data")
        style.widen(sheet, position, WIDTHS.get(name, 24))
    last = heading + len(section.lines)
    for position, column in enumerate(answers, start=2 + len(printed)):
        _answers(sheet, column, position, heading, last)
    sheet.column_dimensions["A"].hidden = True
    sheet.merge_cells(start_row=2, end_row=2, start_column=2, end_column=len(columns))
    width = sum(WIDTHS[name] for name in (*printed, *(column.name for column in answers)))
    sheet.row_dimensions[2].height = style.LINE_HEIGHT * (1 + style.display_width(note) // width)
    # narrow headings take two lines
    sheet.row_dimensions[heading].height = 2 * style.LINE_HEIGHT
    sheet.freeze_panes = f"D{heading + 1}"
    sheet.auto_filter.ref = f"A{heading}:{get_column_letter(len(columns))}{max(last, heading + 1)}"
    style.fit_rows(sheet, heading + 1, last)
    for row in range(heading + 1, last + 1):
        height = sheet.row_dimensions[row].height or style.LINE_HEIGHT
        sheet.row_dimensions[row].height = max(height, ROOM * style.LINE_HEIGHT)
    style.set_up_page(sheet, _header(paper, section.title), heading)
    _protect(sheet)


def _answers(sheet: Worksheet, column: Column, position: int, heading: int, last: int) -> None:
    """The cells of a column to be filled in: unlocked, with the drop-down of the column's words."""
    look, book = style.named("data", column), sheet.parent
    look.name, look.protection = f"answer {look.name}", Protection(locked=False)
    if book is not None and look.name not in book.style_names:
        book.add_named_style(look)
    for row in range(heading + 1, last + 1):
        style.put(sheet, row, position, None, look.name)
    sheet.cell(heading, position).comment = style.note(replace(column, required=False))
    style.widen(sheet, position, WIDTHS[column.name])
    words = codelist_of(column)
    if words is not None and last > heading:
        labels = f'"{",".join(words.labels)}"'
        offer = DataValidation("list", formula1=labels, allow_blank=True, showErrorMessage=True)
        offer.errorTitle, offer.error = "不在选项之内", f"请从下拉选项中选择“{column.title}”。"
        letter = get_column_letter(position)
        offer.add(f"{letter}{heading + 1}:{letter}{last}")
        sheet.add_data_validation(offer)


def _index(sheet: Worksheet, paper: Paper) -> None:
    rows: Iterable[tuple[object, ...]] = (
        (line.item, paper.quarter, section.title, *line[1:])
        for section in paper.sheets
        for line in section.lines[
            [name for name in INDEX_COLUMNS if name not in ("quarter", "sheet")]
        ].itertuples(index=False)
    )
    for row, cells in enumerate(((*INDEX_COLUMNS, paper.made), *rows), start=1):
        for position, cell in enumerate(cells, start=1):
            style.put(sheet, row, position, None if pd.isna(cell) else cell, "plain")
    sheet.sheet_state = "veryHidden"
    _protect(sheet)


def _header(paper: Paper, title: str) -> str:
    return f"{paper.title} {title} {SYNTHETIC_MARK if paper.synthetic else ''}".strip()


def _protect(sheet: Worksheet) -> None:
    """Lock what is not to be filled in, without a password: against slips, not against people."""
    sheet.protection.enable()
    for allowed in ("formatColumns", "formatRows", "autoFilter", "sort"):
        setattr(sheet.protection, allowed, False)
