"""Sentences: every number computed, nothing said that the data do not hold."""

from __future__ import annotations

import dataclasses
import re

import pytest
from builders import claim, commitment, finding
from case import edition, empty, real
from recorded_case import recorded

from huitoukan import checks, sentences
from huitoukan.codelists import load

EACH = pytest.mark.parametrize(
    "sentence",
    (*sentences.SUMMARY, *sentences.RECORDED, sentences.contest, sentences.studios),
    ids=lambda s: s.__name__,
)


@EACH
def test_an_empty_ledger_is_said_to_be_empty_not_zero(sentence) -> None:  # type: ignore[no-untyped-def]
    words = sentence(empty())
    assert words.endswith("。")
    assert re.search("没有|缺少", words)
    assert "0%" not in words and "None" not in words and "nan" not in words


@EACH
def test_on_the_real_case_it_is_one_closed_sentence(sentence) -> None:  # type: ignore[no-untyped-def]
    words = sentence(real())
    assert words.endswith("。") and words.count("。") == 1
    assert "None" not in words and "nan" not in words


@EACH
def test_made_up_data_carry_their_mark_into_it(sentence) -> None:  # type: ignore[no-untyped-def]
    case = real()
    synthetic = dataclasses.replace(case, ledger=dataclasses.replace(case.ledger, synthetic=True))
    assert sentence(synthetic).startswith(load("warnings").label_of("synthetic"))


def test_the_findings_behind_a_number_are_named() -> None:
    case = edition(findings=[finding(no=1), finding(no=2, title="另一问题")], claims=[claim(finding=2)])
    assert "只有表述、没有制度、有日期的行动或数量的1个(1)" in sentences.evidenced(case)


def test_completion_of_half_is_not_said_to_be_all() -> None:
    case = edition(findings=[finding(no=1), finding(no=2, status="in_progress")])
    assert sentences.reported(case).startswith("单位报告完成50.0%(1/2)")


def test_unverified_closures_are_not_said_to_have_failed() -> None:
    words = sentences.verified(edition(findings=[finding()]))
    assert "尚未核查" in words and "不等于核查不实" in words


def test_the_first_due_date_is_given() -> None:
    assert "最早在2025年8月31日" in sentences.promises(edition(commitments=[commitment()]))


def test_the_summary_ends_with_what_the_checks_found() -> None:
    case = real()
    found = checks.check(case)
    last = sentences.summary(case, found)[-1]
    warnings = sum(problem.severity.value == "warning" for problem in found)
    assert f"提醒{warnings}条" in last


def test_a_clean_ledger_is_said_to_be_clean() -> None:
    assert sentences.to_do([], empty()) == "自动核对没有发现问题。"


def test_a_notebook_shows_a_sentence_as_a_quote() -> None:
    assert sentences.Sentence("好。")._repr_markdown_() == "> **好。**"


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        (sentences.closing, "按时销号率20.0%(1/5,另5项未计入)；到期仍未销号的33.3%(2/6,另4项未计入)"),
        (
            sentences.events_recorded,
            "登记活动5场、500人次，一半的场次不超过80人次；登记到过的社区2.9%(2/69,另4场未计入)",
        ),
        (
            sentences.studios_used,
            "登记工作室活动3场，每室每周0.0847场；近三个月没有登记活动的工作室50.0%(1/2,另1项不适用)",
        ),
        (
            sentences.galleries_kept,
            "有挂图更换记录的画廊66.7%(2/3)，其中超过两个月没有更换的50.0%(1/2,另1项未计入)",
        ),
        (
            sentences.suggestions_raised,
            "问题建议销号率50.0%(2/4,另1项未计入)，到期未销号的33.3%(1/3,另2项未计入)",
        ),
    ],
)
def test_what_is_recorded_is_told_with_its_numbers(sentence, words) -> None:  # type: ignore[no-untyped-def]
    assert sentence(recorded()).startswith(words)


def test_registers_without_rows_are_named() -> None:
    words = sentences.registers_filled(recorded(), "studios", "publicity")
    assert words == "这里用到的5张登记表中，3张没有记录：网络竞赛、宣传报道、阵地清单。"
    assert "都有记录" in sentences.registers_filled(recorded(), "studios", "galleries")
