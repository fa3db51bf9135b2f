"""The figures of a report: which frame is drawn by which chart, in the order of the notebooks."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from huitoukan import charts
from huitoukan.charts import Chart
from huitoukan.edition import Edition
from huitoukan.metrics import beside, commitments, completion, documents, durations, evidence, reach

Frame = Callable[[Edition], pd.DataFrame]

FIGURES: dict[Callable[[pd.DataFrame], Chart], Frame] = {
    charts.status_by_part: completion.status_by_part,
    charts.three_completions: completion.three_completions,
    charts.evidence_strip: evidence.evidence_by_finding,
    charts.rungs_by_part: evidence.rungs_by_part,
    charts.evidence_timeline: evidence.evidence_items,
    charts.documents_by_finding: documents.documents_by_finding,
    charts.completion_beside_peers: completion.completion_beside_peers,
    charts.durations_beside_peers: durations.durations_beside_peers,
    charts.claims_against_denominators: reach.claims_with_denominators,
    charts.visits_by_street: reach.visits_by_street,
    charts.event_size_beside_others: beside.event_size_beside_others,
    charts.attendance_beside_peers: reach.attendance_beside_peers,
    charts.promises_testable: commitments.promises_testable,
    charts.promises_due: commitments.promises_due,
}
"""Chart → the frame it draws."""


def draw(edition: Edition) -> list[Chart]:
    """Every figure of an edition, in order."""
    return [chart(frame(edition)) for chart, frame in FIGURES.items()]
