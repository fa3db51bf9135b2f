"""Meetings as a small office holds them: month by month, some kinds by the half-year, talks before feasts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from huitoukan.example import plan
from huitoukan.example.days import office_day
from huitoukan.example.frames import record_table
from huitoukan.example.words import STUDY
from huitoukan.period import last_of_month

MONTHS = [(2024 + at // 12, at % 12 + 1) for at in range(27)]
"""January 2024 to March 2026."""
FIXED: dict[str, tuple[str, list[tuple[int, int]]]] = {
    "主席办公会": ("研究{topic}", [(2024, 2), (2024, 5), (2024, 8), (2024, 11), (2025, 2), (2025, 4),
                            (2025, 6), (2025, 8), (2025, 10), (2025, 12), (2026, 2)]),
    "常委会": ("审议年度工作和下一步安排", [(2024, 3), (2024, 9), (2025, 3), (2025, 9), (2026, 3)]),
    "全委会": ("审议工作报告和委员调整", [(2024, 3), (2025, 3), (2026, 3)]),
    "意识形态专题会": ("分析研判意识形态领域风险", [(2024, 3), (2024, 8), (2025, 2), (2026, 2)]),
    "党风廉政专题会": ("部署党风廉政建设", [(2024, 3), (2024, 9), (2025, 2), (2025, 8), (2026, 3)]),
    "民主生活会": ("开展批评与自我批评", [(2024, 1), (2025, 3), (2026, 1)]),
    "业务培训": ("采购和财务业务培训", [(2024, 5), (2024, 10), (2025, 3), (2025, 4), (2025, 7), (2025, 11),
                                  (2026, 3)]),
}  # fmt: skip
"""Kind → topic and months. The second half of 2025 has no meeting on ideology: a promise not kept."""
TOPICS = (
    "科普活动经费安排",
    "科学工作室建设",
    "科普画廊管护",
    "科普日活动方案",
    "企业科协管理",
    "年度采购事项",
)
TALKS = (date(2024, 2, 6), date(2024, 9, 12), date(2024, 9, 29), date(2025, 1, 23), date(2026, 2, 12))
"""Talks before the Spring Festival, the Mid-Autumn and the National Day; in 2025 the autumn has none."""
QUIET = (date(2025, 9, 15), date(2025, 10, 8))
"""Days before the feasts of autumn 2025 without any meeting."""


def meetings(seed: int) -> pd.DataFrame:
    """会议学习: everything up to the end of the story, in order of days."""
    rng = plan.generator(seed, "meetings")
    rows = sorted(_rows(rng), key=lambda row: (row["held_on"], row["kind"]))
    return record_table("meetings", rows)


def _rows(rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    for at, (year, month) in enumerate(MONTHS):
        yield {"held_on": _day(rng, year, month), "kind": "理论学习会", "topic": STUDY[at % len(STUDY)]}
        yield {"held_on": _day(rng, year, month), "kind": "党组织会议", "topic": "研究党建和日常工作"}
    for kind, (topic, months) in FIXED.items():
        for at, (year, month) in enumerate(months):
            row: dict[str, Any] = {"held_on": _day(rng, year, month), "kind": kind}
            row["topic"] = topic.format(topic=TOPICS[at % len(TOPICS)])
            if kind == "主席办公会":
                # one that the group could not attend, after the window of the claim
                invited = {
                    "discipline_group_invited": True,
                    "discipline_group_attended": (year, month) != (2025, 10),
                }
                row |= invited
            elif kind in ("常委会", "全委会"):
                row |= {"discipline_group_invited": False, "discipline_group_attended": False}
            yield row
    for day in TALKS:
        yield {"held_on": day, "kind": "廉政谈话", "topic": "节前集体廉政谈话"}


def _day(rng: np.random.Generator, year: int, month: int) -> date:
    """A working day of a month; in the signing's month before the signing, in quiet days none."""
    first, last = date(year, month, 3), last_of_month(year, month)
    if (year, month) == (plan.SIGNED.year, plan.SIGNED.month):
        last = plan.SIGNED - timedelta(days=2)
    if (year, month) == (QUIET[0].year, QUIET[0].month):
        last = QUIET[0] - timedelta(days=1)
    if (year, month) == (QUIET[1].year, QUIET[1].month):
        first = QUIET[1] + timedelta(days=1)
    if (year, month) == (2025, 2):
        first = date(2025, 2, 8)
    return office_day(rng, first, last)
