"""Rows below the last one with something in it, left out of a copy: there may be a million, formatted."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from zipfile import ZIP_STORED, ZipFile

from huitoukan.workbook.files.raw import RawSheet, filled

ROW = re.compile(rb'<(?:\w+:)?row\s[^>]*?\br="(\d+)"')
END = re.compile(rb"</(?:\w+:)?sheetData>")
LAST = 10_000
"""The last row of a part begins so many bytes before its end, or less."""
MANY = 1000
"""So few formatted rows below the table cost nothing."""


def trimmed(
    content: bytes, parts: Mapping[str, str], sheets: tuple[RawSheet, ...]
) -> tuple[bytes, list[str]]:
    """An .xlsx file without rows that only have a format, and the names of the sheets that had many.

    `parts`: name of a sheet → the part that holds it.
    """
    cut: dict[str, bytes] = {}
    names = []
    with ZipFile(io.BytesIO(content)) as archive:
        for sheet in sheets:
            part = archive.read(parts[sheet.name])
            used = max((at for at, row in enumerate(sheet.rows, start=1) if filled(row)), default=0)
            if (shorter := _up_to(part, used)) is not None:
                cut[parts[sheet.name]] = shorter
                names.append(sheet.name)
        if not cut:
            return content, []
        copy = io.BytesIO()
        with ZipFile(copy, "w", ZIP_STORED) as written:
            for name in archive.namelist():
                written.writestr(name, cut.get(name) or archive.read(name))
    return copy.getvalue(), names


def _up_to(part: bytes, used: int) -> bytes | None:
    """The part of a sheet without the rows after this one; None where there are few of them."""
    end = END.search(part, max(0, part.rfind(b"sheetData>") - 100))
    if end is None:
        return None
    ends = ROW.findall(part, max(0, end.start() - LAST), end.start())
    if not ends or int(ends[-1]) <= used + MANY:
        return None
    first = next((row for row in ROW.finditer(part) if int(row[1]) > used), None)
    return part[: first.start()] + part[end.start() :] if first else None
