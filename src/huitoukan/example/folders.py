"""A ledger as a folder of text tables, for logs that are too long for a sheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from huitoukan import paths
from huitoukan.example.events import FINDING, KINDS, NOWHERE, Events
from huitoukan.example.notice import MARK
from huitoukan.example.places import Places
from huitoukan.example.plan import FEEDBACK
from huitoukan.registers import REGISTERS
from huitoukan.workbook.values.display import shown

CHUNK = 250_000
"""Rows that are put together at once."""
BOM = "\ufeff"
"""Without it spreadsheets take the file for GBK."""


def write_folder(
    tables: Mapping[str, pd.DataFrame], log: Events, places: Places, folder: Path,
    tell: Callable[[int], None] = lambda rows: None,
) -> list[Path]:  # fmt: skip
    """One file per register with rows, the events from their log; `tell` hears how many are written."""
    written = [
        paths.write_text(folder / f"{REGISTERS[name].sheet}.csv", _text(name, table))
        for name, table in tables.items()
        if len(table) and name != "events"
    ]
    return [*written, _events(log, places, folder, tell)]


def _head(register: str) -> str:
    """The mark, then the headings."""
    return f"{BOM}{MARK}\n{','.join(column.title for column in REGISTERS[register].columns)}\n"


def _text(register: str, table: pd.DataFrame) -> str:
    columns = [
        [shown(value, column) for value in table[column.name]] for column in REGISTERS[register].columns
    ]
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(zip(*columns, strict=True))
    return _head(register) + stream.getvalue()


def _events(log: Events, places: Places, folder: Path, tell: Callable[[int], None]) -> Path:
    """The events, a chunk at a time: millions of rows never stand in memory as text."""
    path = folder / f"{REGISTERS['events'].sheet}.csv"
    with paths.replacing(path) as temporary, temporary.open("w", encoding="utf-8", newline="") as file:
        file.write(_head("events"))
        for first in range(0, len(log), CHUNK):
            part = log.part(first, first + CHUNK)
            file.write("\n".join(map(",".join, zip(*_columns(part, places), strict=True))))
            file.write("\n")
            tell(first + len(part))
    return path


def _columns(log: Events, places: Places) -> tuple[list[str], ...]:
    """The cells of a part, those that go together joined beforehand."""
    day = np.datetime_as_string(log.day).tolist()
    spot = np.where(log.street == NOWHERE, 2 * len(places.names), 2 * log.street.astype(np.int64))
    spot += (log.community == NOWHERE) & (log.street != NOWHERE)
    numbers = map(str, log.participants.tolist())
    after = np.where(log.day >= np.datetime64(FEEDBACK), str(FINDING), "").tolist()
    return (
        day,
        log.names().tolist(),
        KINDS[log.name].tolist(),
        _spots(places)[spot].tolist(),
        [*numbers],
        after,
    )


def _spots(places: Places) -> np.ndarray:
    """街道,社区,线上 of each community, of its street alone, and of what is held on-line."""
    pairs = zip(places.streets, places.names, strict=True)
    cells = [text for street, name in pairs for text in (f"{street},{name},否", f"{street},,否")]
    return np.array([*cells, ",,是"], object)
