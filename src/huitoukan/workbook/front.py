"""The first sheet of a workpaper: what it is of, how it was made, how to fill it in, who signs."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.worksheet.worksheet import Worksheet

from huitoukan.workbook.marks import SYNTHETIC_MARK
from huitoukan.workbook.wrapping import height_of, lines_of
from huitoukan.workbook.writing import style

WIDTHS = (20, 104)
SIGNED = (
    ("核查人签字", "　　　　　　　　　　　　　　　　　　　　　　　年　　　月　　　日"),
    ("被核查单位签字", "　　　　　　　　　　　　　　　　　　　　　　　年　　　月　　　日"),
)
"""Lines that are signed by hand on the printed paper."""
HAND = 3
"""A line for a signature is as high as so many lines of print."""


def add_front(
    sheet: Worksheet, title: str, facts: Sequence[tuple[str, str]], guide: Sequence[str], synthetic: bool
) -> None:
    """Write title, facts (项目, 内容), guide and the lines to be signed."""
    style.put(sheet, 1, 1, title, "title")
    if synthetic:
        style.put(sheet, 2, 1, SYNTHETIC_MARK, "mark")
    for position, width in enumerate(WIDTHS, start=1):
        style.widen(sheet, position, width)
    numbered = [(str(number), line) for number, line in enumerate(guide, start=1)]
    row = _block(sheet, 3, facts)
    style.put(sheet, row + 1, 1, "怎么填", "heading")
    row = _block(sheet, row + 2, numbered)
    style.put(sheet, row + 1, 1, "签字", "heading")
    _block(sheet, row + 2, SIGNED, HAND)


def _block(sheet: Worksheet, row: int, lines: Sequence[tuple[str, str]], least: int = 1) -> int:
    """Write lines of two cells; returns the row below them."""
    for number, line in enumerate(lines, start=row):
        for position, text in enumerate(line, start=1):
            style.put(sheet, number, position, text, "data")
        needed = max(lines_of(text, width) for text, width in zip(line, WIDTHS, strict=True))
        sheet.row_dimensions[number].height = height_of(max(needed, least))
    return row + len(lines)
