"""Header and stated totals."""

from __future__ import annotations

import pytest
from notice_cases import BODY_LINES, notice, read

from huitoukan.notice import Header, Stated

PERIOD = "2024年2月20日至3月26日"


def header(opening: str, signature: str = "2025年5月20日") -> Header:
    return read(f"{opening}\n一、整改情况\n{BODY_LINES}\n{signature}\n").header


def test_the_opening_sentence_gives_the_header() -> None:
    assert notice("加强学习。").header == Header(
        "鼓楼区科学技术协会", "区委巡察二组", "2024-02-20", "2024-03-26", "2025-01-21", "2025-05-20"
    )


def test_a_name_without_its_place_gets_it_from_the_title() -> None:
    opening = f"梧溪县融媒体中心整改公示\n{PERIOD},县委巡察一组对县融媒体中心党组进行了巡察。"
    assert header(opening).organ == "梧溪县融媒体中心党组"


def test_a_name_stays_as_it_is_where_the_place_stands_nowhere() -> None:
    assert header(f"{PERIOD},县委巡察一组对县水务局党组进行了巡察。").organ == "县水务局党组"


def test_a_name_with_its_place_is_kept() -> None:
    opening = f"关于青屏县水务局党组整改的通报\n{PERIOD},县委巡察一组对青屏县水务局党组进行了巡察。"
    assert header(opening).organ == "青屏县水务局党组"


@pytest.mark.parametrize(
    "inspector", ["区委巡察二组", "县委第四巡察组", "市委第六巡察组", "区委第十二巡察组"]
)
def test_the_inspecting_group_is_named_as_printed(inspector: str) -> None:
    assert header(f"{PERIOD},{inspector}对县水务局党组进行了巡察。").inspector == inspector


def test_an_inspection_across_the_new_year_keeps_both_years() -> None:
    read_ = header("2023年11月13日至2024年1月26日,县委第四巡察组对县水务局党组开展了巡察。")
    assert (read_.inspected_from, read_.inspected_to) == ("2023-11-13", "2024-01-26")


def test_a_feedback_date_without_year_takes_that_of_the_end_of_the_inspection() -> None:
    opening = "2023年11月13日至2024年1月26日,县委第四巡察组对县水务局党组巡察。3月19日,反馈了意见。"
    assert header(opening).feedback_on == "2024-03-19"


def test_a_feedback_date_before_the_end_of_the_inspection_lies_in_the_next_year() -> None:
    opening = "2024年10月8日至12月13日,县委第四巡察组对县水务局党组开展巡察。1月9日,反馈了意见。"
    assert header(opening).feedback_on == "2025-01-09"


def test_a_range_that_is_no_inspection_is_not_taken_for_one() -> None:
    assert header("2021年1月至2023年6月,我们开展学习。现予公布。").inspected_from is None


def test_the_signing_date_may_be_written_in_chinese_numerals() -> None:
    assert header(f"{PERIOD}巡察。", "二〇二四年九月三十日").signed_on == "2024-09-30"


def test_a_date_inside_a_line_is_not_the_signing_date() -> None:
    assert header(f"{PERIOD}巡察。", "公示期至2025年5月20日").signed_on is None


def test_each_header_field_that_is_missing_is_reported() -> None:
    found = read(f"现将整改情况公布如下。\n{BODY_LINES}")
    assert [problem.message for problem in found.problems] == [
        "没有读到被巡察单位。", "没有读到巡察组。", "没有读到巡察开始日期。", "没有读到巡察结束日期。",
        "没有读到反馈日期。", "没有读到落款日期。",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "name", "value"),
    [
        ("针对反馈的4个方面15个问题,制定方案", "findings", 15),
        ("巡察组反馈的3个方面12个具体问题全部认领", "findings", 12),
        ("反馈巡察意见,共指出14个问题", "findings", 14),
        ("反馈的十二个问题", "findings", 12),
        ("已完成整改11个", "completed", 11),
        ("已完成6个", "completed", 6),
        ("已办结9个", "completed", 9),
        ("基本完成1个", "basically_completed", 1),
        ("正在整改2个", "in_progress", 2),
        ("正在推进2个", "in_progress", 2),
        ("未完成0个", "not_completed", 0),
        ("尚未完成整改3个", "not_completed", 3),
        ("整改完成率73.3%", "completion_rate", 0.733),
        ("完成率为75％", "completion_rate", 0.75),
        ("提出整改措施36项", "measures", 36),
        ("细化为24条整改措施", "measures", 24),
        ("制定和修订制度12项", "rules", 12),
        ("建立完善5项制度", "rules", 5),
    ],
)
def test_a_total_the_notice_states_is_read(words: str, name: str, value: float) -> None:
    found = read(f"整改概况:{words}。\n{BODY_LINES}").stated
    assert found == Stated(**{name: value})


def test_totals_stand_side_by_side_without_mixing() -> None:
    found = read(f"已完成整改9个,基本完成2个,正在推进1个,未完成0个,完成率75%。\n{BODY_LINES}").stated
    assert found == Stated(None, 9, 2, 1, 0, 0.75, None, None)


def test_a_number_in_the_text_of_a_finding_is_no_total() -> None:
    assert notice("抽查发现9个问题,已完成2个。").stated == Stated()


def test_what_is_not_stated_is_unknown() -> None:
    assert notice("加强学习。").stated == Stated()


def test_another_number_of_findings_than_stated_is_reported() -> None:
    found = read(f"共指出14个问题。\n{BODY_LINES}").problems
    assert "通报自述14个问题，读出1个。" in [problem.message for problem in found]


def test_the_same_number_of_findings_as_stated_is_no_problem() -> None:
    found = read(f"共指出1个问题。\n{BODY_LINES}").problems
    assert "stated_differs" not in [problem.code for problem in found]
