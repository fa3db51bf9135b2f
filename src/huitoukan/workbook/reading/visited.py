"""Suggestions that name their visit by its number or target alone: only reading sees the numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from huitoukan.problems import Problem, Severity
from huitoukan.registers import REGISTERS
from huitoukan.workbook.files.raw import RawBook, blank
from huitoukan.workbook.place import Place
from huitoukan.workbook.recognising.wording import likeness
from huitoukan.workbook.values.display import written

VISITS, VISIT = REGISTERS["visits"], REGISTERS["suggestions"].column("visit")
NUMBER = ("编号", "序号", "走访编号", "走访序号", "登记号", "记录编号")
DATED = r"\s*\d{4}[-年./]"
"""What begins with a day names its visit by day and target, which the checks look up."""
MOST = 0.5
"""So many visits must be found by number or target, or the words name visits in another way."""


def not_registered(
    book: RawBook, tables: Mapping[str, pd.DataFrame], places: Mapping[str, Place]
) -> Iterator[Problem]:
    """A problem for each suggestion whose visit is none of those read, where most others name theirs."""
    if not {"visits", "suggestions"} <= set(places) or tables["visits"].empty:
        return
    named = tables["suggestions"]["visit"].dropna()
    named = named[~named.str.match(DATED)]
    known = {_bare(target) for target in tables["visits"]["target"].dropna()} | set(_numbers(book, places))
    found = named.map(_bare).isin(known)
    if not len(named) or found.mean() <= MOST:
        return
    for label, words in named[~found].items():
        place, row = places["suggestions"].of(int(str(label)))
        column = place.headings.get("visit", VISIT.title)
        yield Problem(
            "visit_not_registered", Severity.WARNING, f"“{column}”写的“{words}”在“{VISITS.sheet}”中没有。",
            "请在走访表中补上这次走访，或改正走访的编号或对象。", None, place.sheet, row, column, words,
        )  # fmt: skip


def _numbers(book: RawBook, places: Mapping[str, Place]) -> Iterator[str]:
    """What stands in columns of the visits that number them; no register has such a column."""
    sheets = {sheet.name: sheet for sheet in book.sheets}
    for place in (places["visits"], *places["visits"].layers):
        rows = sheets[place.sheet].rows[place.heading :] if place.sheet in sheets else ()
        own = set(place.headings.values())
        for at, title in place.titles.items():
            if title not in own and (title in NUMBER or likeness(title, VISIT) > MOST):
                yield from (_bare(row[at]) for row in rows if at < len(row) and not blank(row[at]))


def _bare(cell: object) -> str:
    return "".join(written(cell).split()).casefold()
