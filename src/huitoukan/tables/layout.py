"""What a layout is: a table's title, and its columns in order with what is printed in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from huitoukan.tables.cells import Cell


@dataclass(frozen=True)
class Layout:
    """A table's title, heading → cell, and the note below it."""

    title: str
    columns: Mapping[str, Cell]
    note: str = ""
