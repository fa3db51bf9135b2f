"""The stream that holds the workbook of an .xls file."""

from __future__ import annotations

import struct
from collections.abc import Sequence

MARK = b"\xd0\xcf\x11\xe0"
NAMES = ("Workbook", "Book")
SMALL = 64
"""Size of the sectors that short streams lie in."""
ROOT = 5
LAST = 0xFFFFFFFA
"""A sector number above it is none."""


def workbook_stream(content: bytes) -> bytes:
    """The stream `Workbook` of a compound file, empty where there is none; struct.error when damaged."""
    sector = 1 << struct.unpack_from("<H", content, 30)[0]
    first, _, smallest, first_small = struct.unpack_from("<IIII", content, 48)
    table = [n for s in _table_sectors(content, sector) for n in _numbers(content, sector, s)]

    def chain(start: int) -> bytes:
        return _chain(content, start, table, sector, sector)

    small_table = struct.unpack(f"<{len(chain(first_small)) // 4}I", chain(first_small))
    small, directory = b"", chain(first)
    for entry in range(0, len(directory), 128):
        (length,) = struct.unpack_from("<H", directory, entry + 64)
        name = directory[entry : entry + max(0, length - 2)].decode("utf-16-le")
        start, size = struct.unpack_from("<II", directory, entry + 116)
        if directory[entry + 66] == ROOT:
            small = chain(start)
        if name in NAMES:
            found = chain(start) if size >= smallest else _chain(small, start, small_table, SMALL, 0)
            return found[:size]
    return b""


def _table_sectors(content: bytes, sector: int) -> list[int]:
    """The sectors that hold the table of chains: some named in the header, others in sectors of their own."""
    found = [s for s in struct.unpack_from("<109I", content, 76) if s < LAST]
    (more,) = struct.unpack_from("<I", content, 68)
    while more < LAST and len(found) * sector < len(content):
        *names, more = _numbers(content, sector, more)
        found += [s for s in names if s < LAST]
    return found


def _numbers(content: bytes, sector: int, number: int) -> tuple[int, ...]:
    return struct.unpack_from(f"<{sector // 4}I", content, (number + 1) * sector)


def _chain(content: bytes, start: int, table: Sequence[int], sector: int, before: int) -> bytes:
    """The sectors of a chain together, the first of all lying `before` bytes into the content."""
    parts: list[bytes] = []
    while start < LAST and len(parts) <= len(table):
        parts.append(content[before + start * sector : before + (start + 1) * sector])
        start = table[start]
    return b"".join(parts)
