"""Rules held against a ledger. They report; they never repair."""

from __future__ import annotations

from pathlib import Path

from huitoukan.checks import (
    amounts,
    claims,
    closure,
    columns,
    dates,
    evidence,
    logs,
    places,
    references,
    repeats,
    spread,
)
from huitoukan.checks.registry import RULES, Rule
from huitoukan.edition import Edition, as_edition
from huitoukan.ledger import Ledger
from huitoukan.problems import Problem, Severity

__all__ = [
    "RULES",
    "Rule",
    "amounts",
    "check",
    "claims",
    "closure",
    "columns",
    "dates",
    "evidence",
    "logs",
    "places",
    "references",
    "repeats",
    "spread",
]


def check(source: Edition | Ledger | Path | str) -> list[Problem]:
    """Every problem of an edition, errors first: those met on reading, then those of every rule in turn.

    A ledger or the path of one is opened as the edition of its own quarter.
    """
    edition = as_edition(source)
    found = [*edition.ledger.problems]
    for rule in RULES.values():
        found += rule.problems(edition)
    return sorted(found, key=lambda problem: list(Severity).index(problem.severity))
