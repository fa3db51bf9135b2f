"""Where nobody has entered claims of a finding, the words of its measures say what was done."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import pytest
from builders import Record, claim, finding, measure
from case import edition, only, real

from huitoukan import sentences
from huitoukan.checks import RULES, check
from huitoukan.evidence import items, named_evidence, rungs, timing
from huitoukan.metrics.completion import three_completions
from huitoukan.metrics.evidence import evidence_by_finding

TOLD = "2025年3月5日召开主席办公会2次，制定《学习制度》，合格率100%。"


def read(*measures: Record, entered: Sequence[Record] = ()) -> list[tuple[str, str]]:
    claims = edition(findings=[finding()], measures=list(measures), claims=entered).claims
    return list(zip(claims["kind"], claims["text"], strict=True))


def test_numbers_days_and_documents_are_read_from_a_measure() -> None:
    assert read(measure(text=TOLD)) == [
        ("event", "2025年3月5日"), ("count", "2次"), ("document", "《学习制度》"), ("rate", "100%"),
    ]  # fmt: skip


def test_a_finding_with_entered_claims_is_not_read_again() -> None:
    assert read(measure(text=TOLD), entered=[claim()]) == [("count", "12场")]


def test_what_is_read_is_not_entered_in_the_ledger() -> None:
    case = edition(measures=[measure(text=TOLD)])
    assert len(case.claims) == 4 and case.ledger["claims"].empty


def test_what_the_progress_tells_is_the_result_of_what_the_measure_planned() -> None:
    assert read(measure(text="开课不少于8门。", progress="已开课7门。")) == [("count", "7门")]
    assert read(measure(text="开课8门。", progress="已完成。")) == [("count", "8门")]


def test_what_is_still_to_come_is_not_read() -> None:
    assert read(measure(text="加强学习。", progress="下一步打算：开课9门。")) == []


def test_the_real_case_has_all_its_claims_entered() -> None:
    assert real().claims["measure"].isna().all()


def test_a_problem_of_a_read_claim_points_to_its_measure() -> None:
    case = edition(findings=[finding()], measures=[measure(), measure(no=2, text=TOLD)])
    (problem,) = RULES["rate_without_base"].problems(case)
    assert (problem.sheet, problem.row, problem.column) == ("整改措施", 3, "整改措施")
    assert case.source("claims", case.claims.index[-1]) == "台账.xlsx 整改措施 第3行"


@pytest.mark.parametrize(
    ("evidence", "rung", "dated"),
    [
        ("《考勤管理规定》", 1, False), ("布置照片", 1, False), ("会议纪要", 2, False),
        ("2025年4月3日活动照片", 2, True), ("暂无", 0, False), ("/", 0, False), (None, 0, False),
    ],
)  # fmt: skip
def test_named_evidence_reaches_a_rung_of_its_own(evidence: str | None, rung: int, dated: bool) -> None:
    for case in (
        edition(findings=[finding()], measures=[measure(text="加强学习。", evidence=evidence)]),
        edition(findings=[finding(evidence=evidence)], measures=[measure(text="加强学习。")]),
    ):
        assert rungs(case).tolist() == [rung]
        assert timing(case)["dated"].tolist() == [dated]
        assert len(named_evidence(case)) == (rung > 0)


def test_a_day_in_the_evidence_is_something_the_finding_rests_on() -> None:
    case = edition(findings=[finding(evidence="2024年5月会议纪要")], measures=[measure(text="加强学习。")])
    (item,) = items(case).to_dict("records")
    assert (item["text"], item["item_from"]) == ("2024年5月会议纪要", pd.Timestamp(2024, 5, 1))
    (problem,) = RULES["evidence_before_feedback"].problems(case)
    assert problem.message == "问题(1)所举“2024年5月会议纪要”的事项发生在反馈（2025-01-21）之前。"
    assert (problem.sheet, problem.row) == ("整改台账", 2)


def test_an_office_ledger_without_claims_is_judged_by_its_measures() -> None:
    measures = [
        measure(text=TOLD), measure(finding=2, text="高度重视。"),
        measure(finding=3, text="加强管理。", evidence="会议纪要"),
        measure(finding=4, text="制定《办法》。"),
    ]  # fmt: skip
    case = edition(findings=[finding(no=no, title=f"第{no}类") for no in (1, 2, 3, 4)], measures=measures)
    assert rungs(case).tolist() == [3, 0, 2, 1]
    found = only(case, "evidenced_completion")
    assert (found.numerator, found.denominator) == (2, 4)
    assert "read_from_words" in found.warnings
    told = {problem.code: problem.finding for problem in check(case) if problem.code.startswith("closed_on")}
    assert told == {"closed_on_words_only": 2}


def test_without_any_words_nothing_is_said_of_the_evidence() -> None:
    case = edition(findings=[finding()])
    found = only(case, "evidenced_completion")
    assert (found.value, found.warnings) == (None, ("no_words",))
    assert three_completions(case)["state"].tolist() == ["known", "no_words", "not_checked"]
    assert evidence_by_finding(case).empty
    assert "无从判定" in str(sentences.evidenced(case))
    assert [problem.code for problem in check(case)] == ["finding_without_measure"]
