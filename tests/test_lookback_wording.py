"""Texts as they stand on paper: days in words, no web addresses, one full stop, cut between clauses."""

from __future__ import annotations

import pytest

from huitoukan.lookback.wording import clause_of, cut, sentences, together, worded


def test_days_and_months_are_told_in_words_and_a_year_once() -> None:
    assert worded("统计至2025-09-30，自2025-02起") == "统计至2025年9月30日，自2025年2月起"
    assert worded("2025-01-01至2025-05-20") == "2025年1月1日至5月20日"
    assert worded("2024-01-01至2025-05-20") == "2024年1月1日至2025年5月20日"


@pytest.mark.parametrize(
    "text", ["链接：https://example.com/2025-08-10/42", "编号2025-08-101", "档号A2025-08-10", "2025-13-01"]
)
def test_what_is_no_day_of_its_own_is_left_as_it_is(text: str) -> None:
    assert worded(text) == text


def test_a_source_known_by_its_web_address_is_left_out_and_a_book_stays() -> None:
    assert worded("不能比。出处：http://example.com/a-2021-11-12/1.shtml。") == "不能比。"
    assert worded("出处：某报，https://example.com/b；还有一句") == "还有一句"
    assert worded("出处：《统计年鉴》。") == "出处：《统计年鉴》。"


def test_sentences_have_one_full_stop_each() -> None:
    assert sentences("请写明，如“每季度一次”。", "", "看原件；") == "请写明，如“每季度一次”。看原件。"


def test_a_text_is_cut_at_the_end_of_a_clause() -> None:
    assert cut("一共135场，参加的有4.7万人次，另有37篇稿件", 16) == "一共135场……"
    assert cut("短的不动", 20) == "短的不动"


def test_a_whole_sentence_is_left_where_most_of_it_fits() -> None:
    assert cut("前一句话说得很完整；后一句，只能放下一小半，后面没有了", 18) == "前一句话说得很完整……"


@pytest.mark.parametrize(
    ("text", "longest", "left"),
    [
        ("甲乙丙（丁，戊，己）庚，辛壬癸子丑寅卯", 11, "甲乙丙……"),
        ("共计1234567890场次的活动", 8, "共计……"),
        ("共计47,000人次的活动记录", 8, "共计……"),
        ("《甲，乙，丙的规定》一件，以及其他文件", 15, "《甲，乙，丙的规定》一件……"),
    ],
)
def test_no_bracket_no_title_and_no_number_is_torn_apart(text: str, longest: int, left: str) -> None:
    assert cut(text, longest) == left and len(left) <= longest


def test_what_several_questions_say_alike_is_said_once() -> None:
    told = together(["问题(4)报告为已完成，但没有次数。", "问题(4)报告为已完成，但文字中没有日期。"])
    assert told == "问题(4)报告为已完成，但没有次数；文字中没有日期。"


@pytest.mark.parametrize(
    ("before", "words", "after", "clause"),
    [
        ("2025年以来,实地走访军门等", "13个", "社区,提出意见30余项。", "实地走访军门等13个社区"),
        ("整改情况:一是区科协举办学习会", "2次", ",由经办人员学习。", "区科协举办学习会2次"),
        ("", "2月", ",由主要领导牵头,安排财务人员学习,再强调。", "2月,由主要领导牵头,安排财务人员学习"),
        ("", "2025年3月", ",召开会议。下一句不要。", "2025年3月,召开会议"),
        ("形成“", "2个", "机制”。", "形成‘2个机制’"),
    ],
)  # fmt: skip
def test_a_fact_is_quoted_with_its_clause_and_a_date_with_what_happened(
    before: str, words: str, after: str, clause: str
) -> None:
    assert clause_of(before, words, after) == clause
