"""One cell: from what a person typed to a value, and back to what a person reads."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pandas as pd

from huitoukan.codelists import plain
from huitoukan.period import Rhythm
from huitoukan.registers import Column, codelist_of

RHYTHMS: Mapping[str, str] = {
    Rhythm.parse(code).label: code for code in ("P1D", "P1W", "P2W", "P1M", "P2M", "P3M", "P6M", "P1Y")
}
"""Rhythms by the words people use; any other is written as ISO 8601."""
EMPTY_MARKS = frozenset({"-", "--", "—", "——", "/", "\\", "无"})
"""Marks that mean «nothing to enter» where no text is expected."""
DAY = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?(?:[\sT]+00:00(?::00)?)?")
MONTH = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*月?")
NUMBER = re.compile(r"([-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s*(\D*)")
EVERY = re.compile(r"每(\d+)(个月|天)")


class CellError(ValueError):
    """A cell that does not hold what its column wants: code, sentence and remedy of the problem to report."""

    def __init__(self, code: str, message: str, remedy: str) -> None:
        super().__init__(message)
        self.code, self.message, self.remedy = code, message, remedy


def parse(cell: object, column: Column) -> object | None:
    """The value of a cell as its column's type, None for an empty cell; CellError when it does not fit."""
    if isinstance(cell, str):
        cell = cell.strip()
    if cell is None or cell == "":
        return None
    if column.type != "text" and isinstance(cell, str) and plain(cell) in EMPTY_MARKS:
        return None
    return _PARSERS[column.type](cell, column)


def shown(value: Any, column: Column) -> object | None:
    """What stands in the cell for a value: labels for codes and flags, words for rhythms, None for NA."""
    if pd.isna(value):
        return None
    words = codelist_of(column)
    if column.type == "code" and words:
        return words.label_of(str(value))
    if column.type == "flag" and words:
        return words.label_of("true" if value else "false")
    if column.type == "duration":
        label = Rhythm.parse(str(value)).label
        return label if RHYTHMS.get(label) == value else str(value)
    if column.type == "date":
        return pd.Timestamp(value).date()
    if column.type == "integer":
        return int(value)
    return float(value) if column.type == "number" else str(value)


def _text(cell: object, column: Column) -> str:
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, date):
        return cell.isoformat()[:10]
    return str(cell)


def _code(cell: object, column: Column) -> str:
    words = codelist_of(column)
    assert words is not None
    code = words.code_of(_text(cell, column))
    if code is None:
        raise CellError(
            "unknown_word",
            f"“{cell}”不是“{column.title}”认得的词。",
            f"请改用其中之一：{'、'.join(words.labels)}。",
        )
    return code


def _flag(cell: object, column: Column) -> bool:
    return cell if isinstance(cell, bool) else _code(cell, column) == "true"


def _number(cell: object, column: Column) -> float:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return float(cell)
    found = NUMBER.fullmatch(unicodedata.normalize("NFKC", str(cell)))
    unit = plain(found[2]) if found else ""
    # «35人» under a heading in 人次 is 35; «4.7万人次» and «约200人» are not what they seem
    if found and unit != "%" and (not unit or column.unit.startswith(unit)):
        return float(found[1].replace(",", ""))
    if found and unit == "%" and column.type == "number":
        return float(Decimal(found[1].replace(",", "")) / 100)
    raise CellError(
        "not_a_number",
        f"“{cell}”不是数字。",
        "请只填阿拉伯数字，不写“约”“余”“万”等字；数字不确定的写在备注里。",
    )


def _integer(cell: object, column: Column) -> int:
    number = _number(cell, column)
    if not number.is_integer():
        raise CellError("not_an_integer", f"“{cell}”不是整数。", "这一栏请填整数。")
    return int(number)


def _date(cell: object, column: Column) -> date:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    found = DAY.fullmatch(unicodedata.normalize("NFKC", str(cell))) if isinstance(cell, str) else None
    if not found:
        raise CellError("not_a_date", f"“{cell}”不是日期。", "请写到日，如 2025-03-01 或 2025年3月1日。")
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        raise CellError("impossible_date", f"日历上没有“{cell}”这一天。", "请改为实际日期。") from None


def _partial_date(cell: object, column: Column) -> str:
    found = MONTH.fullmatch(unicodedata.normalize("NFKC", cell)) if isinstance(cell, str) else None
    if found and 1 <= int(found[2]) <= 12:
        return f"{found[1]}-{int(found[2]):02d}"
    return _date(cell, column).isoformat()


def _duration(cell: object, column: Column) -> str:
    word = plain(str(cell))
    text = RHYTHMS.get(word, word.upper())
    if every := EVERY.fullmatch(word):
        text = f"P{every[1]}{'M' if every[2] == '个月' else 'D'}"
    try:
        Rhythm.parse(text)
    except ValueError:
        remedy = f"请改用其中之一：{'、'.join(RHYTHMS)}；其他周期写成“每5个月”“每10天”的样子。"
        raise CellError("not_a_rhythm", f"“{cell}”不是周期。", remedy) from None
    return text


_PARSERS: Mapping[str, Callable[[object, Column], object]] = {
    "text": _text,
    "code": _code,
    "flag": _flag,
    "number": _number,
    "integer": _integer,
    "date": _date,
    "partial_date": _partial_date,
    "duration": _duration,
}
