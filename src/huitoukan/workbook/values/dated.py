"""One cell of a column of dates."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from huitoukan import codelists
from huitoukan.registers import Column
from huitoukan.workbook.values.day_words import kind_of
from huitoukan.workbook.values.days import (
    ImpossibleDay,
    MissingYear,
    Moment,
    as_day,
    moment,
    of_number,
    span,
    within,
)
from huitoukan.workbook.values.display import written
from huitoukan.workbook.values.outcome import Cell, CellError, Context

DEADLINE = "due_on"
EARLIEST, LATEST = date(1950, 1, 1), date(2199, 12, 31)
"""No office keeps records of other days; a 0 shown as a date is one of 1900."""
NOT_YET = re.compile(
    r"[未尚待暂拟已]|正在|推进|没有|还没|不适用|不涉及|无需|不需要?|按序时|动态|随时|视情|.{1,6}中$"
)
"""So begins what people write in the place of a day that has not come, or will not."""
SHORT = 20
"""A longer text in the place of a day is looked at by people."""


def day_of(cell: object, column: Column, context: Context) -> Cell:
    found = _day_of(cell, column, context)
    if isinstance(found.value, date) and not EARLIEST <= found.value <= LATEST:
        message = f"“{written(cell)}”太早或太晚，不像实际日期，没有读入。"
        raise CellError("out_of_range", message, "请核对后改正；是空格或 0 设成了日期格式的，请清空。")
    return found


def _day_of(cell: object, column: Column, context: Context) -> Cell:
    if isinstance(cell, date):
        return Cell(as_day(cell))
    deadline = column.name == DEADLINE
    found, guess = _moment(cell, column, context)
    kind = kind_of(cell) if isinstance(cell, str) and deadline else None
    if found is None:
        return Cell(None, guess, kind)
    if found.precise:
        return Cell(found.first, guess, kind, found.year_added)
    if deadline:
        return Cell(found.last, "last_day", kind, found.year_added)
    raise CellError(
        "day_missing",
        f"“{written(cell)}”没有写到日，没有读入。",
        "请写到日，如 2025-03-01 或 2025年3月1日。",
        grave=column.required,
    )


def partial_day_of(cell: object, column: Column, context: Context) -> Cell:
    if isinstance(cell, date):
        return Cell(as_day(cell).isoformat())
    found, guess = _moment(cell, column, context)
    if found is None:
        return Cell(None, guess)
    if not (found.precise or found.is_month):
        raise _no_date(cell)
    if found.precise:
        return Cell(found.first.isoformat(), guess, None, found.year_added)
    return Cell(found.first.isoformat()[:7], guess, None, found.year_added)


def is_dated(cell: object) -> bool:
    """Whether a cell holds a day or month and little else; a bare number is none."""
    if isinstance(cell, date):
        return True
    if not isinstance(cell, str):
        return False
    try:
        text = unicodedata.normalize("NFKC", cell)
        return moment(text, 2000) is not None or span(text, 2000) is not None
    except ImpossibleDay:
        return False


def _moment(cell: object, column: Column, context: Context) -> tuple[Moment | None, str]:
    """The moment a cell names and the guess it took; no moment for a word that stands for none."""
    try:
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            if found := of_number(float(cell)):
                return found, "serial"
            raise _no_date(cell)
        text = unicodedata.normalize("NFKC", str(cell))
        if found := moment(text, context.year):
            return found, "year_added" if found.year_added else ""
        if text.strip().isdigit() and (found := of_number(float(text))):
            return found, "serial"
        if several := span(text, context.year):
            return several[1 if context.last else 0], "of_range"
        bare = re.sub(r"\([^()]*\)|[,;、].*$", "", "".join(text.split()))
        if bare != text and (found := moment(bare, context.year)):
            return found, "rest_left_out"
        if found := within(text, context.year):
            return found, "rest_left_out"
        if column.name == DEADLINE and kind_of(text):
            return None, "word_for_date"
        if not column.required and _says_none(text):
            return None, "no_date_yet"
    except ImpossibleDay:
        raise CellError(
            "impossible_date", f"日历上没有“{written(cell)}”这一天。", "请改为实际日期。"
        ) from None
    except MissingYear:
        raise CellError(
            "year_missing", f"“{written(cell)}”没有写年份，别处也看不出。", "请补写年份，如 2025-03-01。"
        ) from None
    raise _no_date(cell)


def _says_none(text: str) -> bool:
    """Whether words in the place of a day say how the matter stands, and name no day."""
    words = "".join(text.split())
    if len(words) > SHORT or any(map(str.isdigit, words)):
        return False
    return NOT_YET.match(words) is not None or codelists.load("status").code_of(words) is not None


def _no_date(cell: object) -> CellError:
    return CellError(
        "not_a_date", f"“{written(cell)}”不是日期。", "请写到日，如 2025-03-01 或 2025年3月1日。"
    )
