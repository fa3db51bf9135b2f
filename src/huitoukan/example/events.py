"""Events by the hundred or by the million: as columns of codes, from which names are put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from huitoukan.example import plan
from huitoukan.example.days import busy_days, science_week, weights
from huitoukan.example.frames import distinct, rank_within, table
from huitoukan.example.places import Places
from huitoukan.example.words import FORMS, THEMES

FINDING = 7
"""The finding on coverage: events after the feedback are held for it."""
ONLINE, CENTRAL = 0.12, 0.05
"""Share of events held on-line (no place), and of those for a whole street (no community)."""
NOWHERE = -1
SPREAD, CUT = 0.6, 2.0
"""Standard deviation of the sizes on the log scale, and how many of them they reach at most."""
STRAY = 0.004
"""By how much the total may differ from the published one, which is itself rounded to 1 %."""
SMALLEST = 6
TOLD_APART = 200_000
"""Up to so many events, no two of a day and place have the same number of participants."""

NAMES = np.array([f"{theme}{form}" for _, _, forms in FORMS.values() for form in forms for theme in THEMES])
KINDS = np.array([kind for kind, (_, _, forms) in FORMS.items() for _ in range(len(forms) * len(THEMES))])


@dataclass(frozen=True)
class Events:
    """One entry per event, in the order of their days; places and names as codes."""

    day: np.ndarray
    community: np.ndarray
    """Index of the community, or NOWHERE."""
    street: np.ndarray
    """Index of a community whose street is meant, or NOWHERE for an event on-line."""
    name: np.ndarray
    serial: np.ndarray
    """How many events of the same day, place and name come before."""
    participants: np.ndarray

    def __len__(self) -> int:
        return len(self.day)

    @cached_property
    def attendances(self) -> int:
        """The sum of all participants."""
        return int(self.participants.sum())

    def names(self) -> np.ndarray:
        """The names of the events as text; a second one of a day and place is numbered."""
        names = NAMES[self.name].astype(object)
        again = np.flatnonzero(self.serial)
        names[again] = [f"{names[at]}（第{self.serial[at] + 1}场）" for at in again]
        return names

    def without(self, places: np.ndarray) -> Events:
        """The log without the events at these places."""
        return Events(*(np.delete(getattr(self, name), places) for name in self.__dataclass_fields__))

    def at(self, places: np.ndarray) -> Events:
        """The events at these places."""
        return Events(*(getattr(self, name)[places] for name in self.__dataclass_fields__))

    def part(self, first: int, last: int) -> Events:
        """The events from one number to before another."""
        return Events(*(getattr(self, name)[first:last] for name in self.__dataclass_fields__))


def joined(parts: Sequence[Events]) -> Events:
    """Several logs in one."""
    return Events(*(np.concatenate([getattr(p, n) for p in parts]) for n in Events.__dataclass_fields__))


def log(seed: int, events: int, step: int, places: Places) -> Events:
    """The events that edition `step` adds; `events` is their number in the published window, step 0.

    Later editions go on at the rhythm of the year; attendances scale with the number of events.
    """
    every = plan.spans()
    rng = plan.generator(seed, "events", step)
    busy = [weights(span).sum() for span in (every[0], every[step])]
    n = round(events * busy[1] / busy[0])
    day = busy_days(rng, every[step], n)
    community = rng.choice(len(places.names), n, p=places.weights)
    chance = rng.random(n)
    online, central = chance < ONLINE, (chance >= ONLINE) & (chance < ONLINE + CENTRAL)
    street = np.where(online, NOWHERE, np.where(central, places.heads[community], community))
    community = np.where(online | central, NOWHERE, community)
    name = _named(rng, n)
    participants = _sizes(rng, day, name, online, n * plan.ATTENDANCES / plan.EVENTS)
    here = (day.astype(np.int64) * 128 + street + 1) * 2 + (community == NOWHERE)
    if events <= TOLD_APART:
        participants = distinct(participants, here)
    serial = rank_within(here * len(NAMES) + name)
    return Events(
        day, community.astype(np.int8), street.astype(np.int8), name.astype(np.int16),
        serial.astype(np.int32), participants.astype(np.int32),
    )  # fmt: skip


def _named(rng: np.random.Generator, n: int) -> np.ndarray:
    """Codes of names, the kinds in their shares."""
    share = np.array([FORMS[kind][0] for kind in FORMS])
    widths = np.array([len(FORMS[kind][2]) * len(THEMES) for kind in FORMS])
    kind = rng.choice(len(share), n, p=share / share.sum())
    first = np.r_[0, np.cumsum(widths)[:-1]]
    return first[kind] + (rng.random(n) * widths[kind]).astype(np.int64)


def _sizes(
    rng: np.random.Generator, day: np.ndarray, name: np.ndarray, online: np.ndarray, total: float
) -> np.ndarray:
    """Participants counted one by one: a skewed spread, larger by kind, on-line and in science week."""
    size = np.exp(SPREAD * np.clip(rng.standard_normal(len(day)), -CUT, CUT))
    size *= np.array([FORMS[kind][1] for kind in KINDS])[name]
    size *= np.where(online, 1.8, 1.0)
    for year in (2024, 2025, 2026):
        week = science_week(year)
        in_week = (day >= np.datetime64(week.first)) & (day <= np.datetime64(week.last))
        size *= np.where(in_week, 1.3, 1.0)
    total *= 1 + rng.uniform(-STRAY, STRAY)
    return np.maximum(np.rint(size * (total / max(size.sum(), 1e-9))), SMALLEST).astype(np.int64)


def event_table(log: Events, places: Places) -> pd.DataFrame:
    """The log as the register's table."""
    nowhere, central = log.street == NOWHERE, log.community == NOWHERE
    return table(
        "events", held_on=log.day, name=log.names(), kind=KINDS[log.name].astype(object),
        street=np.where(nowhere, None, places.streets[log.street]),
        community=np.where(central, None, places.names[log.community]),
        online=nowhere, participants=log.participants, finding=_finding(log.day),
    )  # fmt: skip


def _finding(day: np.ndarray) -> list[int | None]:
    after = (day >= np.datetime64(plan.FEEDBACK)).tolist()
    return [FINDING if later else None for later in after]
