"""Where the rows of a register were read: sheet, headings, and the row number a person sees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

LAYER = 100_000_000
"""More than any sheet has rows. The label of a row is its number in the sheet; where that is taken by a row
of an earlier sheet or by an earlier measure of the same row, LAYER is added once or several times."""


def row_of(label: int) -> int:
    """The row number a person sees, of a row by its label."""
    return label % LAYER


@dataclass(frozen=True)
class Place:
    """Where the rows of a register were read, for whoever has to name a cell."""

    sheet: str
    headings: Mapping[str, str]
    """Column → heading as printed; columns the sheet does not have are missing."""
    stated: Mapping[str, str] = field(default_factory=dict)
    """What the lines above the table say: feedback_on, as_of → ISO day."""
    layers: tuple[Place, ...] = ()
    """Where the rows were read whose label is LAYER or more: once, twice … so much."""
    titles: Mapping[int, str] = field(default_factory=dict)
    """Position from 0 → heading as printed, for every column of the sheet, read or not."""
    heading: int = 0
    """Number of the last heading row as a person sees it."""
    unread: Mapping[str, frozenset[int]] = field(default_factory=dict)
    """Column → numbers of the rows in which its cell holds something that reading told of and left out."""

    def of(self, label: int) -> tuple[Place, int]:
        """The place of a row by its label, and the row number a person sees there."""
        layer, row = divmod(label, LAYER)
        return (self, *self.layers)[layer], row

    def left_out(self, label: int, column: str) -> bool:
        """Whether something stands in the cell of a row, by its label, that could not be read."""
        place, row = self.of(label)
        return row in place.unread.get(column, ())

    @property
    def sheets(self) -> tuple[str, ...]:
        """All sheets the rows were read from, in order."""
        return tuple(dict.fromkeys(place.sheet for place in (self, *self.layers)))


def joined(parts: Sequence[tuple[pd.DataFrame, Place]]) -> tuple[pd.DataFrame, Place]:
    """The rows of several sheets as one table with labels that occur once, and where they stand.

    The index of each part is the row number a person sees, and may repeat it.
    """
    layers: list[Place] = []
    tables: list[pd.DataFrame] = []
    for table, place in parts:
        turns = np.zeros(1, dtype="int64")
        if not table.index.is_unique:
            turns = table.groupby(level=0).cumcount().to_numpy()
        labels = pd.Index(table.index + LAYER * (len(layers) + turns), name=table.index.name)
        tables.append(table.set_axis(labels))
        layers += [place] * int(1 + turns.max(initial=0))
    whole = tables[0] if len(tables) == 1 else pd.concat(tables)
    return whole, replace(layers[0], layers=tuple(layers[1:]))
