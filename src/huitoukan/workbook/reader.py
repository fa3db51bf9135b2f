"""From a file to typed tables: nothing is repaired, judged or dropped without a word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from huitoukan.problems import Problem, Severity
from huitoukan.registers import REGISTERS
from huitoukan.workbook.marks import SYNTHETIC_MARK, SYNTHETIC_PROPERTY
from huitoukan.workbook.raw import RawBook, filled, refuse
from huitoukan.workbook.recognise import choose
from huitoukan.workbook.report import Reports
from huitoukan.workbook.sheet import Place, read_choice
from huitoukan.workbook.source import read

MARKED_ROWS = 3
"""The mark of synthetic data begins one of so many rows, even when somebody has put a title above it."""


@dataclass(frozen=True)
class Reading:
    """Everything read from a file or folder."""

    tables: Mapping[str, pd.DataFrame]
    """All registers in order, empty where there is no such sheet; the index `row` is the row a person sees.

    A row number stands twice where one row of the sheet holds several measures.
    """
    problems: tuple[Problem, ...]
    synthetic: bool
    places: Mapping[str, Place] = field(default_factory=dict)
    """Register → the sheet and headings it was read from; registers without a sheet are missing."""
    sha256: str = ""


def read_book(path: Path | str) -> Reading:
    """The registers in a workbook, a text table or a folder of them, with every problem met.

    A cell that does not fit is NA and a problem; a row that is left out is a problem.
    InputError: exit status 2 when the file cannot be read or holds nothing.
    """
    book = read(path)
    if not any(map(filled, (row for sheet in book.sheets for row in sheet.rows))):
        refuse(book.name, "里没有内容，是空表", "请重新向提供方索取，或用 huitoukan template 生成空表填写。")
    reports = Reports()
    for name in book.left_out:
        reports.of(name).add("file_left_out", "文件夹里的这个文件不是 .csv，没有读入。", "", Severity.NOTE)
    tables: dict[str, pd.DataFrame] = {}
    places: dict[str, Place] = {}
    for choice in choose(book, reports):
        for name, (table, place) in read_choice(
            choice, Path(book.name).stem, reports.of(choice.sheet.name)
        ).items():
            tables[name], places[name] = table, place
    reports.close()
    if not places:
        _report_nothing(book, reports)
    whole = {name: tables.get(name, register.empty()) for name, register in REGISTERS.items()}
    return Reading(whole, tuple(reports.problems), is_synthetic(book), places, book.sha256)


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
