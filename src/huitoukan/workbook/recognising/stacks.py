"""The rows of a sheet that may be a heading, alone or several together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from huitoukan.workbook.files.raw import RawSheet, blank
from huitoukan.workbook.recognising.wording import LONGEST, is_known

SEARCHED_ROWS = 30
"""A heading is looked for in so many rows from the top; above it stand titles."""
NEEDED = 2
"""So many known headings make a heading row; one may be a coincidence."""
DEEPEST = 3
"""At most so many rows make one heading."""
SHORT = 12
"""The parts of a group have shorter names."""

Texts = Mapping[int, tuple[str, ...]]
"""Position → what its heading may be: its lowest cell, or all of its cells together."""
Candidate = tuple[int, int, Texts]
"""First and last row (as a person sees them) and what stands in them."""


def candidates(sheet: RawSheet) -> list[Candidate]:
    """The rows that may be a heading: those with words some register knows, else all that hold only words."""
    found = list(_stacks(sheet))
    known = [c for c in found if sum(any(map(is_known, words)) for words in c[2].values()) >= NEEDED]
    return known or [c for c in found if c[0] == c[1] and len(c[2]) > NEEDED]


def _stacks(sheet: RawSheet) -> Iterator[Candidate]:
    rows = sheet.rows[: sheet.start + SEARCHED_ROWS + DEEPEST]
    for first in range(sheet.start, min(sheet.start + SEARCHED_ROWS, len(rows))):
        stack: list[Mapping[int, str]] = []
        for last in range(first, min(first + DEEPEST, len(rows))):
            cells = {at: cell for at, cell in enumerate(rows[last]) if not blank(cell)}
            # numbers, dates and long texts are never part of a heading
            if not cells or any(not isinstance(cell, str) or len(cell) > LONGEST for cell in cells.values()):
                break
            stack.append({at: str(cell) for at, cell in cells.items()})
            crossed = any(block[0][0] <= last < block[1][0] for block in sheet.merged)
            if (last == first or not crossed) and not _goes_on(rows, last, stack):
                yield first + 1, last + 1, _stacked(stack)


def _goes_on(rows: Sequence[Sequence[object]], last: int, stack: Sequence[Mapping[int, str]]) -> bool:
    """Whether the next row can only be the parts of a group: few short words, some right of a group's own."""
    if last + 1 >= len(rows) or len(stack) >= DEEPEST:
        return False
    cells = {at: cell for at, cell in enumerate(rows[last + 1]) if not blank(cell)}
    named = set().union(*stack)
    words = all(isinstance(cell, str) and len(cell) <= SHORT for cell in cells.values())
    together = cells and max(cells) - min(cells) + 1 == len(cells) > 1 and min(cells) in named
    return bool(words and together and 2 * len(cells) <= len(named) and min(cells) > 0 and set(cells) - named)


def _stacked(stack: Sequence[Mapping[int, str]]) -> Texts:
    found: dict[int, tuple[str, ...]] = {}
    for at in sorted({at for row in stack for at in row}):
        parts = []
        for level, row in enumerate(stack):
            # a group stands over the cells to its right as well
            grouped = any(at in lower for lower in stack[level + 1 :])
            group = max((left for left in row if left <= at), default=at) if grouped else at
            parts.append(row.get(group, ""))
        lowest = next(row[at] for row in reversed(stack) if at in row)
        found[at] = tuple(dict.fromkeys((lowest, "".join(parts))))
    return found
