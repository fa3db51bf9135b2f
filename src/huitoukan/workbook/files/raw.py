"""What a spreadsheet file holds before anything is understood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NoReturn

from huitoukan.problems import InputError, Problem

Range = tuple[tuple[int, int], tuple[int, int]]
"""First and last cell of a merged block, counted from 0."""


@dataclass(frozen=True)
class Fault:
    """A cell without a value: an error (#REF!), or a formula whose result was never stored."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class RawSheet:
    """One sheet; `rows[i]` is the row a person sees as number i + 1. All rows are of the same width."""

    name: str
    rows: Sequence[Sequence[object]]
    hidden: bool = False
    merged: tuple[Range, ...] = ()
    start: int = 0
    """Where the table begins (counted from 0) when it is a later one of its sheet; above stand the titles."""
    hidden_rows: tuple[int, ...] = ()
    """Numbers of rows, as a person counts them, that a filter or a person has hidden."""
    told: tuple[Problem, ...] = ()
    """What was wrong with the cells before anything was understood."""


@dataclass(frozen=True)
class RawBook:
    """All sheets in order, the custom document properties and hash of the file, and what is said of files
    left out."""

    name: str
    sheets: tuple[RawSheet, ...]
    properties: Mapping[str, str] = field(default_factory=dict)
    sha256: str = ""
    left_out: tuple[Problem, ...] = ()


def blank(cell: object) -> bool:
    """Whether nothing can be seen in a cell."""
    return cell is None or cell == "" or (isinstance(cell, str) and not cell.strip())


def filled(cells: Sequence[object]) -> bool:
    """Whether any of the cells holds something."""
    return not all(map(blank, cells))


def refuse(name: str, what: str, remedy: str) -> NoReturn:
    """Raise InputError (exit status 2): the file of this name cannot be read."""
    raise InputError(f"“{name}”{what}，无法读取。", remedy) from None
