"""Stretches of a text: titles in 《》, quotes, sentences, clauses."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

TITLE = re.compile(r"《[^《》\r\n]*(?:《[^《》\r\n]*》[^《》\r\n]*)*》")
QUOTE = re.compile(r"“[^“”\r\n]{0,80}”|\"[^\"\r\n]{0,80}\"|‘[^‘’\r\n]{0,80}’")
SENTENCE = re.compile(r"[^。;!?\r\n]+")
_WORDS = r"[^,。;:!?\r\n]+"
CLAUSE = re.compile(rf"{_WORDS}(?:(?<=\d),(?=\d{{3}}(?!\d)){_WORDS})*")
MASK = "□"


@dataclass(frozen=True)
class Span:
    """A stretch [start, end) of a text."""

    start: int
    end: int


def spans(pattern: re.Pattern[str], text: str, place: Span) -> list[Span]:
    """Where the pattern occurs in a stretch of the text."""
    return [Span(*found.span()) for found in pattern.finditer(text, place.start, place.end)]


def holding(places: Sequence[Span], at: int) -> Span:
    """The last of the ordered places that starts at or before an offset."""
    return places[max(0, bisect_right(places, at, key=lambda place: place.start) - 1)]


def trimmed(text: str, place: Span) -> Span:
    """The place without blanks at its ends."""
    words = text[place.start : place.end]
    return Span(place.end - len(words.lstrip(" \r\n")), place.start + len(words.rstrip(" \r\n")))


def masked(text: str, *patterns: re.Pattern[str]) -> str:
    """The text with every match blanked, the same length: what is masked cannot be read as something else."""
    for pattern in patterns:
        text = pattern.sub(lambda found: MASK * len(found[0]), text)
    return text


def blanked(text: str, places: Iterable[Span]) -> str:
    """The text with the places (in order, apart from each other) masked."""
    parts, last = [], 0
    for place in places:
        parts += [text[last : place.start], MASK * (place.end - place.start)]
        last = place.end
    return "".join([*parts, text[last:]])
