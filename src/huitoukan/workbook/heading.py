"""Where the heading of a sheet stands, and which column is which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from huitoukan.codelists import plain
from huitoukan.registers import Column, Register

SEARCHED_ROWS = 15
"""A heading is looked for in so many rows from the top; above it stand titles."""
NEEDED = 2
"""So many known headings make a heading row; one may be a coincidence."""


@dataclass(frozen=True)
class Heading:
    """The heading row of a sheet."""

    row: int
    """Row number as a person sees it."""
    columns: Mapping[int, Column]
    """Position in the row → column of the register."""
    titles: Mapping[int, str]
    """Position in the row → heading as printed, for every cell that is not empty."""

    @property
    def extra(self) -> tuple[str, ...]:
        """Headings that mean no column of the register."""
        return tuple(title for position, title in self.titles.items() if position not in self.columns)

    def title_of(self, column: Column) -> str:
        """The heading as printed above this column."""
        return next(self.titles[position] for position, own in self.columns.items() if own is column)


def find_heading(rows: Sequence[Sequence[object]], register: Register) -> Heading | None:
    """The row that names most columns of the register, the upper one of equals; None when none names two."""
    candidates = [_match(number, row, register) for number, row in enumerate(rows[:SEARCHED_ROWS], start=1)]
    best = max(candidates, key=lambda heading: len(heading.columns), default=None)
    return best if best and len(best.columns) >= NEEDED else None


def _match(number: int, row: Sequence[object], register: Register) -> Heading:
    texts = {position: cell for position, cell in enumerate(row) if isinstance(cell, str) and cell.strip()}
    columns: dict[int, Column] = {}
    # the column's own title first, so that a synonym never takes its place
    for names in (slice(1), slice(None)):
        for position, text in texts.items():
            for column in register.columns:
                taken = position in columns or column in columns.values()
                if not taken and plain(text) in column.headings[names]:
                    columns[position] = column
    titles = {position: "".join(text.split()) for position, text in texts.items()}
    return Heading(number, dict(sorted(columns.items())), titles)
