"""The tables of a ledger with personal data masked, and a list of what was masked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import pandas as pd

from huitoukan.publish import names
from huitoukan.publish.model import Masked
from huitoukan.publish.numbers import MASK, Personal, numbers
from huitoukan.registers import REGISTERS

PUBLISHED = ("notice", "findings", "measures", "claims", "commitments")
"""The registers a notice is made from."""
_NEVER_PRINTED = ("source", "sha256")


def mask(tables: Mapping[str, pd.DataFrame]) -> tuple[dict[str, pd.DataFrame], tuple[Masked, ...]]:
    """The published registers with every text masked, and what was masked, cell by cell.

    Telephones, identity numbers, e-mail addresses and bank cards are masked in every text; names of people
    where the ledger says who is responsible, and wherever else the same names stand.
    """
    people = _people(tables)
    result: dict[str, pd.DataFrame] = {}
    found: list[Masked] = []
    for register in PUBLISHED:
        columns = [
            column.name
            for column in REGISTERS[register].columns
            if column.type == "text" and column.name not in _NEVER_PRINTED
        ]
        shown = {name: _column(tables[register], register, name, people, found) for name in columns}
        result[register] = tables[register].assign(**shown)
    return result, tuple(found)


def _people(tables: Mapping[str, pd.DataFrame]) -> tuple[str, ...]:
    """Every name in the columns of people, the longest first."""
    cells = (
        str(cell)
        for register in PUBLISHED
        for column in names.PERSON_COLUMNS
        if column in tables[register]
        for cell in tables[register][column].dropna()
    )
    return tuple(
        sorted(
            {cell[one.start : one.end] for cell in cells for one in names.names_in(cell)},
            key=lambda n: (-len(n), n),
        )
    )


def _column(
    table: pd.DataFrame, register: str, name: str, people: Iterable[str], found: list[Masked]
) -> pd.Series:
    cells = []
    for row, cell in table[name].items():
        if pd.isna(cell):
            cells.append(cell)
            continue
        text, kinds = _masked(str(cell), people, name in names.PERSON_COLUMNS)
        cells.append(text)
        found += [Masked(kind, register, int(str(row)), name, count) for kind, count in kinds.items()]
    return pd.Series(cells, index=table.index, dtype=table[name].dtype)


def _masked(text: str, people: Iterable[str], says_who: bool) -> tuple[str, Counter[str]]:
    """The text with its personal data masked, and how much of each kind it held."""
    pieces: list[Personal] = [*numbers(text), *names.known_names(text, people)]
    if says_who:
        pieces += names.names_in(text)
    kinds: Counter[str] = Counter()
    parts, last = [], 0
    for one in sorted(pieces, key=lambda one: (one.start, -one.end)):
        if one.start < last:
            continue
        words = text[one.start : one.end]
        parts += [text[last : one.start], names.masked(words) if one.kind == "人名" else MASK]
        kinds[one.kind] += 1
        last = one.end
    return "".join([*parts, text[last:]]), kinds
