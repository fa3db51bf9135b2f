"""What a claim card holds: plain fields, every word ready to print, unknown said as unknown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from huitoukan.cards.rendering import card_html


@dataclass(frozen=True)
class Window:
    """The days a claim speaks of, and how they lie to the feedback."""

    words: str
    """2024-01-01至2025-05-20，共506天 · 2025-02 · 原文没有写统计时段."""
    bound: str = ""
    """How much of it can have come after the feedback."""
    since: date | None = None
    until: date | None = None
    days: int | None = None
    """Days of the window, both ends counted; None where an end is not known."""
    before: int | None = None
    """Days before the inspection; None, like the next two, where the notice's dates are not known."""
    between: int | None = None
    """Days from the start of the inspection to the day before the feedback."""
    after: int | None = None
    """Days from the feedback on."""


@dataclass(frozen=True)
class Base:
    """What a claim is held against, and the rate; or why there is none."""

    denominator: str = ""
    """常住人口669,090人（2020年）; empty where there is none."""
    rate: str = ""
    """1.46场/万人·年, shares with their numbers."""
    interval: str = ""
    """The rate's interval and what it comes from."""
    missing: str = ""
    """Why there is no rate."""
    source: str = ""
    """Where the denominator was published."""
    warnings: tuple[str, ...] = ()
    """Codes of the list `warnings` that go with the rate."""


@dataclass(frozen=True)
class Reference:
    """Another card that bears on this one."""

    number: int
    finding: str
    text: str
    relation: str
    """agree · differ · apart (not comparable) · document (the same one)."""
    words: str


@dataclass(frozen=True)
class Remark:
    """A problem or a standing warning, in words."""

    code: str
    severity: str
    label: str
    message: str
    remedy: str = ""


@dataclass(frozen=True)
class Proof:
    """What would verify the claim."""

    how: str
    sheet: str
    """The register to look in; empty where none holds it."""
    columns: tuple[str, ...]
    recorded: int
    """Rows of that register in this ledger."""
    papers: tuple[str, ...]
    roles: tuple[str, ...]
    """Who could confirm, by post: never a person."""


@dataclass(frozen=True)
class Card:
    """Everything known of one claim. It shows itself in a notebook."""

    number: int
    """1, 2, 3 … through the ledger; `anchor` is made of it."""
    row: int
    kind: str
    kind_label: str
    text: str
    before: str
    """The sentence up to the claim; empty, like `after`, where the original is not at hand."""
    after: str
    place: str
    """通报.txt 第2369—2373字；量化事实 第12行."""
    finding: int
    finding_label: str
    title: str
    part: str
    status: str
    """What the organ reports of the finding."""
    subject: str
    indicator: str
    value: str
    written: str
    """How exactly the number was written."""
    window: Window
    base: Base
    references: tuple[Reference, ...]
    beside: tuple[int, ...]
    """Numbers of other cards of the same finding."""
    remarks: tuple[Remark, ...]
    proof: Proof
    synthetic: bool = False

    @property
    def anchor(self) -> str:
        """Where it stands in a page: c12."""
        return f"c{self.number}"

    @property
    def sentence(self) -> str:
        """The whole sentence; the claim alone where the original is not at hand."""
        return f"{self.before}{self.text}{self.after}"

    def _repr_html_(self) -> str:
        """The card for a notebook."""
        return card_html(self)
