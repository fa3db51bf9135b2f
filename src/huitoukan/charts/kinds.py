"""Events by kind: how many, how many on-line, how large."""

from __future__ import annotations

from typing import Any

import pandas as pd

from huitoukan.charts import style
from huitoukan.charts.frame import chart, tuples
from huitoukan.charts.layout import LEFT, RIGHT
from huitoukan.charts.lines import Words, lines
from huitoukan.charts.sheet import Sheet
from huitoukan.charts.words import known
from huitoukan.formats import number, share


@chart(
    "活动的类别、线上占比和规模",
    "左条为场次;右侧为每场人次:方框为中间一半场次,粗线为中位数",
    "kind events online told sized lower middle upper whole",
)
def event_kinds(frame: pd.DataFrame, sheet: Sheet) -> str:
    """Each kind of events as a bar of its number, its share on-line, and its quartiles of attendances.

    Rows: one per kind, that of all events marked `whole`.
    """
    rows = tuples(frame)
    names = Words("类别", LEFT, 26, [row.kind for row in rows])
    columns = [
        Words("场次", 47, 62, [number(row.events) for row in rows]),
        Words("线上占比", 63, 89, [_online(row) for row in rows]),
        Words("中位数(四分位)", 127, RIGHT, [_sizes(row) for row in rows]),
    ]
    kinds = frame.loc[~frame["whole"], "events"]
    axes, centres, _ = lines(sheet, names, columns, (28, 45), (0, max(float(kinds.max()), 1.0)))
    largest = frame["upper"].max()
    sizes = sheet.plot(91, 124, 0, float(largest) * 1.03 if known(largest) and largest > 0 else 1.0)
    for y, row in zip(centres, rows, strict=True):
        if not row.whole:
            axes.barh(y, row.events, height=2.6, **style.SOLID.patch)
        if known(row.middle):
            sizes.barh(y, row.upper - row.lower, left=row.lower, height=2.6, **style.PEER.patch)
            sizes.plot([row.middle, row.middle], [y - 1.6, y + 1.6], color=style.INK, linewidth=2.0)
    return "".join(
        f"{row.kind}:{number(row.events)}场,线上{_online(row)},每场人次{_sizes(row)}。" for row in rows
    )


def _online(row: Any) -> str:
    return share(row.online, row.told) if row.told else "没有写明"


def _sizes(row: Any) -> str:
    if not known(row.middle):
        return "没有写明"
    return f"{number(round(row.middle, 1))}({number(round(row.lower, 1))}—{number(round(row.upper, 1))})"
