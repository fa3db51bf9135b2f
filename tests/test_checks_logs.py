"""Rules on whole logs: when they speak, when they keep silent, and how much they say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from builders import (
    Record,
    claim,
    event,
    finding,
    gallery_check,
    measure,
    meeting,
    sent_workbook,
    session,
    site_check,
    suggestion,
    visit,
)
from case import edition, notice

from huitoukan.checks import RULES, check
from huitoukan.problems import Problem
from huitoukan.registers import REGISTERS

KNOWN: Record = {"street": "东街街道", "community": "军门社区"}
WINDOW: Record = {"since": "2025-03-01", "until": "2025-05-20"}


def found(code: str, **records: Any) -> list[Problem]:
    return RULES[code].problems(edition(**records))


def days(count: int) -> list[str]:
    """So many different days of early 2025."""
    return [f"2025-{1 + at // 28:02}-{1 + at % 28:02}" for at in range(count)]


def crowds(seed: int, count: int) -> list[Record]:
    """Events of skewed size, as clean as they come."""
    sizes = np.exp(np.random.default_rng(seed).normal(3.9, 0.7, count)).astype(int) + 1
    return [event(held_on="2025-03-08", name=f"活动{at}", participants=int(n)) for at, n in enumerate(sizes)]


@pytest.mark.parametrize("declared", REGISTERS.values(), ids=REGISTERS)
def test_the_day_and_the_order_of_a_register_are_columns_of_days(declared: Any) -> None:
    named = {name for pair in declared.order for name in pair} | ({declared.day} if declared.day else set())
    assert {declared.column(name).type for name in named} <= {"date", "partial_date"}


def test_a_sheet_without_a_required_column_is_told_of_it_once(tmp_path: Path) -> None:
    path = sent_workbook(
        tmp_path / "台账.xlsx",
        会议学习=[
            ["会议类别", "议题", "是否邀请纪检监察组"],
            ["主席办公会", "预算", "是"],
            ["主席办公会", "人事", "是"],
        ],
    )
    told = [problem for problem in check(path) if "会议日期" in problem.message]
    assert [problem.code for problem in told] == ["missing_column"]


def test_the_feedback_stated_above_the_table_serves_where_no_notice_is(tmp_path: Path) -> None:
    path = sent_workbook(
        tmp_path / "台账.xlsx",
        整改台账=[
            ["整改台账（反馈日期：2025年2月25日）"],
            ["序号", "反馈问题", "完成状态", "销号日期"],
            [1, "预算不细", "已完成", "2025-01-15"],
            [2, "档案不全", "已完成", "2025-03-15"],
        ],
    )
    early = [problem for problem in check(path) if problem.code == "closed_before_feedback"]
    assert [problem.row for problem in early] == [3]


def test_a_day_after_the_one_the_sheet_states_is_told_though_it_is_past(tmp_path: Path) -> None:
    path = sent_workbook(
        tmp_path / "台账.xlsx",
        整改台账=[
            ["整改台账（截至2025年9月30日）"],
            ["序号", "反馈问题", "完成状态", "销号日期"],
            [1, "预算不细", "已完成", "2025-09-30"],
            [2, "档案不全", "已完成", "2025-10-15"],
        ],
    )
    later = [problem for problem in check(path) if problem.code.endswith("after_as_of")]
    assert [(problem.row, problem.column) for problem in later] == [(4, "销号日期")]
    assert "finding_without_measure" not in {problem.code for problem in check(path)}


def test_the_lists_say_nothing_of_a_ledger_of_another_place() -> None:
    strange = [event(**KNOWN), event(**KNOWN | {"community": "某某社区"}, name="乙")]
    assert found("unknown_place", notice=[notice(organ="某区科协")], events=strange) == []
    assert found("unknown_place", notice=[], events=[event(community=f"某{n}社区") for n in "甲乙丙丁"]) == []


def test_without_an_organ_most_places_decide_whether_the_lists_apply() -> None:
    places = ["军门社区", "中山社区", "庆城社区", "星河社区"]
    events = [event(street=None, community=place, name=place) for place in places]
    (problem,) = found("unknown_place", notice=[], events=events)
    assert problem.value == "星河社区"


def test_a_street_of_the_grassroots_and_a_visited_community_are_looked_up_too() -> None:
    (street,) = found("unknown_place", grassroots=[{"street": "东大街道", "matter": "supplement"}])
    assert (street.column, "相近的有东街街道" in street.message) == ("街道（镇）", True)
    visits = [visit(), visit(target="示范公司", target_kind="enterprise"), visit(target="军门社区居委会")]
    assert [problem.value for problem in found("unknown_place", visits=visits)] == ["示范社区"]


def test_very_many_rows_with_one_fault_are_told_in_two_hundred_lines_and_one_more() -> None:
    problems = found("out_of_range", events=[event(participants=-1) for _ in range(205)])
    assert len(problems) == 201
    assert problems[-1].message == "同样的问题还有5处：第202、203、204、205、206行。"
    assert problems[-1].row == 202


def test_with_many_days_after_the_as_of_day_only_some_are_told_one_by_one() -> None:
    assert len(found("date_after_as_of", events=[event(held_on="2025-06-01") for _ in range(30)])) == 21


@pytest.mark.parametrize(("quarter", "told"), [("2025Q2", 0), ("2025Q3", 1), (None, 1)])
def test_a_visit_after_the_quarter_it_was_made_for_is_no_day_to_come(quarter: str | None, told: int) -> None:
    own = replace(
        edition(findings=[finding()], verifications=[site_check(checked_on="2025-07-08", quarter=quarter)]),
        as_of=date(2025, 6, 30),
    )
    assert [one.code for one in check(own)].count("date_after_as_of") == told


def test_a_finding_closed_in_days_to_come_is_told_once_as_an_error() -> None:
    findings = [finding(closed_on="2025-05-21")]
    assert found("date_after_as_of", findings=findings) == []
    assert len(found("closed_after_as_of", findings=findings)) == 1


def test_a_month_that_is_published_before_it_begins_is_out_of_order() -> None:
    row: Record = {"month": "2025-04", "person_code": "A01", "published_on": "2025-03-31"}
    (problem,) = found("dates_disordered", attendance=[row, row | {"published_on": "2025-04-30"}])
    assert problem.message == "“公示日期”（2025-03-31）早于“月份”（2025-04）。"


def test_twins_that_chance_explains_are_left_alone() -> None:
    sizes = np.random.default_rng(0).integers(10, 13, 24)
    crowded = [
        session(held_on=day, topic=f"主题{at}", participants=int(size))
        for at, (day, size) in enumerate(zip(4 * days(6), sizes, strict=True))
    ]
    assert found("same_record_twice", sessions=crowded) == []


def test_rows_that_agree_in_everything_are_the_same_even_without_a_key() -> None:
    row = meeting(topic=None)
    (problem,) = found("same_record_twice", meetings=[row, meeting(), row])
    assert problem.message == "与第2行各栏都相同，可能登记了两次。"


def test_a_gallery_is_not_inspected_and_nothing_suggested_before_its_time() -> None:
    gallery: Record = {"name": "示范画廊", "kind": "new", "built_on": "2025-05-11"}
    (early,) = found("before_it_existed", galleries=[gallery], gallery_checks=[gallery_check()])
    assert (early.column, early.value) == ("巡检日期", "2025-05-10")
    suggestions = [suggestion(visit="示范社区", raised_on="2025-04-02"), suggestion(text="乙")]
    (early,) = found("before_it_existed", visits=[visit()], suggestions=suggestions)
    assert early.row == 2


@pytest.mark.parametrize("seed", range(20))
def test_a_log_without_plants_has_neither_outliers_nor_round_numbers(seed: int) -> None:
    events = crowds(seed, 135)
    assert found("outlier", events=events) == found("round_numbers", events=events) == []


@pytest.mark.parametrize(("heaped", "count"), [(4, 20), (15, 100)])
def test_a_few_round_numbers_are_no_heap(heaped: int, count: int) -> None:
    numbers = [100] * heaped + [61 + at % 30 for at in range(count - heaped)]
    assert found("round_numbers", events=[event(participants=number) for number in numbers]) == []


def test_events_on_line_are_of_another_size() -> None:
    events = crowds(1, 60) + [event(name=f"直播{at}", online=True, participants=4000 + at) for at in range(5)]
    assert found("outlier", events=events) == []


def test_numbers_too_few_to_show_a_spread_have_no_outlier() -> None:
    assert found("outlier", events=[*crowds(1, 18), event(participants=99999)]) == []


def published(value: float, indicator: str, **changes: Any) -> Record:
    return claim(value=value, low=value, high=value, indicator=indicator, **WINDOW | changes)


def test_a_published_sum_is_held_against_the_sum_and_blank_numbers_are_named() -> None:
    events = [event(participants=40), event(name="乙", participants=None)]
    (problem,) = found("log_differs_from_claim", claims=[published(80, "attendances")], events=events)
    assert problem.message.endswith("登记的是40场，少40；没有写“参与人次”的有1行（第3行）。")


def test_rows_without_a_day_are_named_where_rows_are_missing() -> None:
    claims = [published(2, "studio_sessions")]
    (problem,) = found("log_differs_from_claim", claims=claims, sessions=[session(), session(held_on=None)])
    assert problem.message.endswith("少1；没有写日期的有1行（第3行）。")


def test_more_rows_than_published_are_told_as_more() -> None:
    claims = [published(1, "press_items", unit="篇")]
    press = [{"published_on": "2025-04-01", "title": title} for title in "甲乙"]
    (problem,) = found("log_differs_from_claim", claims=claims, press=press)
    assert problem.message.endswith("登记的是2篇，多1。")


def test_a_rounded_number_is_kept_by_every_sum_within_its_bounds() -> None:
    about = published(100, "attendances") | {"low": 95, "high": 105}
    assert found("log_differs_from_claim", claims=[about], events=[event(participants=95)]) == []


def test_an_open_bound_and_an_unwritten_window_are_no_difference() -> None:
    over = published(1, "events") | {"high": None}
    timeless = published(9, "events") | {"since": None}
    events = [event(), event(name="乙")]
    assert found("log_differs_from_claim", claims=[over, timeless], events=events) == []


def test_meetings_are_counted_by_the_kinds_that_the_claim_names() -> None:
    claims = [
        published(2, "meetings", subject="主席办公会议"),
        published(2, "meetings", subject="各类碰头"),
        published(1, "discipline_attendance", subject="派驻纪检监察组参与主席办公会"),
    ]
    meetings = [meeting(), meeting(topic="乙", discipline_group_attended=False), meeting(kind="常委会")]
    assert found("log_differs_from_claim", claims=claims, meetings=meetings) == []
    fewer = found("log_differs_from_claim", claims=claims, meetings=meetings[1:])
    assert [problem.row for problem in fewer] == [2, 4]


def test_standing_associations_are_counted_whatever_the_window() -> None:
    bodies = [{"name": "甲", "status": "active"}, {"name": "乙", "status": "moved"}]
    timeless = published(2, "enterprise_associations") | {"since": None, "unit": "家"}
    (problem,) = found("log_differs_from_claim", claims=[timeless], associations=bodies)
    assert problem.message.endswith("“企业科协”登记的是1家，少1。")


def test_communities_are_counted_once_however_often_they_were_visited() -> None:
    visits = [visit(), visit(visited_on="2025-04-04")]
    assert found("log_differs_from_claim", claims=[published(1, "communities_visited")], visits=visits) == []


def test_a_measure_under_a_finding_kept_up_for_good_may_go_on() -> None:
    findings = [finding(status="sustained")]
    going = [measure(status="in_progress"), measure(no=2, status="not_completed")]
    (problem,) = found("measure_open_under_closed_finding", findings=findings, measures=going)
    assert problem.row == 3


@pytest.mark.parametrize("told", [{"progress": "已谈话11人次"}, {"evidence": "会议纪要三份"}])
def test_what_is_told_with_a_number_is_not_asked_for_one(told: Record) -> None:
    case = {"findings": [finding()], "measures": [measure(text="谈心谈话。", **told)]}
    assert found("closed_without_date_or_number", **case) == []


def test_a_closing_day_or_named_evidence_is_more_than_words() -> None:
    for proof in ({"closed_on": "2025-05-01"}, {"evidence": "登记簿"}):
        case = {"findings": [finding(**proof)], "measures": [measure(text="高度重视。")]}
        assert found("closed_on_words_only", **case) == []
