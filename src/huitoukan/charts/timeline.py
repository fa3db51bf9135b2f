"""When the evidence happened, against the steps of the inspection."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from huitoukan.charts import style
from huitoukan.charts.frame import chart
from huitoukan.charts.layout import LEFT, pitch, stack
from huitoukan.charts.sheet import Sheet
from huitoukan.charts.words import known, mark, wrap
from huitoukan.checks.signs import SIGN


@chart(
    "佐证事项在时间轴上的位置",
    "条形为统计窗口,菱形为有日期的事项;实心部分在反馈之后,空心部分在反馈之前",
    "finding text item_from item_to is_window",
    row="finding",
    attributes=("milestones",),
)
def evidence_timeline(frame: pd.DataFrame, sheet: Sheet) -> str:
    """Every dated item of every finding on one time axis against inspection, feedback, signing, publication.

    Rows: one per item; items of a finding with the same span share a line. Undated items are named as such.
    A column `sign`, where there is one, says in words what the sign beside an item means.
    `attrs["milestones"]`: (key, label, date) in order of time, with the key `feedback_on` among them.
    """
    spans: list[tuple[Any, ...]] = [
        (finding, first, last, window, "、".join(group["text"]), _sign(group))
        for (finding, first, last, window), group in frame.groupby(
            ["finding", "item_from", "item_to", "is_window"], sort=False, dropna=False
        )
    ]
    stones = [(key, label, _ordinal(day)) for key, label, day in frame.attrs["milestones"] if known(day)]
    feedback = next((day for key, _, day in stones if key == "feedback_on"), None)
    texts = [
        wrap(words if known(first) else f"{words}(无日期)", 50, style.SMALL)
        for _, first, _, _, words, _ in spans
    ]
    start = len(stones) * pitch(style.SMALL) + pitch(style.SMALL) + 2.0
    heights = [len(lines) * pitch(style.SMALL) + 1.2 for lines in texts]
    centres, end = stack(heights, start)
    sheet.open(end)
    days = [_ordinal(day) for span in spans for day in span[1:3] if known(day)]
    days += [day for _, _, day in stones]
    days = days or [_ordinal(frame.attrs["as_of"])]
    margin = (max(days) - min(days)) * 0.02 + 1
    axes = sheet.plot(11, 101, min(days) - margin, max(days) + margin)
    _milestones(axes, stones, start, end)
    for year in range(date.fromordinal(min(days)).year + 1, date.fromordinal(max(days)).year + 1):
        at = date(year, 1, 1).toordinal()
        axes.plot([at, at], [start - 1.2, end], color=style.FAINT, linewidth=0.6, zorder=0.4)
        paper = {"boxstyle": "square,pad=0.1", "facecolor": style.PAPER, "edgecolor": "none"}
        words: dict[str, Any] = {"size": style.SMALL, "color": style.MUTED, "ha": "center", "bbox": paper}
        axes.text(at, start - 1.4, f"{year}年", va="bottom", **words)
    before = None
    for y, height, lines, (finding, first, last, window, _, sign) in zip(
        centres, heights, texts, spans, strict=True
    ):
        if finding != before:
            sheet.rule(y - height / 2)
            sheet.write(LEFT, y, mark(finding), size=style.SMALL)
            before = finding
        sheet.write(104, y, lines, size=style.SMALL)
        if sign:
            sheet.write(102.2, y, SIGN, size=style.SMALL, ha="center")
        if known(first):
            _item(axes, y, _ordinal(first), _ordinal(last), window, feedback)
    marks = ",".join(f"{label}{_iso(day)}" for _, label, day in stones)
    items = "".join(
        f"{mark(finding)}{words}:{_span(first, last)}{f'，提醒：{sign}' if sign else ''}。"
        for finding, first, last, _, words, sign in spans
    )
    return f"时间节点:{marks}。{items}"


def _sign(group: pd.DataFrame) -> str:
    """What rules say of the items; a frame without the column has none."""
    words = group["sign"].fillna("") if "sign" in group else pd.Series(dtype="string")
    return ",".join(dict.fromkeys(filter(None, words)))


def _ordinal(day: Any) -> int:
    return pd.Timestamp(day).toordinal()


def _iso(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat()


def _span(first: object, last: object) -> str:
    if not known(first):
        return "无日期"
    days = [_iso(_ordinal(day)) for day in (first, last)]
    return days[0] if days[0] == days[1] else "至".join(days)


def _milestones(axes: Axes, stones: Sequence[tuple[str, str, int]], start: float, end: float) -> None:
    at = {key: day for key, _, day in stones}
    if "inspected_from" in at and "inspected_to" in at:
        first, last = at["inspected_from"], at["inspected_to"]
        axes.axvspan(first, last, 0, (end - start) / end, color=style.FAINT, zorder=0.3)
    # the earliest flag flies highest: no line then runs through another flag's words
    for level, (key, label, day) in enumerate(stones):
        y = (level + 0.5) * pitch(style.SMALL)
        main = key == "feedback_on"
        line: dict[str, Any] = (
            {"linewidth": 1.1, "linestyle": "-"} if main else {"linewidth": 0.6, "linestyle": (0, (3, 2))}
        )
        axes.plot([day, day], [y - 1, end], color=style.INK, zorder=1, **line)
        axes.annotate(
            f"{label} {_iso(day)}",
            (day, y),
            (2, 0),
            textcoords="offset points",
            size=style.SMALL,
            va="center",
        )


def _item(axes: Axes, y: float, first: int, last: int, window: bool, feedback: int | None) -> None:
    if not window:
        middle = (first + last) / 2
        face = style.SOLID.face if feedback is not None and middle >= feedback else style.PAPER
        axes.plot([first, last], [y, y], color=style.INK, linewidth=1.0, zorder=2)
        axes.plot([middle], [y], "D", color=face, markeredgecolor=style.INK, markersize=5, zorder=3)
        return
    split = last if feedback is None else min(max(first, feedback), last)
    for left, right, look in ((first, split, style.HOLLOW), (split, last, style.SOLID)):
        if right > left:
            axes.barh(y, right - left, left=left, height=2.4, zorder=2, **look.patch)
