"""How a text is put on paper: days in words, no web addresses of sources, cut only between clauses."""

from __future__ import annotations

import re

LONGEST = 260
"""Longer texts are cut: a line of the workpaper is read standing."""
MORE = "……"
"""Stands where a text is cut."""
TELLING = 14
"""So many characters behind a date tell what happened."""
_DAY = r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?"
# a day in a file name or an address is no day in words
DAYS = re.compile(rf"(?<![0-9A-Za-z/_.\-])({_DAY})(?:至({_DAY}))?(?![0-9A-Za-z/_\-])")
SOURCE = re.compile(r"出处：[^。；]*?https?://[^。；\s]*[。；]?")
CLAUSE = re.compile(r"[。；：，、;]|(?<!\d),|,(?!\d)")
OPENING, CLOSING = "（(《“‘〔", "）)》”’〕"


def worded(text: str) -> str:
    """The text as it stands on paper: 2025年1月1日至5月20日; sources known by a web address are left out."""
    nested = "（原文没有写止点，算到落款日）"
    return DAYS.sub(_span, SOURCE.sub("", text)).replace(nested, f"，{nested.strip('（）')}")


def sentences(*texts: str) -> str:
    """The texts one after the other, each with one full stop; empty ones are left out."""
    return "".join(f"{text.rstrip('。；，')}。" for text in texts if text.strip("。；， "))


def cut(text: str, longest: int = LONGEST) -> str:
    """The text; a longer one up to the end of a clause that lies in no bracket and no quotation."""
    if len(text) <= longest:
        return text
    room = longest - len(MORE)
    ends = [found.start() for found in CLAUSE.finditer(text, 0, room) if not _open(text[: found.start()])]
    whole = [at for at in ends if text[at] in "。；" and at > room // 2]
    ends = whole or ends
    if not ends:
        # one clause without a break: up to the last place that tears no number and no word apart
        ends = [at for at in range(1, room) if not _open(text[:at]) and not _torn(text, at)]
    return f"{text[: ends[-1] if ends else 0]}{MORE}"


def together(texts: list[str]) -> str:
    """Sentences on one thing: what the later ones say again of it (up to their last comma) is said once."""
    first, *others = [text.rstrip("。") for text in texts]
    told = [first]
    for text in others:
        common = next((at for at, (a, b) in enumerate(zip(first, text, strict=False)) if a != b), len(first))
        told.append(text[text[:common].rfind("，") + 1 :].removeprefix("但"))
    return sentences("；".join(told))


def clause_of(before: str, words: str, after: str) -> str:
    """The clause of a sentence in which some words stand; where they begin it, with as many of the following
    clauses as tell what they are about."""
    head = re.sub(r"^[一二三四五六七八九十]+是", "", re.split(r"[。；，,：:]", before)[-1])
    clause = f"{head}{words}"
    for part in re.split(r"(?<=[。；，,])", after):
        clause += part
        if head or part.endswith("。") or len(clause) > len(words) + TELLING:
            break
    return clause.rstrip("。；，,").replace("“", "‘").replace("”", "’")


def _span(found: re.Match[str]) -> str:
    first, last = found[1], found[2]
    words = _day(first)
    if not last:
        return words
    year = f"{first[:4]}年"
    return f"{words}至{_day(last).removeprefix(year)}"


def _day(iso: str) -> str:
    year, month, *day = iso.split("-")
    return f"{year}年{int(month)}月" + (f"{int(day[0])}日" if day else "")


def _open(text: str) -> bool:
    """Whether a bracket or quotation is open at the end of the text."""
    return any(text.count(a) > text.count(b) for a, b in zip(OPENING, CLOSING, strict=True))


def _torn(text: str, at: int) -> bool:
    """Whether a cut here would tear a Latin word, a number, or a number and its unit apart."""
    return bool(re.match(r"[0-9A-Za-z.,%]", text[at - 1]))
