"""When findings and suggestions were closed, and how many each office carries."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from huitoukan.charts import beside, style
from huitoukan.charts.frame import chart, tuples
from huitoukan.charts.layout import key_height, pitch
from huitoukan.charts.sheet import Sheet
from huitoukan.formats import number

_X0, _X1, _TOP, _BOTTOM = 10.0, 122.0, 4.0, 64.0
LOAD = {
    "closed": (style.SOLID, "已销号"),
    "overdue": (style.DUE["overdue"], "逾期未销号"),
    "open": (style.HOLLOW, "未销号、未逾期或未写明"),
}


@chart(
    "问题销号进度",
    "实线为已销号(有销号日期的)累计项数,虚线为已到完成时限的累计项数",
    "day due closed undated total",
    attributes=("overdue",),
)
def closure_curve(frame: pd.DataFrame, sheet: Sheet) -> str:
    """Findings closed by each day against those fallen due, of all findings.

    Rows: one per day on which something changes.
    """
    return _curve(frame, sheet, "项")


@chart(
    "问题建议销号进度",
    "实线为已销号累计条数,虚线为已到完成时限的累计条数",
    "day due closed undated total",
    attributes=("overdue",),
)
def suggestions_curve(frame: pd.DataFrame, sheet: Sheet) -> str:
    """Suggestions closed by each day against those fallen due, of all suggestions.

    Rows: one per day on which something changes.
    """
    return _curve(frame, sheet, "条")


def _curve(frame: pd.DataFrame, sheet: Sheet, unit: str) -> str:
    rows = tuples(frame)
    last, total = rows[-1], rows[-1].total
    sheet.open(_BOTTOM + 10.5)
    days = [pd.Timestamp(row.day).toordinal() for row in rows]
    span = max(days[-1] - days[0], 1)
    xs = [_X0 + (day - days[0]) / span * (_X1 - _X0) for day in days]
    height = (_BOTTOM - _TOP) / max(total, 1)
    line = sheet.canvas.plot
    small: dict[str, Any] = {"size": style.SMALL, "color": style.MUTED}
    line([_X0, _X1], [_BOTTOM, _BOTTOM], color=style.RULE, linewidth=0.6)
    line([_X0, _X1], [_TOP, _TOP], color=style.RULE, linewidth=0.6)
    sheet.write(_X0 - 1, _BOTTOM, "0", ha="right", **small)
    sheet.write(_X0 - 1, _TOP, number(total), ha="right", **small)
    _days(sheet, days[0], days[-1])
    for name, dashes, weight in (("due", "--", 1.4), ("closed", "-", 2.2)):
        ys = [_BOTTOM - getattr(row, name) * height for row in rows]
        line(xs, ys, drawstyle="steps-post", color=style.INK, linestyle=dashes, linewidth=weight)
    ends = {
        f"全部{number(total)}{unit}": _TOP,
        f"已到时限{number(last.due)}{unit}": _BOTTOM - last.due * height,
        f"已销号{number(last.closed)}{unit}": _BOTTOM - last.closed * height,
    }
    for words, y in _apart(ends).items():
        sheet.write(_X1 + 2, y, words, size=style.SMALL)
    still = total - last.closed - last.undated
    state = f"统计日仍未销号{number(still)}{unit},其中已过时限{number(frame.attrs['overdue'])}{unit}。"
    if last.undated:
        state += f"另有{number(last.undated)}{unit}已销号而没有日期,不在曲线上。"
    sheet.write(_X0, _BOTTOM + 8.2, state, size=style.SMALL)
    return (
        f"到{pd.Timestamp(last.day).date().isoformat()},全部{number(total)}{unit},"
        f"已到时限{number(last.due)}{unit},已销号{number(last.closed)}{unit}。{state}"
    )


def _days(sheet: Sheet, first: int, last: int) -> None:
    """The first and last day below the axis, and as many month beginnings between as there is room for."""
    begin, end = date.fromordinal(first), date.fromordinal(last)
    firsts = pd.date_range(begin, end, freq="MS")
    step = 1 + len(firsts) // 9
    for day in firsts[::step]:
        x = _X0 + (day.toordinal() - first) / max(last - first, 1) * (_X1 - _X0)
        sheet.canvas.plot([x, x], [_BOTTOM, _BOTTOM + 1], color=style.RULE, linewidth=0.6)
        sheet.write(x, _BOTTOM + 4.0, day.strftime("%y-%m"), size=style.SMALL, color=style.MUTED, ha="center")


def _apart(places: dict[str, float]) -> dict[str, float]:
    """The words at heights at least a line apart, in their order from the top, none below the axis."""
    least, apart = pitch(style.SMALL), {}
    floor = float("inf")
    for words, y in sorted(places.items(), key=lambda item: -item[1]):  # from the bottom upwards
        floor = min(y, floor - least)
        apart[words] = floor
    ceiling = _TOP - 2 * least
    return {words: max(y, ceiling) for words, y in apart.items()}


@chart(
    "各科室承担的问题",
    "每段为该科室的问题项数;没有写明科室的单列为“未注明”",
    "owner total closed overdue open",
)
def owner_load(frame: pd.DataFrame, sheet: Sheet) -> str:
    """Findings of each office, closed, overdue (red, signed `!`) and open.

    Rows: one per office.
    """
    rows = tuples(frame)
    words = [
        (
            f"{number(row.total)}项",
            ",".join(f"{LOAD[name][1]}{number(getattr(row, name))}" for name in ("closed", "overdue")),
        )
        for row in rows
    ]
    key = list(LOAD.values())
    top = key_height(key)
    scale = (0, float(frame["total"].max()))
    axes, centres = beside.rows(sheet, [(row.owner, "") for row in rows], words, scale, {}, top=top)
    sheet.key(key)
    for y, row in zip(centres, rows, strict=True):
        left = 0
        for name, (look, _) in LOAD.items():
            n = getattr(row, name)
            if n:
                axes.barh(y, n, left=left, height=4.2, **look.patch)
                sign = f"{look.sign}{number(n)}"
                axes.text(left + n / 2, y, sign, size=style.SMALL, color=look.ink, ha="center", va="center")
            left += n
    return "".join(
        f"{row.owner}:{number(row.total)}项,已销号{number(row.closed)},逾期未销号{number(row.overdue)},"
        f"其余{number(row.open)}。"
        for row in rows
    )
