"""Statuses: on a line, in brackets, in the first or last words, once for all; decoys are refused."""

from __future__ import annotations

import pytest
from notice_cases import HEAD, TAIL, read

from huitoukan.notice import Notice
from huitoukan.notice.outline.statuses import status_of


def statuses(*bodies: str, after: str = "", before: str = "") -> list[str]:
    return [found.status for found in notice(*bodies, after=after, before=before).findings]


def notice(*bodies: str, after: str = "", before: str = "") -> Notice:
    names = ("甲", "乙", "丙", "丁")
    lines = [
        f"（{no}）关于{name}不严的问题。\n{body}"
        for no, name, body in zip((1, 2, 3, 4), names, bodies, strict=False)
    ]
    return read(HEAD + before + "\n".join(lines) + f"\n{after}" + TAIL)


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("已完成", "completed"),
        ("已整改到位", "completed"),
        ("整改完毕", "completed"),
        ("已办结", "completed"),
        ("已销号", "completed"),
        ("均已整改完成", "completed"),
        ("已完成，持续推进", "sustained"),
        ("已完成并长期坚持", "sustained"),
        ("已完成，并持续巩固", "sustained"),
        ("长期坚持", "sustained"),
        ("基本完成", "basically_completed"),
        ("阶段性完成", "basically_completed"),
        ("基本完成，持续推进", "basically_completed"),
        ("正在推进，持续整改", "in_progress"),
        ("达到序时进度", "in_progress"),
        ("持续推进中", "in_progress"),
        ("已完成80%，预计年底前完成", "in_progress"),
        ("已完成100%", "completed"),
        ("尚未整改到位", "not_completed"),
        ("未完成", "not_completed"),
        ("✓", "completed"),
        ("×", "not_completed"),
        ("正在推进。其余随平台升级接入。", "in_progress"),
        ("已完成2项", "not_stated"),
        ("完成情况良好", "not_stated"),
        ("", "not_stated"),
    ],
)
def test_a_status_line_means(words: str, status: str) -> None:
    assert status_of(words) == status


@pytest.mark.parametrize(
    "title",
    [
        "（1）关于甲不严的问题（已完成）",
        "（1）关于甲不严的问题。（整改状态：已完成）",
        "【已完成】（1）关于甲不严的问题",
        "（1）【已完成】关于甲不严的问题",
        "（1）甲不严【已完成】",
    ],
)
def test_a_status_in_brackets_belongs_to_the_heading(title: str) -> None:
    (found,) = read(f"{HEAD}{title}\n学习3次。{TAIL}").findings
    assert (found.title, found.status, found.status_text) == ("甲不严", "completed", found.status_text)
    assert found.status_text and found.status_text.endswith("已完成")


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("整改情况：已完成。一是学习。", "completed"),
        ("该问题已完成整改。一是学习。", "completed"),
        ("学习3次。该问题已完成整改，并将长期坚持。", "sustained"),
        ("学习3次，尚余1项待联调，基本完成整改。", "basically_completed"),
        ("学习3次。目前正在推进。", "in_progress"),
        ("整改进展：已完成", "completed"),
        ("【完成情况】未完成", "not_completed"),
        ("学习3次。\n已完成。", "completed"),
        # decoys: something else is done, or all will be
        ("学习3次，已完成立项。", "not_stated"),
        ("抓好整改，确保年底前整改到位。", "not_stated"),
        ("移交的线索中1件已办结。", "not_stated"),
        ("做到整改一项、完成一项，持续推进。", "not_stated"),
    ],
)
def test_the_text_may_say_the_status(body: str, status: str) -> None:
    assert statuses(body) == [status]


@pytest.mark.parametrize(
    "sentence",
    [
        "目前，上述问题均已整改完成。",
        "以上2个问题均已完成整改。",
        "截至目前，反馈的2个问题已全部完成整改。",
        "所有问题均已整改到位。",
    ],
)
def test_one_sentence_may_speak_for_all(sentence: str) -> None:
    assert statuses("学习。", "调研。", after=sentence) == ["completed", "completed"]
    assert statuses("学习。", "调研。", before=sentence + "\n") == ["completed", "completed"]


def test_a_sentence_for_all_is_told_as_such() -> None:
    codes = [problem.code for problem in notice("学习。", "调研。", after="上述问题均已整改完成。").problems]
    assert "status_blanket" in codes


def test_a_finding_that_speaks_for_itself_keeps_its_status() -> None:
    assert statuses("学习。", "整改进展：正在推进", after="以上问题均已完成整改。") == [
        "completed",
        "in_progress",
    ]


@pytest.mark.parametrize(
    "sentence",
    ["除第3、4项正在推进外，其余均已完成整改。", "除“丙不严”“丁不严”正在推进外，其余问题均已完成。"],
)
def test_exceptions_keep_their_own_status(sentence: str) -> None:
    assert statuses("学习。", "调研。", "检查。", "公开。", after=sentence) == [
        "completed",
        "completed",
        "in_progress",
        "in_progress",
    ]


def test_exceptions_that_name_no_finding_leave_all_unstated_and_are_reported() -> None:
    found = notice("学习。", "调研。", after="除1个问题正在推进外，其余均已完成。")
    assert [one.status for one in found.findings] == ["not_stated", "not_stated"]
    assert "status_unclear" in [problem.code for problem in found.problems]


@pytest.mark.parametrize(
    "sentence",
    [
        "确保所有问题全部整改到位。",
        "力争年底前上述问题全部完成整改。",
        "对上述问题逐一整改销号。",
        "以上3个账号均已注销。",
    ],
)
def test_what_is_still_to_be_reached_is_no_status(sentence: str) -> None:
    assert statuses("学习。", "调研。", after=f"下一步，{sentence}") == ["not_stated", "not_stated"]


def test_a_sentence_after_each_theme_speaks_of_the_findings_above_it() -> None:
    lines = (
        "一、政治建设方面",
        "1.关于甲不严的问题",
        "学习。",
        "2.关于乙不实的问题",
        "调研。",
        "以上2个问题均已完成整改。",
        "二、作风建设方面",
        "3.关于丙不严的问题",
        "检查。",
        "以上1个问题正在推进，预计年底前完成。",
    )
    found = read(HEAD + "\n".join(lines) + TAIL).findings
    assert [one.status for one in found] == ["completed", "completed", "in_progress"]


def test_a_status_may_stand_in_brackets_behind_a_label() -> None:
    assert statuses("整改落实情况（基本完成）：学习3次。") == ["basically_completed"]
