"""The prose outside the findings: how the work was organised, what is still to come."""

from __future__ import annotations

import re
from collections.abc import Sequence

from huitoukan.notice.text.spans import Span, trimmed
from huitoukan.notice.text.text import Text

HEADER = re.compile(r"巡[察视].{0,80}(?:反馈|开展|进行)|反馈.{0,20}巡[察视]")
"""The paragraph that says who inspected whom and when; its dates are the header."""
CONTACT = re.compile(
    r"电话|邮箱|邮编|邮政|信箱|地址|浏览|阅读|发布(?:时间|日期)|来源:|索引|备案|分享|上一篇|下一篇"
)


def around(text: Text, outside: Sequence[Span]) -> list[Span]:
    """The paragraphs of prose behind the header's, contact lines and what the page adds left out."""
    result: list[Span] = []
    seen = False
    for place in outside:
        for found in re.finditer(r"[^\r\n]+", text.plain[place.start : place.end]):
            line = trimmed(text.plain, Span(place.start + found.start(), place.start + found.end()))
            words = text.plain[line.start : line.end]
            if not seen:
                seen = HEADER.search(words) is not None and "。" in words
            elif "。" in words and not CONTACT.search(words) and not _is_header(words):
                result.append(line)
    return result


def _is_header(words: str) -> bool:
    """Whether a later paragraph still belongs to the header: 3月19日,巡察组反馈了意见。"""
    return HEADER.search(words[:120]) is not None and "现将" in words
