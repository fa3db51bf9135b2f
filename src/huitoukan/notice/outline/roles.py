"""Which lines are findings.

The deepest headings that name a problem are; where none does, those most of which say what is amiss.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from huitoukan.notice.outline.headings import (
    CLOSING,
    LONGEST_HEADING,
    ORGANISATION,
    OUTLOOK_HEADING,
    STRONG_THEME,
)
from huitoukan.notice.outline.lines import Line
from huitoukan.notice.outline.siblings import with_siblings
from huitoukan.notice.outline.titles import Title, title_of
from huitoukan.notice.text.text import Text

_ROLES = ("problem", "measure", "progress", "status", "owner", "leader", "due")
"""Labels that only stand below findings."""


def finding_titles(
    text: Text, lines: Sequence[Line], depth: Sequence[int], sure_only: bool
) -> list[Title | None]:
    """The titles of the findings, one entry per line."""
    closed = _closed(text, lines, depth)
    maybe = [None if shut else title_of(text, line) for line, shut in zip(lines, closed, strict=True)]
    labelled = [
        bool(after) and after[0].label is not None and after[0].label.code in _ROLES
        for after in (lines[index + 1 : index + 2] for index in range(len(lines)))
    ]
    described = _descriptions(lines, depth, maybe)
    sure = [
        title if title and index not in described and (title.names or labelled[index] or title.said) else None
        for index, title in enumerate(maybe)
    ]
    if not any(sure) and not sure_only:
        sure = _amiss(text, lines, depth, maybe)
    shut = {index for index, is_shut in enumerate(closed) if is_shut} | described
    return with_siblings(text, lines, depth, _deepest(lines, depth, sure), maybe, shut)


def _descriptions(lines: Sequence[Line], depth: Sequence[int], maybe: Sequence[Title | None]) -> set[int]:
    """Lines under 存在问题 or 具体表现 below a heading that has named the problem already."""
    result: set[int] = set()
    heading: int | None = None  # the depth of the heading whose description we are in
    for index, line in enumerate(lines):
        if heading is not None and (line.label or (line.mark and depth[index] <= heading)):
            heading = None
        described = line.label and line.label.code == "problem" and not line.mark
        before = maybe[index - 1] if index else None
        if described and before and before.names and lines[index - 1].label is None:
            heading = depth[index - 1]
        if heading is not None:
            result.add(index)
    return result


def _closed(text: Text, lines: Sequence[Line], depth: Sequence[int]) -> list[bool]:
    """Which lines stand under 下一步打算 or the like, to the next heading as wide."""
    result, shut = [], None
    for index, line in enumerate(lines):
        if shut is not None and line.mark and depth[index] <= shut:
            shut = None
        if shut is None and line.mark and _is_closing(text, line):
            shut = depth[index]
        result.append(shut is not None)
    return result


def _is_closing(text: Text, line: Line) -> bool:
    outlook = OUTLOOK_HEADING.match(text.plain, line.body, line.end)
    return bool(CLOSING.match(text.plain, line.body, line.end) or outlook)


def _amiss(
    text: Text, lines: Sequence[Line], depth: Sequence[int], maybe: Sequence[Title | None]
) -> list[Title | None]:
    """Where no heading names a problem: the headings of a kind most of which speak of something amiss."""
    counted: dict[str, list[bool]] = defaultdict(list)
    organisation: int | None = None
    own = []
    for index, line in enumerate(lines):
        if organisation is not None and line.mark and depth[index] <= organisation:
            organisation = None
        words = text.plain[line.body : line.end]
        if (
            line.mark
            and organisation is None
            and len(words) <= LONGEST_HEADING
            and ORGANISATION.search(words)
            and not STRONG_THEME.search(words)
        ):
            organisation = depth[index] if not maybe[index] else None
        own.append(organisation is None)
        if line.kind and organisation is None:
            counted[line.kind].append(maybe[index] is not None)
    kinds = {kind for kind, amiss in counted.items() if sum(amiss) >= max(2, len(amiss) / 2)}
    return [
        title if mine and line.kind in kinds else None
        for line, title, mine in zip(lines, maybe, own, strict=True)
    ]


def _deepest(lines: Sequence[Line], depth: Sequence[int], sure: list[Title | None]) -> list[Title | None]:
    """Only the deepest headings that name problems, judged for each kind of mark by most of its headings."""
    holds = _holders(lines, depth, sure)
    count: dict[str | None, list[bool]] = defaultdict(list)
    for line, title, held in zip(lines, sure, holds, strict=True):
        if title is not None:
            count[line.kind].append(held)
    findings = {kind for kind, held in count.items() if sum(held) * 2 < len(held)}
    result: list[Title | None] = []
    under: int | None = None  # depth of the finding we are in: what names a problem below it is its text
    for index, title in enumerate(sure):
        if under is not None and (lines[index].mark or title) and depth[index] <= under:
            under = None
        known = lines[index].kind in findings
        keep = title is not None and under is None and (known or not holds[index])
        result.append(title if keep else None)
        if keep and known:
            under = depth[index]
    return result


def _holders(lines: Sequence[Line], depth: Sequence[int], sure: Sequence[Title | None]) -> list[bool]:
    """Which headings that name a problem hold others that do."""
    holds = [False] * len(lines)
    stack: list[int] = []
    for index, title in enumerate(sure):
        if lines[index].mark is None and title is None:
            continue
        while stack and depth[stack[-1]] >= depth[index]:
            stack.pop()
        if title is not None:
            for outer in stack:
                holds[outer] = True
            stack.append(index)
    return holds
