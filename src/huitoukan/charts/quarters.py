"""Quarter by quarter: the three completions, and what became of the promises that fell due."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from huitoukan.charts import beside, style
from huitoukan.charts.frame import chart, tuples
from huitoukan.charts.layout import key_height
from huitoukan.charts.sheet import Sheet
from huitoukan.charts.words import flow
from huitoukan.codelists import load
from huitoukan.formats import NO_WORDS, interval, number, percent, share
from huitoukan.period import Quarter

SHARES = {0.0: "0%", 0.5: "50%", 1.0: "100%"}
STATES = load("promise_state")


@chart(
    "各季度三种口径的完成情况",
    "单位报告、文字有据、现场核实分开计算;横线为95%区间,虚线连接相邻季度",
    "quarter id label k n low high state",
    row="quarter",
)
def completions_by_quarter(frame: pd.DataFrame, sheet: Sheet) -> str:
    """Reported, evidenced and verified completion, each quarter by quarter with k/n and interval.

    Rows: one per kind of completion and quarter; `state` is `known`, `not_checked` or `no_words`
    (both left open).
    """
    rows = [row for _, own in frame.groupby("id", sort=False) for row in tuples(own.sort_values("quarter"))]
    there = [row.state == "known" for row in rows]
    words = [
        (share(row.k, row.n), f"95%区间{interval(row.low, row.high, percent)}")
        if known
        else ("尚未核查" if row.state == "not_checked" else NO_WORDS, "")
        for row, known in zip(rows, there, strict=True)
    ]
    labels = [(row.label, Quarter.parse(row.quarter).label) for row in rows]
    axes, centres = beside.rows(sheet, labels, words, (0, 1), SHARES)
    before = None
    for y, row, known in zip(centres, rows, there, strict=True):
        if not known:
            beside.gap(axes, y)
            before = None
            continue
        at = (row.k / row.n, y)
        if before is not None and before[0] == row.id:
            (x0, y0), (x1, y1) = before[1], at
            axes.plot([x0, x1], [y0, y1], color=style.RULE, linewidth=1.0, linestyle="--", zorder=1)
        beside.interval(axes, y, at[0], row.low, row.high, own=True)
        before = (row.id, at)
    return "".join(
        f"{label[0]}{label[1]}:{'，'.join(filter(None, said))}。"
        for label, said in zip(labels, words, strict=True)
    )


@chart(
    "各季度到期承诺的兑现记录",
    "按窗口最后一天所在季度统计;“记录已够”凭单位自己的登记,没有记录不等于没有做",
    "quarter state number",
)
def promises_by_quarter(frame: pd.DataFrame, sheet: Sheet) -> str:
    """The checks of promises that fell due in each quarter, by state; only the overdue is red, signed `!`.

    Rows: one per quarter and state.
    """
    frame = frame.assign(order=frame["state"].map(list(style.DUE).index)).sort_values(["quarter", "order"])
    quarters = [(Quarter.parse(str(name)).label, own) for name, own in frame.groupby("quarter", sort=True)]
    counts = [
        [f"{STATES.label_of(row.state)}{number(row.number)}次" for row in tuples(own)] for _, own in quarters
    ]
    key = [(look, STATES.label_of(code)) for code, look in style.DUE.items() if code in set(frame["state"])]
    room = beside.WORDS[1] - beside.WORDS[0]
    axes, centres = beside.rows(
        sheet,
        labels=[(label, f"到期{number(own['number'].sum())}次") for label, own in quarters],
        words=[(flow(count, room, style.BODY), "") for count in counts],
        scale=(0, float(frame.groupby("quarter")["number"].sum().max())),
        ticks={},
        top=key_height(key),
    )
    sheet.key(key)
    for y, (_, own) in zip(centres, quarters, strict=True):
        _segments(axes, y, own)
    return "".join(
        f"{label}:{'、'.join(count)}。" for (label, _), count in zip(quarters, counts, strict=True)
    )


def _segments(axes: Axes, y: float, own: pd.DataFrame) -> None:
    left = 0.0
    for row in tuples(own):
        look = style.DUE[row.state]
        axes.barh(y, row.number, left=left, height=4.2, **look.patch)
        left += row.number
