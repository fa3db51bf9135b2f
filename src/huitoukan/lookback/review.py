"""The look-back of a quarter put together: what changed, what was verified, what is due, what to watch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from huitoukan import formats
from huitoukan.edition import Edition
from huitoukan.lookback import estimate, quarters, recurrence
from huitoukan.lookback.answers import NONE, Answers, answers, take_in
from huitoukan.lookback.baseline import last_stated
from huitoukan.lookback.carried import carried
from huitoukan.lookback.diff import Diff, diff, name_of
from huitoukan.lookback.guards import refuse_later
from huitoukan.lookback.history import History, history
from huitoukan.lookback.lights import lights, read_rule
from huitoukan.lookback.plan import Plan, plan
from huitoukan.lookback.risks import risks
from huitoukan.lookback.scoring import DEFAULT, Score, score
from huitoukan.lookback.visits import visits
from huitoukan.lookback.workpaper import planned
from huitoukan.problems import Problem
from huitoukan.registers import REGISTERS
from huitoukan.workbook import Filled


@dataclass(frozen=True)
class Review:
    """Everything a report of the look-back tells."""

    edition: Edition
    """Of the quarter; the answers of the workpaper are in its register 现场核查."""
    problems: tuple[Problem, ...]
    """What the checks found in it."""
    editions: tuple[Edition, ...]
    """The frozen ones of earlier quarters by as-of day, then `edition`."""
    history: History
    diff: Diff | None
    """Against the last earlier edition."""
    links: pd.DataFrame
    """Findings of an earlier round linked to today's, see `recurrence`; empty without one."""
    plan: Plan
    """What the answers are held against."""
    answers: Answers
    visits: pd.DataFrame
    """What was found on site in the quarter, line by line: see `visits.visits`."""
    quarters: pd.DataFrame
    promises: pd.DataFrame
    flows: pd.DataFrame
    """Quarter by quarter: see `quarters.quarters`, `.promises`, `.flows`."""
    sample: pd.DataFrame
    """Result of the random sample of closed findings: see `estimate.sample`."""
    records: pd.DataFrame
    """Result of the random sample of records, likewise; its strata are the registers."""
    lights: pd.DataFrame
    score: Score
    watch: pd.DataFrame
    """What deserves a look on site next, the heaviest first: register, row (label), finding (its number, of
    findings), name, weight, words (see `risks`)."""
    carried_over: int
    """Answers of earlier quarters that the ledger does not have: they come from the frozen editions."""

    @property
    def previous(self) -> Edition | None:
        """The last earlier edition."""
        return self.editions[-2] if len(self.editions) > 1 else None

    @property
    def synthetic(self) -> bool:
        """Whether any of it is made up (示例数据)."""
        return any(edition.synthetic for edition in self.editions)


def review(
    edition: Edition,
    problems: Iterable[Problem],
    earlier: Sequence[Edition] = (),
    filled: Filled | None = None,
    links: pd.DataFrame | None = None,
    scheme: str = DEFAULT,
) -> Review:
    """The look-back of an edition, with earlier editions, a filled workpaper and an earlier round or without.

    What was found on site in earlier quarters is carried over where the ledger has none of it. Taking in the
    same workpaper twice changes nothing. InputError as of `take_in`, `history`, `score` and `refuse_later`.
    """
    refuse_later(earlier, edition)
    own, edition = edition, carried(edition, earlier)
    rows = len(edition.ledger["verifications"]) - len(own.ledger["verifications"])
    if filled is not None:
        edition = take_in(edition, filled)
    told, problems = history([*earlier, edition]), tuple(problems)
    before = told.editions[:-1]
    stated = last_stated(before, edition)
    made = _plan(edition, stated, filled, problems)
    of_closures, of_records = estimate.results(edition, made)
    no_links = pd.DataFrame(columns=list(recurrence.COLUMNS)).astype(recurrence.COLUMNS)
    found = Review(
        edition=edition,
        problems=problems,
        editions=told.editions,
        history=told,
        diff=diff(before[-1], edition, before[:-1]) if before else None,
        links=no_links if links is None else links,
        plan=made,
        answers=answers(filled, made, edition) if filled is not None else NONE,
        visits=visits(edition, made),
        quarters=quarters.quarters(told.editions),
        promises=quarters.promises(edition),
        flows=quarters.flows(told),
        sample=of_closures,
        records=of_records,
        lights=lights(edition, rule := read_rule()),
        score=score(edition, scheme),
        watch=_watch(edition, stated),
        carried_over=rows,
    )
    return _attributed(found, rule)


def _plan(
    edition: Edition, previous: Edition | None, filled: Filled | None, problems: tuple[Problem, ...]
) -> Plan:
    """The plan of the quarter: as it was before anything was answered, drawn as the workpaper says."""
    table = edition.ledger["verifications"]
    before = table[~table["quarter"].eq(str(edition.quarter)).fillna(False)]
    blank = replace(edition, ledger=replace(
        edition.ledger, tables={**edition.ledger.tables, "verifications": before}
    ))  # fmt: skip
    made = plan(blank, previous, problems=problems)
    return made if filled is None else planned(made, filled)


def _watch(edition: Edition, previous: Edition | None) -> pd.DataFrame:
    found = risks(edition, previous).groupby(["register", "row"], as_index=False)
    rows = found.agg(weight=("weight", "sum"), words=("label", "；".join))
    findings = edition.ledger["findings"]
    number = rows["row"].map(findings["no"]).where(rows["register"].eq("findings")).astype("Int64")
    pairs = zip(rows["register"], rows["row"], strict=True)
    names = pd.array([_name(edition, register, row) for register, row in pairs], "string")
    rows = rows.assign(finding=number, name=names)
    order = ["weight", "finding", "register", "row"]
    rows = rows.sort_values(order, ascending=[False, True, True, True], ignore_index=True)
    return rows[["register", "row", "finding", "name", "weight", "words"]]


def _name(edition: Edition, register: str, row: int) -> str:
    """A finding by mark and title, a record by its sheet and key."""
    if register == "findings":
        no, title = edition.ledger[register].loc[row, ["no", "title"]]
        return f"{'' if pd.isna(no) else formats.finding(no)}{'' if pd.isna(title) else title}"
    return f"{REGISTERS[register].sheet}“{name_of(edition, register, row)}”"


def _attributed(found: Review, rule: pd.DataFrame) -> Review:
    """The review with, on every frame, where it comes from: attrs sources, as_of, synthetic. The lights also
    come from those whose days they are."""
    registers = {
        "quarters": ("findings", "verifications"), "promises": ("commitments",), "flows": ("findings",),
        "visits": ("verifications",), "sample": ("verifications",), "records": ("verifications",),
        "lights": ("findings", "verifications"),
    }  # fmt: skip
    whole = ("quarters", "flows")
    frames = {}
    for name, names in registers.items():
        frame: pd.DataFrame = getattr(found, name).copy()
        editions = found.editions if name in whole else (found.edition,)
        frame.attrs = {
            "sources": [
                (f"{one.quarter} " if name in whole else "") + one.ledger.whole(register)
                for one in editions for register in names if len(one.ledger[register])
            ] + (list(rule["source"].unique()) if name == "lights" else []),
            "as_of": found.edition.as_of.isoformat(), "synthetic": found.synthetic,
        }  # fmt: skip
        frames[name] = frame
    return replace(found, **frames)
