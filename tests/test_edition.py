"""An edition: its day, its quarter, and whose denominators it may use."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from builders import finding, tables
from case import edition, empty, notice

from huitoukan import edition as module
from huitoukan.edition import open_edition
from huitoukan.ledger import Ledger
from huitoukan.period import Quarter
from huitoukan.problems import InputError


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> date:
    day = date(2025, 9, 9)
    monkeypatch.setattr(module, "today", lambda: day)
    return day


def book(**records: list) -> Ledger:
    return Ledger("台账.xlsx", tables(**records))


def test_the_day_is_that_of_the_signing_and_the_quarter_that_of_the_day() -> None:
    opened = open_edition(book(notice=[notice(signed_on="2025-05-20")]))
    assert (opened.as_of, opened.quarter) == (date(2025, 5, 20), Quarter(2025, 2))


def test_a_signing_known_to_the_month_counts_from_its_end() -> None:
    assert open_edition(book(notice=[notice(signed_on="2025-04")])).as_of == date(2025, 4, 30)


def test_without_a_notice_the_day_is_today(today: date) -> None:
    assert open_edition(book(findings=[finding()])).as_of == today


def test_a_quarter_after_the_signing_ends_the_edition_but_never_in_the_future(today: date) -> None:
    signed = book(notice=[notice(signed_on="2024-12-20")])
    assert open_edition(signed, "2025Q2").as_of == date(2025, 6, 30)
    assert open_edition(signed, "2025Q3").as_of == today
    assert open_edition(signed, "2024Q4").as_of == date(2024, 12, 20)


def test_a_day_that_is_given_is_taken(today: date) -> None:
    assert open_edition(book(), as_of="2025-07-01").quarter == Quarter(2025, 3)


@pytest.mark.parametrize("wrong", [{"quarter": "2025"}, {"as_of": "yesterday"}])
def test_what_is_no_quarter_or_day_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(InputError, match="应写成"):
        open_edition(book(), **wrong)


def test_dates_known_to_the_day_are_days_and_others_are_unknown() -> None:
    opened = edition(notice=[notice(feedback_on="2025-01", published_on=None)])
    assert opened.day("inspected_from") == date(2024, 3, 1)
    assert opened.day("feedback_on") is None and opened.day("published_on") is None


def test_of_several_notices_the_one_signed_last_counts_wherever_it_stands() -> None:
    rows = [notice(signed_on="2025-05-20", sha256="b"), notice(signed_on="2024-01-10", sha256="a")]
    for order in (rows, rows[::-1]):
        assert edition(as_of=None, notice=order).day("signed_on") == date(2025, 5, 20)


def test_a_notice_without_a_signing_yields_to_one_that_has_it() -> None:
    rows = [notice(signed_on="2024-01-10", sha256="a"), notice(signed_on=None, sha256="b")]
    assert edition(notice=rows).day("signed_on") == date(2024, 1, 10)


def test_denominators_are_those_of_the_place_in_the_organs_name() -> None:
    found = edition().denominator("communities")
    assert found is not None and found.value == 69
    assert edition().cite(found).startswith("社区（2023-06-30） http")


@pytest.mark.parametrize("organ", ["台江区某单位", "某单位"])
def test_another_organ_gets_no_denominator(organ: str) -> None:
    other = edition(notice=[notice(organ=organ)])
    assert not other.is_local and other.denominator("communities") is None


def test_a_denominator_without_a_value_is_none_and_an_unknown_one_is_refused() -> None:
    assert edition().denominator("galleries") is None
    with pytest.raises(InputError):
        edition().denominator("inhabitants")


def test_an_edition_without_a_notice_knows_nothing_of_it() -> None:
    assert empty().day("feedback_on") is None and not empty().is_local


def test_the_mark_of_synthetic_data_comes_from_the_ledger() -> None:
    assert open_edition(Ledger("x", tables(), synthetic=True), as_of=date(2025, 1, 1)).synthetic


def test_a_ledger_kept_on_after_the_notice_is_seen_as_of_the_day_it_says() -> None:
    kept = book(notice=[notice(signed_on="2025-05-20", kept_until="2025-09-30")])
    opened = open_edition(kept)
    assert (opened.as_of, opened.quarter) == (date(2025, 9, 30), Quarter(2025, 3))


def test_the_day_a_ledger_is_kept_until_says_nothing_of_another_quarter() -> None:
    kept = book(notice=[notice(signed_on="2025-05-20", kept_until="2025-09-12")])
    assert open_edition(kept, "2025Q3").as_of == date(2025, 9, 12)
    assert open_edition(kept, "2025Q2").as_of == date(2025, 6, 30)


def test_a_list_without_a_notice_is_seen_as_of_the_day_above_its_table(tmp_path: Path) -> None:
    list_ = tmp_path / "科普活动.csv"
    list_.write_text("科普活动统计表（截至2025年9月30日）\n活动日期,活动名称\n2025-09-01,讲座\n", "utf-8")
    assert open_edition(list_).as_of == date(2025, 9, 30)
