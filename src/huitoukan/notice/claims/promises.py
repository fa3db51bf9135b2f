"""Standing promises: with a rhythm, tied to occasions (春节、国庆、中秋), or with a standing word only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from huitoukan.notice.model import Finding
from huitoukan.notice.statements import Claim, Promise
from huitoukan.notice.text.spans import CLAUSE, SENTENCE, Span, holding, spans
from huitoukan.notice.text.text import Text

STANDING = re.compile(r"定期|适时|(?:常态化|经常性)(?!的)")
PURPOSE = re.compile(r"(?:确保|做到|实现|推动|推进|促进|形成|有效保证|保证)[^,]*|[^,]*(?:常态化|经常性)")
"""A clause that says what for, not what is done."""
OCCASIONS = ("元旦", "春节", "清明", "五一", "端午", "中秋", "国庆", "七一")
OCCASION = re.compile("|".join(OCCASIONS))
LEAD = re.compile(r"[ 、]*(?:[一二三四五六七八九十]{1,2}是)?(?:并且?|同时|还|规定)?")


def promises(
    text: Text, found: Iterable[Finding], claims: Iterable[Claim], tail: Span
) -> tuple[Promise, ...]:
    """Every standing promise of the findings and of the closing words (finding 0), in the text's order."""
    bodies = [
        (finding.no, Span(body.start, body.end))
        for finding in found
        for body in sorted((*finding.body, *finding.plans), key=lambda body: body.start)
    ]
    places = [*bodies, (0, tail)]
    clauses = [clause for _, place in places for clause in spans(CLAUSE, text.untitled, place)]
    rhythms = [claim for claim in claims if claim.kind == "frequency"]
    held = [holding(clauses, claim.start) for claim in rhythms]
    result = [
        _promise(text, claim.finding, place, times=claim.value, every=claim.every)
        for claim, place in zip(rhythms, _shares(rhythms, held), strict=True)
    ]
    taken = set(held)
    for no, place in places:
        for sentence in spans(SENTENCE, text.untitled, place):
            result += _in_sentence(text, no, sentence, taken)
    return tuple(sorted(result, key=lambda promise: promise.start))


def _shares(rhythms: list[Claim], held: list[Span]) -> Iterator[Span]:
    """The clause of each rhythm; where several stand in one clause, the words up to the end of each."""
    start = 0
    for claim, clause, after in zip(rhythms, held, [*held[1:], None], strict=False):
        end = claim.end if after == clause else clause.end
        yield Span(max(start, clause.start), end)
        start = end


def _in_sentence(text: Text, no: int, sentence: Span, taken: set[Span]) -> Iterator[Promise]:
    """The promises of a sentence that have no rhythm in numbers: with occasions, else with standing words."""
    occasions = set(OCCASION.findall(text.untitled, sentence.start, sentence.end))
    if len(occasions) > 1:  # one festival alone dates an act; several make a rhythm
        named = "、".join(occasion for occasion in OCCASIONS if occasion in occasions)
        yield _promise(text, no, sentence, times=1, occasion=named)
        return
    for clause in spans(CLAUSE, text.untitled, sentence):
        words = text.bare[clause.start : clause.end].strip(" ")
        if clause not in taken and STANDING.search(words) and not PURPOSE.fullmatch(words):
            yield _promise(text, no, clause)


def _promise(text: Text, no: int, place: Span, **fields: Any) -> Promise:
    """A promise in the words of the place, without list mark and joining word at its start."""
    lead = LEAD.match(text.plain, place.start, place.end)
    words = text.passage(Span(lead.end() if lead else place.start, place.end))
    return Promise(no, words.text, words.start, words.end, **fields)
