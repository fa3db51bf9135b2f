"""Headings that are findings because those beside them are: they count on from one, or share its theme."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from huitoukan.notice.outline.headings import GENERIC, LONGEST_HEADING, STRONG_THEME
from huitoukan.notice.outline.lines import Line
from huitoukan.notice.outline.titles import Title, title_as_is
from huitoukan.notice.text.text import Text

LONGEST_INLINE = 36
"""Characters that a title without 问题 has at most when its text follows in the same line."""
NEARLY_ALL = 0.7


def with_siblings(
    text: Text, lines: Sequence[Line], depth: Sequence[int], found: list[Title | None],
    maybe: Sequence[Title | None], shut: set[int],
) -> list[Title | None]:  # fmt: skip
    """The findings, and the headings that count on from one, or up to one, and look like it."""

    ways: dict[str | None, list[bool]] = defaultdict(list)
    for line, title in zip(lines, found, strict=True):
        if title:
            ways[line.kind].append(title.end < line.end)
    inline = {kind for kind, goes_on in ways.items() if sum(goes_on) * 2 > len(goes_on)}

    def like(index: int) -> bool:
        line, after = lines[index], depth[index + 1 : index + 2]
        words = text.plain[line.body : line.end]
        holds = bool(after) and found[index + 1] is not None and after[0] > depth[index]
        first = words.find("。")
        goes_on = line.kind in inline and 0 < first <= LONGEST_INLINE
        short = (len(words) <= LONGEST_HEADING and "。" not in words[:-1]) or goes_on
        return (
            short
            and not holds
            and index not in shut
            and line.label is None
            and not (GENERIC.fullmatch(words.rstrip("。:")) or STRONG_THEME.search(words))
        )

    result = list(found)
    forward = [index for index, line in enumerate(lines) if line.mark]
    for order, step in ((forward, 1), (forward[::-1], -1)):
        last: dict[str, tuple[int, int]] = {}  # kind of mark → number and depth of the finding just seen
        for index in order:
            mark = lines[index].mark
            if mark is None:
                continue
            number, own = mark.number or 0, last.get(mark.kind)
            if result[index] is None and own and own[0] + step == number and like(index):
                result[index] = maybe[index] or title_as_is(text, lines[index])
            last = {kind: seen for kind, seen in last.items() if seen[1] < depth[index]}
            if result[index] is not None:
                last[mark.kind] = number, depth[index]
    return _under_themes(text, lines, depth, result, like)


def _under_themes(
    text: Text,
    lines: Sequence[Line],
    depth: Sequence[int],
    found: list[Title | None],
    like: Callable[[int], bool],
) -> list[Title | None]:
    """The findings, and under themes the headings of a kind nearly all of which are findings."""
    themed: dict[str | None, list[int]] = defaultdict(list)
    theme: int | None = None  # the depth of the theme we are under
    for index, line in enumerate(lines):
        if line.mark and (theme is None or depth[index] <= theme):
            is_theme = STRONG_THEME.search(text.plain, line.body, line.end) and found[index] is None
            theme = depth[index] if is_theme else None
        elif line.mark and theme is not None and (found[index] is not None or like(index)):
            themed[line.kind].append(index)
    result = list(found)
    for places in themed.values():
        if sum(found[index] is not None for index in places) >= NEARLY_ALL * len(places):
            for index in places:
                result[index] = result[index] or title_as_is(text, lines[index])
    return result
