"""What a notice says, as plain data, in the shapes of contract section 2."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from huitoukan.notice.statements import Claim, Promise
from huitoukan.problems import Problem


@dataclass(frozen=True)
class Source:
    """A decoded text and where it came from; all offsets count its characters."""

    name: str
    text: str
    sha256: str

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
    label: str
    part: str | None
    category: str | None
    title: str
    status: str
    status_text: str | None
    measures: tuple[Passage, ...] = ()
    body: tuple[Passage, ...] = ()
    """The paragraphs below the heading that claims are read from."""

    def as_dict(self) -> dict[str, object]:
        """The contract's shape: measures as their number."""
        shown = {name: value for name, value in vars(self).items() if name != "body"}
        return shown | {"measures": len(self.measures)}


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
