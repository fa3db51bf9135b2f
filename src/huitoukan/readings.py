"""Claims read from the words of the measures, for findings that nobody has entered claims of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

import pandas as pd

from huitoukan.codelists.indicators import indicator_of
from huitoukan.ledger import PLANNED, Ledger
from huitoukan.notice import Finding, Passage, Source
from huitoukan.notice.claims.claims import claims
from huitoukan.notice.claims.contexts import contexts
from huitoukan.notice.text.text import Text
from huitoukan.records import Record, records
from huitoukan.registers import REGISTERS

RESULTS = ("count", "rate", "money", "event")
"""Kinds of claims of what was done, and how much."""
READ = 10**15
"""Labels of read claims begin here: above those of any row that was entered."""


def with_readings(ledger: Ledger, year: int | None) -> pd.DataFrame:
    """The claims entered in 量化事实, then those read from the measures of findings without any.

    Columns: those of the register, and `measure`: label of the row of 整改措施 a claim was read from, missing
    for what was entered. What was read has no place in the notice. `year` is that of the signing.
    """
    register, entered = REGISTERS["claims"], ledger["claims"]
    measures = ledger["measures"].dropna(subset=["finding"]).sort_index()
    unread = measures[~measures["finding"].isin(entered["finding"])]
    found = [
        (measure["row"], claim) for measure in records(unread) for claim in _read(measure, ledger.name, year)
    ]
    read = register.frame([claim for _, claim in found])
    read.index = pd.RangeIndex(READ, READ + len(read), name=entered.index.name).astype(entered.index.dtype)
    rows = [*[pd.NA] * len(entered), *(row for row, _ in found)]
    whole = pd.concat([part for part in (entered, read) if len(part)] or [entered])
    return whole.assign(measure=pd.array(rows, dtype="Int64"))


def words_of(measure: Record) -> str:
    """What is told as done in a measure and of its progress; what is told as still to come is left out."""
    lines = "\n".join(filter(None, (measure["text"], measure["progress"]))).split("\n")
    return "\n".join(line for line in lines if not line.startswith(PLANNED))


def _read(measure: Record, name: str, year: int | None) -> Iterator[Record]:
    source = Source(name, words_of(measure), "")
    text = Text.of(source)
    body = Passage(text.plain, 0, len(text.plain))
    found = Finding(measure["finding"], None, None, None, "", "", None, body=(body,))
    said = [text.quoted(claim) for claim in claims(text, [found], year, (), ())[0]]
    begins = len(measure["text"] or "") if measure["progress"] else 0
    done = any(claim.start >= begins and claim.kind in RESULTS for claim in said)
    for claim in said:
        if done and claim.start < begins and claim.kind in RESULTS:
            continue  # what the progress tells is the result of what the measure planned
        indicator = claim.unit and indicator_of(claim.unit, claim.subject, *contexts(source, claim))
        yield asdict(claim) | {"start": None, "end": None, "indicator": indicator or None}
