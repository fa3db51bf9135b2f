"""Studios and galleries: the lists, what went on in them, and the venues they are among."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd

from huitoukan.example import plan
from huitoukan.example.days import busy_days, next_working, office_days
from huitoukan.example.frames import BORN, ROUND, distinct, rank_within, table
from huitoukan.example.places import Places
from huitoukan.example.plan import Span
from huitoukan.example.words import SPOTS, THEMES, TOPICS

STUDIOS, NEVER_USED, LATE = 36, 2, 3
"""Studios, those of them without any session, and those opened after the feedback."""
GALLERIES, NEVER_CHECKED = 58, 2
STRIDE = 7919
"""Spreads the topics over days and studios; a second session of a day has the next topic of the list."""
LOG_BEGINS = date(2024, 9, 1)
"""First day of the logs of sessions and gallery checks."""
WINDOWS = [date(2024 + at // 12, at % 12 + 1, 1) for at in range(8, 27, 2)]
"""First days of the two months in each of which the posters of every gallery are to be changed."""
LATEST = 50
"""Day of a window by which a gallery has its turn."""
KEPT_SINCE = date(2025, 7, 1)
"""Before it some changes are left out and some galleries are not looked after at all."""
SKIPPED, SEEN = 0.08, 0.45
"""Chance that a change is left out then, and that a gallery is inspected in a window."""
GAP, GAP_SKIPPED = date(2025, 11, 1), 0.85
"""A window in which most galleries keep their old posters: the indicator falls back."""
SCREENS = ("社区电子科普屏", 14)
MEDIA = ("单位公众号", "单位网站科普栏目", "科普视频号")
ROUNDS = (date(2025, 3, 10), date(2025, 8, 11), date(2026, 2, 9))
"""Days on which rounds of checking the venues begin."""


def sites(seed: int, places: Places) -> dict[str, pd.DataFrame]:
    """科学工作室, 工作室活动, 科普画廊, 画廊更新巡检, 阵地清单: everything up to the end of the story."""
    studios = _studios(plan.generator(seed, "studios"), places)
    galleries = _galleries(plan.generator(seed, "galleries"), places)
    return {
        "studios": studios,
        "sessions": _sessions(plan.generator(seed, "sessions"), studios),
        "galleries": galleries,
        "gallery_checks": _checks(plan.generator(seed, "gallery checks"), galleries),
        "venues": _venues(plan.generator(seed, "venues"), studios, galleries, places),
    }


def _studios(rng: np.random.Generator, places: Places) -> pd.DataFrame:
    homes = np.sort(rng.choice(len(places.names), STUDIOS, replace=False))
    accepted = office_days(rng, Span(date(2022, 3, 1), date(2024, 8, 9)), STUDIOS)
    accepted = rng.permutation(accepted)
    accepted[-LATE:] = office_days(rng, Span(date(2025, 2, 17), date(2025, 3, 14)), LATE)
    return table(
        "studios", name=[f"{name}青少年科学工作室" for name in places.names[homes]],
        community=places.names[homes], opened_on=accepted + rng.integers(3, 20, STUDIOS),
        staff=rng.choice([1, 2, 2, 3], STUDIOS),
        weekly_hours=rng.choice([6, 8, 10, 12, 12, 15, 16, 20], STUDIOS),
        accepted_on=accepted,
    )  # fmt: skip


def _sessions(rng: np.random.Generator, studios: pd.DataFrame) -> pd.DataFrame:
    """Every studio but the idle ones has one by the signing; some have many."""
    used = rng.permutation(STUDIOS - LATE)[NEVER_USED:]
    weights = np.zeros(STUDIOS)
    weights[used] = np.arange(1, len(used) + 1) ** -0.5
    late = np.arange(STUDIOS - LATE, STUDIOS)
    weights /= weights.sum()
    spans = [Span(LOG_BEGINS, date(2024, 12, 31)), *plan.spans(begin=plan.YEAR)]
    parts = []
    for span in spans:
        n = round(plan.SESSIONS * len(span.days) / len(Span(plan.YEAR, plan.SIGNED).days))
        day, studio = busy_days(rng, span, n), rng.choice(STUDIOS, n, p=weights)
        if span.first >= plan.YEAR:
            # the late ones have their turn at the end, when they are open
            studio[-LATE:] = rng.permutation(late)
        if span.first == LOG_BEGINS:
            studio[rng.choice(n, len(used), replace=False)] = used
        parts.append((day, studio))
    day, studio = (np.concatenate(part) for part in zip(*parts, strict=True))
    here = day.astype(np.int64) * STUDIOS + studio
    heads = np.clip(np.rint(18 * np.exp(0.4 * rng.standard_normal(len(day)))), 6, 45).astype(np.int64)
    topic = (here * STRIDE + rank_within(here)) % len(TOPICS)
    return table(
        "sessions", held_on=day, studio=studios["name"].to_numpy(object)[studio],
        topic=np.array(TOPICS, object)[topic], participants=distinct(heads, here),
    )  # fmt: skip


def _galleries(rng: np.random.Generator, places: Places) -> pd.DataFrame:
    homes = np.sort(rng.choice(len(places.names), GALLERIES, replace=False))
    kind = rng.choice(["new", "renewed", "rebuilt"], GALLERIES, p=[0.5, 0.35, 0.15])
    return table(
        "galleries", name=[f"{name}科普画廊" for name in places.names[homes]], community=places.names[homes],
        place=rng.choice(np.array(SPOTS, object), GALLERIES), kind=kind.astype(object),
        built_on=rng.permutation(office_days(rng, Span(date(2019, 3, 1), date(2025, 3, 28)), GALLERIES)),
    )  # fmt: skip


def _checks(rng: np.random.Generator, galleries: pd.DataFrame) -> pd.DataFrame:
    """Posters are changed every two months, each gallery at its own time; inspections in between."""
    last = np.datetime64(plan.spans()[-1].last)
    rows: list[tuple[np.datetime64, int, str, str]] = []
    phase = rng.integers(0, LATEST, GALLERIES)
    silent = np.isin(np.arange(GALLERIES), rng.choice(GALLERIES, NEVER_CHECKED, replace=False))
    built = galleries["built_on"].to_numpy("datetime64[D]")
    for window in WINDOWS:
        turn = np.clip(phase + rng.integers(-5, 6, GALLERIES), 0, LATEST)
        changed_on, seen_on = (next_working(np.datetime64(window) + days) for days in (turn, turn + 18))
        left_out = GAP_SKIPPED if window == GAP else SKIPPED if window < KEPT_SINCE else 0
        changed, seen = rng.random(GALLERIES) >= left_out, rng.random(GALLERIES) < SEEN
        theme, flaw = rng.integers(0, len(THEMES), GALLERIES), rng.random(GALLERIES) < 0.08
        if window < KEPT_SINCE:
            changed, seen = changed & ~silent, seen & ~silent
        for happens, when, kind in ((changed, changed_on, "poster_change"), (seen, seen_on, "inspection")):
            for at in np.flatnonzero(happens & (built < when) & (when <= last)).tolist():
                flawed = "玻璃有划痕，已报修" if flaw[at] else "画面完好，内容正确"
                words = f"已更换{THEMES[theme[at]]}主题挂图" if kind == "poster_change" else flawed
                rows.append((when[at], at, kind, words))
    rows.sort(key=lambda row: row[:3])
    days, numbers, kinds, results = (list(column) for column in zip(*rows, strict=True))
    names = galleries["name"].to_numpy(object)[numbers]
    return table("gallery_checks", checked_on=np.array(days), gallery=names, kind=kinds, result=results)


def _venues(
    rng: np.random.Generator, studios: pd.DataFrame, galleries: pd.DataFrame, places: Places
) -> pd.DataFrame:
    screen, number = SCREENS
    homes = np.sort(rng.choice(len(places.names), number, replace=False))
    screens = [f"{name.removesuffix('社区')}{screen}" for name in places.names[homes]]
    parts = [
        ("科学工作室", studios["name"].tolist(), studios["community"].tolist(), "社区专人"),
        ("科普画廊", galleries["name"].tolist(), galleries["community"].tolist(), "社区专人"),
        ("电子屏", screens, places.names[homes].tolist(), "社区专人"),
        ("网络平台", list(MEDIA), [None] * len(MEDIA), "办公室"),
    ]  # fmt: skip
    rows = [(kind, *row, who) for kind, names, homes, who in parts for row in zip(names, homes, strict=True)]
    kind, name, home, who = (list(column) for column in zip(*rows, strict=True))
    kept = [None if chance < 0.04 else post for chance, post in zip(rng.random(len(rows)), who, strict=True)]
    checked = {
        f"{ROUND}{step}": np.datetime64(first) + rng.integers(0, 40, len(rows))
        for step, first in enumerate(ROUNDS)
    }
    for days in checked.values():
        days[rng.random(len(rows)) < 0.1] = np.datetime64("NaT")
    born = pd.to_datetime([plan.FEEDBACK + timedelta(days=30)] * len(rows))
    rounds = {name: pd.array(days).astype("datetime64[s]") for name, days in checked.items()}
    return table(
        "venues", name=name, kind=kind, community=home, responsible=kept,
        **{BORN: born, **rounds},
    )  # fmt: skip
