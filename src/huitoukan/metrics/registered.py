"""The rows of a register as numbers: counts, sums, means and shares with window, exclusions and warnings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from huitoukan.edition import Edition
from huitoukan.metrics.catalogue import Measurement, Metric, iso
from huitoukan.metrics.intervals import SMALL, wilson
from huitoukan.metrics.selection import LATER, Selection

PEOPLE = ("headcount_not_people",)


@dataclass(frozen=True)
class Log(Selection):
    """Rows of a register to be counted, added up, divided."""

    @property
    def faults(self) -> tuple[str, ...]:
        """The warnings that rows left out for a fault of theirs bring along."""
        lacking = ("missing_values",) if self.lacks else ()
        return (*lacking, "after_as_of") if LATER in self.left else lacking

    def count(self, entry: Metric, **fields: Any) -> Measurement:
        """The number of rows."""
        return self.measure(entry, len(self.rows), numerator=len(self.rows), **fields)

    def counts(self, entry: Metric, labels: pd.Series, order: Sequence[str] = ()) -> Iterator[Measurement]:
        """The number of rows label by label (see `split`); a single one without label when there is none."""
        if self.rows.empty:
            yield self.count(entry)
            return
        for label, own in self.split(labels, order):
            yield own.count(entry, group=label, denominator=len(self.rows))

    def total(self, entry: Metric, column: str, **fields: Any) -> Measurement:
        """The sum of a column."""
        log = self.needs(column)
        return log.measure(entry, amount := float(log.rows[column].sum()), numerator=amount, **fields)

    def mean(self, entry: Metric, column: str, **fields: Any) -> Measurement:
        """The mean of a column: its sum ÷ the number of rows."""
        log = self.needs(column)
        amount, n = float(log.rows[column].sum()), len(log.rows)
        return log.measure(entry, amount / n if n else None, numerator=amount, denominator=n, **fields)

    def median(self, entry: Metric, values: pd.Series, **fields: Any) -> Measurement:
        """The median of values by row; the denominator is the number of them."""
        n = len(self.rows)
        value = float(values.loc[self.rows.index].astype("float64").median()) if n else None
        return self.measure(entry, value, numerator=value, denominator=n, **fields)

    def ratio(self, entry: Metric, part: str, whole: str, **fields: Any) -> Measurement:
        """The sum of one column ÷ the sum of another, over rows that have both; no share of cases."""
        log = self.needs(part, whole)
        k, n = float(log.rows[part].sum()), float(log.rows[whole].sum())
        return log.measure(entry, k / n if n else None, numerator=k, denominator=n, **fields)

    def share(self, entry: Metric, hits: pd.Series, **fields: Any) -> Measurement:
        """The rows that hit ÷ the rows, with its Wilson interval."""
        return self.share_of(entry, int(hits.loc[self.rows.index].sum()), len(self.rows), **fields)

    def share_of(
        self, entry: Metric, k: int, n: int, warnings: tuple[str, ...] = (), **fields: Any
    ) -> Measurement:
        """A share of n cases with its Wilson interval."""
        low, high = wilson(k, n)
        small = ("small_denominator",) if 0 < n < SMALL else ()
        return self.measure(
            entry, k / n if n else None, numerator=k, denominator=n, low=low, high=high,
            interval="wilson95" if n else None, warnings=(*warnings, *small), **fields,
        )  # fmt: skip

    def measure(
        self, entry: Metric, value: float | None, warnings: tuple[str, ...] = (),
        sources: tuple[str, ...] = (), **fields: Any,
    ) -> Measurement:  # fmt: skip
        """A value of these rows with window, exclusions, sources and warnings; none without rows."""
        if not self.recorded:
            return entry.unknown("no_records", group=fields.get("group"))
        known = value is not None and (len(self.rows) > 0 or (self.is_part and not self.lacks))
        why = () if known else ("no_records",) if self.lacks else ("no_records", "none_apply")
        window = {"since": iso(self.since.date()), "until": iso(self.edition.as_of)} if self.since else {}
        found = entry.measure(
            value, **window | fields, excluded=self.excluded,
            sources=(self.edition.ledger.whole(self.register), *sources, *self.left_out()),
            warnings=(*(("self_reported", *warnings) if known else why), *self.faults),
        )  # fmt: skip
        return found if known else replace(found, value=None, low=None, high=None, interval=None)


def log_of(edition: Edition, register: str, day: str | None = None) -> Log:
    """The rows of a register up to the as-of day; all of them where no column of days is named."""
    log = Log(edition, register, edition.ledger[register])
    return log.dated(day) if day else log
