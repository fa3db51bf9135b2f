"""A sheet taken for a register; and further sheets of it, such as one per quarter or street."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from huitoukan.problems import Severity
from huitoukan.registers import REGISTERS
from huitoukan.workbook.files.raw import RawSheet, blank, filled
from huitoukan.workbook.recognising.heading import Heading
from huitoukan.workbook.recognising.wording import is_old, name_score
from huitoukan.workbook.report import Report
from huitoukan.workbook.values.display import written

BOTH = ("findings", "measures")
"""The two registers that offices often keep in one sheet."""
NAMED = 4.0
"""A name so near to a register's is taken for it."""
SAME_FORM = 2 / 3
"""Two sheets are of one form when the smaller has so many of its columns in common with the other."""


@dataclass(frozen=True)
class Choice:
    """A sheet, the registers in it (one, or findings and measures together) and its heading."""

    sheet: RawSheet
    registers: tuple[str, ...]
    heading: Heading
    score: float

    @property
    def columns(self) -> frozenset[str]:
        """The names of the columns that have a heading."""
        return frozenset(column.name for column in self.heading.columns.values())

    @property
    def lacking(self) -> frozenset[str]:
        """The names of required columns without a heading."""
        needed = {column.name for name in self.registers for column in REGISTERS[name].required}
        return frozenset(needed - ({"no", "finding"} if self.registers == BOTH else set()) - self.columns)

    @property
    def body(self) -> list[tuple[object, ...]]:
        """The rows below the heading that hold something."""
        return [tuple(row) for row in self.sheet.rows[self.heading.last :] if filled(row)]

    @property
    def numbers(self) -> set[str]:
        """The numbers of the findings, as written."""
        at = next(
            (at for at, c in self.heading.columns.items() if c is REGISTERS["findings"].column("no")), None
        )
        return (
            {written(row[at]).strip() for row in self.body if not blank(row[at])} if at is not None else set()
        )


def goes_on(choice: Choice, others: Sequence[Choice]) -> bool:
    """Whether a sheet is the first of its register, or goes on with it: complete, alike, with new rows."""
    return not others or not why_not(choice, others)


def why_not(choice: Choice, others: Sequence[Choice]) -> str:
    """What keeps a sheet from going on with a register: old, other, same, numbers; empty for nothing."""
    if is_old(choice.sheet.name):
        return "old"
    if choice.lacking or any(not _alike(choice, other) for other in others):
        return "other"
    if any(choice.body == other.body for other in others):
        return "same"
    return "numbers" if any(choice.numbers & other.numbers for other in others) else ""


def _alike(one: Choice, other: Choice) -> bool:
    shared = len(one.columns & other.columns)
    return one.registers == other.registers and shared >= SAME_FORM * min(
        len(one.columns), len(other.columns)
    )


def report_left(choice: Choice, others: Sequence[Choice], report: Report) -> None:
    """Say why a sheet was not read though a register knows it; `others` are the sheets of that register."""
    if not others:
        report.add("second_sheet", "没有读入。", "请改表名，或检查表头。")
        return
    first, why = others[0], why_not(choice, others)
    head, severity = f"与“{first.sheet.name}”是同一种登记表", Severity.ERROR
    message, remedy = f"{head}，没有读入。", "请合并成一张，或改名。"
    if why == "same":
        message, remedy = f"与“{first.sheet.name}”内容相同，没有读入。", "请删去多余的一张。"
        severity = Severity.WARNING
    elif why == "numbers":
        taken = sorted(set().union(*(choice.numbers & other.numbers for other in others)))
        message = f"{head}，编号（{'、'.join(taken[:5])}{'……' if len(taken) > 5 else ''}）重复，没有读入。"
        remedy = "请合并成一张并连续编号；是旧表的请删去，或在表名中写明“旧”。"
    elif why == "other" and choice.lacking:
        titles = (
            c.title for n in choice.registers for c in REGISTERS[n].required if c.name in choice.lacking
        )
        message = f"与“{first.sheet.name}”相近，但没有“{'”“'.join(titles)}”栏，没有读入。"
        remedy = "是汇总表的不必处理；是登记表的请补上这一栏。"
        named = max(name_score(choice.sheet.name, REGISTERS[name]) for name in choice.registers)
        severity = Severity.ERROR if named >= NAMED else Severity.WARNING
    elif why == "old":
        severity = Severity.WARNING
    report.add("second_sheet", message, remedy, severity)


def report_joined(choice: Choice, others: Sequence[Choice], report: Report) -> None:
    """Say that a sheet goes on with a register."""
    names = "”“".join(other.sheet.name for other in others)
    message = f"与“{names}”合为一张登记表读入。"
    report.add("sheet_joined", message, "核对无误即可；不应读入的请删去或隐藏。", Severity.NOTE)
