"""The measures of GB/T 9704: paper, margins, grid, typefaces, type sizes. The one place that spells them."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from math import floor

PAPER_MM = (210, 297)
TOP_MM, BOTTOM_MM, LEFT_MM, RIGHT_MM = 37, 35, 28, 26
"""Margins; they leave a text block of 156 x 225 mm."""
LINES, CHARACTERS = 22, 28
"""Lines of a page and characters of a line."""
NUMBER_GAP_MM = 7
"""From the text block down to the page number."""
MARK_GAP_MM = 12
"""From the mark in the head down to the text block."""
_TWIPS_PER_MM = 1440 / 25.4


class Face(StrEnum):
    """A typeface by what it is for."""

    TITLE = "title"
    HEADING = "heading"
    SUBHEADING = "subheading"
    TEXT = "text"
    NUMBER = "number"


FONTS = {
    Face.TITLE: "方正小标宋简体",
    Face.HEADING: "黑体",
    Face.SUBHEADING: "楷体_GB2312",
    Face.TEXT: "仿宋_GB2312",
    Face.NUMBER: "宋体",
}
"""What offices have installed. None is free, so none is embedded: Word finds them by name."""
STAND_INS = {
    "方正小标宋简体": "方正小标宋_GBK",
    "楷体_GB2312": "楷体",
    "仿宋_GB2312": "仿宋",
}
"""The name Word takes where the first one is not installed: newer Windows has 仿宋 and 楷体 only."""
LATIN = "Times New Roman"
SIZES = {"title": 22.0, "text": 16.0, "number": 14.0, "table": 10.5, "caption": 12.0, "note": 9.0}
"""Points: 2号, 3号, 4号; in tables 五号, captions 小四, notes below them 小五."""
STILL = datetime(2000, 1, 1)
"""The time stamped into files that have no day of their own; a real one would change the bytes each time."""


def twips(millimetres: float) -> int:
    """Twentieths of a point, rounded down so that what must fit still fits."""
    return int(millimetres * _TWIPS_PER_MM)


BLOCK_MM = (PAPER_MM[0] - LEFT_MM - RIGHT_MM, PAPER_MM[1] - TOP_MM - BOTTOM_MM)
PITCH_TWIPS = twips(BLOCK_MM[1]) // LINES
"""Distance of two lines: 28.95 pt, the most that leaves room for so many on a page."""
PITCH = PITCH_TWIPS / 20
GRID_SPACING = floor((twips(BLOCK_MM[0]) / 20 / CHARACTERS - SIZES["text"]) * 4096)
"""What a character of text is set closer on the grid, in 1/4096 pt, so that so many fill a line."""
CLOSER_TWIPS = floor(GRID_SPACING / 4096 * 20)
"""The same for text off the grid, in twentieths of a point: the next whole one."""
