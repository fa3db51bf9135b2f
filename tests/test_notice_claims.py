"""Rhythms, documents, events and the windows that govern numbers."""

from __future__ import annotations

import pytest
from notice_cases import HEAD, TAIL, TITLE, claim, claims, notice, read


@pytest.mark.parametrize(
    ("words", "times", "every"),
    [
        ("每两月更新一次", 1, "P2M"),
        ("每半年召开1次", 1, "P6M"),
        ("每年组织召开2次", 2, "P1Y"),
        ("每季度轮训一次", 1, "P3M"),
        ("每月巡河2次", 2, "P1M"),
        ("每3个月检查1次", 1, "P3M"),
        ("每周过问一次", 1, "P1W"),
        ("每两周调度1次", 1, "P2W"),
        ("每天巡检3次", 3, "P1D"),
        ("每年讲党课不少于2次", 2, "P1Y"),
    ],
)
def test_a_rhythm_with_a_number_of_times_is_a_frequency(words: str, times: int, every: str) -> None:
    read = claim(f"规定{words}。", "frequency")
    assert (read.text, read.value, read.every) == (words, times, every)


def test_a_plan_with_a_rhythm_is_a_frequency_and_never_a_count() -> None:
    assert [read.kind for read in claims("计划每半年召开1次专题会议。")] == ["frequency"]


@pytest.mark.parametrize(
    ("words", "value", "every"),
    [
        ("每个季度听取1次汇报", 1, "P3M"),
        ("每双周更新一次清单", 1, "P2W"),
        ("半年一次向党组报告", 1, "P6M"),
        ("双月召开一次联席会议", 1, "P2M"),
        ("一季度一次分析研判", 1, "P3M"),
        ("实行一月一调度", 1, "P1M"),
        ("每月一通报", 1, "P1M"),
        ("每10天一调度", 1, "P10D"),
        ("每周五通报进展", 1, "P1W"),
        ("每周三次上门", 3, "P1W"),
        ("每月25日为党员活动日", 1, "P1M"),
        ("每晚巡查2次", 2, "P1D"),
        ("每季度向党组报告资金使用情况", 1, "P3M"),
        ("每年开展检查", 1, "P1Y"),
        ("每年至少2次", 2, "P1Y"),
        ("每两个月更换一次内容", 1, "P2M"),
    ],
)
def test_rhythms_are_read_in_every_form(words: str, value: float, every: str) -> None:
    (read,) = claims(f"明确{words}。")
    assert (read.kind, read.value, read.every) == ("frequency", value, every)


@pytest.mark.parametrize(
    "words", ["每年度预算", "每人每学期", "每天有专人值守", "第一季度", "上半年一次性拨付"]
)
def test_words_that_only_look_like_a_rhythm_are_none(words: str) -> None:
    assert claims(f"落实{words}。", "frequency") == []


@pytest.mark.parametrize(
    ("words", "since", "until"),
    [
        ("2024年第三季度，抽检食品30批次", "2024-07-01", "2024-09-30"),
        ("2024年前三季度，抽检食品30批次", "2024-01-01", "2024-09-30"),
        ("从2024年9月开始，抽检食品30批次", "2024-09-01", None),
        ("2024年以来，约谈；抽检食品30批次", "2024-01-01", None),
        ("2024年以来，约谈。抽检食品30批次", None, None),
        ("费用比2022年下降，抽检食品30批次", None, None),
    ],
)
def test_the_window_of_a_number_is_the_one_that_governs_it(
    words: str, since: str | None, until: str | None
) -> None:
    read = claims(f"{words}。", "count")[-1]
    assert (read.since, read.until) == (since, until)


@pytest.mark.parametrize(
    ("words", "action"),
    [
        ("《甲办法》已印发实施", "issued"),
        ("针对《甲办法》条款不细的问题，已组织修订", "revised"),
        ("更新《甲办法》", "revised"),
        ("公布《甲办法》", "issued"),
        ("对《甲办法》进行了修订", "revised"),
    ],
)
def test_what_was_done_with_a_document_may_stand_behind_its_name(words: str, action: str) -> None:
    (read,) = claims(f"{words}。", "document")
    assert read.action == action


def test_a_month_inside_a_rhythm_does_not_break_it() -> None:
    assert [(read.kind, read.every) for read in claims("每年3月开展1次检查。")] == [("frequency", "P1Y")]


def test_two_rhythms_in_one_clause_are_two_frequencies() -> None:
    found = claims("县级每季度巡河1次、镇级每月巡河2次。", "frequency")
    assert [(read.value, read.every) for read in found] == [(1, "P3M"), (2, "P1M")]


@pytest.mark.parametrize(
    ("body", "action"),
    [
        ("制定《甲办法》,明确职责。", "made"),
        ("制定出台《甲办法》。", "made"),
        ("制定印发《甲办法》。", "made"),
        ("建立《甲制度》。", "made"),
        ("修订《甲办法》。", "revised"),
        ("修订印发《甲办法》。", "revised"),
        ("完善《甲办法》。", "revised"),
        ("学习后修订《甲办法》。", "revised"),
        ("制定计划学习《甲办法》。", "cited"),
        ("向街道下发《甲通知》。", "issued"),
        ("印发《甲通知》。", "issued"),
        ("学习《甲办法》等政策文件。", "cited"),
        ("对照《甲法》逐项检查。", "cited"),
        ("以新修订的《甲法》实施为契机。", "cited"),
        ("针对《甲制度》表述不实的问题立整立改,目前已完成修订。", "revised"),
        ("《甲办法》共五章。", "cited"),
    ],
)
def test_the_word_before_a_title_says_what_was_done_with_the_document(body: str, action: str) -> None:
    read = claims(body, "document")[0]
    assert (read.title, read.action) == (read.text[1:-1], action)


def test_titles_after_one_verb_share_its_action() -> None:
    assert [read.action for read in claims("制定《甲办法》《乙办法》。")] == ["made", "made"]


def test_a_verb_in_another_clause_does_not_reach_the_title() -> None:
    assert claim("制定了措施,《甲办法》得到落实。", "document").action == "cited"


def test_a_verb_inside_a_title_says_nothing_of_the_next_one() -> None:
    found = claims("学习《关于制定规划的通知》《乙办法》。", "document")
    assert [read.action for read in found] == ["cited", "cited"]


def test_a_title_may_hold_marks_that_end_sentences_and_another_title() -> None:
    assert claim("印发《怎么办?关于落实《甲法》的通知》。").title == "怎么办?关于落实《甲法》的通知"


def test_an_act_on_a_day_or_in_a_month_is_an_event() -> None:
    assert claim("2025年2月,已召开专题会。", "event").on == "2025-02"
    assert claim("2025年1月15日已全部清退。", "event").on == "2025-01-15"


@pytest.mark.parametrize(
    "body",
    [
        "计划于2025年12月完成。",
        "拟在2025年12月投入使用。",
        "预计2025年12月完成。",
        "力争2025年12月见效。",
        "2025年12月底前完成。",
        "每年3月开展活动。",
        "2024年以来开展活动。",
        "截至2025年3月,工作有序。",
    ],
)
def test_plans_deadlines_and_windows_are_no_events(body: str) -> None:
    assert claims(body, "event") == []


@pytest.mark.parametrize(
    ("words", "since", "until"),
    [
        ("2024年以来", "2024-01-01", None),
        ("2024年7月以来", "2024-07-01", None),
        ("2024年11月起", "2024-11-01", None),
        ("今年以来", "2025-01-01", None),
        ("2024年", "2024-01-01", "2024-12-31"),
        ("2024年度", "2024-01-01", "2024-12-31"),
        ("去年", "2024-01-01", "2024-12-31"),
        ("2024年上半年", "2024-01-01", "2024-06-30"),
        ("上半年", "2025-01-01", "2025-06-30"),
        ("2024年下半年", "2024-07-01", "2024-12-31"),
        ("2025年一季度", "2025-01-01", "2025-03-31"),
        ("2024年1至8月", "2024-01-01", "2024-08-31"),
        ("2021年至2023年", "2021-01-01", "2023-12-31"),
        ("2021-2023年", "2021-01-01", "2023-12-31"),
        ("截至2024年8月底", None, "2024-08-31"),
        ("截至2024年9月20日", None, "2024-09-20"),
    ],
)
def test_the_window_before_a_number_governs_it(words: str, since: str | None, until: str | None) -> None:
    read = claim(f"{words},举办讲座3场。", "count")
    assert (read.since, read.until) == (since, until)


def test_a_window_governs_every_number_after_it_in_the_sentence() -> None:
    found = claims("举办讲座1场,2024年以来,办展2次,发稿37篇。", "count")
    assert [(read.value, read.since) for read in found] == [(1, None), (2, "2024-01-01"), (37, "2024-01-01")]


def test_a_later_window_takes_over() -> None:
    found = claims("2023年以来办展2次,2025年以来发稿37篇。", "count")
    assert [read.since for read in found] == ["2023-01-01", "2025-01-01"]


def test_a_window_ends_with_its_sentence() -> None:
    found = claims("2024年以来办展2次。推动3项制度补强。", "count")
    assert [read.since for read in found] == ["2024-01-01", None]


def test_a_window_carries_into_a_sentence_that_only_goes_on() -> None:
    found = claims("2024年以来办展2次。同时,发稿37篇。", "count")
    assert [read.since for read in found] == ["2024-01-01", "2024-01-01"]


def test_a_window_does_not_carry_into_the_next_paragraph() -> None:
    found = claims("2024年以来办展2次。\n同时,发稿37篇。", "count")
    assert [read.since for read in found] == ["2024-01-01", None]


def test_the_date_of_a_law_is_no_window() -> None:
    assert claim("学习采购法(2015年3月1日起施行),办展2次。", "count").since is None


def test_an_event_does_not_open_a_window() -> None:
    assert claim("2025年3月举办讲座2场。", "count").since is None


def test_the_numbers_of_a_date_are_no_claims() -> None:
    assert [read.kind for read in claims("2025年2月20日召开会议。")] == ["event"]


def test_a_third_of_a_month_is_reported_and_never_a_date() -> None:
    read = notice("2024年8月下旬召开会议。")
    assert [(problem.code, problem.finding) for problem in read.problems] == [("date_imprecise", 1)]
    assert "“2024年8月下旬”" in read.problems[0].message
    assert read.claims == ()


def test_a_window_from_a_third_of_a_month_is_unknown() -> None:
    read = notice("2024年8月下旬以来举办讲座2场。")
    assert [(found.since, found.until) for found in read.claims] == [(None, None)]
    assert [problem.code for problem in read.problems] == ["date_imprecise"]


def test_claims_come_in_the_order_of_the_text() -> None:
    found = claims("2025年2月制定《甲办法》,每年开展1次检查,发稿3篇。")
    assert [read.kind for read in found] == ["event", "document", "frequency", "count"]


def test_what_is_claimed_outside_the_findings_bears_the_number_0() -> None:
    found = read(f"{HEAD}党组召开专题会6次，给予组织处理5人。\n{TITLE}整改情况：学习3次。{TAIL}").claims
    assert [(claim.finding, claim.text) for claim in found] == [(0, "6次"), (0, "5人"), (1, "3次")]


def test_totals_the_header_and_the_contact_line_hold_no_claims() -> None:
    totals, contact = "反馈的1个问题，已完成1个，制定整改措施3条。", "联系电话：0000-123456，接访2次。"
    assert read(f"{HEAD}{totals}\n{TITLE}整改情况：学习。\n{contact}{TAIL}").claims == ()
