"""What is planted over the quarters for the look-back to find, as the key it is held against."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from huitoukan import codelists
from huitoukan.example import plan
from huitoukan.example.broken import broken
from huitoukan.example.events import event_table
from huitoukan.example.frames import ROW
from huitoukan.example.story import GONE_IN, Story
from huitoukan.records import Record, known

ON_SITE = (("not_confirmed", 3), ("partly_confirmed", 2), ("unverifiable", 1), ("mostly_confirmed", 4))
"""Result of a check on site → how many findings would come to it; all others are as reported."""
GALLERIES_FINDING = 5
SHARE = 0.5
"""Share of galleries with old posters above which the indicator has fallen back."""


def answers(story: Story) -> dict[str, Any]:
    """The whole key of the quarters, ready for JSON."""
    names = [str(quarter) for quarter in plan.quarters(story.quarters)]
    return {
        "quarters": {
            name: plan.as_of(q) for name, q in zip(names, plan.quarters(story.quarters), strict=True)
        },
        "closed": list(_closed(story, names)),
        "rebounds": [*_reopened(story, names), *_fallen_back(story, names)],
        "slips": list(_slips(story, names)),
        "on_site": list(_on_site(story, names)),
        "broken_promises": list(broken(story)),
        "missing_records": list(_missing(story, names)),
    }


def _place(no: int) -> Record:
    return {"register": "findings", "key": {"no": no}, "row": ROW + no - 1}


def _closed(story: Story, names: list[str]) -> Iterator[Record]:
    """Findings that are closed in an edition and were open in the one before."""
    for course in story.courses:
        for at in range(1, story.quarters):
            before, now = course.states[at - 1 : at + 1]
            if now.closed_on and not before.closed_on:
                yield _place(course.no) | {
                    "quarter": names[at],
                    "from": before.status,
                    "closed_on": now.closed_on,
                }


def _reopened(story: Story, names: list[str]) -> Iterator[Record]:
    """Findings reported closed that are open again."""
    for course in story.courses:
        at = course.rebound
        if at is not None and at < story.quarters:
            before, now = course.states[at - 1], course.states[at]
            yield _place(course.no) | {
                "kind": "status", "quarter": names[at], "from": before.status, "to": now.status,
                "due_on": now.due_on, "note": now.note,
            }  # fmt: skip


def _fallen_back(story: Story, names: list[str]) -> Iterator[Record]:
    """A finding that stays closed in the ledger while its indicator falls back."""
    share = [_stale(story, at) for at in range(story.quarters)]
    for at in range(1, story.quarters):
        if share[at] > SHARE >= share[at - 1]:
            yield _place(GALLERIES_FINDING) | {
                "kind": "indicator", "quarter": names[at], "metric": "galleries_stale", "mark": SHARE,
                "values": dict(zip(names, share, strict=True)),
            }  # fmt: skip


def _stale(story: Story, edition: int) -> float:
    """Share of galleries whose last change of posters lies over two months back."""
    now = pd.Timestamp(plan.as_of(plan.quarters(story.quarters)[edition]))
    checks = story.edition(edition, with_events=False)["gallery_checks"]
    changes = checks[checks["kind"] == "poster_change"].groupby("gallery")["checked_on"].max()
    return round(float((changes < now - pd.DateOffset(months=2)).mean()), 4)


def _slips(story: Story, names: list[str]) -> Iterator[Record]:
    """Deadlines put off, each time by itself; also the new ones of findings open again."""
    for course in story.courses:
        due = [state.due_on for state in course.states[: story.quarters]]
        later = [at for at in range(1, len(due)) if due[at] != due[at - 1]]
        for time, at in enumerate(later, start=1):
            yield _place(course.no) | {
                "quarter": names[at], "from": due[at - 1], "to": due[at], "time": time, "times": len(later),
                "reopened": at == course.rebound,
            }  # fmt: skip


def _on_site(story: Story, names: list[str]) -> Iterator[Record]:
    """What a check on site would find of every finding that is reported closed in some edition."""
    rng, words = plan.generator(story.seed, "on site"), codelists.load("lookback_result")
    reported = [c.no for c in story.courses if c.states[0].closed_on and c.rebound is None]
    drawn = iter(rng.permutation(reported).tolist())
    results = {no: code for code, number in ON_SITE for no in (next(drawn) for _ in range(number))}
    for course in story.courses:
        closed = [name for name, state in zip(names, course.states, strict=False) if state.closed_on]
        if closed:
            code = results.get(course.no, "confirmed")
            yield _place(course.no) | {
                "reported_closed_in": closed, "result": code, "label": words.label_of(code),
                "false_closure": words.get(code, "counts_as") == "false",
            }  # fmt: skip


def _missing(story: Story, names: list[str]) -> Iterator[Record]:
    """Records of an edition that are missing from the next."""
    if story.quarters <= GONE_IN:
        return
    before = story.edition(GONE_IN - 1, with_events=False)
    log = story.log(GONE_IN - 1).at(story.gone.events)
    for register, rows in (
        ("events", event_table(log, story.places).set_axis(story.gone.events + ROW)),
        ("press", before["press"].iloc[np.sort(story.gone.press)]),
    ):
        keys = (
            ("held_on", "name", "community") if register == "events" else ("published_on", "outlet", "title")
        )
        for row, values in zip(rows.index, rows[list(keys)].to_dict("records"), strict=True):
            yield {
                "register": register, "quarter": names[GONE_IN], "stood_in": names[GONE_IN - 1],
                "row": int(row) + (1 if register == "press" else 0),
                "key": {name: known(value) for name, value in values.items()},
            }  # fmt: skip
