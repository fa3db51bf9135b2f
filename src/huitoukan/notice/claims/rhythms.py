"""Rhythms put into numbers: 每两月更新一次, 半年一次, 每月一通报, 每周五例会, 每季度报告."""

from __future__ import annotations

import re
from collections.abc import Iterator

from huitoukan.notice.statements import Claim
from huitoukan.notice.text.numbers import NUMERAL, numeral, quantity
from huitoukan.notice.text.spans import Span
from huitoukan.notice.text.text import Text

MONTHS = {
    "双月": 2, "年度": 12, "年": 12, "半年": 6, "个季度": 3, "季度": 3, "季": 3, "个月": 1, "月": 1,
}  # fmt: skip
DAYS = {
    "双周": 14, "半个月": 15, "半月": 15, "旬": 10, "个星期": 7, "星期": 7, "周": 7,
    "天": 1, "日": 1, "晚": 1,
}  # fmt: skip
_EACH = rf"每(?P<n>[一两二三四五六十]|\d{{1,2}})?(?P<every>{'|'.join([*MONTHS, *DAYS])})"
_ALONE = (
    r"(?<![上下第每\d一二三四五六七八九十])(?P<every>半年|双月|双周)"
    r"|(?<![第每\d一二三四五六七八九十])(?P<n>[两三四五六一])?(?P<every1>(?<=[两三四五六])个月|(?<=一)(?:年|季度?|个?月|周))"
)
_TIMES = r"(?:次|场|期|轮|遍|天)"
_ACTS = (
    "召开|开展|组织|报告|通报|公示|公开|更新|检查|巡查|抽查|调度|研判|听取|接受|汇报|盘点|考核|评估|轮训|走访|监测|巡检"
    "|维护|自查|督查|督办|对账|核对|报送|上报|分析|点评|排查|评比|测评|清扫|消毒|巡河|回访|调研|学习|清理|审计"
)
RHYTHMS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_EACH}(?P<act>[^,。;:!?\n\d每]{{0,14}}?){NUMERAL}{_TIMES}",
        rf"(?:{_ALONE})(?P<act>[^,。;:!?\n\d每]{{0,4}}?){NUMERAL}{_TIMES}",
        rf"(?:{_EACH}|一(?P<every1>日|天|周|月|季度?|年))一(?P<act>(?!次|场|期|轮|遍|天|个|项|名|篇)[\u4e00-\u9fff]{{2}})",
        r"每(?P<every>周|星期)[一二三四五六日天](?P<act>(?![次场期轮遍回天至到个份名篇])[^,。;:!?\n\d每]{0,8})",
        r"每(?P<every>月)\d{1,2}日(?P<act>[^,。;:!?\n\d每]{0,8})",
        rf"{_EACH}(?P<act>[^,。;:!?\n\d每一二两三四五六七八九十]{{0,12}}?(?:{_ACTS}))",
    )
)
"""With a number of times; without 每; paired (一月一调度); by weekday; by day of month; with an act alone."""
_AFTER = re.compile(r"[\u4e00-\u9fff、]{2,20}")
_BEFORE = re.compile(r"[\u4e00-\u9fff、]{2,20}$")
_VERB = re.compile(r"^(?:组织|开展|召开|举办|进行)+")


def frequencies(text: Text, shown: str, finding: int, place: Span) -> list[Claim]:
    """One `frequency` claim per rhythm in the place, in order.

    `shown` is the plain text with names and dates masked.
    """
    result: list[Claim] = []
    for found, value in sorted(_rhythms(shown, place), key=lambda pair: pair[0].start()):
        if not result or found.start() >= result[-1].end:
            parts = found.groupdict()
            every = _every(parts["every"] or parts["every1"], parts.get("n"))
            what = _subject(found, place)
            claim = text.claim(finding, "frequency", *found.span(), value=value, every=every, subject=what)
            result.append(claim)
    return result


def _rhythms(shown: str, place: Span) -> Iterator[tuple[re.Match[str], float]]:
    """Every match of a form with its number of times, the forms with a number first."""
    for pattern in RHYTHMS:
        for found in pattern.finditer(shown, place.start, place.end):
            times = quantity(found) if "number" in pattern.groupindex else None
            if "number" not in pattern.groupindex:
                yield found, 1
            elif (
                times is not None and (least := times.low if times.value is None else times.value) is not None
            ):
                yield found, least


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
