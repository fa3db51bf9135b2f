"""Status words: whether words are nothing but a status, and which."""

from __future__ import annotations

import re

from huitoukan import codelists
from huitoukan.notice.text.spans import CLAUSE, SENTENCE, Span, spans

NOT_STATED = "not_stated"
_KNOWN = codelists.load("status")
_LONGEST = max(map(len, _KNOWN.words))
_AFTER_WORD = re.compile(r"(?:整改|任务|工作|中){0,2}(?![\u4e00-\u9fff\d])|[并且]")
"""What may follow a status word on its line; a number or another word makes it a sentence (已完成2项)."""
_SUBJECT = re.compile(
    r"^ *(?:(?:截至|截止)?(?:目前|现在|现)[,: ]?)?"
    r"(?:[该此本上述]{1,2}(?:项|个|条)?(?:反馈)?(?:问题|事项|任务|工作)?)?"
    r"(?:整改)?(?:目前|现)?(?:状态|情况|结果)?(?:为|是|:)?(?:均|都)?(?:并|且|也|将|需|仍|后续){0,2}(?=.)"
)
"""What may stand before a status word: 目前, 该问题, 整改状态为."""
_SAYS_DONE = re.compile(
    r"完成|整改.{0,2}到位|到位.{0,2}整改|办结|销号|完毕|正在|未整改|^ *(?:[该此本](?:项|个)?问题|目前)"
)
"""Last words that speak of the finding as a whole; 持续推进 there is only a turn of phrase."""
_PARTLY = re.compile(
    r"(?:已|目前已)?(?:经)?完成(?:整改|任务|进度)?(?:约|近|超过|的)?(?P<share>\d{1,3})(?:\.\d+)?%[^。;]{0,24}"
)
"""How much is done: 已完成80%,预计年底前完成."""
_JOIN = re.compile(r"[,，、;；并且\+/ ]|和")
_WEAKEST = ("not_completed", "in_progress", "basically_completed", "completed")


def status_of(words: str) -> str:
    """The code of the status that the words of a status line open with, else `not_stated`."""
    whole = _whole(words)
    if whole:
        return whole
    words = _SUBJECT.sub("", words, count=1).strip(" 。.([{【")
    for length in range(min(len(words), _LONGEST), 0, -1):
        code = _KNOWN.code_of(words[:length])
        if code and (length == len(words) or (length > 1 and _AFTER_WORD.match(words, length))):
            return code
    return NOT_STATED


def is_status(words: str) -> bool:
    """Whether the words say a status and nothing else."""
    words = words.strip()
    return (len(words) > 1 or not "\u4e00" <= words <= "\u9fff") and _whole(words) is not None


def opening(text: str, place: Span) -> Span | None:
    """The first sentence of the place when it is nothing but a status (已完成,并长期坚持。一是…)."""
    first = SENTENCE.match(text, place.start, place.end)
    if first and is_status(first[0]):
        return Span(*first.span())
    clause = CLAUSE.match(text, place.start, place.end)
    return Span(*clause.span()) if clause and is_status(clause[0]) else None


def closing(text: str, place: Span) -> Span | None:
    """The last clause of the place when it says that the finding is done, or is not (该问题已完成整改。)."""
    clauses = spans(CLAUSE, text, Span(max(place.start, place.end - 200), place.end))
    if not clauses:
        return None
    for first in clauses[-2:]:
        words = text[first.start : clauses[-1].end].rstrip(" )]】")
        if _SAYS_DONE.search(words) and is_status(words.lstrip(" ([【")):
            return Span(first.start, first.start + len(words))
    return None


def _whole(words: str) -> str | None:
    """The code of words that are one status, or several that go together (已完成,持续推进)."""
    code = _KNOWN.code_of(words)
    if code:
        return code
    words = _SUBJECT.sub("", words, count=1).strip(" 。.;,()（）[]【】")
    partly = _PARTLY.fullmatch(words)
    if partly:
        return "completed" if int(partly["share"]) >= 100 else "in_progress"
    code = _KNOWN.code_of(words)
    if code or not words:
        return code
    words = words.rstrip("整改") if _KNOWN.code_of(words.rstrip("整改")) else words
    found = [_KNOWN.code_of(_SUBJECT.sub("", part, count=1)) for part in _JOIN.split(words) if part]
    codes = {code for code in found if code}
    return _together(codes) if len(found) > 1 and None not in found else None


def _together(codes: set[str]) -> str | None:
    """What statuses said in one breath mean: done and kept up is sustained, else the weakest counts."""
    if "completed" in codes and codes <= {"completed", "sustained", "in_progress"}:
        return "sustained"
    if codes <= {"sustained", "in_progress"} and len(codes) > 1:
        return "in_progress"
    rest = codes - {"sustained"}
    if "basically_completed" in rest and rest <= {"basically_completed", "in_progress"}:
        return "basically_completed"
    return next((code for code in _WEAKEST if code in rest), next(iter(codes), None))
