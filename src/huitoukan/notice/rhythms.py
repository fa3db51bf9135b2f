"""Rhythms put into numbers: 每两月更新一次, 每半年召开1次, 每年组织召开2次."""

from __future__ import annotations

import re

from huitoukan.notice.numbers import NUMERAL, numeral, quantity
from huitoukan.notice.plain import Span
from huitoukan.notice.statements import Claim
from huitoukan.notice.text import Text

MONTHS = {"年度": 12, "年": 12, "半年": 6, "季度": 3, "季": 3, "个月": 1, "月": 1}
DAYS = {"个星期": 7, "星期": 7, "周": 7, "天": 1, "日": 1}
RHYTHM = re.compile(
    rf"每(?P<n>[一两二三四五六]|\d{{1,2}})?(?P<every>{'|'.join([*MONTHS, *DAYS])})"
    rf"(?P<act>[^,。;:!?\n\d每]{{0,14}}?){NUMERAL}(?:次|场|期|轮|遍|天)"
)
_AFTER = re.compile(r"[\u4e00-\u9fff、]{2,20}")
_BEFORE = re.compile(r"[\u4e00-\u9fff、]{2,20}$")
_VERB = re.compile(r"^(?:组织|开展|召开|举办|进行)+")


def frequencies(text: Text, shown: str, finding: int, place: Span) -> list[Claim]:
    """One `frequency` claim per rhythm with a number of times in the place.

    `shown` is the plain text with names and dates masked.
    """
    result = []
    for found in RHYTHM.finditer(shown, place.start, place.end):
        times = quantity(found)
        if times is None or times.value is None:
            continue
        every, subject = _every(found["every"], found["n"]), _subject(found, place)
        result.append(
            text.claim(finding, "frequency", *found.span(), value=times.value, every=every, subject=subject)
        )
    return result


def _every(unit: str, count: str | None) -> str:
    n = int(numeral(count) or 1) if count else 1
    if unit in DAYS:
        days = DAYS[unit] * n
        return f"P{days // 7}W" if days % 7 == 0 else f"P{days}D"
    months = MONTHS[unit] * n
    return f"P{months // 12}Y" if months % 12 == 0 else f"P{months}M"


def _subject(found: re.Match[str], place: Span) -> str | None:
    """What is done so often: the words after the count, with the act before it where they need it."""
    act = _VERB.sub("", found["act"])
    after = _AFTER.match(found.string, found.end(), place.end)
    if after:
        return act + after[0]
    before = _BEFORE.search(found.string[max(place.start, found.start() - 20) : found.start()])
    return act or (before[0] if before else None)
