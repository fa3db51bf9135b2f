"""A figure in a document: without the title and source that its caption says, with its mark."""

from __future__ import annotations

import dataclasses

from case import real

from huitoukan.charts import Chart, three_completions
from huitoukan.charts.inset import inset
from huitoukan.charts.render import png_bytes
from huitoukan.edition import Edition
from huitoukan.metrics.completion import three_completions as frame


def drawn(synthetic: bool = False) -> Chart:
    case = real()
    made_up = dataclasses.replace(case.ledger, synthetic=synthetic)
    edition: Edition = dataclasses.replace(case, ledger=made_up)
    return three_completions(frame(edition))


def size(png: bytes) -> tuple[int, int]:
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")


def test_it_is_as_wide_as_the_figure_and_lower_by_title_and_source() -> None:
    chart = drawn()
    (width, height), (whole_width, whole_height) = size(inset(chart).png), size(png_bytes(chart.figure))
    assert width == whole_width
    assert whole_height * 0.7 < height < whole_height


def test_made_up_data_keep_their_mark() -> None:
    # the mark stands beside the title, whose line is therefore kept
    assert size(inset(drawn(synthetic=True)).png)[1] > size(inset(drawn()).png)[1]


def test_it_is_the_same_twice_and_the_figure_is_not_altered() -> None:
    chart = drawn()
    before = png_bytes(chart.figure)
    assert inset(chart) == inset(chart)
    assert png_bytes(chart.figure) == before
