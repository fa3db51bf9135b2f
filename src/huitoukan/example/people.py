"""Work among people: visits, suggestions, enterprise and grassroots associations, services to talents."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from huitoukan.example import plan
from huitoukan.example.days import office_days
from huitoukan.example.frames import BORN, count_between, record_table, table
from huitoukan.example.places import Places
from huitoukan.example.plan import Span
from huitoukan.example.words import BRANCHES, FIRST_WORDS, SUGGESTIONS

ENTERPRISE_VISITS = 9
"""Visits to enterprises between the new year and the signing."""
LATER_VISITS = ((9, 4), (8, 4), (9, 3))
"""Visits to communities and to enterprises that each later edition adds."""
RAISED = 35
"""Suggestions raised between the new year and the signing; the notice says 30余."""
LATER_RAISED = (18, 16, 15)
DEREGISTERED, MOVED = 15, 6
LEADERS = ("主要领导", "分管领导", "科普部负责人", "组宣部负责人")
OFFICES = ("办公室", "科普部", "组宣部")
GONE = (date(2025, 8, 14), date(2025, 11, 20))
"""Days on which an enterprise association goes and another one comes."""


def companies() -> list[str]:
    """Names of enterprises, none of them real."""
    return [f"示例{first}{branch}公司" for branch in BRANCHES for first in FIRST_WORDS]


def people(seed: int, places: Places) -> dict[str, pd.DataFrame]:
    """走访调研, 问题建议台账, 企业科协, 基层科协, 人才服务: everything up to the end of the story."""
    names = plan.generator(seed, "companies").permutation(np.array(companies(), object))
    visits = _visits(plan.generator(seed, "visits"), places, names)
    return {
        "visits": visits,
        "suggestions": _suggestions(plan.generator(seed, "suggestions"), visits),
        "associations": _associations(plan.generator(seed, "associations"), names),
        "grassroots": _grassroots(plan.generator(seed, "grassroots"), places),
        "talents": _talents(plan.generator(seed, "talents"), names),
    }


def _visits(rng: np.random.Generator, places: Places, names: np.ndarray) -> pd.DataFrame:
    spans = plan.spans(begin=plan.YEAR)
    sizes = [(plan.COMMUNITIES_VISITED, ENTERPRISE_VISITS), *LATER_VISITS]
    parts = []
    for step, (span, (homes, firms)) in enumerate(zip(spans, sizes, strict=True)):
        first = Span(date(2025, 2, 10), span.last) if step == 0 else span
        target = [*rng.choice(places.names, homes, replace=False), *rng.choice(names, firms, replace=False)]
        kind = ["community"] * homes + ["enterprise"] * firms
        day = rng.permutation(office_days(rng, first, homes + firms, apart=True))
        parts.append(pd.DataFrame({"visited_on": day, "target_kind": kind, "target": target}))
    whole = pd.concat(parts).sort_values("visited_on", kind="stable")
    led = rng.choice(np.array(LEADERS, object), len(whole), p=[0.35, 0.35, 0.15, 0.15])
    return table("visits", **{name: whole[name].to_numpy() for name in whole}, led_by=led)


def _suggestions(rng: np.random.Generator, visits: pd.DataFrame) -> pd.DataFrame:
    """Raised on a visit, mostly closed in time; some late, some still open at the end."""
    chosen: list[int] = []
    for span, n in zip(plan.spans(begin=plan.YEAR), (RAISED, *LATER_RAISED), strict=True):
        within = visits.index[visits["visited_on"].between(pd.Timestamp(span.first), pd.Timestamp(span.last))]
        # every visit has room for a few different ones
        chosen += rng.choice(np.repeat(within.to_numpy(), 3), n, replace=False).tolist()
    visit = visits.loc[sorted(chosen)]
    n = len(visit)
    raised = visit["visited_on"].to_numpy("datetime64[D]")
    texts = [
        SUGGESTIONS[(start + at) % len(SUGGESTIONS)]
        for start, at in zip(np.repeat(rng.integers(0, len(SUGGESTIONS), n), 1), range(n), strict=True)
    ]
    texts = _unlike(texts, visit.index.tolist())
    due = raised + rng.choice([20, 30, 30, 45, 60], n)
    how = rng.choice(["in time", "late", "open"], n, p=[0.78, 0.12, 0.10])
    early, late = rng.integers(3, 20, n), rng.integers(4, 40, n)
    closed = np.where(how == "late", due + late, due - early)
    closed[how == "open"] = np.datetime64("NaT")
    when = pd.Series(raised).astype(str)
    return table(
        "suggestions", visit=(when + visit["target"].reset_index(drop=True).astype(str)).tolist(), text=texts,
        raised_on=raised, owner=rng.choice(np.array(OFFICES, object), n), due_on=due, closed_on=closed,
    )  # fmt: skip


def _unlike(texts: list[str], visits: list[int]) -> list[str]:
    """The texts, the next of the list in place of one that a visit has already."""
    taken: set[tuple[int, str]] = set()
    result = []
    for text, visit in zip(texts, visits, strict=True):
        while (visit, text) in taken:
            text = SUGGESTIONS[(SUGGESTIONS.index(text) + 1) % len(SUGGESTIONS)]
        taken.add((visit, text))
        result.append(text)
    return result


def _associations(rng: np.random.Generator, names: np.ndarray) -> pd.DataFrame:
    """Those of the published number, those gone before; later as many come as go."""
    status = ["active"] * plan.ASSOCIATIONS + ["deregistered"] * DEREGISTERED + ["moved"] * MOVED
    gone = DEREGISTERED + MOVED
    changed = [None] * plan.ASSOCIATIONS + office_days(
        rng, Span(date(2023, 2, 1), date(2025, 4, 25)), gone
    ).tolist()
    leaving = rng.choice(plan.ASSOCIATIONS, len(GONE), replace=False)
    for at, day in zip(leaving, GONE, strict=True):
        status[at], changed[at] = "deregistered", day
    order = rng.permutation(len(status))
    status, changed = [status[at] for at in order], [changed[at] for at in order]
    total = len(status) + len(GONE)
    return table(
        "associations", name=[f"{name}科协" for name in names[:total]],
        status=[*status, *["active"] * len(GONE)],
        manager=[None if chance < 0.05 else "组宣部专人" for chance in rng.random(total)],
        changed_on=pd.to_datetime([*changed, *GONE]),
        **{BORN: pd.to_datetime([plan.BEGIN] * len(status) + list(GONE))},
    )  # fmt: skip


def _grassroots(rng: np.random.Generator, places: Places) -> pd.DataFrame:
    """Every street's re-election, three additions before the signing; one matter late, one undone."""
    streets = rng.permutation(np.array(places.every_street, object)).tolist()
    added = [
        {"street": street, "matter": "supplement", "due_on": date(2025, 4, 30),
         "done_on": date(2025, 3, 3) + (date(2025, 3, 4) - date(2025, 3, 3)) * int(rng.integers(0, 40))}
        for street in streets[:3]
    ]  # fmt: skip
    dues = [date(2025, 6, 30), date(2025, 9, 30), date(2025, 12, 31), date(2026, 3, 31), date(2026, 6, 30)]
    elected = []
    for at, street in enumerate(streets):
        due = dues[at % len(dues)]
        done = np.datetime64(due) + int(rng.integers(-30, -2)) if at % len(dues) < 4 else None
        if at == 1:
            done = np.datetime64(due) + int(rng.integers(8, 40))
        if at == 2:
            done = None
        elected.append({"street": street, "matter": "re-election", "due_on": due, "done_on": done})
    rows = [
        row | {"done_on": None if row["done_on"] is None else str(row["done_on"])}
        for row in (*added, *elected)
    ]
    return record_table("grassroots", rows)


def _talents(rng: np.random.Generator, names: np.ndarray) -> pd.DataFrame:
    matters = {
        "政策申报": ("协助申报人才项目", "讲解扶持政策", "协助准备申报材料"),
        "对接": ("对接高校专家", "对接检测平台", "对接产业园区"),
        "走访": ("了解团队需求", "送交服务指南"),
    }
    sizes = (24, 15, 10, 9)
    spans = plan.spans(begin=plan.YEAR)
    day = np.concatenate([office_days(rng, s, n, apart=True) for s, n in zip(spans, sizes, strict=True)])
    kind = rng.choice(np.array(list(matters), object), len(day), p=[0.45, 0.3, 0.25])
    matter = [matters[k][int(rng.integers(0, len(matters[k])))] for k in kind]
    result = rng.choice(
        np.array(["已办结", "已受理", "已答复", None], object), len(day), p=[0.5, 0.25, 0.2, 0.05]
    )
    firm = rng.choice(names, len(day))
    return table("talents", served_on=day, kind=kind, organisation=firm, matter=matter, result=result)


def raised_in_window(suggestions: pd.DataFrame) -> int:
    """Suggestions raised from the new year to the signing."""
    return count_between(suggestions, "raised_on", plan.YEAR, plan.SIGNED)
