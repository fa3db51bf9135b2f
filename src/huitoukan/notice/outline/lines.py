"""The lines of a notice with what they open with, and how deep each heading mark stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cmp_to_key
from itertools import combinations, pairwise

from huitoukan.notice.outline.statuses import is_status
from huitoukan.notice.text.openings import RANKS, Label, Mark, bracketed_at, label_at, mark_at
from huitoukan.notice.text.paragraphs import PAGE
from huitoukan.notice.text.spans import Span, trimmed
from huitoukan.notice.text.text import Text

_EMPTY = re.compile(rf"[-=_*·•|:+ ]+|- ?(?:{PAGE.pattern}) ?-")
"""A rule, or a page's number."""
_BULLET = re.compile(r"(?:[>•●■◆▪►√]|[-*+] ) *")
CROWDED = 400
"""Characters that a line has on average, and more, in a text that lost its line breaks."""
_HAN = "[一二三四五六七八九十]{1,3}"
_LOST_BREAK = re.compile(
    r"(?:(?<=[。;:!?])|(?<=情况)|(?<=方面)|(?<=问题)| )"
    rf"(?=(?:{_HAN}[、.]|\({_HAN}\)|\d{{1,2}}[.、](?!\d)|\(\d{{1,2}}\)"
    rf"|(?:反馈)?问题(?:{_HAN}|\d{{1,2}})[:、. ]|(?:整改|完成|进展|落实)[^。;:,]{{2,4}}:)|(?<= )一是)"
)
_TITLE_BEHIND = re.compile(r"[^。;:,\n]{1,6}(?:关于|针对)")
DEEPEST = len(RANKS) + 8
"""The depth of a heading without mark; hashes stand above all other marks."""


@dataclass(frozen=True)
class Line:
    """A non-empty line without the blanks around it."""

    start: int
    end: int
    mark: Mark | None = None
    label: Label | None = None
    words_start: int | None = None
    """Where the words start when a status in brackets stands behind the mark."""
    said: Span | None = None
    """A status in brackets before the mark or behind it: 【已完成】1.关于…"""

    @property
    def kind(self) -> str | None:
        """The kind of its heading mark."""
        return self.mark.kind if self.mark else None

    @property
    def body(self) -> int:
        """Where the words after the mark start."""
        return self.words_start or (self.mark.end if self.mark else self.start)

    @property
    def words(self) -> int:
        """Where the words after mark and label start."""
        return self.label.end if self.label else self.body


def lines_of(text: Text, without: Sequence[Span] = ()) -> list[Line]:
    """The lines of a text that hold words, those in the given places (in order) left out."""
    result = []
    left_out = iter([*without, Span(len(text.plain) + 1, len(text.plain) + 1)])
    hole = next(left_out)
    for piece in _pieces(text.plain):
        while hole.end <= piece.start:
            hole = next(left_out)
        place = trimmed(text.plain, piece)
        if (
            place.start >= place.end
            or hole.start <= place.start
            or _EMPTY.fullmatch(text.plain, place.start, place.end)
        ):
            continue
        result.append(_line(text.plain, place))
    return _with_labels(result)


def _pieces(plain: str) -> Iterator[Span]:
    """The lines of a text; where its line breaks were lost, also what a mark or label opens."""
    lines = [Span(*found.span()) for found in re.finditer(r"[^\r\n]+", plain)]
    crowded = len(plain) > CROWDED * max(1, len(lines))
    for line in lines:
        edges = [line.start, line.end]
        if line.end - line.start > CROWDED:
            breaks = [found.end() for found in _LOST_BREAK.finditer(plain, line.start, line.end)]
            lost = crowded or sum(_TITLE_BEHIND.match(plain, at) is not None for at in breaks) > 1
            edges[1:1] = breaks if lost else []
        yield from (Span(a, b) for a, b in pairwise(edges) if a < b)


def _with_labels(lines: list[Line]) -> list[Line]:
    """The lines, a label that stands alone joined to the words in the line after it."""
    result: list[Line] = []
    for line in lines:
        above = result[-1] if result else None
        alone = above and above.label and above.words >= above.end and not above.mark
        if above and above.label and alone and line.label is None:
            start = line.start if above.label.code != "problem" else line.body
            result[-1] = replace(above, end=line.end, label=replace(above.label, end=start))
        else:
            result.append(line)
    return result


def heading_words(text: Text, start: int, end: int) -> str:
    """A heading as printed, without closing mark."""
    return text.words(start, end).strip().rstrip("。:：;；,，").strip()


def depths(lines: Iterable[Line]) -> dict[str, int]:
    """How deep each kind of mark stands: by rank, but one that starts anew below another stands below it."""
    marks = [line.mark for line in lines if line.mark]
    kinds = sorted({mark.kind for mark in marks}, key=_rank)
    inside = {
        (narrow, wide)
        for wide, narrow in combinations(kinds, 2)
        if _starts_anew(marks, outer=narrow, inner=wide)
    }

    def order(one: str, other: str) -> int:
        if (one, other) in inside:
            return -1
        if (other, one) in inside:
            return 1
        return -1 if _rank(one) < _rank(other) else 1

    return {kind: depth for depth, kind in enumerate(sorted(kinds, key=cmp_to_key(order)))}


def _line(plain: str, place: Span) -> Line:
    bullet = _BULLET.match(plain, place.start, place.end)
    start = bullet.end() if bullet and bullet.end() < place.end else place.start
    said, start = _boxed(plain, start, place.end)
    mark = mark_at(plain, start, place.end)
    after = None
    if mark and said is None:
        said, after = _boxed(plain, mark.end, place.end)
    label = label_at(plain, after or (mark.end if mark else start), place.end)
    return Line(start, place.end, mark, label, after, said)


def _boxed(plain: str, start: int, end: int) -> tuple[Span | None, int]:
    """A status in brackets at a place, and where the words after it start."""
    boxed = bracketed_at(plain, start, end)
    if boxed and boxed.end() < end and is_status(boxed["words"]):
        return Span(*boxed.span("words")), boxed.end()
    return None, start


def _rank(kind: str) -> int:
    return len(kind) - 100 if kind.startswith("#") else RANKS[kind]


def _starts_anew(marks: Sequence[Mark], outer: str, inner: str) -> bool:
    """Whether the official order is turned round: `inner` starts at 1 below each `outer`, which counts on."""
    anew = counts_on = against = 0
    count = {outer: 0, inner: 0}
    between = {outer: False, inner: False}  # whether the other kind stood since the last of this one
    for mark in marks:
        if mark.kind not in count or mark.number is None:
            continue
        if mark.kind == inner and between[inner] and count[inner]:
            anew += mark.number == 1
            against += mark.number > 1
        if mark.kind == outer and between[outer]:
            counts_on += mark.number == count[outer] + 1
            against += mark.number == 1
        count[mark.kind] = mark.number
        between[outer if mark.kind == inner else inner] = True
        between[mark.kind] = False
    return anew >= 1 and counts_on >= 1 and against == 0
