"""What a reported closure rests on: something besides words, and something later than the feedback."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from huitoukan import codelists
from huitoukan.checks.closure import counts_as
from huitoukan.checks.registry import Hit, hit, rule
from huitoukan.edition import Edition
from huitoukan.evidence import RUNG_OF_KIND, has_words, named_evidence, rungs, timing
from huitoukan.problems import Severity
from huitoukan.records import records

NUMBER = r"\d|[一二两三四五六七八九十百千]+[个份次场期人名家所门篇项条笔件套本]"
"""A number in the name of a piece of evidence."""


@rule("status_not_stated", Severity.ASK, "请单位写明完成情况；在写明之前不计入已完成。")
def status_not_stated(edition: Edition) -> Iterator[Hit]:
    """问题({finding})没有写明完成情况。"""
    findings = edition.ledger["findings"]
    for finding in records(findings[findings["status"].fillna("not_stated") == "not_stated"]):
        yield hit("findings", finding, "status")


@rule("claims_read_from_words", Severity.NOTE, "请看一看读得对不对；读错的，请把对的填进“量化事实”。")
def claims_read_from_words(edition: Edition) -> Iterator[Hit]:
    """“量化事实”里没有填问题{numbers}，它们的数量、日期和文件（共{k}条）是从整改措施的文字中读出来的，
    有没有依据按这些判断。
    """
    read = edition.claims[edition.claims["measure"].notna()]
    numbers = "".join(f"({number})" for number in read["finding"].unique())
    for first in records(read.head(1)):
        yield hit("claims", first, "text", None, k=len(read), numbers=numbers)


@rule("closed_on_words_only", Severity.ASK, "请单位提供制度、日期、次数或记录中的任何一种佐证。")
def closed_on_words_only(edition: Edition) -> Iterator[Hit]:
    """问题({finding})“{title}”报告为{value}，但文字中没有制度、有日期的行动、周期或数量。"""
    yield from _closed(edition, rungs(edition) == 0)


@rule("closed_without_date_or_number", Severity.ASK, "请单位补充办结日期和结果数量。")
def closed_without_date_or_number(edition: Edition) -> Iterator[Hit]:
    """问题({finding})“{title}”报告为{value}，但文字中既没有任何日期，也没有结果数量。"""
    bare = ~timing(edition)["dated"] & (rungs(edition) < RUNG_OF_KIND["count"])
    yield from _closed(edition, bare & ~_numbered(edition))


def _closed(edition: Edition, bare: pd.Series) -> Iterator[Hit]:
    """Those of the findings marked as bare that are reported closed without a closing day.

    Where a finding has no words at all, nothing is said of them: another rule tells that they are missing.
    """
    findings, status = edition.ledger["findings"], codelists.load("status")
    closed = counts_as(findings["status"], "closed") & has_words(edition)
    for finding in records(findings[closed & bare & findings["closed_on"].isna()]):
        yield hit("findings", finding, "status", status.label_of(finding["status"]), title=finding["title"])


def _numbered(edition: Edition) -> pd.Series:
    """Whether the evidence named for each finding has a number: 签到表12份."""
    named = named_evidence(edition)
    numbered = named.loc[named["text"].str.contains(NUMBER), "finding"]
    return edition.ledger["findings"]["no"].isin(numbered)
