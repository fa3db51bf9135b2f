"""One line per thing: its name, a bar to a common scale, and short columns of words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes

from huitoukan.charts import style
from huitoukan.charts.layout import LEFT, pitch, stack
from huitoukan.charts.sheet import Sheet
from huitoukan.charts.words import wrap


@dataclass(frozen=True)
class Words:
    """A column of words between two edges in mm, under its heading."""

    heading: str
    left: float
    right: float
    texts: Sequence[str]


def lines(
    sheet: Sheet,
    names: Words,
    columns: Sequence[Words],
    plot: tuple[float, float],
    scale: tuple[float, float],
    top: float = 0.0,
) -> tuple[Axes, list[float], float]:
    """Open the sheet with names and columns written; returns the axes of the bars, the centres, the top.

    The first line of the body holds the headings.
    """
    every = [names, *columns]
    cells = [
        [wrap(text, column.right - column.left, style.SMALL) for text in column.texts] for column in every
    ]
    heights = [max(map(len, line)) * pitch(style.SMALL) + 1.4 for line in zip(*cells, strict=True)]
    headings = [wrap(column.heading, column.right - column.left, style.SMALL) for column in every]
    room = max(map(len, headings)) * pitch(style.SMALL)
    start = top + room + 1.4
    centres, end = stack(heights, start)
    sheet.open(end)
    for column, heading, texts in zip(every, headings, cells, strict=True):
        sheet.write(column.left, top + room / 2, heading, size=style.SMALL, color=style.MUTED)
        for y, text in zip(centres, texts, strict=True):
            sheet.write(column.left, y, text, size=style.SMALL)
    sheet.rule(start, colour=style.RULE)
    for y, height in zip(centres, heights, strict=True):
        sheet.rule(y + height / 2, x0=LEFT)
    return sheet.plot(*plot, *scale), centres, start
