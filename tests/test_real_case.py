"""What the tool must say of the published notice, worked out by hand from its text."""

from __future__ import annotations

import pytest
from case import alike, measured, numbers, real
from register_cases import CASES as OF_REGISTERS

from huitoukan.metrics import CATALOGUE

NUMBERS = {
    ("reported_completion", None): (1, 20, 20),
    ("reported_completion_lenient", None): (1, 20, 20),
    ("evidenced_completion", None): (0.7, 14, 20),
    ("verified_completion", None): (None, 0, 20),
    ("evidence_timing", "after_feedback"): (6, 6, 20),
    ("evidence_timing", "straddling"): (7, 7, 20),
    ("evidence_timing", "before_feedback"): (0, 0, 20),
    ("evidence_timing", "undated"): (7, 7, 20),
    ("evidence_opens", "before_inspection"): (4, 4, 20),
    ("evidence_opens", "between"): (7, 7, 20),
    ("evidence_opens", "after_feedback"): (2, 2, 20),
    ("rules_made", None): (7, 7, None),
    ("circulars_issued", None): (3, 3, None),
    ("attendances_per_event", None): (348.148, 47000, 135),
    ("window_days", None): (506, 506, None),
    ("events_per_year", None): (97.44812, 135, 506 / 365.25),
    ("attendances_per_year", None): (33926.383, 47000, 506 / 365.25),
    ("studio_sessions_per_week", None): (3.4, 68, 20),
    ("communities_visited_share", None): (13 / 69, 13, 69),
    ("communities_named", None): (3 / 13, 3, 13),
    ("enterprise_associations", None): (78, 78, None),
    ("step_days", "inspection_days"): (36, 36, None),
    ("step_days", "inspection_to_feedback"): (301, 301, None),
    ("step_days", "feedback_to_signing"): (119, 119, None),
    ("step_days", "feedback_to_publication"): (178, 178, None),
}
FINDINGS = {
    ("evidence_rung", "0"): [3, 4, 6, 9],
    ("evidence_rung", "1"): [12, 19],
    ("evidence_rung", "2"): [10, 13, 15],
    ("evidence_rung", "3"): [1, 2, 5, 7, 8, 11, 14, 16, 17, 18, 20],
    ("evidence_rung", "4"): [],
    ("evidence_opens", "before_inspection"): [3, 7, 14, 15],
    ("evidence_timing", "undated"): [4, 6, 8, 9, 12, 19, 20],
    ("neither_date_nor_number", None): [4, 6, 9, 12, 19],
}
INTERVALS = {
    "reported_completion": (0.8389, 1),
    "attendances_per_event": (344.444, 351.852),
    "attendances": (46500, 47500),
    "contest_attendances": (225000, 235000),
    "communities_visited_share": (0.1135, 0.2961),
}


@pytest.mark.parametrize(("metric", "group"), NUMBERS)
def test_the_number_is_that_worked_out_by_hand(metric: str, group: str | None) -> None:
    found = measured(real(), metric)[group]
    assert alike(numbers(found), NUMBERS[metric, group]), found


@pytest.mark.parametrize(("metric", "group"), FINDINGS)
def test_the_findings_are_those_found_by_reading(metric: str, group: str) -> None:
    assert list(measured(real(), metric)[group].sources) == [f"问题({no})" for no in FINDINGS[metric, group]]


@pytest.mark.parametrize("metric", INTERVALS)
def test_the_interval_is_that_worked_out_by_hand(metric: str) -> None:
    found = measured(real(), metric)[None]
    assert (found.low, found.high) == pytest.approx(INTERVALS[metric], abs=1e-3)


def test_findings_are_completed_as_ten_six_three_and_one() -> None:
    found = [one for group, one in measured(real(), "reported_completion").items() if group]
    assert [(one.numerator, one.denominator) for one in found] == [(10, 10), (6, 6), (3, 3), (1, 1)]


def test_only_what_nobody_has_checked_or_is_not_due_is_left_without_an_answer() -> None:
    found = [one for entry in CATALOGUE.values() for one in entry.compute(real())]
    unanswered = {one.id for one in found if one.value is None}
    # on the day of the signing no promise has fallen due yet
    assert unanswered - set(OF_REGISTERS) == {"verified_completion", "promises_kept"}


@pytest.mark.parametrize("metric", OF_REGISTERS)
def test_registers_without_rows_are_said_to_hold_no_records(metric: str) -> None:
    for found in CATALOGUE[metric].compute(real()):
        assert found.value is None and found.warnings[0] == "no_records"
