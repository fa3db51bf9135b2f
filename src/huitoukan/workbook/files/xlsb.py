"""Error cells of an .xlsb file, which calamine reads as blank."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from huitoukan.workbook.files.corrections import Correction, Corrections, error

BOOK, RELATIONS = "xl/workbook.bin", "xl/_rels/workbook.bin.rels"
ROW, CELL_ERROR, FORMULA_ERROR, SHEET = 0, 3, 11, 156
"""Numbers of the records that are looked at."""


def cells(archive: zipfile.ZipFile) -> Corrections:
    """The error cells of each sheet; nothing for another kind of file."""
    names = set(archive.namelist())
    if not {BOOK, RELATIONS} <= names:
        return {}
    root = ElementTree.fromstring(archive.read(RELATIONS))
    targets = {entry.get("Id", ""): entry.get("Target", "") for entry in root}
    found: Corrections = {}
    for kind, body in _records(archive.read(BOOK)):
        if kind == SHEET:
            relation, at = _text(body, 8)
            name, _ = _text(body, at)
            target = targets.get(relation, "")
            part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            if part in names:
                found[name] = dict(_errors(archive.read(part)))
    return found


def _errors(part: bytes) -> Iterator[tuple[tuple[int, int], Correction]]:
    row = 0
    for kind, body in _records(part):
        if kind == ROW:
            (row,) = struct.unpack_from("<I", body)
        elif kind in (CELL_ERROR, FORMULA_ERROR):
            (column,) = struct.unpack_from("<I", body)
            yield (row, column), error(body[8])


def _records(part: bytes) -> Iterator[tuple[int, bytes]]:
    """Number and content of each record."""
    at = 0
    while at < len(part):
        kind, at = _number(part, at, 2)
        size, at = _number(part, at, 4)
        yield kind, part[at : at + size]
        at += size


def _number(part: bytes, at: int, longest: int) -> tuple[int, int]:
    """A number of seven bits a byte, the last without its highest bit; and where it ends."""
    value = 0
    for place in range(longest):
        value |= (part[at] & 0x7F) << (7 * place)
        at += 1
        if part[at - 1] < 0x80:
            break
    return value, at


def _text(body: bytes, at: int) -> tuple[str, int]:
    """A text with its length before it, and where it ends."""
    (length,) = struct.unpack_from("<I", body, at)
    end = at + 4 + 2 * length
    return body[at + 4 : end].decode("utf-16-le"), end
