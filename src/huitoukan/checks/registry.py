"""The list of rules. A rule is a small function whose docstring is the sentence the user reads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from huitoukan.edition import Edition
from huitoukan.ledger import Ledger
from huitoukan.problems import Problem, Severity
from huitoukan.records import Record, known, records
from huitoukan.registers import REGISTERS

BLANK = "（空）"
"""What stands in a sentence for a cell without a value."""
QUOTED = re.compile(r"“[^“”]*?{(\w+)}[^“”]*”")
"""A place within quotation marks of a sentence."""
READ_FROM = "text"
"""The column of 整改措施 in which a claim stands that was read from there."""
LISTED = 200
"""So many rows of a column are told one by one; one line names the others."""


@dataclass(frozen=True)
class Hit:
    """Where a rule is broken, and the words its sentence needs beyond finding, row, column and value."""

    register: str
    row: int
    column: str | None = None
    finding: int | None = None
    value: Any = None
    words: Record = field(default_factory=dict)
    others: tuple[int, ...] = ()
    """Rows of which only the numbers are told: the same holds for them."""


def hit(register: str, record: Record, column: str | None = None, value: Any = None, **words: Any) -> Hit:
    """A hit on a row of a register; its finding is the one the row belongs to, or is."""
    finding = record.get("finding", record.get("no") if register == "findings" else None)
    return Hit(register, record["row"], column, finding, value, words)


def hits(
    register: str, rows: pd.DataFrame, column: str, value: Any = None, listed: int = LISTED, **words: Any
) -> Iterator[Hit]:
    """A hit on each row of a frame, those beyond `listed` together; words may be series with its index.

    The value is that of the column unless another is given.
    """
    if rows.empty:
        return
    told = rows.head(listed)
    told = told[[name for name in ("finding", "no") if name in told]].assign(
        **words, value=rows[column] if value is None else value
    )
    for record in records(told):
        yield hit(register, record, column, record["value"], **{name: record[name] for name in words})
    if others := tuple(rows.index[listed:]):
        yield Hit(register, others[0], column, others=others)


def named(ledger: Ledger, register: str, rows: Iterable[int]) -> str:
    """Rows for a sentence, the first of very many."""
    labels = list(rows)
    return ledger.rows(register, labels[:LISTED]) + ("等" if len(labels) > LISTED else "")


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
        paragraph = (self.find.__doc__ or "").strip().split("\n\n")[0]
        return "".join(line.strip() for line in paragraph.split("\n"))

    def problems(self, edition: Edition) -> list[Problem]:
        """Every hit of the rule in an edition."""
        return [self._problem(found, edition) for found in self.find(edition)]

    def _problem(self, found: Hit, edition: Edition) -> Problem:
        ledger, (register, label) = edition.ledger, edition.stands(found.register, found.row)
        place, row = ledger.where(register, label)
        name = found.column if register == found.register else READ_FROM
        column = name and place.headings.get(name, REGISTERS[register].column(name).title)
        value = _shown(found.value)
        if found.others:
            rows = named(ledger, found.register, found.others)
            message = f"同样的问题还有{len(found.others)}处：{rows}。"
        else:
            own = {"finding": found.finding, "row": row, "column": column, "value": value}
            words = {name: _shown(word) for name, word in (own | found.words).items()}
            blanks = {name: BLANK for name, word in words.items() if word is None}
            inner = {name: _inside(words[name]) for name in QUOTED.findall(self.message)}
            message = self.message.format(**words | inner | blanks)
        return Problem(
            self.code, self.severity, message, self.remedy, found.finding,
            place.sheet, row, column, None if value is None else str(value),
        )  # fmt: skip


def _shown(value: Any) -> Any:
    """A value as a sentence shows it: numbers without needless digits."""
    value = known(value)
    return f"{value:.15g}" if isinstance(value, float) else value


def _inside(words: Any) -> Any:
    """Words as they stand within quotation marks: their own become single ones."""
    return words.replace("“", "‘").replace("”", "’") if isinstance(words, str) else words


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
