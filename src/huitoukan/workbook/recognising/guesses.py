"""Columns whose headings nothing declares, guessed from what stands in them; each is told to be checked."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from huitoukan import codelists
from huitoukan.registers import Column, codelist_of
from huitoukan.workbook.files.raw import RawSheet
from huitoukan.workbook.recognising.fitting import below, fits
from huitoukan.workbook.recognising.heading import Heading
from huitoukan.workbook.recognising.wording import likeness
from huitoukan.workbook.values.dated import is_dated
from huitoukan.workbook.values.display import written

MOST = 0.8
"""So many of the cells must fit."""
SOMEWHAT = 0.2
"""So like a known heading must be that of a text."""
DAY = re.compile(r"日期|时间|日$|月$")
NAME = re.compile(r"名称|标题|题目|题名|主题|名$")
SUM = re.compile(r"^(?:合计|总计|小计|共计|总数|总量|总人数|总人次)(?:[(（].*[)）])?$")
STATE = re.compile(r"进度|进展|状态|完成|销号|落实|办结|整改情况")
YEAR = re.compile(r"(?:19|20)\d{2}(?:年度?)?")
OF_YEARS = re.compile(r"年[度份]?$")
REMARK = re.compile(r"(?:(?:其他|有关|相关|具体|补充)?情况|补充|特别|需要)说明")
COUNTED = ("participants", "attendances")
"""Counts that may stand under a heading which only says that it is the sum."""
COUNTING = frozenset({"no", "finding", "year"})
"""Required numbers: of these any column of numbers could be one."""


def completed(sheet: RawSheet, heading: Heading, columns: Sequence[Column]) -> Heading:
    """The heading with the columns it lacks, where a column it does not know can be nothing else."""
    for column in columns:
        if heading.at(column) is not None:
            continue
        choose = _way(column)
        free = {at: below(sheet, heading.last, at) for at in heading.extra} if choose else {}
        at = choose({at: cells for at, cells in free.items() if cells}, heading, column) if choose else None
        if at is not None:
            known = dict(sorted({**heading.columns, at: column}.items()))
            heading = replace(heading, columns=known, guessed=heading.guessed | {at})
    return heading


Free = dict[int, list[object]]
"""Position of a column that nothing claims → its first cells."""


def _way(column: Column) -> Callable[[Free, Heading, Column], int | None] | None:
    if column.required and column.type in ("date", "partial_date"):
        return _dated
    if column.required and column.type == "text" and column.name not in COUNTING:
        return _named
    if column.name in COUNTED:
        return _summed
    if column.rule == "year":
        return _yearly
    if column.name == "note":
        return _remarked
    if column.codelist == "status":
        return _stated
    return _listed if column.codelist else None


def _dated(free: Free, heading: Heading, column: Column) -> int | None:
    found = [at for at, cells in free.items() if _share(cells, is_dated) >= MOST]
    named = [at for at in found if DAY.search(heading.titles[at])]
    if named:
        return named[0]
    return found[0] if len(found) == 1 else None


def _named(free: Free, heading: Heading, column: Column) -> int | None:
    best: tuple[float, int] | None = None
    for at, cells in free.items():
        title = heading.titles[at]
        worth = likeness(title, column) + (SOMEWHAT if NAME.search(title) else 0.0)
        various = 2 * len(set(map(str, cells))) > len(cells)
        if worth >= SOMEWHAT and various and _share(cells, _is_words) >= MOST:
            best = max(best or (worth, -at), (worth, -at))
    return -best[1] if best else None


def _summed(free: Free, heading: Heading, column: Column) -> int | None:
    sums = [at for at in free if SUM.match(heading.titles[at])]
    found = [at for at in sums if _share(free[at], lambda cell: bool(fits(cell, column))) >= MOST]
    return found[-1] if found else None


def _yearly(free: Free, heading: Heading, column: Column) -> int | None:
    named = [at for at in free if OF_YEARS.search(heading.titles[at])]
    found = [at for at in named if _share(free[at], lambda cell: bool(YEAR.fullmatch(written(cell)))) >= MOST]
    return found[0] if len(found) == 1 else None


def _remarked(free: Free, heading: Heading, column: Column) -> int | None:
    return next((at for at in free if REMARK.fullmatch(heading.titles[at])), None)


def _stated(free: Free, heading: Heading, column: Column) -> int | None:
    named = [at for at in free if STATE.search(heading.titles[at])]
    found = [at for at in named if _share(free[at], lambda cell: bool(fits(cell, column))) >= MOST]
    return found[0] if found else None


def _listed(free: Free, heading: Heading, column: Column) -> int | None:
    listed, ticks = codelist_of(column), codelists.load("flag")
    assert listed is not None
    found = []
    for at, cells in free.items():
        known = _share(cells, lambda cell: isinstance(cell, str) and listed.code_of(cell) is not None)
        if len(cells) > 1 and known >= MOST and not any(ticks.code_of(cell) for cell in cells):
            found.append(at)
    return found[0] if len(found) == 1 else None


def _is_words(cell: object) -> bool:
    return isinstance(cell, str) and len(cell) > 1 and not is_dated(cell) and not cell.strip().isascii()


def _share(cells: Sequence[object], test: Callable[[object], bool]) -> float:
    return sum(map(test, cells)) / len(cells)
