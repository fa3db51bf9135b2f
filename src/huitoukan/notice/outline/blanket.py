"""One sentence for all findings: 以上问题均已整改完成; 除第3、5项正在推进外,其余均已完成."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from huitoukan.notice.model import Finding
from huitoukan.notice.outline.statuses import NOT_STATED, status_of
from huitoukan.notice.text.numbers import numeral
from huitoukan.notice.text.spans import SENTENCE, Span, spans
from huitoukan.notice.text.text import Text

_N = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})"
SAID = re.compile(
    r"(?P<subject>(?:(?:以上|上述|这些|所有|全部|其余|其他|其它|各项|反馈)[^。;,\r\n]{0,20}?|"
    + _N
    + r"(?:个|项|条)[^。;,\r\n]{0,12}?)?(?:问题|事项|任务|其余|其他))[^。;,\r\n]{0,6}?"
    r"(?P<all>(?:目前|现)?(?:已经?)?(?:均|全部|都|全面|悉数)(?:已经?)?)?"
    r"(?P<status>(?(all)|(?:已|正在|尚未|未|基本))[^。;\r\n]{2,24})"
)
_NOT_YET = re.compile(
    r"确保|力争|推动|争取|直至|直到|努力|将|限期|坚决|保证|促进|督促|务必|要求|做到|逐[条项一]"
)
_EXCEPT = re.compile(r"除(?P<what>[^。;\r\n]{1,80}?)(?:外|以外|之外)[,，]?")
_NUMBERS = re.compile(rf"(?:第|问题) ?({_N}(?:(?:[个项条])?(?:、|和|及|,)(?:第|问题)? ?{_N})*)")
_COUNT = re.compile(rf"({_N})(?:个|项|条)")
_ABOVE = re.compile(r"(?:目前,)?(?:以上|上述|本方面|该方面|这)")
_QUOTED = re.compile(r"“([^“”]{2,60})”")
_OPENS = re.compile(rf"(?:(?:目前|截至[^,。;]{{2,14}}),)?(?:除[^。;\r\n]{{1,80}}?外,)?{SAID.pattern}")


@dataclass(frozen=True)
class Blanket:
    """A status said of several findings, in the words at a place; some may be excepted."""

    place: Span
    status: str
    excepted: str
    """What stands between 除 and 外; empty where none is."""
    count: int | None
    """How many findings it speaks of, counted back from it; None where it says all."""


def blankets(text: Text, places: Iterable[Span]) -> list[Blanket]:
    """All such sentences in the places; one that speaks of what is still to be reached is none."""
    found = (_said(text, sentence) for place in places for sentence in spans(SENTENCE, text.plain, place))
    return [said for said in found if said]


def opens_with(text: Text, start: int, end: int) -> bool:
    """Whether a line says something of all findings in its first words."""
    return _OPENS.match(text.plain, start, end) is not None


def sums_up(text: Text, start: int, end: int) -> bool:
    """Whether a line says a status of the findings above it and little else (以上3个问题均已完成整改)."""
    said = _said(text, Span(start, end)) if _ABOVE.match(text.plain, start, end) else None
    return said is not None


def apply(
    text: Text, found: Sequence[Finding], said: Sequence[Blanket]
) -> tuple[list[Finding], list[Blanket]]:
    """The findings, those without a status with what is said of them, and the sentences not understood."""
    result = list(found)
    unclear: list[Blanket] = []
    last = (
        0  # a sentence speaks of the findings after the one before it; before all findings it speaks of all
    )
    for one in said:
        above = sum(_end(finding) <= one.place.start for finding in result)
        first = above - one.count if one.count and one.count < above else last
        scope = slice(first, above) if above else slice(None)
        changed = _applied(text, result[scope], one)
        if changed is None:
            unclear.append(one)
        else:
            result[scope] = changed
            last = above
    return result, unclear


def _end(finding: Finding) -> int:
    return max((body.end for body in finding.body), default=0)


def _said(text: Text, sentence: Span) -> Blanket | None:
    """What a sentence says of several findings."""
    excepted = _EXCEPT.search(text.plain, sentence.start, sentence.end)
    found = SAID.search(text.plain, excepted.end() if excepted else sentence.start, sentence.end)
    if not found or _NOT_YET.search(text.plain, max(sentence.start, found.start() - 30), found.end()):
        return None
    status = status_of(found["status"].removeprefix("得到").removeprefix("完成了"))
    if status == NOT_STATED:
        return None
    place = Span(found.start("status") if not found["all"] else found.start("all"), found.end("status"))
    count = _COUNT.search(found["subject"])
    number = numeral(count[1]) if count else None
    return Blanket(place, status, excepted["what"] if excepted else "", int(number) if number else None)


def _applied(text: Text, found: Sequence[Finding], said: Blanket) -> list[Finding] | None:
    """The findings with what one sentence says of them; None where its exceptions are not understood."""
    numbers, quotes = _excepted(said.excepted)
    left = {
        finding.no
        for finding in found
        if finding.no in numbers or any(quote in finding.title for quote in quotes)
    }
    if said.excepted and not left:
        return None
    clear = re.sub(rf"{_NUMBERS.pattern}|{_QUOTED.pattern}|[个项条]|问题|等", "", said.excepted)
    other = status_of(clear)
    words = text.passage(said.place).text
    result = []
    for finding in found:
        if finding.status != NOT_STATED or finding.status_text:
            result.append(finding)
        elif finding.no in left:
            known = other != NOT_STATED
            result.append(replace(finding, status=other, status_text=said.excepted) if known else finding)
        else:
            result.append(replace(finding, status=said.status, status_text=words))
    return result


def _excepted(words: str) -> tuple[set[int], list[str]]:
    numbers = {
        int(number)
        for run in _NUMBERS.findall(words)
        for one in re.findall(_N, run)
        if (number := numeral(one)) is not None
    }
    return numbers, _QUOTED.findall(words)
