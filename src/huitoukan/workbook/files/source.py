"""A file or folder as sheets of raw cells, before anything is understood."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from huitoukan.problems import InputError, Problem, Severity
from huitoukan.workbook.files import delimited, spreadsheet
from huitoukan.workbook.files.raw import Fault, RawBook, RawSheet, refuse

__all__ = ["Fault", "RawBook", "RawSheet", "read"]

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
OTHER_KINDS = {
    b"\x89PNG": "图片", b"\xff\xd8\xff": "图片", b"GIF8": "图片", b"BM": "图片", b"RIFF": "图片",
    b"II*\x00": "图片", b"%PDF": "PDF文件", b"<htm": "网页", b"<!DO": "网页", b"<HTM": "网页",
    b"{\\rt": "文字文档", b"Rar!": "压缩包", b"7z\xbc\xaf": "压缩包", b"\x1f\x8b": "压缩包",
}  # fmt: skip
"""First bytes → what a file is that is named like a workbook but is none."""
TABLES = (".csv", ".tsv", ".txt")
"""Names of text files that hold a table when they are named themselves."""
IN_FOLDERS = (".csv", ".tsv")
"""Names of files of a folder that hold one; a .txt beside them is a text."""


def read(path: Path | str) -> RawBook:
    """The raw cells of a workbook, of a text table, or of every text table of a folder.

    InputError (exit status 2) with one line when it cannot be read.
    """
    path = Path(path)
    if not path.exists():
        refuse(path.name, "不存在", "请检查路径和文件名。")
    if path.is_dir():
        return _folder(path)
    content = _content(path)
    digest = hashlib.sha256(content).hexdigest()
    if content.startswith((ZIP, OLE)):
        if content.startswith(OLE) and ENCRYPTED in content:
            refuse(path.name, "有密码", "请先用密码打开，另存为没有密码的 .xlsx 再读取。")
        sheets, properties = spreadsheet.sheets(content, path.name)
        return RawBook(path.name, sheets, properties, digest)
    sheet = delimited.sheet(content, path, sure=path.suffix.lower() in TABLES)
    if sheet is None:
        refuse(path.name, "不是工作簿，是别的文件", "请提供 .xlsx、.xls、.ods 或 .csv 格式的台账。")
    return RawBook(path.name, (sheet,), {}, digest)


def _folder(folder: Path) -> RawBook:
    """Every text table of a folder; a file that is none, or cannot be read, is told and hinders no other."""
    files = [file for file in sorted(folder.iterdir()) if file.is_file() and file.name[0] not in ".~"]
    contents: dict[Path, bytes] = {}
    sheets: list[RawSheet] = []
    told: list[Problem] = []
    for file in files:
        if file.suffix.lower() not in IN_FOLDERS:
            message = "文件夹里的这个文件不是 .csv，没有读入。"
            told.append(Problem("file_left_out", Severity.NOTE, message, sheet=file.name))
            continue
        try:
            contents[file] = _content(file)
            sheets += filter(None, [delimited.sheet(contents[file], file, sure=True)])
        except InputError as error:
            told += [replace(one, code="file_unreadable", sheet=file.name) for one in error.problems]
    if not sheets:
        broken = [problem for problem in told if problem.severity is Severity.ERROR]
        if broken:
            raise InputError(broken)
        remedy = "请把各登记表另存为 .csv 放进去（文件名即表名），或直接指定工作簿文件。"
        refuse(folder.name, "是文件夹，里面没有 .csv 文件", remedy)
    digest = hashlib.sha256(b"".join(contents.values())).hexdigest()
    return RawBook(folder.resolve().name, tuple(sheets), {}, digest, tuple(told))


def _content(path: Path) -> bytes:
    try:
        content = path.read_bytes()
    except OSError:
        refuse(path.name, "无法打开", "请检查是否有读取权限、是否被其他程序占用。")
    if not content.strip():
        refuse(path.name, "是空文件", "请重新向提供方索取，或用 huitoukan template 生成空表填写。")
    kind = next((kind for head, kind in OTHER_KINDS.items() if content.startswith(head)), None)
    if kind:
        refuse(path.name, f"不是工作簿，是{kind}", "请提供 .xlsx、.xls、.ods 或 .csv 格式的台账。")
    return content
