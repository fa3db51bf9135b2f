"""What the numbers say, in one sentence each, every number computed. No sentence judges."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from huitoukan.edition import Edition
from huitoukan.problems import Problem
from huitoukan.sentences.claimed import activity, contest, studios, visits
from huitoukan.sentences.done import documents, evidenced, reported, steps, timing, verified
from huitoukan.sentences.recorded import (
    closing,
    events_recorded,
    galleries_kept,
    registers_filled,
    studios_used,
    suggestions_raised,
)  # fmt: skip
from huitoukan.sentences.standing import promises, promises_past, to_do
from huitoukan.sentences.words import Sentence

__all__ = [
    "RECORDED",
    "SUMMARY",
    "Sentence",
    "activity",
    "closing",
    "contest",
    "documents",
    "events_recorded",
    "evidenced",
    "galleries_kept",
    "promises",
    "promises_past",
    "registers_filled",
    "reported",
    "steps",
    "studios",
    "studios_used",
    "suggestions_raised",
    "summary",
    "timing",
    "to_do",
    "verified",
    "visits",
]

SUMMARY: tuple[Callable[[Edition], Sentence], ...] = (
    reported, evidenced, verified, timing, documents, activity, visits, promises, steps,
)  # fmt: skip
"""The sentences of the summary that a run ends with, in order; the problems found close it."""


RECORDED: tuple[Callable[[Edition], Sentence], ...] = (
    closing, events_recorded, studios_used, galleries_kept, suggestions_raised,
)  # fmt: skip
"""The sentences on what the registers hold."""


def summary(edition: Edition, found: Iterable[Problem]) -> list[Sentence]:
    """The ten lines a leader reads."""
    return [*(sentence(edition) for sentence in SUMMARY), to_do(found, edition)]
