"""Attendances counted apart on the spot and on line, 线下｜线上, as one column of sums."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from huitoukan.codelists import plain
from huitoukan.problems import Severity
from huitoukan.registers import REGISTERS
from huitoukan.workbook.files.raw import RawSheet, blank
from huitoukan.workbook.recognising.stacks import SEARCHED_ROWS
from huitoukan.workbook.report import Report
from huitoukan.workbook.values import amounts

COUNT = REGISTERS["events"].column("participants")
UNIT = r"(?:活动|参与|参加)?(?:人次|人数)?(?:\([^()]*\))?"
SIDES = (re.compile(rf"(?:线下|现场){UNIT}"), re.compile(rf"(?:线上|网上|网络){UNIT}"))
SUM = re.compile(r".*(?:合计|总计|小计|共计|总数|总人[次数]).*")


def summed(sheet: RawSheet, report: Report) -> RawSheet:
    """The sheet with the sums in the left one of the two columns, the other left blank. Told as a note."""
    found = _columns(sheet)
    if found is None:
        return sheet
    head, first = found
    words = [str(cell).strip() for cell in sheet.rows[head][first : first + 2]]
    rows = [list(row) for row in sheet.rows]
    rows[head][first : first + 2] = [COUNT.title, None]
    for row in rows[head + 1 :]:
        numbers = [_number(cell) for cell in row[first : first + 2] if not blank(cell)]
        known = [number for number in numbers if number is not None]
        if known and len(known) == len(numbers):
            row[first : first + 2] = [sum(known), None]
    message = f"“{words[0]}”与“{words[1]}”两栏相加，读作“{COUNT.title}”。"
    report.add("summed", message, "核对无误即可。", Severity.NOTE, row=head + 1)
    return replace(sheet, rows=rows)


def _columns(sheet: RawSheet) -> tuple[int, int] | None:
    """The row of the words and the left one of two neighbours with numbers below, without a sum of theirs."""
    for at in range(sheet.start, min(len(sheet.rows), sheet.start + SEARCHED_ROWS)):
        row = [plain(cell) if isinstance(cell, str) else "" for cell in sheet.rows[at]]
        for first in range(len(row) - 1):
            pair = row[first : first + 2]
            sides = any(
                one.fullmatch(pair[0]) and other.fullmatch(pair[1]) for one, other in (SIDES, SIDES[::-1])
            )
            total = any(SUM.fullmatch(word) for word in row[max(0, first - 1) : first + 3])
            if sides and not total and _numbers_below(sheet.rows[at + 1 :], first):
                return at, first
    return None


def _numbers_below(rows: Sequence[Sequence[object]], first: int) -> bool:
    cells = [cell for row in rows for cell in row[first : first + 2] if not blank(cell)]
    return bool(cells) and 2 * sum(_number(cell) is not None for cell in cells) > len(cells)


def _number(cell: object) -> float | None:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return float(cell)
    return amounts.number(cell, COUNT.unit, percent=False) if isinstance(cell, str) else None
