"""A spreadsheet file as rows of raw cells, before anything is understood."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn
from xml.etree import ElementTree

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    ZipError,
)

from huitoukan.problems import InputError

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
OTHER_KINDS = {
    b"\x89PNG": "图片", b"\xff\xd8\xff": "图片", b"GIF8": "图片", b"BM": "图片", b"%PDF": "PDF文件",
    b"<htm": "网页", b"<!DO": "网页", b"{\\rt": "文字文档",
}  # fmt: skip
"""First bytes → what a file is that is named like a workbook but is none."""


@dataclass(frozen=True)
class RawSheet:
    """One sheet; `rows[i]` is the row a person sees as number i + 1."""

    name: str
    rows: tuple[tuple[object, ...], ...]
    hidden: bool = False


@dataclass(frozen=True)
class RawBook:
    """All sheets in order, and the custom document properties of the file."""

    name: str
    sheets: tuple[RawSheet, ...]
    properties: Mapping[str, str] = field(default_factory=dict)


def read(path: Path | str) -> RawBook:
    """The raw cells of a workbook; InputError (exit status 2) with one line when it cannot be read."""
    path = Path(path)
    _refuse_what_is_no_workbook(path)
    try:
        with CalamineWorkbook.from_path(path) as book:
            sheets = tuple(
                RawSheet(
                    meta.name,
                    tuple(map(tuple, book.get_sheet_by_name(meta.name).to_python(skip_empty_area=False))),
                    meta.visible is not SheetVisibleEnum.Visible,
                )
                for meta in book.sheets_metadata
                if meta.typ is SheetTypeEnum.WorkSheet
            )
        return RawBook(path.name, sheets, _properties(path))
    except PasswordError:
        _refuse(path, "有密码", "请先用密码打开，另存为没有密码的 .xlsx 再读取。")
    except (CalamineError, ZipError, zipfile.BadZipFile, ElementTree.ParseError, OSError, ValueError):
        _refuse(path, "已损坏或不完整", "请用 Excel 或 WPS 打开，另存为 .xlsx；打不开的请重新向提供方索取。")


def _refuse_what_is_no_workbook(path: Path) -> None:
    if not path.exists():
        _refuse(path, "不存在", "请检查路径和文件名。")
    if path.is_dir():
        _refuse(path, "是文件夹", "请指定工作簿文件。")
    try:
        content = path.read_bytes()
    except OSError:
        _refuse(path, "无法打开", "请检查是否有读取权限、是否被其他程序占用。")
    if not content:
        _refuse(path, "是空文件", "请重新向提供方索取，或用 huitoukan template 生成空表填写。")
    if content.startswith(OLE) and ENCRYPTED in content:
        _refuse(path, "有密码", "请先用密码打开，另存为没有密码的 .xlsx 再读取。")
    if not content.startswith((ZIP, OLE)):
        kind = next((kind for head, kind in OTHER_KINDS.items() if content.startswith(head)), "别的文件")
        _refuse(path, f"不是工作簿，是{kind}", "请提供 .xlsx 格式的台账。")


def _properties(path: Path) -> dict[str, str]:
    """Custom document properties; calamine does not read them."""
    if not zipfile.is_zipfile(path):
        return {}
    with zipfile.ZipFile(path) as archive:
        if "docProps/custom.xml" not in archive.namelist():
            return {}
        root = ElementTree.fromstring(archive.read("docProps/custom.xml"))
    return {entry.get("name", ""): "".join(entry.itertext()) for entry in root}


def _refuse(path: Path, what: str, remedy: str) -> NoReturn:
    raise InputError(f"“{path.name}”{what}，无法读取。", remedy) from None
