"""What a number counts, in the words of the text."""

from __future__ import annotations

import re

from huitoukan.notice.text.spans import Span

LONGEST = 40
_WORDS = rf"[\u4e00-\u9fff、“”]{{2,{LONGEST}}}"
_AFTER = re.compile(rf"(?!、){_WORDS}")
_BEFORE = re.compile(rf"{_WORDS}$")
_LINK = re.compile(r"(?:数量)?(?:已)?(?:为|达到|达|共计|共|累计|有|是|约|近)+$")
_VERB = re.compile(
    r"(?:组织|召开|举行|开展|举办|完成|进行|发布|推动|建立|实施|制发|撰写|提出|发现|邀请|累计|先后|已|有)+"
    r"(?=[\u4e00-\u9fff]{2})"
)
_TAIL = re.compile(r"(?:的|了|等)$")


def subject(text: str, sentence: Span, number: Span) -> str | None:
    """The noun phrase the number belongs to: the words after its unit, else those before; None where bare."""
    after = _AFTER.match(text, number.end, sentence.end)
    if after:
        words = after[0].split("的")[0] or after[0].lstrip("的")
        if len(words) >= 2:
            return words
    before = _BEFORE.search(text[max(sentence.start, number.start - LONGEST) : number.start])
    if not before:
        return None
    words = _LINK.sub("", before[0])
    words = words.split("的")[-1] or words
    return _TAIL.sub("", _VERB.split(words)[-1] or words) or None
