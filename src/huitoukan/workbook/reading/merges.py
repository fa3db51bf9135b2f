"""What merged cells, and blanks that mean «as above», stand for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from huitoukan.problems import Severity
from huitoukan.registers import Column
from huitoukan.workbook.files.raw import RawSheet, blank
from huitoukan.workbook.recognising.heading import Heading
from huitoukan.workbook.report import Report, numbered
from huitoukan.workbook.values.display import written


@dataclass(frozen=True)
class Filled:
    """A sheet whose merged cells hold their value in every row, and the cells that were filled so."""

    sheet: RawSheet
    cells: frozenset[tuple[int, int]]
    any_merged: bool
    """Whether cells below the heading are merged at all; where none are, a blank may mean «as above»."""


def spread(sheet: RawSheet, heading: Heading, report: Report) -> Filled:
    """Merged cells filled downwards in the columns of the register; counts are left where they stand once."""
    rows = list(sheet.rows)
    cells: set[tuple[int, int]] = set()
    blocks = [b for b in sheet.merged if b[0][0] >= heading.last and b[1][0] > b[0][0]]
    for (top, left), (bottom, _) in sorted(blocks):
        column = heading.columns.get(left)
        if column is None or top >= len(rows) or blank(rows[top][left]):
            continue
        value = rows[top][left]
        if column.counts:
            message = (
                f"第{top + 1}—{bottom + 1}行合并成一格的数字“{written(value)}”只记在第一行，没有重复计算。"
            )
            title, remedy = heading.titles[left], "请拆成每行一个数。"
            report.add("merged_number", message, remedy, Severity.WARNING, row=top + 1, column=title)
            continue
        for at in range(top + 1, min(bottom + 1, len(rows))):
            if blank(rows[at][left]):
                rows[at] = [*rows[at][:left], value, *rows[at][left + 1 :]]
                cells.add((at, left))
    if cells:
        told = (
            f"“{heading.titles[left]}”{numbered(at + 1 for at, own in cells if own == left)}"
            for left in sorted({left for _, left in cells})
        )
        message = f"合并的单元格，按它占的每一行都有读入：{'；'.join(told)}。"
        first = min(at for at, _ in cells) + 1
        report.add("merged_cells", message, "核对无误即可。", Severity.NOTE, row=first)
    return Filled(replace(sheet, rows=rows), frozenset(cells), bool(blocks))


def continue_down(
    filled: Filled, heading: Heading, columns: Iterable[Column], records: list[int], report: Report
) -> RawSheet:
    """Blanks below a group's first row filled, where nothing is merged and no value stands in two rows."""
    if filled.any_merged:
        return filled.sheet
    rows = list(filled.sheet.rows)
    for column in columns:
        left = heading.at(column)
        if left is None or not records or blank(rows[records[0]][left]):
            continue
        own = [written(rows[at][left]) for at in records if not blank(rows[at][left])]
        if len(own) == len(records) or len(set(own)) < len(own):
            continue
        value: object = None
        for at in records:
            if blank(rows[at][left]):
                rows[at] = [*rows[at][:left], value, *rows[at][left + 1 :]]
                report.guess(
                    "continued", at + 1, heading.titles[left], written(value), "在空着的各行沿用上一行"
                )
            value = rows[at][left]
    return replace(filled.sheet, rows=rows)
