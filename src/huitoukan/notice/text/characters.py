"""One character for one: full-width, traditional and look-alike characters as the patterns know them."""

from __future__ import annotations

import unicodedata

FULL_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
BLANKS = dict.fromkeys("\t\u00a0\u2002\u2003\u2009\u3000", " ")
DASHES = dict.fromkeys("\u2010\u2013\u2014\u2015\u2500", "-")
LOOK_ALIKE = dict(
    zip("\u301c\ufe50\ufe54\u25cb\u25ef\u2299\ufe30\u300c\u300d\u300e\u300f", "~,;〇〇〇:“”‘’", strict=True)
)
RADICALS = {
    chr(code): normal
    for code in (*range(0x2E80, 0x2FD6), *range(0xF900, 0xFB00))
    if len(normal := unicodedata.normalize("NFKC", chr(code))) == 1
}
"""Radicals and compatibility forms, which many PDF files give in place of the characters."""
LINE_ENDS = dict.fromkeys("\u2028\u2029\u000b\u000c\u0085", "\n")
TABLE = LINE_ENDS | FULL_WIDTH | BLANKS | DASHES | LOOK_ALIKE | RADICALS
_KNOWN = frozenset(TABLE)

TRADITIONAL = frozenset("問題關於實對黨組會個開進為與學習報統應業務")
"""Characters that no notice in simplified script has."""
ENOUGH = 3
"""So many different ones make a text traditional; one or two may stand in a name."""


def plain(text: str) -> str:
    """The text with half-width marks and blanks in simplified script; the same length."""
    for character in _KNOWN.intersection(text):  # several times faster than translate: few of them occur
        text = text.replace(character, TABLE[character])
    if len(TRADITIONAL.intersection(text)) < ENOUGH:
        return text
    return text.translate(_simplified(frozenset(text)))


def _simplified(characters: frozenset[str]) -> dict[int, str]:
    """Traditional characters with the simplified ones that stand for them alone."""
    from opencc import OpenCC  # loads its dictionaries: only for texts that need it

    convert = OpenCC("t2s").convert
    pairs = ((character, convert(character)) for character in characters if character > "\u2e80")
    return {ord(one): other for one, other in pairs if len(other) == 1 and other != one}
