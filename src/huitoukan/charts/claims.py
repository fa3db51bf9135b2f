"""Claims of a notice held against denominators."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from huitoukan.charts import style
from huitoukan.charts.frame import chart, tuples
from huitoukan.charts.layout import LEFT, RIGHT, Cell, pitch, stack
from huitoukan.charts.sheet import Sheet
from huitoukan.charts.words import known, text_of, wrap
from huitoukan.formats import interval, number, percent, share

_CLAIM = {"claim": (LEFT, 50.0), "value": (53.0, 80.0), "denominator": (87.0, 115.0), "rate": (122.0, RIGHT)}
_NONE, _NO_RATE = "无分母", "不作比率"


@chart(
    "所报数字与分母",
    "所报数字按分母折算的比率;小字为窗口和取整造成的范围;人次不是人数",
    "indicator label value low high unit denominator denominator_label denominator_year"
    " rate rate_low rate_high rate_unit window_label note",
)
def claims_against_denominators(frame: pd.DataFrame, sheet: Sheet) -> str:
    """Each claim as value ÷ denominator = rate, with windows, years and intervals; a share has its bar.

    Rows: one per claim and denominator; `rate` is a fraction where `rate_unit` is `%`, or empty.
    """
    rows = tuples(frame)
    cards = [_card(row) for row in rows]
    columns = list(_CLAIM.values())
    cells = [
        [Cell.of(*text, x1 - x0) for text, (x0, x1) in zip(card, columns, strict=True)] for card in cards
    ]
    notes = [_note(row) for row in rows]
    blocks = [max(cell.height for cell in line) + 1.0 for line in cells]
    heights = [
        block + (2.5 if _is_share(row) else 0) + len(note) * pitch(style.SMALL) + 1.0
        for block, row, note in zip(blocks, rows, notes, strict=True)
    ]
    centres, end = stack(heights, 5)
    sheet.open(end)
    for name, words in zip(_CLAIM, ("所报", "数值", "分母", "比率"), strict=True):
        sheet.write(_CLAIM[name][0], 2, words, size=style.SMALL, color=style.MUTED)
    shares = sheet.plot(*_CLAIM["rate"], 0, 1)
    for centre, height, block, row, line, note in zip(
        centres, heights, blocks, rows, cells, notes, strict=True
    ):
        top = centre - height / 2
        sheet.rule(top, colour=style.RULE)
        for (x, _), cell in zip(columns, line, strict=True):
            sheet.put(x, top + block / 2, cell)
        for x, sign in ((83.5, "÷"), (118.5, "→")):
            sheet.write(x, top + block / 2, sign if known(row.rate) else "", ha="center")
        if _is_share(row):
            track, y = style.Look(style.PAPER, edge=style.RULE), top + block + 0.8
            shares.barh(y, 1, height=2, **track.patch)
            shares.barh(y, row.rate, height=2, **style.SOLID.patch)
        if note:
            y = top + height - 1 - len(note) * pitch(style.SMALL) / 2
            sheet.write(LEFT + 3, y, note, size=style.SMALL, color=style.MUTED)
    return "".join(
        f"{row.label}:{_sum(card)}{''.join(f',{line}' for line in note[:1])}{''.join(note[1:])}。"
        for row, card, note in zip(rows, cards, notes, strict=True)
    )


def _note(row: Any) -> list[str]:
    """The lines below a card; without a denominator the note stands in its place instead."""
    there = known(row.denominator) and text_of(row.note)
    return wrap(text_of(row.note), RIGHT - LEFT - 3, style.SMALL) if there else []


def _is_share(row: Any) -> bool:
    return text_of(row.rate_unit) in ("%", "share") and known(row.rate)


def _card(row: Any) -> list[tuple[str, str]]:
    """Claim, value, denominator and rate, each with its smaller line."""
    as_text, rate_unit = (percent, "") if _is_share(row) else (number, text_of(row.rate_unit))
    value, about = f"{interval(row.low, row.high)}{text_of(row.unit)}", ""
    if known(row.value):
        value, about = f"{number(row.value)}{text_of(row.unit)}", bounds(row.low, row.high, number)
    denominator = (_NONE, text_of(row.note))
    if known(row.denominator):
        year = f",{text_of(row.denominator_year)}年" if known(row.denominator_year) else ""
        denominator = (number(row.denominator), f"{text_of(row.denominator_label)}{year}")
    rate = f"{as_text(row.rate)}{rate_unit}" if known(row.rate) else _NO_RATE
    if _is_share(row):
        rate = share(row.value, row.denominator)
    return [
        (row.label, text_of(row.window_label)),
        (value, about),
        denominator,
        (rate, bounds(row.rate_low, row.rate_high, as_text)),
    ]


def bounds(low: float, high: float, as_text: Callable[[float], str]) -> str:
    """An interval in words; nothing where both ends print the same."""
    same = known(low) and known(high) and as_text(low) == as_text(high)
    return "" if same else interval(low, high, as_text)


def _sum(card: list[tuple[str, str]]) -> str:
    (_, window), value, denominator, rate = card
    said = [f"{main}({small})" if small else main for main, small in (value, denominator, rate)]
    terms = (
        f"{said[0]}÷{said[1]}→{said[2]}"
        if denominator[0] != _NONE and rate[0] != _NO_RATE
        else ",".join(said)
    )
    return (f"{window}," if window else "") + terms
