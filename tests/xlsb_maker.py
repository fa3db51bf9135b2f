"""A minimal .xlsb file: no spreadsheet library writes them."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Sequence
from pathlib import Path

ERRORS = {"#NULL!": 0, "#DIV/0!": 7, "#VALUE!": 15, "#REF!": 23, "#NAME?": 29, "#NUM!": 36, "#N/A": 42}
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def xlsb(path: Path, sheet: str, rows: Sequence[Sequence[object]]) -> Path:
    """One sheet of texts, numbers and errors (texts such as `#REF!`)."""
    book = record(131) + record(143)
    book += record(156, struct.pack("<II", 0, 1) + text("rId1") + text(sheet)) + record(144) + record(132)
    lines = b"".join(_row(at, cells) for at, cells in enumerate(rows))
    size = struct.pack("<IIII", 0, len(rows) - 1, 0, max(map(len, rows)) - 1)
    part = record(129) + record(148, size) + record(145) + lines + record(146) + record(130)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types"/>')
        archive.writestr("_rels/.rels", _relation(f"{REL}/officeDocument", "xl/workbook.bin"))
        archive.writestr("xl/_rels/workbook.bin.rels", _relation(f"{REL}/worksheet", "worksheets/sheet1.bin"))
        archive.writestr("xl/workbook.bin", book)
        archive.writestr("xl/worksheets/sheet1.bin", part)
    return path


def record(kind: int, body: bytes = b"") -> bytes:
    """Number, length and content of a record."""
    number = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, length = b"", len(body)
    while length > 127:
        size, length = size + bytes([length & 0x7F | 0x80]), length >> 7
    return number + size + bytes([length]) + body


def text(words: str) -> bytes:
    """A text with its length before it."""
    return struct.pack("<I", len(words)) + words.encode("utf-16-le")


def _row(at: int, cells: Sequence[object]) -> bytes:
    found = record(0, struct.pack("<IIIB", at, 0, 0x012C, 0) + bytes(4))
    for column, cell in enumerate(cells):
        place = struct.pack("<II", column, 0)
        if cell in ERRORS:
            found += record(3, place + bytes([ERRORS[str(cell)]]))
        elif isinstance(cell, int | float):
            found += record(5, place + struct.pack("<d", cell))
        elif cell is not None:
            found += record(6, place + text(str(cell)))
    return found


def _relation(kind: str, target: str) -> str:
    inside = f'<Relationship Id="rId1" Type="{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'
