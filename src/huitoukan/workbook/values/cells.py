"""One cell: from what a person typed to a value."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from huitoukan.codelists import plain
from huitoukan.period import Rhythm
from huitoukan.registers import Column, codelist_of
from huitoukan.workbook.files.raw import Fault
from huitoukan.workbook.values import amounts, words
from huitoukan.workbook.values.dated import day_of, partial_day_of
from huitoukan.workbook.values.display import RHYTHMS, written
from huitoukan.workbook.values.outcome import NOTHING, NOWHERE, Cell, CellError, Context

EMPTY_MARKS = frozenset({"-", "--", "—", "——", "/", "\\", "无", "－", "-/-", "//", "—/—"})
"""Marks that mean «nothing to enter» where no text is expected."""
ORDINALS = frozenset({"no", "finding"})
"""Columns that number things; people write 问题5, ③ or 第二项 in them."""
LARGEST = 2**53
"""Greater numbers are slips, and not exact in a spreadsheet either."""
WORD = 12
"""A longer text is an account of the matter, and not a wrong word."""
EVERY = re.compile(r"每(\d+)(个月|天)")


def parse(cell: object, column: Column) -> object | None:
    """The value of a cell as its column's type, None for an empty cell; CellError when it does not fit."""
    return understand(cell, column).value


def understand(cell: object, column: Column, context: Context = NOWHERE) -> Cell:
    """The cell as its column's type, with the guess it took; CellError when it does not fit."""
    if isinstance(cell, str):
        cell = cell.strip()
    if cell is None or cell == "":
        return NOTHING
    if isinstance(cell, Fault):
        raise CellError("error_value", f"这一格是错误值“{cell}”，没有读入。", "请改正公式，或直接填写数值。")
    if column.type != "text" and isinstance(cell, str) and plain(cell) in EMPTY_MARKS:
        if column.required:
            raise CellError("missing_value", f"必填的一格只写着“{cell}”。", "请补填。")
        return Cell(None, "nothing_said")
    return _PARSERS[column.type](cell, column, context)


def _text(cell: object, column: Column, context: Context) -> Cell:
    return Cell(written(cell))


def _code(cell: object, column: Column, context: Context) -> Cell:
    listed = codelist_of(column)
    assert listed is not None
    if column.codelist == "status" and type(cell) in (int, float) and 0 <= float(str(cell)) <= 100:
        share = float(str(cell))
        return Cell(words.code_of_share(share if share <= 1 else share / 100), "word_guessed")
    text = written(cell)
    code, guessed = words.code_in(text, listed)
    if code is None:
        raise CellError(
            "unknown_word",
            f"“{text}”不是“{column.title}”认得的词。",
            f"请改用其中之一：{'、'.join(listed.labels)}。",
            grave=len(text) <= WORD,
        )
    return Cell(code, "word_guessed" if guessed else "")


def _flag(cell: object, column: Column, context: Context) -> Cell:
    if isinstance(cell, bool):
        return Cell(cell)
    if column.name == "online" and words.BOTH_WAYS.search(str(cell)):
        return Cell(None, "both_ways")
    code, guess, *_ = _code(cell, column, context)
    return Cell(code == "true", guess)


def _number(cell: object, column: Column, context: Context) -> Cell:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return Cell(_bounded(float(cell) * (context.factor if column.unit == "元" else 1), cell))
    value = amounts.number(str(cell), column.unit, column.type == "number", context.factor)
    if value is None or isinstance(cell, bool):
        remedy = "请只填阿拉伯数字，不写“约”“余”“万”等字；数字不确定的写在备注里。"
        raise CellError("not_a_number", f"“{written(cell)}”不是准确的数字。", remedy)
    return Cell(_bounded(value, cell))


def _bounded(value: float, cell: object) -> float:
    """The number itself; CellError when it is greater than anything that can be counted or paid."""
    if abs(value) > LARGEST:
        message = f"“{written(cell)}”太大，不像实际的数目，没有读入。"
        raise CellError("out_of_range", message, "请核对后改正。")
    return value


def _integer(cell: object, column: Column, context: Context) -> Cell:
    if column.name in ORDINALS and isinstance(cell, str):
        order = amounts.ordinal(cell, last=column.name == "no")
        if order is not None:
            plainly = amounts.plain(cell).isdigit()
            return Cell(order, "" if plainly else "ordinal")
        if column.name == "finding" and not any(map(str.isdigit, cell)):
            message = f"“{cell}”与“整改台账”中的问题对不上，或对得上的不止一个。"
            raise CellError("unknown_finding", message, "请填问题的序号。")
    value = _number(cell, column, context).value
    assert isinstance(value, float)
    if not value.is_integer():
        raise CellError("not_an_integer", f"“{written(cell)}”不是整数。", "这一栏请填整数。")
    return Cell(int(value))


def _duration(cell: object, column: Column, context: Context) -> Cell:
    word = plain(str(cell))
    text = RHYTHMS.get(word, word.upper())
    if every := EVERY.fullmatch(word):
        text = f"P{every[1]}{'M' if every[2] == '个月' else 'D'}"
    try:
        Rhythm.parse(text)
    except ValueError:
        remedy = f"请改用其中之一：{'、'.join(RHYTHMS)}；其他周期写成“每5个月”“每10天”的样子。"
        raise CellError("not_a_rhythm", f"“{written(cell)}”不是周期。", remedy) from None
    return Cell(text)


_PARSERS: Mapping[str, Callable[[object, Column, Context], Cell]] = {
    "text": _text,
    "code": _code,
    "flag": _flag,
    "number": _number,
    "integer": _integer,
    "date": day_of,
    "partial_date": partial_day_of,
    "duration": _duration,
}
