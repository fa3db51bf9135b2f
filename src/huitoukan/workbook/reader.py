"""From a workbook to typed tables: nothing is repaired, judged or dropped without a word."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from huitoukan.problems import InputError, Problem, Severity
from huitoukan.registers import REGISTERS, sheets
from huitoukan.workbook.marks import COVER, OPTIONS, SYNTHETIC_MARK, SYNTHETIC_PROPERTY
from huitoukan.workbook.sheet import Report, read_sheet
from huitoukan.workbook.source import RawBook, RawSheet, read

LEDGER = REGISTERS["findings"]
"""The register without which a workbook is no ledger."""
MARKED_ROWS = 3
"""The mark of synthetic data begins one of so many rows, even when somebody has put a title above it."""


def read_tables(path: Path | str) -> tuple[dict[str, pd.DataFrame], list[Problem], bool]:
    """Every register as a typed table, the problems met, and whether the data are marked as synthetic.

    Tables: all registers in order, empty where the workbook has no such sheet; the index `row` is the row
    number a person sees. A cell that does not fit is NA and a problem; a row that is left out is a problem.
    InputError: exit status 2 when the file cannot be read, 1 when it has no 整改台账.
    """
    book = read(path)
    problems: list[Problem] = []
    chosen = _choose_sheets(book, problems)
    if LEDGER.name not in chosen:
        raise InputError(
            f"“{book.name}”里没有“{LEDGER.sheet}”工作表，只有“{'”“'.join(s.name for s in book.sheets)}”。",
            f"请把反馈问题清单所在的工作表命名为“{LEDGER.sheet}”，或用 huitoukan template 生成空表填写。",
            exit_status=1,
        )
    tables = {
        name: read_sheet(chosen[name], register, problems) if name in chosen else register.empty()
        for name, register in REGISTERS.items()
    }
    return tables, problems, is_synthetic(book)


def is_synthetic(book: RawBook) -> bool:
    """Whether the file, or a sheet copied out of such a file, carries the mark of synthetic data."""
    tops = (str(row[0]) for sheet in book.sheets for row in sheet.rows[:MARKED_ROWS] if row)
    return SYNTHETIC_PROPERTY in book.properties or any(top.startswith(SYNTHETIC_MARK) for top in tops)


def _choose_sheets(book: RawBook, problems: list[Problem]) -> dict[str, RawSheet]:
    """Register → its sheet. Hidden, unknown and second sheets are reported, our own without data are not."""
    chosen: dict[str, RawSheet] = {}
    # a sheet that bears a register's own title goes before one that is merely called something like it
    for sheet in sorted(book.sheets, key=lambda sheet: sheet.name not in sheets().labels):
        name, report = sheets().code_of(sheet.name), Report(sheet.name, problems)
        if sheet.name in (COVER, OPTIONS):
            continue
        if sheet.hidden:
            message, remedy = "隐藏的工作表，没有读入。", "需要读入的请取消隐藏。"
            report.add("hidden_sheet", message, remedy, Severity.NOTE)
        elif name is None:
            remedy = f"需要读入的请改用规定的名称，如“{LEDGER.sheet}”。"
            report.add("unknown_sheet", "不认得的工作表，没有读入。", remedy, Severity.NOTE)
        elif name in chosen:
            message = f"与“{chosen[name].name}”是同一张登记表，没有读入。"
            report.add("second_sheet", message, "请合并成一张，或改名。")
        else:
            chosen[name] = sheet
    return chosen
