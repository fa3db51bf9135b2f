"""Error cells of an .xls file, which calamine reads as blank."""

from __future__ import annotations

import struct

from huitoukan.workbook.package import Corrections
from huitoukan.workbook.raw import Fault

END_OF_CHAIN = 0xFFFFFFFC
BOUNDSHEET, BOF, BOOLERR, FORMULA = 0x85, 0x809, 0x205, 0x06
WORDS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


def cells(content: bytes) -> Corrections:
    """The error cells of each sheet; nothing for another kind of file."""
    try:
        stream = _workbook(content) if content.startswith(b"\xd0\xcf\x11\xe0") else b""
        return _errors(stream) if stream else {}
    except (struct.error, IndexError, UnicodeDecodeError):
        return {}


def _errors(stream: bytes) -> Corrections:
    found: Corrections = {}
    starts: dict[int, str] = {}
    name, at = "", 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        body = stream[at + 4 : at + 4 + size]
        if kind == BOUNDSHEET:
            start, _, length, wide = struct.unpack_from("<IHBB", body)
            raw = body[8 : 8 + length * (2 if wide & 1 else 1)]
            starts[start] = raw.decode("utf-16-le" if wide & 1 else "latin-1")
        elif kind == BOF:
            name = starts.get(at, "")
        elif name and kind == BOOLERR and body[7]:
            row, column = struct.unpack_from("<HH", body)
            found.setdefault(name, {})[row, column] = _fault(body[6])
        elif name and kind == FORMULA and body[12:14] == b"\xff\xff" and body[6] == 2:
            row, column = struct.unpack_from("<HH", body)
            found.setdefault(name, {})[row, column] = _fault(body[8])
        at += 4 + size
    return found


def _fault(code: int):  # type: ignore[no-untyped-def]
    return lambda cell: Fault(WORDS.get(code, "#N/A"))


def _workbook(content: bytes) -> bytes:
    """The stream `Workbook` of a compound file; empty when it is too small to have sectors of its own."""
    sector = 1 << struct.unpack_from("<H", content, 30)[0]
    (first_directory,) = struct.unpack_from("<I", content, 48)
    (smallest,) = struct.unpack_from("<I", content, 56)
    table_sectors = [s for s in struct.unpack_from("<109I", content, 76) if s < END_OF_CHAIN]
    (more,) = struct.unpack_from("<I", content, 68)
    while more < END_OF_CHAIN:
        words = struct.unpack_from(f"<{sector // 4}I", content, (more + 1) * sector)
        table_sectors += [s for s in words[:-1] if s < END_OF_CHAIN]
        more = words[-1]
    table = [
        n for s in table_sectors for n in struct.unpack_from(f"<{sector // 4}I", content, (s + 1) * sector)
    ]

    def chain(start: int) -> bytes:
        parts, seen = [], 0
        while start < END_OF_CHAIN and seen <= len(table):
            parts.append(content[(start + 1) * sector : (start + 2) * sector])
            start, seen = table[start], seen + 1
        return b"".join(parts)

    directory = chain(first_directory)
    for entry in range(0, len(directory), 128):
        (length,) = struct.unpack_from("<H", directory, entry + 64)
        name = directory[entry : entry + max(0, length - 2)].decode("utf-16-le")
        start, size = struct.unpack_from("<II", directory, entry + 116)
        if name in ("Workbook", "Book") and size >= smallest:
            return chain(start)[:size]
    return b""
