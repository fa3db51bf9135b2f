"""The whole story: every register up to its end, and the ledger as it stood in each quarter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from huitoukan.example import plan
from huitoukan.example.events import Events, event_table, joined, log
from huitoukan.example.frames import on_day, renumbered
from huitoukan.example.meetings import meetings
from huitoukan.example.money import money
from huitoukan.example.notice import Notice, compose, numbers
from huitoukan.example.office import office
from huitoukan.example.outreach import outreach
from huitoukan.example.people import people
from huitoukan.example.places import Places, places
from huitoukan.example.rectification import Course, courses, document_table, finding_table, measure_table
from huitoukan.example.sites import sites
from huitoukan.registers import REGISTERS

GONE_IN = 2
"""The edition from which some records of the edition before are missing."""
GONE_EVENTS, GONE_PRESS = 3, 1


@dataclass(frozen=True)
class Gone:
    """Positions of the records that are missing, in the logs as they were."""

    events: np.ndarray
    press: np.ndarray


@dataclass(frozen=True)
class Story:
    """Everything that happens, drawn from a seed; `events` is their number in the published window."""

    seed: int = plan.SEED
    events: int = plan.EVENTS
    quarters: int = plan.LONGEST

    @cached_property
    def places(self) -> Places:
        """The communities and how busy they are."""
        return places(self.seed)

    @cached_property
    def courses(self) -> tuple[Course, ...]:
        """What becomes of every finding."""
        return courses(self.seed)

    @cached_property
    def history(self) -> Mapping[str, pd.DataFrame]:
        """Every register but those of the notice, the findings and the events, up to the end."""
        return {
            "meetings": meetings(self.seed), "documents": document_table(), **sites(self.seed, self.places),
            **outreach(self.seed, self.places), **people(self.seed, self.places), **office(self.seed),
            **money(self.seed, self.places),
        }  # fmt: skip

    @cached_property
    def logs(self) -> tuple[Events, ...]:
        """The events each edition adds."""
        return tuple(log(self.seed, self.events, step, self.places) for step in range(self.quarters))

    @cached_property
    def notice(self) -> Notice:
        """The notice published from the first edition."""
        told = numbers(self._known(0), self.logs[0])
        return compose(finding_table(self.courses, 0), measure_table(self.courses, 0, told))

    def _known(self, edition: int) -> dict[str, pd.DataFrame]:
        day = plan.as_of(plan.quarters(self.quarters)[edition])
        return {register: on_day(register, table, day) for register, table in self.history.items()}

    def log(self, edition: int) -> Events:
        """All events up to an edition, without those that have gone from the ledger."""
        whole = joined(self.logs[: edition + 1])
        return whole.without(self.gone.events) if edition >= GONE_IN else whole

    @cached_property
    def gone(self) -> Gone:
        """Records of edition GONE_IN - 1 that are missing from the ledger ever after."""
        if self.quarters <= GONE_IN:
            return Gone(np.empty(0, np.int64), np.empty(0, np.int64))
        rng, span = plan.generator(self.seed, "gone"), plan.spans()[GONE_IN - 1]
        first = sum(len(log) for log in self.logs[: GONE_IN - 1])
        events = first + rng.choice(len(self.logs[GONE_IN - 1]), GONE_EVENTS, replace=False)
        days = self.history["press"]["published_on"]
        press = np.flatnonzero(days.between(pd.Timestamp(span.first), pd.Timestamp(span.last)))
        return Gone(np.sort(events), rng.choice(press, GONE_PRESS, replace=False))

    def edition(self, edition: int, with_events: bool = True) -> dict[str, pd.DataFrame]:
        """Every register as it stood; the events left out where they are written otherwise."""
        notice, first = self.notice, plan.as_of(plan.FIRST)
        known = self._known(edition)
        told = numbers(self._known(0), self.logs[0])
        day = plan.as_of(plan.quarters(self.quarters)[edition])
        measures = measure_table(self.courses, edition, told)
        spots = notice.places.reindex(pd.MultiIndex.from_frame(measures[["finding", "no"]]))
        measures = measures.assign(**{name: spots[name].array for name in ("start", "end")})
        head = notice.notice
        if day != first:
            head = head.assign(kept_until=pd.Timestamp(day)).astype(head.dtypes)
        known |= {
            "notice": head, "findings": finding_table(self.courses, edition), "measures": measures,
            "claims": notice.claims, "commitments": notice.commitments,
        }  # fmt: skip
        if edition >= GONE_IN:
            known["press"] = renumbered(known["press"].drop(index=known["press"].index[self.gone.press]))
        if with_events:
            known["events"] = event_table(self.log(edition), self.places)
        return {name: known.get(name, register.empty()) for name, register in REGISTERS.items()}
