"""The words of a date made plain, and words that stand in the place of one."""

from __future__ import annotations

import re
import unicodedata

_HAN_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_HAN_YEAR = re.compile(r"([〇○零一二三四五六七八九]{4})(?=年)")
_HAN_NUMBER = re.compile(r"(?:(廿|[二三]?)(十)([一二三四五六七八九])?|([一二三四五六七八九]))(?=[月日号])")
_NOISE = re.compile(
    r"^(?:于|在|截至|截止到?|原定|预计|计划|力争|拟于?|不迟于|最迟|确保)+"
    r"|(?:[(,]?(?:星期|周|礼拜)[一二三四五六日天][)]?)"
    r"|(?:上午|下午|晚上?|全天)?\d{1,2}[:时点](?:\d{1,2}(?::\d{2}(?:\.\d+)?)?分?|半|整)?(?:开始)?$"
    r"|(?<=[日号\d])(?:上午|下午|晚上?|全天)$"
    r"|T00:00(?::00)?(?:\.0+)?Z?$"
    r"|(?:完成|办结|整改到位|整改完成|完成整改|落实到位|起|开始)$"
)
LONG_TERM = re.compile(r"(?:长期|持续|常态|经常|不断|一贯|每[年月周季半日天]|按[年月季])")
AT_ONCE = re.compile(r"立行立改|立[查整知]立改|即知即改|即查即改|立即|马上|边[查巡]边改|立改")


def plain_day(text: str) -> str:
    """The words of a date, Chinese digits as digits, without weekday, hour and what stands around it."""
    words = unicodedata.normalize("NFKC", "".join(text.split())).rstrip("。;,")
    words = _HAN_YEAR.sub(lambda found: found[1].translate(_HAN_DIGITS), words)
    words = _HAN_NUMBER.sub(_number, words)
    while (shorter := _NOISE.sub("", words)) != words:
        words = shorter
    return words


def kind_of(text: str) -> str | None:
    """The kind of measure a word in a deadline column means; None for no such word."""
    if LONG_TERM.search(text):
        return "long_term"
    return "one_off" if AT_ONCE.search(text) else None


def _number(found: re.Match[str]) -> str:
    tens, _, ones, alone = found.groups()
    if alone:
        return alone.translate(_HAN_DIGITS)
    first = 2 if tens == "廿" else int((tens or "一").translate(_HAN_DIGITS))
    return str(10 * first + int((ones or "零").translate(_HAN_DIGITS)))
