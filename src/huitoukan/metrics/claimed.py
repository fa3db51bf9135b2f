"""Claims of the notice as numbers to work with: which indicator, which window, which warnings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from huitoukan import period
from huitoukan.edition import Edition
from huitoukan.metrics.catalogue import iso
from huitoukan.metrics.intervals import Bounds
from huitoukan.records import Record, records


@dataclass(frozen=True)
class Claimed:
    """One claimed quantity. Its window [since, until] ends at the signing where the notice leaves it open."""

    row: int
    """Row of 量化事实, or the label of a claim that was read (see `Edition.claims`)."""
    finding: int
    text: str
    value: float
    low: float | None
    high: float | None
    """Bounds of what the wording leaves open; None is an open end."""
    since: date | None
    until: date | None
    is_rate: bool
    source: str
    warnings: tuple[str, ...]
    group: str | None
    """The finding as a measurement's group, where an indicator has several claims."""

    @property
    def days(self) -> int | None:
        """Days of the window, both ends counted; None where the notice gives no start."""
        return period.days_inclusive(self.since, self.until) if self.since and self.until else None

    @property
    def bounds(self) -> Bounds:
        """Both bounds."""
        return self.low, self.high

    @property
    def window(self) -> dict[str, str | None]:
        """The window as a measurement's `since` and `until`."""
        return {"since": iso(self.since), "until": iso(self.until)}

    def goes_with(self, other: Claimed) -> bool:
        """Whether both stand in the same finding and speak of the same window."""
        return (self.finding, self.since, self.until) == (other.finding, other.since, other.until)


def claimed(edition: Edition, indicator: str) -> list[Claimed]:
    """The claims tied to an indicator that have a value, in the order of the sheet; maybe none."""
    table = edition.claims.dropna(subset=["finding", "text", "value"]).sort_index()
    rows = records(table[table["indicator"] == indicator])
    return [_claimed(edition, row, several=len(rows) > 1) for row in rows]


def _claimed(edition: Edition, row: Record, several: bool) -> Claimed:
    since, bounds = row["since"], (row["low"], row["high"])
    low, high = (row["value"], row["value"]) if bounds == (None, None) else bounds
    return Claimed(
        row=row["row"],
        finding=row["finding"],
        text=row["text"],
        value=row["value"],
        low=low,
        high=high,
        since=since,
        until=row["until"] or (edition.day("signed_on") if since else None),
        is_rate=row["kind"] == "rate",
        source=edition.source("claims", row["row"]),
        warnings=warnings_of(edition, row),
        group=f"问题({row['finding']})" if several else None,
    )


def warnings_of(edition: Edition, row: Record) -> tuple[str, ...]:
    """The codes of the standing warnings that go with a claim (see the list `warnings`)."""
    since, feedback = row["since"], edition.day("feedback_on")
    found = {
        "self_reported": True,
        "rounded_source": row["qualifier"] not in (None, "exact"),
        "headcount_not_people": row["unit"] == "人次",
        "window_before_feedback": bool(since and feedback and since < feedback),
        "read_from_words": row["measure"] is not None,
    }
    return tuple(word for word, holds in found.items() if holds)
