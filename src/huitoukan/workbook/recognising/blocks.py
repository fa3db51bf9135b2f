"""Several tables one below the other in a sheet: each a sheet of its own, with its rows where they stood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from huitoukan.workbook.files.raw import RawSheet, blank
from huitoukan.workbook.recognising.wording import LONGEST, is_known

LONGEST_SHEET = 3000
"""A longer sheet is one table: what people put below each other is short."""
FEWEST = 3
"""So many cells make a heading below another table; at least half of them must be known words."""


def blocks(sheet: RawSheet) -> list[RawSheet]:
    """The tables of a sheet, its titles above each; the sheet itself where it holds one."""
    if len(sheet.rows) > LONGEST_SHEET:
        return [sheet]
    heads = _headings(sheet)
    if len(heads) < 2:
        return [sheet]
    above = heads[0]
    starts = [0, *(_with_banner(sheet, at) for at in heads[1:])]
    ends = [*starts[1:], len(sheet.rows)]
    found = []
    for start, end in zip(starts, ends, strict=True):
        gap: list[list[object]] = [[None] * len(sheet.rows[0])] * (start - above)
        rows = [*sheet.rows[:above], *gap, *sheet.rows[start:end]] if start else sheet.rows[:end]
        merged = tuple(block for block in sheet.merged if start <= block[0][0] < end)
        found.append(replace(sheet, rows=rows, merged=merged, start=start))
    return found


def _headings(sheet: RawSheet) -> list[int]:
    """Rows that head a table: the first, and those of other words below a gap or a line that names them."""
    found: list[int] = []
    before: Mapping[int, object] = {}
    for at, row in enumerate(sheet.rows):
        cells = {position: cell for position, cell in enumerate(row) if not blank(cell)}
        apart = len(before) < 2 or not found
        if apart and _is_heading(list(cells.values())) and not _repeats(cells, sheet, found):
            found.append(at)
        before = cells
    return found


def _is_heading(cells: Sequence[object]) -> bool:
    words = [cell for cell in cells if isinstance(cell, str) and len(cell) <= LONGEST]
    return FEWEST <= len(cells) == len(words) and 2 * sum(map(is_known, words)) >= len(words)


def _repeats(cells: Mapping[int, object], sheet: RawSheet, found: Sequence[int]) -> bool:
    """Whether it is the heading of the table above once more."""
    if not found:
        return False
    same = sum(sheet.rows[found[-1]][position] == cell for position, cell in cells.items())
    return 2 * same >= len(cells)


def _with_banner(sheet: RawSheet, at: int) -> int:
    """The line above a heading that names its table belongs to it."""
    above = sheet.rows[at - 1]
    return at - 1 if sum(not blank(cell) for cell in above) == 1 else at
