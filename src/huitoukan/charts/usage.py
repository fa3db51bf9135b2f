"""Whether the places kept up are used: studios and their sessions, galleries and their posters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from huitoukan.charts import style
from huitoukan.charts.frame import chart, tuples
from huitoukan.charts.layout import LEFT, RIGHT, key_height
from huitoukan.charts.lines import Words, lines
from huitoukan.charts.sheet import Sheet
from huitoukan.charts.words import known
from huitoukan.codelists import load
from huitoukan.formats import number

STUDIO = {
    "idle": style.UNKNOWN, "new": style.PARTLY, "used": style.SOLID, "unlisted": style.HOLLOW,
}  # fmt: skip
GALLERY = {"never": style.UNKNOWN, "stale": style.SOLID, "fresh": style.PEER}
"""State → look; the words for the states stand in the code lists."""


def _key(looks: Mapping[str, style.Look], codelist: str, met: pd.Series) -> list[tuple[style.Look, str]]:
    return [(look, load(codelist).label_of(state)) for state, look in looks.items() if state in set(met)]


@chart(
    "科学工作室使用情况",
    "条形为登记的活动场次;每周场次按启用以来的周数折算;没有登记不等于没有活动",
    "studio state sessions per_week last_on weekly_hours",
)
def studio_use(frame: pd.DataFrame, sheet: Sheet) -> str:
    """Sessions of every studio as bars, the least used first, with sessions per week, last day and hours.

    Rows: one per studio.
    """
    rows = tuples(frame)
    key = _key(STUDIO, "studio_state", frame["state"])
    names = Words("工作室", LEFT, 50, [row.studio for row in rows])
    columns = [
        Words("场次", 89, 99, [number(row.sessions) for row in rows]),
        Words("每周", 100, 112, [_number(row.per_week, "场", 2) for row in rows]),
        Words("最近一场", 114, 133, [_day(row.last_on) for row in rows]),
        Words("每周开放", 135, RIGHT, [_number(row.weekly_hours, "小时") for row in rows]),
    ]
    scale = (0, max(float(frame["sessions"].max()), 1.0))
    axes, centres, _ = lines(sheet, names, columns, (53, 86), scale, key_height(key))
    sheet.key(key)
    for y, row in zip(centres, rows, strict=True):
        look = STUDIO[row.state]
        if row.sessions:
            axes.barh(y, row.sessions, height=2.6, **look.patch)
        else:  # a stub, so that nothing is not taken for something forgotten
            axes.barh(y, scale[1] * 0.03, height=2.6, **look.patch)
    return "".join(
        f"{row.studio}:{number(row.sessions)}场,{load('studio_state').label_of(row.state)}"
        f"{f',最近{_day(row.last_on)}' if known(row.last_on) else ''}。"
        for row in rows
    )


@chart(
    "科普画廊挂图更换",
    "条形为最近一次更换距统计日的天数,竖线为承诺的两个月;没有更换记录不等于没有更换",
    "gallery state changed_on days changes inspected_on",
    attributes=("promised_days",),
)
def gallery_posters(frame: pd.DataFrame, sheet: Sheet) -> str:
    """Days since each gallery's posters were changed against the promised two months; never changed hatched.

    Rows: one per gallery, those never changed first. `attrs["promised_days"]`: two months in days.
    """
    rows = tuples(frame)
    promised = frame.attrs["promised_days"]
    key = _key(GALLERY, "gallery_state", frame["state"])
    names = Words("画廊", LEFT, 50, [row.gallery for row in rows])
    columns = [
        Words("天数", 102, 112, [number(row.days) if known(row.days) else "—" for row in rows]),
        Words("最近更换", 113, 131, [_day(row.changed_on) for row in rows]),
        Words("次数", 132, 138, [number(row.changes) for row in rows]),
        Words("最近巡检", RIGHT - 16, RIGHT, [_day(row.inspected_on) for row in rows]),
    ]
    longest = frame["days"].max()
    scale = (0, max(float(longest) if known(longest) else 0.0, promised * 1.2))
    axes, centres, start = lines(sheet, names, columns, (53, 99), scale, key_height(key))
    sheet.key(key)
    end = axes.get_ylim()[0]
    axes.plot([promised, promised], [start, end], color=style.INK, linewidth=1.0, linestyle="--", zorder=3)
    for y, row in zip(centres, rows, strict=True):
        look = GALLERY[row.state]
        length = row.days if known(row.days) else scale[1]
        axes.barh(y, length, height=2.6, **look.patch)
    return "".join(f"{row.gallery}:{_since(row)}。" for row in rows)


def _since(row: Any) -> str:
    seen = f",最近巡检{_day(row.inspected_on)}" if known(row.inspected_on) else ""
    if not known(row.changed_on):
        return f"没有更换记录{seen}"
    return f"{_day(row.changed_on)}更换,已{row.days}天{seen}"


def _day(value: Any) -> str:
    """25-05-10, in little room; — where there is none."""
    return pd.Timestamp(value).strftime("%y-%m-%d") if known(value) else "—"


def _number(value: Any, unit: str, decimals: int = 1) -> str:
    return f"{number(round(value, decimals))}{unit}" if known(value) else "—"
