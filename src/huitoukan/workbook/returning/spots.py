"""In which cell of the sheets as read a problem stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from huitoukan.problems import Problem
from huitoukan.workbook.files.raw import RawSheet, blank
from huitoukan.workbook.place import Place
from huitoukan.workbook.values.display import written

NO_COLUMN = "（没有这一栏）"
LAST = 10**9
"""What has no sheet comes after what has one."""


@dataclass(frozen=True)
class Spot:
    """The sheet and cell of a problem, counted from 0; None where it has none."""

    sheet: RawSheet | None = None
    row: int | None = None
    at: int | None = None
    content: str = ""
    """What stands there now."""


class Finder:
    """Finds the cells of problems by the sheet, row and heading they name."""

    def __init__(self, sheets: Sequence[RawSheet], places: Iterable[Place]) -> None:
        self._sheets = {sheet.name: sheet for sheet in sheets}
        self._order = {name: number for number, name in enumerate(self._sheets)}
        self._titles: dict[str, dict[int, str]] = {}
        for place in places:
            for one in (place, *place.layers):
                self._titles.setdefault(one.sheet, {}).update(one.titles)

    def spot(self, problem: Problem) -> Spot:
        """The cell under the heading; the first filled one of the row where no heading is named or found."""
        sheet = self._sheets.get(problem.sheet or "")
        if sheet is None or problem.row is None or not 0 < problem.row <= len(sheet.rows):
            return Spot(sheet)
        row, titles = problem.row - 1, self._titles.get(sheet.name, {})
        cells = sheet.rows[row]
        under = sorted(at for at, title in titles.items() if title == problem.column)
        # of several columns with one heading, the one that holds what the problem is about
        alike = (at for at in under if _text(cells, at) == (problem.value or ""))
        filled = (at for at in range(len(cells)) if not blank(cells[at]))
        at = next(chain(alike, under, filled, sorted(titles)), 0)
        if problem.column and not under:
            return Spot(sheet, row, at, NO_COLUMN)
        return Spot(sheet, row, at, _text(cells, at) if under else problem.value or _text(cells, at))

    def order(self, problem: Problem, spot: Spot) -> tuple[int, int, int, int]:
        """Gravest first, then as they stand in the workbook."""
        severity = problem.severity.rank
        sheet = self._order.get(problem.sheet or "", LAST)
        return severity, sheet, problem.row or 0, spot.at if spot.at is not None else -1


def _text(cells: Sequence[object], at: int) -> str:
    return "" if at >= len(cells) or blank(cells[at]) else written(cells[at])
