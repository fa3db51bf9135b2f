"""How long each step took: inspection, feedback, signing, publication."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pandas as pd

from huitoukan import period
from huitoukan.edition import Edition
from huitoukan.metrics.catalogue import Measurement, Metric, iso, metric
from huitoukan.metrics.frames import framed
from huitoukan.records import records

MILESTONES = {
    "inspected_from": "巡察开始",
    "inspected_to": "巡察结束",
    "feedback_on": "反馈",
    "signed_on": "落款",
    "published_on": "公布",
}
"""The dates of a notice and their short names, in the order of time."""
PEERS_DAYS = "feedback_to_published_days"
STEPS = {
    "inspection_days": ("inspected_from", "inspected_to", "巡察历时"),
    "inspection_to_feedback": ("inspected_to", "feedback_on", "巡察结束至反馈"),
    "feedback_to_signing": ("feedback_on", "signed_on", "反馈至落款"),
    "signing_to_publication": ("signed_on", "published_on", "落款至公布"),
    "feedback_to_publication": ("feedback_on", "published_on", "反馈至公布"),
}
"""Step → the two dates of the notice it lies between, and its name."""


def days_of(edition: Edition, step: str) -> int | None:
    """Days of a step; None while one of its dates is unknown. An inspection counts both its ends."""
    first, last = (edition.day(name) for name in STEPS[step][:2])
    if first is None or last is None:
        return None
    count = period.days_inclusive if step == "inspection_days" else period.days_between
    return count(first, last)


@metric(
    id="step_days", name="各环节天数", unit="天", registers=("notice",),
    question="从巡察到公布，每一步用了多少天？",
    numerator="后一日期减前一日期的天数（巡察历时含两端）", denominator="无",
    caveats="公布日期取自网页地址时另有说明；天数长短不作评价。",
)  # fmt: skip
def step_days(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Days of every step, one measurement each."""
    rows = edition.ledger["notice"].index
    source = (edition.source("notice", int(rows[0])),) if len(rows) else ()
    for step, (first, last, _) in STEPS.items():
        days = days_of(edition, step)
        yield entry.measure(
            days, numerator=days, group=step, since=iso(edition.day(first)), until=iso(edition.day(last)),
            sources=source, warnings=() if days is not None else ("no_records",),
        )  # fmt: skip


@framed("notice")
def durations_beside_peers(edition: Edition) -> pd.DataFrame:
    """Days of this notice's own steps, and from feedback to publication of notices that give both dates.

    Rows: own known steps, then peers by days. Columns: label, start_label, end_label, days, own, source
    (address; missing for own rows).
    """
    own = [
        (label, MILESTONES[first], MILESTONES[last], days, True, None)
        for step, (first, last, label) in STEPS.items()
        if (days := days_of(edition, step)) is not None
    ]
    peers = edition.reference.peers.dropna(subset=[PEERS_DAYS]).sort_values(PEERS_DAYS, kind="stable")
    ends = MILESTONES["feedback_on"], MILESTONES["published_on"]
    others = [
        (f"{peer['organ']}（{peer['year']}）", *ends, peer[PEERS_DAYS], False, peer["source"])
        for peer in records(peers)
    ]
    columns = {"label": "string", "start_label": "string", "end_label": "string", "days": "int64"}
    columns |= {"own": "bool", "source": "string"}
    return pd.DataFrame(own + others, columns=list(columns)).astype(columns)


def milestones(edition: Edition) -> list[tuple[str, str, date]]:
    """The known dates of the notice, in order: (column, name, day)."""
    days = {name: edition.day(name) for name in MILESTONES}
    return [(name, MILESTONES[name], day) for name, day in days.items() if day]
