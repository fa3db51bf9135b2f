"""Time expressions: what day, month or range each writing means."""

from __future__ import annotations

from datetime import date

import pytest

from huitoukan.notice.claims.dates import Moment, moments
from huitoukan.notice.text.characters import plain


def moment(text: str, year: int | None = 2025) -> Moment:
    (only,) = moments(text, year)
    return only


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2024年2月20日", (2024, 2, 20), (2024, 2, 20)),
        ("2024 年 2 月 20 日", (2024, 2, 20), (2024, 2, 20)),
        ("二〇二四年九月三十日", (2024, 9, 30), (2024, 9, 30)),
        ("二零二四年十二月二十一日", (2024, 12, 21), (2024, 12, 21)),
        ("二〇一九年五月", (2019, 5, 1), (2019, 5, 31)),
        ("2024年2月", (2024, 2, 1), (2024, 2, 29)),
        ("2024年2月20日至3月26日", (2024, 2, 20), (2024, 3, 26)),
        ("2024年3月5日—4月30日", (2024, 3, 5), (2024, 4, 30)),
        ("2023年11月13日至2024年1月26日", (2023, 11, 13), (2024, 1, 26)),
        ("2023年11月13日至1月26日", (2023, 11, 13), (2024, 1, 26)),
        ("11月13日至2024年1月26日", (2023, 11, 13), (2024, 1, 26)),
        ("2月20日至2024年3月26日", (2024, 2, 20), (2024, 3, 26)),
        ("11月13日至1月26日", (2024, 11, 13), (2025, 1, 26)),
        ("2024年上半年", (2024, 1, 1), (2024, 6, 30)),
        ("下半年", (2025, 7, 1), (2025, 12, 31)),
        ("2024年第四季度", (2024, 10, 1), (2024, 12, 31)),
        ("4月2日", (2025, 4, 2), (2025, 4, 2)),
    ],
)
def test_a_time_expression_means_these_days(
    words: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    found = moment(plain(words))
    assert (found.first, found.last) == (date(*first), date(*last))


def test_a_month_without_year_takes_the_year_written_before_it() -> None:
    assert [found.first for found in moments("2023年5月开会,6月整改。", 2025)][1] == date(2023, 6, 1)


def test_a_month_without_any_year_is_left_out() -> None:
    assert moments("4月2日召开会议。", None) == []


def test_a_day_that_does_not_exist_is_left_out() -> None:
    assert moments("2025年2月30日召开会议。", None) == []


@pytest.mark.parametrize(
    ("words", "mark", "iso"),
    [
        ("2025年2月", "on", "2025-02"),
        ("2025年2月3日", "on", "2025-02-03"),
        ("2025年8月下旬", "on", None),
        ("2024年以来", "since", None),
        ("2024年7月至今", "since", "2024-07"),
        ("2025年9月底前", "by", "2025-09"),
        ("2025年9月之前", "by", "2025-09"),
        ("截至2025年4月底", "until", "2025-04"),
        ("2024年", "span", None),
    ],
)
def test_a_time_expression_says_what_it_does_to_a_number(words: str, mark: str, iso: str | None) -> None:
    found = moment(words)
    assert (found.mark, found.iso, found.text) == (mark, iso, words)


def test_a_year_inside_a_longer_number_is_none() -> None:
    assert moments("编号12024年", None) == []
