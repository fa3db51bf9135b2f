"""The totals a notice gives of itself: 反馈的12个问题, 整改措施33条, 已完成整改9个, 完成率75%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from huitoukan.notice.model import Stated
from huitoukan.notice.numbers import numeral

_N = r"(\d{1,5}|[一二两三四五六七八九十百]{1,6})"
_ITEMS = rf"(?:整改)?(?:的?问题)?{_N}[个项条](?!月|方面|整改措施)"
_MAKE = r"(?:制定|制订|出台|新建|建立|修订|完善)"
TOTALS = {
    "findings": (rf"(?:反馈|指出|发现)[^。;,\r\n]{{0,20}}?{_N}[个项条](?:方面)?(?:的?具体|主要|突出)?问题",),
    "completed": (rf"(?<!基本)(?<!未)(?<!没有)(?:完成|整改到位|办结|销号){_ITEMS}",),
    "basically_completed": (rf"基本(?:完成|整改到位){_ITEMS}",),
    "in_progress": (rf"(?:正在|持续)(?:整改|推进|进行|办理){_ITEMS}",),
    "not_completed": (rf"(?:未|没有)(?:完成|整改到位|办结){_ITEMS}",),
    "completion_rate": (r"完成率(?:为|达到|达)?(\d{1,3}(?:\.\d{1,4})?)%",),
    "measures": (rf"整改措施(?:共计?)?{_N}[项条个]", rf"{_N}[项条](?:具体)?整改措施"),
    "rules": (
        rf"{_MAKE}[^。;,\r\n\d]{{0,12}}制度(?:机制)?{_N}[项个]",
        rf"{_MAKE}[^。;,\r\n\d]{{0,8}}?{_N}[项个](?:规章)?制度",
    ),
}
"""How each total is written; the first sentence that gives it counts."""


def stated(text: str) -> Stated:
    """The totals in a plain text, in which the texts of the findings are masked."""
    found = {name: next(_numbers(patterns, text), None) for name, patterns in TOTALS.items()}
    rate = found.pop("completion_rate")
    whole = {name: None if number is None else int(number) for name, number in found.items()}
    return Stated(completion_rate=None if rate is None else float(rate / 100), **whole)


def _numbers(patterns: tuple[str, ...], text: str) -> Iterator[Decimal]:
    """The numbers that the patterns find in the text."""
    for pattern in patterns:
        for match in re.finditer(pattern, text):
            number = numeral(match[1])
            if number is not None:
                yield number
