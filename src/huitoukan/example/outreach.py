"""Contests and press items."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from huitoukan.example import plan
from huitoukan.example.days import busy_days
from huitoukan.example.frames import table
from huitoukan.example.places import Places
from huitoukan.example.words import HEADLINES, THEMES

CONTESTS = (
    (date(2024, 3, 18), 14, "科学素质春季网络答题"), (date(2024, 5, 24), 16, "科技活动周线上竞答"),
    (date(2024, 9, 13), 17, "全国科普日网络竞赛"), (date(2024, 12, 2), 13, "年末科学素质大挑战"),
    (date(2025, 3, 17), 14, "科学素质春季网络答题"), (date(2025, 5, 6), 12, "科技活动周线上竞答"),
    (date(2025, 9, 12), 18, "全国科普日网络竞赛"), (date(2025, 12, 1), 14, "年末科学素质大挑战"),
    (date(2026, 3, 16), 14, "科学素质春季网络答题"),
)  # fmt: skip
"""First day, length in days, name."""
IN_WINDOW = 6
"""So many of them lie in the published window."""
WITHOUT_PEOPLE = (1, 4)
"""Contests whose platform does not count people."""
OUTLETS = ("单位公众号", "区融媒体中心", "示例日报", "示例网", "街道公众号")


def outreach(seed: int, places: Places) -> dict[str, pd.DataFrame]:
    """网络竞赛 and 宣传报道: everything up to the end of the story."""
    return {
        "contests": _contests(plan.generator(seed, "contests")),
        "press": _press(plan.generator(seed, "press"), places),
    }


def _contests(rng: np.random.Generator) -> pd.DataFrame:
    size = np.exp(0.35 * np.clip(rng.standard_normal(len(CONTESTS)), -1.5, 1.5))
    total = plan.CONTEST_ATTENDANCES * (1 + rng.uniform(-0.015, 0.015))
    attendances = np.rint(size * total / size[:IN_WINDOW].sum()).astype(int)
    people = np.rint(attendances / rng.uniform(8, 28, len(CONTESTS))).astype(int).tolist()
    first = np.array([day for day, _, _ in CONTESTS], "datetime64[D]")
    return table(
        "contests", started_on=first, ended_on=first + np.array([length for _, length, _ in CONTESTS]) - 1,
        name=[f"{day.year}年{name}" for day, _, name in CONTESTS], attendances=attendances,
        people=[None if at in WITHOUT_PEOPLE else number for at, number in enumerate(people)],
    )  # fmt: skip


def _press(rng: np.random.Generator, places: Places) -> pd.DataFrame:
    spans = plan.spans()
    yearly = [round(plan.PRESS * len(span.days) / len(spans[0].days)) for span in spans]
    day = np.concatenate([busy_days(rng, span, n) for span, n in zip(spans, yearly, strict=True)])
    n = len(day)
    theme, verb = rng.permutation(n) % len(THEMES), rng.integers(0, len(HEADLINES), n)
    home = rng.choice(places.names, n, p=places.weights)
    title = [f"{THEMES[t]}科普{HEADLINES[v]}{h}" for t, v, h in zip(theme, verb, home, strict=True)]
    shown = rng.random(n) < 0.85
    link = [
        f"https://example.com/{d}/{at + 1}" if has else None
        for at, (d, has) in enumerate(zip(day, shown, strict=True))
    ]
    outlet = rng.choice(np.array(OUTLETS, object), n, p=[0.45, 0.2, 0.1, 0.1, 0.15])
    return table("press", published_on=day, outlet=outlet, title=title, link=link)
