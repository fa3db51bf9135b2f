"""The same thing entered twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from huitoukan.checks.registry import LISTED, Hit, hits, named, rule
from huitoukan.edition import Edition
from huitoukan.problems import Severity
from huitoukan.registers import REGISTERS, Register

TWINS = {
    "events": (("held_on", "community"), "participants", ("kind", "online"), "name"),
    "sessions": (("held_on", "studio"), "participants", (), "topic"),
    "contests": (("started_on",), "attendances", (), "name"),
}
"""Register → day and place, the number and what else is the same, and the name that differs."""
CHANCE = 2
"""Twins are told when there are at least so many times as many as chance alone would bring."""
QUOTED = ("notice", "claims", "commitments")
"""Registers in which the same words may well stand twice."""


@rule("duplicate_key", Severity.ERROR, "请合并或改号，使每行可以区分。")
def duplicate_key(edition: Edition) -> Iterator[Hit]:
    """第{row}行与{first}的{columns}相同（{value}）。"""
    for register in REGISTERS.values():
        keys = list(register.key)
        known = edition.ledger[register.name].dropna(subset=keys)
        later, first = _later(edition, register, known, keys)
        values = later.head(LISTED)[keys].apply(_joined, axis=1) if len(later) else ""
        columns = _titles(register, keys)
        yield from hits(register.name, later, keys[0], values, first=first, columns=columns)


@rule("same_record_twice", Severity.WARNING, "请核对是否重复登记；确是两次的，请注明。")
def same_record_twice(edition: Edition) -> Iterator[Hit]:
    """与{first}{same}，可能登记了两次。"""
    for register in REGISTERS.values():
        table = edition.ledger[register.name]
        if register.name in TWINS:
            where, number, alike, name = TWINS[register.name]
            twins = _twins(table, where, number, alike, name)
            later, first = _later(edition, register, twins, [*where, number, *alike])
            same = f"的{_titles(register, (*where, number))}都相同，只是“{register.column(name).title}”不同"
            yield from hits(register.name, later, name, first=first, same=same)
        if register.name not in QUOTED:
            # with a blank in its key a row is told apart by nothing but all it says
            blank = table[table[list(register.key)].isna().any(axis=1)].dropna(
                subset=[column.name for column in register.required]
            )
            later, first = _later(edition, register, blank, list(table.columns))
            yield from hits(register.name, later, register.key[0], first=first, same="各栏都相同")


def _later(
    edition: Edition, register: Register, rows: pd.DataFrame, columns: Sequence[str]
) -> tuple[pd.DataFrame, pd.Series | str]:
    """Of rows that agree in the columns all but the first, and the first in words."""
    repeated = rows[rows.duplicated(columns, keep=False)]
    later = repeated[repeated.duplicated(columns)]
    if later.empty:
        return later, ""
    labels = pd.Series(repeated.index, repeated.index)
    first = labels.groupby([repeated[name] for name in columns], dropna=False).transform("first")
    told = first.loc[later.index[:LISTED]]
    return later, told.map(lambda row: named(edition.ledger, register.name, [row]))


def _twins(
    table: pd.DataFrame, where: Sequence[str], number: str, alike: Sequence[str], name: str
) -> pd.DataFrame:
    """Rows that agree in day, place, number and kind but not in name; none where chance explains as many."""
    whole = [*where, number, *alike]
    known = table.dropna(subset=[*where, number, name]).drop_duplicates([*whole, name])
    twins = known[known.duplicated(whole, keep=False)]
    # how often rows of different days or places agree in number and kind is how often chance makes them agree
    beside, agreeing = _pairs(known, where), _pairs(known, whole)
    apart = _pairs(known, []) - beside
    by_chance = beside * (_pairs(known, [number, *alike]) - agreeing) / max(apart, 1)
    return twins if agreeing >= CHANCE * by_chance else twins.iloc[:0]


def _pairs(rows: pd.DataFrame, columns: Sequence[str]) -> float:
    """How many pairs of rows agree in these columns."""
    size = rows.groupby(list(columns), dropna=False).size() if columns else pd.Series([len(rows)])
    return float((size * (size - 1)).sum()) / 2


def _titles(register: Register, names: Sequence[str]) -> str:
    return "、".join(f"“{register.column(name).title}”" for name in names)


def _joined(values: pd.Series) -> str:
    days = (f"{value:%Y-%m-%d}" if isinstance(value, pd.Timestamp) else str(value) for value in values)
    return "、".join(days)
