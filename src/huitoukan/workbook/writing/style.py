"""How a workbook looks: colours, fonts, number formats, widths, page; and writing one cell."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from copy import copy
from typing import Any

from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from huitoukan.registers import Column, codelist_of

HOUSE = "1F4E79"
HOUSE_LIGHT = "DCE6F1"
GREY = "7F7F7F"
GREY_LIGHT = "F2F2F2"
MARK = "9C5700"
MARK_LIGHT = "FFEB9C"
"""The only colours of a workbook: blue of the house, grey for examples, amber for synthetic data."""
FACE = "宋体"
"""The face every Chinese office has; another takes its place where it is missing."""
LONGEST = 32767
"""Characters that a cell can hold; a spreadsheet would cut the rest without a word."""
UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
"""Characters that XML cannot hold or would change, and what looks like their escape."""
LINE_HEIGHT, HIGHEST = 15.0, 409.0
"""Height of a line of text, and the highest row a spreadsheet allows, in points."""
NARROW, WIDEST = 12, 46
"""Widths in half-width characters: longer headings wrap at the first, longer contents at the second."""
FREE = 18
"""Least width of a column for free text, so that there is room to write."""
OFFERED = 12
"""So many choices are named in the help of a heading; longer lists stand on their own sheet alone."""

_LINE = Border(*(Side(style="thin", color="BFBFBF"),) * 4)
_WRAP = Alignment(vertical="top", wrap_text=True)
_MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)

STYLES: dict[str, dict[str, object]] = {
    "title": {"font": Font(FACE, 16, bold=True, color=HOUSE)},
    "plain": {"font": Font(FACE, 11), "alignment": _WRAP},
    "data": {"font": Font(FACE, 11), "alignment": _WRAP, "border": _LINE},
    "example": {
        "font": Font(FACE, 11, italic=True, color=GREY),
        "fill": PatternFill("solid", GREY_LIGHT),
        "alignment": _WRAP,
        "border": _LINE,
    },
    "heading": {
        "font": Font(FACE, 11, bold=True, color=HOUSE),
        "fill": PatternFill("solid", HOUSE_LIGHT),
        "alignment": _MIDDLE,
        "border": _LINE,
    },
    "required": {
        "font": Font(FACE, 11, bold=True, color="FFFFFF"),
        "fill": PatternFill("solid", HOUSE),
        "alignment": _MIDDLE,
        "border": _LINE,
    },
    "mark": {"font": Font(FACE, 11, bold=True, color=MARK), "fill": PatternFill("solid", MARK_LIGHT)},
}
"""Named styles: what a cell is → how it looks. Headings of required columns are dark, the others light."""


def named(look: str, column: Column | None = None) -> NamedStyle:
    """The style of this look for the cells of a column; a workbook keeps it under its name."""
    style = NamedStyle(look, **STYLES[look])  # type: ignore[arg-type]
    if column:
        style.number_format = number_format(column)
        horizontal = {"text": "left", "integer": "right", "number": "right"}.get(column.type, "center")
        style.alignment = Alignment(horizontal=horizontal, vertical="top", wrap_text=True)
        style.name = f"{look} {horizontal} {style.number_format}"
    return style


def number_format(column: Column) -> str:
    """How a column's values are shown. Text stays text: 007 and 2025-04 would become something else."""
    if column.type == "date":
        return "yyyy-mm-dd"
    if column.type in ("text", "partial_date"):
        return "@"
    if column.unit == "%":
        return "0.0%"
    if column.unit == "元":
        return "#,##0.00"
    if column.type == "integer" and column.unit not in ("", "年"):
        return "#,##0"
    return "General"


def display_width(text: str) -> int:
    """Width in half-width characters: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def column_width(column: Column, contents: Iterable[object]) -> int:
    """A width that shows the contents, the choices, and the heading in a line or two."""
    words = codelist_of(column)
    shown = [str(content) for content in contents if content is not None]
    shown += words.labels if words else ()
    widest = max((display_width(line) for text in shown for line in text.splitlines()), default=0)
    free = column.type == "text" and words is None
    return max(FREE if free else min(display_width(column.title) + 4, NARROW), min(widest + 2, WIDEST))


def note(column: Column) -> Comment:
    """The help shown on a heading: what to enter, unit, whether it is required, the words it takes."""
    lines = [column.note]
    lines += [f"单位：{column.unit}"] if column.unit else []
    lines += ["必填"] if column.required else []
    listed = codelist_of(column)
    if listed and len(listed.labels) <= OFFERED:
        lines += [f"可选：{'、'.join(listed.labels)}"]
    comment = Comment("\n".join(lines), "huitoukan")
    comment.width = 260
    comment.height = 24 + 20 * sum(1 + display_width(line) // 34 for line in lines)
    return comment


def set_up_page(sheet: Worksheet, header: str, heading_row: int = 0) -> None:
    """A4 landscape, one page wide, header, page numbers, the rows down to the heading on every page.

    A sheet without heading row is fitted to a single page.
    """
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0 if heading_row else 1
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"1:{heading_row}" if heading_row else None
    for place, text in ((sheet.oddHeader, header), (sheet.oddFooter, "第&P页，共&N页")):
        assert place is not None
        place.center.text = text
    sheet.page_margins.left = sheet.page_margins.right = 0.4


def widen(sheet: Worksheet, position: int, width: int) -> None:
    """Set the width of the column at this position (1 is A)."""
    sheet.column_dimensions[get_column_letter(position)].width = width


def fit_rows(sheet: Worksheet, first: int, last: int) -> None:
    """Make rows as high as their wrapped texts need: not every program does so on opening."""
    widths = {letter: dimension.width for letter, dimension in sheet.column_dimensions.items()}
    for number, row in enumerate(sheet.iter_rows(min_row=first, max_row=last), start=first):
        texts = (
            (cell.value, widths.get(cell.column_letter, WIDEST)) for cell in row if isinstance(cell, Cell)
        )
        lines = [_lines(text, width) for text, width in texts if isinstance(text, str)]
        if max(lines, default=1) > 1:
            sheet.row_dimensions[number].height = min(LINE_HEIGHT * max(lines), HIGHEST)


def _lines(text: str, width: float) -> int:
    """Lines that a text takes in a column, with a little room for punctuation that may not begin a line."""
    return sum(1 + int(display_width(line) // max(width - 2, 1)) for line in text.splitlines() or [""])


def shortened(text: str, longest: int = LONGEST) -> str:
    """The text, or as much of its beginning as the limit allows, with a mark that it is cut."""
    if len(text) <= longest:
        return text
    mark = f"……（共{len(text)}字，其余见原文件）"
    return text[: longest - len(mark)] + mark


def escaped(text: str) -> str:
    """A text whose unsafe characters are written as _x000C_, and read back as they were."""
    return UNSAFE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def dress(cell: Any, like: Any) -> None:
    """Give a cell the look of another one of the same workbook."""
    cell._style = copy(like._style)


def put(sheet: Worksheet, row: int, position: int, content: object, style: str) -> Cell:
    """Write into a cell. Text is text even when it looks like a formula, numbers keep every digit."""
    cell = sheet.cell(row, position)
    assert isinstance(cell, Cell)
    if isinstance(content, str):
        if len(content) > LONGEST:
            raise ValueError(f"a cell holds {LONGEST} characters, not {len(content)}")
        cell.value = escaped(content)
        cell.data_type = "s"
    elif isinstance(content, float):
        # openpyxl would round to 16 digits
        cell.value = repr(content)
        cell.data_type = "n"
    else:
        cell.value = content  # type: ignore[assignment]
    cell.style = style
    return cell
