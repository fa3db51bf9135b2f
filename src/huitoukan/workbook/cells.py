"""One cell: from what a person typed to a value, and back to what a person reads."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import pandas as pd

from huitoukan.codelists import plain
from huitoukan.period import Rhythm
from huitoukan.registers import Column, codelist_of
from huitoukan.workbook import amounts, words
from huitoukan.workbook.days import (
    ImpossibleDay,
    MissingYear,
    Moment,
    as_day,
    kind_of,
    moment,
    of_number,
    span,
)
from huitoukan.workbook.raw import Fault

RHYTHMS: Mapping[str, str] = {
    Rhythm.parse(code).label: code for code in ("P1D", "P1W", "P2W", "P1M", "P2M", "P3M", "P6M", "P1Y")
}
"""Rhythms by the words people use; any other is written as ISO 8601."""
EMPTY_MARKS = frozenset({"-", "--", "—", "——", "/", "\\", "无", "－", "-/-", "//", "—/—"})
"""Marks that mean «nothing to enter» where no text is expected."""
ORDINALS = frozenset({"no", "finding"})
"""Columns that number things; people write 问题5, ③ or 第二项 in them."""
EVERY = re.compile(r"每(\d+)(个月|天)")
DEADLINE = "due_on"


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


def parse(cell: object, column: Column) -> object | None:
    """The value of a cell as its column's type, None for an empty cell; CellError when it does not fit."""
    return understand(cell, column).value


def understand(cell: object, column: Column, context: Context = Context()) -> Cell:
    """The cell as its column's type, with the guess it took; CellError when it does not fit."""
    if isinstance(cell, str):
        cell = cell.strip()
    if cell is None or cell == "":
        return NOTHING
    if isinstance(cell, Fault):
        raise CellError("error_value", f"这一格是错误值“{cell}”，没有读入。", "请改正公式，或直接填写数值。")
    if column.type != "text" and isinstance(cell, str) and plain(cell) in EMPTY_MARKS:
        return NOTHING
    return _PARSERS[column.type](cell, column, context)


def shown(value: Any, column: Column) -> object | None:
    """What stands in the cell for a value: labels for codes and flags, words for rhythms, None for NA."""
    if pd.isna(value):
        return None
    listed = codelist_of(column)
    if column.type == "code" and listed:
        return listed.label_of(str(value))
    if column.type == "flag" and listed:
        return listed.label_of("true" if value else "false")
    if column.type == "duration":
        label = Rhythm.parse(str(value)).label
        return label if RHYTHMS.get(label) == value else str(value)
    if column.type == "date":
        return pd.Timestamp(value).date()
    if column.type == "integer":
        return int(value)
    return float(value) if column.type == "number" else str(value)


def written(cell: object) -> str:
    """A cell as text: 2025.0 as 2025, a date as ISO."""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, date):
        return as_day(cell).isoformat()
    return str(cell)


def _text(cell: object, column: Column, context: Context) -> Cell:
    return Cell(written(cell))


def _code(cell: object, column: Column, context: Context) -> Cell:
    listed = codelist_of(column)
    assert listed is not None
    code, guessed = words.code_in(written(cell), listed)
    if code is None:
        raise CellError(
            "unknown_word",
            f"“{cell}”不是“{column.title}”认得的词。",
            f"请改用其中之一：{'、'.join(listed.labels)}。",
        )
    return Cell(code, "word_guessed" if guessed else "")


def _flag(cell: object, column: Column, context: Context) -> Cell:
    if isinstance(cell, bool):
        return Cell(cell)
    code, guess, *_ = _code(cell, column, context)
    return Cell(code == "true", guess)


def _number(cell: object, column: Column, context: Context) -> Cell:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return Cell(float(cell) * context.factor if column.unit == "元" else float(cell))
    value = amounts.number(str(cell), column.unit, column.type == "number", context.factor)
    if value is None or isinstance(cell, bool):
        remedy = "请只填阿拉伯数字，不写“约”“余”“万”等字；数字不确定的写在备注里。"
        raise CellError("not_a_number", f"“{cell}”不是准确的数字。", remedy)
    return Cell(value)


def _integer(cell: object, column: Column, context: Context) -> Cell:
    if column.name in ORDINALS and isinstance(cell, str):
        order = amounts.ordinal(cell, last=column.name == "no")
        if order is not None:
            plainly = amounts.plain(cell).isdigit()
            return Cell(order, "" if plainly else "ordinal")
    value = _number(cell, column, context).value
    assert isinstance(value, float)
    if not value.is_integer():
        raise CellError("not_an_integer", f"“{cell}”不是整数。", "这一栏请填整数。")
    return Cell(int(value))


def _date(cell: object, column: Column, context: Context) -> Cell:
    if isinstance(cell, date):
        return Cell(as_day(cell))
    found, guess = _moment(cell, column, context)
    kind = kind_of(cell) if isinstance(cell, str) and column.name == DEADLINE else None
    if found is None:
        return Cell(None, "word_for_date", kind)
    if found.precise:
        return Cell(found.first, guess, kind, found.year_added)
    if column.name == DEADLINE:
        return Cell(found.last, "last_day", kind, found.year_added)
    raise CellError(
        "day_missing",
        f"“{cell}”没有写到日，没有读入。",
        "请写到日，如 2025-03-01 或 2025年3月1日。",
        grave=column.required,
    )


def _partial_date(cell: object, column: Column, context: Context) -> Cell:
    if isinstance(cell, date):
        return Cell(as_day(cell).isoformat())
    found, guess = _moment(cell, column, context)
    if found is None or not (found.precise or found.is_month):
        raise _no_date(cell)
    if found.precise:
        return Cell(found.first.isoformat(), guess, None, found.year_added)
    return Cell(found.first.isoformat()[:7], guess, None, found.year_added)


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
        if column.name == DEADLINE and kind_of(text):
            inner = re.search(r"\(([^()]*)\)", text)
            return (moment(inner[1], context.year) if inner else None), "word_for_date"
    except ImpossibleDay:
        raise CellError("impossible_date", f"日历上没有“{cell}”这一天。", "请改为实际日期。") from None
    except MissingYear:
        raise CellError(
            "year_missing", f"“{cell}”没有写年份，别处也看不出。", "请补写年份，如 2025-03-01。"
        ) from None
    raise _no_date(cell)


def _no_date(cell: object) -> CellError:
    return CellError("not_a_date", f"“{cell}”不是日期。", "请写到日，如 2025-03-01 或 2025年3月1日。")


def _duration(cell: object, column: Column, context: Context) -> Cell:
    word = plain(str(cell))
    text = RHYTHMS.get(word, word.upper())
    if every := EVERY.fullmatch(word):
        text = f"P{every[1]}{'M' if every[2] == '个月' else 'D'}"
    try:
        Rhythm.parse(text)
    except ValueError:
        remedy = f"请改用其中之一：{'、'.join(RHYTHMS)}；其他周期写成“每5个月”“每10天”的样子。"
        raise CellError("not_a_rhythm", f"“{cell}”不是周期。", remedy) from None
    return Cell(text)


_PARSERS: Mapping[str, Callable[[object, Column, Context], Cell]] = {
    "text": _text,
    "code": _code,
    "flag": _flag,
    "number": _number,
    "integer": _integer,
    "date": _date,
    "partial_date": _partial_date,
    "duration": _duration,
}
