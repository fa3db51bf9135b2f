"""A file in, its text with table cells marked out. Says in one line why a file cannot be read as a notice."""

from __future__ import annotations

import hashlib
from pathlib import Path

from huitoukan.notice.model import Source
from huitoukan.notice.source.blocks import Extract
from huitoukan.notice.source.encodings import decode
from huitoukan.notice.source.folders import expand
from huitoukan.notice.source.kinds import HTML, PDF, WORD, refuse_unreadable
from huitoukan.notice.source.pipes import tables
from huitoukan.problems import InputError

__all__ = ["decode", "expand", "load"]


def load(path: Path | str) -> Source:
    """The text of a file and its tables. Plain text stays as decoded; of other kinds it is what they print.

    Raises InputError (exit status 2) when the file is missing, empty, of another kind than its name says,
    locked, damaged, in no known encoding, or holds no text.
    """
    path = Path(path)
    data = _bytes(path)
    text, found, problems = _extract(data, path)
    if not text.strip():
        raise InputError(
            f"{path.name} 里没有读到文字。", "如果内容是图片，请先做文字识别（OCR），或找通报原文。"
        )
    return Source(path.name, text, hashlib.sha256(data).hexdigest(), found, problems)


def _extract(data: bytes, path: Path) -> Extract:
    """Each kind's library is loaded only for a file of that kind."""
    suffix = path.suffix.lower()
    if suffix in HTML:
        from huitoukan.notice.source.html import extract as read_html

        return read_html(data, path.name)
    if suffix in WORD:
        from huitoukan.notice.source.word import extract as read_word

        return read_word(data, path.name)
    if suffix in PDF:
        from huitoukan.notice.source.pdf import extract as read_pdf

        return read_pdf(data, path.name)
    text = decode(data, path.name)
    return Extract(text, tables(text))


def _bytes(path: Path) -> bytes:
    if path.is_dir():
        raise InputError(f"{path.name} 是文件夹，不是通报。", "请指定其中的通报文件。")
    if not path.is_file():
        raise InputError(f"找不到文件 {path.name}。", "请核对文件名和所在文件夹。")
    refuse_unreadable(path)
    try:
        data = path.read_bytes()
    except OSError:
        raise InputError(f"打不开文件 {path.name}。", "请确认文件没有被别的程序占用，且有权读取。") from None
    if not data.strip(b"\x00\t\r\n \xef\xbb\xbf\xff\xfe"):
        raise InputError(f"{path.name} 是空文件。", "请换成有通报全文的文件。")
    return data
