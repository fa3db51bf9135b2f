"""Where the heading of a sheet stands, and which column is which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field

from huitoukan.registers import Column
from huitoukan.workbook.files.raw import RawSheet
from huitoukan.workbook.recognising.fitting import of_another_kind, share_of
from huitoukan.workbook.recognising.stacks import NEEDED, Candidate
from huitoukan.workbook.recognising.variants import trimmed
from huitoukan.workbook.recognising.wording import (
    LIKE,
    OWN,
    Vocabulary,
    is_opposite,
    weights,
)
from huitoukan.workbook.values.amounts import factor_of

DEEPER = 0.1
"""What every further row costs, so that data never passes for a part of the heading."""


@dataclass(frozen=True)
class Heading:
    """The heading of a sheet: one row, or up to three that belong together."""

    first: int
    """Row number as a person sees it."""
    last: int
    columns: Mapping[int, Column]
    """Position in the row → column."""
    titles: Mapping[int, str]
    """Position in the row → heading as printed, for every cell that is not empty."""
    score: float
    factors: Mapping[int, int] = field(default_factory=dict)
    """Position → yuan per unit, where the heading names a unit of money."""
    likely: frozenset[int] = frozenset()
    """Positions whose heading is only like the column's words."""
    guessed: frozenset[int] = frozenset()
    """Positions whose heading is unknown, taken for the column because of what stands below."""
    contrary: frozenset[int] = frozenset()
    """Positions whose heading asks the contrary of the column."""

    @property
    def extra(self) -> Mapping[int, str]:
        """Headings that mean no column of the register."""
        return {at: title for at, title in self.titles.items() if at not in self.columns}

    def at(self, column: Column) -> int | None:
        """The position of a column; None when it has no heading."""
        return next((at for at, own in self.columns.items() if own is column), None)

    def exact(self, columns: Sequence[Column]) -> bool:
        """Whether these are the very columns by their own titles: a sheet made from the template."""
        own = [(column.title, column.name) for column in columns]
        return [(self.titles[at], column.name) for at, column in self.columns.items()] == own


def find_heading(sheet: RawSheet, rows: Sequence[Candidate], words: Vocabulary) -> Heading | None:
    """The rows that name most of these columns, the upper ones of equals; None when none names two."""
    best: Heading | None = None
    for candidate in rows:
        found = _match(sheet, candidate, words)
        if len(found.columns) >= NEEDED and (best is None or found.score > best.score + 1e-9):
            best = found
    return best


def _match(sheet: RawSheet, candidate: Candidate, words: Vocabulary) -> Heading:
    first, last, texts = candidate
    claims: dict[tuple[int, int], tuple[float, str]] = {}
    for at, printed in texts.items():
        for number, text in enumerate(printed):
            for order, worth in words.worth(text):
                # several rows together make a known heading or none; likeness would be too little
                if number == 0 or worth > LIKE:
                    claims.setdefault((at, order), (worth - 0.01 * number, text))
    rivals: Counter[Hashable] = Counter(order for _, order in claims)
    rivals.update(("at", at) for at, _ in claims)
    ranked = []
    for (at, order), (worth, text) in claims.items():
        contested = rivals[order] > 1 or rivals["at", at] > 1
        column = words.columns[order]
        doubtful = worth <= LIKE or (contested and worth < OWN)
        share = share_of(sheet, last, at, column) if doubtful else 1.0
        own = worth == OWN
        if worth > LIKE and not column.required and of_another_kind(sheet, last, at, column, own):
            continue
        if worth > LIKE or share >= 0.5:
            ranked.append((-worth * (0.3 + 0.7 * share), at, order, worth, text))
    chosen: dict[int, int] = {}
    likely, score = set(), -DEEPER * (last - first)
    for _, at, order, worth, text in sorted(ranked):
        if at in chosen or order in chosen.values():
            continue
        chosen[at] = order
        likely |= {at} if worth <= LIKE else set()
        score += worth * (0.5 + 0.5 * weights().get(trimmed(text), 1.0))
    titles = {at: "".join(printed[0].split()) for at, printed in texts.items()}
    factors = {at: factor for at in chosen for text in texts[at] if (factor := factor_of(text)) is not None}
    columns = {at: words.columns[chosen[at]] for at in sorted(chosen)}
    contrary = frozenset(at for at, column in columns.items() if is_opposite(titles[at], column))
    return Heading(first, last, columns, titles, score, factors, likely=frozenset(likely), contrary=contrary)
