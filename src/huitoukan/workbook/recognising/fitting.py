"""Whether the cells below a heading are of a column's type."""

from __future__ import annotations

from huitoukan.registers import Column
from huitoukan.workbook.files.raw import Fault, RawSheet, blank
from huitoukan.workbook.values.cells import understand
from huitoukan.workbook.values.dated import is_dated
from huitoukan.workbook.values.outcome import CellError, Context

TELLING = 3
"""So many cells that do not fit are no slip."""
LOOKED_AT = 40
"""So many cells below a heading tell whether they are of its column's type."""
GUESSED = 0.9
"""What a cell counts that can be read by a guess only."""


def of_another_kind(sheet: RawSheet, last: int, at: int, column: Column, own: bool) -> bool:
    """Whether what stands below cannot be meant, so that the heading is that of another column.

    Numbers where words are wanted (线上: how many), or words that are no date, number or word of the list in
    any row; under the column's `own` title these are mistakes.
    """
    if column.type in ("text", "duration") or column.codelist == "status":
        return False
    cells = below(sheet, last, at)
    if column.type in ("flag", "code"):
        numbers = [cell for cell in cells if isinstance(cell, int | float) and not isinstance(cell, bool)]
        if 2 * len(numbers) > len(cells) and 2 * sum(fits(c, column) for c in numbers) < len(numbers):
            return True
    telling = len(cells) >= TELLING and not any(fits(cell, column) or is_dated(cell) for cell in cells)
    if column.type in ("integer", "number"):
        return telling and not any(map(str.isdigit, "".join(map(str, cells))))
    return telling and not own


def share_of(sheet: RawSheet, last: int, at: int, column: Column) -> float:
    """The share of the cells below that can be read as the column's type; 1 where nothing can be told."""
    if column.type == "text":
        return 1.0
    cells = below(sheet, last, at)
    return sum(fits(cell, column) for cell in cells) / len(cells) if cells else 1.0


def below(sheet: RawSheet, last: int, at: int) -> list[object]:
    """The first cells of a column that hold something."""
    found = (row[at] for row in sheet.rows[last : last + 4 * LOOKED_AT])
    return [cell for cell in found if not blank(cell) and not isinstance(cell, Fault)][:LOOKED_AT]


def fits(cell: object, column: Column) -> float:
    """1 for a cell that can be read as the column's type, a little less when a guess is needed, else 0."""
    try:
        return GUESSED if understand(cell, column, Context(year=2000)).guess else 1.0
    except CellError:
        return 0.0
