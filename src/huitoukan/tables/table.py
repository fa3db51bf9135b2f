"""What a finished table is, and how a notebook shows it."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
from great_tables import GT, md

from huitoukan import codelists

MARK = codelists.load("warnings").label_of("synthetic")


@dataclass(frozen=True, eq=False)
class Table:
    """A finished table: every cell is the text that is printed."""

    slug: str
    title: str
    data: pd.DataFrame
    note: str = ""
    sources: tuple[str, ...] = ()
    synthetic: bool = False
    html: tuple[str, ...] = ()
    """Columns whose text is HTML."""

    def _repr_html_(self) -> str:
        """The table for a notebook; the same table gives the same text."""
        title = f"{self.title} {MARK}" if self.synthetic else self.title
        table = GT(self.data, id=self.slug).tab_header(title=title)
        table = table.fmt(str, columns=list(self.html)) if self.html else table
        table = table.tab_options(table_font_size="13px", heading_title_font_size="15px", table_width="100%")
        for line in (self.note, f"来源：{'；'.join(self.sources)}" if self.sources else ""):
            table = table.tab_source_note(md(line)) if line else table
        return table.as_raw_html()
