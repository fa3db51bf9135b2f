"""What a random sample says of the whole: by hand, and held against many draws from known wholes."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from huitoukan.lookback.estimate import COLUMNS, sample
from huitoukan.lookback.populations import Draw

DRAW = Draw(20, 7, 3, 0.9, 0.5, (("甲", 12, 4), ("乙", 8, 3)))


def lines(*results: tuple[str, str]) -> pd.DataFrame:
    return pd.DataFrame(results, columns=["stratum", "counts_as"], dtype="string")


ALL_TRUE = lines(*[("甲", "verified")] * 4, *[("乙", "verified")] * 3)


def test_each_stratum_and_the_whole_have_a_row() -> None:
    found = sample(DRAW, ALL_TRUE)
    assert found["stratum"].tolist() == ["甲", "乙", "全部"] and list(found) == list(COLUMNS)
    assert found["total"].tolist() == [12, 8, 20] and found["drawn"].tolist() == [4, 3, 7]
    assert found["confirmed"].tolist() == [4, 3, 7] and found["share"].tolist() == [0, 0, 0]


def test_one_stratum_is_the_hypergeometric_interval() -> None:
    # of 20 with 7 drawn and none false, up to 6 may be false: C(14,7)/C(20,7) = 4.4 %, of 7 only 2.2 %
    one = Draw(20, 7, 3, 0.9, 0.9, (("甲", 20, 7),))
    whole = sample(one, lines(*[("甲", "verified")] * 7)).iloc[-1]
    assert (whole["low"], whole["high"]) == (0, 6 / 20)


def test_a_census_leaves_nothing_open() -> None:
    whole = sample(Draw(3, 3, 1, 1, 1, (("甲", 3, 3),)), lines(("甲", "false"), *[("甲", "verified")] * 2))
    assert whole[["low", "high"]].iloc[-1].tolist() == pytest.approx([1 / 3, 1 / 3])


def test_what_cannot_be_told_or_was_not_answered_is_taken_for_both() -> None:
    census = Draw(4, 4, 1, 1, 1, (("甲", 4, 4),))
    whole = sample(census, lines(("甲", "false"), ("甲", "unknown"), ("甲", "partly"))).iloc[-1]
    assert (whole["answered"], whole["false"], whole["unknown"], whole["partly"]) == (3, 1, 1, 1)
    # one is false for sure; the one beyond telling and the one left open may be
    assert (whole["share"], whole["low"], whole["high"]) == (0.5, 1 / 4, 3 / 4)


def test_a_sample_of_which_nothing_can_be_told_has_no_share_and_tells_next_to_nothing() -> None:
    whole = sample(Draw(2, 2, 1, 1, 1, (("甲", 2, 2),)), lines(*[("甲", "unknown")] * 2)).iloc[-1]
    assert pd.isna(whole["share"]) and (whole["low"], whole["high"]) == (0, 1)


def test_without_an_answer_there_is_no_interval_and_without_a_draw_no_row() -> None:
    assert sample(DRAW, lines())[["share", "low", "high"]].isna().all(axis=None)
    assert sample(Draw(0, 0, 0, 0, 0, ()), lines()).empty


@pytest.mark.parametrize("false", [(0, 0), (1, 0), (3, 0), (0, 3), (2, 2), (6, 4), (12, 8)])
def test_the_interval_holds_the_truth_in_at_least_19_of_20_draws(false: tuple[int, int]) -> None:
    """Every stratum of known false ones is drawn from many times, some of the draws left open."""
    rng, held, times = np.random.default_rng(2025), 0, 300
    seen: dict[tuple[int, ...], bool] = {}
    for _ in range(times):
        got = [
            rng.hypergeometric(bad, size - bad, drawn)
            for bad, (_, size, drawn) in zip(false, DRAW.strata, strict=True)
        ]
        left = rng.integers(0, 3)
        key = (*got, left)
        if key not in seen:
            answers = [
                (name, kind)
                for bad, (name, _, drawn) in zip(got, DRAW.strata, strict=True)
                for kind in ["false"] * bad + ["verified"] * (drawn - bad)
            ]
            whole = sample(DRAW, lines(*answers[left:])).iloc[-1]
            seen[key] = bool(
                whole["low"] <= sum(false) / 20 + 1e-9 and sum(false) / 20 <= whole["high"] + 1e-9
            )
        held += seen[key]
    assert held >= 0.95 * times
