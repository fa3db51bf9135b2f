"""What is measured: the catalogue of metrics, and tidy frames for tables and charts."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

from huitoukan.edition import Edition, as_edition
from huitoukan.ledger import Ledger
from huitoukan.metrics import (
    beside,
    catalogue,
    closure,
    commitments,
    completion,
    coverage,
    documents,
    durations,
    events,
    evidence,
    galleries,
    meetings,
    money,
    office,
    organisation,
    places,
    publicity,
    reach,
    recorded,
    spread,
    studios,
    uneven,
    usage,
    verification,
    visits,
)
from huitoukan.metrics.catalogue import (
    CATALOGUE,
    Measurement,
    Metric,
    definitions,
    entries,
    measure,
    to_frame,
)
from huitoukan.metrics.frames import FRAMES

__all__ = [
    "CATALOGUE", "FRAMES", "Measurement", "Metric", "beside", "catalogue", "closure", "commitments",
    "completion", "coverage", "definitions", "documents", "durations", "entries", "events", "evidence",
    "galleries", "measure", "meetings", "money", "office", "organisation", "places", "publicity", "reach",
    "recorded", "spread", "studios", "to_frame", "uneven", "usage", "verification", "visits",
]  # fmt: skip


class _Callable(ModuleType):
    """The package as the function of its name: `htk.metrics(ledger)` measures."""

    def __call__(self, source: Edition | Ledger | Path | str, by: str | None = None) -> list[Measurement]:
        """Every metric of an edition, a ledger or the path of one; see `measure`."""
        return measure(as_edition(source), by)


sys.modules[__name__].__class__ = _Callable
