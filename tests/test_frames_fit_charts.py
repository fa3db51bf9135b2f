"""Every chart draws the frame that is made for it, from the real case and from an empty ledger."""

from __future__ import annotations

import pytest
from case import empty, real

from huitoukan import charts
from huitoukan.charts import Chart
from huitoukan.metrics import FRAMES

OTHER_NAME = {"evidence_strip": "evidence_by_finding", "evidence_timeline": "evidence_items"}
"""Charts that are not called like their frame."""
CHARTS = [name for name in charts.__all__ if name not in ("Chart", "export")]


def drawn(name: str, case: object) -> Chart:
    chart: Chart = getattr(charts, name)(FRAMES[OTHER_NAME.get(name, name)](case))
    return chart


@pytest.mark.parametrize("name", CHARTS)
def test_the_chart_draws_the_real_case(name: str) -> None:
    chart = drawn(name, real())
    assert len(chart.data) and "无记录" not in chart.alt
    assert not any(word in chart.alt for word in ("nan", "NaN", "None", "<NA>", "NaT"))


@pytest.mark.parametrize("name", CHARTS)
def test_the_chart_of_an_empty_ledger_draws_what_is_known_without_it(name: str) -> None:
    assert drawn(name, empty()).alt
