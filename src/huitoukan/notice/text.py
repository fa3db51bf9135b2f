"""A text as printed, and the forms of it that the readers search; offsets are the same in all of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from huitoukan.notice.model import Passage
from huitoukan.notice.plain import QUOTE, TITLE, Span, masked, plain, trimmed
from huitoukan.notice.statements import Claim

LAW_NOTE = re.compile(r"\([^()\n]{0,40}(?:修正|修订|施行|实施|通过|生效)[^()\n]{0,10}\)")
"""What stands behind a law: (2015年3月1日起施行)."""

_HAN = "[一二三四五六七八九十]"
FIXED_NAME = re.compile(
    rf"第(?:[百\d]|{_HAN}){{1,8}}"
    rf"(?:届|次|条|批|轮|期|名|位|个|季度|年|阶段|责任人|议题){_HAN}{{0,3}}(?:次|届)?"
    r"|[两三四五六七八九]个(?:责任|确立|维护|务必|意识|自信|革命|摆进去|有没有)"
    r"|两面人|一对一|货比三家|二次(?:开发|创业)"
    r"|(?<!\d)\d{1,4}号(?:楼|院)?(?:\d{1,3}[层楼室])?|[给致]\d{1,6}位[^。;]{0,20}?(?:回信|贺信)"
)
"""Numbers that count nothing: ordinals, set phrases, addresses, names of letters."""


@dataclass(frozen=True)
class Text:
    """The decoded characters of a source."""

    printed: str

    @cached_property
    def plain(self) -> str:
        """Half-width marks and blanks."""
        return plain(self.printed)

    @cached_property
    def untitled(self) -> str:
        """Plain, with what stands in 《》 masked."""
        return masked(self.plain, TITLE)

    @cached_property
    def bare(self) -> str:
        """Plain, with all masked whose numbers and dates are names: titles, quotes, laws, set phrases."""
        return masked(self.untitled, QUOTE, LAW_NOTE, FIXED_NAME)

    def passage(self, place: Span) -> Passage:
        """The words at a place as printed, without blanks at their ends."""
        place = trimmed(self.plain, place)
        return Passage(self.printed[place.start : place.end], place.start, place.end)

    def claim(self, finding: int, kind: str, start: int, end: int, **fields: Any) -> Claim:
        """A claim on the words at a place, as printed."""
        return Claim(finding, kind, self.printed[start:end], start, end, **fields)
