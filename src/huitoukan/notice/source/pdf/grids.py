"""Ruled tables: which box each place belongs to, and tables that go on on the next page."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from huitoukan.notice.source.blocks import Box, Grid
from huitoukan.notice.source.pdf.lines import lines
from huitoukan.notice.source.pdf.paragraphs import inside, paragraphs, together

NEAR = 3.0
"""Rulings closer together than so many points are one."""
Bounds = tuple[float, float, float, float]


@dataclass(eq=False)
class Ruled:
    """A table on a page, its upper edge, and the positions of its vertical rulings."""

    grid: Grid
    top: float
    columns: tuple[float, ...]


def ruled(cells: Sequence[Bounds], characters: Iterable[dict[str, Any]]) -> Ruled:
    """The table of some cells (x0, top, x1, bottom); a cell over several rows or columns is one box."""
    columns = _rulings([edge for cell in cells for edge in (cell[0], cell[2])])
    rows = _rulings([edge for cell in cells for edge in (cell[1], cell[3])])
    characters = list(characters)
    places: list[list[Box | None]] = [[None] * (len(columns) - 1) for _ in rows[1:]]
    for cell in sorted(cells, key=lambda one: (one[1], one[0])):
        words = lines(character for character in characters if holds(cell, character))
        box = Box([*paragraphs(words, inside(words, cell[0], cell[2]))] if words else [])
        for row in range(_nearest(rows, cell[1]), _nearest(rows, cell[3])):
            for column in range(_nearest(columns, cell[0]), _nearest(columns, cell[2])):
                places[row][column] = box
    return Ruled(Grid(places), rows[0], tuple(columns))


def holds(cell: Bounds, character: dict[str, Any]) -> bool:
    """Whether the middle of a character (its `x` across) lies in the cell."""
    y = (character["top"] + character["bottom"]) / 2
    return bool(cell[0] <= character["x"] <= cell[2] and cell[1] <= y <= cell[3])


def is_continued(table: Ruled, following: Ruled) -> bool:
    """Whether two tables have the same columns at about the same places."""
    return len(table.columns) == len(following.columns) and all(
        abs(one - other) <= 3 * NEAR for one, other in zip(table.columns, following.columns, strict=True)
    )


def append(table: Ruled, following: Ruled) -> None:
    """Put the rows of the next page's part below: a repeated head is dropped, a torn row made whole."""
    rows, more = table.grid.rows, following.grid.rows
    while more and rows and len(rows) > 1 and _texts(more[0]) == _texts(rows[0]) and any(_texts(more[0])):
        more = more[1:]
    if not rows or not more:
        rows += more
        return
    key = _key_column(rows)
    last, first = rows[-1], more[0]
    if not first[key] or not last[key]:
        for box, rest in dict.fromkeys(zip(last, first, strict=True)):
            _mend(box, rest)
        more = more[1:]
    for row in more:
        # what stands left of the key column is a heading over several rows; the page end closed its box
        if any(row[:key]):
            break
        row[:key] = rows[-1][:key]
    rows += more


def _mend(box: Box | None, rest: Box | None) -> None:
    """Let a cell go on with the words that stood on the next page."""
    if box is None or rest is None or not rest:
        return
    words = [block for block in rest.blocks if isinstance(block, str)]
    if box and isinstance(box.blocks[-1], str) and not box.blocks[-1].endswith(("。", "；", "！")):
        box.blocks[-1] = together(box.blocks[-1], words.pop(0))
    box.blocks += words


def _key_column(rows: Sequence[Sequence[Box | None]]) -> int:
    """The first column that has words of its own in most rows."""
    for column in range(len(rows[0])):
        own = {box for row in rows if (box := row[column])}
        if 5 * len(own) >= 4 * len(rows):
            return column
    return 0


def _texts(row: Sequence[Box | None]) -> list[str]:
    return ["".join(map(str, box.blocks)) if box else "" for box in row]


def _rulings(edges: Sequence[float]) -> list[float]:
    found: list[float] = []
    for edge in sorted(edges):
        if not found or edge - found[-1] > NEAR:
            found.append(edge)
    return found


def _nearest(rulings: Sequence[float], edge: float) -> int:
    place = bisect_left(rulings, edge)
    around = [one for one in (place - 1, place) if 0 <= one < len(rulings)]
    return min(around, key=lambda one: abs(rulings[one] - edge))
