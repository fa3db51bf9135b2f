"""The list of problems in a workbook that came back: no register; it names the ledger and holds answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from huitoukan.problems import Problem
from huitoukan.workbook.files.raw import RawBook, RawSheet, blank
from huitoukan.workbook.values.display import written

LIST = "问题清单"
"""Title of the sheet; an owner's sheet may have the same, so that only the mark tells the list."""
LIST_MARK = "核对程序写出的清单"
"""A line above the list begins so."""
LEDGER = "台账："
"""So begins the line that names the ledger that was checked."""
HEADINGS = (
    "序号", "级别", "工作表", "单元格", "行", "栏目", "现在的内容", "问题", "请这样处理", "答复", "更正为",
)  # fmt: skip
NAMING, ANSWERS = ("工作表", "行", "栏目", "问题"), ("答复", "更正为")
"""Headings of what names a problem, and of what the owner fills in."""
TOP = 15
"""So many rows are looked at for the lines above the list."""


@dataclass(frozen=True)
class Earlier:
    """What the list of an earlier check tells."""

    sheet: str
    ledger: str
    """Name of the file that was checked; empty when the line is lost."""
    answers: Mapping[tuple[str, ...], tuple[str, str]]
    """Sheet, row, column and message of a problem → 答复 and 更正为; problems without either are missing."""


def taken_out(book: RawBook) -> tuple[RawBook, Earlier | None]:
    """The book as the owner sent it at first, without the list and by its first name; and the list if any."""
    lists = [sheet for sheet in book.sheets if is_list(sheet)]
    if not lists:
        return book, None
    found = _read(lists[0])
    own = tuple(sheet for sheet in book.sheets if sheet not in lists)
    return replace(book, sheets=own, name=found.ledger or book.name), found


def is_list(sheet: RawSheet) -> bool:
    """Whether a sheet is a list of problems that was written by this program."""
    return any(line.startswith(LIST_MARK) for line in _lines(sheet))


def _lines(sheet: RawSheet) -> list[str]:
    return [str(row[0]) for row in sheet.rows[:TOP] if row and isinstance(row[0], str)]


def _read(sheet: RawSheet) -> Earlier:
    ledger = next((line.removeprefix(LEDGER) for line in _lines(sheet) if line.startswith(LEDGER)), "")
    rows = iter(sheet.rows)
    heading = next((list(map(str, row)) for row in rows if set(ANSWERS) <= set(map(str, row))), [])
    answers = {}
    for row in rows:
        given = [_text(row, heading, title) for title in ANSWERS]
        if any(given):
            answers[tuple(_text(row, heading, title) for title in NAMING)] = (given[0], given[1])
    return Earlier(sheet.name, ledger, answers)


def _text(row: Sequence[object], heading: Sequence[str], title: str) -> str:
    cell = row[heading.index(title)] if title in heading else None
    return "" if blank(cell) else written(cell)


def key(problem: Problem) -> tuple[str, ...]:
    """What names a problem in a list."""
    row = "" if problem.row is None else str(problem.row)
    return problem.sheet or "", row, problem.column or "", problem.message
