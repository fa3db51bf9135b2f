"""Bytes in, text out. Says in one line why a file cannot be read as a notice."""

from __future__ import annotations

import hashlib
from pathlib import Path

from charset_normalizer import from_bytes

from huitoukan.notice.model import Source
from huitoukan.problems import InputError

SUFFIXES = (".txt", ".md")
MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
SIGNATURES = {
    b"\x89PNG": "图片",
    b"\xff\xd8\xff": "图片",
    b"GIF8": "图片",
    b"%PDF": "PDF 文件",
    b"PK\x03\x04": "压缩包或 Office 文件",
    b"\xd0\xcf\x11\xe0": "旧版 Office 文件",
}
"""First bytes of files that are often given a wrong ending."""


def load(path: Path | str) -> Source:
    """The decoded text of a plain file, line ends as they are, a byte-order mark not counted.

    Raises InputError (exit status 2) when the file is missing, empty, of another kind than its name says, or
    in no known encoding.
    """
    path = Path(path)
    if path.is_dir():
        raise InputError(f"{path.name} 是文件夹，不是通报。", "请指定其中的通报文件。")
    if not path.is_file():
        raise InputError(f"找不到文件 {path.name}。", "请核对文件名和所在文件夹。")
    if path.suffix.lower() not in SUFFIXES:
        raise InputError(
            f"暂不能读取 {path.name} 这种格式。", f"请先另存为 {' 或 '.join(SUFFIXES)} 文本文件再读。"
        )
    try:
        data = path.read_bytes()
    except OSError:
        raise InputError(f"打不开文件 {path.name}。", "请确认文件没有被别的程序占用，且有权读取。") from None
    if not data.strip(b"\x00\t\r\n \xef\xbb\xbf\xff\xfe"):
        raise InputError(f"{path.name} 是空文件。", "请换成有通报全文的文件。")
    return Source(path.name, decode(data, path.name), hashlib.sha256(data).hexdigest())


def decode(data: bytes, name: str) -> str:
    """The text of the bytes: by byte-order mark, else UTF-8, else GB18030, else the likeliest encoding."""
    for signature, kind in SIGNATURES.items():
        if data.startswith(signature):
            raise InputError(
                f"{name} 的内容是{kind}，不是文本。", "请打开原件，把正文另存为文本文件（.txt）再读。"
            )
    for mark, encoding in MARKS.items():
        if data.startswith(mark):
            return _strict(data, encoding, name)
    for encoding in ("utf-8", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    best = from_bytes(data).best()
    if best is None or "\x00" in str(best):
        raise InputError(
            f"{name} 不是文本，或编码无法识别。", "请用记事本打开并另存为 UTF-8 编码的文本文件。"
        )
    return str(best)


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise InputError(f"{name} 中有损坏的字符。", "请重新导出该文件，或另存为 UTF-8 编码。") from None
