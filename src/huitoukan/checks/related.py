"""Which claims speak of the same thing, of a part of another, or of the same document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import islice

from huitoukan.codelists import plain
from huitoukan.records import Record

LOOKED_AT = 40
"""Most claims of one group that are compared: keeps the work in proportion to the claims."""
SHORTEST = 4
"""Fewest characters that the end of a subject must share to be the same thing (主席办公会议)."""


class Quantities:
    """The counts and amounts among the claims, found by what they speak of."""

    def __init__(self, claims: Iterable[Record]) -> None:
        # a claim stands under every end of its subject, so that 参与…主席办公会议 meets 主席办公会议
        self._alike = grouped(claims, _ends)

    def met(self, claim: Record) -> Iterator[Record]:
        """Claims whose subject is, ends in, or is the end of this one's, in the same unit and window."""
        whole = next(iter(_ends(claim)), None)
        for key in _ends(claim):
            for other in islice(self._alike[key], LOOKED_AT):
                # the shared end must be the whole of one of the two subjects
                if key == whole or key == next(iter(_ends(other)), None):
                    yield other


def grouped(
    claims: Iterable[Record], keys: Callable[[Record], Iterable[Hashable]]
) -> defaultdict[Hashable, list[Record]]:
    """Key → the claims that have it, in their order."""
    groups: defaultdict[Hashable, list[Record]] = defaultdict(list)
    for claim in claims:
        for key in keys(claim):
            groups[key].append(claim)
    return groups


def subject_of(claim: Record) -> str:
    """What a claim is about, in plain characters; maybe empty."""
    return plain(claim["subject"] or "")


def bracketed(words: str | None) -> str:
    """Words that explain a quotation, in brackets behind it; nothing where there are none."""
    return f"（{words}）" if words else ""


def title_of(claim: Record) -> str | None:
    """The title of a claimed document, in plain characters."""
    return plain(claim["title"]) if claim["kind"] == "document" and claim["title"] else None


def bounds_of(claim: Record) -> tuple[float, float]:
    """What a claim's number may be, open ends infinite."""
    low, high = claim["low"], claim["high"]
    if low is None and high is None:
        low = high = claim["value"]
    return (float("-inf") if low is None else low), (float("inf") if high is None else high)


def may_be_equal(claim: Record, other: Record) -> bool:
    """Whether the numbers of two claims can be the same."""
    (low, high), (other_low, other_high) = bounds_of(claim), bounds_of(other)
    return low <= other_high and other_low <= high


def _ends(claim: Record) -> Iterator[Hashable]:
    """Unit, window and every end of the subject that is long enough, the whole subject first."""
    subject = subject_of(claim)
    bounded = any(claim[name] is not None for name in ("low", "value", "high"))
    if claim["kind"] in ("count", "money") and bounded:
        for at in range(len(subject) - SHORTEST + 1):
            yield claim["unit"], claim["since"], claim["until"], subject[at:]
