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


def session(**changes: object) -> Record:
    """A session in a studio."""
    return {
        "held_on": "2025-04-12",
        "studio": "示范工作室",
        "topic": "电路积木",
        "participants": 12,
    } | changes


def gallery_check(**changes: object) -> Record:
    """A change of posters."""
    return {"checked_on": "2025-05-10", "gallery": "示范画廊", "kind": "poster_change"} | changes


def visit(**changes: object) -> Record:
    """A visit to a community."""
    return {"visited_on": "2025-04-03", "target_kind": "community", "target": "示范社区"} | changes


def suggestion(**changes: object) -> Record:
    """A suggestion that nobody has dealt with."""
    return {"visit": "2025-04-03示范社区", "text": "多办讲座", "raised_on": "2025-04-03"} | changes


def meeting(**changes: object) -> Record:
    """A meeting to which the discipline group was invited and came."""
    record = {"held_on": "2025-04-07", "kind": "chair_meeting", "topic": "年度计划"}
    return record | {"discipline_group_invited": True, "discipline_group_attended": True} | changes


def draft(**changes: object) -> Record:
    """A draft reviewed before it was sent."""
    record = {"title": "工作总结", "drafted_on": "2025-03-01", "reviewed_on": "2025-03-05"}
    return record | {"sent_on": "2025-03-06"} | changes


def worked(**changes: object) -> Record:
    """A month of somebody's attendance at work."""
    return {"month": "2025-04", "person_code": "A01"} | changes


def grant(**changes: object) -> Record:
    """A grant of this year of which nothing more is known."""
    return {"year": 2025, "recipient": "示范社区", "purpose": "画廊更新"} | changes


def project(**changes: object) -> Record:
    """A procurement from a qualified supplier, checked for related parties."""
    record = {"project": "展品采购", "method": "公开招标", "qualified": True}
    return record | {"related_party_checked": True} | changes


def site_check(**changes: object) -> Record:
    """A finding drawn at random in the second quarter of 2025 and confirmed on site."""
    record = {"quarter": "2025Q2", "register": "findings", "finding": 1, "result": "confirmed"}
    return record | {"checked_on": "2025-04-10", "drawn": "random"} | changes


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
