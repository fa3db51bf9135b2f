"""The tables of a look-back for a notebook: each one, or what is said where it has no rows."""

from __future__ import annotations

from huitoukan.lookback.review import Review
from huitoukan.report.document.listings import listings
from huitoukan.sentences import Sentence
from huitoukan.sentences.sections import compared
from huitoukan.tables import Table

COMPARING = ("changes", "rebounds", "slips", "logs")
"""Tables that hold this edition against the one before; without one they have nothing to say."""


def shown(review: Review, *names: str) -> list[Table | Sentence]:
    """The named tables of the report in this order; for one without rows the sentence that stands for it."""
    made = listings(review)
    parts: list[Table | Sentence] = []
    for name in names:
        if name in COMPARING and review.previous is None:
            parts.append(Sentence(compared(review)))
            continue
        part = made[name]()
        parts.append(part.table if part.filled else Sentence(part.empty))
    return list({str(part) if isinstance(part, Sentence) else part.slug: part for part in parts}.values())
