"""What was found on site: the latest answer counts, and reaches no further than it says."""

from __future__ import annotations

from datetime import date

import pytest
from builders import claim, finding, measure, site_check
from case import edition, numbers, only, real
from register_cases import SITE

from huitoukan import formats, sentences
from huitoukan.evidence import rungs, written_rungs
from huitoukan.onsite import checks_of, latest_answers, site_results


def test_confirmed_and_mostly_confirmed_findings_are_verified_and_unverifiable_ones_left_out() -> None:
    found = only(edition(**SITE), "verified_completion")
    assert numbers(found) == (2 / 5, 2, 5) and found.excluded == 1
    assert "unverifiable" in found.warnings and found.sources[-1] == "问题(3)"
    assert formats.measured(found) == "40%(2/5,另1项未计入)" or formats.measured(found).startswith(
        "40.0%(2/5,另1项"
    )


def test_the_real_case_stays_unchecked() -> None:
    found = only(real(), "verified_completion")
    assert found.value is None and found.warnings[0] == "not_checked"


def test_what_was_found_false_is_no_longer_unchecked() -> None:
    case = edition(findings=[finding()], verifications=[site_check(result="not_confirmed")])
    assert numbers(only(case, "verified_completion")) == (0, 0, 1)
    assert sentences.verified(case) == "经现场核实的0%(0/1)；核查过的问题里，不实1个(1)。"


def test_an_open_finding_that_was_confirmed_is_not_completed() -> None:
    case = edition(findings=[finding(status="in_progress")], verifications=[site_check()])
    assert numbers(only(case, "verified_completion")) == (0, 0, 1)


def test_only_findings_confirmed_on_site_stand_on_the_fourth_rung() -> None:
    assert rungs(edition(**SITE)).tolist() == [4, 0, 0, 4, 0, 0]


def test_what_is_evidenced_on_paper_does_not_move_with_what_was_seen() -> None:
    words = [measure(text="高度重视。")]
    case = edition(findings=[finding()], measures=words, verifications=[site_check()])
    assert written_rungs(case).tolist() == [0]
    assert only(case, "evidenced_completion").value == 0
    counted = edition(
        findings=[finding()], claims=[claim()], verifications=[site_check(result="not_confirmed")]
    )
    assert rungs(counted).tolist() == [3] and only(counted, "evidenced_completion").value == 1


@pytest.mark.parametrize(
    ("first", "second", "holds"),
    [
        ({"checked_on": "2025-04-01", "result": "not_confirmed"}, {"checked_on": "2025-04-02"}, "confirmed"),
        ({"checked_on": None, "result": "not_confirmed"}, {"checked_on": "2025-04-02"}, "confirmed"),
        ({"quarter": "2025Q1", "checked_on": None}, {"checked_on": None, "result": "partly_confirmed"},
         "partly_confirmed"),
        ({}, {"result": "not_confirmed"}, "not_confirmed"),
        ({"result": "unverifiable"}, {"result": "not_confirmed"}, "not_confirmed"),
        ({}, {"result": None}, "confirmed"),
    ],
)  # fmt: skip
def test_the_latest_answer_holds_and_of_one_day_the_graver(first, second, holds) -> None:
    for checks in ([site_check(**first), site_check(**second)], [site_check(**second), site_check(**first)]):
        found = latest_answers(edition(findings=[finding()], verifications=checks))
        assert found["result"].to_dict() == {1: holds}


def test_a_check_registered_by_hand_without_register_is_one_of_the_finding() -> None:
    case = edition(findings=[finding()], verifications=[site_check(register=None, drawn=None, quarter=None)])
    assert site_results(case).tolist() == ["verified"]


def test_the_interval_counts_the_unverifiable_both_ways_and_the_parts_as_they_were_drawn() -> None:
    # 甲: 3 of 4 drawn, 乙: 1 of 2; one false, one unknown. All of 5 false would bring at least 3 of the 4
    # drawn; 4 of them, 3 in 甲 and 1 in 乙, bring two with chance 3/4 x 1/2
    found = only(edition(**SITE), "false_closures")
    assert (found.low, found.high, found.interval, found.excluded) == (1 / 6, 4 / 6, "exact95", 1)
    assert "95%" in formats.bounds(found)


def test_picks_by_risk_and_other_quarters_stay_out_of_the_estimate() -> None:
    checks = [site_check(finding=1), site_check(finding=2, result="not_confirmed", drawn="risk")]
    checks += [site_check(finding=3, result="not_confirmed", quarter="2025Q1", checked_on="2025-02-01")]
    case = edition(findings=[finding(no=no) for no in (1, 2, 3)], verifications=checks)
    assert numbers(only(case, "false_closures")) == (0, 0, 1)


def test_without_random_draws_nothing_is_estimated() -> None:
    found = only(edition(findings=[finding()], verifications=[site_check(drawn="risk")]), "false_closures")
    assert found.value is None and found.warnings == ("none_apply",)


@pytest.mark.parametrize(
    ("checked_on", "quarter", "counted"),
    [
        # for the look-back at a quarter: in that quarter and later, on whatever day
        ("2025-07-08", "2025Q2", 1), ("2025-04-08", "2025Q1", 1), (None, "2025Q2", 1),
        ("2025-05-08", "2025Q3", 0), (None, "2025Q3", 0),
        # of no quarter, or of none that can be read: from its day
        ("2025-05-20", None, 1), ("2025-05-21", None, 0), (None, None, 1), ("2025-05-21", "二季度", 0),
    ],
)  # fmt: skip
def test_a_check_counts_in_the_look_back_it_was_made_for_and_all_later_ones(
    checked_on: str | None, quarter: str | None, counted: int
) -> None:
    rows = [site_check(checked_on=checked_on, quarter=quarter)]
    own = edition(findings=[finding()], verifications=rows)
    assert str(own.quarter) == "2025Q2" and own.as_of == date(2025, 5, 20)
    assert len(latest_answers(own)) == len(checks_of(own)) == counted
