"""How numbers are printed, by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from huitoukan import formats
from huitoukan.metrics.catalogue import Measurement


def test_a_share_prints_its_numbers_and_what_was_left_out() -> None:
    assert formats.share(45, 54, 6) == "83.3%(45/54,另6项不适用)"


def test_a_share_without_exclusions_prints_only_its_numbers() -> None:
    assert formats.share(13, 69) == "18.8%(13/69)"


def test_a_share_of_nothing_says_no_records() -> None:
    assert formats.share(0, 0) == "无记录"


@pytest.mark.parametrize(
    ("fraction", "printed"), [(0, "0%"), (1, "100%"), (0.9999, "99.9%"), (0.0001, "0.1%"), (0.8389, "83.9%")]
)
def test_only_none_and_all_print_without_a_decimal(fraction: float, printed: str) -> None:
    assert formats.percent(fraction) == printed


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (47000, "47,000"),
        (348.148, "348.1"),
        (1.4564, "1.46"),
        (3.4, "3.4"),
        (33926.4, "33,926.4"),
        (0.0702, "0.0702"),
        (-0.5, "-0.5"),
    ],
)
def test_numbers_keep_three_digits_and_part_thousands(value: float, printed: str) -> None:
    assert formats.number(value) == printed


def test_an_interval_open_above_is_said_in_words() -> None:
    assert formats.interval(31, None) == "31以上"
    assert formats.interval(None, 9) == "9以下"
    assert formats.interval(None, None) == ""
    assert formats.interval(344.44, 351.85) == "344.4—351.9"


def test_days_print_without_leading_zeros() -> None:
    assert formats.day(date(2025, 5, 3)) == "2025年5月3日"
    assert formats.day(pd.Timestamp("2025-05-20")) == "2025年5月20日"


def test_a_finding_outside_the_findings_says_so() -> None:
    assert formats.finding(5) == "(5)"
    assert formats.finding(0) == "问题之外"


def measurement(**fields: object) -> Measurement:
    return Measurement(**{"id": "m", "name": "某指标", "unit": "场", "value": 3.4} | fields)  # type: ignore[arg-type]


def test_a_measurement_prints_with_its_unit() -> None:
    assert formats.measured(measurement()) == "3.4场"


def test_a_measurement_without_records_is_not_printed_as_zero() -> None:
    assert formats.measured(measurement(value=None, warnings=("no_records",))) == "无记录"


def test_a_measurement_without_denominator_says_so() -> None:
    assert formats.measured(measurement(value=None, warnings=("no_denominator",))) == "没有分母"


def test_a_share_nobody_has_looked_at_is_not_printed_as_zero_per_cent() -> None:
    unseen = measurement(unit="share", value=None, denominator=20, warnings=("not_checked",))
    assert formats.measured(unseen) == "尚未核查(0/20)"


def test_bounds_say_what_kind_of_interval_they_are() -> None:
    assert formats.bounds(measurement(low=344.44, high=351.85, interval="rounding")) == "344.4—351.9（约数）"
    share = measurement(unit="share", value=1.0, low=0.8389, high=1.0, interval="wilson95")
    assert formats.bounds(share) == "83.9%—100%（95%）"
    assert formats.bounds(measurement()) == ""


def test_groups_print_as_words() -> None:
    assert formats.group(None) == "全部"
    assert formats.group("after_feedback") == "反馈后"
    assert formats.group("feedback_to_signing") == "反馈至落款"
    assert formats.group("3") == "有计数的结果"


@pytest.mark.parametrize("warning", ["missing_values", "after_as_of"])
def test_rows_that_lack_a_value_are_not_called_not_applicable(warning: str) -> None:
    share = measurement(unit="share", value=0.5, numerator=1, denominator=2, excluded=3)
    assert formats.measured(share) == "50.0%(1/2,另3项不适用)"
    assert formats.measured(replace(share, warnings=(warning,))) == "50.0%(1/2,另3项未计入)"


def test_what_is_left_out_is_counted_in_its_own_unit() -> None:
    share = measurement(
        id="communities_reached", unit="share", value=0.5, numerator=1, denominator=2, excluded=3
    )
    assert formats.measured(share) == "50.0%(1/2,另3场不适用)"
