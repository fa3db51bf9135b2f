"""How wide the columns of a table are: what is short stays on one line, the rest shares what is left."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, sqrt
from unicodedata import east_asian_width

PADDING = 1.1
"""Room at both sides of a cell, in ems."""
NARROW = 7.5
"""A column that needs no more ems than this is never broken."""
WHOLE = 24
"""A row of at most so many lines is kept on one page; a higher one might not fit any."""
GRADE = 0.8
"""How far the room follows the length of the cells; 1 would starve the short ones."""


def ems(text: str) -> float:
    """Width of a text in ems: one for a Chinese character, half of one for a Latin letter."""
    return sum(1.0 if east_asian_width(character) in "WFA" else 0.55 for character in text)


def widths(headings: Sequence[str], rows: Sequence[Sequence[str]], line: float) -> list[float]:
    """Shares of a line of so many ems, one per column; they add up to 1."""
    columns = list(zip(headings, *rows, strict=True))
    full = [max(map(ems, cells)) + PADDING for cells in columns]
    if sum(full) <= line:
        return [width / sum(full) for width in full]
    least = [
        width if width <= NARROW + PADDING else max(ems(cells[0]) / 2, 4) + PADDING
        for width, cells in zip(full, columns, strict=True)
    ]
    # the room left goes to the long columns, more to the longer ones: all cells of a row end about together
    wants = [
        0.0 if width <= NARROW + PADDING else sqrt(sum(ems(cell) ** 2 for cell in cells[1:])) ** GRADE
        for width, cells in zip(full, columns, strict=True)
    ]
    left = max(line - sum(least), 0.0)
    given = [low + left * want / (sum(wants) or 1) for low, want in zip(least, wants, strict=True)]
    return [width / sum(given) for width in given]


def height(cells: Sequence[str], shares: Sequence[float], line: float) -> int:
    """Lines of type that a row takes, in columns of these shares of a line of so many ems."""
    rooms = (max(share * line - PADDING, 1) for share in shares)
    return max((ceil(ems(cell) / room) for cell, room in zip(cells, rooms, strict=True)), default=0)
