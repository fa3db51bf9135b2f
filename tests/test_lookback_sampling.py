"""Samples are as large as their chance needs, drawn by seed alone, and their interval keeps its word."""

from __future__ import annotations

from itertools import product
from math import comb, prod

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import hypergeom

from huitoukan.lookback.sampling import allocation, chance, draw, least_chance, needed
from huitoukan.metrics import intervals
from huitoukan.metrics.intervals import finite

PARTS = {"甲": 10, "乙": 6, "丙": 3, "丁": 1}


def strata(drawn: int) -> list[tuple[int, int]]:
    """Sizes and draws of the four parts."""
    got = allocation(PARTS, drawn)
    return [(PARTS[name], got[name]) for name in PARTS]


def closed() -> pd.Series:
    """Twenty closed findings, each with its part."""
    parts = [name for name, size in PARTS.items() for _ in range(size)]
    return pd.Series(parts, [f"findings-{number}" for number in range(20)], dtype="string")


@pytest.mark.parametrize(("false", "drawn"), [(5, 7), (3, 11), (2, 14), (1, 18)])
def test_of_twenty_so_many_meet_a_false_one_with_nine_chances_in_ten(false: int, drawn: int) -> None:
    assert needed(20, false, 0.9) == drawn
    assert chance(20, false, drawn) >= 0.9 > chance(20, false, drawn - 1)


def test_the_chance_is_that_worked_out_by_hand() -> None:
    # none of 3 false ones among 11 of 20: (9 x 8 x 7) / (20 x 19 x 18)
    assert chance(20, 3, 11) == pytest.approx(1 - 504 / 6840)
    assert (chance(20, 0, 11), chance(20, 3, 0), chance(20, 3, 18)) == (0, 0, 1)


@given(st.integers(1, 60), st.data())
def test_the_chance_is_that_of_the_hypergeometric_distribution(total: int, data: st.DataObject) -> None:
    false, drawn = data.draw(st.integers(0, total)), data.draw(st.integers(0, total))
    assert chance(total, false, drawn) == pytest.approx(1 - hypergeom.pmf(0, total, false, drawn), abs=1e-9)


def test_small_numbers_are_drawn_whole() -> None:
    assert (needed(0, 3, 0.9), needed(1, 3, 0.9), needed(20, 1, 1)) == (0, 1, 20)


@pytest.mark.parametrize("call", [(20, 0, 0.9), (20, 3, 0), (20, 3, 1.1)])
def test_no_sample_finds_what_is_not_there_or_more_than_for_certain(call: tuple[int, int, float]) -> None:
    with pytest.raises(ValueError):
        needed(*call)


def test_more_draws_than_there_are_are_refused() -> None:
    with pytest.raises(ValueError):
        chance(20, 3, 21)


@pytest.mark.parametrize("false", range(1, 9))
def test_the_least_chance_is_that_of_the_worst_of_all_places(false: int) -> None:
    layers = strata(11)
    ways = [way for way in product(*(range(size + 1) for size, _ in layers)) if sum(way) == false]
    missed = max(
        prod(comb(size - k, drawn) / comb(size, drawn) for k, (size, drawn) in zip(way, layers, strict=True))
        for way in ways
    )
    assert least_chance(layers, false) == pytest.approx(1 - missed)


def test_draws_are_shared_out_in_proportion_with_one_from_each_part() -> None:
    # 11/20 of 10, 6, 3 and 1 are 5.5, 3.3, 1.65 and 0.55: one each is 5, 3, 1 and 1, the last goes to 丙
    assert allocation(PARTS, 11) == {"甲": 5, "乙": 3, "丙": 2, "丁": 1}
    assert allocation(PARTS, 2) == {"甲": 1, "乙": 1, "丙": 1, "丁": 1}
    assert allocation(PARTS, 99) == PARTS
    assert allocation({"甲": 0, "乙": 2}, 1) == {"乙": 1}
    assert allocation({}, 5) == {}


@given(st.dictionaries(st.text(min_size=1), st.integers(0, 50), max_size=8), st.integers(0, 200))
def test_no_part_gives_more_than_it_has_or_nothing(sizes: dict[str, int], drawn: int) -> None:
    got = allocation(sizes, drawn)
    full = {name: size for name, size in sizes.items() if size}
    assert set(got) == set(full) and all(1 <= got[name] <= full[name] for name in got)
    assert sum(got.values()) == min(max(drawn, len(full)), sum(full.values()))


def test_the_same_seed_draws_the_same_in_any_order_and_another_seed_others() -> None:
    rows = closed()
    first = draw(rows, 11, seed=1)
    assert len(first) == 11 and first.is_unique
    assert rows[first].value_counts().to_dict() == allocation(PARTS, 11)
    for shuffle in range(5):
        assert draw(rows.sample(frac=1, random_state=shuffle), 11, seed=1).equals(first)
    assert not draw(rows, 11, seed=2).equals(first)


def test_over_many_seeds_every_row_of_a_part_is_drawn_equally_often() -> None:
    rows, seeds = closed(), 600
    times = pd.Series([name for seed in range(seeds) for name in draw(rows, 11, seed)]).value_counts()
    expected = rows.map({"甲": 5 / 10, "乙": 3 / 6, "丙": 2 / 3, "丁": 1.0}) * seeds
    # five standard deviations of a binomial with p = 1/2
    assert (times.reindex(rows.index) - expected).abs().max() < 5 * np.sqrt(seeds / 4)


def test_drawing_from_nothing_draws_nothing() -> None:
    assert len(draw(closed()[:0], 5, seed=1)) == 0


def test_the_interval_of_a_simple_draw_is_that_worked_out_by_hand() -> None:
    # 7 of 20 without a false one: with 6 false ones C(14,7)/C(20,7) = 4.4 %, with 7 only 2.2 %
    assert finite([(20, 7)], 0) == (0, 6)
    assert finite([(20, 0)], 0) == (0, 20)
    assert finite([(20, 20)], 3) == (3, 3)
    # a part nobody went to may be false from end to end
    assert finite([(10, 10), (3, 0)], 2) == (2, 5)


@pytest.mark.parametrize("drawn", [7, 11, 14, 18])
def test_the_interval_covers_wherever_the_false_ones_lie(drawn: int) -> None:
    layers = strata(drawn)
    n = sum(number for _, number in layers)
    kept = [finite(layers, hits) for hits in range(n + 1)]
    for way in product(*(range(size + 1) for size, _ in layers)):
        hits = np.ones(1)
        for k, (size, number) in zip(way, layers, strict=True):
            hits = np.convolve(hits, hypergeom.pmf(np.arange(number + 1), size, k, number))
        covers = [low <= sum(way) <= high for low, high in kept]
        assert hits[covers].sum() >= 0.95 - 1e-9, way


def test_the_interval_covers_in_draws_made_by_seed() -> None:
    rows, layers = closed(), strata(11)
    false = {"findings-0", "findings-3", "findings-11", "findings-17"}
    kept = [finite(layers, hits) for hits in range(12)]
    found = [len(false & set(draw(rows, 11, seed))) for seed in range(400)]
    covered = np.mean([kept[hits][0] <= len(false) <= kept[hits][1] for hits in found])
    met = np.mean([hits > 0 for hits in found])
    assert covered >= 0.95
    assert met >= least_chance(layers, len(false)) - 0.03


def test_with_too_many_ways_the_parts_are_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    layers = strata(11)
    monkeypatch.setattr(intervals, "MOST_WAYS", 10)
    assert finite(layers, 1) == finite([(20, 11)], 1)


@pytest.mark.parametrize(("layers", "hits"), [([(20, 7)], 8), ([(20, 7)], -1), ([(2, 3)], 0)])
def test_more_hits_than_draws_are_refused(layers: list[tuple[int, int]], hits: int) -> None:
    with pytest.raises(ValueError):
        finite(layers, hits)
