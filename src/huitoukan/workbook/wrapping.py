"""How many lines a text takes in a column, on the safe side: what a row is too low for is lost in print."""

from __future__ import annotations

import re

from huitoukan.workbook.writing.style import HIGHEST, display_width

LINE = 16.0
"""Height of a printed line in points: faces differ from office to office."""
MARGIN = 8.0
"""Points above and below a text."""
PADDING = 2
"""Half-width characters that the edges of a cell take."""
TOKEN = re.compile(r"[!-~]+|.")
"""What is never torn apart: a number, a Latin word, one Chinese character."""
NEVER_FIRST, NEVER_LAST = "，。；：、？！）》”’…—%", "（《“‘"


def lines_of(text: str, width: float) -> int:
    """Lines of a text in a column so many half-width characters wide, paragraphs counted apart."""
    room = max(int(width) - PADDING, 2)
    return sum(_lines(paragraph, room) for paragraph in text.splitlines() or [""])


def height_of(lines: int) -> float:
    """Height of a row of so many lines, in points."""
    return min(lines * LINE + MARGIN, HIGHEST)


def _lines(text: str, room: int) -> int:
    lines, used, last = 1, 0, 0
    for token in TOKEN.findall(text):
        size = display_width(token)
        # room for what may not stand alone at the end of the line
        needed = size + 2 if token in NEVER_LAST else size
        if used + needed <= room:
            used += size
        elif size > room:
            lines += (used + size - 1) // room
            used = (used + size - 1) % room + 1
        else:
            # a mark that may not begin a line takes the character before it along
            lines, used = lines + 1, size + (last if token in NEVER_FIRST else 0)
        last = size
    return lines
