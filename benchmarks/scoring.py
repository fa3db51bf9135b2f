"""Hits against gold: right where they share a character and the value; the same rule for every reader."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from math import isclose
from typing import Any

from benchmarks.gold import Mark, Text, whole

LINE_MARK = re.compile(r"[\s(（问题]*\Z")
"""What stands between the start of a line and the number of a list."""
DATE_UNITS = tuple("年月日")


@dataclass
class Score:
    """What one reader did with one kind: how much was right; each wrong hit with its gold; what it missed."""

    right: int = 0
    wrong: int = 0
    misread: list[tuple[Text, Mark, Mark | None]] = field(default_factory=list)
    unread: list[tuple[Text, Mark]] = field(default_factory=list)

    def __iadd__(self, other: Score) -> Score:
        self.right += other.right
        self.wrong += other.wrong
        self.misread += other.misread
        self.unread += other.unread
        return self

    @property
    def missed(self) -> int:
        """How much of what is there was not found."""
        return len(self.unread)

    @property
    def precision(self) -> float | None:
        """Of what it found, how much is right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else None

    @property
    def recall(self) -> float | None:
        """Of what is there, how much it found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both."""
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else None


def score(kind: str, text: Text, hits: list[Mark]) -> Score:
    """The score of one kind on one text. `hits` are those offered for that kind."""
    result = Score()
    taken: set[Mark] = set()
    for hit in hits:
        touched = [mark for mark in text.gold if mark.touches(hit)]
        same = [mark for mark in touched if mark.kind == kind]
        equal = [mark for mark in same if agrees(kind, mark, hit)]
        if equal:
            first = next((mark for mark in equal if mark not in taken), None)
            if first:
                result.right += not first.optional
                taken.add(first)
        elif any(mark.optional for mark in same) or (not same and _beside(kind, text, hit, touched)):
            continue
        else:
            result.wrong += 1
            result.misread.append((text, hit, next(iter(same), None)))
    wanted = [mark for mark in text.gold if mark.kind == kind and not mark.optional]
    result.unread = [(text, mark) for mark in wanted if mark not in taken]
    return result


def agrees(kind: str, mark: Mark, hit: Mark) -> bool:
    """Whether one value of the hit is that of the gold; of a time, the ends that the gold gives."""
    (true,) = mark.values
    if kind in ("event", "time"):
        return true is not None and any(_covers(_days(true), _days(value)) for value in hit.values if value)
    if kind == "frequency":
        return true in hit.values
    return true is not None and any(
        value is not None and isclose(value, true, rel_tol=1e-6) for value in hit.values
    )


def _days(value: Any) -> tuple[str | None, str | None]:
    return whole(value) if isinstance(value, str) else (value[0], value[1])


def _covers(true: tuple[str | None, str | None], read: tuple[str | None, str | None]) -> bool:
    return any(true) and all(wanted is None or wanted == got for wanted, got in zip(true, read, strict=True))


def _beside(kind: str, text: Text, hit: Mark, touched: list[Mark]) -> bool:
    """Whether a hit outside the gold of its kind counts neither way, as nobody could know better.

    A number in a date, a rate, a sum or a list mark is a number; a date that is no event is a date, and one
    outside every claim is judged among all times.
    """
    if kind == "count":
        line = text.text[text.text.rfind("\n", 0, hit.start) + 1 : hit.start]
        date = text.text[hit.end : hit.end + 1].startswith(DATE_UNITS)
        return bool(touched) or date or LINE_MARK.match(line) is not None
    if kind == "event":
        return all(mark.kind == "time" for mark in touched)
    return False
