"""Tables as people read them: Chinese headings, rounded once, with sources. They compute nothing."""

from huitoukan.tables.layouts import LAYOUTS, table
from huitoukan.tables.listing import (
    CLAIMS,
    FINDINGS,
    definition,
    metrics,
    notice,
    problems,
    provenance,
    register_table,
    row_counts,
)
from huitoukan.tables.lookback import LOOKBACK, lookback
from huitoukan.tables.measured import BREAKDOWNS, breakdown, measured
from huitoukan.tables.quotes import quotes
from huitoukan.tables.table import MARK, Table

__all__ = [
    "BREAKDOWNS",
    "CLAIMS",
    "FINDINGS",
    "LAYOUTS",
    "LOOKBACK",
    "MARK",
    "Table",
    "breakdown",
    "definition",
    "lookback",
    "measured",
    "metrics",
    "notice",
    "problems",
    "provenance",
    "quotes",
    "register_table",
    "row_counts",
    "table",
]
