"""Statuses against closing days, measures and the papers that are to prove them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pandas as pd

from huitoukan import codelists
from huitoukan.checks.registry import Hit, hits, rule
from huitoukan.edition import Edition
from huitoukan.problems import Severity

TITLE = re.compile("《([^《》]+)》")
RECORDS = re.compile(r"(簿|册|表|单|记录|纪要|台账|报告|总结|合同|协议|照片|通讯)$")
"""How titles end that name no rule."""
HIGHER = ("中国共产党", "中华人民共和国")
"""How the rules of higher organs begin, which an office does not register as its own."""


def counts_as(status: pd.Series, *kinds: str) -> pd.Series:
    """Whether each status counts as one of these: closed, partly, open."""
    words = codelists.load("status")
    return status.isin([code for kind in kinds for code in words.where("counts_as", kind)])


def _labels(status: pd.Series) -> pd.Series:
    return status.map(codelists.load("status").label_of, na_action="ignore")


@rule("closing_date_contradicts_status", Severity.WARNING, "请核对是状态没有更新，还是日期填错了栏。")
def closing_date_contradicts_status(edition: Edition) -> Iterator[Hit]:
    """问题({finding})写了销号日期{value}，状态却是{status}。"""
    findings = edition.ledger["findings"]
    rows = findings[findings["closed_on"].notna() & counts_as(findings["status"], "partly", "open")]
    yield from hits("findings", rows, "closed_on", status=_labels(rows["status"]))


@rule("closed_without_closing_date", Severity.ASK, "请单位补填销号日期。")
def closed_without_closing_date(edition: Edition) -> Iterator[Hit]:
    """问题({finding})报告为{status}，没有写销号日期，而其他问题写了。"""
    findings = edition.ledger["findings"]
    blank = findings["closed_on"].isna()
    if not blank.all():
        rows = findings[blank & counts_as(findings["status"], "closed")]
        yield from hits("findings", rows, "closed_on", status=_labels(rows["status"]))


@rule("measure_open_under_closed_finding", Severity.WARNING, "请核对问题和措施的状态哪个没有更新。")
def measure_open_under_closed_finding(edition: Edition) -> Iterator[Hit]:
    """问题({finding})报告为{whole}，这条措施却是{value}。"""
    findings, measures = edition.ledger["findings"], edition.ledger["measures"]
    statuses = dict(zip(findings["no"], findings["status"], strict=True))
    whole = measures["finding"].map(statuses).astype("string")
    # what is kept up for good goes on under a finding that is closed
    lasting = measures["kind"].eq("long_term").fillna(False) | whole.eq("sustained").fillna(False)
    undone = measures["status"].eq("not_completed").fillna(False)
    contradicts = counts_as(measures["status"], "open") & (~lasting | undone)
    rows = measures[contradicts & counts_as(whole, "closed")]
    yield from hits("measures", rows, "status", _labels(rows["status"]), whole=_labels(whole))


@rule("measure_done_without_evidence", Severity.ASK, "请单位补填佐证材料的名称。")
def measure_done_without_evidence(edition: Edition) -> Iterator[Hit]:
    """问题({finding})的这条措施报告为{status}，佐证材料空着，而其他措施写了。"""
    measures = edition.ledger["measures"]
    blank = measures["evidence"].isna()
    if not blank.all():
        rows = measures[blank & counts_as(measures["status"], "closed")]
        yield from hits("measures", rows, "evidence", status=_labels(rows["status"]))


@rule("evidence_not_registered", Severity.ASK, "请单位提供这份文件，或在制度文件表中补上。")
def evidence_not_registered(edition: Edition) -> Iterator[Hit]:
    """问题({finding})的佐证{value}在制度文件表中没有。"""
    known = {_bare(title) for title in edition.ledger["documents"]["title"].dropna()}
    if not known:
        return
    for register in ("findings", "measures"):
        cells = edition.ledger[register]["evidence"].dropna()
        missing = cells.map(lambda cell: _strange(cell, known))
        rows = edition.ledger[register].loc[missing.index[missing.ne("")]]
        yield from hits(register, rows, "evidence", missing)


def _strange(cell: str, known: set[str]) -> str:
    """The rules a cell names that are not registered."""
    titles = [title for title in TITLE.findall(cell) if not RECORDS.search(_bare(title))]
    own = [title for title in titles if not title.startswith(HIGHER)]
    return "、".join(f"《{title}》" for title in own if _bare(title) not in known)


def _bare(title: str) -> str:
    """A title without its marks, spaces and what stands in brackets at its end."""
    return re.sub(r"[（(][^（()）]*[)）]$", "", "".join(title.strip("《》 ").split()))
