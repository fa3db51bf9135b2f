"""What calamine does not tell of a file: what to make of cells, hidden rows, merged blocks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from huitoukan.workbook.files.raw import Fault, Range

Correction = Callable[[object], object]
Corrections = dict[str, dict[tuple[int, int], Correction]]
"""Sheet → (row, column) from 0 → what to make of the cell as calamine read it."""


@dataclass(frozen=True)
class Untold:
    """By the name of the sheet, what calamine does not tell of it."""

    cells: Corrections = field(default_factory=dict)
    hidden: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Numbers of rows, as a person counts them."""
    merged: Mapping[str, tuple[Range, ...]] = field(default_factory=dict)


ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
"""Errors by the numbers that the binary files of Excel give them."""


def fault(word: str) -> Correction:
    """Make it a cell without value."""
    return lambda cell: Fault(word)


def error(code: int) -> Correction:
    """Make it the error of this number."""
    return fault(ERRORS.get(code, "#N/A"))
