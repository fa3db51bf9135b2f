"""The made-up quarters: calibrated, plausible, consistent with one another, the same from the same seed."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest

from huitoukan import reference
from huitoukan.example import plan
from huitoukan.example.days import science_week
from huitoukan.example.events import log
from huitoukan.example.frames import distinct, rank_within
from huitoukan.example.notice import in_wan
from huitoukan.example.places import places
from huitoukan.example.story import GONE_IN, Story
from huitoukan.registers import REGISTERS

SEEDS = (plan.SEED, 1, 2, 3, 4)


@pytest.fixture(scope="module")
def story() -> Story:
    """The example as it comes."""
    return Story()


@pytest.fixture(scope="module")
def editions(story: Story) -> list[dict[str, pd.DataFrame]]:
    """Every register in each of the four quarters."""
    return [story.edition(number) for number in range(4)]


def between(table: pd.DataFrame, column: str, first: date, last: date) -> pd.DataFrame:
    return table[table[column].between(pd.Timestamp(first), pd.Timestamp(last))]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_window_holds_as_many_events_and_attendances_as_published(seed: int) -> None:
    found = log(seed, plan.EVENTS, 0, places(seed))
    assert len(found) == 135
    assert 46_500 <= found.attendances < 47_500


def test_attendances_grow_with_the_number_of_events() -> None:
    found = log(1, 1350, 0, places(1))
    assert len(found) == 1350
    assert found.attendances == pytest.approx(470_000, rel=0.005)


def test_other_registers_hold_what_the_notice_published(editions: list[dict[str, pd.DataFrame]]) -> None:
    first = editions[0]
    assert len(between(first["sessions"], "held_on", plan.YEAR, plan.SIGNED)) == 68
    assert len(first["press"]) == 37
    assert (first["associations"]["status"] == "active").sum() == 78
    assert 225_000 <= first["contests"]["attendances"].sum() < 235_000
    visited = first["visits"].query("target_kind == 'community'")["target"]
    assert visited.nunique() == len(visited) == 13
    assert 31 <= len(first["suggestions"]) <= 39


def test_every_claim_is_counted_from_the_logs(editions: list[dict[str, pd.DataFrame]]) -> None:
    claims = editions[0]["claims"].set_index("indicator")["value"]
    assert claims["events"] == 135
    assert claims["attendances"] == 47_000
    assert claims["studio_sessions"] == 68
    assert claims["press_items"] == 37


def test_no_register_is_empty_in_any_quarter(editions: list[dict[str, pd.DataFrame]]) -> None:
    assert [list(tables) for tables in editions] == [list(REGISTERS)] * 4
    recorded = [len(tables[name]) for tables in editions for name in REGISTERS if name != "verifications"]
    assert all(recorded)


def test_science_week_is_busier_than_other_weeks_and_holidays_are_quiet() -> None:
    day = pd.DatetimeIndex(log(1, 20_000, 0, places(1)).day)
    week = science_week(2024)
    in_week = day[(day >= pd.Timestamp(week.first)) & (day <= pd.Timestamp(week.last))]
    assert len(in_week) / 8 > 2.5 * len(day) / 506
    holiday = day[(day >= "2024-10-01") & (day <= "2024-10-04")]
    assert len(holiday) / 4 < 0.2 * len(day) / 506
    assert (day.day_of_week >= 5).mean() > 2 / 7


def test_sizes_look_counted_and_not_estimated() -> None:
    heads = log(1, 20_000, 0, places(1)).participants
    assert (heads % 10 == 0).mean() == pytest.approx(0.1, abs=0.02)


def test_one_street_and_some_communities_have_no_event() -> None:
    home = places(1)
    blank = home.weights == 0
    streets = {street for street in home.every_street if blank[home.streets == street].all()}
    assert len(streets) == 1
    assert blank.sum() > blank[np.isin(home.streets, list(streets))].sum()


def test_every_community_lies_in_the_street_beside_it(editions: list[dict[str, pd.DataFrame]]) -> None:
    known, events = reference.load(), editions[3]["events"].dropna(subset=["community"])
    for street, community in zip(events["street"], events["community"], strict=True):
        place = known.find_community(community)
        assert place is not None and known.find_street(street).short == place.street


@pytest.mark.parametrize("register", ["sessions", "gallery_checks", "visits", "meetings", "talents"])
def test_a_log_begins_as_the_log_of_the_quarter_before(
    editions: list[dict[str, pd.DataFrame]], register: str
) -> None:
    for before, after in pairwise(editions):
        assert len(before[register]) < len(after[register])
        pd.testing.assert_frame_equal(after[register].head(len(before[register])), before[register])


def test_the_first_quarters_do_not_depend_on_how_many_follow(
    editions: list[dict[str, pd.DataFrame]],
) -> None:
    alone = Story(quarters=1).edition(0)
    for register, table in alone.items():
        pd.testing.assert_frame_equal(table, editions[0][register])


def test_nothing_is_known_before_it_happens(editions: list[dict[str, pd.DataFrame]]) -> None:
    for edition, tables in enumerate(editions):
        now = pd.Timestamp(plan.as_of(plan.quarters(4)[edition]))
        for name, register in REGISTERS.items():
            for column in register.columns:
                if column.type == "date" and column.name not in ("due_on", "starts_on"):
                    assert not (tables[name][column.name] > now).any(), (name, column.name)


def test_some_records_of_a_quarter_are_missing_from_the_next(
    story: Story, editions: list[dict[str, pd.DataFrame]]
) -> None:
    before, after = editions[GONE_IN - 1]["events"], editions[GONE_IN]["events"]
    kept = after[after["held_on"] <= before["held_on"].max()]
    assert len(before) - len(kept) == len(story.gone.events) == 3


def test_another_seed_makes_another_story() -> None:
    one, other = (log(seed, 135, 0, places(seed)) for seed in (1, 2))
    assert (one.day != other.day).any()
    assert (one.participants != other.participants).any()


def test_values_are_raised_until_none_stands_twice_in_its_group() -> None:
    values, group = np.array([5, 5, 5, 9, 5]), np.array([0, 0, 0, 0, 1])
    assert sorted(distinct(values, group)[:4].tolist()) == [5, 6, 7, 9]
    assert distinct(values, group)[4] == 5


def test_rows_of_a_group_are_counted_from_nought() -> None:
    assert rank_within(np.array([3, 1, 3, 3, 1])).tolist() == [0, 0, 1, 2, 1]


@pytest.mark.parametrize(
    ("number", "words"),
    [(47_120, "4.7万"), (6_266, "6266"), (470_000, "47万"), (3_481_000_000, "34.8亿"), (40_000, "4万")],
)
def test_large_numbers_are_written_as_notices_write_them(number: int, words: str) -> None:
    assert in_wan(number) == words
