"""Marks on the cells that problems stand in: fill, border and comment; and taking earlier marks off."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Border, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from huitoukan.problems import Problem, Severity
from huitoukan.workbook.writing import style

Line = Literal["medium", "mediumDashed", "thin", "dotted"]
LOOKS: Mapping[Severity, tuple[str, str, Line]] = {
    Severity.ERROR: ("FFC7CE", "C00000", "medium"),
    Severity.WARNING: ("FFDDBB", "C65911", "mediumDashed"),
    Severity.ASK: ("DDEBF7", "2E75B6", "thin"),
    Severity.NOTE: ("EDEDED", "7F7F7F", "dotted"),
}
"""Severity → fill, colour and kind of border; the border tells them apart where colours cannot be seen."""
FILLS = {severity: PatternFill("solid", fill) for severity, (fill, _, _) in LOOKS.items()}
SHADES = {severity: PatternFill(bgColor=fill) for severity, (fill, _, _) in LOOKS.items()}
"""The same fills as conditional formats write them."""
BORDERS = {severity: Border(*(Side(line, colour),) * 4) for severity, (_, colour, line) in LOOKS.items()}
MARK = "【核对】"
"""What comes after it in a comment was written by this program; the owner's own words stand before."""
OURS = f'LEN("{MARK}")>0'
"""The condition, always true, of the colour of a whole row."""
BROADEST, MOST_ROWS = 60, 1000
"""Columns that the colour of a row spans at most, and rows that are coloured whole."""
NUMBER = re.compile(r"^第(\d+)条", re.M)
AUTHOR = "huitoukan"
LONGEST, SHOWN = 600, 8
"""Characters of one problem, and problems, that a comment shows; the list has them all."""
WIDTH, HIGHEST, LINE, CHARACTERS = 330, 620, 17, 44
"""Pixels of a comment's width, greatest height and line, and half-width characters in a line."""

Numbered = tuple[int, Problem]
"""A problem and its number in the list."""


def mark(cell: Cell, problems: Sequence[Numbered]) -> None:
    """Mark a cell with the problems that stand in it, the gravest first; its content stays."""
    severity = problems[0][1].severity
    cell.fill, cell.border = FILLS[severity], BORDERS[severity]
    told = [_told(number, problem) for number, problem in problems[:SHOWN]]
    if len(problems) > SHOWN:
        told.append(f"……另有{len(problems) - SHOWN}条，见清单。")
    own = cell.comment.text.rstrip() + "\n" if cell.comment else ""
    cell.comment = _sized(own + MARK + "\n" + "\n".join(told))


def _told(number: int, problem: Problem) -> str:
    remedy = f"\n请这样处理：{problem.remedy}" if problem.remedy else ""
    message = style.shortened(problem.message, LONGEST)
    return style.UNSAFE.sub("", f"第{number}条［{problem.severity.label}］{message}{remedy}")


def _sized(text: str) -> Comment:
    """A comment in a box in which all of it can be read."""
    comment = Comment(text, AUTHOR)
    lines = sum(1 + style.display_width(line) // CHARACTERS for line in text.splitlines())
    comment.width, comment.height = WIDTH, min(24 + LINE * lines, HIGHEST)
    return comment


def mark_tab(sheet: Worksheet, severity: Severity) -> None:
    """Colour the tab of a sheet that has a problem as a whole."""
    sheet.sheet_properties.tabColor = LOOKS[severity][1]


def mark_rows(sheet: Worksheet, rows: Mapping[Severity, Sequence[int]]) -> None:
    """Colour whole rows by a conditional format: it changes no cell, and goes with the other marks."""
    last = get_column_letter(min(sheet.max_column, BROADEST))
    for severity, numbers in rows.items():
        ranges = " ".join(f"A{row}:{last}{row}" for row in sorted(set(numbers))[:MOST_ROWS])
        sheet.conditional_formatting.add(ranges, FormulaRule(formula=[OURS], fill=SHADES[severity]))


def _clean_rows(sheet: Worksheet) -> None:
    formats = sheet.conditional_formatting
    for ranges in list(formats):
        if any(OURS in rule.formula for rule in ranges.rules):
            others = [rule for rule in ranges.rules if OURS not in rule.formula]
            del formats[str(ranges.sqref)]
            for rule in others:
                formats.add(str(ranges.sqref), rule)


def clean(sheet: Worksheet, looks: Mapping[int, Cell]) -> None:
    """Take earlier marks off, and give the owner's comments room.

    `looks` has for a problem's number in the earlier list a cell that looks as the marked one did.
    """
    _clean_rows(sheet)
    tab = sheet.sheet_properties.tabColor
    if tab is not None and str(tab.rgb)[-6:] in {colour for _, colour, _ in LOOKS.values()}:
        sheet.sheet_properties.tabColor = None
    for cell in list(sheet._cells.values()):  # only those that exist
        if not isinstance(cell, Cell) or cell.comment is None:
            continue
        own, found, told = cell.comment.text.partition(MARK)
        if found:
            cell.comment = _sized(own.rstrip()) if own.strip() else None
            number = NUMBER.search(told)
            before = looks.get(int(number[1])) if number else None
            if before is not None:
                style.dress(cell, before)
            else:
                cell.fill, cell.border = PatternFill(), Border()
        else:
            cell.comment = _sized(cell.comment.text)
