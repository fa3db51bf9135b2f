"""The findings and measures of the example: their words, and where each stands in every edition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

import numpy as np
import pandas as pd

from huitoukan.example import plan
from huitoukan.example.days import office_day
from huitoukan.example.frames import record_table, table
from huitoukan.records import Record, records

NEVER_OPEN = (5, 7, 10, 15, 19)
"""Findings that are closed all along: indicators and promises tell what became of them."""
ROLES = ("late", "late", "twice", "partly", "never")
"""Findings still open at the signing: closed late, after two slips, from 基本完成, never."""
CLOSES = {"late": 1, "twice": 3, "partly": 1, "never": plan.LONGEST}
"""Role → the edition in which the finding is closed."""
SOON = {
    "late": date(2025, 5, 31),
    "twice": date(2025, 5, 31),
    "partly": date(2025, 6, 30),
    "never": date(2025, 5, 31),
}
SLIPS = ("late", "twice", "never")
OPEN_AS = {"partly": "basically_completed"}
ENDS = (date(2025, 9, 30), date(2025, 12, 31), date(2026, 3, 31), date(2026, 6, 30))
"""The deadline set in each edition for what is still open."""
REBOUNDS = (2, 3)
"""Editions in which a closed finding is open again; the first is closed again in the edition after."""
REOPENED = "回访时问题再次出现，重新列入整改"


@cache
def words(name: str) -> pd.DataFrame:
    """One of the lists beside this module, all text, blanks missing."""
    with (files(__package__) / f"{name}.csv").open(encoding="utf-8") as file:
        return pd.read_csv(file, dtype="string")


@dataclass(frozen=True)
class State:
    """Where a finding stands in one edition."""

    status: str
    due_on: date
    closed_on: date | None = None
    note: str | None = None


@dataclass(frozen=True)
class Course:
    """What becomes of a finding: its state in every edition, and the parts it plays for the look-back."""

    no: int
    states: tuple[State, ...]
    role: str = "closed"
    rebound: int | None = None
    """The edition in which it is open again."""


def courses(seed: int) -> tuple[Course, ...]:
    """The course of every finding, in their order."""
    rng, lines = plan.generator(seed, "findings"), records(words("findings"))
    may_open = [int(line["no"]) for line in lines if int(line["no"]) not in NEVER_OPEN]
    drawn = rng.choice(may_open, len(ROLES) + len(REBOUNDS), replace=False).tolist()
    opened, rebounds = dict(zip(drawn, ROLES, strict=False)), drawn[len(ROLES) :]
    return tuple(_course(rng, line, opened, rebounds) for line in lines)


def _course(rng: np.random.Generator, line: Record, opened: Mapping[int, str], rebounds: list[int]) -> Course:
    no, due = int(line["no"]), date.fromisoformat(line["due_on"])
    closed = _closing(rng, due)
    done = State("sustained" if line["sustained"] == "1" else "completed", due, closed)
    if no in rebounds:
        return _rebound(rng, no, done, REBOUNDS[rebounds.index(no)])
    if no not in opened:
        return Course(no, (done,) * plan.LONGEST)
    return _late(rng, no, opened[no], done.status)


def _closing(rng: np.random.Generator, due: date) -> date:
    """A working day in the weeks before the deadline; now and then a few days after it."""
    if rng.random() < 0.15:
        return office_day(rng, due + timedelta(days=1), min(due + timedelta(days=12), plan.SIGNED))
    first = max(due - timedelta(days=18), plan.FEEDBACK + timedelta(days=14))
    return office_day(rng, first, due)


def _late(rng: np.random.Generator, no: int, role: str, end: str) -> Course:
    """Open at the signing; the deadline slips with every edition until it is closed."""
    editions = [plan.as_of(quarter) for quarter in plan.quarters(plan.LONGEST)]
    closes, due = CLOSES[role], SOON[role]
    states = [State(OPEN_AS.get(role, "in_progress"), due)]
    for edition in range(1, plan.LONGEST):
        if edition > closes:
            states.append(states[-1])
            continue
        if role in SLIPS:
            due = max(due, ENDS[edition - 1] if edition == closes else ENDS[edition])
        if edition < closes:
            states.append(State("in_progress", due))
        else:
            begun = editions[edition - 1] + timedelta(days=10)
            states.append(State(end, due, office_day(rng, begun, min(due, editions[edition]))))
    return Course(no, tuple(states), role)


def _rebound(rng: np.random.Generator, no: int, done: State, edition: int) -> Course:
    """Closed, then open again with a new deadline; closed once more where there is an edition left."""
    due = plan.as_of(plan.quarters(plan.LONGEST)[edition]) + timedelta(days=60)
    again = State("in_progress", due, None, REOPENED)
    states = [done] * edition + [again]
    if edition + 1 < plan.LONGEST:
        last = plan.as_of(plan.quarters(plan.LONGEST)[edition + 1])
        states.append(
            State(done.status, due, office_day(rng, last - timedelta(days=50), min(due, last)), REOPENED)
        )
    return Course(no, tuple(states), "rebound", rebound=edition)


def finding_table(found: tuple[Course, ...], edition: int) -> pd.DataFrame:
    """整改台账 in an edition."""
    rows = []
    for line, course in zip(records(words("findings")), found, strict=True):
        state = course.states[edition]
        rows.append({name: line[name] for name in ("part", "category", "title", "leader", "owner")} | {
            "no": course.no, "status": state.status, "due_on": state.due_on, "closed_on": state.closed_on,
            "note": state.note, "evidence": f"第{course.no}号整改卷宗1份" if state.closed_on else None,
        })  # fmt: skip
    return record_table("findings", rows)


def measure_table(found: tuple[Course, ...], edition: int, numbers: Mapping[str, object]) -> pd.DataFrame:
    """整改措施 in an edition; the numbers are those of the notice."""
    states = {course.no: course.states[edition] for course in found}
    rows = []
    for line in records(words("measures")):
        state = states[int(line["finding"])]
        closed = state.closed_on is not None
        own = (
            "sustained" if closed and line["kind"] == "long_term" else "completed" if closed else state.status
        )
        rows.append({
            "finding": int(line["finding"]), "no": int(line["no"]), "text": line["text"].format(**numbers),
            "kind": line["kind"], "due_on": state.due_on, "status": own,
            "evidence": line["evidence"] if closed else None,
        })  # fmt: skip
    return record_table("measures", rows)


def document_table() -> pd.DataFrame:
    """制度文件: everything up to the end of the story."""
    lines = words("documents")
    return table(
        "documents",
        **{name: lines[name].astype("Int64") if name == "finding" else lines[name].array for name in lines},
    )
