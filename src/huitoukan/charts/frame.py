"""What a chart is, and what every chart function shares: its contract with the frame it is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from typing import Any

import matplotlib
import pandas as pd
from matplotlib.figure import Figure

from huitoukan.charts import fonts, style
from huitoukan.charts.layout import source_line
from huitoukan.charts.render import png_bytes
from huitoukan.charts.sheet import MARK, Sheet, TooTall
from huitoukan.charts.words import typeset
from huitoukan.formats import NO_RECORDS

ATTRIBUTES = ("sources", "as_of", "synthetic")
"""What every frame must say of itself in `attrs`: a lost mark or source must not go unnoticed."""


@dataclass(frozen=True, eq=False, repr=False)
class Chart:
    """A finished figure with the rows behind it and its description in words."""

    slug: str
    title: str
    figure: Figure
    data: pd.DataFrame
    alt: str

    def __repr__(self) -> str:
        return f"<Chart {self.slug}>"

    def _repr_png_(self) -> bytes:
        """The figure for a notebook: the same bytes as the exported PNG."""
        return png_bytes(self.figure)

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> tuple[dict, dict]:
        """The same, with the description a notebook turned into a page needs, at 100 dots per inch."""
        bundle = {"image/png": self._repr_png_(), "text/plain": repr(self)}
        return bundle, {"image/png": {"alt": self.alt, "width": round(style.WIDTH_MM / 25.4 * 100)}}


Draw = Callable[[pd.DataFrame, Sheet], str]
"""Draws the rows on the sheet and returns what is to be seen there, in words."""


def chart(
    title: str, subtitle: str, columns: str, row: str | None = None, attributes: tuple[str, ...] = ()
) -> Callable[[Draw], Callable[[pd.DataFrame], Chart]]:
    """Make a drawing into a chart function.

    `columns` (names, separated by spaces) and `attributes` are required of the frame: ValueError when one is
    missing. `row` names the column whose values make the rows of the figure, the first column if not given:
    when they do not all fit a page, the first ones are drawn, and figure and words say so. The frame is not
    altered.
    """

    rows_of = row or columns.split()[0]

    def decorate(draw: Draw) -> Callable[[pd.DataFrame], Chart]:
        def function(frame: pd.DataFrame) -> Chart:
            _demand(frame, columns.split(), (*ATTRIBUTES, *attributes))
            data = frame.copy()
            rows = data[rows_of].unique().tolist() if len(data) else []
            shown = len(rows)
            with matplotlib.rc_context({**style.RC, "font.family": [fonts.family()]}):
                while True:
                    cut = f"图中画出前{shown}行,共{len(rows)}行,全部见同名CSV文件。" * (shown < len(rows))
                    sheet = Sheet(title, subtitle, _notes(frame, cut), frame.attrs["synthetic"])
                    part = data[data[rows_of].isin(rows[:shown])] if cut else data
                    try:
                        seen = draw(part, sheet) if rows else _empty(sheet)
                        break
                    except TooTall as error:
                        shown = min(shown - 1, ceil(shown * error.share))
            for artist in sheet.figure.findobj():  # a mark on the edge of the scale is drawn whole
                artist.set_clip_on(False)
            mark = f"{MARK}。" if frame.attrs["synthetic"] else ""
            alt = mark + typeset(f"{title}({subtitle})。{seen}{cut}")
            return Chart(draw.__name__.replace("_", "-"), title, sheet.figure, data, alt)

        for name in ("__module__", "__name__", "__qualname__", "__doc__"):
            setattr(function, name, getattr(draw, name))
        return function

    return decorate


def tuples(frame: pd.DataFrame) -> list[Any]:
    """The rows, one by one, as named tuples."""
    return list(frame.itertuples(index=False))


def _demand(frame: pd.DataFrame, columns: list[str], attributes: tuple[str, ...]) -> None:
    lost = [name for name in attributes if name not in frame.attrs]
    lost += [name for name in columns if name not in frame.columns] if len(frame) else []
    if lost:
        raise ValueError(f"the frame lacks {', '.join(lost)}")
    if len(frame) and not frame.attrs["sources"]:
        raise ValueError("the frame names no source")


def _notes(frame: pd.DataFrame, cut: str) -> list[str]:
    note = frame.attrs.get("note") or ""
    notes = [f"注:{note}"] if note else []
    return [*notes, *([cut] if cut else []), source_line(frame.attrs["sources"], frame.attrs["as_of"])]


def _empty(sheet: Sheet) -> str:
    sheet.open(20)
    sheet.write(style.WIDTH_MM / 2, 10, NO_RECORDS, size=style.TITLE, ha="center", color=style.MUTED)
    return f"{NO_RECORDS}。"
