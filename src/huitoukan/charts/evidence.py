"""What the closures rest on: the rung of the evidence ladder, and the phase the evidence falls in."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from huitoukan.charts import style
from huitoukan.charts.fonts import width_mm
from huitoukan.charts.frame import chart, tuples
from huitoukan.charts.layout import LEFT, RIGHT, pitch, stack
from huitoukan.charts.sheet import Sheet
from huitoukan.charts.words import known, text_of, wrap
from huitoukan.checks.signs import SIGN
from huitoukan.formats import number

PHASES = {"before": "巡察前", "between": "巡察至反馈", "after": "反馈后"}
_PHASE_X = dict(zip(PHASES, (114.5, 125.5, 136.5), strict=True))
_HEAD = 9.0
_PHASE_LOOK = {"whole": style.SOLID, "part": style.PARTLY}


@chart(
    "每个问题的证据级别和时间",
    "右侧为材料所在时段:实心,有材料全部在该时段;斜线,只有跨时段的窗口盖到该时段",
    "finding label title part rung rung_label before between after undated days_after days_window",
)
def evidence_strip(frame: pd.DataFrame, sheet: Sheet) -> str:
    """For each finding the rung of evidence reached and the phases the evidence lies in, by part.

    Rows: one per finding, those of a part together; `before`, `between`, `after`: `none`, `part` or `whole`.
    A column `sign`, where there is one, says in words what the sign beside a row means.
    """
    rows = tuples(frame)
    parts = [text_of(row.part) for row in rows]
    begins = [place == 0 or part != parts[place - 1] for place, part in enumerate(parts)]
    left = max(9.0, LEFT + 2 + max(width_mm(row.label, style.SMALL) for row in rows))
    titles = [wrap(row.title, 58.5 - left, style.SMALL) for row in rows]
    headings = [wrap(part, RIGHT - LEFT, style.BODY) for part in parts]
    reached = [wrap(f"{row.rung} {row.rung_label}", 28, style.SMALL) for row in rows]
    lines = [max(len(title), len(words)) for title, words in zip(titles, reached, strict=True)]
    heights = [
        height
        for first, heading, count in zip(begins, headings, lines, strict=True)
        for height in [len(heading) * pitch(style.BODY) + 2.2] * first + [count * pitch(style.SMALL) + 1.4]
    ]
    centres, end = stack(heights, _HEAD)
    sheet.open(end)
    signed = any(_sign(row) for row in rows)
    ladder = _strip_head(sheet)
    places = iter(zip(centres, heights, strict=True))
    for row, first, heading, title, words in zip(rows, begins, headings, titles, reached, strict=True):
        if first:
            y, height = next(places)
            sheet.rule(y - height / 2, colour=style.RULE)
            sheet.write(LEFT, y, heading, color=style.MUTED)
        y, height = next(places)
        sheet.rule(y + height / 2)
        sheet.write(LEFT, y, row.label, size=style.SMALL)
        sheet.write(left, y, title, size=style.SMALL)
        sheet.write(82.3 if signed else 81, y, words, size=style.SMALL)
        if _sign(row):
            sheet.write(80.4, y, SIGN, size=style.SMALL, ha="center")
        ladder.vlines(
            range(len(style.RUNG)), y - height / 2, y + height / 2, color=style.FAINT, linewidth=0.6
        )
        ladder.plot([0, row.rung], [y, y], color=style.INK, linewidth=1.0)
        face = style.RUNG[row.rung].face
        ladder.plot([row.rung], [y], "o", color=face, markeredgecolor=style.INK, markersize=6)
        _phase_cells(sheet, y, row)
    return "".join(
        f"{row.label}{row.title}:第{row.rung}级({row.rung_label}),{_phases(row)}"
        f"{f'，提醒：{_sign(row)}' if _sign(row) else ''}。"
        for row in rows
    )


def _sign(row: Any) -> str:
    """What rules say of the finding; a frame without the column has none."""
    return text_of(getattr(row, "sign", ""))


def _strip_head(sheet: Sheet) -> Axes:
    heading: dict[str, Any] = {"size": style.SMALL, "color": style.MUTED}
    ladder = sheet.plot(60, 78, -0.3, 4.3)
    for rung in range(len(style.RUNG)):
        ladder.text(rung, _HEAD - 2.2, str(rung), ha="center", va="center", **heading)
    sheet.write(69, 2.6, "证据级别", ha="center", **heading)
    for name, words in PHASES.items():
        sheet.write(_PHASE_X[name], 4.6, wrap(words, 9.0, style.SMALL), ha="center", **heading)
    sheet.write(RIGHT, 4.6, ["反馈后/", "窗口天数"], ha="right", **heading)
    return ladder


def _phase_cells(sheet: Sheet, y: float, row: Any) -> None:
    extents = {name: getattr(row, name) for name in PHASES if getattr(row, name) != "none"}
    for name, extent in extents.items():
        sheet.box(_PHASE_X[name] - 2, y, 4, 2.8, _PHASE_LOOK[extent])
    if not extents:
        sheet.write(_PHASE_X["between"], y, "无日期", size=style.SMALL, ha="center", color=style.MUTED)
    if known(row.days_window):
        sheet.write(
            RIGHT, y, f"{number(row.days_after)}/{number(row.days_window)}", size=style.SMALL, ha="right"
        )


def _phases(row: Any) -> str:
    said = {"whole": "", "part": "(部分)"}
    there = [
        words + said[getattr(row, name)] for name, words in PHASES.items() if getattr(row, name) != "none"
    ]
    return "、".join(there) if there else "无日期"


@chart(
    "各方面的证据级别",
    "最高证据为该级的问题项数/该方面问题总数;条形长度按项数",
    "part rung rung_label n total",
)
def rungs_by_part(frame: pd.DataFrame, sheet: Sheet) -> str:
    """Findings of each part on each rung, as bars to one scale with n/N.

    Rows: one per part and rung, those with n = 0 included.
    """
    labels = dict(sorted(zip(frame["rung"], frame["rung_label"], strict=True)))
    parts = [text_of(part) for part in frame["part"].unique()]
    names = [wrap(part, 40, style.BODY) for part in parts]
    heads = [wrap(f"{rung} {label}", 20, style.SMALL) for rung, label in labels.items()]
    start = max(map(len, heads)) * pitch(style.SMALL) + 2
    heights = [max(len(lines) * pitch(style.BODY), 8.6) + 2.4 for lines in names]
    centres, end = stack(heights, start)
    sheet.open(end)
    width = (RIGHT - 44) / len(labels)
    scale = float(frame["total"].max())
    left = {rung: 44 + place * width for place, rung in enumerate(labels)}
    cells = {rung: sheet.plot(x, x + width - 2.5, 0, scale) for rung, x in left.items()}
    for x, lines in zip(left.values(), heads, strict=True):
        sheet.write(x, start / 2 - 1, lines, size=style.SMALL, color=style.MUTED)
    for y, height, lines in zip(centres, heights, names, strict=True):
        sheet.rule(y - height / 2, colour=style.RULE)
        sheet.write(LEFT, y, lines)
    for row in tuples(frame):
        y = centres[parts.index(text_of(row.part))]
        cells[row.rung].barh(y + 2, row.n, height=3.0, **style.RUNG[row.rung].patch)
        cells[row.rung].text(0, y - 2.2, f"{number(row.n)}/{number(row.total)}", va="center")
        cells[row.rung].plot([0, 0], [y + 0.2, y + 3.8], color=style.RULE, linewidth=0.8)
    seen = {part: [row for row in tuples(frame) if text_of(row.part) == part] for part in parts}
    return "".join(f"{part}:{_counts(group)}。" for part, group in seen.items())


def _counts(rows: list[Any]) -> str:
    return ",".join(f"{row.rung_label}{number(row.n)}/{number(row.total)}项" for row in rows)
