"""What a register can say of a promise: its entries by day, which of them are of the promised matter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from huitoukan.codelists import load, plain
from huitoukan.codelists.proofs import ANY
from huitoukan.edition import Edition
from huitoukan.period import last_of_month
from huitoukan.promises.windows import Span
from huitoukan.registers import REGISTERS, Register, codelist_of

LAPSE = pd.Timedelta(days=184)
"""Longest time between two entries of a register that is kept."""


@dataclass(frozen=True)
class Proof:
    """The entries of a register up to the as-of day, held against the words of one promise."""

    entries: pd.DataFrame
    """By day (index: row of the sheet). Columns: day, place, matches (a word of proof stands in it), blank
    (nothing in it tells its matter)."""
    places: pd.DataFrame | None
    """Where the promise holds for each place of a list: its plain name and the day it was `built`, maybe
    none at all; None where entries are simply counted."""
    each: str
    """What that list is called; empty where there is none."""

    @cached_property
    def matching(self) -> pd.DataFrame:
        """The entries of the matter."""
        return self.entries[self.entries["matches"]]

    @cached_property
    def possible(self) -> pd.DataFrame:
        """Those, and the ones that do not say what they are of."""
        return self.entries[self.entries["matches"] | self.entries["blank"]]

    @cached_property
    def kept(self) -> tuple[Span, ...]:
        """The spans in which the office is known to have kept the register; none when it is empty.

        Registers are kept by months, so the months of a first and a last entry count whole. Over half a year
        without one entry of any kind nobody kept it.
        """
        days = self.entries["day"]
        firsts = days[~days.diff().le(LAPSE)]
        lasts = days[~days.diff(-1).abs().le(LAPSE)]
        return tuple(
            (first.date().replace(day=1), last_of_month(last.year, last.month))
            for first, last in zip(firsts, lasts, strict=True)
        )

    def covers(self, first: date, last: date) -> bool:
        """Whether the register was kept from the first to the last of these days."""
        return any(begin <= first and last <= end for begin, end in self.kept)


def proof(edition: Edition, register: str | None, words: tuple[str, ...]) -> Proof | None:
    """The proof a register holds; None when there is no such register."""
    declared = REGISTERS.get(register or "")
    if declared is None:
        return None
    day, columns, each = _looked_at(declared)
    table = edition.ledger[declared.name]
    days = declared.days(table, day)
    days = days[days.le(pd.Timestamp(edition.as_of))].sort_values(kind="stable")
    table = table.loc[days.index]
    said = _said(table, declared, columns)
    known = pd.Series(bool(words), table.index)
    if words and ANY not in words:
        known = said.str.contains("|".join(re.escape(plain(word)) for word in words))
    entries = pd.DataFrame(
        {
            "day": days,
            "place": table[each].map(plain, na_action="ignore") if each else pd.NA,
            "matches": known.astype(bool),
            "blank": said.eq("") if words else True,
        },
        index=table.index,
    )
    listed, of = _places(edition, declared, each) if each else (None, "")
    return Proof(entries, listed, of)


def _looked_at(register: Register) -> tuple[str, list[str], str]:
    """Where a register tells the day, the matter (several columns) and the place of an entry.

    For a register that is on no list of proofs: its first date, and all its words.
    """
    proofs = load("proof_registers")
    if register.name in proofs.codes:
        day, columns, each = (proofs.get(register.name, name) for name in ("day", "columns", "each"))
        return day, columns.split("|") if columns else [], each
    dates = [column.name for column in register.columns if column.type in ("date", "partial_date")]
    words = [column.name for column in register.columns if column.type in ("text", "code")]
    return dates[0], words, ""


def _said(table: pd.DataFrame, register: Register, columns: list[str]) -> pd.Series:
    """The words of these columns, codes with their labels, in the plain form in which words are compared."""
    said = pd.Series("", table.index, dtype="string")
    for name in columns:
        codes = codelist_of(register.column(name))
        spoken = {}
        for word in table[name].dropna().unique():
            code = codes.code_of(word) if codes else None
            spoken[word] = plain(word) + (plain(codes.label_of(code)) if codes and code else "")
        said = said + table[name].map(spoken).astype("string").fillna("") + " "
    return said.str.strip()


def _places(edition: Edition, register: Register, each: str) -> tuple[pd.DataFrame, str]:
    """The places of the list that a column refers to, with the day each was built, and the list's title."""
    listed, _, name = (register.column(each).references or "").partition(".")
    table = edition.ledger[listed].dropna(subset=[name])
    built = REGISTERS[listed].days(table, str(REGISTERS[listed].day))
    places = pd.DataFrame({"place": table[name].map(plain), "built": built})
    return places.drop_duplicates("place"), REGISTERS[listed].sheet
