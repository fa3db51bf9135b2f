"""What a notice states that can be followed up: claims to verify, promises to be kept."""

from __future__ import annotations

from dataclasses import dataclass

QUANTITY = ("value", "low", "high", "qualifier", "unit", "subject", "since", "until")
KIND_FIELDS: dict[str, tuple[str, ...]] = {
    "count": QUANTITY,
    "rate": QUANTITY,
    "money": QUANTITY,
    "frequency": ("value", "every", "subject"),
    "document": ("title", "action"),
    "event": ("on",),
}
"""The fields each kind of claim has beyond finding, kind, text, start, end."""


@dataclass(frozen=True)
class Claim:
    """One verifiable statement, word for word, with its place. Which fields are set depends on `kind`."""

    finding: int
    kind: str
    text: str
    start: int
    end: int
    value: float | None = None
    low: float | None = None
    high: float | None = None
    qualifier: str | None = None
    unit: str | None = None
    subject: str | None = None
    since: str | None = None
    until: str | None = None
    every: str | None = None
    title: str | None = None
    action: str | None = None
    on: str | None = None

    def as_dict(self) -> dict[str, object]:
        """The contract's shape: only the fields of this kind."""
        names = ("finding", "kind", "text", "start", "end", *KIND_FIELDS[self.kind])
        return {name: getattr(self, name) for name in names}


@dataclass(frozen=True)
class Promise:
    """Something to be kept up: with a rhythm (每两月), tied to occasions (春节、国庆), or neither (定期)."""

    finding: int
    text: str
    start: int
    end: int
    times: float | None = None
    every: str | None = None
    occasion: str | None = None
