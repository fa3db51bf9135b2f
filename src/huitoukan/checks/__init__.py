"""Rules held against a ledger. They report; they never repair."""

from __future__ import annotations

from pathlib import Path

from huitoukan.checks import (
    amounts,
    claims,
    closure,
    columns,
    comparisons,
    crosscheck,
    dates,
    evidence,
    logs,
    named,
    people,
    places,
    rates,
    recurrence,
    references,
    repeats,
    spread,
    totals,
    waivers,
    whereabouts,
    windows,
    wording,
)
from huitoukan.checks.registry import RULES, Rule
from huitoukan.edition import Edition, as_edition
from huitoukan.ledger import Ledger
from huitoukan.problems import Problem

__all__ = [
    "RULES",
    "Rule",
    "amounts",
    "check",
    "claims",
    "closure",
    "columns",
    "comparisons",
    "crosscheck",
    "dates",
    "evidence",
    "logs",
    "named",
    "people",
    "places",
    "rates",
    "recurrence",
    "references",
    "repeats",
    "spread",
    "totals",
    "waivers",
    "whereabouts",
    "windows",
    "wording",
]


def check(source: Edition | Ledger | Path | str) -> list[Problem]:
    """Every problem of an edition, errors first: those met on reading, then those of every rule in turn.

    A ledger or the path of one is opened as the edition of its own quarter. Waivers (see `checks.waivers`)
    turn what they cover into notes; InputError when their list cannot be read.
    """
    edition = as_edition(source)
    found = [*edition.ledger.problems]
    for rule in RULES.values():
        found += rule.problems(edition)
    waived = waivers.applied(found, waivers.waivers_of(edition), RULES, edition.as_of)
    return sorted(waived, key=lambda problem: problem.severity.rank)
