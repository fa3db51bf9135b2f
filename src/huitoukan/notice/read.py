"""From a source to a notice: the one place where the parts of reading are put together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from huitoukan.notice.claims.claims import claims
from huitoukan.notice.claims.promises import promises
from huitoukan.notice.header import header
from huitoukan.notice.model import Finding, Header, Notice, Source, Stated
from huitoukan.notice.outline import findings
from huitoukan.notice.outline.blanket import Blanket, apply, blankets
from huitoukan.notice.outline.statuses import NOT_STATED
from huitoukan.notice.source import load
from huitoukan.notice.stated import stated
from huitoukan.notice.text.spans import Span
from huitoukan.notice.text.text import Text
from huitoukan.problems import InputError, Problem, Severity

HEADER_LABELS = {
    "organ": "被巡察单位", "inspector": "巡察组", "inspected_from": "巡察开始日期",
    "inspected_to": "巡察结束日期", "feedback_on": "反馈日期", "signed_on": "落款日期",
}  # fmt: skip


def read_notice(path: Path | str) -> Notice:
    """The notice in a file. Raises InputError: status 2 when it cannot be read, 1 when it is not a notice."""
    return read_text(load(path))


def read_text(source: Source) -> Notice:
    """The notice in a decoded source. Raises InputError (status 1) when no finding can be made out."""
    text = Text.of(source)
    found = findings(text)
    if not found:
        raise InputError(
            f"{source.name} 不像整改通报：没有找到“关于…的问题”这样的条目。",
            "请确认文件是整改情况通报全文；若是，请把条目标题的写法告诉维护者。",
            exit_status=1,
        )
    bodies = [Span(body.start, body.end) for finding in found for body in finding.body]
    outside = list(_between(bodies, len(text.plain)))
    found, unclear = _covered(text, found, outside)
    first = min((body.start for body in bodies), default=len(text.plain))
    head, doubts = header(text.plain, first)
    said, imprecise = claims(text, found, int(head.signed_on[:4]) if head.signed_on else None)
    totals = stated("\n".join(text.plain[place.start : place.end] for place in outside))
    tail = Span(bodies[-1].end if bodies else 0, len(text.plain))
    promised = promises(text, found, said, tail)
    problems = (*doubts, *_missing(head, doubts), *_uncounted(totals, len(found)), *_unknown_statuses(found))
    return Notice(
        source=source,
        header=head,
        stated=totals,
        findings=tuple(_in_source(text, finding) for finding in found),
        claims=tuple(text.quoted(claim) for claim in said),
        promises=tuple(text.in_source(promise) for promise in promised),
        problems=(*source.problems, *(text.in_source(one) for one in (*problems, *unclear, *imprecise))),
    )


def _between(bodies: Sequence[Span], end: int) -> Iterator[Span]:
    """What stands outside the texts of the findings."""
    start = 0
    for body in [*sorted(bodies, key=lambda body: body.start), Span(end, end)]:
        if start < body.start:
            yield Span(start, body.start)
        start = max(start, body.end)


def _covered(
    text: Text, found: tuple[Finding, ...], outside: Sequence[Span]
) -> tuple[tuple[Finding, ...], list[Problem]]:
    """The findings with what one sentence says of several, and where that is all that is said."""
    said = blankets(text, outside)
    covered, unclear = apply(text, found, said)
    problems = [_unclear(text, one) for one in unclear]
    count = sum(new.status != old.status for new, old in zip(covered, found, strict=True))
    if count:
        words = "”“".join(dict.fromkeys(text.passage(one.place).text for one in said))
        message = f"{count}个问题的完成情况来自总的一句话“{words}”，不是逐条写明的。"
        place = said[0].place
        remedy = "请向单位索取逐条的完成情况。"
        told = Problem("status_blanket", Severity.NOTE, message, remedy, start=place.start, end=place.end)
        problems.append(told)
    return tuple(covered), problems


def _unclear(text: Text, said: Blanket) -> Problem:
    words = text.passage(said.place).text
    return Problem(
        "status_unclear", Severity.WARNING,
        f"“除{said.excepted}外”指哪几个问题没有读懂，“{words}”没有记到各问题名下。",
        "请在工作簿“整改台账”表中逐条填写完成情况。", start=said.place.start, end=said.place.end,
    )  # fmt: skip


def _in_source(text: Text, finding: Finding) -> Finding:
    """The finding with its passages' places in the printed text."""
    return replace(
        finding,
        measures=tuple(text.in_source(passage) for passage in finding.measures),
        body=tuple(text.in_source(passage) for passage in finding.body),
        plans=tuple(text.in_source(passage) for passage in finding.plans),
    )


def _missing(head: Header, told: Sequence[Problem]) -> Iterator[Problem]:
    """One warning for each header field that was not found, unless it was told already why not."""
    known = {problem.column for problem in told}
    for name, label in HEADER_LABELS.items():
        if getattr(head, name) is None and name not in known:
            remedy = f"请在工作簿“通报信息”表中补填{label}。"
            yield Problem("header_missing", Severity.WARNING, f"没有读到{label}。", remedy)


def _uncounted(totals: Stated, found: int) -> Iterator[Problem]:
    """A warning when the notice speaks of more or fewer findings than were read."""
    if totals.findings is not None and totals.findings != found:
        yield Problem(
            "stated_differs", Severity.WARNING, f"通报自述{totals.findings}个问题，读出{found}个。",
            "请对照原文核实：是有条目没有读到，还是通报没有逐条列出。",
        )  # fmt: skip


def _unknown_statuses(found: tuple[Finding, ...]) -> Iterator[Problem]:
    """One warning for each status line that opens with no known status word."""
    for finding in found:
        if finding.status_text and finding.status == NOT_STATED:
            yield Problem(
                "status_unknown", Severity.WARNING,
                f"问题({finding.no})的完成情况“{finding.status_text}”不是已知的说法，记为“未说明”。",
                "请在工作簿“整改台账”表中改填已知的完成情况。", finding=finding.no,
            )  # fmt: skip
