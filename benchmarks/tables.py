"""Plain text in columns, a Chinese character two columns wide."""

from __future__ import annotations

from collections.abc import Container, Sequence
from unicodedata import east_asian_width


def width(text: str) -> int:
    """Columns a text takes in a terminal."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def table(rows: Sequence[Sequence[str]], left: Container[int] = (0,)) -> str:
    """Rows under each other, the first being the heading; the columns in `left` flush left."""
    widths = [max(width(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        cells = []
        for place, (cell, wide) in enumerate(zip(row, widths, strict=True)):
            space = " " * (wide - width(cell))
            cells.append(cell + space if place in left else space + cell)
        lines.append("  ".join(cells).rstrip())
    lines.insert(1, "  ".join("-" * wide for wide in widths))
    return "\n".join(lines)


def share(value: float | None) -> str:
    """A fraction as a whole per cent; a dash for none."""
    return "–" if value is None else f"{value:.0%}"


def ratio(value: float) -> str:
    """A ratio with two digits that matter, or whole."""
    return f"{value:,.0f}" if value >= 10 else f"{value:.1f}" if value >= 1 else f"{value:.2f}"
