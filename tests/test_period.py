"""Quarters, spans, days and rhythms against the calendar."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huitoukan.period import (
    Quarter,
    Rhythm,
    days_between,
    days_inclusive,
    overlap,
    parse_day,
    span_of,
)

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


def test_a_quarter_knows_its_days_and_how_it_is_written() -> None:
    quarter = Quarter.parse(" 2024q1 ")
    assert (quarter.start, quarter.end) == (date(2024, 1, 1), date(2024, 3, 31))
    assert (str(quarter), quarter.label) == ("2024Q1", "2024年第1季度")


@pytest.mark.parametrize("text", ["2025", "2025Q5", "2025Q0", "25Q1", "2025年2季度", ""])
def test_what_is_no_quarter_is_refused_with_the_right_form(text: str) -> None:
    with pytest.raises(ValueError, match="2025Q2"):
        Quarter.parse(text)


@pytest.mark.parametrize(
    ("steps", "expected"), [(0, "2025Q2"), (1, "2025Q3"), (3, "2026Q1"), (-2, "2024Q4"), (-6, "2023Q4")]
)
def test_quarters_are_counted_across_years(steps: int, expected: str) -> None:
    assert str(Quarter(2025, 2).shift(steps)) == expected


@given(DAYS)
def test_every_day_lies_in_its_quarter_and_the_next_one_begins_the_day_after_its_end(day: date) -> None:
    quarter = Quarter.of(day)
    assert quarter.start <= day <= quarter.end
    assert quarter.shift(1).start == quarter.end + timedelta(days=1)
    assert quarter < quarter.shift(1) and Quarter.parse(str(quarter)) == quarter


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025-02-20", date(2025, 2, 20), date(2025, 2, 20)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
    ],
)
def test_a_date_spans_as_much_as_is_known_of_it(text: str, first: date, last: date) -> None:
    assert span_of(text) == (first, last)


@pytest.mark.parametrize("text", ["2025-13", "2025-02-30", "2025-2", "25-02", "2025-02-20-01", "", "去年"])
def test_what_is_no_date_is_refused_in_plain_words(text: str) -> None:
    with pytest.raises(ValueError, match="不是日期"):
        span_of(text)
    with pytest.raises(ValueError, match="不是日期"):
        parse_day(text)


def test_days_between_leave_out_one_end_and_days_inclusive_count_both() -> None:
    assert days_between(date(2025, 1, 21), date(2025, 5, 20)) == 119
    assert days_between(date(2024, 3, 26), date(2025, 1, 21)) == 301
    assert days_inclusive(date(2024, 1, 1), date(2025, 5, 20)) == 506


def test_an_overlap_counts_shared_days_and_is_zero_when_apart() -> None:
    may, week = (date(2025, 5, 1), date(2025, 5, 31)), (date(2025, 5, 28), date(2025, 6, 3))
    assert overlap(*may, *week) == 4
    assert overlap(*may, date(2025, 6, 1), date(2025, 6, 2)) == 0


@pytest.mark.parametrize(
    ("text", "label"),
    {"P1M": "每月", "P2M": "每两月", "P3M": "每季度", "P6M": "每半年", "P1Y": "每年", "P12M": "每年",
     "P1W": "每周", "P7D": "每周", "P1D": "每天", "P4M": "每4个月", "P10D": "每10天"}.items(),
)  # fmt: skip
def test_a_rhythm_is_said_as_people_say_it(text: str, label: str) -> None:
    assert Rhythm.parse(text).label == label


@pytest.mark.parametrize("text", ["", "P", "P0M", "P1M1D", "每两月", "2M"])
def test_what_is_no_rhythm_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="不是周期"):
        Rhythm.parse(text)


def test_two_months_are_cut_along_the_calendar_year() -> None:
    windows = Rhythm.parse("P2M").windows(date(2025, 5, 20), date(2025, 9, 30))
    assert windows == [
        (date(2025, 5, 1), date(2025, 6, 30)),
        (date(2025, 7, 1), date(2025, 8, 31)),
        (date(2025, 9, 1), date(2025, 10, 31)),
    ]


def test_half_years_go_on_into_the_next_year() -> None:
    windows = Rhythm.parse("P6M").windows(date(2025, 7, 1), date(2026, 6, 30))
    assert windows == [(date(2025, 7, 1), date(2025, 12, 31)), (date(2026, 1, 1), date(2026, 6, 30))]


def test_a_window_that_ends_on_the_first_day_still_counts() -> None:
    day = date(2025, 6, 30)
    assert Rhythm.parse("P6M").windows(day, day) == [(date(2025, 1, 1), day)]


def test_weeks_run_from_the_first_day() -> None:
    windows = Rhythm.parse("P1W").windows(date(2025, 5, 20), date(2025, 5, 27))
    assert windows == [(date(2025, 5, 20), date(2025, 5, 26)), (date(2025, 5, 27), date(2025, 6, 2))]


@given(st.sampled_from(["P1W", "P10D", "P1M", "P2M", "P3M", "P5M", "P6M", "P1Y"]), DAYS, st.integers(0, 900))
def test_windows_follow_each_other_and_cover_every_day_asked_for(text: str, start: date, length: int) -> None:
    end = min(start + timedelta(days=length), date(2090, 12, 31))
    windows = Rhythm.parse(text).windows(start, end)
    assert windows[0][0] <= start and windows[-1][0] <= end <= windows[-1][1]
    for (_, last), (first, _) in pairwise(windows):
        assert first == last + timedelta(days=1)
