"""The measures a finding's text sets out: 一是…二是…, (1)…(2)…, 首先…其次…; an undivided text is one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from huitoukan.notice.model import Passage
from huitoukan.notice.outline.section import Block
from huitoukan.notice.text.spans import Span
from huitoukan.notice.text.text import Text

_HAN = "[一二三四五六七八九十]{1,3}"
MARKS = (
    rf"{_HAN}(?:是|要)(?![否不])",
    rf"第{_HAN}[,、:.]|首先[,、]|其次[,、]|再次[,、]|最后[,、]",
    rf"\({_HAN}\)",
    r"\d{1,2}[.、](?!\d)",
    r"\(\d{1,2}\)|\d{1,2}\)",
    r"[①-⑳]",
    rf"{_HAN}、",
)
"""The marks of a list of measures, a pattern for each kind."""
MARK = re.compile(
    r"(?:(?<=[。;:,!?)])|^) *(?:"
    + "|".join(f"(?P<k{kind}>{pattern})" for kind, pattern in enumerate(MARKS))
    + ")",
    re.MULTILINE,
)
COUNTED = ("measure",)
"""Where a text has blocks under this label, they alone set out the measures."""
LEFT_OUT = ("owner", "leader", "due", "next", "evidence", "note", "problem", "status", "number", "part")


def measures(text: Text, blocks: Sequence[Block]) -> list[Passage]:
    """The measures in the blocks of a finding, in order."""
    told = [block for block in blocks if block.role not in LEFT_OUT]
    set_out = [block for block in told if block.role in COUNTED]
    own = set_out or told
    kind, edges = _edges(text.plain, [block.place for block in own])
    if kind is None:
        edges = _paragraphs(text.plain, [block.place for block in own])
    return [passage for place in edges if (passage := text.passage(place)).text]


def beside(blocks: Sequence[Block]) -> list[Block]:
    """The blocks that tell of the measures where others, labelled so, set them out."""
    told = [block for block in blocks if block.role not in LEFT_OUT and block.place.start < block.place.end]
    return [block for block in told if block.role not in COUNTED] if _sets_out(told) else []


def _sets_out(told: Sequence[Block]) -> bool:
    return any(block.role in COUNTED for block in told)


def _paragraphs(plain: str, places: Sequence[Span]) -> list[Span]:
    """The places, one that ends in the middle of a sentence joined to the next."""
    result: list[Span] = []
    for place in places:
        goes_on = result and plain[result[-1].start : result[-1].end].rstrip(" ").endswith((";", ",", "、"))
        if goes_on and place.start < place.end:
            result[-1] = Span(result[-1].start, place.end)
        else:
            result.append(place)
    return result


def _edges(plain: str, places: Sequence[Span]) -> tuple[str | None, list[Span]]:
    """The kind of mark that divides the text, and the measures it divides it into; (None, []) for no list."""
    found = [
        (str(mark.lastgroup), place.start + mark.start(str(mark.lastgroup)))
        for place in places
        for mark in MARK.finditer(plain[place.start : place.end])
    ]
    kinds = Counter(kind for kind, _ in found)
    kind = next((kind for kind, count in kinds.items() if count > 1), None)
    if kind is None:
        return None, []
    result: list[Span] = []
    before = places[0].start  # what stands before the first mark belongs to the first measure
    for place in places:
        starts = [at for of, at in found if of == kind and place.start <= at < place.end]
        if starts:
            edges = [place.start if result else before, *starts[1:], place.end]
            result += [Span(a, b) for a, b in pairwise(edges)]
        elif result:  # and what goes on in a paragraph without mark to the last
            result[-1] = Span(result[-1].start, place.end)
    return kind, result
