"""Counts, rates and sums of money in running text, with what they count and the window that governs them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from huitoukan import codelists
from huitoukan.notice.claims.dates import Moment
from huitoukan.notice.claims.subjects import subject
from huitoukan.notice.statements import Claim
from huitoukan.notice.text.numbers import PERCENT, counted, percentage, quantity
from huitoukan.notice.text.spans import SENTENCE, Span, spans
from huitoukan.notice.text.text import Text

_WORDS = codelists.load("measure_word")
_AFTER_DIGITS = set(_WORDS.where("after", "digits"))
"""Units that are nouns too: only figures make them units (3省, not 三省)."""
_COUNT = counted("|".join(sorted(_WORDS.labels, key=len, reverse=True)))
_MONEY = counted("元")
_RATE = re.compile(PERCENT)
_FOLLOWS = re.compile(r" *(?:同时|其中|并|另外?|此外|期间|还|累计|共|全年)")
_LIMIT = re.compile(r"(?:不超过?|不多于|不高于|不足|不到|(?<!不)少于)$")
_ORDINAL = re.compile(r"[第每前后首初近]$")
_LAST_OR_NEXT = re.compile(r"(?<!以)[上下]$")
_ROUNDS = ("届", "轮", "期", "次", "批", "批次", "周", "季度")
_LIMIT_BEHIND = re.compile(r"(?:以下|以内|之内|内(?![容部控涵审设外])|之?前)")
_DURATION = re.compile(r"个 ?(?:月|星期|小时|季度|工作日)|(?:天|小时|分钟) ?内")
_PHRASE = re.compile(r"一[\u4e00-\u9fff]")
_COUNTED_ONE = re.compile(r"(?:仍有|尚有|还有|只有|仅有?|共)$")
_ONE_OF = re.compile(r"一[次场期人名起件]")
_ENDS = re.compile(r"[,。;、):]|$|\n")
_POINTED_AT = re.compile(r"[这那某另同任逐统专进再缺万九唯第上下之]$")
_COMPARED = re.compile(r"[比较]$")


def quantities(text: Text, shown: str, finding: int, place: Span, times: Sequence[Moment]) -> Iterator[Claim]:
    """Every count, rate and sum in the place, in order.

    `shown` is the plain text with everything masked that holds numbers of another kind: titles, quotes,
    dates, rhythms, set phrases. `times` are the time expressions of the place: one that opens a
    window governs the numbers after it, to the end of its sentence, and of the next that goes on (其中…).
    """
    starts = [time.start for time in times]
    window: tuple[str | None, str | None] = (None, None)
    for sentence in spans(SENTENCE, text.plain, place):
        goes_on = text.plain[sentence.start - 1 : sentence.start] == ";"
        if not goes_on and not _FOLLOWS.match(text.plain, sentence.start, sentence.end):
            window = (None, None)
        inside = times[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        items: list[Moment | Claim] = [*inside, *_numbers(text, shown, finding, sentence)]
        for item in sorted(items, key=lambda item: item.start):
            if isinstance(item, Moment):
                compared = _COMPARED.search(text.plain[max(0, item.start - 1) : item.start])
                window = window if compared else item.window or window
            else:
                yield replace(item, since=window[0], until=window[1])


def _numbers(text: Text, shown: str, finding: int, sentence: Span) -> Iterator[Claim]:
    """The numbers of one sentence, without windows; of two that overlap the first, then the longer."""
    found = [
        match
        for pattern in (_RATE, _MONEY, _COUNT)
        for match in pattern.finditer(shown, sentence.start, sentence.end)
    ]
    last = sentence.start
    for match in sorted(found, key=lambda match: (match.start(), -match.end())):
        claim = _claim(text, match, finding, sentence) if match.start() >= last else None
        if claim is not None:
            last = claim.end
            yield claim


def _claim(text: Text, match: re.Match[str], finding: int, sentence: Span) -> Claim | None:
    before = text.plain[max(0, match.start() - 4) : match.start()]
    if _LIMIT.search(before) or (match.re is _COUNT and _LIMIT_BEHIND.match(match.string, match.end())):
        return None
    if match.re is _RATE:
        kind, unit, read = "rate", "%", percentage(match)
    else:
        kind, unit, read = "money" if match.re is _MONEY else "count", match["unit"], quantity(match)
    if read is None or (kind == "count" and _counts_nothing(match, before)):
        return None
    what = subject(text.plain, sentence, Span(*match.span()))
    return text.claim(finding, kind, *match.span(), **vars(read), unit=unit, subject=what)


def _counts_nothing(match: re.Match[str], before: str) -> bool:
    """Whether the words are an ordinal (前3名), a turn of phrase (一批) or a length of time (3个月)."""
    ordinal = _ORDINAL.search(before) or (match["unit"] in _ROUNDS and _LAST_OR_NEXT.search(before))
    worded = (
        match["unit"] in _AFTER_DIGITS and not match["number"][:1].isdigit() if match["number"] else False
    )
    if worded or ordinal or _DURATION.match(match.string, match.start("unit")):
        return True
    if not _PHRASE.fullmatch(match[0]):
        return False
    alone = (
        _ONE_OF.match(match[0]) and _ENDS.match(match.string, match.end()) and not _POINTED_AT.search(before)
    )
    return match[0] == "一批" or not (alone or _COUNTED_ONE.search(before))
