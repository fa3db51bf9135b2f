"""Metrics of two editions side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isclose

import pandas as pd

from huitoukan import metrics
from huitoukan.edition import Edition
from huitoukan.lookback.frozen import Frozen
from huitoukan.metrics import Measurement

REDEFINED, UNKNOWN_THEN, GONE = "定义变了，不比", "旧的一版没有这一项", "新的一版没有这一项"
COLUMNS = {
    "id": "string", "name": "string", "group": "string", "unit": "string",
    "before": "Float64", "after": "Float64", "before_low": "Float64", "before_high": "Float64",
    "after_low": "Float64", "after_high": "Float64", "comparable": "bool", "why": "string",
}  # fmt: skip


@dataclass(frozen=True)
class Pair:
    """One metric (and group) in two editions; None where an edition does not have it."""

    before: Measurement | None
    after: Measurement | None

    @property
    def either(self) -> Measurement:
        """The later one where there is one: it tells id, name and group."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def why(self) -> str:
        """Why the two cannot be compared; empty when they can."""
        if self.before is None:
            return UNKNOWN_THEN
        if self.after is None:
            return GONE
        return "" if self.before.definition_version == self.after.definition_version else REDEFINED

    @property
    def changed(self) -> bool:
        """Whether value or bounds differ, or they cannot be compared."""
        return bool(self.why) or not all(map(_alike, _numbers(self.before), _numbers(self.after)))


def measurements_of(edition: Edition) -> Sequence[Measurement]:
    """What was measured when the edition was frozen, else what is measured now."""
    return edition.measurements if isinstance(edition, Frozen) else metrics.measure(edition)


def by_quarter(editions: Iterable[tuple[str, Edition]]) -> pd.DataFrame:
    """Every metric in each of some editions by their quarters: see `History.metrics`."""
    names = (
        "id", "name", "group", "unit", "value", "low", "high", "numerator", "denominator",
        "definition_version",
    )  # fmt: skip
    rows = [
        {"quarter": quarter} | {name: getattr(one, name) for name in names}
        for quarter, edition in editions
        for one in measurements_of(edition)
    ]
    text = dict.fromkeys(("quarter", "id", "name", "group", "unit"), "string")
    numbers = dict.fromkeys(("value", "low", "high", "numerator", "denominator"), "Float64")
    return pd.DataFrame(rows, columns=["quarter", *names]).astype(text | numbers)


def changed_measurements(before: Iterable[Measurement], after: Iterable[Measurement]) -> tuple[Pair, ...]:
    """The metrics that differ, in the order of the later edition, those it lacks last.

    A group that only one edition has is a change of that group, not of the metric.
    """
    old = {(one.id, one.group): one for one in before}
    new = {(one.id, one.group): one for one in after}
    pairs = [Pair(old.get(key), new.get(key)) for key in dict.fromkeys([*new, *old])]
    return tuple(pair for pair in pairs if pair.changed)


def as_frame(pairs: Iterable[Pair]) -> pd.DataFrame:
    """One row per pair: COLUMNS; bounds as stated, `why` missing where the two can be compared."""
    rows = []
    for pair in pairs:
        one, (before, after) = pair.either, (_numbers(pair.before), _numbers(pair.after))
        rows.append({
            "id": one.id, "name": one.name, "group": one.group, "unit": one.unit,
            "before": before[0], "before_low": before[1], "before_high": before[2],
            "after": after[0], "after_low": after[1], "after_high": after[2],
            "comparable": not pair.why, "why": pair.why or None,
        })  # fmt: skip
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)


def _numbers(found: Measurement | None) -> tuple[float | None, float | None, float | None]:
    return (found.value, found.low, found.high) if found else (None, None, None)


def _alike(a: float | None, b: float | None) -> bool:
    # the last digit may differ between machines
    return a is b if a is None or b is None else isclose(a, b, rel_tol=1e-9, abs_tol=1e-12)
