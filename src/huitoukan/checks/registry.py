"""The list of rules. A rule is a small function whose docstring is the sentence the user reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from huitoukan.edition import Edition
from huitoukan.problems import Problem, Severity
from huitoukan.records import Record, known
from huitoukan.registers import REGISTERS

BLANK = "（空）"
"""What stands in a sentence for a cell without a value."""


@dataclass(frozen=True)
class Hit:
    """Where a rule is broken, and the words its sentence needs beyond finding, row, column and value."""

    register: str
    row: int
    column: str | None = None
    finding: int | None = None
    value: Any = None
    words: Record = field(default_factory=dict)


def hit(register: str, record: Record, column: str | None = None, value: Any = None, **words: Any) -> Hit:
    """A hit on a row of a register; its finding is the one the row belongs to, or is."""
    finding = record.get("finding", record["no"] if register == "findings" else None)
    return Hit(register, record["row"], column, finding, value, words)


@dataclass(frozen=True)
class Rule:
    """A rule: its code, what a hit asks of the reader, what to do, and the function that finds hits."""

    code: str
    severity: Severity
    remedy: str
    find: Callable[[Edition], Iterator[Hit]]

    @property
    def message(self) -> str:
        """The docstring's first paragraph: a sentence with {places} to fill."""
        return (self.find.__doc__ or "").strip().split("\n\n")[0]

    def problems(self, edition: Edition) -> list[Problem]:
        """Every hit of the rule in an edition."""
        return [self._problem(found, edition) for found in self.find(edition)]

    def _problem(self, found: Hit, edition: Edition) -> Problem:
        register, place = REGISTERS[found.register], edition.ledger.places.get(found.register)
        printed = place.headings if place else {}
        sheet = place.sheet if place else register.sheet
        title = register.column(found.column).title if found.column else None
        column = printed.get(found.column, title) if found.column else None
        value = known(found.value)
        own = {"finding": found.finding, "row": found.row, "column": column, "value": value}
        words = own | found.words
        words = {name: BLANK if known(word) is None else word for name, word in words.items()}
        return Problem(
            self.code, self.severity, self.message.format(**words), self.remedy, found.finding,
            sheet, found.row, column, None if value is None else str(value),
        )  # fmt: skip


RULES: dict[str, Rule] = {}
"""Every rule by its code, in the order in which they are declared."""


def rule(code: str, severity: Severity, remedy: str) -> Callable[[Callable[[Edition], Iterator[Hit]]], Rule]:
    """Enter a rule in the list."""

    def enter(find: Callable[[Edition], Iterator[Hit]]) -> Rule:
        if code in RULES:
            raise ValueError(f"rule {code!r} is declared twice")
        RULES[code] = Rule(code, severity, remedy, find)
        return RULES[code]

    return enter
