"""What every reader of a file hands over: paragraphs and grids; and the text and tables made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from huitoukan.notice.model import Cell, Table
from huitoukan.problems import Problem

INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
PLACES = 500_000
"""A table with more places than this is no table; nor do spans reach over more in all."""
LAYOUT_SHARE = 0.8
LAYOUT_PARAGRAPHS = 8
LAYOUT_ROWS = 3


class Extract(NamedTuple):
    """The text of a file with its tables, and what has to be known about it."""

    text: str
    tables: tuple[Table, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(eq=False)
class Box:
    """What one table cell holds, merged or not. Two boxes are the same only if they are one object."""

    blocks: list[Block] = field(default_factory=list)

    def __bool__(self) -> bool:
        return any(isinstance(block, Grid) or bool(block.strip()) for block in self.blocks)


@dataclass(eq=False)
class Grid:
    """A table: the box at each place, None where there is none. A merged box stands in several places."""

    rows: list[list[Box | None]]

    def boxes(self) -> Iterator[Box]:
        """Every box once, in reading order."""
        yield from dict.fromkeys(box for row in self.rows for box in row if box)


Block = str | Grid
"""A paragraph (line breaks inside it are lines of their own) or a table."""


@dataclass(eq=False)
class Spanning:
    """A cell as files describe it: its box and over how many rows and columns it reaches."""

    box: Box
    rows: int = 1
    columns: int = 1


def spread(rows: Sequence[Sequence[Spanning]]) -> Grid:
    """The grid of rows whose cells may reach down and to the right, each put at the first free place.

    Senseless sizes give one column, in reading order.
    """
    places: list[dict[int, Box]] = [{} for _ in rows]
    left = PLACES
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            left -= cell.columns * min(cell.rows, len(rows) - number)
            if left < 0:
                return Grid([[cell.box] for row in rows for cell in row])
            while column in places[number]:
                column += 1
            for taken in places[number : number + cell.rows]:
                for reach in range(column, column + cell.columns):
                    taken.setdefault(reach, cell.box)
            column += cell.columns
    width = max((max(row) + 1 for row in places if row), default=0)
    if width * len(rows) > PLACES:
        return Grid([[cell.box] for row in rows for cell in row])
    return Grid([[row.get(column) for column in range(width)] for row in places])


def assemble(blocks: Sequence[Block], problems: Sequence[Problem] = ()) -> Extract:
    """One line per paragraph, a table's cells one after the other where it stood; tables as spans."""
    lines = _Lines()
    for block in _flat(blocks):
        if isinstance(block, str):
            lines.add(block)
        else:
            cells = {box: lines.cell(box) for box in block.boxes()}
            table = [tuple(cells.get(box) if box else None for box in row) for row in block.rows]
            lines.tables.append(tuple(row for row in table if any(row)))
    return Extract("\n".join(lines.lines), tuple(table for table in lines.tables if table), tuple(problems))


class _Lines:
    """The text while it grows."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.length = 0
        self.tables: list[Table] = []

    def add(self, paragraph: str) -> None:
        for line in re.split(r"[\n\r\v\f\x85\u2028\u2029]", paragraph.translate(INVISIBLE)):
            line = line.rstrip().replace("\x00", "")
            if line:
                self.lines.append(line)
                self.length += len(line) + 1

    def cell(self, box: Box) -> Cell | None:
        """The span of a box's lines, added at the end; None when nothing but blanks is in it."""
        first, start = len(self.lines), self.length
        for block in box.blocks:
            if isinstance(block, str):
                self.add(block)
        if first == len(self.lines):
            return None
        return Cell(start + len(self.lines[first]) - len(self.lines[first].lstrip()), self.length - 1)


def _flat(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, with layout tables replaced by what they hold."""
    waiting = [iter(blocks)]
    while waiting:
        block = next(waiting[-1], None)
        if block is None:
            waiting.pop()
        elif isinstance(block, Grid) and _is_layout(block):
            waiting.append(iter([inner for box in block.boxes() for inner in box.blocks]))
        else:
            yield block


def _is_layout(grid: Grid) -> bool:
    """Whether a table only places things on a page: it holds tables, one column, or a page in one cell."""
    boxes = list(grid.boxes())
    if any(isinstance(block, Grid) for box in boxes for block in box.blocks):
        return True
    if all(len({box for box in row if box}) <= 1 for row in grid.rows):
        return True
    sizes = [sum(len(block) for block in box.blocks if isinstance(block, str)) for box in boxes]
    largest = boxes[sizes.index(max(sizes))]
    return (
        len(grid.rows) <= LAYOUT_ROWS
        and max(sizes) > LAYOUT_SHARE * sum(sizes)
        and len(largest.blocks) >= LAYOUT_PARAGRAPHS
    )
