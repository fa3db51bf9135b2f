"""From a source to a notice: the one place where the parts of reading are put together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from huitoukan.notice.claims.claims import claims
from huitoukan.notice.claims.promises import promises
from huitoukan.notice.doubts import differing, missing, not_understood, said_for_several, unknown_statuses
from huitoukan.notice.header import header
from huitoukan.notice.model import Cell, Finding, Notice, Source
from huitoukan.notice.outline import findings
from huitoukan.notice.outline.around import around
from huitoukan.notice.outline.blanket import apply, blankets
from huitoukan.notice.source import load
from huitoukan.notice.stated import stated, total_places
from huitoukan.notice.text.spans import Span, blanked
from huitoukan.notice.text.text import Text
from huitoukan.problems import InputError

_REMEDY = "请确认文件是整改情况通报全文；若是，请把条目标题的写法告诉维护者。"


def read_notice(path: Path | str) -> Notice:
    """The notice in a file. Raises InputError: status 2 when it cannot be read, 1 when it is not a notice."""
    return read_text(load(path))


def read_text(source: Source) -> Notice:
    """The notice in a decoded source. Raises InputError (status 1) when no finding can be made out."""
    text = Text.of(source)
    found = findings(text)
    why = _no_notice(text, found)
    if why:
        raise InputError(f"{source.name} 不像整改通报：{why}。", _REMEDY, exit_status=1)
    bodies = [Span(body.start, body.end) for finding in found for body in finding.body]
    outside = list(_between(bodies, len(text.plain)))
    said_of_several = blankets(text, outside)
    covered, unclear = apply(text, found, said_of_several)
    by_one_sentence = sum(new.status != old.status for new, old in zip(covered, found, strict=True))
    found = tuple(covered)
    first = min(finding.heading.start for finding in found if finding.heading)
    cells = sorted({cell for table in text.tables for row in table for cell in row if cell}, key=_start)
    head, doubts = header(blanked(text.plain, (Span(cell.start, cell.end) for cell in cells)), first)
    year = int(head.signed_on[:4]) if head.signed_on else None
    last = max((body.end for body in bodies), default=first)
    prose = around(text, [Span(0, first), Span(max(first, last), len(text.plain))])
    said, imprecise = claims(text, found, year, prose, total_places(text.plain, prose))
    totals = stated("\n".join(text.plain[place.start : place.end] for place in outside))
    tail = Span(bodies[-1].end if bodies else 0, len(text.plain))
    promised = promises(text, found, said, tail)
    problems = [
        *doubts, *missing(head, doubts), *differing(totals, found), *unknown_statuses(found),
        *not_understood(text, unclear), *said_for_several(text, said_of_several, by_one_sentence), *imprecise,
    ]  # fmt: skip
    return Notice(
        source=source,
        header=head,
        stated=totals,
        findings=tuple(_in_source(text, finding) for finding in found),
        claims=tuple(text.quoted(claim) for claim in said),
        promises=tuple(text.in_source(promise) for promise in promised),
        problems=(*source.problems, *(text.in_source(problem) for problem in problems)),
    )


def _no_notice(text: Text, found: Sequence[Finding]) -> str | None:
    """Why a text is no rectification notice; None when it is one."""
    if not found:
        return "没有找到“关于…的问题”这样的条目"
    if not re.search("整改|巡[察视]", text.plain):
        return "全文没有说到巡察或整改"
    answered = sum(bool(finding.body or finding.status_text) for finding in found)
    if len(found) > 1 and answered * 2 < len(found):
        return "列出了问题，但没有写整改情况"
    return None


def _between(bodies: Sequence[Span], end: int) -> Iterator[Span]:
    """What stands outside the texts of the findings."""
    start = 0
    for body in [*sorted(bodies, key=lambda body: body.start), Span(end, end)]:
        if start < body.start:
            yield Span(start, body.start)
        start = max(start, body.end)


def _start(cell: Cell) -> int:
    return cell.start


def _in_source(text: Text, finding: Finding) -> Finding:
    """The finding with its passages' places in the printed text."""
    return replace(
        finding,
        heading=finding.heading and text.in_source(finding.heading),
        measures=tuple(text.in_source(passage) for passage in finding.measures),
        body=tuple(text.in_source(passage) for passage in finding.body),
        progress=tuple(text.in_source(passage) for passage in finding.progress),
        plans=tuple(text.in_source(passage) for passage in finding.plans),
    )
