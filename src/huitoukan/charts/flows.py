"""How findings moved between statuses from quarter to quarter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from huitoukan.charts import style
from huitoukan.charts.fonts import width_mm
from huitoukan.charts.frame import chart, tuples
from huitoukan.charts.layout import LEFT, RIGHT, pitch
from huitoukan.charts.sheet import Sheet
from huitoukan.charts.words import wrap
from huitoukan.codelists import load
from huitoukan.formats import number
from huitoukan.period import Quarter

STATUS = load("status")
ABSENT = "absent"
ORDER = (*STATUS.codes, ABSENT)
"""Statuses from the top of a column to its bottom; last what a quarter does not list."""
NODE = 4.0
"""Width of a status in a column in mm."""
TALL, ONE = 90.0, 4.2
"""Height in mm of all findings together at most, and of one finding at most."""
GAP, HEAD, MOST = 4.4, 6.0, 5
"""Room above each status for its words, above the columns for the quarters (mm); most columns drawn."""
STAYED, MOVED = style.Look(style.FAINT, edge=style.FAINT), style.Look(style.PEER.face, edge=style.INK)
Place = tuple[float, float]


@chart(
    "各季度之间问题状态的变化",
    "每个色块为处在该状态的问题项数,带为两个季度之间的去向;深色带为状态有变化的",
    "from_quarter to_quarter before after number",
)
def change_flow(frame: pd.DataFrame, sheet: Sheet) -> str:
    """Statuses of findings quarter by quarter, with bands for what became of each; moves are told below.

    Rows: one per pair of quarters and move; `before` is missing for what is new, `after` for what is gone.
    Where there are more than five quarters the last five are drawn.
    """
    frame = frame.assign(before=frame["before"].fillna(ABSENT), after=frame["after"].fillna(ABSENT))
    pairs = sorted(set(zip(frame["from_quarter"], frame["to_quarter"], strict=True)))[-(MOST - 1) :]
    frame = frame[frame["to_quarter"].isin([later for _, later in pairs])]
    quarters = [pairs[0][0], *(later for _, later in pairs)]
    columns = [_counts(frame, "from_quarter", quarters[0], "before")]
    columns += [_counts(frame, "to_quarter", quarter, "after") for quarter in quarters[1:]]
    # what is new in a quarter comes out of a block of its own in the column before
    for column, (earlier, _) in zip(columns, pairs, strict=False):
        column |= _counts(frame, "from_quarter", earlier, "before")
    unit = min(ONE, TALL / max(sum(column.values()) for column in columns))
    nodes, end = _places(columns, unit)
    moves = [_told(frame, pair) for pair in pairs]
    lines = [line for words in moves for line in wrap(words, RIGHT - LEFT, style.SMALL)]
    sheet.open(end + 2 + len(lines) * pitch(style.SMALL))
    last = [Quarter.parse(quarters[-1]).label, *(_words(columns, len(pairs), code) for code in columns[-1])]
    room = max(width_mm(words, style.SMALL) for words in last)
    step = (RIGHT - LEFT - room) / len(pairs)
    for at, quarter in enumerate(quarters):
        x = LEFT + at * step
        sheet.write(x, 2.0, Quarter.parse(quarter).label, size=style.SMALL, color=style.MUTED)
        for status, (y, height) in nodes[at].items():
            look = style.STATUS.get(status, style.UNKNOWN)
            sheet.tile(x, y, NODE, height, look)
            words = _words(columns, at, status)
            sheet.write(x, y - GAP / 2 + 0.2, words, size=style.SMALL, zorder=5)
    for at, pair in enumerate(pairs):
        x = LEFT + at * step + NODE
        _bands(
            sheet, frame[frame["to_quarter"] == pair[1]], nodes[at], nodes[at + 1], (x, x + step - NODE), unit
        )
    for row, line in enumerate(lines):
        sheet.write(LEFT, end + 2 + (row + 0.5) * pitch(style.SMALL), line, size=style.SMALL)
    return "".join(f"{words}。" for words in moves)


def _counts(frame: pd.DataFrame, side: str, quarter: str, status: str) -> dict[str, int]:
    """How many findings are in each status, in the order of a column."""
    found = frame[frame[side] == quarter].groupby(status)["number"].sum()
    return {code: int(found[code]) for code in ORDER if code in found.index}


def _words(columns: list[dict[str, int]], at: int, status: str) -> str:
    """What stands above a status of a column."""
    if status != ABSENT:
        label = STATUS.label_of(status)
    else:
        label = "下季新增" if at == 0 else "不再列出" if at == len(columns) - 1 else "未列"
    return f"{label}{number(columns[at][status])}"


def _places(columns: list[dict[str, int]], unit: float) -> tuple[list[dict[str, Place]], float]:
    """Top and height of every status of every column, and where the longest column ends."""
    places, ends = [], []
    for column in columns:
        y, own = HEAD, {}
        for status in (code for code in ORDER if code in column):
            own[status] = (y + GAP, column[status] * unit)
            y += GAP + column[status] * unit
        places.append(own)
        ends.append(y)
    return places, max(ends)


def _bands(
    sheet: Sheet,
    moves: pd.DataFrame,
    left: Mapping[str, Place],
    right: Mapping[str, Place],
    edges: tuple[float, float],
    unit: float,
) -> None:
    """A band for every move between two columns, those of a changed status in front."""
    out = {status: top for status, (top, _) in left.items()}
    into = {status: top for status, (top, _) in right.items()}
    order = sorted(tuples(moves), key=lambda row: (ORDER.index(row.before), ORDER.index(row.after)))
    for row in order:
        height = row.number * unit
        y0, y1 = out[row.before], into[row.after]
        out[row.before] += height
        into[row.after] += height
        look, depth = (STAYED, 0.6) if row.before == row.after else (MOVED, 0.8)
        sheet.canvas.add_patch(_band(edges, y0, y1, height, look, depth))


def _band(
    edges: tuple[float, float], y0: float, y1: float, height: float, look: Any, depth: float
) -> PathPatch:
    (x0, x1), middle = edges, sum(edges) / 2
    corners = [
        (x0, y0), (middle, y0), (middle, y1), (x1, y1),
        (x1, y1 + height), (middle, y1 + height), (middle, y0 + height), (x0, y0 + height), (x0, y0),
    ]  # fmt: skip
    curve = [Path.CURVE4] * 3
    codes = [Path.MOVETO, *curve, Path.LINETO, *curve, Path.CLOSEPOLY]
    return PathPatch(Path(corners, codes), zorder=depth, **(look.patch | {"linewidth": 0.5}))


def _told(frame: pd.DataFrame, pair: tuple[str, str]) -> str:
    """The moves between two quarters in words."""
    own = frame[frame["to_quarter"] == pair[1]]
    moved = own[own["before"] != own["after"]]
    words = [_move(row) for row in tuples(moved.sort_values(["before", "after"]))]
    head = " → ".join(Quarter.parse(quarter).label for quarter in pair)
    return f"{head}:{'、'.join(words) if words else '状态没有变化'}"


def _move(row: Any) -> str:
    if row.before == ABSENT:
        return f"新增{number(row.number)}项({STATUS.label_of(row.after)})"
    if row.after == ABSENT:
        return f"不再列出{number(row.number)}项({STATUS.label_of(row.before)})"
    return f"{STATUS.label_of(row.before)}转为{STATUS.label_of(row.after)}{number(row.number)}项"
