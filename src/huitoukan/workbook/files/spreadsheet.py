"""The sheets of an .xlsx, .xls, .xlsb or .ods file, read by python-calamine."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    ZipError,
)

from huitoukan.workbook.files import compound, opendocument, package, xls, xlsb
from huitoukan.workbook.files.corrections import Untold
from huitoukan.workbook.files.raw import RawSheet, refuse

BROKEN = (CalamineError, ZipError, zipfile.BadZipFile, ElementTree.ParseError, OSError, ValueError, KeyError)

FAR = 1000
"""So far below the other cells, or to the right, no cell is looked for."""


def sheets(content: bytes, name: str) -> tuple[tuple[RawSheet, ...], Mapping[str, str]]:
    """All sheets in order, and the custom document properties; InputError (exit status 2) when damaged."""
    try:
        return _sheets(content), package.properties(content)
    except PasswordError:
        refuse(name, "有密码", "请先用密码打开，另存为没有密码的 .xlsx 再读取。")
    except BROKEN:
        pass
    except BaseException as error:
        # calamine gives up on some damaged files with a panic, which is no Exception
        if type(error).__name__ != "PanicException":
            raise
    if b"word/document.xml" in content:
        refuse(name, "不是工作簿，是文字文档", "请提供 .xlsx、.xls、.ods 或 .csv 格式的台账。")
    remedy = "请用 Excel 或 WPS 打开，另存为 .xlsx；打不开的请重新向提供方索取。"
    refuse(name, "已损坏或不完整，或者不是工作簿", remedy)


def _sheets(content: bytes) -> tuple[RawSheet, ...]:
    found = []
    # from bytes, so that the content and not the name says what kind it is
    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
        metas = [meta for meta in book.sheets_metadata if meta.typ is SheetTypeEnum.WorkSheet]
        untold = _untold(content)
        for meta in metas:
            sheet = book.get_sheet_by_name(meta.name)
            rows: list[list[Any]] = sheet.to_python(skip_empty_area=False)
            for (row, column), cell in untold.cells.get(meta.name, {}).items():
                if row < len(rows) + FAR and column < FAR:
                    _stretch(rows, row, column)
                    rows[row][column] = cell(rows[row][column])
            hidden = meta.visible is not SheetVisibleEnum.Visible
            merged = tuple(sheet.merged_cell_ranges or ()) or untold.merged.get(meta.name, ())
            unseen = untold.hidden.get(meta.name, ())
            found.append(RawSheet(meta.name, rows, hidden, merged, hidden_rows=unseen))
    return tuple(found)


def _untold(content: bytes) -> Untold:
    if content.startswith(compound.MARK):
        try:
            return Untold(xls.cells(content))
        except (struct.error, IndexError):
            return Untold()  # calamine could read it: an older kind, or one with slips that do not matter
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if opendocument.PART in archive.namelist():
            return opendocument.untold(archive.read(opendocument.PART))
        found = package.untold(archive)
        return found if found.cells else Untold(xlsb.cells(archive))


def _stretch(rows: list[list[Any]], row: int, column: int) -> None:
    """Make room for a cell that calamine left out below or beside the others; rows stay of one width."""
    width = max(len(rows[0]) if rows else 0, column + 1)
    rows += [[] for _ in range(row + 1 - len(rows))]
    for short in (own for own in rows if len(own) < width):
        short += [""] * (width - len(short))
