"""Claims and promises as statements: word for word, bounds in order, totals that agree, rhythms to test."""

from __future__ import annotations

from collections.abc import Iterator

from huitoukan import codelists
from huitoukan.checks.registry import Hit, hit, rule
from huitoukan.edition import Edition
from huitoukan.notice.text.text import read_out
from huitoukan.problems import Severity
from huitoukan.records import Record, records

STATED_STATUS = {
    "stated_completed": ["completed", "sustained"],
    "stated_basically_completed": ["basically_completed"],
    "stated_in_progress": ["in_progress"],
    "stated_not_completed": ["not_completed"],
}
"""Totals a notice states, and the statuses they count."""
ENCLOSED = ["exact", "rounded", "about"]
"""Qualifiers whose bounds enclose the number itself; 超过 n and 近 n leave it outside."""


@rule("quote_not_in_measure", Severity.ERROR, "请对照通报原文改正“原文”一栏，一字不差。")
def quote_not_in_measure(edition: Edition) -> Iterator[Hit]:
    """问题({finding})的整改措施中找不到“{value}”这几个字。"""
    measures = edition.ledger["measures"].dropna(subset=["finding", "text"])
    words = measures["text"].str.cat(measures["progress"], na_rep="").map(read_out)
    texts = words.groupby(measures["finding"]).agg("\n".join)
    claims = edition.ledger["claims"].dropna(subset=["text"])
    for claim in records(claims[claims["finding"].isin(texts.index)]):
        if read_out(claim["text"]) not in texts[claim["finding"]]:
            yield hit("claims", claim, "text", claim["text"])


@rule("bounds_disordered", Severity.ERROR, "请改正下限、数值、上限的大小顺序。")
def bounds_disordered(edition: Edition) -> Iterator[Hit]:
    """“{quote}”的下限、数值、上限没有从小到大（{value}）。"""
    claims = edition.ledger["claims"]
    low, value, high = (claims[name] for name in ("low", "value", "high"))
    outside = claims["qualifier"].isin(ENCLOSED) & ((low > value) | (value > high)).fillna(False)
    for claim in records(claims[(low > high).fillna(False) | outside]):
        bounds = (claim[name] for name in ("low", "value", "high"))
        words = "、".join(f"{bound:g}" for bound in bounds if bound is not None)
        yield hit("claims", claim, "value", words, quote=claim["text"])


@rule("stated_total_differs", Severity.WARNING, "请单位说明哪个数准确；报告中两个数都要写。")
def stated_total_differs(edition: Edition) -> Iterator[Hit]:
    """通报自述“{column}”为{value}，逐条数出来是{found}。"""
    status = edition.ledger["findings"]["status"]
    counted = {name: int(status.isin(codes).sum()) for name, codes in STATED_STATUS.items()}
    for notice in records(edition.ledger["notice"]):
        for name, number in ({"stated_findings": len(status)} | counted).items():
            if notice[name] not in (None, number):
                yield hit("notice", notice, name, notice[name], found=number)


@rule("promise_without_rhythm", Severity.ASK, "请单位给出次数和周期，如“每季度一次”。")
def promise_without_rhythm(edition: Edition) -> Iterator[Hit]:
    """{where}承诺“{value}”，没有周期也没有节点，无法按期检查。"""
    table = edition.ledger["commitments"]
    for promise in records(table[table["every"].isna() & table["occasion"].isna()]):
        where = f"问题({promise['finding']})" if promise["finding"] else "通报"
        yield hit("commitments", promise, "text", promise["text"], where=where)


@rule("finding_without_measure", Severity.WARNING, "请补填该问题的整改措施。")
def finding_without_measure(edition: Edition) -> Iterator[Hit]:
    """问题({finding})“{value}”没有整改措施。"""
    findings = edition.ledger["findings"]
    for finding in records(findings[~findings["no"].isin(edition.ledger["measures"]["finding"])]):
        yield hit("findings", finding, "title", finding["title"])


@rule("rate_without_base", Severity.WARNING, "请单位说明总数和合格数；引用时写明“原文未给总数”。")
def rate_without_base(edition: Edition) -> Iterator[Hit]:
    """问题({finding})称“{subject}{value}”，没有说明总数是多少。"""
    claims = records(edition.ledger["claims"])
    bases = {(claim["finding"], claim["indicator"]) for claim in claims if claim["kind"] == "count"}
    for claim in claims:
        base = (claim["finding"], claim["indicator"])
        if claim["kind"] == "rate" and (claim["indicator"] is None or base not in bases):
            yield hit("claims", claim, "value", claim["text"], subject=_subject(claim))


def _subject(claim: Record) -> str:
    """What a claim is about: its own words, else the name of its indicator."""
    if claim["subject"] or not claim["indicator"]:
        return claim["subject"] or ""
    return codelists.load("indicators").label_of(claim["indicator"])
