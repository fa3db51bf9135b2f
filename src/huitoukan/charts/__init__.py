"""Figures for the report: each function takes a frame and returns a `Chart`; nothing is computed here."""

from huitoukan.charts.claims import claims_against_denominators
from huitoukan.charts.commitments import promises_due, promises_testable
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
from huitoukan.charts.frame import Chart
from huitoukan.charts.timeline import evidence_timeline

__all__ = [
    "Chart",
    "attendance_beside_peers",
    "claims_against_denominators",
    "completion_beside_peers",
    "documents_by_finding",
    "durations_beside_peers",
    "event_size_beside_others",
    "evidence_strip",
    "evidence_timeline",
    "export",
    "promises_due",
    "promises_testable",
    "rungs_by_part",
    "status_by_part",
    "three_completions",
    "visits_by_street",
]
