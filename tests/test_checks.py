"""Every rule on a row that breaks it and on the same row put right."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from builders import Record, claim, commitment, event, finding, measure
from case import edition, empty, notice, real
from claim_rule_cases import CASES as ON_CLAIMS
from rule_cases import CASES as ROWS_AND_LOGS

from huitoukan import checks, paths
from huitoukan.checks import RULES, check
from huitoukan.problems import Problem, Severity

Records = dict[str, list[Record]]
"""Register → its records; the finding 1 and its measure are there unless others are given."""
SOUND: Records = {"findings": [finding()], "measures": [measure(text="2025年5月以来开展活动12场。")]}
NUMBERED = claim(since="2025-05-01")
EVENT: Record = {"finding": 1, "kind": "event", "text": "2025年5月", "on": "2025-05"}
RATE: Record = {"finding": 1, "kind": "rate", "text": "100%", "value": 1, "low": 1, "high": 1, "unit": "%"}
BASED: Record = {"since": "2025-05-01", "indicator": "procurement_compliance"}

CASES: dict[str, tuple[Records, Records, str]] = {
    "required_missing": (
        {"findings": [finding(title=None)]}, {}, "[错误] 整改台账 第2行“反馈问题”：必填栏“反馈问题”空着。",
    ),
    "out_of_range": (
        {"events": [event(participants=-1)]},
        {"events": [event(participants=0)]},
        "[错误] 科普活动 第2行“参与人次”：“参与人次”的值-1不能是负数。",
    ),
    "duplicate_key": (
        {"findings": [finding(), finding(title="另一个问题")]},
        {"findings": [finding(), finding(no=2)], "measures": [measure(), measure(finding=2)]},
        "[错误] 整改台账 第3行“序号”：第3行与第2行的“序号”相同（1）。",
    ),
    "unknown_reference": (
        {"events": [event(finding=7)]},
        {"events": [event(finding=0), event(held_on="2025-04-13", finding=1)]},
        "[错误] 科普活动 第2行“对应问题”：“对应问题”写的7在“整改台账”中没有。",
    ),
    "quote_not_in_measure": (
        {"claims": [NUMBERED | {"text": "21场"}]},
        {"claims": [NUMBERED]},
        "[错误] 量化事实 第2行“原文”：问题(1)的整改措施中找不到“21场”这几个字。",
    ),
    "bounds_disordered": (
        {"claims": [NUMBERED | {"low": 13, "high": 19}]},
        {"claims": [NUMBERED | {"low": 13, "high": 19, "qualifier": "over"}]},
        "[错误] 量化事实 第2行“数值”：“12场”的下限、数值、上限没有从小到大（13、12、19）。",
    ),
    "stated_total_differs": (
        {"notice": [notice(stated_findings=3)]},
        {"notice": [notice(stated_findings=1, stated_completed=1, stated_not_completed=0)]},
        "[提醒] 通报信息 第2行“自述问题数”：通报写的“自述问题数”是3，逐条数出来是1。",
    ),
    "promise_without_rhythm": (
        {"commitments": [commitment(every=None)]},
        {"commitments": [commitment(), commitment(text="谈话", every=None, occasion="国庆")]},
        "[待问] 长期承诺 第2行“承诺内容”：问题(1)承诺“更换挂图”，没有周期也没有节点，无法按期检查。",
    ),
    "finding_without_measure": (
        {"measures": []}, {}, "[提醒] 整改台账 第2行“反馈问题”：问题(1)“服务不够主动”没有整改措施。",
    ),
    "rate_without_base": (
        {"measures": [measure(text="合规率100%")], "claims": [RATE | BASED]},
        {
            "measures": [measure(text="2个项目，合规率100%")],
            "claims": [RATE | BASED, claim(**BASED, text="2个", value=2, low=2, high=2, unit="个")],
        },
        "[提醒] 量化事实 第2行“数值”：问题(1)的“100%”（采购合规率）没有说明总数是多少。",
    ),
    "notice_dates_disordered": (
        {"notice": [notice(signed_on="2025-01-20")]},
        {"notice": [notice(signed_on="2025-01-21", feedback_on="2025-01-21")]},
        "[错误] 通报信息 第2行“落款日期”：“落款日期”（2025-01-20）早于“反馈日期”（2025-01-21）。",
    ),
    "closed_before_feedback": (
        {"findings": [finding(closed_on="2025-01-20")]},
        {"findings": [finding(closed_on="2025-01-21")]},
        "[提醒] 整改台账 第2行“销号日期”：问题(1)的销号日期2025-01-20早于反馈日期2025-01-21。",
    ),
    "as_of_before_signing": (
        {"notice": [notice(signed_on="2025-05-21")]},
        {"notice": [notice(signed_on="2025-05-20")]},
        "[错误] 通报信息 第2行“落款日期”："
        "统计日期2025-05-20早于通报的落款日期2025-05-21，那时还没有这份通报。",
    ),
    "closed_after_as_of": (
        {"findings": [finding(closed_on="2025-05-21")]},
        {"findings": [finding(closed_on="2025-05-20")]},
        "[错误] 整改台账 第2行“销号日期”：问题(1)的销号日期2025-05-21晚于统计日期2025-05-20。",
    ),
    "status_not_stated": (
        {"findings": [finding(status=None)]},
        {},
        "[待问] 整改台账 第2行“完成状态”：问题(1)没有写明完成情况。",
    ),
    "closed_on_words_only": (
        {"measures": [measure(text="高度重视。")]},
        {"measures": [measure(text="制定《甲》。")],
         "claims": [{"finding": 1, "kind": "document", "text": "《甲》", "title": "甲", "action": "made"}]},
        "[待问] 整改台账 第2行“完成状态”：问题(1)“服务不够主动”报告为已完成，"
        "但文字中没有制度、有日期的行动、周期或数量。",
    ),
    "claims_read_from_words": (
        {"measures": [measure(text="2025年3月走访企业2家。")]},
        {"measures": [measure(text="高度重视。")]},
        "[说明] 整改措施 第2行“整改措施”：“量化事实”里没有填问题(1)，它们的数量、日期和文件（共2条）"
        "是从整改措施的文字中读出来的，有没有依据按这些判断。",
    ),
    "closed_without_date_or_number": (
        {"measures": [measure(text="高度重视。")]},
        {"measures": [measure(text="2025年5月完成。")], "claims": [EVENT]},
        "[待问] 整改台账 第2行“完成状态”：问题(1)“服务不够主动”报告为已完成，"
        "但文字中既没有任何日期，也没有结果数量。",
    ),
    "window_straddles_feedback": (
        {"claims": [NUMBERED | {"since": "2025-01-01"}]},
        {"claims": [NUMBERED | {"since": "2025-01-21"}]},
        "[提醒] 量化事实 第2行：问题(1)“12场”的统计窗口从2025-01-01算起，横跨反馈日："
        "140天中有120天（85.7%）在反馈之后；反馈之后的最少是零，最多是全部，原文分不开，按天数平摊约是10场。",
    ),
    "evidence_before_feedback": (
        {
            "measures": [measure(text="2024年5月换届。")],
            "claims": [EVENT | {"on": "2024-05", "text": "2024年5月"}],
        },
        {
            "measures": [measure(text="2025年1月换届。")],
            "claims": [EVENT | {"on": "2025-01", "text": "2025年1月"}],
        },
        "[提醒] 量化事实 第2行：问题(1)所举“2024年5月”的事项发生在反馈（2025-01-21）之前。",
    ),
} | ROWS_AND_LOGS | ON_CLAIMS  # fmt: skip
"""Rule → records that break it, records that do not, and how the line for the first begins."""


def found(code: str, records: Records) -> list[Problem]:
    return RULES[code].problems(edition(**SOUND | records))


def test_there_is_a_case_for_every_rule() -> None:
    assert set(CASES) == set(RULES)


@pytest.mark.parametrize("code", CASES)
def test_the_rule_finds_what_breaks_it_and_says_so_in_one_line(code: str) -> None:
    (problem,) = found(code, CASES[code][0])
    assert problem.line.startswith(CASES[code][2]) and problem.line.endswith(f"处理：{RULES[code].remedy}")
    assert problem.code == code


@pytest.mark.parametrize("code", CASES)
def test_the_rule_leaves_alone_what_keeps_it(code: str) -> None:
    assert found(code, CASES[code][1]) == []


@pytest.mark.parametrize("code", CASES)
def test_the_rule_has_nothing_to_say_of_an_empty_ledger(code: str) -> None:
    assert RULES[code].problems(empty()) == []


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_is_worded_as_a_sentence_with_something_to_do(rule: Any) -> None:
    for words in (rule.message, rule.remedy):
        assert words.endswith("。") and not any(mark in words for mark in ",;:?\"'")


def test_a_sound_ledger_has_no_problem() -> None:
    assert check(edition(**SOUND | {"claims": [NUMBERED | {"indicator": None}]})) == []


BROKEN: Records = {
    "notice": [notice(organ=None, stated_findings=9, inspected_to="2024-02-01", feedback_on="2025-01")],
    "findings": [
        finding(no=None, title=None, status=None),
        finding(no=0, closed_on="2030-01-01"),
        finding(no=0, title=None, status="in_progress"),
    ],
    "measures": [measure(finding=None), measure(text=None), measure(no=None, finding=9)],
    "claims": [
        {"finding": None, "kind": "rate", "text": None},
        {"finding": 0, "kind": "rate", "text": "100%", "value": 2, "low": 3, "high": 1},
        {"finding": 0, "kind": None, "text": "{奇怪}", "since": "2026-01-01", "until": "2025-01-01"},
    ],
    "commitments": [commitment(finding=None, text=None, every=None)],
    "sessions": [{"held_on": None, "studio": "没有的工作室"}],
}


def test_messages_have_no_place_left_empty_however_broken_the_ledger_is() -> None:
    problems = check(edition(**BROKEN))
    assert {problem.code for problem in problems} >= {"required_missing", "out_of_range", "unknown_reference"}
    for problem in problems:
        text = problem.message.replace("{奇怪}", "")
        assert not any(word in text for word in ("None", "nan", "NaT", "<NA>", "{", "}")), problem.line
        assert "()" not in text and "“”" not in text, problem.line


def test_errors_come_first_and_what_reading_met_is_kept() -> None:
    met = Problem("guessed", Severity.NOTE, "年份由上文推定。")
    case = edition(**BROKEN)
    object.__setattr__(case.ledger, "problems", (met,))
    order = [list(Severity).index(problem.severity) for problem in check(case)]
    assert order == sorted(order) and met in check(case)


def test_a_window_that_governs_several_numbers_is_named_once() -> None:
    claims = [claim(text="12场"), claim(text="8次", value=8, low=8, high=8)]
    (problem,) = found("window_straddles_feedback", {"claims": claims})
    assert problem.value == "12场、8次"


def test_a_promise_outside_the_findings_is_the_notices_own() -> None:
    (problem,) = found("promise_without_rhythm", {"commitments": [commitment(finding=0, every=None)]})
    assert problem.message.startswith("通报承诺")


def test_checking_alters_nothing() -> None:
    before = {name: table.copy() for name, table in real().ledger.tables.items()}
    check(real())
    for name, table in real().ledger.tables.items():
        pd.testing.assert_frame_equal(table, before[name])


def test_the_real_case_has_no_error_and_the_questions_found_by_reading() -> None:
    by_rule: dict[str, list[int | None]] = {}
    for problem in check(real()):
        assert problem.severity is not Severity.ERROR, problem.line
        by_rule.setdefault(problem.code, []).append(problem.finding)
    assert by_rule == {
        "closed_on_words_only": [3, 4, 6, 9],
        "closed_without_date_or_number": [4, 6, 9, 12, 19],
        "evidence_before_feedback": [18, 3],
        "window_straddles_feedback": [1, 2, 5, 7, 11, 14, 15, 16, 17],
        "promise_without_rhythm": [3, 5, 11, 11, 17, 19, 0],
        "standing_word_without_promise": [2],
        "fewer_named_than_claimed": [11, 13],
        "fewer_documents_than_claimed": [20],
        "same_fact_agrees": [17],
        "part_within_whole": [1],
        "same_document_in_findings": [20, 20],
        "attendances_not_people": [7],
        "rate_of_few": [16],
        "rate_without_base": [14],
        "earlier_figure_not_comparable": [7, 7],
        "national_mean_not_comparable": [7],
        "places_named": [11, 13, 18],
        "days_beside_peers": [None],
        "finding_about_earlier_round": [20],
    }


def test_the_list_of_rules_is_whole_after_a_bare_import() -> None:
    program = "import huitoukan.checks; print(*huitoukan.checks.RULES)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    folder = Path(checks.__file__).parent
    declared = {
        code
        for path in folder.glob("*.py")
        for code in re.findall(r'^@rule\(\s*"(\w+)"', path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert set(done.stdout.split()) == set(RULES) == declared


def test_the_page_of_rules_lists_every_rule() -> None:
    page = (paths.ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert set(RULES) <= set(re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE))


def test_quotation_marks_within_a_quotation_become_single_ones() -> None:
    (problem,) = found("finding_about_earlier_round", {"findings": [finding(title="上轮“纸面整改”")]})
    assert problem.message.startswith("问题(1)“上轮‘纸面整改’”说的是") and problem.value == "上轮“纸面整改”"
