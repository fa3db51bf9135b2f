"""A ledger whose registers are filled row by row, and which case shows a frame at work."""

from __future__ import annotations

from functools import cache

from builders import commitment
from case import edition, real
from register_cases import CLOSURES, EVENTS, GALLERIES, STUDIOS, VISITS

from huitoukan.edition import Edition
from huitoukan.report.figures import LOGS

LOG_FRAMES = {frame.__name__ for frame in LOGS.values()}
"""Names of the frames that are empty while nothing is recorded row by row."""


@cache
def recorded() -> Edition:
    """An edition with findings, events, studios, galleries, visits and suggestions."""
    return edition(**CLOSURES, **EVENTS, **STUDIOS, **GALLERIES, **VISITS)


def showing(frame: str) -> Edition:
    """The case on which a frame has rows: the real one, as far as it goes."""
    if frame == "promises_past":  # on the day of the signing nothing is past
        return edition(commitments=[commitment(starts_on="2025-01-01")])
    return recorded() if frame in LOG_FRAMES else real()
