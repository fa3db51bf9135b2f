"""What reading a cell gives: a value, the guess it took, or an error."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class CellError(ValueError):
    """A cell that does not hold what its column wants: code, sentence and remedy of the problem to report."""

    def __init__(self, code: str, message: str, remedy: str, grave: bool = True) -> None:
        super().__init__(message)
        self.code, self.message, self.remedy, self.grave = code, message, remedy, grave


class Cell(NamedTuple):
    """What a cell was read as; `guess`: the code of the guess that was needed; `kind`: of the measure."""

    value: object | None
    guess: str = ""
    kind: str | None = None
    year_missing: bool = False


@dataclass(frozen=True)
class Context:
    """What is known around a cell: the year of days without one, yuan per unit of the heading."""

    year: int | None = None
    factor: int = 1
    last: bool = False
    """Of a range of days, the last one is meant."""


NOTHING = Cell(None)
NOWHERE = Context()
"""Nothing is known around the cell."""
