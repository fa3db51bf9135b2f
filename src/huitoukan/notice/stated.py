"""The totals a notice gives of itself: 反馈的12个问题, 整改措施33条, 已完成整改9个, 完成率75%."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from huitoukan.notice.model import Stated
from huitoukan.notice.text.numbers import numeral
from huitoukan.notice.text.spans import Span

_N = r"(\d{1,5}|[一二两三四五六七八九十百]{1,6})"
_OF = r"[个项条类件]"
_NOT = r"(?<!基本)(?<!阶段性)(?<!未)(?<!没有)(?<!部分)(?<!能)"
_DONE = (
    r"(?:(?<=已)整改(?=[\d一二两三四五六七八九十])|整改完成|完成(?:整改)?|整改到位|整改完毕|办结|销号"
    r"|整改落实|落实)"
)
_DOING = (
    r"(?:(?:正在|持续|仍在|正)(?:持续)?(?:整改|推进|进行|办理|落实)(?:整改)?(?:中)?|推进中|整改中|长期推进)"
)
_SHUT = r"(?:尚未整改|(?:未|没有|尚未|未能)(?:整改)?(?:完成|整改到位|办结|销号)(?:整改)?)"
_LIST = r"[)） ]*(?:的?(?:反馈)?(?:问题|任务|事项))?(?:有|共|共计|为|:)?"
_COUNT = rf"(?!一[项个条]){_N}{_OF}(?!月|方面|整改措施|单位|党|支部|项目)"
_PERCENT = r"(?:为|达到?|已达到?|约|:|的)*(\d{1,3}(?:\.\d{1,4})?)%"
TOTALS = {
    "findings": (
        rf"(?:反馈|指出|发现|提出|梳理|移交)[^。;,\r\n]{{0,24}}?{_N}{_OF}(?:方面)?(?:的?(?:具体|主要|突出|个性|整改))?(?:问题|事项|意见|任务)",
        rf"(?:反馈|指出|发现|提出)(?:的|了)?[^。;,\r\n]{{0,12}}?问题(?:共计?|合计|有|为)?{_N}{_OF}",
        rf"(?:梳理|归纳|细化|整理)[^。;,\r\n\d]{{0,10}}问题(?:共计?|合计)?{_N}{_OF}",
        rf"[\d一二三四五六七八九十]{{1,3}}{_OF}?方面(?:的)?{_N}{_OF}(?:具体|主要|突出)?问题",
        rf"(?:对|将|就|上述|以上|全部)[^。;,\r\n\d]{{0,10}}{_N}{_OF}(?:具体|主要|整改)?(?:问题|事项)",
        rf"(?:^|[,。;:]){_N}{_OF}(?:具体|反馈)?问题(?:中|已|均|全部|,)",
    ),
    "completed": (
        rf"{_NOT}(?:已|已经|均已|全部)?{_DONE}{_LIST}{_COUNT}",
        rf"(?:其中|,|;|。){_N}{_OF}(?:问题)?(?:均?已|已经|均)(?:全部)?{_DONE}",
    ),
    "basically_completed": (
        rf"基本(?:完成|整改到位|整改完成|办结)(?:整改)?{_LIST}{_COUNT}",
        rf"{_N}{_OF}(?:问题)?(?:已)?基本(?:完成|整改到位)",
    ),
    "in_progress": (
        rf"{_DOING}{_LIST}{_COUNT}",
        rf"(?:剩余|余下|其余|还有|尚有|另有|,|;){_N}{_OF}(?:问题)?{_DOING}",
    ),
    "not_completed": (
        rf"{_SHUT}{_LIST}{_COUNT}",
        rf"(?:剩余|余下|其余|还有|尚有|仍有|,|;){_N}{_OF}(?:问题)?{_SHUT}",
    ),
    "completion_rate": (
        rf"(?:完成|整改|办结|销号)率{_PERCENT}",
        rf"{_NOT}完成[^。;]{{0,12}}(?:占比|占){_PERCENT}",
    ),
    "measures": (
        rf"整改(?:措施|举措|任务)(?:共计?|合计|有|为)?{_N}{_OF}",
        rf"{_N}{_OF}(?:具体|细化)?(?:整改)?(?:措施|举措)",
        rf"(?:制定|提出|细化|形成|研究|采取)[^。;,\r\n\d]{{0,8}}(?:措施|举措)(?:共计?|合计)?{_N}{_OF}",
    ),
    "rules": (
        rf"(?:制定|制订|出台|新建|建立|修订|完善|健全|新增|形成)[^。;,\r\n\d]{{0,16}}(?:制度|机制|规定|办法|文件)(?:共计?|合计)?{_N}[项个条]",
        rf"(?:制定|制订|出台|新建|建立|修订|完善|健全)[^。;,\r\n\d]{{0,10}}?{_N}[项个](?:规章|各类|相关|工作|管理|长效)*(?:制度|机制)",
        rf"建章立制{_N}[项个条]",
    ),
}
"""How each total is written; the first pattern that finds one counts."""


def stated(text: str) -> Stated:
    """The totals in a plain text, without the texts of the findings."""
    found = {name: next(_numbers(patterns, text), None) for name, patterns in TOTALS.items()}
    rate = found.pop("completion_rate")
    whole = {name: None if number is None else int(number) for name, number in found.items()}
    return Stated(completion_rate=None if rate is None else float(rate / 100), **whole)


def total_places(text: str, places: Iterable[Span]) -> list[Span]:
    """Where totals stand in the places of a plain text, in order, apart from each other."""
    found = [
        Span(*match.span())
        for place in places
        for patterns in TOTALS.values()
        for pattern in patterns
        for match in re.compile(pattern, re.MULTILINE).finditer(text, place.start, place.end)
    ]
    result: list[Span] = []
    for span in sorted(found, key=lambda span: (span.start, -span.end)):
        if not result or span.start >= result[-1].end:
            result.append(span)
    return result


def _numbers(patterns: tuple[str, ...], text: str) -> Iterator[Decimal]:
    """The numbers that the patterns find in the text."""
    for pattern in patterns:
        for match in re.finditer(pattern, text, re.MULTILINE):
            number = numeral(match[1])
            if number is not None:
                yield number
