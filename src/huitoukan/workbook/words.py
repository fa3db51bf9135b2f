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


def code_in(text: str, listed: CodeList) -> tuple[str | None, bool]:
    """The code a text stands for (None: no known one), and whether words around it had to be left out."""
    if code := listed.code_of(text):
        return code, False
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    if code := listed.code_of(ASIDE.sub("", plain)):
        return code, True
    first, *rest = CLAUSE.split(ASIDE.sub("", plain), maxsplit=1)
    code = listed.code_of(first)
    if code is None or not rest or DOUBT.search(rest[0]):
        return None, False
    lasting = listed.name == "status" and code == "completed" and LASTING.search(rest[0])
    return ("sustained" if lasting else code), True
