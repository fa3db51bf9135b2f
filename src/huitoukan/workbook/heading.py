"""Where the heading of a sheet stands, and which column is which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from huitoukan.registers import Column
from huitoukan.workbook.amounts import factor_of
from huitoukan.workbook.cells import understand
from huitoukan.workbook.outcome import CellError, Context
from huitoukan.workbook.raw import Fault, RawSheet, blank
from huitoukan.workbook.variants import trimmed
from huitoukan.workbook.wording import LIKE, LONGEST, OWN, Vocabulary, is_known, is_opposite, weights

SEARCHED_ROWS = 30
"""A heading is looked for in so many rows from the top; above it stand titles."""
NEEDED = 2
"""So many known headings make a heading row; one may be a coincidence."""
DEEPEST = 3
"""At most so many rows make one heading."""
LOOKED_AT = 40
"""So many cells below a heading tell whether they are of its column's type."""
GUESSED = 0.9
"""What a cell counts that can be read by a guess only."""
DEEPER = 0.1
"""What every further row costs, so that data never passes for a part of the heading."""

Texts = Mapping[int, tuple[str, ...]]
"""Position → what its heading may be: its lowest cell, or all of its cells together."""
Candidate = tuple[int, int, Texts]
"""First and last row (as a person sees them) and what stands in them."""


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


def candidates(sheet: RawSheet) -> list[Candidate]:
    """The rows that may be a heading: those with words some register knows, else all that hold only words."""
    found = list(_stacks(sheet))
    known = [c for c in found if sum(any(map(is_known, words)) for words in c[2].values()) >= NEEDED]
    return known or [c for c in found if c[0] == c[1] and len(c[2]) > NEEDED]


def find_heading(sheet: RawSheet, rows: Sequence[Candidate], words: Vocabulary) -> Heading | None:
    """The rows that name most of these columns, the upper ones of equals; None when none names two."""
    best: Heading | None = None
    for candidate in rows:
        found = _match(sheet, candidate, words)
        if len(found.columns) >= NEEDED and (best is None or found.score > best.score + 1e-9):
            best = found
    return best


def _stacks(sheet: RawSheet) -> Iterator[Candidate]:
    rows = sheet.rows[: sheet.start + SEARCHED_ROWS + DEEPEST]
    for first in range(sheet.start, min(sheet.start + SEARCHED_ROWS, len(rows))):
        stack: list[Mapping[int, str]] = []
        for last in range(first, min(first + DEEPEST, len(rows))):
            cells = {at: cell for at, cell in enumerate(rows[last]) if not blank(cell)}
            # numbers, dates and long texts are never part of a heading
            if not cells or any(not isinstance(cell, str) or len(cell) > LONGEST for cell in cells.values()):
                break
            stack.append({at: str(cell) for at, cell in cells.items()})
            crossed = any(block[0][0] <= last < block[1][0] for block in sheet.merged)
            if last == first or not crossed:
                yield first + 1, last + 1, _stacked(stack)


def _stacked(stack: Sequence[Mapping[int, str]]) -> Texts:
    found: dict[int, tuple[str, ...]] = {}
    for at in sorted({at for row in stack for at in row}):
        parts = []
        for level, row in enumerate(stack):
            # a group stands over the cells to its right as well
            grouped = any(at in lower for lower in stack[level + 1 :])
            group = max((left for left in row if left <= at), default=at) if grouped else at
            parts.append(row.get(group, ""))
        lowest = next(row[at] for row in reversed(stack) if at in row)
        found[at] = tuple(dict.fromkeys((lowest, "".join(parts))))
    return found


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
        share = _share(sheet, last, at, column) if doubtful else 1.0
        if not doubtful and not column.required and _of_another_kind(sheet, last, at, column):
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
    return Heading(
        first, last, columns, titles, score, factors, likely=frozenset(likely), contrary=contrary
    )


def _of_another_kind(sheet: RawSheet, last: int, at: int, column: Column) -> bool:
    """Whether numbers stand where words are wanted (线上: how many), or words alone where numbers are."""
    if column.type not in ("flag", "code", "integer", "number"):
        return False
    cells = below(sheet, last, at)
    if column.type in ("flag", "code"):
        numbers = [cell for cell in cells if isinstance(cell, int | float) and not isinstance(cell, bool)]
        return 2 * len(numbers) > len(cells) and 2 * sum(fits(c, column) for c in numbers) < len(numbers)
    words = [cell for cell in cells if isinstance(cell, str) and not any(map(str.isdigit, cell))]
    return len(cells) > 2 and len(words) == len(cells) and not any(fits(cell, column) for cell in cells)


def _share(sheet: RawSheet, last: int, at: int, column: Column) -> float:
    """The share of the cells below that can be read as the column's type; 1 where nothing can be told."""
    if column.type == "text":
        return 1.0
    cells = below(sheet, last, at)
    return sum(fits(cell, column) for cell in cells) / len(cells) if cells else 1.0


def below(sheet: RawSheet, last: int, at: int) -> list[object]:
    """The first cells of a column that hold something."""
    found = (row[at] for row in sheet.rows[last : last + 4 * LOOKED_AT])
    return [cell for cell in found if not blank(cell) and not isinstance(cell, Fault)][:LOOKED_AT]


def fits(cell: object, column: Column) -> float:
    """1 for a cell that can be read as the column's type, a little less when a guess is needed, else 0."""
    try:
        return GUESSED if understand(cell, column, Context(year=2000)).guess else 1.0
    except CellError:
        return 0.0
