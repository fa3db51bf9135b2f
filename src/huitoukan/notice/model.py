"""What a notice says, as plain data, in the shapes of contract section 2."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from huitoukan.notice.statements import Claim, Promise
from huitoukan.problems import Problem


@dataclass(frozen=True)
class Cell:
    """The words of one table cell: a span of `Source.text` without blanks at its ends."""

    start: int
    end: int


Table = tuple[tuple[Cell | None, ...], ...]
"""Rows of equal length. A cell merged over rows or columns is the same Cell in each place; None is empty."""


@dataclass(frozen=True)
class Source:
    """A text, its tables and where it came from; all offsets count the text's characters."""

    name: str
    text: str
    sha256: str
    tables: tuple[Table, ...] = ()
    problems: tuple[Problem, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """Name, hash of the file's bytes, number of characters."""
        return {"name": self.name, "sha256": self.sha256, "characters": len(self.text)}


@dataclass(frozen=True)
class Header:
    """Who was inspected by whom, and when. ISO dates; None is unknown."""

    organ: str | None = None
    inspector: str | None = None
    inspected_from: str | None = None
    inspected_to: str | None = None
    feedback_on: str | None = None
    signed_on: str | None = None


@dataclass(frozen=True)
class Stated:
    """Totals the notice gives of itself; None is not stated."""

    findings: int | None = None
    completed: int | None = None
    basically_completed: int | None = None
    in_progress: int | None = None
    not_completed: int | None = None
    completion_rate: float | None = None
    measures: int | None = None
    rules: int | None = None


@dataclass(frozen=True)
class Passage:
    """A piece of the source: `source.text[start:end] == text`."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Finding:
    """One finding (问题) with its status as printed and the measures (整改措施) its text sets out."""

    no: int
    label: str | None
    part: str | None
    category: str | None
    title: str
    status: str
    status_text: str | None
    heading: Passage | None = None
    """The title as printed in its place."""
    measures: tuple[Passage, ...] = ()
    body: tuple[Passage, ...] = ()
    """The paragraphs below the heading that claims are read from."""
    progress: tuple[Passage, ...] = ()
    """The paragraphs beside those that set out the measures (整改情况 below 整改措施)."""
    plans: tuple[Passage, ...] = ()
    """What is still to be done (下一步打算): of this only rhythms are read."""
    leader: str | None = None
    owner: str | None = None
    due_on: str | None = None
    """ISO date; None where no day, month or part of a year is given (立行立改)."""
    evidence: str | None = None

    def as_dict(self) -> dict[str, object]:
        """The contract's shape: measures as their number."""
        names = ("no", "label", "part", "category", "title", "status", "status_text")
        return {name: getattr(self, name) for name in names} | {"measures": len(self.measures)}


@dataclass(frozen=True)
class Notice:
    """Everything read from one published notice, and every problem met on the way."""

    source: Source
    header: Header
    stated: Stated
    findings: tuple[Finding, ...]
    claims: tuple[Claim, ...]
    promises: tuple[Promise, ...]
    problems: tuple[Problem, ...]

    def as_dict(self) -> dict[str, object]:
        """The document that `huitoukan read --json` prints."""
        keep = ("code", "severity", "message", "start", "end")
        return {
            "source": self.source.as_dict(),
            "header": asdict(self.header),
            "stated": asdict(self.stated),
            "findings": [finding.as_dict() for finding in self.findings],
            "claims": [claim.as_dict() for claim in self.claims],
            "problems": [{name: problem.as_dict()[name] for name in keep} for problem in self.problems],
        }
