"""The status of a finding: on its own line, in the first words of its text, or in the last."""

from __future__ import annotations

import re

from huitoukan import codelists
from huitoukan.notice.plain import CLAUSE, SENTENCE, Span, spans

NOT_STATED = "not_stated"
_AFTER_WORD = re.compile(r"(?:整改|任务|工作|中){0,2}(?![\u4e00-\u9fff\d])|[并且]")
"""What may follow a status word on its line; a number or another word makes it a sentence (已完成2项)."""
_OF_FINDING = re.compile(r"^ *(?:[该此本]项?问题|目前|现)")
_SAYS_DONE = re.compile(r"完成|整改.{0,2}到位|到位.{0,2}整改")
"""Last words that speak of the finding as a whole; 持续推进 there is only a turn of phrase."""


def status_of(words: str) -> str:
    """The code of the longest status word that the words of a status line open with, else `not_stated`."""
    known = codelists.load("status")
    longest = max(map(len, known.words))
    words = _OF_FINDING.sub("", words).strip(" 。.")
    for length in range(min(len(words), longest), 0, -1):
        code = known.code_of(words[:length])
        if code and (length == len(words) or (length > 1 and _AFTER_WORD.match(words, length))):
            return code
    return NOT_STATED


def opening(text: str, place: Span) -> Span | None:
    """The first sentence of the place when it is nothing but a status word (已完成。一是…)."""
    first = SENTENCE.match(text, place.start, place.end)
    return Span(*first.span()) if first and _is_status(first[0]) else None


def closing(text: str, place: Span) -> Span | None:
    """The last clause of the place when it says that the finding is done, or is not (该问题已完成整改。)."""
    clauses = spans(CLAUSE, text, place)
    if not clauses:
        return None
    words = _OF_FINDING.sub("", text[clauses[-1].start : clauses[-1].end])
    return clauses[-1] if _SAYS_DONE.search(words) and _is_status(words) else None


def _is_status(words: str) -> bool:
    return len(words.strip()) > 1 and codelists.load("status").code_of(words) is not None
