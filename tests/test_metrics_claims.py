"""What claims become: intervals of their wording, warnings, groups, and the communities a text names."""

from __future__ import annotations

from typing import Any

import pytest
from builders import claim, measure
from case import edition, measured, only

from huitoukan.edition import Edition
from huitoukan.metrics.claimed import claimed
from huitoukan.metrics.intervals import quotient, wilson
from huitoukan.metrics.places import named_in_claim


def events(**changes: object) -> Edition:
    """An edition with one claim of events."""
    return edition(claims=[claim(**changes)])


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [(20, 20, 0.8389, 1), (2, 2, 0.3424, 1), (0, 20, 0, 0.1611), (13, 69, 0.1135, 0.2961)],
)
def test_the_wilson_interval_is_the_published_one(k: int, n: int, low: float, high: float) -> None:
    assert wilson(k, n) == (pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))


def test_without_cases_there_is_no_interval() -> None:
    assert wilson(0, 0) == (None, None)


def test_a_quotient_of_intervals_is_as_wide_as_its_corners_and_open_ends_stay_open() -> None:
    assert quotient(46, 48, 2, 4) == (11.5, 24)
    assert quotient(46, None, 2, 4) == (11.5, None)
    assert quotient(46, 48, 2, None) == (None, 24)


@pytest.mark.parametrize(
    ("bounds", "expected"),
    [
        ({"low": 12, "high": 12}, (12, 12, None)),
        ({"low": None, "high": None}, (12, 12, None)),
        ({"low": 13, "high": 19, "qualifier": "over"}, (13, 19, "rounding")),
        ({"low": 12, "high": None, "qualifier": "at_least"}, (12, None, "rounding")),
    ],
)
def test_a_claim_keeps_the_interval_of_its_wording(bounds: dict, expected: tuple) -> None:
    found = only(events(**bounds), "events")
    assert (found.low, found.high, found.interval) == expected


def test_the_rounding_of_both_numbers_enters_a_mean() -> None:
    rounded = {"value": 4000, "low": 3500, "high": 4500, "qualifier": "rounded", "unit": "人次"}
    case = edition(
        claims=[
            claim(value=10, low=11, high=19, qualifier="over"),
            claim(**rounded, text="0.4万人次", indicator="attendances"),
        ]
    )
    found = only(case, "attendances_per_event")
    assert (found.value, found.low, found.high) == (400, 3500 / 19, 4500 / 11)


def test_events_and_attendances_of_different_windows_give_no_mean() -> None:
    case = edition(claims=[claim(), claim(since="2024-01-01", unit="人次", indicator="attendances")])
    assert only(case, "attendances_per_event").warnings == ("no_records",)


@pytest.mark.parametrize(
    ("changes", "warnings"),
    [
        ({"since": "2025-02-01"}, ()),
        ({"since": None}, ()),
        ({"since": "2025-01-21"}, ()),
        ({"since": "2025-01-20"}, ("window_before_feedback",)),
        ({"since": None, "unit": "人次"}, ("headcount_not_people",)),
        ({"since": None, "qualifier": "about"}, ("rounded_source",)),
    ],
)
def test_a_claim_brings_the_warnings_its_wording_and_window_deserve(changes: dict, warnings: tuple) -> None:
    assert only(events(**changes), "events").warnings == ("self_reported", *warnings)


def test_a_claim_without_a_window_is_not_spread_over_time() -> None:
    for metric in ("window_days", "events_per_year", "events_per_10000_residents"):
        assert only(events(since=None), metric).warnings == ("no_records",)


def test_a_window_that_is_closed_ends_where_the_text_says() -> None:
    found = only(events(since="2025-01-01", until="2025-03-31"), "window_days")
    assert (found.value, found.since, found.until) == (90, "2025-01-01", "2025-03-31")


def test_a_denominator_older_than_the_window_is_said_to_be_old() -> None:
    assert "old_denominator" in only(events(since="2024-01-01"), "events_per_10000_residents").warnings
    census_year = only(events(since="2020-01-01", until="2020-12-31"), "events_per_10000_residents")
    assert "old_denominator" not in census_year.warnings


def test_several_claims_of_an_indicator_are_told_apart_by_their_finding() -> None:
    case = edition(claims=[claim(finding=2, value=8, low=8, high=8), claim(finding=7)])
    found = measured(case, "events")
    assert {group: one.value for group, one in found.items()} == {"问题(2)": 8, "问题(7)": 12}


def test_claims_come_in_the_order_of_the_sheet_however_the_table_is_sorted() -> None:
    case = edition(claims=[claim(finding=2), claim(finding=7)])
    table = case.ledger["claims"]
    case.ledger.tables["claims"] = table.iloc[::-1]  # type: ignore[index]
    assert [found.finding for found in claimed(case, "events")] == [2, 7]


def test_of_a_claims_warnings_its_window_keeps_only_those_of_the_window() -> None:
    found = only(events(since="2025-01-01", qualifier="over"), "window_days")
    assert found.warnings == ("window_before_feedback",)


def test_a_number_that_is_only_hinted_at_is_no_value() -> None:
    assert only(events(value=None, low=20, high=99, qualifier="several"), "events").warnings == (
        "no_records",
    )


VISIT: dict[str, Any] = {"text": "13个", "value": 13, "low": 13, "high": 13, "unit": "个"}
VISIT["indicator"] = "communities_visited"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("走访军门、屏山、大凰山等13个社区", ["军门", "屏山", "大凰山"]),
        ("走访军门社区、屏山社区等13个社区", ["军门", "屏山"]),
        ("走访东街军门等13个社区", ["军门"]),
        ("走访军门、军门等13个社区", ["军门"]),
        ("走访了13个社区", []),
        ("在中山公园走访，听取屏山镇意见，共13个社区", []),
        ("赴陆庄、树兜等社区验收。走访13个社区", []),
        ("赴白龙社区检查；走访军门等13个社区", ["军门"]),
        ("走访无名、军门等13个社区", ["军门"]),
    ],
)
def test_communities_are_named_only_before_the_word_and_in_the_sentence_of_the_number(
    text: str, named: list[str]
) -> None:
    case = edition(claims=[claim(**VISIT)], measures=[measure(text=text)])
    assert named_in_claim(case, claimed(case, "communities_visited")[0]) == named


def test_more_communities_than_there_are_have_no_interval() -> None:
    case = edition(claims=[claim(**VISIT | {"value": 70})])
    found = only(case, "communities_visited_share")
    assert found.value == 70 / 69 and (found.low, found.high, found.interval) == (None, None, None)
