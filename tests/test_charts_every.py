"""What must hold of every chart, whatever it shows."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import combinations

import matplotlib
import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from matplotlib.transforms import Bbox
from test_charts_samples import NOTICE, SAMPLES, evidence_by_finding, status_by_part, texts_of, with_attrs

from huitoukan import charts
from huitoukan.charts import style


def long_words(data: pd.DataFrame) -> pd.DataFrame:
    """The same frame with every label three times as long."""
    codes = {
        "status",
        "action",
        "state",
        "id",
        "indicator",
        "quarter",
        "before",
        "between",
        "after",
        "rate_unit",
        "span",
        "from_quarter",
        "to_quarter",
        "light",
        "sign",
        "colour",
    }
    words = [name for name in data.select_dtypes("string") if name not in codes]
    result = data.assign(**{name: data[name].str.repeat(3) for name in words})
    result.attrs = data.attrs | {"note": "这张图只用来看很长的文字排得下排不下。" * 4}
    return result


def boxes(figure: Figure) -> list[tuple[str, Bbox]]:
    """What each text says and the place it takes, in pixels."""
    with matplotlib.rc_context(style.RC):  # hinting moves letters
        renderer = FigureCanvasAgg(figure).get_renderer()
        return [(text.get_text(), text.get_window_extent(renderer)) for text in texts_of(figure)]


RECORDED = ("day", "kind", "community", "studio", "gallery", "owner")
"""What the rows of registers filled row by row are about."""
each_chart = pytest.mark.parametrize("name", SAMPLES)
each_length = pytest.mark.parametrize("lengthen", [lambda data: data, long_words], ids=["usual", "long"])


def drawn(name: str, change: Callable = lambda data: data) -> charts.Chart:
    draw, make = SAMPLES[name]
    return draw(change(make()))


@each_length
@each_chart
def test_every_text_lies_inside_the_figure(name, lengthen):
    figure = drawn(name, lengthen).figure
    for words, box in boxes(figure):
        assert figure.bbox.x0 <= box.x0 and box.x1 <= figure.bbox.x1, words
        assert figure.bbox.y0 <= box.y0 and box.y1 <= figure.bbox.y1, words


@each_length
@each_chart
def test_no_two_texts_overlap(name, lengthen):
    found = boxes(drawn(name, lengthen).figure)
    for (words, box), (others, other) in combinations(found, 2):
        # two pixels of a hundred to the inch are half a millimetre: less is no overlap of ink
        shared = Bbox.intersection(box, other)
        assert shared is None or min(shared.width, shared.height) < 2, (words, others)


@each_chart
def test_no_text_is_smaller_than_eight_points(name):
    assert min(text.get_fontsize() for text in texts_of(drawn(name).figure)) >= 8


@each_chart
def test_the_figure_has_a_named_size(name):
    width, height = (round(inches * 25.4) for inches in drawn(name).figure.get_size_inches())
    assert style.SIZES[f"{width}x{height}"] == (156, height)


@each_chart
def test_the_argument_frame_is_not_altered(name):
    draw, make = SAMPLES[name]
    data, attrs = make(), make().attrs
    chart = draw(data)
    pd.testing.assert_frame_equal(data, make())
    assert data.attrs == attrs
    chart.data.iloc[:, 0] = pd.NA
    pd.testing.assert_frame_equal(data, make())


@each_chart
def test_the_synthetic_mark_stands_exactly_on_what_is_synthetic(name):
    for synthetic in (True, False):
        chart = drawn(name, lambda data: with_attrs(data, synthetic=synthetic))  # noqa: B023
        assert (
            "示例数据\uff08合成\uff09" in [text.get_text() for text in texts_of(chart.figure)]
        ) is synthetic
        assert chart.alt.startswith("示例数据(合成)") is synthetic


@each_chart
def test_title_source_and_date_are_printed(name):
    chart = drawn(name)
    printed = "".join(text.get_text() for text in chart.figure.texts)
    assert chart.title in printed and NOTICE[:8] in printed and "截至2025年5月20日" in printed


@each_chart
def test_an_empty_frame_says_that_there_is_no_record(name):
    chart = drawn(name, lambda data: data.iloc[:0])
    assert "无记录" in [text.get_text() for text in texts_of(chart.figure)]
    assert "无记录" in chart.alt


@each_chart
def test_a_frame_that_lost_its_source_date_or_mark_is_refused(name):
    draw, make = SAMPLES[name]
    for lost in ("sources", "as_of", "synthetic"):
        data = make()
        del data.attrs[lost]
        with pytest.raises(ValueError, match=lost):
            draw(data)


def test_rows_without_any_source_are_refused():
    with pytest.raises(ValueError, match="no source"):
        charts.status_by_part(with_attrs(status_by_part(), sources=[]))


def test_a_dollar_sign_is_money_and_not_mathematics():
    data = status_by_part()
    chart = charts.status_by_part(with_attrs(data.assign(part=data["part"] + "$x^2$"), **data.attrs))
    with matplotlib.rc_context(style.RC):
        assert not any(text.get_parse_math() for text in texts_of(chart.figure))


@each_chart
def test_a_frame_without_a_column_it_needs_is_refused_by_name(name):
    draw, make = SAMPLES[name]
    needed = next(
        column
        for column in (
            "n",
            "k",
            "days",
            "promise",
            "title",
            "number",
            "total",
            "finding",
            *RECORDED,
            "street",
            "label",
        )
        if column in make()
    )
    data = make()
    with pytest.raises(ValueError, match=needed):
        draw(with_attrs(data.drop(columns=needed), **data.attrs))


@each_chart
def test_only_what_is_overdue_or_a_red_light_is_red(name):
    red = [patch for patch in drawn(name).figure.findobj(Patch) if is_red(patch.get_facecolor())]
    # the overdue dates or segments, and their swatch in the key
    assert len(red) == {
        "promises_calendar": 2,
        "owner_load": 3,
        "promises_by_quarter": 2,
        "lights_table": 1,
    }.get(name, 0)


def is_red(colour) -> bool:
    red, green, blue, alpha = colour
    return alpha > 0 and red > 1.5 * max(green, blue)


@each_chart
def test_drawing_leaves_the_callers_settings_alone(name):
    before = dict(matplotlib.rcParams)
    drawn(name)
    assert dict(matplotlib.rcParams) == before


def test_more_rows_than_a_page_holds_are_announced_not_dropped():
    data = evidence_by_finding()
    many = pd.concat([data.assign(finding=data["finding"] + 20 * i) for i in range(4)], ignore_index=True)
    chart = charts.evidence_strip(with_attrs(many, **data.attrs))
    assert len(chart.data) == 80
    assert re.search(r"图中画出前\d+行\uff0c共80行", chart.alt)
    assert any("共80行" in text.get_text() for text in chart.figure.texts)
