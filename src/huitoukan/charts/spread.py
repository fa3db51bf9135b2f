"""How unevenly events spread over communities and streets."""

from __future__ import annotations

from typing import Any

import pandas as pd

from huitoukan.charts import style
from huitoukan.charts.frame import chart, tuples
from huitoukan.charts.layout import RIGHT, key_height, pitch
from huitoukan.charts.shades import Shades
from huitoukan.charts.sheet import Sheet
from huitoukan.charts.words import known, wrap
from huitoukan.formats import number, share, short

_SIDE, _X0 = 82.0, 14.0
TICKS = {0.0: "0", 0.2: "20%", 0.4: "40%", 0.6: "60%", 0.8: "80%", 1.0: "100%"}


@chart(
    "参与人次在社区之间的集中程度",
    "社区按登记人次从少到多排列(没有登记的按0计);曲线离斜线越远越集中",
    "community attendances share_communities share_attendances",
    attributes=("gini", "top_k", "top_n", "top_communities", "reached"),
)
def community_concentration(frame: pd.DataFrame, sheet: Sheet) -> str:
    """The Lorenz curve of attendances over all communities, with Gini and the share of the top fifth.

    Rows: one per community, the fewest attendances first. `attrs`: gini, top_k, top_n, top_communities,
    reached.
    """
    attrs, n = frame.attrs, len(frame)
    sheet.open(_SIDE + 14)
    top, bottom = 2.0, 2.0 + _SIDE
    small: dict[str, Any] = {"size": style.SMALL, "color": style.MUTED}
    line = sheet.canvas.plot
    for at, words in TICKS.items():
        x, y = _X0 + at * _SIDE, bottom - at * _SIDE
        line([x, x], [top, bottom], color=style.FAINT, linewidth=0.6)
        line([_X0, _X0 + _SIDE], [y, y], color=style.FAINT, linewidth=0.6)
        sheet.write(x, bottom + 2.4, words, ha="center", **small)
        sheet.write(_X0 - 1, y, words, ha="right", **small)
    sheet.write(_X0 + _SIDE / 2, bottom + 7.5, "社区累计占比(从人次少的到多的)", ha="center", **small)
    xs = [_X0, *(_X0 + frame["share_communities"] * _SIDE)]
    ys = [bottom, *(bottom - frame["share_attendances"] * _SIDE)]
    line([_X0, _X0 + _SIDE], [bottom, top], color=style.MUTED, linewidth=1.0, linestyle="--")
    sheet.canvas.fill(xs, ys, facecolor=style.SHADE[1].face, linewidth=0, zorder=0.4)
    line(xs, ys, color=style.SOLID.face, linewidth=2.0)
    first = _X0 + (n - attrs["top_communities"]) / n * _SIDE
    line([first, first], [top, bottom], color=style.INK, linewidth=0.9, linestyle=":")
    facts = _facts(frame)
    x, y = _X0 + _SIDE + 8, top
    for words, small_words in facts:
        for text, size, colour in ((words, style.BODY, style.INK), (small_words, style.SMALL, style.MUTED)):
            lines = wrap(text, RIGHT - x, size)
            sheet.write(x, y + len(lines) * pitch(size) / 2, lines, size=size, color=colour)
            y += len(lines) * pitch(size)
        y += 3.5
    return "".join(f"{words}({more})。" for words, more in facts)


def _facts(frame: pd.DataFrame) -> list[tuple[str, str]]:
    attrs, n = frame.attrs, len(frame)
    most = frame.iloc[::-1].head(3)
    named = "、".join(f"{row.community}{number(row.attendances)}" for row in tuples(most) if row.attendances)
    return [
        (f"集中系数(基尼){number(attrs['gini'])}", "0为各社区一样多,1为全在一个社区"),
        (
            f"人次最多的{attrs['top_communities']}个社区占{share(attrs['top_k'], attrs['top_n'])}",
            "五分之一的社区,图中点线以右",
        ),
        (f"登记过活动的社区{share(attrs['reached'], n)}", "没有登记不等于没有办过"),
        (f"人次最多:{named}", "各社区人口不同,人次多不一定是偏重"),
    ]


_TILE_W, _TILE_H, _GAP = 37.0, 23.5, 1.6


@chart(
    "各街道的活动",
    "方格位置为示意,不是地图;颜色按每万人参与人次(人口按普查家庭户折算,只作比较)",
    "street tile_row tile_col communities reached events attendances rate",
)
def street_tiles(frame: pd.DataFrame, sheet: Sheet) -> str:
    """Streets as tiles roughly where they lie, the darker the more attendances per 10,000 by households.

    Rows: one per street; one without events is hatched.
    """
    largest = frame["rate"].max()
    shades = Shades.up_to(float(largest) if known(largest) and largest > 0 else 1.0, whole=False)
    key = [*shades.key("人次/万人"), (style.UNKNOWN, "没有登记")]
    start = key_height(key)
    rows, columns = (frame[name].max() + 1 for name in ("tile_row", "tile_col"))
    left = (style.WIDTH_MM - columns * (_TILE_W + _GAP) + _GAP) / 2
    sheet.open(start + rows * (_TILE_H + _GAP))
    sheet.key(key)
    for row in tuples(frame):
        x, y = left + row.tile_col * (_TILE_W + _GAP), start + row.tile_row * (_TILE_H + _GAP)
        look = shades.look(row.rate) if row.events and known(row.rate) else style.HOLLOW
        sheet.tile(x, y, _TILE_W, _TILE_H, look if row.events else style.UNKNOWN)
        _tile_words(sheet, x + 2, y, row, look.ink if row.events else style.INK)
    return "".join(f"{row.street}:{','.join(_words(row))}。" for row in tuples(frame))


def _words(row: Any) -> list[str]:
    if not row.events:
        return ["没有登记"]
    rate = [f"{number(round(row.rate, 1))}人次/万人"] if known(row.rate) else []
    return [
        f"{number(row.events)}场,{short(row.attendances)}人次",
        *rate,
        f"到过社区{row.reached}/{row.communities}",
    ]


def _tile_words(sheet: Sheet, x: float, y: float, row: Any, ink: str) -> None:
    paper = {"boxstyle": "square,pad=0.2", "facecolor": style.PAPER, "edgecolor": "none"}
    box = {} if row.events else {"bbox": paper}
    step = (_TILE_H - 2) / 4
    for line, words in enumerate([row.street, *_words(row)]):
        sheet.write(x, y + 1 + (line + 0.5) * step, words, size=style.BODY, color=ink, zorder=3, **box)
