"""The tables of one ledger together, each row with its origin; made from a notice or read from a workbook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

import pandas as pd

from huitoukan import paths, workbook
from huitoukan.codelists.indicators import indicator_of
from huitoukan.codelists.proofs import evidence_words, proof_register
from huitoukan.notice import Claim, Finding, Notice, Passage
from huitoukan.notice.claims.contexts import contexts
from huitoukan.origins import Origin
from huitoukan.period import span_of
from huitoukan.problems import Problem
from huitoukan.records import Record
from huitoukan.registers import REGISTERS


@dataclass(frozen=True)
class Ledger:
    """Every register as a typed frame (index `row`: the label of a row, see `where`)."""

    name: str
    tables: Mapping[str, pd.DataFrame]
    synthetic: bool = False
    problems: tuple[Problem, ...] = field(default=())
    sha256: str = ""
    """Hash of the file it was read from; empty when it was made from no file."""
    folder: Path | None = field(default=None, compare=False)
    """Where that file lies."""
    places: Mapping[str, workbook.Place] = field(default_factory=dict, compare=False)
    """Register → the sheet and the headings it was read from; none when it was read from no spreadsheet."""

    def __getitem__(self, register: str) -> pd.DataFrame:
        """The rows of a register, maybe none."""
        return self.tables[register]

    def stated(self, name: str) -> list[date]:
        """The days of this name (feedback_on, as_of) that the lines above the tables state, in order."""
        parts = [part for whole in self.places.values() for part in (whole, *whole.layers)]
        spans = [span_of(part.stated[name]) for part in parts if name in part.stated]
        return sorted(first for first, last in spans if first == last)

    def where(self, register: str, label: int) -> tuple[workbook.Place, int]:
        """Sheet and headings a row was read from, by its label, and the row number a person sees there."""
        place = self.places.get(register) or workbook.Place(REGISTERS[register].sheet, {})
        return place.of(label)

    def rows(self, register: str, labels: Iterable[int]) -> str:
        """The rows of these labels for a sentence: 第3、9行; of several sheets 一季度第3行、二季度第9行."""
        by_sheet: dict[str, list[str]] = {}
        for place, row in (self.where(register, label) for label in labels):
            by_sheet.setdefault(place.sheet, []).append(str(row))
        several = register in self.places and len(self.places[register].sheets) > 1
        return "、".join(
            f"{sheet if several else ''}第{'、'.join(dict.fromkeys(rows))}行"
            for sheet, rows in by_sheet.items()
        )

    def source(self, register: str, row: int) -> str:
        """Where a row stands, by its label: ledger.xlsx 量化事实 第12行（原文第2369—2373字）."""
        table = self.tables[register]
        own, seen = self.where(register, row)
        place = f"{self.name} {own.sheet} 第{seen}行"
        if "start" not in table or pd.isna(table.at[row, "start"]) or pd.isna(table.at[row, "end"]):
            return place
        # offsets count from 0 and leave the end out; people count from 1 and mean both ends
        return f"{place}（原文第{table.at[row, 'start'] + 1}—{table.at[row, 'end']}字）"

    def whole(self, register: str) -> str:
        """A whole register, for numbers that every row of it enters."""
        return f"{self.name} {REGISTERS[register].sheet}（全表{len(self.tables[register])}行）"


def read_ledger(path: Path | str) -> Ledger:
    """The ledger in a workbook, with every problem met on reading. Raises InputError when it is none."""
    path = Path(path)
    read = workbook.read_book(path)
    folder, name = path.resolve().parent, paths.shown(path)
    return Ledger(name, read.tables, read.synthetic, read.problems, read.sha256, folder, read.places)


def save(ledger: Ledger, path: Path | str) -> None:
    """Write the ledger as a formatted workbook, whole or not at all; the same tables give the same bytes."""
    workbook.write(ledger.tables, Path(path), synthetic=ledger.synthetic)


def from_notice(notice: Notice, origin: Origin | None = None) -> Ledger:
    """The ledger a notice fills: 通报信息, 整改台账, 整改措施, 量化事实, 长期承诺; the others stay empty."""
    filled: dict[str, list[Record]] = {
        "notice": [_header(notice, origin)],
        "findings": [_only(found, *FINDING) for found in notice.findings],
        "measures": [
            _only(passage, "text", "start", "end") | {"finding": found.no, "no": no, "progress": progress}
            for found in notice.findings
            for no, (passage, progress) in enumerate(_measures(found), start=1)
        ],
        "claims": [asdict(claim) | {"indicator": _indicator(notice, claim)} for claim in notice.claims],
        "commitments": [
            asdict(promise) | {"starts_on": notice.header.signed_on} | _proof(promise.text)
            for promise in notice.promises
        ],
    }
    tables = {name: register.frame(filled.get(name, ())) for name, register in REGISTERS.items()}
    synthetic = bool(origin and origin.synthetic) or _is_marked(notice.source.text)
    return Ledger(notice.source.name, tables, synthetic, notice.problems, notice.source.sha256)


def _is_marked(text: str) -> bool:
    """Whether one of the first lines of a notice is the mark of synthetic data."""
    return workbook.SYNTHETIC_MARK in text.split("\n", MARKED_LINES)[:MARKED_LINES]


def _measures(found: Finding) -> Iterator[tuple[Passage, str | None]]:
    """Each measure with its progress; what is told of all measures of a finding stands with the first."""
    told = [passage.text for passage in found.progress if passage.text]
    told += [f"{PLANNED}{passage.text}" for passage in found.plans if passage.text]
    for at, passage in enumerate(found.measures):
        yield passage, "\n".join(told) or None if at == 0 else None


PLANNED = "下一步打算："
"""What begins a line of the progress that the notice itself keeps apart as a plan."""
MARKED_LINES = 5
"""The mark of synthetic data is one of so many lines of a notice, the title above it."""
FINDING = ("no", "part", "category", "title", "status", "leader", "owner", "due_on", "evidence")
"""What a notice says of a finding; the other columns are the analyst's."""


def _only(record: object, *names: str) -> Record:
    return {name: getattr(record, name) for name in names}


def _header(notice: Notice, origin: Origin | None) -> Record:
    source = notice.source
    stated = {f"stated_{name}": value for name, value in asdict(notice.stated).items()}
    file = {"source": source.name, "sha256": source.sha256, "characters": len(source.text)}
    return asdict(notice.header) | stated | file | {"published_on": origin.published_on if origin else None}


def _proof(promise: str) -> Record:
    """The register that would hold the proof of a promise, and the words by which it is known there."""
    register = proof_register(promise)
    return {"evidence_register": register, "evidence_words": evidence_words(promise, register)}


def _indicator(notice: Notice, claim: Claim) -> str | None:
    if not claim.unit:
        return None
    return indicator_of(claim.unit, claim.subject, *contexts(notice.source, claim))
