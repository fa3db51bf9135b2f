"""What a line can open with: a heading mark (一、 (一) 1.), a label (整改情况:), a status in brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from huitoukan import codelists
from huitoukan.notice.text.numbers import numeral
from huitoukan.notice.text.spans import Span

_HAN = "[一二三四五六七八九十]{1,3}"
_BEFORE_WORDS = r"(?=[ 、]|[关针对“《\u4e00-\u9fff])(?![万亿千百%年月日倍元余多])"
MARKS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("chapter", rf"第(?P<n>{_HAN})(?:部分|章|篇|个?方面)[、:. ]+"),
        ("han", rf"(?P<n>{_HAN})[、.](?!\d) *"),
        ("(han)", rf"\((?P<n>{_HAN})\)[、.]? *"),
        (
            "problem",
            rf"(?:反馈|存在|具体|整改)?问题 ?(?P<n>{_HAN}|\d{{1,3}}) ?(?:[:、.] *|(?= |[关针对“])) *",
        ),
        ("1.", r"(?P<n>\d{1,3}) ?[.、](?!\d) *"),
        ("1.1", rf"\d{{1,2}}\.(?P<n>\d{{1,2}})(?!\.\d)[.、]? *{_BEFORE_WORDS}"),
        ("1.1.1", rf"\d{{1,2}}\.\d{{1,2}}\.(?P<n>\d{{1,2}})[.、]? *{_BEFORE_WORDS}"),
        ("(1)", r"\((?P<n>\d{1,3})\)[、.]? *|(?P<n1>\d{1,3})\) *"),
        ("circled", r"(?P<c>[①-⑳㉑-㉟]) *"),
        ("nth", rf"第(?P<n>{_HAN})[、,:.] *"),
    )
)
"""Heading marks by their kind, from the widest to the narrowest as official documents nest them."""
RANKS = {kind: rank for rank, (kind, _) in enumerate(MARKS)}

_BRACKETED = re.compile(r"[\[(【〔](?P<words>[^\[\](){}【】〔〕\r\n]{2,16})[\])】〕] *")
_HASHES = re.compile(r"(?P<hashes>#{1,6}) *")
_LABELS = codelists.load("notice_label")
_LABEL = re.compile(
    r"(?:[【\[(] *(?P<boxed>{words}) *[】\])] *:?"
    r"|(?P<name>{words})(?: *\( *(?P<said>[^()\n]{{2,16}}?) *\))?(?: *: *| *(?=\n|$)))".format(
        words="|".join(sorted((word for word in _LABELS.words if word[0] >= "\u4e00"), key=len, reverse=True))
    )
)


_MARK_STARTS = frozenset("#第(一二三四五六七八九十0123456789反存具整问①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_LABEL_STARTS = frozenset({word[0] for word in _LABELS.words} | set("【[("))
"""First characters of marks and labels: most lines are told from them at once."""


@dataclass(frozen=True)
class Mark:
    """A heading mark: its kind, its number (None: unnumbered), where it and the words after it start."""

    kind: str
    number: int | None
    start: int
    end: int


@dataclass(frozen=True)
class Label:
    """A label: the code of what it announces, where the words after it start, and words in brackets."""

    code: str
    end: int
    said: Span | None = None
    """What stands in brackets behind its name: 整改情况(已完成):"""


def mark_at(text: str, start: int, end: int) -> Mark | None:
    """The heading mark at a place; hashes of Markdown give its kind, the mark after them its number."""
    if start >= end or (text[start] not in _MARK_STARTS and not "㉑" <= text[start] <= "㉟"):
        return None
    hashes = _HASHES.match(text, start, end)
    inner = next(
        (
            Mark(kind, _number(found), found.start(), found.end())
            for kind, pattern in MARKS
            if (found := pattern.match(text, hashes.end() if hashes else start, end))
        ),
        None,
    )
    if not hashes:
        return inner
    kind = hashes["hashes"]
    return replace(inner, kind=kind) if inner else Mark(kind, None, hashes.end(), hashes.end())


def label_at(text: str, start: int, end: int) -> Label | None:
    """The label a plain text has at a place: a known name with a colon, in 【】, or alone on its line."""
    found = _LABEL.match(text, start, end) if text[start : start + 1] in _LABEL_STARTS else None
    if found is None:
        return None
    code = _LABELS.code_of(found["boxed"] or found["name"])
    said = Span(*found.span("said")) if found["said"] else None
    return Label(code, found.end(), said) if code else None


def label_of(words: str) -> str | None:
    """The code of a label or of a table's heading; None for words that are neither."""
    return _LABELS.code_of(words)


def bracketed_at(text: str, start: int, end: int) -> re.Match[str] | None:
    """Short words in brackets at a place: 【已完成】, (已完成)."""
    return _BRACKETED.match(text, start, end)


def _number(found: re.Match[str]) -> int | None:
    groups = found.groupdict()
    if groups.get("c"):
        code = ord(groups["c"])
        return code - 0x245F if code < 0x2474 else code - 0x323C
    written = groups.get("n") or groups.get("n1")
    value = numeral(written) if written else None
    return None if value is None else int(value)
