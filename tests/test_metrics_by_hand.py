"""Every metric of the catalogue on a case small enough to count on one's fingers."""

from __future__ import annotations

from typing import Any

import pytest
from builders import claim, commitment, finding, gallery_check, measure, meeting
from case import alike, edition, measured, notice, numbers
from register_cases import CASES as OF_REGISTERS

from huitoukan.metrics import CATALOGUE

PARTS = ("聚焦甲方面", "聚焦乙方面")
STATUSES = ("completed", "sustained", "basically_completed", "in_progress", None, "not_applicable")
FINDINGS = [finding(no=no, status=status, part=PARTS[no > 4]) for no, status in enumerate(STATUSES, start=1)]
EVIDENCE = [
    {"finding": 1, "kind": "count", "text": "3次", "value": 3, "since": "2025-01-01"},
    {"finding": 2, "kind": "document", "text": "《甲》", "title": "甲", "action": "made"},
    {"finding": 2, "kind": "document", "text": "《乙》", "title": "乙", "action": "issued"},
    {"finding": 3, "kind": "document", "text": "《甲》", "title": "甲", "action": "revised"},
    {"finding": 3, "kind": "document", "text": "《丙》", "title": "丙", "action": "cited"},
    {"finding": 3, "kind": "document", "text": "《丁》", "title": "丁", "action": "revised"},
    {"finding": 4, "kind": "event", "text": "2024年5月", "on": "2024-05"},
    {"finding": 5, "kind": "event", "text": "2025年2月", "on": "2025-02"},
    {"finding": 6, "kind": "count", "text": "5次", "value": 5},
]
"""Rungs: 3, 1, 1, 2, 2, 3. Timing: straddling (20 + 120 days), –, –, before, after, –."""
LADDER: dict[str, Any] = {"findings": FINDINGS, "claims": EVIDENCE}

YEAR = {"since": "2024-05-21", "until": "2025-05-20"}
"""365 days."""
ROUNDED = {
    "text": "4.7万人次",
    "value": 47000,
    "low": 46500,
    "high": 47500,
    "qualifier": "rounded",
    "unit": "人次",
}
REACH: dict[str, Any] = {
    "claims": [
        claim(text="135场", value=135, low=135, high=135, **YEAR),
        claim(**YEAR | ROUNDED, indicator="attendances"),
        claim(**YEAR | ROUNDED, indicator="contest_attendances"),
        claim(text="37篇", value=37, low=37, high=37, unit="篇", indicator="press_items"),
        claim(text="70场", value=70, low=70, high=70, since="2025-03-12", indicator="studio_sessions"),
        claim(text="78家", value=78, low=78, high=78, unit="家", indicator="enterprise_associations"),
        claim(text="4个", value=4, low=4, high=4, unit="个", indicator="communities_visited"),
    ],
    "measures": [measure(text="赴陆庄社区验收。已走访军门、屏山、大凰山等4个社区，成效明显。")],
}
YEARS = 365 / 365.25
RESIDENTS = 66.909
"""In tens of thousands, by the census of 2020."""
PROMISES: dict[str, Any] = {
    "commitments": [
        commitment(every="P2M"),
        commitment(text="开会", every="P1Y", times=2),
        commitment(text="谈话", every=None, times=None, occasion="国庆、中秋"),
        commitment(text="定期公示", every=None, times=None),
    ]
}
KEPT: dict[str, Any] = {
    "commitments": [
        commitment(starts_on="2024-12-20"),
        commitment(text="意识形态会", every="P6M", evidence_register="meetings", starts_on="2024-01-01"),
        commitment(text="每季碰头", every="P3M", evidence_register=None, starts_on="2025-01-01"),
    ],
    "galleries": [{"name": "甲"}],
    "gallery_checks": [
        gallery_check(gallery="甲", checked_on=day) for day in ("2025-01-09", "2025-02-09", "2025-04-01")
    ],
    "meetings": [meeting(held_on="2024-07-01"), meeting(held_on="2024-12-30")],
}
"""Kept January-February and March-April; overdue the second half of 2024, its meetings being others'. Left
out: the broken November-December, the first half of 2024 without records, the quarter without a register."""

Expected = dict[str | None, tuple[float | None, float | None, float | None]]
CASES: dict[str, tuple[dict[str, Any], Expected]] = {
    "reported_completion": (
        LADDER,
        {None: (2 / 5, 2, 5), PARTS[0]: (2 / 4, 2, 4), PARTS[1]: (0, 0, 1)},
    ),
    "reported_completion_lenient": (LADDER, {None: (3 / 5, 3, 5)}),
    "evidenced_completion": (LADDER, {None: (1 / 5, 1, 5)}),
    "verified_completion": (LADDER, {None: (None, 0, 5)}),
    "evidence_rung": (
        LADDER,
        {"0": (0, 0, 6), "1": (2, 2, 6), "2": (2, 2, 6), "3": (2, 2, 6), "4": (0, 0, 6)},
    ),
    "evidence_opens": (
        LADDER,
        {
            "before_inspection": (0, 0, 6), "between": (2, 2, 6), "after_feedback": (1, 1, 6),
            "undated": (3, 3, 6),
        },
    ),
    "evidence_timing": (
        LADDER,
        {
            "after_feedback": (1, 1, 6), "straddling": (1, 1, 6), "before_feedback": (1, 1, 6),
            "undated": (3, 3, 6),
        },
    ),
    "neither_date_nor_number": (LADDER, {None: (2, 2, 6)}),
    "rules_made": (LADDER, {None: (2, 2, None)}),
    "circulars_issued": (LADDER, {None: (1, 1, None)}),
    "events": (REACH, {None: (135, 135, None)}),
    "attendances": (REACH, {None: (47000, 47000, None)}),
    "attendances_per_event": (REACH, {None: (348.148, 47000, 135)}),
    "window_days": (REACH, {None: (365, 365, None)}),
    "events_per_year": (REACH, {None: (135.0925, 135, YEARS)}),
    "attendances_per_year": (REACH, {None: (47032.19, 47000, YEARS)}),
    "events_per_10000_residents": (REACH, {None: (2.01905, 135, RESIDENTS * YEARS)}),
    "attendances_per_10000_residents": (REACH, {None: (702.928, 47000, RESIDENTS * YEARS)}),
    "contest_attendances": (REACH, {None: (47000, 47000, None)}),
    "press_items": (REACH, {None: (37, 37, None)}),
    "studio_sessions": (REACH, {None: (70, 70, None)}),
    "studio_sessions_per_week": (REACH, {None: (7, 70, 10)}),
    "enterprise_associations": (REACH, {None: (78, 78, None)}),
    "communities_visited_share": (REACH, {None: (4 / 69, 4, 69)}),
    "communities_named": (REACH, {None: (3 / 4, 3, 4)}),
    "communities_named_by_street": (
        REACH,
        {
            "鼓东": (0, 0, 5), "鼓西": (0, 0, 6), "温泉": (0, 0, 7), "东街": (1 / 4, 1, 4), "南街": (0, 0, 6),
            "安泰": (0, 0, 4), "华大": (1 / 9, 1, 9), "水部": (0, 0, 5), "五凤": (0, 0, 11),
            "洪山": (1 / 12, 1, 12),
        },
    ),
    "step_days": (
        {"notice": [notice(published_on="2025-07-18")]},
        {
            "inspection_days": (31, 31, None), "inspection_to_feedback": (296, 296, None),
            "feedback_to_signing": (119, 119, None), "signing_to_publication": (59, 59, None),
            "feedback_to_publication": (178, 178, None),
        },
    ),
    "promises": (PROMISES, {"rhythm": (2, 2, 4), "occasion": (1, 1, 4), "none": (1, 1, 4)}),
    "promises_due": (
        PROMISES,
        {
            "2025Q2": (0, 0, None), "2025Q3": (1, 1, None), "2025Q4": (4, 4, None), "2026Q1": (1, 1, None),
            "2026Q2": (2, 2, None),
        },
    ),
    "promises_kept": (KEPT, {None: (2 / 3, 2, 3)}),
}  # fmt: skip
CASES |= OF_REGISTERS


def test_there_is_a_case_for_every_metric() -> None:
    assert set(CASES) == set(CATALOGUE)


@pytest.mark.parametrize("metric", CASES)
def test_the_metric_is_what_comes_out_by_hand(metric: str) -> None:
    records, expected = CASES[metric]
    found = measured(edition(**records), metric)
    assert set(found) == set(expected)
    for group, wanted in expected.items():
        assert alike(numbers(found[group]), wanted), found[group]
