"""Claims and promises as statements: word for word, bounds in order, totals that agree, rhythms to test."""

from __future__ import annotations

from collections.abc import Iterator

from huitoukan.checks.registry import Hit, hit, rule
from huitoukan.edition import Edition
from huitoukan.notice.text.text import read_out
from huitoukan.problems import Severity
from huitoukan.records import records

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


@rule("finding_without_measure", Severity.WARNING, "请补填该问题的整改措施。")
def finding_without_measure(edition: Edition) -> Iterator[Hit]:
    """问题({finding})“{value}”没有整改措施。"""
    findings, places = edition.ledger["findings"], edition.ledger.places
    if places and "measures" not in places:
        return  # the office sent no measures at all
    for finding in records(findings[~findings["no"].isin(edition.ledger["measures"]["finding"])]):
        yield hit("findings", finding, "title", finding["title"])
