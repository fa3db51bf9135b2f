"""Totals and rates that a notice states of itself, against what is found and against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from huitoukan import formats
from huitoukan.checks.closure import counts_as
from huitoukan.checks.registry import Hit, hit, rule
from huitoukan.checks.texts import sentences
from huitoukan.edition import Edition
from huitoukan.metrics.catalogue import Measurement
from huitoukan.metrics.completion import reported_completion, reported_completion_lenient
from huitoukan.problems import Severity
from huitoukan.records import records
from huitoukan.registers import REGISTERS

STATED_STATUS = {
    "stated_completed": ["completed", "sustained"],
    "stated_basically_completed": ["basically_completed"],
    "stated_in_progress": ["in_progress"],
    "stated_not_completed": ["not_completed"],
}
"""Totals a notice states, and the statuses they count."""
OPEN = ("stated_in_progress", "stated_not_completed")
"""Where one of these is stated, the notice has told of all."""
HALF_A_POINT = 0.005
REST = re.compile(
    r"(?P<part>\d+)(?P<unit>[个家处项件名户人条])\D[^\d]*?率(?:为|达到?|是)?(?P<rate>\d+(?:\.(?P<digits>\d+))?)[%％]"
    r"[^\d]*?其余的?(?P<rest>\d+)(?P=unit)"
)
"""A part, its rate, and the rest: 15个已接入，接入率71.4%，其余6个未接入."""


@rule("stated_total_differs", Severity.WARNING, "请单位说明哪个数准确；报告中两个数都要写。")
def stated_total_differs(edition: Edition) -> Iterator[Hit]:
    """通报写的“{column}”是{value}，逐条数出来是{found}。"""
    status = edition.ledger["findings"]["status"].fillna("not_stated")
    silent = int(status.eq("not_stated").sum())
    for notice in records(edition.ledger["notice"]):
        if notice["stated_findings"] not in (None, len(status)):
            yield hit("notice", notice, "stated_findings", notice["stated_findings"], found=len(status))
        for name, codes in STATED_STATUS.items():
            # some notices count what is kept up apart from what is done; findings without a status may be any
            least, most = (int(status.isin(own).sum()) for own in (codes[:1], codes))
            if notice[name] is not None and not least <= notice[name] <= most + silent:
                yield hit("notice", notice, name, notice[name], found=most)


@rule("stated_parts_differ", Severity.WARNING, "请单位说明哪个数准确；报告中这几个数都要写。")
def stated_parts_differ(edition: Edition) -> Iterator[Hit]:
    """通报自述问题{value}个，而{parts}合计{total}个。"""
    register = REGISTERS["notice"]
    kept_up = int(edition.ledger["findings"]["status"].eq("sustained").sum())
    for notice in records(edition.ledger["notice"]):
        whole = notice["stated_findings"]
        parts = {name: notice[name] for name in STATED_STATUS if notice[name] is not None}
        total, complete = sum(parts.values()), any(name in parts for name in OPEN)
        if whole is not None and parts and (total > whole or (complete and total + kept_up < whole)):
            titles = {name: register.column(name).title.removeprefix("自述") for name in parts}
            words = "、".join(f"{titles[name]}{number}" for name, number in parts.items())
            yield hit("notice", notice, "stated_findings", whole, parts=words, total=total)


@rule("stated_rate_differs", Severity.WARNING, "请单位说明分子和分母；引用时两种口径都要写。")
def stated_rate_differs(edition: Edition) -> Iterator[Hit]:
    """通报自述完成率{value}，逐条数出来是{strict}，把基本完成也算上是{lenient}。"""
    strict, lenient = _completions(edition)
    silent = edition.ledger["findings"]["status"].fillna("not_stated").eq("not_stated").sum()
    for notice in records(edition.ledger["notice"]):
        stated = notice["stated_completion_rate"]
        if stated is None or strict.value is None or not strict.denominator:
            continue
        most = strict.value + silent / strict.denominator
        if not strict.value - HALF_A_POINT <= stated <= most + HALF_A_POINT:
            words = {"strict": formats.measured(strict), "lenient": formats.measured(lenient)}
            yield hit("notice", notice, "stated_completion_rate", formats.percent(stated), **words)


@rule("basically_is_not_completed", Severity.NOTE, "两种口径并列，不要只写高的一个。")
def basically_is_not_completed(edition: Edition) -> Iterator[Hit]:
    """有{n}个问题的状态是“基本完成”（问题{numbers}）：不算它们，完成率是{strict}；算上是{lenient}。"""
    findings = edition.ledger["findings"]
    partly = findings[counts_as(findings["status"], "partly")]
    strict, lenient = _completions(edition)
    for first in records(partly.head(1)):
        yield hit(
            "findings", first, "status", n=len(partly), strict=formats.measured(strict),
            numbers="".join(f"({number})" for number in partly["no"].dropna()),
            lenient=formats.measured(lenient),
        )  # fmt: skip


def _completions(edition: Edition) -> list[Measurement]:
    """The reported completion of all findings, strict and lenient."""
    entries = (reported_completion, reported_completion_lenient)
    return [next(iter(entry.compute(edition))) for entry in entries]


@rule("rate_against_counts", Severity.WARNING, "请单位说明哪个数准确；引用时都要写。")
def rate_against_counts(edition: Edition) -> Iterator[Hit]:
    """问题({finding})写的比率是{value}，按同一句的{part}{unit}和其余{rest}{unit}算出来是{share}。"""
    for passage in sentences(edition):
        for found in REST.finditer(passage.text):
            part, rest = int(found["part"]), int(found["rest"])
            slack = 0.5 / 10 ** len(found["digits"] or "") + 1e-9
            if part + rest and abs(100 * part / (part + rest) - float(found["rate"])) > slack:
                share = formats.share(part, part + rest)
                words = {"part": part, "rest": rest, "unit": found["unit"], "share": share}
                yield hit("measures", passage.measure, "text", f"{found['rate']}%", **words)
