"""What the figures of registers filled row by row draw and say."""

from __future__ import annotations

import pandas as pd
import pytest
from builders import event
from case import edition
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from recorded_case import recorded
from test_charts_samples import SAMPLES, texts_of

from huitoukan import charts
from huitoukan.charts import style
from huitoukan.charts.shades import Shades
from huitoukan.formats import short
from huitoukan.metrics import FRAMES


def drawn(name: str) -> charts.Chart:
    draw, make = SAMPLES[name]
    chart: charts.Chart = draw(make())
    return chart


def printed(figure: Figure) -> list[str]:
    return [text.get_text() for text in texts_of(figure)]


def ends(largest: float, whole: bool = True) -> tuple[float, ...]:
    return Shades.up_to(largest, whole).ends


@pytest.mark.parametrize(
    ("largest", "bounds"),
    {1: (1,), 2: (1, 2), 3: (1, 2, 4), 8: (1, 2, 4, 8), 9: (2, 4, 8, 16), 160: (20, 40, 80, 160)}.items(),
)
def test_classes_double_and_stop_at_the_largest(largest: int, bounds: tuple[float, ...]) -> None:
    assert ends(largest) == bounds
    assert Shades.up_to(largest).look(largest) is style.SHADE[len(bounds)]


def test_nothing_has_no_shade_and_every_class_its_words() -> None:
    shades = Shades.up_to(9)
    assert shades.look(0) is style.SHADE[0]
    assert [words for _, words in shades.key("场")] == ["1—2场", "3—4场", "5—8场", "9—16场"]
    assert shades.look(2) is style.SHADE[1] and shades.look(3) is style.SHADE[2]


def test_a_rate_has_classes_too_however_small() -> None:
    assert ends(0.3, whole=False) == (0.05, 0.1, 0.2, 0.4)


def test_the_calendar_has_a_cell_per_day_bold_on_public_holidays() -> None:
    frame = FRAMES["events_calendar"](recorded())
    cells = [
        patch
        for patch in charts.events_calendar(frame).figure.axes[0].patches
        if patch.get_linewidth() != 0.7
    ]
    bold = [patch for patch in cells if patch.get_linewidth() > 1]
    assert len(cells) == len(frame) and len(bold) == frame["holiday"].notna().sum()


def test_a_short_calendar_prints_the_numbers_of_days_and_a_long_one_those_of_months() -> None:
    few = printed(drawn("crowded_calendar").figure)
    assert few.count("250") == 1 and "4月\n250场" in few
    years = drawn("calendar_of_years")
    words = printed(years.figure)
    assert words.count("2月\n1") == 3 and "1" not in words
    assert "2022年2月1场" in years.alt and "合计6场" in years.alt


def test_the_matrix_prints_events_attendances_and_both_totals() -> None:
    chart = drawn("events_by_street_month")
    words = printed(chart.figure)
    assert {"140", "300", "60", "500", "—"} <= set(words) and words.count("合计") == 2
    assert "东街2场140人次" in chart.alt and "南街无登记" in chart.alt


def test_large_sums_are_told_in_ten_thousands() -> None:
    assert [short(n) for n in (0, 9999, 12345, 98765, 123456, 24691250)] == [
        "0", "9999", "1.2万", "9.9万", "12万", "2469万",
    ]  # fmt: skip


def test_streets_without_events_are_hatched_tiles_and_say_so() -> None:
    chart = drawn("street_tiles")
    tiles = [patch for patch in chart.figure.axes[0].patches if patch.get_width() > 30]
    assert len(tiles) == 10 and sum(bool(tile.get_hatch()) for tile in tiles) == 7
    assert "南街：没有登记" in chart.alt and "东街：2场，140人次" in chart.alt
    assert "按普查家庭户折算" in chart.alt


def test_words_on_dark_tiles_are_light() -> None:
    chart = drawn("crowded_tiles")
    (name,) = [text for text in texts_of(chart.figure) if text.get_text() == "东街"]
    assert to_hex(name.get_color()) == style.PAPER


def test_the_curve_starts_at_nothing_ends_at_all_and_is_named_by_its_figures() -> None:
    chart = drawn("community_concentration")
    curve = next(line for line in chart.figure.axes[0].lines if line.get_linewidth() == 2.0)
    assert len(curve.get_xdata()) == 70
    assert curve.get_ydata()[0] > curve.get_ydata()[-1]
    assert "集中系数（基尼）0.977" in chart.alt and "14个社区占100%(200/200)" in chart.alt
    assert "登记过活动的社区2.9%(2/69)" in chart.alt


def test_a_studio_without_sessions_keeps_its_line_and_a_stub() -> None:
    chart = drawn("studio_use")
    assert "丙：0场，近三个月没有登记活动" in chart.alt
    assert len([bar for bar in chart.figure.axes[1].patches]) == 3


def test_a_gallery_never_changed_is_hatched_over_the_whole_scale_and_not_called_late() -> None:
    chart = drawn("gallery_posters")
    never, stale, fresh = chart.figure.axes[1].patches
    assert never.get_hatch() and not stale.get_hatch() and stale.get_width() == 80 > fresh.get_width() == 49
    assert "丙：没有更换记录" in chart.alt


def test_those_never_changed_are_drawn_first_when_not_all_fit() -> None:
    chart = drawn("many_galleries")
    assert len(chart.data) == 60 and "共60行" in chart.alt
    assert chart.alt.count("没有更换记录") >= 30


def test_kinds_without_numbers_or_place_say_so_and_are_no_nought() -> None:
    chart = drawn("event_kinds")
    assert "未注明：1场，线上100%(1/1)，每场人次没有写明" in chart.alt
    assert "自填：1场，线上没有写明" in chart.alt


def test_the_closure_curve_tells_what_is_open_overdue_and_without_a_day() -> None:
    chart = drawn("closure_curve")
    assert "统计日仍未销号4项，其中已过时限2项。另有1项已销号而没有日期，不在曲线上。" in chart.alt
    assert {"全部9项", "已到时限7项", "已销号4项"} <= set(printed(chart.figure))


def test_overdue_findings_of_an_office_are_signed_besides_their_colour() -> None:
    words = printed(drawn("owner_load").figure)
    assert words.count("!1") == 2 and "!" in words


def test_one_event_makes_every_figure_of_events() -> None:
    case = edition(events=[event(street="东街街道", community="军门社区", participants=None)])
    for name in ("events_calendar", "events_by_street_month", "event_kinds", "street_tiles"):
        alt = getattr(charts, name)(FRAMES[name](case)).alt
        assert "1场" in alt and not any(word in alt for word in ("nan", "NaT", "<NA>", "None"))
    assert FRAMES["community_concentration"](case).empty


def test_the_frame_given_is_what_is_exported() -> None:
    frame = FRAMES["studio_use"](recorded())
    pd.testing.assert_frame_equal(charts.studio_use(frame).data, frame)
