"""A planted fault, and the rows it is planted in."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from huitoukan.example import plan
from huitoukan.example.days import day_off
from huitoukan.example.frames import ROW
from huitoukan.example.story import Story
from huitoukan.registers import REGISTERS
from huitoukan.workbook.writing.altered import Change


@dataclass(frozen=True)
class Fault:
    """The problem that has to be found, and the cells that bring it about."""

    code: str
    severity: str
    register: str
    row: int
    column: str | None
    value: str | None
    planted: str
    changes: tuple[Change, ...] = field(default=(), repr=False)

    def as_dict(self) -> dict[str, Any]:
        """The line of the key: sheet and column as printed."""
        register = REGISTERS[self.register]
        return {
            "code": self.code, "severity": self.severity, "sheet": register.sheet, "row": self.row,
            "column": register.column(self.column).title if self.column else None, "value": self.value,
            "planted": self.planted,
        }  # fmt: skip


class Planter:
    """Draws rows of the first ledger, none twice."""

    def __init__(self, story: Story) -> None:
        self.tables = story.edition(0)
        self._rng = plan.generator(story.seed, "faults")
        self._used: set[tuple[str, int]] = set()

    def row(self, register: str, where: pd.Series | None = None) -> int:
        """A row (as a person sees it) not used before, one of those where `where` holds."""
        known = (
            np.ones(len(self.tables[register]), bool) if where is None else where.fillna(False).to_numpy(bool)
        )
        places = np.flatnonzero(known).tolist()
        rows = [place + ROW for place in places if (register, place + ROW) not in self._used]
        row = int(self._rng.choice(rows))
        self._used.add((register, row))
        return row

    def cell(self, register: str, row: int, column: str) -> Any:
        """What the clean ledger holds there."""
        return self.tables[register][column].iloc[row - ROW]

    def day(self, register: str, row: int, column: str) -> date:
        """The day it holds there."""
        found: date = self.cell(register, row, column).date()
        return found

    def new_row(self, register: str) -> int:
        """The first row below the table."""
        return len(self.tables[register]) + ROW

    def claim(self, indicator: str, kind: str = "count") -> int:
        """The row of the claim of an indicator."""
        table = self.tables["claims"]
        return self.row("claims", (table["indicator"] == indicator) & (table["kind"] == kind))


def in_cell(
    code: str, severity: str, at: tuple[str, int, str], content: object, planted: str, value: object = ...,
    **others: object,
) -> Fault:  # fmt: skip
    """A fault of one cell (register, row, column), or of several of its row (`others`: column → content).

    The problem names the content of the cell unless another value is given.
    """
    register, row, column = at
    changes = [Change(register, row, name, cell) for name, cell in ({column: content} | others).items()]
    told = _told(content if value is ... else value)
    return Fault(code, severity, register, row, column, told, planted, tuple(changes))


def _told(value: object) -> str | None:
    """A value as a problem names it."""
    if isinstance(value, date):
        return value.isoformat()[:10]
    return f"{value:.15g}" if isinstance(value, float) else None if value is None else str(value)


def workday(day: date, days: int = 0) -> date:
    """So many days before a day, or the last working day before that."""
    day -= timedelta(days=days)
    while day.weekday() > 4 or day_off(day):
        day -= timedelta(days=1)
    return day
