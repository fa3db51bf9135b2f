"""How wide the columns of a table are: what is short stays on one line, the rest shares what is left."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import ceil
from unicodedata import east_asian_width

import numpy as np
from numpy.typing import NDArray

PADDING = 1.1
"""Room at both sides of a cell, in ems."""
STEP, LOWER = 0.5, 0.05
WHOLE = 24
"""A row of at most so many lines is kept on one page; a higher one might not fit any."""
TOKEN = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日|[0-9A-Za-z.,%()/+—-]+")
"""What is not to be broken: a day, a number with its unit or its parts."""
LONGEST = 11.0
"""Ems; what is longer, such as an address, is broken all the same."""


def ems(text: str) -> float:
    """Width of a text in ems: one for a Chinese character, half of one for a Latin letter."""
    return sum(1.0 if east_asian_width(character) in "WFA" else 0.55 for character in text)


def widths(headings: Sequence[str], rows: Sequence[Sequence[str]], line: float) -> list[float]:
    """Shares of a line of so many ems, one per column; they add up to 1.

    No column is narrower than what must not be broken in it; the room left goes, bit by bit, to the column
    that makes the rows least high.
    """
    columns = list(zip(headings, *rows, strict=True))
    full = np.array([max(map(ems, cells)) + PADDING for cells in columns])
    if full.sum() <= line:
        return [float(width) for width in full / full.sum()]
    given = np.minimum(full, [max(ems(cells[0]) / 2, _unbroken(cells), 2) + PADDING for cells in columns])
    sizes = np.array([[ems(cell) for cell in row] for row in rows])
    while given.sum() + STEP <= line and (given < full).any():
        high = [
            _total(sizes, given + STEP * (np.arange(len(given)) == at)) if given[at] < full[at] else np.inf
            for at in range(len(given))
        ]
        given[int(np.argmin(high))] += STEP
    return [float(width) for width in given / given.sum()]


def _total(sizes: NDArray[np.float64], given: NDArray[np.float64]) -> float:
    """How high all rows are together, in lines; the lower cells count a little beside the highest."""
    lines = sizes / (given - PADDING)
    return float(lines.max(axis=1).sum() + LOWER * lines.sum())


def _unbroken(cells: Sequence[str]) -> float:
    """Ems of the longest token that is not to be broken."""
    sizes = (ems(token) for cell in cells for token in TOKEN.findall(cell))
    return max((size for size in sizes if size <= LONGEST), default=0.0)


def height(cells: Sequence[str], shares: Sequence[float], line: float) -> int:
    """Lines of type that a row takes, in columns of these shares of a line of so many ems."""
    rooms = (max(share * line - PADDING, 1) for share in shares)
    return max((ceil(ems(cell) / room) for cell, room in zip(cells, rooms, strict=True)), default=0)
