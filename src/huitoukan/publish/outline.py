"""The headings above the findings, and the mark each finding bears.

Parts bear 一、, categories （一）, findings （1） with the number of the ledger. Where only some findings of
a part stand in categories, or only some of the ledger in parts, a finding must not seem to stand under
the heading before it. There are several ways to write that; the first that is read back right is taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from huitoukan.official import han
from huitoukan.publish.forms import category_is_marked, places_kept
from huitoukan.publish.model import Paragraph, Role

Place = tuple[str | None, str | None]
"""Part and category of a finding."""


@dataclass(frozen=True)
class Ways:
    """How what has no heading of its own is set apart from the heading before it, and categories written."""

    category: str
    """`level`: a finding bears the mark of the category's own level; `again`: its part's heading again."""
    part: str
    """`level`: a finding bears the mark of the part's own level; `other`: 其他方面 stands above it."""
    lines: bool
    """Whether every category stands on a line of its own, without mark."""


WAYS = tuple(
    Ways(category, part, lines)
    for lines in (False, True)
    for part in ("level", "other")
    for category in ("level", "again")
)
OTHER = "其他方面"
GENERAL = "反馈问题整改情况"
"""A heading that names no part: what stands under it stands in none."""


@dataclass
class _Counter:
    ways: Ways
    parts: int = 0
    categories: int = 0
    at: Place = (None, None)
    cut: str = ""
    """The level a finding without heading of its own is written on: part, category, or none of them."""
    headings: list[Paragraph] = field(default_factory=list)

    def part(self, words: str) -> None:
        self.parts, self.categories = self.parts + 1, 0
        self.headings.append(Paragraph(Role.PART, f"{han(self.parts)}、{words}"))

    def category(self, part: str | None, words: str) -> None:
        if self.ways.lines or not category_is_marked(part, words):
            self.headings.append(Paragraph(Role.CATEGORY, f"{words}。"))
        else:
            self.categories += 1
            self.headings.append(Paragraph(Role.CATEGORY, f"（{han(self.categories)}）{words}"))

    def mark(self, number: int) -> str:
        if self.cut == "part":
            self.parts += 1
            return f"{han(self.parts)}、"
        if self.cut == "category":
            self.categories += 1
            return f"（{han(self.categories)}）"
        return f"（{number}）"


def outline(places: Sequence[tuple[int, Place]]) -> list[tuple[list[Paragraph], str]]:
    """For each finding (number, place) in order: the headings to write above it, and its mark."""
    wanted = tuple(place for _, place in places)
    best, most = _written(places, WAYS[0]), -1
    for ways in WAYS:
        written = _written(places, ways)
        kept = places_kept(written, wanted)
        if kept > most:
            best, most = written, kept
        if kept == len(wanted):
            break
    return best


def _written(places: Sequence[tuple[int, Place]], ways: Ways) -> list[tuple[list[Paragraph], str]]:
    state = _Counter(ways)
    result = []
    for index, (number, place) in enumerate(places):
        state.headings = []
        if place != state.at:
            _move(state, place, [later for _, later in places[index:]])
        result.append((state.headings, state.mark(number)))
    return result


def _move(state: _Counter, place: Place, rest: Sequence[Place]) -> None:
    """Write the headings that lead from the place of the last finding to that of the next."""
    (part, category), (last_part, last_category) = place, state.at
    state.at, state.cut = place, ""
    leaves = last_part is not None or (category is None and last_category is not None)
    if part is None and leaves and state.ways.part == "other":
        part, last_part = OTHER, None
    if part is None and category is None:
        state.cut = "part"
    elif part is None:
        if last_part is not None:
            state.part(GENERAL)
        state.category(None, str(category))
    elif part != last_part:
        state.part(part)
        if category is not None:
            state.category(part, category)
    elif category is not None:
        state.category(part, category)
    elif state.ways.category == "again" or _goes_on_with_categories(part, rest):
        state.part(part)
    else:
        state.cut = "category"


def _goes_on_with_categories(part: str, rest: Sequence[Place]) -> bool:
    """Whether a category follows before the part ends."""
    for later, category in rest:
        if later != part:
            return False
        if category is not None:
            return True
    return False
