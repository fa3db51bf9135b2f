"""Dates in the order in which things happen."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pandas as pd

from huitoukan import onsite
from huitoukan.checks.registry import Hit, hit, hits, rule
from huitoukan.edition import Edition, known_day
from huitoukan.problems import Severity
from huitoukan.records import records
from huitoukan.registers import REGISTERS

NOTICE_ORDER = ("inspected_from", "inspected_to", "feedback_on", "signed_on", "published_on")
"""The dates of a notice as they must follow each other."""
CLOSING = ("findings", "closed_on")
"""The one day that must not lie after the as-of day at all: its own rule tells of that."""
VISIT = ("verifications", "checked_on")
"""The one day that may lie after the as-of day: one looks back at a quarter when it is over."""
FEW = 20
"""So many days after the as-of day are told one by one: with more it is the as-of day that lies early."""


@rule("notice_dates_disordered", Severity.ERROR, "请对照通报原文核对这两个日期。")
def notice_dates_disordered(edition: Edition) -> Iterator[Hit]:
    """“{column}”（{value}）早于“{earlier}”（{earlier_day}）。"""
    for notice in records(edition.ledger["notice"]):
        known = [(name, day) for name in NOTICE_ORDER if (day := known_day(notice[name]))]
        for (first, early), (second, late) in pairwise(known):
            if late < early:
                earlier = REGISTERS["notice"].column(first).title
                yield hit("notice", notice, second, late, earlier=earlier, earlier_day=early)


@rule("dates_disordered", Severity.ERROR, "请核对这两个日期哪个写错了。")
def dates_disordered(edition: Edition) -> Iterator[Hit]:
    """“{column}”（{value}）早于“{earlier}”（{earlier_day}）。"""
    for register in REGISTERS.values():
        table = edition.ledger[register.name]
        for first, second in register.order:
            rows = table[register.days(table, second) < register.days(table, first)]
            earlier = register.column(first).title
            yield from hits(register.name, rows, second, earlier=earlier, earlier_day=rows[first])


@rule("sent_before_review", Severity.WARNING, "请核对日期；确是先发后审的，请说明原因。")
def sent_before_review(edition: Edition) -> Iterator[Hit]:
    """“{column}”（{value}）早于审核日期（{reviewed}），是先发后审。"""
    drafts = edition.ledger["drafts"]
    early = drafts[drafts["sent_on"] < drafts["reviewed_on"]]
    yield from hits("drafts", early, "sent_on", reviewed=early["reviewed_on"])


@rule("date_after_as_of", Severity.WARNING, "请核对年份；还没有办的事，不要当作已经办的登记。")
def date_after_as_of(edition: Edition) -> Iterator[Hit]:
    """“{column}”（{value}）晚于统计日期{as_of}。"""
    # a ledger that says as of when it was made up knows nothing of later days
    as_of = min([edition.as_of, *edition.ledger.stated("as_of")[-1:]])
    for register in REGISTERS.values():
        table = edition.ledger[register.name]
        for column in register.columns:
            if column.ahead or column.type not in ("date", "partial_date"):
                continue
            days = register.days(table, column.name)
            later = days > pd.Timestamp(as_of)
            if (register.name, column.name) == VISIT:
                later &= ~onsite.counts(table, edition) | onsite.long_after(table)
            if (register.name, column.name) == CLOSING:
                later &= days <= pd.Timestamp(edition.as_of)
            yield from hits(register.name, table[later], column.name, listed=FEW, as_of=as_of)


@rule("as_of_before_signing", Severity.ERROR, "请把统计日期改到落款当天或以后。")
def as_of_before_signing(edition: Edition) -> Iterator[Hit]:
    """统计日期{as_of}早于通报的落款日期{value}，那时还没有这份通报。"""
    for notice in records(edition.ledger["notice"]):
        signed = known_day(notice["signed_on"])
        if signed and signed > edition.as_of:
            yield hit("notice", notice, "signed_on", signed, as_of=edition.as_of)


@rule("due_before_feedback", Severity.WARNING, "请核对完成时限；巡察期间已定的期限，请在备注中说明。")
def due_before_feedback(edition: Edition) -> Iterator[Hit]:
    """问题({finding})的完成时限{value}早于反馈日期{feedback}。"""
    feedback = edition.day("feedback_on")
    findings, measures = edition.ledger["findings"], edition.ledger["measures"]
    of_finding = measures["finding"].map(dict(zip(findings["no"], findings["due_on"], strict=True)))
    # a deadline that the measures share with their finding is told once
    own = measures[measures["due_on"] != pd.to_datetime(of_finding)]
    for register, table in (("findings", findings), ("measures", own)):
        rows = table[table["due_on"] < pd.Timestamp(feedback)]
        yield from hits(register, rows, "due_on", feedback=feedback)


@rule("closed_before_feedback", Severity.WARNING, "请核对销号日期；确在反馈前办结的，请在备注中说明。")
def closed_before_feedback(edition: Edition) -> Iterator[Hit]:
    """问题({finding})的销号日期{value}早于反馈日期{feedback}。"""
    feedback, table = edition.day("feedback_on"), edition.ledger["findings"]
    rows = table[table["closed_on"] < pd.Timestamp(feedback)]
    yield from hits("findings", rows, "closed_on", feedback=feedback)


@rule("closed_after_as_of", Severity.ERROR, "请改正日期，或把统计日期改到此后。")
def closed_after_as_of(edition: Edition) -> Iterator[Hit]:
    """问题({finding})的销号日期{value}晚于统计日期{as_of}。"""
    table = edition.ledger["findings"]
    rows = table[table["closed_on"] > pd.Timestamp(edition.as_of)]
    yield from hits("findings", rows, "closed_on", as_of=edition.as_of)
