"""Chinese punctuation, line breaks and the typeface."""

from __future__ import annotations

import pandas as pd
import pytest
from matplotlib.font_manager import FontProperties, findfont

from huitoukan.charts import fonts
from huitoukan.charts.words import flow, mark, text_of, typeset, wrap
from huitoukan.problems import InputError

COMMA, COLON, OPEN, CLOSE = "\uff0c", "\uff1a", "\uff08", "\uff09"


def test_what_is_missing_is_the_empty_text_not_a_word():
    assert [text_of(value) for value in (None, pd.NA, float("nan"), "有")] == ["", "", "", "有"]
    assert text_of(2020.0) == "2020"
    assert mark(5) == "(5)" and mark(pd.NA) == mark(0) == ""


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("先做,再查", f"先做{COMMA}再查"),
        ("来源:公报", f"来源{COLON}公报"),
        ("办法(试行)", f"办法{OPEN}试行{CLOSE}"),
        ("83.3%(45/54,另6项不适用)", f"83.3%{OPEN}45/54{COMMA}另6项不适用{CLOSE}"),
        ("56(工作室(2021年),公报)", f"56{OPEN}工作室{OPEN}2021年{CLOSE}{COMMA}公报{CLOSE}"),
        ("100%(20/20)", "100%(20/20)"),
        ("问题(5)", "问题(5)"),
        ("http://a.cn/b,c", "http://a.cn/b,c"),
        ("1,000场", "1,000场"),
    ],
)
def test_punctuation_beside_chinese_is_full_width_and_figures_are_left_alone(typed, printed):
    assert typeset(typed) == printed
    assert typeset(printed) == printed


def test_lines_keep_to_the_width_and_lose_no_character():
    text = "鼓楼区科学技术协会关于规范科普经费使用管理、提高资金使用效益的通知" * 3
    lines = wrap(text, 40, 8)
    assert "".join(lines) == text
    assert max(fonts.width_mm(line, 8) for line in lines) <= 40


def test_no_line_begins_with_a_stop_or_ends_with_an_opening_bracket():
    text = "甲,乙。《丙》、(丁)" * 20
    for width in range(12, 40):
        lines = wrap(text, width, 8)
        assert not any(line[0] in f"{COMMA}。、》{CLOSE}" for line in lines)
        assert not any(line[-1] in f"《{OPEN}" for line in lines)


def test_numbers_and_dates_are_not_broken_but_an_endless_address_is():
    assert wrap("人数共计669090人", 18, 8) == ["人数共计", "669090人"]
    assert len(wrap("http://" + "a" * 200, 100, 8)) > 2


def test_items_are_broken_between_and_not_within():
    assert flow(["已完成3/10项", "基本完成2/10项", "未完成1/10项"], 46, 8).splitlines() == [
        "已完成3/10项\uff1b基本完成2/10项",
        "未完成1/10项",
    ]


def test_the_packaged_font_is_the_one_that_is_drawn_with():
    import pylopdf_fonts_zh_cn

    found = findfont(FontProperties(family=[fonts.family()]), fallback_to_default=False)
    assert str(found) == str(pylopdf_fonts_zh_cn.sans_path())


@pytest.fixture
def no_package(monkeypatch):
    monkeypatch.setattr(fonts, "_packaged", lambda: None)
    fonts.family.cache_clear()
    yield monkeypatch
    fonts.family.cache_clear()


def test_without_the_package_an_installed_chinese_font_is_used(no_package):
    no_package.setattr(fonts, "SYSTEM", ("没有的字体", "DejaVu Sans"))
    assert fonts.family() == "DejaVu Sans"


def test_without_any_chinese_font_the_remedy_is_named(no_package):
    no_package.setattr(fonts, "SYSTEM", ("没有的字体",))
    with pytest.raises(InputError, match="pylopdf-fonts-zh-cn"):
        fonts.family()
