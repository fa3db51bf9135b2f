"""Sentences: every number computed, nothing said that the data do not hold."""

from __future__ import annotations

import dataclasses
import re

import pytest
from builders import claim, commitment, finding
from case import edition, empty, real

from huitoukan import checks, sentences
from huitoukan.codelists import load

EACH = pytest.mark.parametrize(
    "sentence", (*sentences.SUMMARY, sentences.contest, sentences.studios), ids=lambda s: s.__name__
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
