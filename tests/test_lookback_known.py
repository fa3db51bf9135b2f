"""How far a ledger reaches: what is said of its upkeep, else the last day of anything in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from builders import Record, event, finding, site_check
from case import edition, notice
from lookback_case import NEXT

from huitoukan.lookback.known import is_behind, last_known
from huitoukan.period import Quarter


@pytest.mark.parametrize(
    ("head", "records", "last"),
    [
        ({}, {}, date(2025, 5, 20)),
        ({}, {"events": [event(held_on="2025-07-03")]}, date(2025, 7, 3)),
        ({}, {"findings": [finding(closed_on="2025-08-01")]}, date(2025, 8, 1)),
        # what lies after the as-of day, what is planned, and what others found later
        ({}, {"events": [event(held_on="2025-10-01")]}, date(2025, 5, 20)),
        ({}, {"findings": [finding(due_on="2025-08-01")]}, date(2025, 5, 20)),
        ({}, {"verifications": [site_check(checked_on="2025-08-01")]}, date(2025, 5, 20)),
        # said of the whole ledger, whatever stands in it
        ({"kept_until": date(2025, 6, 30)}, {"events": [event(held_on="2025-04-03")]}, date(2025, 6, 30)),
        ({"kept_until": date(2025, 12, 31)}, {}, NEXT),
    ],
)  # fmt: skip
def test_the_last_known_day_is_that_of_the_upkeep_else_of_what_happened(
    head: Record, records: dict[str, list[Record]], last: date
) -> None:
    found = edition(NEXT, notice=[notice(**head)], **records)
    assert last_known(found) == last


def test_a_ledger_without_a_day_reaches_nowhere() -> None:
    bare = edition(
        NEXT, notice=[notice(feedback_on=None, signed_on=None, inspected_from=None, inspected_to=None)]
    )
    assert last_known(bare) is None and not is_behind(bare)


@pytest.mark.parametrize(("quarter", "behind"), [("2025Q2", False), ("2025Q3", True)])
def test_a_ledger_is_behind_when_it_tells_nothing_of_the_quarter(quarter: str, behind: bool) -> None:
    assert is_behind(replace(edition(NEXT), quarter=Quarter.parse(quarter))) is behind
