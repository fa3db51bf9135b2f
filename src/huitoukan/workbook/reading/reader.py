"""From a file to typed tables: nothing is repaired, judged or dropped without a word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from huitoukan.problems import Problem, Severity
from huitoukan.registers import REGISTERS
from huitoukan.workbook.files.raw import RawBook, filled, refuse
from huitoukan.workbook.files.source import read
from huitoukan.workbook.marks import SYNTHETIC_MARK, SYNTHETIC_PROPERTY
from huitoukan.workbook.place import Place, joined
from huitoukan.workbook.reading import collector, visited
from huitoukan.workbook.reading.earlier import taken_out
from huitoukan.workbook.reading.sheet import read_choice
from huitoukan.workbook.recognising.recognise import choose
from huitoukan.workbook.report import Reports

MARKED_ROWS = 3
"""The mark of synthetic data begins one of so many rows, even when somebody has put a title above it."""


@dataclass(frozen=True)
class Reading:
    """Everything read from a file or folder."""

    tables: Mapping[str, pd.DataFrame]
    """All registers in order, empty where there is no such sheet. The index `row` labels the rows, each once.

    The label is the row number a person sees, except in further sheets and further measures of one row:
    `places[register].of(label)` tells sheet and row.
    """
    problems: tuple[Problem, ...]
    synthetic: bool
    places: Mapping[str, Place] = field(default_factory=dict)
    """Register → the sheet and headings it was read from; registers without a sheet are missing."""
    sha256: str = ""


@collector.at_rest()
def read_book(path: Path | str) -> Reading:
    """The registers in a workbook, a text table or a folder of them, with every problem met.

    A cell that does not fit is NA and a problem; a row that is left out is a problem.
    InputError: exit status 2 when the file cannot be read or holds nothing.
    """
    received = read(path)
    book, earlier = taken_out(received)
    if not any(map(filled, (row for sheet in book.sheets for row in sheet.rows))):
        refuse(book.name, "里没有内容，是空表", "请重新向提供方索取，或用 huitoukan template 生成空表填写。")
    reports = Reports([*book.left_out, *(problem for sheet in book.sheets for problem in sheet.told)])
    if earlier and any(changed for _, changed in earlier.answers.values()):
        message, remedy = "“更正为”一栏填了内容，没有读入。", "请改在原来的单元格里。"
        reports.of(earlier.sheet).add("correction_not_read", message, remedy, Severity.NOTE)
    parts: dict[str, list[tuple[pd.DataFrame, Place]]] = {}
    # findings first: the others may name them by their words
    for choice in sorted(choose(book, reports), key=lambda choice: "findings" not in choice.registers):
        before = [REGISTERS["findings"].empty(), *(table for table, _ in parts.get("findings", ()))]
        found = read_choice(choice, Path(book.name).stem, pd.concat(before), reports.of(choice.sheet.name))
        for name, part in found.items():
            parts.setdefault(name, []).append(part)
    reports.close()
    if not parts:
        _report_nothing(book, reports)
    whole = {name: joined(found) for name, found in parts.items()}
    tables = {n: whole[n][0] if n in whole else register.empty() for n, register in REGISTERS.items()}
    places = {name: place for name, (_, place) in whole.items()}
    reports.problems += visited.not_registered(book, tables, places)
    return Reading(tables, tuple(reports.problems), is_synthetic(received), places, book.sha256)


def read_tables(path: Path | str) -> tuple[dict[str, pd.DataFrame], list[Problem], bool]:
    """Tables, problems and whether the data are marked as synthetic; see `read_book`."""
    reading = read_book(path)
    return dict(reading.tables), list(reading.problems), reading.synthetic


def is_synthetic(book: RawBook) -> bool:
    """Whether the file, or a sheet copied out of such a file, carries the mark of synthetic data."""
    tops = (str(row[0]) for sheet in book.sheets for row in sheet.rows[:MARKED_ROWS] if row)
    return SYNTHETIC_PROPERTY in book.properties or any(top.startswith(SYNTHETIC_MARK) for top in tops)


def _report_nothing(book: RawBook, reports: Reports) -> None:
    names = "”“".join(sheet.name for sheet in book.sheets)
    message = f"“{book.name}”里没有认得的登记表，只有“{names}”。"
    ledger = REGISTERS["findings"].sheet
    remedy = f"请检查表头，或把问题清单的工作表命名为“{ledger}”；也可用 huitoukan template 生成空表。"
    reports.problems.append(Problem("no_register", Severity.ERROR, message, remedy))
