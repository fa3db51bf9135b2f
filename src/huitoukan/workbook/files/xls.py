"""Error cells of an .xls file, which calamine reads as blank."""

from __future__ import annotations

import struct

from huitoukan.workbook.files.compound import workbook_stream
from huitoukan.workbook.files.corrections import Corrections, error

SHEET, BEGIN, CELL, FORMULA = 0x85, 0x809, 0x205, 0x06
"""Numbers of the records that are looked at."""
NO_NUMBER, IS_ERROR = b"\xff\xff", 2
"""How the result of a formula that is no number ends, and how that of an error begins."""


def cells(content: bytes) -> Corrections:
    """The error cells of each sheet."""
    found: Corrections = {}
    starts: dict[int, str] = {}
    stream, name, at = workbook_stream(content), "", 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        body = stream[at + 4 : at + 4 + size]
        if kind == SHEET:
            start, _, length, wide = struct.unpack_from("<IHBB", body)
            raw = body[8 : 8 + length * (2 if wide & 1 else 1)]
            starts[start] = raw.decode("utf-16-le" if wide & 1 else "latin-1")
        elif kind == BEGIN:
            name = starts.get(at, name)
        elif name and kind in (CELL, FORMULA):
            row, column = struct.unpack_from("<HH", body)
            if kind == CELL and body[7]:
                found.setdefault(name, {})[row, column] = error(body[6])
            elif kind == FORMULA and body[12:14] == NO_NUMBER and body[6] == IS_ERROR:
                found.setdefault(name, {})[row, column] = error(body[8])
        at += 4 + size
    return found
