"""Intervals: what rounding leaves open, and what a small number of cases leaves open."""

from __future__ import annotations

from scipy.stats import binomtest

SMALL = 30
"""Below so many cases a share is shown with the warning `small_denominator`."""


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
