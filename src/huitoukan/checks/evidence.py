"""What a reported closure rests on: something besides words, and something later than the feedback."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from huitoukan import codelists
from huitoukan.checks.closure import counts_as
from huitoukan.checks.registry import Hit, hit, rule
from huitoukan.edition import Edition
from huitoukan.evidence import RUNG_OF_KIND, rungs, timing
from huitoukan.problems import Severity
from huitoukan.records import records

NUMBER = r"\d|[一二两三四五六七八九十百千]+[个份次场期人名家所门篇项条笔件套本]"
"""A number in the words of a ledger that holds no claims."""


def _closed(edition: Edition, bare: pd.Series) -> Iterator[Hit]:
    """Those of the findings marked as bare that are reported closed without a closing day."""
    findings, status = edition.ledger["findings"], codelists.load("status")
    closed = counts_as(findings["status"], "closed")
    for finding in records(findings[closed & bare & findings["closed_on"].isna()]):
        yield hit("findings", finding, "status", status.label_of(finding["status"]), title=finding["title"])


@rule("status_not_stated", Severity.ASK, "请单位写明完成情况；在写明之前不计入已完成。")
def status_not_stated(edition: Edition) -> Iterator[Hit]:
    """问题({finding})没有写明完成情况。"""
    findings = edition.ledger["findings"]
    for finding in records(findings[findings["status"].fillna("not_stated") == "not_stated"]):
        yield hit("findings", finding, "status")


@rule("closed_on_words_only", Severity.ASK, "请单位提供制度、日期、次数或记录中的任何一种佐证。")
def closed_on_words_only(edition: Edition) -> Iterator[Hit]:
    """问题({finding})“{title}”报告为{value}，但文字中没有制度、有日期的行动、周期或数量。"""
    findings, measures = edition.ledger["findings"], edition.ledger["measures"]
    proved = measures.loc[measures["evidence"].notna(), "finding"]
    bare = findings["evidence"].isna() & ~findings["no"].isin(proved)
    yield from _closed(edition, bare & (rungs(edition) == 0))


@rule("closed_without_date_or_number", Severity.ASK, "请单位补充办结日期和结果数量。")
def closed_without_date_or_number(edition: Edition) -> Iterator[Hit]:
    """问题({finding})“{title}”报告为{value}，但文字中既没有任何日期，也没有结果数量。"""
    bare = ~timing(edition)["dated"] & (rungs(edition) < RUNG_OF_KIND["count"])
    yield from _closed(edition, bare & ~_numbered(edition))


def _numbered(edition: Edition) -> pd.Series:
    """Whether what was done for a finding is told with a number; only of those no claims were read from."""
    findings, measures = edition.ledger["findings"], edition.ledger["measures"]
    words = measures["progress"].str.cat(measures["evidence"], na_rep="")
    told = measures.loc[words.str.contains(NUMBER).fillna(False), "finding"]
    unread = ~findings["no"].isin(edition.ledger["claims"]["finding"])
    return unread & (findings["no"].isin(told) | findings["evidence"].str.contains(NUMBER).fillna(False))
