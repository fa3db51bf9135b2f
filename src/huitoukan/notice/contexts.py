"""The words around a claim, from the narrowest to the widest: its clause, then clause after clause back."""

from __future__ import annotations

from functools import lru_cache

from huitoukan.notice.plain import CLAUSE, SENTENCE, Span, holding, plain, spans
from huitoukan.notice.statements import Claim

REACH = 200
"""How many characters away, at most, words still say what a number counts."""


def contexts(printed: str, claim: Claim) -> list[str]:
    """Texts that end with the claim's clause and reach back one clause more each, to its sentence's start."""
    text, sentences = _sentences(printed)
    sentence = holding(sentences, claim.start)
    near = Span(max(sentence.start, claim.start - REACH), min(sentence.end, claim.end + REACH))
    clauses = [clause for clause in spans(CLAUSE, text, near) if clause.start <= claim.start]
    return [printed[clause.start : clauses[-1].end] for clause in reversed(clauses)]


@lru_cache(maxsize=4)
def _sentences(printed: str) -> tuple[str, list[Span]]:
    text = plain(printed)
    return text, spans(SENTENCE, text, Span(0, len(text)))
