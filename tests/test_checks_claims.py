"""Rules on claims, where they speak and where they keep silent."""

from __future__ import annotations

from typing import Any

import pytest
from builders import claim, commitment, finding, measure
from case import edition, notice
from claim_rule_cases import CONTEST, FOUR, OFFICE, RATE, RULES_MADE, TWICE, TWO, exact, paper, text

from huitoukan.checks import RULES
from huitoukan.checks.recurrence import alike
from huitoukan.problems import Problem

ELSEWHERE = [notice(organ="某县某局")]


def found(code: str, **records: Any) -> list[Problem]:
    return RULES[code].problems(edition(**{"findings": [finding()], "measures": [measure()]} | records))


def test_work_without_a_number_begun_before_the_inspection_is_older_than_the_feedback() -> None:
    old = text("2022年以来，常态化走访企业。")
    (problem,) = found("evidence_before_feedback", **old)
    assert problem.message == (
        "问题(1)所举“2022年以来”的事项开始于反馈（2025-01-21）之前，也早于巡察开始（2024-03-01）："
        "1236天中有120天（9.7%）在反馈之后。"
    )
    assert found("window_straddles_feedback", **old) == []
    dated = {"finding": 1, "kind": "event", "text": "2025年3月", "on": "2025-03"}
    assert found("evidence_before_feedback", **old, claims=[dated]) == []
    assert len(found("window_straddles_feedback", **old, claims=[dated])) == 1


def test_of_feasts_those_after_the_feedback_are_counted() -> None:
    words = "2024年以来，在春节、国庆、中秋前集体谈话。"
    promised = [commitment(text=words, every=None, occasion="春节、国庆、中秋")]
    held = {"finding": 1, "kind": "event", "text": "2025年3月", "on": "2025-03"}
    (problem,) = found("window_straddles_feedback", **text(words), commitments=promised, claims=[held])
    assert problem.message.endswith("120天（23.7%）在反馈之后；其间的节点有4个，在反馈之后的是2025年春节。")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("2024年以来组织的活动12场", 1),
        ("核查2024年以来签订的合同12场", 0),
        ("补开2024年度组织生活会12场", 0),
        ("自2024年以来开展的活动12场", 1),
    ],
)
def test_a_year_that_only_says_of_what_year_things_are_is_no_window(words: str, told: int) -> None:
    claims = [claim(since="2024-01-01")]
    assert len(found("window_straddles_feedback", **text(words), claims=claims)) == told


def test_what_lasts_is_not_shared_out_by_days() -> None:
    claims = [claim(since="2024-01-01"), exact(24, text="24小时", unit="小时", since="2024-01-01")]
    (problem,) = found("window_straddles_feedback", claims=claims)
    assert problem.value == "12场"


def test_an_amount_of_money_in_two_findings_agrees_though_the_words_differ() -> None:
    money: dict[str, Any] = {"kind": "money", "unit": "元", "since": None, "indicator": None}
    one = claim(
        **money | {"text": "3.86万元", "value": 38600, "low": 38550, "high": 38650, "subject": "清退"}
    )
    other = exact(38600, **money | {"finding": 2, "text": "38600元", "subject": "入库"})
    (problem,) = found("same_fact_agrees", **TWO, claims=[one, other])
    assert problem.finding == 2
    round_sums = [exact(50000, **money | {"finding": no, "text": "5万元"}) for no in (1, 2)]
    assert found("same_fact_agrees", **TWO, claims=round_sums) == []


def test_two_findings_that_tell_of_one_part_count_it_once() -> None:
    three = {"findings": [finding(no=no) for no in (1, 2, 3)]}
    third = TWICE | {"finding": 3, "subject": "派驻组参加主席办公会议"}
    (problem,) = found("part_within_whole", **three, claims=[FOUR, TWICE, third])
    assert "主席办公会2次（问题(2)）、2次（问题(3)），没有超出；其余各种合计6次" in problem.message


def test_more_attended_than_held_is_a_part_larger_than_its_whole() -> None:
    held = exact(2, text="2次", **OFFICE)
    attended = exact(3, text="3次", **OFFICE | {"finding": 2, "subject": "派驻组参加主席办公会议"})
    (problem,) = found("part_exceeds_whole", **TWO, claims=[held, attended])
    assert problem.message.endswith("派驻组参加主席办公会议3次（问题(2)），部分比全部还多。")
    assert (
        found("part_exceeds_whole", **TWO, claims=[held, attended | {"value": 1, "low": 1, "high": 1}]) == []
    )


def test_a_part_told_right_after_its_whole_may_not_be_more() -> None:
    people: dict[str, Any] = {"unit": "人", "indicator": None, "since": None}
    whole = exact(5, text="5人", **people | {"subject": "处理"})
    part = exact(6, text="6人", **people | {"subject": "其中诫勉"})
    assert len(found("part_exceeds_whole", claims=[whole, part])) == 1
    assert found("part_exceeds_whole", claims=[whole, part | {"value": 3, "low": 3, "high": 3}]) == []


def test_totals_may_count_what_is_kept_up_apart_from_what_is_done() -> None:
    done = [finding(no=no, status="completed") for no in (1, 2)] + [finding(no=3, status="sustained")]
    going = [finding(no=4, status="in_progress")]
    for number in (2, 3):
        stated = [notice(stated_findings=4, stated_completed=number, stated_in_progress=1)]
        assert found("stated_total_differs", findings=done + going, notice=stated) == []
        assert found("stated_parts_differ", findings=done + going, notice=stated) == []
    assert len(found("stated_total_differs", findings=done + going, notice=[notice(stated_completed=1)])) == 1


def test_findings_without_a_status_contradict_no_total() -> None:
    silent = [finding(no=no, status=None) for no in (1, 2)]
    stated = [notice(stated_completed=2, stated_completion_rate=1)]
    assert found("stated_total_differs", findings=silent, notice=stated) == []
    assert found("stated_rate_differs", findings=silent, notice=stated) == []


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        ("受理诉求463件，办结率100%", "办结率"),
        ("抽检600份，未发生事故，合格率100%", "合格率"),
        ("15个站点接入，接入率100%，其余6个在建", "接入率"),
        ("接待费同比下降100%", "接待费同比下降"),
    ],
)
def test_a_rate_whose_base_the_sentence_gives_or_that_has_none_is_let_be(words: str, subject: str) -> None:
    rate = RATE | {"indicator": None, "subject": subject}
    assert found("rate_without_base", **text(words), claims=[rate]) == []


def test_of_a_rate_before_and_after_the_later_is_told_with_the_whole_clause() -> None:
    rates = [
        RATE | {"indicator": None, "subject": "提高到", "text": words, "value": value}
        for words, value in (("61%", 0.61), ("93.2%", 0.932))
    ]
    (problem,) = found("rate_without_base", **text("建立项目库，执行率由61%提高到93.2%。"), claims=rates)
    assert problem.message == "问题(1)的“执行率由61%提高到93.2%”没有说明总数是多少。"


def test_a_stated_number_of_rules_is_held_against_all_that_are_named() -> None:
    papers = [paper("甲办法"), paper("乙规范", action="issued"), paper("丙通知", action="issued")]
    papers += [paper("丁法", action="cited"), paper("甲办法", finding=2)]
    (problem,) = found("fewer_documents_than_claimed", notice=[notice(stated_rules=3)], claims=papers)
    assert "点名新定、修订或印发的只有2件：《甲办法》、《乙规范》" in problem.message
    assert found("fewer_documents_than_claimed", notice=[notice(stated_rules=2)], claims=papers) == []


def test_a_finding_that_names_no_paper_is_held_against_the_whole_notice() -> None:
    claims = [exact(2, **RULES_MADE), paper("甲办法", finding=2)]
    (problem,) = found("fewer_documents_than_claimed", **TWO, claims=claims)
    assert "全文点名新定、修订或印发的只有1件：《甲办法》" in problem.message


@pytest.mark.parametrize("code", ["fewer_named_than_claimed", "places_named", "unknown_place_named"])
def test_places_of_another_organ_are_not_looked_up(code: str) -> None:
    words = text("走访军门、屏上等13个社区。")
    assert found(code, **words) and not found(code, **words, notice=ELSEWHERE)


def test_attendances_of_another_place_are_not_held_against_our_residents() -> None:
    (problem,) = found("attendances_not_people", claims=[claim(**CONTEST)], notice=ELSEWHERE)
    assert "常住人口" not in problem.message and "8,000至29,000人" in problem.message


@pytest.mark.parametrize(
    "words",
    [
        "拟定清单，草拟方案，比照计划检查。",
        "将意识形态工作列入日程，将12项任务分到科室。",
        "研究下一步工作安排，制定2025年计划。",
        "对拟销号事项集体把关。",
    ],
)
def test_words_that_only_look_like_a_plan_are_let_be(words: str) -> None:
    assert found("plan_not_result", **text(words)) == []


def test_a_plan_that_the_notice_keeps_apart_or_an_open_finding_has_is_no_result() -> None:
    words, apart = "拟于6月印发。", "下一步打算：拟于6月印发。"
    assert found("plan_not_result", **text("已印发。", progress=apart)) == []
    assert found("plan_not_result", **text(words), findings=[finding(status="in_progress")]) == []
    assert len(found("plan_not_result", **text("已起草。", progress=words))) == 1


def test_texts_are_alike_by_the_characters_they_share() -> None:
    texts = ["经费管理不严格", "经费使用管理不严格", "阵地作用发挥不足", ""]
    assert [pair[:2] for pair in alike(texts, 0.4)] == [(0, 1)]
    assert alike(texts, 0.4)[0][2] == pytest.approx(alike(texts[::-1], 0.4)[0][2])
    assert alike(["", ""], 0) == []


def test_measures_copied_from_another_finding_are_told_though_the_titles_differ() -> None:
    words = "召开会议研究部署，明确专人负责，按月核对台账，逐项落实到位。"
    measures = [measure(text=words), measure(finding=2, text=words)]
    titles = [finding(title="经费管理不严格"), finding(no=2, title="阵地作用不足")]
    (problem,) = found("findings_alike", findings=titles, measures=measures)
    assert problem.finding == 2 and "的措施相近（相似度1）" in problem.message
