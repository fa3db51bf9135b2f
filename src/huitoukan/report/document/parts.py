"""What stands in the slots of a template: tables and figures, with the words for an empty one."""

from __future__ import annotations

from dataclasses import dataclass, field

from huitoukan.tables import Table

COLUMNS = 8
"""So many columns can be read on an upright page."""


@dataclass(frozen=True)
class Listed:
    """A table of the report."""

    table: Table
    empty: str
    """What is said in its place where it has no rows."""

    @property
    def filled(self) -> bool:
        """Whether it has rows."""
        return len(self.table.data) > 0

    @property
    def wide(self) -> bool:
        """Whether its columns want a landscape page."""
        return len(self.table.data.columns) > COLUMNS


@dataclass(frozen=True)
class Drawn:
    """A figure of the report."""

    title: str
    alt: str
    source: str
    png: bytes = field(default=b"", repr=False)
    svg: bytes = field(default=b"", repr=False)

    @property
    def filled(self) -> bool:
        """Whether there is anything to see."""
        return bool(self.png)


@dataclass
class Parts:
    """What a template asked for, by the names of its slots; filled while the template is."""

    tables: dict[str, Listed] = field(default_factory=dict)
    figures: dict[str, Drawn] = field(default_factory=dict)
