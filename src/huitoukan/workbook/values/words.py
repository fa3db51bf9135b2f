"""A word of a code list in what people write around it: 推进中（70%）, 已完成，并报备案."""

from __future__ import annotations

import re
import unicodedata

from huitoukan.codelists import CodeList

ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|\d+(?:\.\d+)?%|^\d{1,2}[.、]")
CLAUSE = re.compile(r"[,、;。:/\n]")
LASTING = re.compile(r"长期|持续|常态")
DOUBT = re.compile(r"未|尚|没有|部分|但|除|不")
"""What follows a status word and takes part of it back."""

WHOLE_ONLY = ("status", "flag")
"""Lists in which a word more may mean the contrary: 未完成 holds 完成."""
PERCENT = re.compile(r"(\d+(?:\.\d+)?)%")
SHARE = re.compile(
    r"(?:已|约|完成|整改|进度|进展|率|形象进度|总体|落实|为|达到?|[:])*(\d{1,3}(?:\.\d+)?)(%?)(?:左右|以上|完成)?"
)
"""How far something is, and no other word."""
NOW = re.compile(r"^(?:截至目前|目前|至此|现在?|该|此|本|项|条|问题|措施|任务|整改工作|工作|均|都)+")
"""Before the status in the last clause of a text."""
BOTH_WAYS = re.compile(r"线上.{0,3}线下|线下.{0,3}线上|融合|混合|相结合|两种")
SHORT = 8
"""In a longer text a word of a list proves nothing."""


def code_in(text: str, listed: CodeList) -> tuple[str | None, bool]:
    """The code a text stands for (None: no known one), and whether words around it had to be left out."""
    if code := listed.code_of(text):
        return code, False
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    if listed.name == "status" and (share := SHARE.fullmatch(plain)):
        return code_of_share(float(share[1]) / (1 if float(share[1]) <= 1 and not share[2] else 100)), True
    if code := listed.code_of(ASIDE.sub("", plain)):
        return _but_for_share(code, plain), True
    if listed.name not in WHOLE_ONLY and (code := _only_one_in(plain, listed)):
        return code, True
    first, *rest = CLAUSE.split(ASIDE.sub("", plain), maxsplit=1)
    code = listed.code_of(first)
    if code is None and rest and listed.name == "status":
        code = _in_the_end(plain, listed)
        return code, code is not None
    if code is None or not rest or DOUBT.search(rest[0]):
        return None, False
    lasting = listed.name == "status" and code == "completed" and LASTING.search(rest[0])
    return ("sustained" if lasting else code), True


def code_of_share(share: float) -> str:
    """The status that a progress means: nothing, all, or a part of it."""
    return "completed" if share >= 1 else "in_progress" if share > 0 else "not_completed"


def _in_the_end(text: str, listed: CodeList) -> str | None:
    """The code of the last clause: 开展排查3次，问题已整改到位."""
    last = NOW.sub("", [clause for clause in CLAUSE.split(text) if clause][-1])
    return listed.code_of(last) if len(last) > 1 else None


def _but_for_share(code: str, text: str) -> str:
    """已完成60% is not yet completed."""
    share = PERCENT.search(text)
    return code_of_share(float(share[1]) / 100) if share and code == "completed" else code


def _only_one_in(text: str, listed: CodeList) -> str | None:
    """The code of which alone a word stands in a short text: 增补委员 for 增补."""
    if len(text) > SHORT or DOUBT.search(text):
        return None
    held = [(word, code) for word, code in listed.words.items() if len(word) > 1 and word in text]
    found = {code for _, code in held}
    if len(found) > 1 and listed.name == "registers":
        # 科普画廊更新巡检 is a 画廊更新巡检 and not a 科普画廊
        at_the_end = [(len(word), code) for word, code in held if text.endswith(word)]
        found = {max(at_the_end)[1]} if at_the_end else found
    return found.pop() if len(found) == 1 else None
