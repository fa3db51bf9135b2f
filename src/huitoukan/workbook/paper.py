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
from huitoukan.workbook.front import add_front
from huitoukan.workbook.marks import COVER, SYNTHETIC_MARK, SYNTHETIC_PROPERTY
from huitoukan.workbook.wrapping import height_of, lines_of
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
    "序": 4, "问题": 6, "核查什么": 36, "为什么查": 22, "怎么查、看什么、问谁": 26, "result": 10,
    "evidence_seen": 26, "checker": 10, "checked_on": 12, "satisfied": 5, "asked": 5, "channel": 8,
    "note": 12,
}  # fmt: skip
"""Width of each column in half-width characters, so that a sheet is read when printed on A4."""
WIDER = {"为什么查": 6, "evidence_seen": 8, "note": 4}
"""What the columns of a survey leave to the others where there is none."""
ROOM = 4
"""Lines left for handwriting in every row."""
ADDED, ADDED_ROWS = "自行增加的核查", 8
"""The last sheet that is filled in: empty lines for what was not planned."""
ADDED_NOTE = "底稿以外发现要查的事写在这里，一件一行，不参加推断；查完以后登记到台账的“现场核查”表。"
ADDED_COLUMNS = ("问题", "核查什么", "为什么查")
SIGNED = ("核查人：", "被核查单位：")
"""At the foot of every page, left and right, to be signed by hand."""


@dataclass(frozen=True)
class PaperSheet:
    """One section of a workpaper."""

    title: str
    note: str
    lines: pd.DataFrame
    """Columns: item, register, key, finding, drawn, stratum (for the index); the printed ones of WIDTHS."""
    votes: bool = True
    """Whether satisfaction is asked for."""
    writable: bool = False
    """Whether the printed columns are to be filled in as well."""

    def width(self, name: str) -> int:
        """Width of a column of WIDTHS on this sheet."""
        return WIDTHS[name] + (0 if self.votes else WIDER.get(name, 0))


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
    """Write a workpaper: cover, sections, empty lines, hidden index; the same paper gives the same bytes.

    Returns the path.

    ValueError when two sections share a title, or a text is too long for a cell.
    """
    titles = [section.title for section in paper.sheets]
    if len({*titles, COVER, INDEX, ADDED}) < len(titles) + 3:
        raise ValueError("two sheets have the same title")
    book = Workbook()
    book.remove(book.worksheets[0])
    for look in style.STYLES:
        book.add_named_style(style.named(look))
    front = book.create_sheet(COVER)
    add_front(front, paper.title, paper.facts, paper.guide, paper.synthetic)
    style.set_up_page(front, _header(paper, COVER))
    _protect(front)
    for section in (*paper.sheets, _added()):
        _section(book.create_sheet(section.title), section, paper)
    _index(book.create_sheet(INDEX), paper)
    if paper.synthetic:
        # unknown to the type stubs
        book.custom_doc_props.append(  # type: ignore[attr-defined]
            StringProperty(SYNTHETIC_PROPERTY, SYNTHETIC_MARK)
        )
    return save(book, path)


def _added() -> PaperSheet:
    """The sheet of empty lines: without a number, so that what is written there is told on its return."""
    lines = pd.DataFrame(None, range(ADDED_ROWS), columns=[ITEM.name, *ADDED_COLUMNS], dtype="string")
    return PaperSheet(ADDED, ADDED_NOTE, lines, votes=False, writable=True)


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
        look = _open(sheet, "data") if section.writable and position > 1 else "data"
        for row, cell in enumerate(section.lines[name], start=heading + 1):
            style.put(sheet, row, position, None if pd.isna(cell) else cell, look)
        style.widen(sheet, position, section.width(name) if name in WIDTHS else 24)
    last = heading + len(section.lines)
    for position, column in enumerate(answers, start=2 + len(printed)):
        _answers(sheet, column, position, heading, last)
        style.widen(sheet, position, section.width(column.name))
    sheet.column_dimensions["A"].hidden = True
    sheet.merge_cells(start_row=2, end_row=2, start_column=2, end_column=len(columns))
    width = sum(map(section.width, (*printed, *(column.name for column in answers))))
    sheet.row_dimensions[2].height = height_of(lines_of(note, width))
    # narrow headings take two lines
    sheet.row_dimensions[heading].height = height_of(2)
    sheet.freeze_panes = f"D{heading + 1}"
    sheet.auto_filter.ref = f"A{heading}:{get_column_letter(len(columns))}{max(last, heading + 1)}"
    for row, cells in enumerate(section.lines[printed].itertuples(index=False), start=heading + 1):
        texts = zip(cells, printed, strict=True)
        needed = (lines_of(cell, section.width(name)) for cell, name in texts if isinstance(cell, str))
        sheet.row_dimensions[row].height = height_of(max(ROOM, *needed, 0))
    style.set_up_page(sheet, _header(paper, section.title), heading)
    assert sheet.oddFooter is not None
    for place, who in zip((sheet.oddFooter.left, sheet.oddFooter.right), SIGNED, strict=True):
        assert place is not None
        place.text = f"{who}{'＿' * 8}"
    _protect(sheet)


def _answers(sheet: Worksheet, column: Column, position: int, heading: int, last: int) -> None:
    """The cells of a column to be filled in: unlocked, with the drop-down of the column's words."""
    look = _open(sheet, "data", column)
    for row in range(heading + 1, last + 1):
        style.put(sheet, row, position, None, look)
    sheet.cell(heading, position).comment = style.note(replace(column, required=False))
    words = codelist_of(column)
    if words is not None and last > heading:
        labels = f'"{",".join(words.labels)}"'
        offer = DataValidation("list", formula1=labels, allow_blank=True, showErrorMessage=True)
        offer.errorTitle, offer.error = "不在选项之内", f"请从下拉选项中选择“{column.title}”。"
        letter = get_column_letter(position)
        offer.add(f"{letter}{heading + 1}:{letter}{last}")
        sheet.add_data_validation(offer)


def _open(sheet: Worksheet, name: str, column: Column | None = None) -> str:
    """The name of the style of this look whose cells can be written."""
    look, book = style.named(name, column), sheet.parent
    look.name, look.protection = f"answer {look.name}", Protection(locked=False)
    if book is not None and look.name not in book.style_names:
        book.add_named_style(look)
    return str(look.name)


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
