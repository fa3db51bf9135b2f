"""What a line across the table says of the rows below it: the part of the findings, the year of the days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from huitoukan.workbook.reading.columns import YearAt
from huitoukan.workbook.reading.row_kinds import SECTION
from huitoukan.workbook.reading.rows import Body
from huitoukan.workbook.recognising.titles import (
    FROM_ABOVE,
    FROM_HEADING,
    FROM_NAME,
    FROM_SECTION,
    Surroundings,
    year_in,
)

HALF, FULL = str.maketrans("（）．", "()."), str.maketrans("()", "（）")
FAR = 300
"""A year is looked for so many rows up and down a column."""


def headed(table: pd.DataFrame, rows: Sequence[int], body: Body) -> None:
    """Enter into a new table of findings the part and category that lines between them name."""
    if not body.sections:
        return
    levels = list(dict.fromkeys(_level(words) for _, words in body.sections))
    current: dict[str, str | None] = {"part": None, "category": None}
    sections = list(body.sections)
    for place, row in enumerate(rows):
        while sections and sections[0][0] < row:
            line = sections.pop(0)[1]
            column = "part" if _level(line) == levels[0] else "category"
            current[column] = SECTION.sub("", line.translate(HALF), count=1).strip().translate(FULL)
            if column == "part":
                current["category"] = None
        for column, words in current.items():
            if words and pd.isna(table[column].iat[place]):
                table.iat[place, table.columns.get_loc(column)] = words


def year_above(
    cells: Sequence[object], rows: Sequence[int], title: str, around: Surroundings, body: Body
) -> YearAt:
    """Where to look for the year of a day without one: nearest line above, heading, titles, column, names."""
    in_heading = year_in(title)
    sections = [(row, year) for row, words in body.sections if (year := year_in(words))]
    titles = [found for found in around.years if found[1] != FROM_NAME]
    names = [found for found in around.years if found[1] == FROM_NAME]

    def year_at(place: int) -> tuple[int, str] | None:
        above = [year for row, year in sections if row < rows[place]]
        if above:
            return above[-1], FROM_SECTION
        if in_heading:
            return in_heading, FROM_HEADING
        if titles:
            return titles[0]
        nearby = (*reversed(cells[max(0, place - FAR) : place]), *cells[place + 1 : place + FAR])
        for cell in nearby:
            year = cell.year if isinstance(cell, date) else year_in(cell) if isinstance(cell, str) else None
            if year:
                return year, FROM_ABOVE
        return names[0] if names else None

    return year_at


def _level(words: str) -> str:
    found = SECTION.match(words.translate(HALF))
    return (found.lastgroup or "") if found else ""
