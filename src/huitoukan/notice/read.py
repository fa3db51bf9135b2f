"""From a source to a notice: the one place where the parts of reading are put together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from huitoukan.notice.claims import claims
from huitoukan.notice.findings import findings
from huitoukan.notice.header import header
from huitoukan.notice.model import Finding, Header, Notice, Source, Stated
from huitoukan.notice.plain import Span, blanked
from huitoukan.notice.promises import promises
from huitoukan.notice.source import load
from huitoukan.notice.stated import stated
from huitoukan.notice.statuses import NOT_STATED
from huitoukan.notice.text import Text
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
    text = Text(source.text)
    found = findings(text)
    if not found:
        raise InputError(
            f"{source.name} 不像整改通报：没有找到“关于…的问题”这样的条目。",
            "请确认文件是整改情况通报全文；若是，请把条目标题的写法告诉维护者。",
            exit_status=1,
        )
    head = header(text.plain)
    said, imprecise = claims(text, found, int(head.signed_on[:4]) if head.signed_on else None)
    bodies = [Span(body.start, body.end) for finding in found for body in finding.body]
    totals = stated(blanked(text.plain, bodies))
    tail = Span(bodies[-1].end if bodies else 0, len(text.plain))
    return Notice(
        source=source,
        header=head,
        stated=totals,
        findings=found,
        claims=said,
        promises=promises(text, found, said, tail),
        problems=(*_missing(head), *_uncounted(totals, len(found)), *_unknown_statuses(found), *imprecise),
    )


def _missing(head: Header) -> Iterator[Problem]:
    """One warning for each header field that was not found."""
    for name, label in HEADER_LABELS.items():
        if getattr(head, name) is None:
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
