"""A layout: a table's title, and its columns in order with what is printed in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from huitoukan.tables.cells import Cell
from huitoukan.tables.table import Table


@dataclass(frozen=True)
class Layout:
    """A table's title, heading → cell, and the note below it."""

    title: str
    columns: Mapping[str, Cell]
    note: str = ""
    spare: tuple[str, ...] = ()
    """Headings left out where nothing is printed below them."""


def laid_out(slug: str, layout: Layout, frame: pd.DataFrame) -> Table:
    """The table of a frame by a layout, with the frame's sources and mark."""
    rows = frame.to_dict("records")
    data = pd.DataFrame({heading: [cell(row) for row in rows] for heading, cell in layout.columns.items()})
    attrs = frame.attrs
    data = data.drop(columns=[name for name in layout.spare if name in data and data[name].eq("").all()])
    return Table(slug, layout.title, data, layout.note, tuple(attrs["sources"]), attrs["synthetic"])
