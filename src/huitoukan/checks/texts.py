"""The words of the measures, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from huitoukan.edition import Edition
from huitoukan.readings import words_of
from huitoukan.records import Record, records

SENTENCE = re.compile(r"[^。；;！!？?\n]+")
CLAUSE = re.compile(r"[^，,：:。；;！!？?\n]+")
TITLE = re.compile("《([^《》]+)》")
LEAD = re.compile(r"^(?:[一二三四五六七八九十]{1,2}是|[、\s]+)")


@dataclass(frozen=True)
class Passage:
    """A piece of the measures' text, and the row of 整改措施 it stands in."""

    measure: Record
    text: str

    @property
    def finding(self) -> int:
        """The finding its measure belongs to."""
        return int(self.measure["finding"])

    @property
    def clauses(self) -> list[str]:
        """Its parts between commas, without list marks."""
        return [LEAD.sub("", part) for part in CLAUSE.findall(self.text)]


def sentences(edition: Edition) -> Iterator[Passage]:
    """Every sentence of the measures and of what is told of their progress, in the order of the sheet."""
    measures = edition.ledger["measures"].dropna(subset=["finding", "text"]).sort_index()
    for measure in records(measures):
        yield from (Passage(measure, sentence) for sentence in SENTENCE.findall(words_of(measure)))
