"""The figures of a report: which frame is drawn by which chart, in the order of the notebooks."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter

import pandas as pd

from huitoukan import charts
from huitoukan.charts import Chart
from huitoukan.checks import signs
from huitoukan.edition import Edition
from huitoukan.lookback.quarters import completions
from huitoukan.lookback.review import Review
from huitoukan.metrics import (
    beside,
    closure,
    commitments,
    completion,
    documents,
    durations,
    evidence,
    reach,
    recorded,
    uneven,
    usage,
    visits,
)

Frame = Callable[[Edition], pd.DataFrame]

FIGURES: dict[Callable[[pd.DataFrame], Chart], Frame] = {
    charts.status_by_part: completion.status_by_part,
    charts.three_completions: completion.three_completions,
    charts.evidence_strip: signs.evidence_by_finding,
    charts.rungs_by_part: evidence.rungs_by_part,
    charts.evidence_timeline: signs.evidence_items,
    charts.documents_by_finding: documents.documents_by_finding,
    charts.completion_beside_peers: completion.completion_beside_peers,
    charts.durations_beside_peers: durations.durations_beside_peers,
    charts.claims_against_denominators: signs.claims_with_denominators,
    charts.visits_by_street: reach.visits_by_street,
    charts.event_size_beside_others: beside.event_size_beside_others,
    charts.attendance_beside_peers: reach.attendance_beside_peers,
    charts.promises_testable: commitments.promises_testable,
    charts.promises_calendar: signs.promises_calendar,
}
"""Chart → the frame it draws."""
LOGS: dict[Callable[[pd.DataFrame], Chart], Frame] = {
    charts.closure_curve: closure.closure_curve,
    charts.owner_load: closure.owner_load,
    charts.events_calendar: recorded.events_calendar,
    charts.events_by_street_month: recorded.events_by_street_month,
    charts.event_kinds: recorded.event_kinds,
    charts.street_tiles: uneven.street_tiles,
    charts.community_concentration: uneven.community_concentration,
    charts.studio_use: usage.studio_use,
    charts.gallery_posters: usage.gallery_posters,
    charts.suggestions_curve: visits.suggestions_curve,
}
"""The same for figures of registers filled row by row: without such rows there is nothing to draw."""


def _completions(review: Review) -> pd.DataFrame:
    frame = completions(review.editions)
    frame.attrs = review.quarters.attrs
    return frame


REVIEW: dict[Callable[[pd.DataFrame], Chart], Callable[[Review], pd.DataFrame]] = {
    charts.completions_by_quarter: _completions,
    charts.change_flow: attrgetter("flows"),
    charts.promises_by_quarter: attrgetter("promises"),
    charts.sample_result: attrgetter("sample"),
    charts.lights_table: attrgetter("lights"),
}
"""The same for the figures of a look-back; without rows there is nothing to draw."""


def draw_review(review: Review, *wanted: Callable[[pd.DataFrame], Chart]) -> list[Chart]:
    """The figures of a look-back, or those wanted of them; none where the registers hold nothing to draw."""
    frames = ((chart, make(review)) for chart, make in REVIEW.items() if not wanted or chart in wanted)
    return [chart(frame) for chart, frame in frames if len(frame) and frame.attrs["sources"]]


def draw(edition: Edition) -> list[Chart]:
    """Every figure of an edition, in order; those of LOGS only where there are rows."""
    return [chart(frame(edition)) for chart, frame in FIGURES.items()] + shown(edition, *LOGS)


def shown(edition: Edition, *wanted: Callable[[pd.DataFrame], Chart]) -> list[Chart]:
    """The wanted figures of LOGS for which there are rows; of the others no blank is drawn."""
    frames = ((chart, LOGS[chart](edition)) for chart in wanted)
    return [chart(frame) for chart, frame in frames if len(frame)]
