"""Intervals: what rounding leaves open, and what a small number of cases leaves open."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

import numpy as np
from scipy.stats import binomtest, hypergeom

SMALL = 30
"""Below so many cases a share is shown with the warning `small_denominator`."""

MOST_WAYS = 100_000
"""More ways to spread the hits over the strata are not tried one by one; the strata are then ignored."""

Bounds = tuple[float | None, float | None]
"""The ends of an interval; None is an open end, or an unknown one."""


def wilson(successes: int, trials: int) -> Bounds:
    """95 % Wilson score interval of a share (Wilson 1927); (None, None) without trials. 20 of 20: 0.839…1."""
    if trials == 0:
        return None, None
    interval = binomtest(successes, trials).proportion_ci(0.95, method="wilson")
    return float(interval.low), float(interval.high)


def quotient(low: float | None, high: float | None, by_low: float | None, by_high: float | None) -> Bounds:
    """Widest interval of the ratio of two positive intervals."""
    return (
        None if low is None or not by_high else low / by_high,
        None if high is None or not by_low else high / by_low,
    )


Stratum = tuple[int, int]
"""How many it holds, and how many of them were drawn."""


def finite(strata: Sequence[Stratum], hits: int, level: float = 0.95) -> tuple[int, int]:
    """Least and most hits among all, when the random draws from these strata brought so many.

    Exact: a number is kept when some way to spread it over the strata leaves either tail of the
    hypergeometric distribution of all hits drawn more than half of 1 - level; so it covers at least `level`
    wherever the hits lie. One stratum is the simple draw: (20, 7) without a hit gives 0…6. With more than
    MOST_WAYS ways the strata are ignored: exact if hits lie no denser in one than in another, else nearly.
    ValueError for more hits than draws, or more draws than there are.
    """
    drawn = sum(one for _, one in strata)
    if not 0 <= hits <= drawn or any(not 0 <= one <= size for size, one in strata):
        raise ValueError(f"{hits} hits in draws {strata}")
    if prod(size + 1 for size, _ in strata) > MOST_WAYS:
        strata = [(sum(size for size, _ in strata), drawn)]
    totals, chances = np.zeros(1, dtype=np.int64), np.ones((1, 1))
    for size, one in strata:
        own = hypergeom.pmf(np.arange(one + 1), size, np.arange(size + 1)[:, None], one)
        totals = (totals[:, None] + np.arange(size + 1)).ravel()
        wider = np.zeros((len(chances), size + 1, chances.shape[1] + one))
        for got in range(one + 1):
            wider[:, :, got : got + chances.shape[1]] += chances[:, None, :] * own[None, :, got, None]
        chances = wider.reshape(len(totals), -1)
    least = (1 - level) / 2
    upto, from_on = chances[:, : hits + 1].sum(axis=1), chances[:, hits:].sum(axis=1)
    kept = totals[(upto > least) & (from_on > least)]
    return int(kept.min()), int(kept.max())
