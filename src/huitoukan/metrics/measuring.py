"""Claims as measurements: as they stand, over time, over residents, each with the interval of its wording."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from huitoukan.edition import Edition
from huitoukan.metrics.catalogue import Measurement, Metric
from huitoukan.metrics.claimed import Claimed, claimed
from huitoukan.metrics.intervals import Bounds, quotient
from huitoukan.period import DAYS_PER_YEAR
from huitoukan.reference import Denominator

PER_PERSONS = 10_000
"""Rates by population are per so many residents."""


def as_claimed(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """The claims of the indicator that the metric is named after, as they stand."""
    found = claimed(edition, entry.id)
    yield from (_measured(entry, claim, claim.value, claim.bounds) for claim in found)
    if not found:
        yield entry.unknown("no_records")


def per_time(entry: Metric, edition: Edition, indicator: str, days: float) -> Iterator[Measurement]:
    """The indicator's claims with a window ÷ the window's length in units of so many days."""
    found = [(claim, claim.days) for claim in claimed(edition, indicator) if claim.days]
    yield from (over(entry, claim, length / days) for claim, length in found)
    if not found:
        yield entry.unknown("no_records")


def per_residents(entry: Metric, edition: Edition, indicator: str) -> Iterator[Measurement]:
    """The indicator's claims with a window ÷ residents in tens of thousands ÷ years."""
    residents = edition.denominator("residents")
    found = [(claim, claim.days) for claim in claimed(edition, indicator) if claim.days]
    if not found or residents is None:
        yield entry.unknown("no_denominator" if found else "no_records")
        return
    for claim, days in found:
        by = residents.number / PER_PERSONS * days / DAYS_PER_YEAR
        old = too_old(residents, claim, edition)
        yield over(entry, claim, by, sources=(edition.cite(residents),), warnings=old)


def over(
    entry: Metric, claim: Claimed, by: float, bounds: Bounds | None = None, **fields: Any
) -> Measurement:
    """A claim divided by a number, which is exact unless its bounds are given."""
    low, high = quotient(*claim.bounds, *(bounds or (by, by)))
    return _measured(entry, claim, claim.value / by, (low, high), denominator=by, **fields)


def too_old(denominator: Denominator, claim: Claimed, edition: Edition) -> tuple[str, ...]:
    """The warning that the denominator's year lies before the claim's window, if it does."""
    year = (claim.since or edition.as_of).year
    return ("old_denominator",) if int(denominator.as_of[:4]) < year else ()


def _measured(
    entry: Metric, claim: Claimed, value: float, bounds: Bounds,
    sources: tuple[str, ...] = (), warnings: tuple[str, ...] = (), **fields: Any,
) -> Measurement:  # fmt: skip
    return entry.measure(
        value, low=bounds[0], high=bounds[1], interval=None if bounds == (value, value) else "rounding",
        numerator=claim.value, group=claim.group, sources=(claim.source, *sources),
        warnings=tuple(dict.fromkeys((*claim.warnings, *warnings))), **claim.window, **fields,
    )  # fmt: skip
