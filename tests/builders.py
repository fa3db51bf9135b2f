"""Small builders: valid records to change one value of, and workbooks as people send them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd
from openpyxl import Workbook

from huitoukan.registers import REGISTERS

Record = dict[str, object]


def finding(**changes: object) -> Record:
    """A completed finding."""
    return {"no": 1, "part": "聚焦履行职责方面", "title": "服务不够主动", "status": "completed"} | changes


def measure(**changes: object) -> Record:
    """A measure of finding 1."""
    return {"finding": 1, "no": 1, "text": "每季度走访一次", "status": "completed"} | changes


def claim(**changes: object) -> Record:
    """An exact count of events in 2025."""
    record = {"finding": 1, "kind": "count", "text": "12场", "value": 12, "low": 12, "high": 12, "unit": "场"}
    record |= {"qualifier": "exact", "subject": "科普活动", "since": "2025-01-01", "indicator": "events"}
    return record | changes


def commitment(**changes: object) -> Record:
    """A promise due every two months."""
    record = {"finding": 1, "text": "更换挂图", "times": 1, "every": "P2M", "starts_on": "2025-05-20"}
    return record | {"evidence_register": "gallery_checks"} | changes


def event(**changes: object) -> Record:
    """An event held on site."""
    record = {"held_on": "2025-04-12", "name": "节水小实验", "kind": "科普讲座", "online": False}
    return record | {"street": "示范街道", "community": "示范社区", "participants": 42} | changes


def tables(**records: Sequence[Mapping[str, object]]) -> dict[str, pd.DataFrame]:
    """Every register as a typed table, filled with the given records."""
    return {name: register.frame(records.get(name, ())) for name, register in REGISTERS.items()}


def sent_workbook(path: Path, **sheets: Sequence[Sequence[object]]) -> Path:
    """A plain workbook with these rows of cells, one sheet per argument."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path
