"""Every chart draws the frame that is made for it, from a case with rows and from an empty ledger."""

from __future__ import annotations

import pytest
from case import empty
from recorded_case import showing

from huitoukan import charts
from huitoukan.charts import Chart
from huitoukan.edition import Edition
from huitoukan.metrics import FRAMES
from huitoukan.report.figures import REVIEW

OTHER_NAME = {"evidence_strip": "evidence_by_finding", "evidence_timeline": "evidence_items"}
"""Charts that are not called like their frame."""
OF_REVIEWS = {chart.__name__ for chart in REVIEW}
"""Charts of a look-back: their frames are made of a review (tests/test_reviewed.py)."""
CHARTS = [name for name in charts.__all__ if name not in ("Chart", "export", *OF_REVIEWS)]


def drawn(name: str, case: Edition | None = None) -> Chart:
    frame = OTHER_NAME.get(name, name)
    chart: Chart = getattr(charts, name)(FRAMES[frame](case or showing(frame)))
    return chart


@pytest.mark.parametrize("name", CHARTS)
def test_the_chart_draws_a_case_that_has_rows(name: str) -> None:
    chart = drawn(name)
    assert len(chart.data) and "无记录" not in chart.alt
    assert not any(word in chart.alt for word in ("nan", "NaN", "None", "<NA>", "NaT"))


@pytest.mark.parametrize("name", CHARTS)
def test_the_chart_of_an_empty_ledger_draws_what_is_known_without_it(name: str) -> None:
    assert drawn(name, empty()).alt
