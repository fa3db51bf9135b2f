"""How much is done, who says so, and how that compares."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from huitoukan.charts import beside, style
from huitoukan.charts.frame import chart, tuples
from huitoukan.charts.layout import key_height
from huitoukan.charts.sheet import Sheet
from huitoukan.charts.words import flow, known, text_of
from huitoukan.formats import NO_WORDS, interval, number, percent, share

SHARES = {0.0: "0%", 0.5: "50%", 1.0: "100%"}


@chart(
    "各方面整改状态",
    "按聚焦方面和所报状态分段的问题项数,分母为该方面问题总数",
    "part status status_label n total",
    attributes=("total",),
)
def status_by_part(frame: pd.DataFrame, sheet: Sheet) -> str:
    """Findings of each part, stacked by status as reported; every segment with n/N, the whole with interval.

    Rows: one per part and status (`part`, `status`, `status_label`, `n`, `total`), in the order to be shown.
    `attrs["total"]`: k, n, low, high of the whole, and optionally `label`, the status counted (已完成).
    """
    whole = frame.attrs["total"]
    parts = [(part, group) for part, group in frame.groupby("part", sort=False, dropna=False)]
    counts = [
        [f"{r.status_label}{number(r.n)}/{number(r.total)}项" for r in tuples(group)] for _, group in parts
    ]
    total = f"{whole.get('label', '已完成')}{whole['k']}/{whole['n']}项"
    bounds = f"95%区间{interval(whole['low'], whole['high'], percent)}"
    key = [(_look(r.status), r.status_label) for r in tuples(frame.drop_duplicates("status"))]
    room = beside.WORDS[1] - beside.WORDS[0]
    axes, centres = beside.rows(
        sheet,
        labels=[*((text_of(part), "") for part, _ in parts), ("合计", "")],
        words=[*((flow(count, room, style.BODY), "") for count in counts), (total, bounds)],
        scale=(0, float(frame["total"].max())),
        ticks={},
        top=key_height(key),
    )
    sheet.key(key)
    for y, (_, group) in zip(centres, parts, strict=False):
        _segments(axes, y, group)
    seen = ";".join(
        f"{text_of(part)}:{'、'.join(count)}" for (part, _), count in zip(parts, counts, strict=True)
    )
    return f"{seen}。合计{total},{bounds}。"


def _look(status: str) -> style.Look:
    return style.STATUS.get(status, style.UNKNOWN)


def _segments(axes: Axes, y: float, group: pd.DataFrame) -> None:
    left = 0
    for row in tuples(group):
        look = _look(row.status)
        axes.barh(y, row.n, left=left, height=4.2, **look.patch)
        box = (
            {"boxstyle": "square,pad=0.15", "facecolor": look.face, "edgecolor": "none"}
            if look.hatch
            else None
        )
        axes.text(left + row.n / 2, y, number(row.n), color=look.ink, ha="center", va="center", bbox=box)
        left += row.n


@chart(
    "三种口径的完成情况",
    "单位报告、文字有据、现场核实分开计算,不混用;横线为95%区间",
    "id label k n low high state definition",
)
def three_completions(frame: pd.DataFrame, sheet: Sheet) -> str:
    """Reported, evidenced and verified completion, each with k/n and interval; the unchecked stays open.

    Rows: one per kind of completion; `state` is `known`, `not_checked` or `no_words`.
    """
    checked = [row.state == "known" for row in tuples(frame)]
    words = [
        (share(row.k, row.n), f"95%区间{interval(row.low, row.high, percent)}")
        if there
        else ("尚未核查" if row.state == "not_checked" else NO_WORDS, "")
        for row, there in zip(tuples(frame), checked, strict=True)
    ]
    axes, centres = beside.rows(
        sheet, [(row.label, row.definition) for row in tuples(frame)], words, (0, 1), SHARES
    )
    for y, row, there in zip(centres, tuples(frame), checked, strict=True):
        if there:
            beside.interval(axes, y, row.k / row.n, row.low, row.high, own=True)
        else:
            beside.gap(axes, y)
    return "".join(
        f"{row.label}:{','.join(filter(None, said))}。"
        for row, said in zip(tuples(frame), words, strict=True)
    )


@chart(
    "与已公布通报的完成率比较",
    "完成率=已完成项数÷问题项数,横线为95%区间;各通报口径不尽相同,只作参照",
    "label k n rate low high own",
)
def completion_beside_peers(frame: pd.DataFrame, sheet: Sheet) -> str:
    """Completion rates of published notices as dots with intervals and k/n; an unpublished one is a gap.

    Rows: one per notice; `own` marks the notice under review.
    """
    words = [
        (
            f"{percent(row.rate)}({number(row.k)}/{number(row.n)})",
            f"95%区间{interval(row.low, row.high, percent)}",
        )
        if known(row.rate)
        else ("未公布", "")
        for row in tuples(frame)
    ]
    labels = [(row.label, "") for row in tuples(frame)]
    axes, centres = beside.rows(sheet, labels, words, (0, 1), SHARES, own=frame["own"].tolist())
    for y, row in zip(centres, tuples(frame), strict=True):
        if known(row.rate):
            beside.interval(axes, y, row.rate, row.low, row.high, row.own)
        else:
            beside.gap(axes, y)
    return "".join(
        f"{row.label}:{','.join(filter(None, said))}。"
        for row, said in zip(tuples(frame), words, strict=True)
    )


@chart(
    "从反馈到公布等环节的用时比较",
    "两个日期之间的天数(巡察历时含首尾两天);深色为本单位",
    "label start_label end_label days own",
)
def durations_beside_peers(frame: pd.DataFrame, sheet: Sheet) -> str:
    """Days between two steps, as bars, one's own dark among others'; an unknown one is a marked gap.

    Rows: one per organ and pair of steps.
    """
    between = [f"{row.start_label}至{row.end_label}" for row in tuples(frame)]
    words = [
        (f"{number(row.days)}天" if known(row.days) else "未公布", "" if row.label == steps else steps)
        for row, steps in zip(tuples(frame), between, strict=True)
    ]
    labels = [(row.label, "") for row in tuples(frame)]
    longest = float(frame["days"].max()) if known(frame["days"].max()) else 1.0
    axes, centres = beside.rows(sheet, labels, words, (0, longest), {}, own=frame["own"].tolist())
    for y, row in zip(centres, tuples(frame), strict=True):
        if known(row.days):
            look = style.SOLID if row.own else style.PEER
            axes.barh(y, row.days, height=4.0, **look.patch)
        else:
            beside.gap(axes, y)
    return "".join(
        f"{','.join(filter(None, (row.label, said[1])))}:{said[0]}。"
        for row, said in zip(tuples(frame), words, strict=True)
    )
