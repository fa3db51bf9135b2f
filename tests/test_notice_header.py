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


@pytest.mark.parametrize(
    ("opening", "days"),
    [
        ("2024年3月5日至28日，县委巡察一组对县水务局党组开展了巡察。", ("2024-03-05", "2024-03-28")),
        ("2024年3月5日—4月30日，县委巡察一组对县水务局党组开展了巡察。", ("2024-03-05", "2024-04-30")),
        ("2024.3.5-2024.4.30，县委巡察一组对县水务局党组开展了巡察。", ("2024-03-05", "2024-04-30")),
        ("二〇二四年三月五日至四月三十日，县委巡察一组对县水务局党组巡察。", ("2024-03-05", "2024-04-30")),
        ("二○二四年三月五日至四月三十日，县委巡察一组对县水务局党组巡察。", ("2024-03-05", "2024-04-30")),
        ("2024年3月至5月，县委巡察一组对县水务局党组开展了巡察。", ("2024-03", "2024-05")),
        (
            "县委巡察一组对县水务局党组反馈了意见，巡察时间为2024年3月5日至4月30日。",
            ("2024-03-05", "2024-04-30"),
        ),
        ("2024年717日至830日，县委巡察一组对县水务局党组开展了巡察。", ("2024-07-17", "2024-08-30")),
        ("2024 3月5日至4月30日，县委巡察一组对县水务局党组开展了巡察。", ("2024-03-05", "2024-04-30")),
        ("2024年8月下旬至10月下旬，县委巡察一组对县水务局党组开展了巡察。", (None, None)),
    ],
)
def test_the_inspection_is_dated_in_every_way(opening: str, days: tuple[str | None, str | None]) -> None:
    found = header(opening)
    assert (found.inspected_from, found.inspected_to) == days


def test_a_date_that_lost_its_marks_and_reads_two_ways_is_left_out_and_reported() -> None:
    found = read(f"{PERIOD},县委巡察一组对县水务局党组巡察,并于2025年111日反馈意见。\n{BODY_LINES}")
    assert found.header.feedback_on is None
    assert any("1月11日或11月1日" in problem.message for problem in found.problems)


def test_of_two_inspections_the_outer_days_are_taken_and_it_is_said() -> None:
    found = read(
        "2023年4月10日至6月9日,县委巡察一组对县民政局党组巡察；2024年3月18日至4月19日,又开展专项巡察。\n"
        + BODY_LINES
    )
    assert (found.header.inspected_from, found.header.inspected_to) == ("2023-04-10", "2024-04-19")
    assert "several_inspections" in [problem.code for problem in found.problems]


def test_a_third_of_a_month_is_reported_once_and_not_as_missing() -> None:
    found = read(f"2024年8月下旬至10月下旬,县委巡察一组对县水务局党组巡察。\n{BODY_LINES}\n2025年5月20日")
    codes = [problem.code for problem in found.problems]
    assert codes.count("header_imprecise") == 2
    assert not any("没有读到巡察" in problem.message for problem in found.problems)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("同年12月4日", "2024-12-04"),
        ("次年1月9日", "2025-01-09"),
        ("12月4日", "2024-12-04"),
        ("2024年12月", "2024-12"),
    ],
)
def test_the_feedback_is_dated_from_the_inspection(words: str, day: str) -> None:
    assert header(f"{PERIOD},县委巡察一组对县水务局党组开展了巡察,并于{words}反馈了意见。").feedback_on == day


@pytest.mark.parametrize(
    ("opening", "organ"),
    [
        ("中共霞屿市粮食局党组关于巡察整改的通报\n县委巡察一组对我局党组开展了巡察。", "霞屿市粮食局党组"),
        (
            "县委巡察一组对远川银行股份有限公司（以下简称“远川银行”）党委开展了巡察。",
            "远川银行股份有限公司党委",
        ),
        ("县委巡察一组对柳湾村党总支（以下简称“村党总支”）开展了直接巡察。", "柳湾村党总支"),
    ],
)
def test_the_organ_is_named_in_full(opening: str, organ: str) -> None:
    assert header(opening).organ == organ


@pytest.mark.parametrize(
    "inspector",
    [
        "省委第三巡视组",
        "校党委第一巡察组",
        "市委第一提级巡察组",
        "县委机动巡察组",
        "市委第三提级交叉巡察组",
        "中央第四巡视组",
        "区委巡察第23组",
    ],
)
def test_inspecting_groups_of_all_kinds_are_known(inspector: str) -> None:
    assert header(f"根据统一部署，{PERIOD}，{inspector}对县水务局党组开展了巡察。").inspector == inspector


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("中共县水务局党组　　2025年5月20日", "2025-05-20"),
        ("（2025年5月20日）", "2025-05-20"),
        ("2025年5月", "2025-05"),
        ("二○二五年五月二十日", "2025-05-20"),
    ],
)
def test_the_signature_bears_its_day_in_every_way(line: str, day: str) -> None:
    assert header(f"{PERIOD},县委巡察一组对县水务局党组巡察。", line).signed_on == day


def test_a_day_on_top_of_the_page_is_not_that_of_the_signature() -> None:
    assert header(f"2026-01-08\n{PERIOD},县委巡察一组对县水务局党组巡察。", "").signed_on is None


@pytest.mark.parametrize(
    ("words", "name", "value"),
    [
        ("已完成7个，占比70%", "completion_rate", 0.7),
        ("A类（已完成）7个", "completed", 7),
        ("C类（未完成）1个", "not_completed", 1),
        ("剩余1个正在推进", "in_progress", 1),
        ("建章立制8项", "rules", 8),
        ("8个问题中已完成整改5个", "findings", 8),
        ("已整改5个，尚未整改1个", "not_completed", 1),
        ("阶段性完成整改1个", "completed", None),
        ("做到整改完成一项、销号一项", "completed", None),
        ("三个方面共反馈各类问题16个", "findings", 16),
    ],
)
def test_totals_are_worded_in_many_ways(words: str, name: str, value: float | None) -> None:
    assert getattr(read(f"整改概况：{words}。\n{BODY_LINES}").stated, name) == value


def test_statuses_that_do_not_add_up_to_the_totals_are_reported() -> None:
    found = read(f"反馈的1个问题，未完成1个。\n{BODY_LINES}").problems
    assert "通报自述未完成1个，逐条读出0个。" in [problem.message for problem in found]


def test_what_is_done_and_kept_up_may_be_counted_among_the_done() -> None:
    body = BODY_LINES.replace("已完成", "已完成，长期坚持")
    codes = [problem.code for problem in read(f"反馈的1个问题，已完成1个。\n{body}").problems]
    assert "stated_differs" not in codes
