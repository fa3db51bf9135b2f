"""Whom the activities reached: places visited, and attendances beside others' experience."""

from __future__ import annotations

from typing import Any

import pandas as pd

from huitoukan.charts import beside, style
from huitoukan.charts.claims import bounds
from huitoukan.charts.frame import chart, tuples
from huitoukan.charts.layout import LEFT, RIGHT, pitch, stack
from huitoukan.charts.sheet import Sheet
from huitoukan.charts.words import known, text_of, wrap
from huitoukan.formats import number


@chart(
    "走访社区在各街道的分布",
    "每格一个社区;实心为点名走访的,空心为没有点名的;数字为点名数/社区数",
    "street order communities named n_named",
    row="street",
    attributes=("claimed", "named", "total"),
)
def visits_by_street(frame: pd.DataFrame, sheet: Sheet) -> str:
    """Communities of each street as squares, the named visits filled; claimed but unnamed ones stand apart.

    Rows: one per street; `named` holds names joined by 、. `attrs`: claimed, named, total (communities).
    """
    claimed, named, total = (frame.attrs[name] for name in ("claimed", "named", "total"))
    rows = tuples(frame.sort_values("order"))
    unnamed = max(claimed - named, 0)
    step = min(5.2, 78 / max(1, unnamed, *(row.communities for row in rows)))
    names = [wrap(text_of(row.named), RIGHT - 118, style.BODY) for row in rows]
    streets = [wrap(row.street, 21, style.BODY) for row in rows]
    lines_in = [max(map(len, pair)) for pair in zip(streets, names, strict=True)]
    centres, end = stack([max(6.2, count * pitch(style.BODY) + 1.5) for count in lines_in])
    strip = f"报告走访{claimed}个社区,点名{named}个;其余没有点名,不放进任何街道"
    lines = wrap(strip, 92, style.SMALL)
    sheet.open(end + 13 + len(lines) * pitch(style.SMALL))
    for y, row, street, words in zip(centres, rows, streets, names, strict=True):
        sheet.write(LEFT, y, street)
        _squares(
            sheet, y, step, [style.SOLID] * row.n_named + [style.HOLLOW] * (row.communities - row.n_named)
        )
        sheet.write(114, y, f"{row.n_named}/{row.communities}", ha="right")
        sheet.write(118, y, words)
    sheet.rule(end, colour=style.RULE)
    sheet.write(LEFT, end + 3.2, "合计")
    sheet.write(114, end + 3.2, f"{named}/{total}", ha="right")
    sheet.rule(end + 6.4, colour=style.RULE)
    sheet.write(LEFT, end + 10, "未点名")
    _squares(sheet, end + 10, step, [style.PARTLY] * unnamed)
    sheet.write(
        24, end + 13 + len(lines) * pitch(style.SMALL) / 2, lines, size=style.SMALL, color=style.MUTED
    )
    seen = [f"{row.street}{row.n_named}/{row.communities}{_brackets(row.named)}" for row in rows]
    return f"{';'.join(seen)}。合计点名{named}/{total}。{strip}。"


def _brackets(words: object) -> str:
    return f"({words})" if text_of(words) else ""


def _squares(sheet: Sheet, y: float, step: float, looks: list[style.Look]) -> None:
    for place, look in enumerate(looks):
        sheet.box(24 + place * step, y, step - 1, step - 1, look)


@chart(
    "每人参加次数与外地比较",
    "网络竞赛的人次÷人数;不知道或口径不同的不画条,只画虚线、写原因",
    "label year value low high comparable reason",
)
def attendance_beside_peers(frame: pd.DataFrame, sheet: Sheet) -> str:
    """Attendances per person here and elsewhere; an incomparable row is a gap with its reason.

    Rows: one per place and year; `value` in attendances per person unless `attrs["unit"]` says otherwise.
    """
    return _beside(frame, sheet, frame.attrs.get("unit", "人次/人"))


@chart(
    "场均人次与其他公布数字",
    "人次÷场次,横线为取整造成的范围;口径不同的不画条,只画虚线、写数值和原因",
    "label year value low high comparable reason",
)
def event_size_beside_others(frame: pd.DataFrame, sheet: Sheet) -> str:
    """Attendances per event here and as published elsewhere; an incomparable row is a gap with its reason.

    Rows: one per source and year; `value` in attendances per event, given for incomparable rows too.
    """
    return _beside(frame, sheet, frame.attrs.get("unit", "人次/场"))


def _beside(frame: pd.DataFrame, sheet: Sheet, unit: str) -> str:
    """Bars to a common scale where values compare, gaps where they do not; returns the rows in words."""
    lines = tuples(frame)
    drawn = [bool(row.comparable) and known(row.value) for row in lines]
    words = [_beside_words(row, there, unit) for row, there in zip(lines, drawn, strict=True)]
    labels = [(row.label, f"{text_of(row.year)}年") for row in lines]
    comparable = frame[drawn]
    top = [v for v in (comparable["value"].max(), comparable["high"].max()) if known(v)]
    axes, centres = beside.rows(sheet, labels, words, (0, float(max(top, default=1)) * 1.05), {})
    for y, row, there in zip(centres, lines, drawn, strict=True):
        if there:
            axes.barh(y, row.value, height=3.4, **style.PEER.patch)
            if known(row.low) and known(row.high) and row.low != row.high:
                axes.plot(
                    [row.low, row.high], [y, y], color=style.INK, linewidth=1.2, marker="|", markersize=7
                )
        else:
            beside.blank(axes, y)
    return "".join(
        f"{row.label}{text_of(row.year)}年:{','.join(filter(None, said))}。"
        for row, said in zip(lines, words, strict=True)
    )


def _beside_words(row: Any, drawn: bool, unit: str) -> tuple[str, str]:
    value = f"{number(row.value)}{unit}" if known(row.value) else ""
    if drawn:
        return value, bounds(row.low, row.high, number)
    return "不可比", ";".join(filter(None, (value, text_of(row.reason))))
