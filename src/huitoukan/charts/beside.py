"""Rows side by side: a label, something drawn to a common scale, and the numbers in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matplotlib.axes import Axes

from huitoukan.charts import style
from huitoukan.charts.layout import LEFT, RIGHT, Cell, pitch, stack
from huitoukan.charts.sheet import Sheet

LABEL, PLOT, WORDS = (LEFT, 48.0), (52.0, 102.0), (107.0, RIGHT)
"""Left and right edge in mm of the three columns."""


def rows(
    sheet: Sheet,
    labels: Sequence[tuple[str, str]],
    words: Sequence[tuple[str, str]],
    scale: tuple[float, float],
    ticks: Mapping[float, str],
    own: Sequence[bool] = (),
    top: float = 0.0,
) -> tuple[Axes, list[float]]:
    """Open the sheet with these rows written; returns the axes between them and the rows' centres.

    Each label and each piece of words is a main text and a smaller one below it; rows of one's own stand on a
    tinted band.
    """
    left = [Cell.of(*pair, LABEL[1] - LABEL[0]) for pair in labels]
    right = [Cell.of(*pair, WORDS[1] - WORDS[0]) for pair in words]
    heights = [2.2 + max(a.height, b.height, 4.4) for a, b in zip(left, right, strict=True)]
    start = top + (pitch(style.SMALL) + 1 if ticks else 0)
    centres, end = stack(heights, start)
    sheet.open(end)
    axes = sheet.plot(*PLOT, *scale)
    for at, text in ticks.items():
        axes.plot([at, at], [start, end], color=style.RULE, linewidth=0.6, zorder=0.5)
        axes.text(at, start - 0.6, text, size=style.SMALL, color=style.MUTED, ha="center", va="bottom")
    for number, (y, height) in enumerate(zip(centres, heights, strict=True)):
        if number < len(own) and own[number]:
            sheet.band(y, height)
        sheet.rule(y + height / 2)
        sheet.put(LABEL[0], y, left[number])
        sheet.put(WORDS[0], y, right[number])
    return axes, centres


def interval(axes: Axes, y: float, value: float, low: float, high: float, own: bool) -> None:
    """A value with its interval: one's own a filled diamond, anyone else's a hollow circle."""
    axes.plot([low, high], [y, y], color=style.INK, linewidth=1.2, marker="|", markersize=6, zorder=2)
    face = style.SOLID.face if own else style.PAPER
    marker, size = ("D", 6.0) if own else ("o", 6.0)
    axes.plot([value], [y], marker=marker, markersize=size, color=face, markeredgecolor=style.INK, zorder=3)


def gap(axes: Axes, y: float) -> None:
    """A hatched strip over the whole scale where there is no value to draw."""
    low, high = axes.get_xlim()
    axes.barh(y, high - low, left=low, height=3.0, zorder=2, **style.UNKNOWN.patch)


def blank(axes: Axes, y: float) -> None:
    """A dotted line over the whole scale where values do not compare: no bar that could be taken for one."""
    axes.plot(axes.get_xlim(), [y, y], color=style.RULE, linewidth=1.2, linestyle=":", zorder=2)
