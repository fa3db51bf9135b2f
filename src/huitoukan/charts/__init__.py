"""Figures for the report: each function takes a frame and returns a `Chart`; nothing is computed here."""

from huitoukan.charts.calendar import events_calendar
from huitoukan.charts.claims import claims_against_denominators
from huitoukan.charts.closing import closure_curve, owner_load, suggestions_curve
from huitoukan.charts.commitments import promises_calendar, promises_testable
from huitoukan.charts.completion import (
    completion_beside_peers,
    durations_beside_peers,
    status_by_part,
    three_completions,
)
from huitoukan.charts.coverage import attendance_beside_peers, event_size_beside_others, visits_by_street
from huitoukan.charts.documents import documents_by_finding
from huitoukan.charts.evidence import evidence_strip, rungs_by_part
from huitoukan.charts.export import export
from huitoukan.charts.flows import change_flow
from huitoukan.charts.frame import Chart
from huitoukan.charts.kinds import event_kinds
from huitoukan.charts.matrix import events_by_street_month
from huitoukan.charts.onsite import lights_table, sample_result
from huitoukan.charts.quarters import completions_by_quarter, promises_by_quarter
from huitoukan.charts.spread import community_concentration, street_tiles
from huitoukan.charts.timeline import evidence_timeline
from huitoukan.charts.usage import gallery_posters, studio_use

__all__ = [
    "Chart",
    "attendance_beside_peers",
    "change_flow",
    "claims_against_denominators",
    "closure_curve",
    "community_concentration",
    "completion_beside_peers",
    "completions_by_quarter",
    "documents_by_finding",
    "durations_beside_peers",
    "event_kinds",
    "event_size_beside_others",
    "events_by_street_month",
    "events_calendar",
    "evidence_strip",
    "evidence_timeline",
    "export",
    "gallery_posters",
    "lights_table",
    "owner_load",
    "promises_by_quarter",
    "promises_calendar",
    "promises_testable",
    "rungs_by_part",
    "sample_result",
    "status_by_part",
    "street_tiles",
    "studio_use",
    "suggestions_curve",
    "three_completions",
    "visits_by_street",
]
