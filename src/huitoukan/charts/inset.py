"""A figure as it stands in a document that prints its title and its source itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from huitoukan.charts import style
from huitoukan.charts.frame import Chart
from huitoukan.charts.layout import pitch
from huitoukan.charts.render import png_bytes, svg_bytes

_SOURCE = re.compile(r"来源[:：]")


@dataclass(frozen=True)
class Inset:
    """The figure without title and source line, as wide as before."""

    png: bytes
    svg: bytes


def inset(chart: Chart) -> Inset:
    """The chart's figure cut to what its caption does not say; the mark of synthetic data stays on it.

    The same chart gives the same bytes. Raises InputError for a character without a glyph.
    """
    figure = chart.figure
    titles = [text for text in figure.texts if text.get_fontsize() == style.TITLE]
    sources = _sources(figure)
    height = figure.get_size_inches()[1] * 25.4
    # the mark stands beside the title, in its first line
    top = 0.0 if chart.data.attrs["synthetic"] else len(titles) * pitch(style.TITLE)
    bottom = len(sources) * pitch(style.SMALL)
    box = Bbox([[0, bottom / 25.4], [style.WIDTH_MM / 25.4, (height - top) / 25.4]])
    hidden = [*titles, *sources]
    try:
        for text in hidden:
            text.set_visible(False)
        return Inset(png_bytes(figure, box), svg_bytes(figure, chart.title, chart.alt, box))
    finally:
        for text in hidden:
            text.set_visible(True)


def _sources(figure: Figure) -> list[Text]:
    """The lines of the source, which stand below everything else."""
    below = [text for text in figure.texts if text.get_position()[1] < 0.5]
    first = next((at for at, text in enumerate(below) if _SOURCE.match(text.get_text())), len(below))
    return below[first:]
