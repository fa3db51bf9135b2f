"""The figures of the report."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pandas as pd

from huitoukan.charts import Chart
from huitoukan.charts.inset import inset
from huitoukan.formats import day
from huitoukan.lookback.review import Review
from huitoukan.report import figures
from huitoukan.report.document.parts import Drawn
from huitoukan.report.document.tree import source_words

Maker = Callable[[], Drawn]


def drawings(review: Review) -> dict[str, Maker]:
    """Name of a figure → what makes it; a figure without rows is not drawn."""
    every: dict[Callable[[pd.DataFrame], Chart], Callable[[], pd.DataFrame]] = {
        **{
            chart: partial(frame, review.edition) for chart, frame in (figures.FIGURES | figures.LOGS).items()
        },
        **{chart: partial(frame, review) for chart, frame in figures.REVIEW.items()},
    }
    return {chart.__name__.replace("_", "-"): partial(drawn, chart, frame) for chart, frame in every.items()}


def drawn(chart: Callable[[pd.DataFrame], Chart], make: Callable[[], pd.DataFrame]) -> Drawn:
    """The figure of a frame without title and source, which its caption says."""
    frame = make()
    # a frame whose source holds no row has nothing but blanks to show
    if frame.empty or not frame.attrs["sources"]:
        return Drawn("", "", "")
    made = chart(frame)
    cut, attrs = inset(made), made.data.attrs
    source = f"{source_words(attrs['sources'])}截至{day(attrs['as_of'])}。"
    return Drawn(made.title, made.alt, source, cut.png, cut.svg)
