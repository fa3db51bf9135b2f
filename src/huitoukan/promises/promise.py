"""A promise as it stands in the ledger, with what its row leaves to be inferred."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from huitoukan.codelists.proofs import evidence_words, proof_register
from huitoukan.edition import Edition
from huitoukan.period import Rhythm
from huitoukan.promises.feasts import occasions
from huitoukan.promises.windows import Window, of_occasion, of_rhythm
from huitoukan.records import Record, records


@dataclass(frozen=True)
class Promise:
    """One row of 长期承诺."""

    row: int
    finding: int
    text: str
    times: int
    """How often in each window."""
    every: Rhythm | None
    occasions: tuple[str, ...]
    """Labels of the occasions that have a day."""
    start: date
    """The day from which it holds."""
    register: str | None
    evidence: tuple[str, ...]
    """Words of which one stands in every entry of its matter; none: only a person can tell."""
    words: str
    """The rhythm or the occasions in words: 每年2次, 春节、国庆; empty without either."""

    @property
    def how(self) -> str:
        """How it can be tested: by its `rhythm`, on its `occasion`, or by `none`."""
        return "rhythm" if self.every else "occasion" if self.occasions else "none"

    def windows(self, until: date) -> Iterator[Window]:
        """Its windows from the start on, none that ends after `until`; of rhythm and occasions, both."""
        if self.every:
            yield from of_rhythm(self.every, self.start, until)
        for name in self.occasions:
            yield from of_occasion(name, self.start, until)


def promises(edition: Edition) -> list[Promise]:
    """Every promise that has a finding and a text, in the order of the sheet.

    A promise without a start holds from the signing of the notice, else from the edition's quarter on. Where
    the register or the words of proof are left blank, they are inferred from its text.
    """
    rows = records(edition.ledger["commitments"].dropna(subset=["finding", "text"]).sort_index())
    start = edition.day("signed_on") or edition.quarter.start
    return [_promise(row, start) for row in rows]


def _promise(row: Record, start: date) -> Promise:
    register = row["evidence_register"] or proof_register(row["text"])
    evidence = row["evidence_words"] or evidence_words(row["text"], register) or ""
    every = Rhythm.parse(row["every"]) if row["every"] else None
    times = max(row["times"] or 1, 1)
    rhythm = f"{every.label}{times}次" if every else ""
    return Promise(
        row=row["row"],
        finding=row["finding"],
        text=row["text"],
        times=times,
        every=every,
        occasions=occasions(row["occasion"]),
        start=row["starts_on"] or start,
        register=register,
        evidence=tuple(filter(None, re.split(r"[、，,；;\s]+", evidence))),
        words="，".join(filter(None, (rhythm, row["occasion"]))),
    )
