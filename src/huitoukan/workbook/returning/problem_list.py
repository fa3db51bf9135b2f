"""The sheet 问题清单: every problem with a link to its cell, and columns for the owner's answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from huitoukan.problems import Problem, Severity
from huitoukan.workbook.reading.earlier import ANSWERS, HEADINGS, LIST
from huitoukan.workbook.returning.marking import FILLS
from huitoukan.workbook.writing import style

WIDTHS = (6, 6, 13, 8, 6, 13, 22, 40, 30, 18, 18)
"""Of the columns, in half-width characters."""
PADDING = 5.0
"""Points added to a row: other faces than ours are a little higher."""
CENTRED, CENTRE = (1, 2, 4, 5), Alignment(horizontal="center", vertical="top")
CONTENT = 200
"""Characters shown of what stands in a cell."""
LINKS = 60_000
"""A sheet holds a little over so many links."""
MOST = 1_000_000
"""A sheet holds a little over so many rows."""
LINK = Font(style.FACE, 11, color=style.HOUSE, underline="single")
LOOK = len(HEADINGS) + 1
"""The hidden column whose cells keep the look of the marked ones, so that the marks can be taken off."""
MEANING = (
    "错误：改正以前不能使用；提醒：会影响统计，请核对；待问：请说明或补充；说明：读取时的处理，核对无误即可。"
)


@dataclass(frozen=True)
class Entry:
    """A line of the list."""

    number: int
    problem: Problem
    content: str
    """What stands in the cell now."""
    cell: Cell | None = None
    """The cell that is marked."""
    target: Worksheet | None = None
    """The copy of the sheet; none when it is not in the workbook."""
    answers: tuple[str, str] = ("", "")
    """What the owner answered to the same problem in an earlier list."""


def counted(problems: Sequence[Problem]) -> str:
    """How many of each severity: 错误3条、提醒1条."""
    counts = Counter(problem.severity for problem in problems)
    return "、".join(f"{kind.label}{counts[kind]}条" for kind in Severity if counts[kind]) or "没有发现问题"


def fill(
    sheet: Worksheet, entries: Sequence[Entry], head: Sequence[str], header: str, synthetic: str
) -> None:
    """Write the list under the lines of its head; `synthetic` is the mark of made-up data, or empty."""
    assert sheet.parent is not None
    for look in style.STYLES:
        if look not in sheet.parent.style_names:
            sheet.parent.add_named_style(style.named(look))
    for position, width in enumerate(WIDTHS, start=1):
        style.widen(sheet, position, width)
    style.put(sheet, 1, 1, LIST, "title")
    lines = [synthetic, *head] if synthetic else list(head)
    for row, line in enumerate([*lines, MEANING], start=2):
        _line(sheet, row, line, "mark" if line == synthetic else "plain")
    heading = len(lines) + 3
    for position, title in enumerate(HEADINGS, start=1):
        style.put(sheet, heading, position, title, "required" if title in ANSWERS else "heading")
    for row, entry in enumerate(entries[:MOST], start=heading + 1):
        _entry(sheet, row, entry)
    last = heading + min(len(entries), MOST)
    sheet.column_dimensions[get_column_letter(LOOK)].hidden = True
    sheet.freeze_panes = f"A{heading + 1}"
    sheet.auto_filter.ref = f"A{heading}:{get_column_letter(len(HEADINGS))}{max(last, heading + 1)}"
    style.set_up_page(sheet, header, heading)
    sheet.print_title_rows = f"{heading}:{heading}"
    sheet.print_area = f"A1:{get_column_letter(len(HEADINGS))}{last}"


def _line(sheet: Worksheet, row: int, line: str, look: str) -> None:
    style.put(sheet, row, 1, style.shortened(line), look)
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(HEADINGS))
    sheet.row_dimensions[row].height = style.LINE_HEIGHT * _lines(line, sum(WIDTHS)) + PADDING


def _lines(text: str, width: int) -> int:
    """Lines that a text takes; in this encoding whatever Chinese faces show twice as wide has two bytes."""
    return sum(
        1 + len(line.encode("gb18030", "replace")) // (width - 2) for line in text.splitlines() or [""]
    )


def _entry(sheet: Worksheet, row: int, entry: Entry) -> None:
    problem, cell = entry.problem, entry.cell
    place = cell.coordinate if cell is not None else ""
    contents = (
        entry.number, problem.severity.label, problem.sheet or "", place, problem.row, problem.column or "",
        style.shortened(entry.content, CONTENT), style.shortened(problem.message), problem.remedy,
        *entry.answers,
    )  # fmt: skip
    for position, content in enumerate(contents, start=1):
        style.put(sheet, row, position, None if content == "" else content, "data")
    if cell is not None:
        style.dress(sheet.cell(row, LOOK), cell)
    level = sheet.cell(row, 2)
    level.fill = FILLS[problem.severity]
    for position in CENTRED:
        sheet.cell(row, position).alignment = CENTRE
    texts = ((text, width) for text, width in zip(contents, WIDTHS, strict=True) if isinstance(text, str))
    lines = max(_lines(text, width) for text, width in texts)
    sheet.row_dimensions[row].height = min(style.LINE_HEIGHT * lines + PADDING, style.HIGHEST)
    for position in range(LOOK - len(ANSWERS), LOOK):
        sheet.cell(row, position).number_format = "@"
    if entry.target is not None and entry.target.sheet_state == "visible" and entry.number <= LINKS:
        link = sheet.cell(row, 4 if cell is not None else 3)
        where = f"{quote_sheetname(entry.target.title)}!{place or 'A1'}"
        link.hyperlink = Hyperlink(link.coordinate, location=where, display=str(link.value))
        link.font = LINK
