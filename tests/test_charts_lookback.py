"""What the figures of a look-back draw and say."""

from __future__ import annotations

import pandas as pd
from matplotlib.patches import PathPatch
from test_charts_samples import MOVES, SAMPLES, frame, moves, texts_of

from huitoukan import charts, codelists
from huitoukan.charts import style


def drawn(name: str) -> charts.Chart:
    draw, make = SAMPLES[name]
    chart: charts.Chart = draw(make())
    return chart


def printed(chart: charts.Chart) -> list[str]:
    return [text.get_text() for text in texts_of(chart.figure)]


def bands(chart: charts.Chart) -> list[PathPatch]:
    return [patch for patch in chart.figure.axes[0].patches if isinstance(patch, PathPatch)]


def test_every_move_has_a_band_and_only_a_changed_status_is_outlined() -> None:
    own = bands(drawn("change_flow"))
    assert len(own) == len(MOVES())
    assert sum(band.get_zorder() == 0.8 for band in own) == 5


def test_moves_are_told_below_the_bands_pair_by_pair() -> None:
    alt = drawn("change_flow").alt
    assert (
        "2025年第2季度 → 2025年第3季度：新增1项（未完成）、已完成转为正在整改2项、正在整改转为已完成1项。"
        in alt
    )
    assert "2025年第3季度 → 2025年第4季度：不再列出1项（已完成）、未完成转为已完成1项。" in alt


def test_a_quarter_in_which_nothing_moved_says_so() -> None:
    still = moves(("2025Q2", "2025Q3", [("completed", "completed", 20)]))()
    assert "状态没有变化" in charts.change_flow(still).alt


def test_a_status_is_counted_in_both_quarters() -> None:
    words = printed(drawn("change_flow"))
    assert {"已完成17", "已完成16", "正在整改1", "正在整改2", "下季新增1", "不再列出1"} <= set(words)


def test_of_many_quarters_the_last_five_are_drawn() -> None:
    words = printed(drawn("crowded_flow"))
    assert [word for word in words if word.endswith("季度") and word.startswith("20")] == [
        f"202{n}年第1季度" for n in range(5, 10)
    ]


def test_what_nobody_checked_is_a_gap_and_not_nought() -> None:
    chart = drawn("completions_by_quarter")
    assert "尚未核查" in printed(chart) and "核实完成率2025年第2季度：尚未核查。" in chart.alt
    axes = next(axes for axes in chart.figure.axes if axes.patches)
    assert [patch.get_hatch() for patch in axes.patches] == [style.UNKNOWN.hatch]


def test_promises_of_a_quarter_are_told_by_state_in_a_fixed_order() -> None:
    assert "2025年第3季度：记录已够4次、到期无记录3次、已逾期2次。" in drawn("promises_by_quarter").alt


def test_the_sample_tells_what_is_left_open() -> None:
    words = drawn("sample_result").alt
    assert "全部（20项中抽11项）：不实1/4、部分属实1、无法核实1、未查6，95%区间5.0%—60.0%" in words
    assert "党组织和党员队伍建设（3项中抽2项）：尚未核查" in words


def test_every_light_stands_with_its_sign_and_its_word() -> None:
    chart = drawn("lights_table")
    words = printed(chart)
    for sign, word in (("×", "红灯·已逾期"), ("\uff01", "黄灯·临近到期"), ("○", "绿灯·现场核实")):
        assert sign in words and word in words


def test_every_colour_of_the_list_of_lights_has_a_look() -> None:
    colours = set(codelists.load("light").frame["colour"])
    assert colours == set(style.LIGHT)


def test_an_unknown_colour_is_drawn_hollow_and_not_left_out() -> None:
    row = {"no": 1, "title": "甲", "light": "x", "word": "紫灯", "sign": "*", "colour": "purple", "why": "乙"}
    chart = charts.lights_table(frame([row]))
    assert "紫灯" in printed(chart) and isinstance(chart.data, pd.DataFrame)
