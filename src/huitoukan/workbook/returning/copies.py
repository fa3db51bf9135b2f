"""The owner's sheets once more with their look, as far as openpyxl can carry it."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile, is_zipfile

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from huitoukan.workbook.files import package
from huitoukan.workbook.files.raw import Fault, RawBook, RawSheet, blank
from huitoukan.workbook.returning.layout import enter
from huitoukan.workbook.returning.trimming import trimmed
from huitoukan.workbook.writing import style

CARRIED_NOT = {
    "xl/charts/": "图表", "xl/media/": "图片", "xl/diagrams/": "图示", "xl/ctrlProps/": "控件",
    "xl/activeX/": "控件", "xl/pivotTables/": "数据透视表", "xl/slicers/": "切片器",
    "xl/vbaProject.bin": "宏", "xl/threadedComments/": "批注的回复",
}  # fmt: skip
"""Beginning of a part's name → what openpyxl leaves out or changes of it."""
SHAPES = re.compile(rb"<(?:\w+:)?(?:sp|cxnSp)>|<(?:\w+:)?(?:sp|cxnSp)\s")
"""Text boxes, arrows and the like in a drawing."""
OFFERS = re.compile(rb"<x14:dataValidations.*?</x14:dataValidations>", re.S)
NAMESPACES = {
    "x14": "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main",
    "xm": "http://schemas.microsoft.com/office/excel/2006/main",
    "xr": "http://schemas.microsoft.com/office/spreadsheetml/2014/revision",
}


@dataclass
class Copies:
    """A workbook with the owner's sheets in it."""

    book: Workbook
    sheets: Mapping[str, Worksheet]
    """Name of the sheet as read → its copy."""
    notes: list[str] = field(default_factory=list)
    """What is not as in the owner's file."""


def copied(content: bytes, raw: RawBook) -> Copies | None:
    """The workbook itself, formats, formulas and all; None when it is no .xlsx or openpyxl cannot read it."""
    if not is_zipfile(io.BytesIO(content)):
        return None
    with ZipFile(io.BytesIO(content)) as archive:
        parts = dict(package.sheet_parts(archive))
        if not parts:
            return None
        slim, empty = trimmed(content, parts, raw.sheets)
        try:
            with warnings.catch_warnings(action="ignore"):
                book = load_workbook(io.BytesIO(slim), rich_text=_rich(archive))
        except Exception:  # openpyxl lets through whatever its parsing of an unusual part meets
            return None
        sheets = {sheet.title: sheet for sheet in book.worksheets}
        if not {sheet.name for sheet in raw.sheets} <= sheets.keys():
            return None
        for own in raw.sheets:
            _offer(sheets[own.name], archive.read(parts[own.name]))
            _keep_cells(sheets[own.name], own)
        lost = _lost(archive)
    notes = [f"原文件里的{'、'.join(lost)}没有带过来或可能走样，以原文件为准。"] if lost else []
    notes += [f"“{'”“'.join(empty)}”下面只有格式、没有内容的空行没有带过来。"] if empty else []
    return Copies(book, sheets, notes)


def _rich(archive: ZipFile) -> bool:
    """Whether some cell has more than one font; looking for them costs time with every text."""
    name = "xl/sharedStrings.xml"
    return name in archive.namelist() and b"rPr>" in archive.read(name)


def _lost(archive: ZipFile) -> list[str]:
    names = archive.namelist()
    lost = [kind for start, kind in CARRIED_NOT.items() if any(name.startswith(start) for name in names)]
    drawings = (name for name in names if name.startswith("xl/drawings/drawing"))
    lost += ["文本框和图形"] if any(SHAPES.search(archive.read(name)) for name in drawings) else []
    return list(dict.fromkeys(lost))


def _offer(sheet: Worksheet, part: bytes) -> None:
    """The drop-downs whose words stand on another sheet: Excel writes them where openpyxl does not look."""
    if not (found := OFFERS.search(part)):
        return
    spaces = " ".join(f'xmlns:{short}="{name}"' for short, name in NAMESPACES.items()).encode()
    offers = ElementTree.fromstring(b"<all %s>%s</all>" % (spaces, found[0]))
    for offer in offers.iterfind(".//x14:dataValidation", NAMESPACES):
        words = [offer.findtext(f"x14:formula{n}/xm:f", None, NAMESPACES) for n in (1, 2)]
        texts = ("type", "operator", "errorStyle", "errorTitle", "error", "promptTitle", "prompt")
        flags = ("allowBlank", "showErrorMessage", "showInputMessage", "showDropDown")
        given: dict[str, Any] = {name: offer.get(name) for name in texts} | {
            name: offer.get(name) == "1" for name in flags
        }
        cells = offer.findtext("xm:sqref", "", NAMESPACES)
        sheet.add_data_validation(DataValidation(formula1=words[0], formula2=words[1], sqref=cells, **given))


def _keep_cells(sheet: Worksheet, raw: RawSheet) -> None:
    """Put back what openpyxl drops: numbers that are no date though shown as one, cells under merged ones."""
    cells = sheet._cells  # only those that exist; iter_rows makes all others too
    for (row, column), cell in list(cells.items()):
        merged = isinstance(cell, MergedCell)
        if not merged and cell.data_type != "e":
            continue
        known = row <= len(raw.rows) and column <= len(raw.rows[row - 1])
        value = raw.rows[row - 1][column - 1] if known else None
        if blank(value) or isinstance(value, Fault):
            continue
        if merged:
            block = next(block for block in sheet.merged_cells.ranges if cell.coordinate in block)
            cells[row, column] = Cell(sheet, row, column)
            style.dress(cells[row, column], sheet.cell(block.min_row, block.min_col))
        enter(cells[row, column], value)
