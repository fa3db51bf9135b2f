"""Science funds and procurement."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from huitoukan.example import plan
from huitoukan.example.days import office_days
from huitoukan.example.frames import BORN, record_table, table
from huitoukan.example.places import Places
from huitoukan.example.plan import Span

GRANTS = (
    (2024, Span(date(2024, 3, 1), date(2024, 10, 31)), 16),
    (2025, Span(date(2025, 2, 17), date(2025, 5, 9)), 12),
    (2025, Span(date(2025, 6, 3), date(2025, 10, 31)), 9),
    (2026, Span(date(2026, 2, 24), date(2026, 3, 20)), 7),
)
"""Year, when they were granted, how many."""
PURPOSES = ("科普画廊更新", "科学工作室运行", "科普活动", "科普阵地维护")
PROJECTS = (
    ("科普画廊挂图制作", "公开招标", 186_000, date(2024, 6, 12), date(2024, 11, 20)),
    ("科学工作室器材采购", "竞争性磋商", 142_000, date(2024, 9, 10), date(2025, 3, 13)),
    ("科普日活动服务", "询价", 48_000, date(2025, 4, 14), date(2025, 9, 29)),
    ("科普展板更新", "网上超市", 23_500, date(2025, 7, 9), date(2025, 9, 18)),
    ("科普大篷车维护", "自行采购", 16_800, date(2025, 10, 15), date(2025, 12, 9)),
    ("科学素质竞赛平台服务", "竞争性磋商", 96_000, date(2026, 1, 15), None),
)
"""Project, method, budget, day of the contract, day of acceptance."""


def money(seed: int, places: Places) -> dict[str, pd.DataFrame]:
    """科普经费 and 政府采购: everything up to the end of the story."""
    return {
        "funds": _funds(plan.generator(seed, "funds"), places),
        "procurements": _procurements(plan.generator(seed, "procurements")),
    }


def _funds(rng: np.random.Generator, places: Places) -> pd.DataFrame:
    parts = []
    for year, span, n in GRANTS:
        day = office_days(rng, span, n)
        granted = rng.choice([3000, 4000, 5000, 5000, 6000, 8000, 10000], n).astype(float)
        checked = day + rng.integers(60, 200, n)
        checked[rng.random(n) < 0.15] = np.datetime64("NaT")
        parts.append(pd.DataFrame({
            "year": year, "recipient": rng.choice(places.names, n, replace=False),
            "purpose": rng.choice(np.array(PURPOSES, object), n), "granted_yuan": granted,
            "spent_yuan": np.round(granted * np.minimum(rng.beta(12, 1, n), 1), 2),
            "checked_on": checked, "compliant": rng.random(n) > 0.06, BORN: day,
        }))  # fmt: skip
    whole = pd.concat(parts, ignore_index=True).drop_duplicates(["year", "recipient", "purpose"])
    unseen = whole["checked_on"].isna()
    columns = {name: whole[name].array for name in whole}
    columns["compliant"] = whole["compliant"].astype("boolean").mask(unseen).array
    columns["spent_yuan"] = whole["spent_yuan"].mask(unseen).array
    return table("funds", **columns)


def _procurements(rng: np.random.Generator) -> pd.DataFrame:
    rows = [
        {"project": f"{signed.year}年{project}", "method": method, "budget_yuan": float(budget),
         "contract_yuan": float(round(budget * rng.uniform(0.88, 0.99), -1)), "qualified": True,
         "related_party_checked": True, "accepted_on": accepted, "within_budget": True,
         BORN: pd.Timestamp(signed)}
        for project, method, budget, signed, accepted in PROJECTS
    ]  # fmt: skip
    return record_table("procurements", rows)
