"""The marks of headings in an official document."""

from __future__ import annotations

TITLE_WIDTH = 20
"""Characters of a title that stand in one line."""
_BREAKS = ("关于", "巡察", "巡视", "整改")
"""Before the first of these that is not at the start, a long title is broken."""
_DIGITS = "零一二三四五六七八九"


def han(number: int) -> str:
    """The number of a heading, 1 to 99: 一 十 十二 二十 二十一."""
    tens, ones = divmod(number, 10)
    ten = "" if not tens else ("" if tens == 1 else _DIGITS[tens]) + "十"
    return ten + (_DIGITS[ones] if ones or not tens else "")


def heading_mark(level: int, number: int) -> str:
    """The mark of a heading by its level from 1: 一、 （一） 1. （1）; none for deeper ones."""
    marks = (f"{han(number)}、", f"（{han(number)}）", f"{number}.", f"（{number}）")
    return marks[level - 1] if level <= len(marks) else ""


def title_lines(title: str) -> list[str]:
    """A title in its lines: two where it is too long for one, broken where it may be."""
    at = next((place for word in _BREAKS if (place := title.find(word)) > 0), 0)
    return [title] if len(title) <= TITLE_WIDTH or not at else [title[:at], title[at:]]
