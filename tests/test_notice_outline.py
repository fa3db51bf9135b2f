"""Findings in their headings: titles, parts and categories, statuses, measures."""

from __future__ import annotations

import pytest
from notice_cases import HEAD, TAIL, listed, notice, read

from huitoukan.notice.outline.statuses import status_of
from huitoukan.notice.outline.titles import bare_title

BODY = "整改情况:加强学习。"


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("关于政治理论学习不够扎实的问题。", "政治理论学习不够扎实"),
        ("针对“水资源费应收未收”问题。", "水资源费应收未收"),
        ("对于选题策划不够的问题", "选题策划不够"),
        ("新媒体平台更新不及时问题。", "新媒体平台更新不及时"),
        ("关于文风不实问题的整改情况:", "文风不实"),
        ("关于“三重一大”议事决策落实不够到位的问题。", "“三重一大”议事决策落实不够到位"),
        ("关于存在“纸面整改”和反弹回潮现象的问题。", "存在“纸面整改”和反弹回潮现象"),
        ("针对“防汛‘最后一公里’存在薄弱环节”问题", "防汛‘最后一公里’存在薄弱环节"),
        ("关于“纸面整改”和“数字整改”的问题", "“纸面整改”和“数字整改”"),
    ],
)
def test_a_title_is_the_bare_problem(heading: str, title: str) -> None:
    assert bare_title(heading) == title


def test_findings_are_numbered_through_the_document_and_keep_their_marks_as_labels() -> None:
    found = listed("1.学习不严。", "（1）关于甲的问题。", BODY, "2.作风不实。", "（1）关于乙的问题。", BODY)
    assert [(one.no, one.label, one.title) for one in found] == [(1, "（1）", "甲"), (2, "（1）", "乙")]


def test_the_theme_is_the_part_and_the_heading_between_is_the_category() -> None:
    (found,) = listed("一、整改情况", "(一)聚焦决策部署方面", "1.学习不到位。", "(1)关于甲的问题。", BODY)
    assert (found.part, found.category) == ("聚焦决策部署方面", "学习不到位")


def test_an_unmarked_line_before_a_finding_is_its_category() -> None:
    (found,) = listed("(一)聚焦整改方面", "主体责任不到位。", "(1)关于甲的问题。", BODY)
    assert (found.part, found.category) == ("聚焦整改方面", "主体责任不到位")


def test_a_new_heading_ends_an_unmarked_category() -> None:
    found = listed(
        "(一)聚焦整改方面", "主体责任不到位。", "(1)关于甲的问题。", BODY,
        "(二)聚焦作风方面", "1.作风不实。", "(2)关于乙的问题。", BODY,
    )  # fmt: skip
    assert (found[1].part, found[1].category) == ("聚焦作风方面", "作风不实")


def test_a_part_without_headings_in_between_gives_no_category() -> None:
    (found,) = listed("(一)聚焦整改方面", "(1)关于甲的问题。", BODY)
    assert (found.part, found.category) == ("聚焦整改方面", None)


def test_headings_are_kept_as_printed() -> None:
    (found,) = listed("(一)聚焦学习、作风，以及整改方面", "(1)关于甲的问题。", BODY)
    assert found.part == "聚焦学习、作风，以及整改方面"


def test_a_problem_that_holds_narrower_problems_is_their_category() -> None:
    (found,) = listed("(一)关于“思路不够有力”问题的整改", "1.针对“甲”问题。开展整改。")
    assert (found.title, found.category) == ("甲", "关于“思路不够有力”问题的整改")


@pytest.mark.parametrize(
    "heading", ["二、巡察反馈问题的整改情况", "二、主要问题整改落实情况", "三、下一步解决问题"]
)
def test_a_heading_of_the_whole_report_is_no_finding(heading: str) -> None:
    (found,) = listed("(1)关于甲的问题。", BODY, heading, "继续推进。")
    assert found.title == "甲"


def test_the_heading_may_go_on_into_its_own_paragraph() -> None:
    (found,) = listed("1.针对“甲”问题。一是学习;二是整改,开展2次。")
    assert (found.title, len(found.measures), found.body[0].text) == ("甲", 2, "一是学习;二是整改,开展2次。")


def test_a_full_stop_inside_a_quoted_title_does_not_end_it() -> None:
    (found,) = listed("1.针对“工程滞后。未决算”问题。开展整改。")
    assert found.title == "工程滞后。未决算"


def test_a_full_stop_inside_quotes_does_not_end_a_title_without_opening_word() -> None:
    (found,) = listed("1.“工程滞后。未决算”的问题。开展整改。")
    assert found.title == "工程滞后。未决算"


def test_a_full_stop_inside_an_unquoted_title_does_not_end_it() -> None:
    (found,) = listed("1.关于审核有漏洞。未经三审即发布的问题。", BODY)
    assert found.title == "审核有漏洞。未经三审即发布"


def test_the_body_of_a_finding_ends_at_the_closing_words() -> None:
    (found,) = listed("(1)关于甲的问题。", BODY, "下一步,开展3次讲座。")
    assert [passage.text for passage in found.body] == ["加强学习。"]


def test_a_line_that_calls_itself_a_problem_is_a_finding() -> None:
    found = listed("问题1:关于甲的问题。", BODY, "问题2:乙不到位。", BODY)
    assert [one.title for one in found] == ["甲", "乙不到位"]


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("已完成", "completed"),
        ("已完成。", "completed"),
        ("已完成整改任务。", "completed"),
        ("已完成,正在总结", "completed"),
        ("已完成并长期坚持", "sustained"),
        ("已完成，长期坚持。", "sustained"),
        ("长期坚持", "sustained"),
        ("基本完成", "basically_completed"),
        ("正在推进,预计年底完成", "in_progress"),
        ("正在整改", "in_progress"),
        ("未完成", "not_completed"),
        ("尚未完成", "not_completed"),
        ("√", "completed"),
    ],
)
def test_a_status_line_is_read_by_the_longest_word_it_opens_with(words: str, status: str) -> None:
    assert status_of(words) == status


@pytest.mark.parametrize("words", ["已完成2项", "已完成方案制定", "力争完成", "见附件", ""])
def test_words_that_only_begin_like_a_status_are_none(words: str) -> None:
    assert status_of(words) == "not_stated"


def test_an_unknown_status_line_is_reported_and_not_taken_for_done() -> None:
    found = notice("加强学习。", status="已完成2项,还有1项")
    assert (found.findings[0].status, found.findings[0].status_text) == ("not_stated", "已完成2项,还有1项")
    assert [(problem.code, problem.finding) for problem in found.problems] == [("status_unknown", 1)]


def test_a_finding_without_status_words_is_not_stated() -> None:
    (found,) = listed("(1)关于甲的问题。", "整改情况:任务完成后开展检查。")
    assert (found.status, found.status_text) == ("not_stated", None)


def test_the_first_sentence_may_be_the_status_and_is_no_measure() -> None:
    (found,) = listed("(1)关于甲的问题。", "整改情况:正在整改。一是学习。二是检查。")
    assert (found.status, found.status_text) == ("in_progress", "正在整改")
    assert [measure.text for measure in found.measures] == ["一是学习。", "二是检查。"]


def test_a_text_that_is_only_a_status_sets_out_no_measure() -> None:
    (found,) = listed("(1)关于甲的问题。", "整改情况:已完成。")
    assert (found.status, found.measures, found.body) == ("completed", (), ())


def test_a_status_line_right_above_the_date_is_read() -> None:
    text = f"{HEAD}(1)关于甲的问题。\n{BODY}\n完成情况:已完成\n2025年5月20日"
    assert read(text).findings[0].status == "completed"


def test_the_last_clause_may_be_the_status() -> None:
    (found,) = listed("(1)关于甲的问题。", "整改情况:加强学习。该问题已完成整改。")
    assert (found.status, found.status_text) == ("completed", "该问题已完成整改")


@pytest.mark.parametrize("ending", ["持续推进", "直至销号", "计划于年底前完成", "长期坚持", "落实到位"])
def test_a_turn_of_phrase_at_the_end_is_no_status(ending: str) -> None:
    (found,) = listed("(1)关于甲的问题。", f"整改情况:加强学习,{ending}。")
    assert found.status == "not_stated"


def test_the_status_line_goes_before_words_in_the_text() -> None:
    (found,) = listed("(1)关于甲的问题。", "整改情况:已完成。加强学习。", "完成情况:正在整改")
    assert found.status == "in_progress"


def test_a_long_paragraph_under_a_status_label_is_text() -> None:
    body = "一是" + "加强学习" * 10 + "。二是" + "加强检查" * 10 + "。"
    (found,) = listed("(1)关于甲的问题。", f"整改进展:{body}")
    assert (found.status, len(found.measures)) == ("not_stated", 2)


@pytest.mark.parametrize(
    ("body", "measures"),
    [
        ("加强学习。", 1),
        ("一是学习。二是检查。三是总结。", 3),
        ("全面整改。一是学习;二是检查。", 2),
        ("(1)学习;(2)检查。", 2),
        ("①学习;②检查;③总结;④公示。", 4),
        ("第一,学习。第二,检查。", 2),
        ("一是学习。", 1),
        ("学习。\n检查。", 2),
        ("\n一是学习。二是检查。", 2),
        ("", 0),
    ],
)
def test_measures_are_counted_by_their_marks(body: str, measures: int) -> None:
    assert len(notice(body).findings[0].measures) == measures


def test_a_measure_keeps_its_words_and_place() -> None:
    found = notice("一是学习。\u3000二是检查。")
    assert [measure.text for measure in found.findings[0].measures] == ["一是学习。", "二是检查。"]
    assert all(
        found.source.text[measure.start : measure.end] == measure.text
        for measure in found.findings[0].measures
    )


def test_windows_line_ends_change_nothing() -> None:
    text = f"{HEAD}(一)聚焦学习方面\n1.学习不严。\n(1)关于甲的问题。\n{BODY}\n完成情况:已完成{TAIL}"
    unix, windows = read(text), read(text.replace("\n", "\r\n"))
    assert [one.as_dict() for one in windows.findings] == [one.as_dict() for one in unix.findings]
    assert windows.header == unix.header
