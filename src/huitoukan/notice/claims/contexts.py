"""The words around a claim, from the narrowest to the widest: its clause, then clause after clause back."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from huitoukan.notice.model import Source
from huitoukan.notice.statements import Claim
from huitoukan.notice.text.spans import CLAUSE, SENTENCE, Span, holding, spans, trimmed
from huitoukan.notice.text.text import Text

REACH = 200
"""How many characters away, at most, words still say what a number counts."""


def contexts(source: Source, claim: Claim) -> list[str]:
    """Plain texts that end with the claim's clause, each reaching back one clause more in its sentence."""
    text, sentences = _sentences(source)
    start, end = (bisect_left(text.at, at) for at in (claim.start, claim.end))
    sentence = holding(sentences, start)
    near = Span(max(sentence.start, start - REACH), min(sentence.end, end + REACH))
    clauses = [clause for clause in spans(CLAUSE, text.plain, near) if clause.start <= start]
    return [text.plain[clause.start : clauses[-1].end] for clause in reversed(clauses)]


def sentence_at(source: Source, at: int) -> tuple[int, int]:
    """Where the sentence that holds an offset of the source starts and ends, its closing mark included."""
    text, sentences = _sentences(source)
    place = trimmed(text.plain, holding(sentences, bisect_left(text.at, at)))
    last = min(place.end + 1, len(text.at)) - 1
    closed = text.plain[last : last + 1] in tuple("。;!?")
    return text.at[place.start], text.at[last if closed else place.end - 1] + 1


@lru_cache(maxsize=4)
def _sentences(source: Source) -> tuple[Text, list[Span]]:
    text = Text.of(source)
    return text, spans(SENTENCE, text.plain, Span(0, len(text.plain)))
