"""What was found on site, and which findings are to be looked at first."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from huitoukan.charts import beside, style
from huitoukan.charts.frame import chart, tuples
from huitoukan.charts.layout import LEFT, RIGHT, pitch, stack
from huitoukan.charts.sheet import Sheet
from huitoukan.charts.words import known, mark, text_of, wrap
from huitoukan.formats import interval, number, percent

SHARES = {0.0: "0%", 0.5: "50%", 1.0: "100%"}


@chart(
    "随机抽查已销号问题的结果",
    "菱形为抽查得出结果的问题中“不实”的占比;横线为全部已销号问题中不实占比的95%区间",
    "stratum total drawn answered false partly unknown share low high",
)
def sample_result(frame: pd.DataFrame, sheet: Sheet) -> str:
    """The share of false closures in the random sample, stratum by stratum and in all, with exact intervals.

    Rows: one per stratum, the whole last.
    """
    words = [_result(row) for row in tuples(frame)]
    labels = [(row.stratum, f"{number(row.total)}项中抽{number(row.drawn)}项") for row in tuples(frame)]
    whole = [False] * (len(frame) - 1) + [len(frame) > 1]
    axes, centres = beside.rows(sheet, labels, words, (0, 1), SHARES, own=whole)
    for y, row in zip(centres, tuples(frame), strict=True):
        if known(row.share):
            beside.interval(axes, y, row.share, row.low, row.high, own=True)
        else:
            beside.gap(axes, y)
    return "".join(
        f"{label[0]}({label[1]}):{'，'.join(filter(None, said))}。"
        for label, said in zip(labels, words, strict=True)
    )


def _result(row: Any) -> tuple[str, str]:
    """What came of the draws of a stratum, and the interval."""
    if not row.answered:
        return "尚未核查", ""
    other = {"部分属实": row.partly, "无法核实": row.unknown, "未查": row.drawn - row.answered}
    parts = [f"不实{number(row.false)}/{number(row.answered - row.unknown)}"]
    parts += [f"{label}{number(n)}" for label, n in other.items() if n]
    return "、".join(parts), f"95%区间{interval(row.low, row.high, percent)}"


@chart(
    "各问题的提示灯",
    "红灯须先看,黄灯要跟,绿灯也是提醒;无灯的写明缺什么,不推断",
    "no title light word sign colour why",
    row="no",
)
def lights_table(frame: pd.DataFrame, sheet: Sheet) -> str:
    """Every finding with its light: a coloured box with a sign, the word, and the reason.

    Rows: one per finding, in the order to be shown.
    """
    rows = tuples(frame)
    columns = ((8.0, 66.0), (70.0, 98.0), (101.0, RIGHT))
    texts = [
        [wrap(text, x1 - x0, style.SMALL) for text, (x0, x1) in zip(cells, columns, strict=True)]
        for cells in ((f"{mark(row.no)}{text_of(row.title)}", row.word, text_of(row.why)) for row in rows)
    ]
    heights = [max(map(len, cells)) * pitch(style.SMALL) + 2.2 for cells in texts]
    centres, end = stack(heights, 5.0)
    sheet.open(end)
    for (x, _), words in zip(columns, ("问题", "提示", "依据"), strict=True):
        sheet.write(x, 2.4, words, size=style.SMALL, color=style.MUTED)
    for y, height, row, cells in zip(centres, heights, rows, texts, strict=True):
        sheet.rule(y - height / 2, colour=style.RULE)
        look = style.LIGHT.get(row.colour, style.HOLLOW)
        sheet.box(LEFT, y, 4.4, 3.6, replace(look, sign=row.sign))
        for (x, _), lines in zip(columns, cells, strict=True):
            sheet.write(x, y, lines, size=style.SMALL)
    return "".join(f"{mark(row.no)}{text_of(row.title)}:{row.word},{text_of(row.why)}。" for row in rows)
