"""A text file as a sheet: comma, tab, semicolon or bar between the cells, any usual Chinese encoding."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from itertools import islice
from pathlib import Path
from typing import Any

from huitoukan.notice.source.encodings import decode, likeness
from huitoukan.problems import InputError
from huitoukan.workbook.files import quotes
from huitoukan.workbook.files.raw import Fault, RawSheet, refuse

MARKS = ",\t;|，"
SAMPLE = 200
"""So many lines are looked at to find the mark between the cells."""
BEGINNING = 10_000
"""Of a line, so much is looked at."""
LIKELY = 0.8
"""Lines of so great a share must have the same number of cells in a file whose name promises no table."""
ERRORS = re.compile(r"#(?:REF!|N/A|DIV/0!|VALUE!|NAME\?|NUM!|NULL!)|Err:\d{3}")
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def sheet(content: bytes, path: Path, sure: bool) -> RawSheet | None:
    """The table in a text file; None when it is none and the file's name does not promise one (`sure`).

    InputError (exit status 2) when the promise is broken: no text, no known encoding.
    """
    try:
        text = _decoded(content, path.name)
    except InputError:
        if sure:
            raise
        return None
    if CONTROLS.search(text):
        if sure:
            refuse(path.name, "不是文本表格", "请用 Excel 或 WPS 打开原表，另存为“CSV UTF-8”。")
        return None
    mark, share = _mark(text)
    if not sure and share < LIKELY:
        return None
    found, told = quotes.rows_of(text, mark, path.stem)
    rows: list[list[Any]] = [*found]
    width = max(map(len, rows), default=0)
    for row in (row for row in rows if len(row) < width):
        row += [""] * (width - len(row))
    if ("#" in text or "Err:" in text) and ERRORS.search(text):
        rows = [[Fault(c) if ERRORS.fullmatch(c.strip()) else c for c in row] for row in rows]
    return RawSheet(path.stem, rows, told=told)


def _decoded(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        text = content.decode("gb18030")
        if likeness(text[:20000]) > 0.05:
            return text
    except UnicodeDecodeError:
        pass
    return decode(content, name)


def _mark(text: str) -> tuple[str, float]:
    """The mark between the cells, and in what share of the lines it makes the same number of cells."""
    lines = [line[:BEGINNING] for line in islice(io.StringIO(text), SAMPLE) if line.strip()]
    found = []
    for mark in MARKS:
        # line by line, so that a quotation without an end hides no other line
        widths = Counter(len(row) for line in lines for row in csv.reader([line], delimiter=mark) if row)
        usual, times = max(widths.items(), key=lambda item: (item[0] > 1) * item[0] * item[1], default=(1, 0))
        share = times / len(lines) if lines and usual > 1 and len(lines) > 2 else 0.0
        found.append((times * (usual - 1), mark, share))
    best = max(found, key=lambda item: item[0])
    return best[1], best[2]
