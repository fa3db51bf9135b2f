"""What the marks on the paper measure, and what the words beside them say."""

from __future__ import annotations

from itertools import pairwise

import pandas as pd
import pytest
import test_charts_samples as samples
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.patches import Patch, Rectangle

from huitoukan import charts
from huitoukan.charts import style


def bars(figure: Figure, axes: int = 1) -> list[Rectangle]:
    """The bars of one of the figure's scales, in the order drawn."""
    return [patch for patch in figure.axes[axes].patches if isinstance(patch, Rectangle)]


def points(figure: Figure, marker: str, axes: int = 1) -> list[tuple[float, str]]:
    """Position and face of every single mark of a shape."""
    lines = [line for line in figure.axes[axes].lines if line.get_marker() == marker]
    return [(float(line.get_xdata()[0]), to_hex(line.get_color())) for line in lines]


def printed(figure: Figure) -> list[str]:
    return [text.get_text() for text in samples.texts_of(figure)]


def hatched(patches: list) -> list[Patch]:
    return [patch for patch in patches if patch.get_hatch()]


def grey(colour: str) -> float:
    """Lightness of a `#rrggbb` colour on a grey-scale print, 0 black to 1 white."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def test_status_segments_are_as_long_as_their_counts_and_stand_end_to_end():
    data = samples.mixed_status()
    drawn = bars(charts.status_by_part(data).figure)
    assert [bar.get_width() for bar in drawn] == data["n"].tolist()
    assert [bar.get_x() for bar in drawn[:6]] == [0, 3, 5, 7, 8, 9]


def test_every_status_has_a_look_of_its_own_even_without_colour():
    looks = [(grey(look.face), look.hatch) for look in style.STATUS.values()]
    assert len(set(looks)) == len(style.STATUS)
    faces = sorted(grey(look.face) for look in style.STATUS.values() if not look.hatch)
    assert faces[1] - faces[0] > 0.3


def test_rungs_grow_darker_step_by_step():
    shades = [grey(look.face) for look in style.RUNG]
    assert all(lighter - darker > 0.08 for lighter, darker in pairwise(shades))


def test_an_unknown_status_code_is_drawn_as_unknown_not_left_out():
    data = samples.status_by_part().assign(status="invented", status_label="另行说明")
    data.attrs = samples.status_by_part().attrs
    chart = charts.status_by_part(data)
    assert len(bars(chart.figure)) == 4
    assert "另行说明10/10项" in printed(chart.figure)


def test_the_total_is_printed_with_its_interval_and_not_added_up_here():
    data = samples.with_attrs(samples.status_by_part(), total={"k": 7, "n": 9, "low": 0.4526, "high": 0.9368})
    chart = charts.status_by_part(data)
    assert "已完成7/9项" in printed(chart.figure)
    assert "95%区间45.3%\u201493.7%" in printed(chart.figure)
    assert "已完成7/9项" in chart.alt and "45.3%" in chart.alt


def test_what_nobody_verified_is_an_open_strip_not_a_zero():
    chart = charts.three_completions(samples.three_completions())
    assert points(chart.figure, "D") == [(1.0, style.SOLID.face), (0.55, style.SOLID.face)]
    (gap,) = bars(chart.figure)
    assert gap.get_hatch() and gap.get_width() == 1
    assert "尚未核查" in printed(chart.figure) and "核实\uff1a尚未核查" in chart.alt
    assert "55.0%(11/20)\uff0c95%区间34.2%\u201474.2%" in chart.alt


def test_completion_rates_stand_where_the_frame_says_with_their_intervals():
    data = samples.completion_beside_peers()
    chart = charts.completion_beside_peers(data)
    own, peers = points(chart.figure, "D"), points(chart.figure, "o")
    assert own == [(1.0, style.SOLID.face)]
    assert [x for x, _ in peers] == data["rate"].dropna().tolist()[1:]
    intervals = [line.get_xdata() for line in chart.figure.axes[1].lines if line.get_marker() == "|"]
    assert [tuple(map(float, line)) for line in intervals] == list(
        data[["low", "high"]].dropna().itertuples(index=False, name=None)
    )
    assert "98.7%(688/697)" in printed(chart.figure) and "98.7%(688/697)" in chart.alt
    assert "龙岩市科协2020年\uff1a未公布" in chart.alt and len(hatched(bars(chart.figure))) == 1


def test_duration_bars_are_as_long_as_the_days_and_ones_own_is_dark():
    chart = charts.durations_beside_peers(samples.durations_beside_peers())
    known = [bar for bar in bars(chart.figure) if not bar.get_hatch()]
    assert [bar.get_width() for bar in known] == [107, 178, 199, 308]
    assert [to_hex(bar.get_facecolor()) == style.SOLID.face for bar in known] == [False, True, False, False]
    assert "反馈至公布\uff1a178天" in chart.alt


def test_attendance_that_cannot_be_compared_gets_a_reason_and_no_bar():
    chart = charts.attendance_beside_peers(samples.attendance_beside_peers())
    drawn = bars(chart.figure)
    assert [bar.get_width() for bar in drawn if not bar.get_hatch()] == [11.2, 28.0]
    dotted = [line for axes in chart.figure.axes for line in axes.lines if line.get_linestyle() == ":"]
    assert len(hatched(drawn)) == 0 and len(dotted) == 2
    assert "不可比" in printed(chart.figure) and "没有参加人数" in chart.alt
    assert "南平市2020年\uff1a28人次/人\uff0c27.5\u201428.5" in chart.alt


def test_a_value_marked_incomparable_is_not_drawn_even_when_it_is_there():
    data = samples.attendance_beside_peers()
    data.loc[1, "comparable"] = False
    drawn = bars(charts.attendance_beside_peers(data).figure)
    assert [bar.get_width() for bar in drawn if not bar.get_hatch()] == [28.0]


def test_each_finding_stands_on_its_rung():
    data = samples.evidence_by_finding()
    chart = charts.evidence_strip(data)
    assert [x for x, _ in points(chart.figure, "o")] == data["rung"].tolist()
    assert "3 有数量结果" in printed(chart.figure)
    assert "(9)意识形态阵地管理不到位\uff1a第0级\uff08仅有表述\uff09\uff0c无日期" in chart.alt


def test_phases_wholly_covered_are_solid_and_partly_covered_ones_hatched():
    data = samples.evidence_by_finding().query("finding in (3, 18)")
    drawn = bars(charts.evidence_strip(data).figure, axes=0)
    assert [bool(bar.get_hatch()) for bar in drawn] == [True, True, True, False, False]


def test_findings_without_any_date_are_marked_so():
    chart = charts.evidence_strip(samples.evidence_by_finding())
    assert printed(chart.figure).count("无日期") == 7
    assert "119/1,236" in printed(chart.figure)


def test_a_window_is_hollow_up_to_the_feedback_and_solid_after_it():
    data = samples.evidence_items().query("finding == 7")
    _, before, after = bars(charts.evidence_timeline(data).figure)
    days = [pd.Timestamp(day).toordinal() for day in ("2024-01-01", "2025-01-21", "2025-05-20")]
    assert (before.get_x(), before.get_x() + before.get_width()) == (days[0], days[1])
    assert (after.get_x(), after.get_x() + after.get_width()) == (days[1], days[2])
    assert to_hex(before.get_facecolor()) == style.PAPER and to_hex(after.get_facecolor()) == style.SOLID.face


def test_an_event_before_the_feedback_is_a_hollow_diamond():
    data = samples.evidence_items().query("finding == 18")
    marks = points(charts.evidence_timeline(data).figure, "D")
    assert [face for _, face in marks] == [style.SOLID.face, style.PAPER]
    assert marks[1][0] == pd.Timestamp("2024-05-16").toordinal()


def test_items_of_a_finding_with_the_same_window_share_a_line():
    chart = charts.evidence_timeline(samples.evidence_items())
    assert "135场、4.7万人次、23万人次、37篇" in printed(chart.figure)
    assert "(8)78家\uff1a无日期" in chart.alt


def test_milestones_without_a_date_are_left_out_and_the_others_named():
    stones = [*samples.MILESTONES[:4], ("published_on", "网上公布", None)]
    chart = charts.evidence_timeline(samples.with_attrs(samples.evidence_items(), milestones=stones))
    assert "反馈 2025-01-21" in printed(chart.figure)
    assert not any("网上公布" in text for text in printed(chart.figure))


def test_rung_bars_are_as_long_as_their_counts_with_n_of_total():
    data = samples.rungs_by_part()
    chart = charts.rungs_by_part(data)
    for rung in range(5):
        drawn = bars(chart.figure, axes=rung + 1)
        assert [bar.get_width() for bar in drawn] == data.loc[data["rung"] == rung, "n"].tolist()
    assert "4/10" in printed(chart.figure) and "仅有表述4/10项" in chart.alt


def one_row_per_title() -> pd.DataFrame:
    """The same documents, each on one row with the findings joined."""
    data = samples.documents_by_finding()
    joined = data.assign(finding=data["finding"].map("({})".format)).groupby("title", sort=False)
    result = joined.agg(
        {"finding": "、".join, "action": "first", "action_label": "first", "repeated": "first"}
    )
    return samples.with_attrs(result.reset_index(), **data.attrs)


@pytest.mark.parametrize(
    "data", [samples.documents_by_finding(), one_row_per_title()], ids=["long", "joined"]
)
def test_a_document_listed_twice_is_tied_together_by_one_line(data):
    chart = charts.documents_by_finding(data)
    lines = [line for line in chart.figure.axes[0].lines if line.get_marker() in style.MARKER.values()]
    assert sum(len(line.get_xdata()) == 2 for line in lines) == 2
    assert sum(len(line.get_xdata()) for line in lines) == 15
    assert printed(chart.figure).count("制定\uff08重复\uff09") == 2
    assert "(13)、(20)制定" in chart.alt


def test_claims_are_printed_with_bounds_denominator_year_and_rate():
    chart = charts.claims_against_denominators(samples.claims_against_denominators())
    for words in ("47,000人次", "46,500\u201447,500", "669,090", "常住人口\uff0c2020年", "1.46场/万人·年"):
        assert words in printed(chart.figure)
        assert words in chart.alt
    assert "不作比率" in printed(chart.figure) and "31\u201439项" in printed(chart.figure)


def test_a_claim_without_a_denominator_says_so_and_is_not_divided():
    empty = dict.fromkeys(
        ("denominator", "denominator_label", "denominator_year", "rate", "rate_unit"), pd.NA
    )
    data = samples.claims_against_denominators()
    chart = charts.claims_against_denominators(samples.with_attrs(data.assign(**empty), **data.attrs))
    words = printed(chart.figure)
    assert words.count("不作比率") == len(data) and "\u00f7" not in words
    assert "<NA>" not in chart.alt and "nan" not in chart.alt


def test_only_a_share_has_a_bar_as_long_as_itself():
    chart = charts.claims_against_denominators(samples.claims_against_denominators())
    track, share = bars(chart.figure)
    assert track.get_width() == 1 and share.get_width() == pytest.approx(0.1884)
    assert "18.8%(13/69)" in printed(chart.figure)


def test_every_community_is_a_square_and_only_named_ones_are_filled():
    chart = charts.visits_by_street(samples.visits_by_street())
    squares = bars(chart.figure, axes=0)
    solid = [square for square in squares if to_hex(square.get_facecolor()) == style.SOLID.face]
    assert len(squares) - len(hatched(squares)) == 69
    assert len(solid) == 3 and len(hatched(squares)) == 10
    assert all(square.get_y() > max(s.get_y() for s in solid) for square in hatched(squares))
    assert {"军门", "屏山", "大凰山", "0/11", "3/69"} <= set(printed(chart.figure))
    assert "洪山1/12\uff08大凰山\uff09" in chart.alt and "报告走访13个社区\uff0c点名3个" in chart.alt


def test_streets_stand_in_the_order_asked_for():
    data = samples.visits_by_street()
    reversed_rows = samples.with_attrs(data.iloc[::-1], **data.attrs)
    names = set(data["street"])
    shown = [text for text in printed(charts.visits_by_street(reversed_rows).figure) if text in names]
    assert shown == data["street"].tolist()


def test_every_check_has_its_box_in_its_quarter():
    data = samples.promises_calendar()
    chart = charts.promises_calendar(data)
    key = data["state"].nunique() + 1  # the quarter of the as-of day has its swatch too
    assert len(bars(chart.figure, axes=0)) == len(data) + key
    assert {"4-30", "12/18", "2-17", "第3季度", "2026年"} <= set(printed(chart.figure))
    assert "(5)更新科普画廊挂图\uff1a" in chart.alt
    assert "2025年4月30日已逾期\uff08已登记12\uff0c应有18\uff09" in chart.alt


def test_days_are_written_out_where_there_is_room():
    data = samples.promises_calendar().query("finding == 19")
    assert "9月30日" in printed(charts.promises_calendar(data).figure)


def test_a_quarter_in_which_nothing_falls_due_is_shown_all_the_same():
    data = samples.promises_calendar().query("finding == 10")
    words = printed(charts.promises_calendar(data).figure)
    assert words.count("第1季度") == 1 and words.count("第2季度") == 2


def test_what_fell_due_before_the_quarters_that_fit_is_counted_by_its_state():
    data = samples.promises_calendar()
    old = data[data["row"] == 2].iloc[:3].assign(quarter="2020Q1", due_on=pd.Timestamp(2020, 1, 31))
    chart = charts.promises_calendar(samples.with_attrs(pd.concat([old, data]), **data.attrs))
    words = printed(chart.figure)
    assert "此前" in words and words.count("1次") == 3
    assert "此前记录已够1次、已逾期1次、首期不完整1次" in chart.alt
    assert len([word for word in words if word.endswith("季度")]) == 7 + 1


def test_overdue_and_done_carry_a_sign_besides_their_colour():
    words = printed(charts.promises_calendar(samples.promises_calendar()).figure)
    assert words.count("!") == 2 and words.count("✓") == 2


def test_promises_that_cannot_be_tested_are_hatched():
    chart = charts.promises_testable(samples.promises_testable())
    assert len(hatched(bars(chart.figure, axes=0))) == 3 + 1  # three promises and the key
    assert "(17)召开区科协常委会\uff1a不能检验\uff0c无周期" in chart.alt
