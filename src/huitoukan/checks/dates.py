"""Dates in the order in which things happen."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pandas as pd

from huitoukan.checks.registry import Hit, hit, rule
from huitoukan.edition import Edition, known_day
from huitoukan.problems import Severity
from huitoukan.records import records
from huitoukan.registers import REGISTERS

NOTICE_ORDER = ("inspected_from", "inspected_to", "feedback_on", "signed_on", "published_on")
"""The dates of a notice as they must follow each other."""


@rule("notice_dates_disordered", Severity.ERROR, "请对照通报原文核对这两个日期。")
def notice_dates_disordered(edition: Edition) -> Iterator[Hit]:
    """“{column}”（{value}）早于“{earlier}”（{earlier_day}）。"""
    for notice in records(edition.ledger["notice"]):
        known = [(name, day) for name in NOTICE_ORDER if (day := known_day(notice[name]))]
        for (first, early), (second, late) in pairwise(known):
            if late < early:
                earlier = REGISTERS["notice"].column(first).title
                yield hit("notice", notice, second, late, earlier=earlier, earlier_day=early)


@rule("as_of_before_signing", Severity.ERROR, "请把统计日期改到落款当天或以后。")
def as_of_before_signing(edition: Edition) -> Iterator[Hit]:
    """统计日期{as_of}早于通报的落款日期{value}，那时还没有这份通报。"""
    for notice in records(edition.ledger["notice"]):
        signed = known_day(notice["signed_on"])
        if signed and signed > edition.as_of:
            yield hit("notice", notice, "signed_on", signed, as_of=edition.as_of)


@rule("closed_before_feedback", Severity.WARNING, "请核对销号日期；确在反馈前办结的，请在备注中说明。")
def closed_before_feedback(edition: Edition) -> Iterator[Hit]:
    """问题({finding})的销号日期{value}早于反馈日期{feedback}。"""
    feedback, table = edition.day("feedback_on"), edition.ledger["findings"]
    for finding in records(table[table["closed_on"] < pd.Timestamp(feedback)]):
        yield hit("findings", finding, "closed_on", finding["closed_on"], feedback=feedback)


@rule("closed_after_as_of", Severity.ERROR, "请改正日期，或把统计日期改到此后。")
def closed_after_as_of(edition: Edition) -> Iterator[Hit]:
    """问题({finding})的销号日期{value}晚于统计日期{as_of}。"""
    table = edition.ledger["findings"]
    for finding in records(table[table["closed_on"] > pd.Timestamp(edition.as_of)]):
        yield hit("findings", finding, "closed_on", finding["closed_on"], as_of=edition.as_of)
