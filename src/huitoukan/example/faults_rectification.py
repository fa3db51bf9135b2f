"""Faults in the registers of the rectification itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from huitoukan.codelists import load
from huitoukan.example.frames import ROW
from huitoukan.example.planting import Fault, Planter, in_cell
from huitoukan.workbook.writing.altered import Change

WORDS_ONLY = (4, 6)
"""Findings whose measures name no paper, date, rhythm or number."""


def faults(p: Planter) -> Iterator[Fault]:
    """Those of 通报信息, 整改台账, 整改措施, 量化事实, 长期承诺."""
    at = ("notice", ROW, "stated_completed")
    yield in_cell("stated_total_differs", "warning", at, 3, "通报自述的数对不上")
    at = ("notice", ROW, "inspected_to")
    yield in_cell("notice_dates_disordered", "error", at, "2024-02-01", "巡察结束早于开始")
    yield from _words_only(p)
    yield from _findings(p)
    yield from _measures(p)
    yield from _claims(p)
    row = p.row("commitments", p.tables["commitments"]["every"].notna())
    text, changes = p.cell("commitments", row, "text"), (Change("commitments", row, "every", None),)
    yield Fault("promise_without_rhythm", "ask", "commitments", row, "text", text, "承诺没有周期", changes)


def _words_only(p: Planter) -> Iterator[Fault]:
    """A finding of mere words that loses its evidence and its day, where one is closed: all told at once."""
    table, measures = p.tables["findings"], p.tables["measures"]
    bare = table["no"].isin(WORDS_ONLY) & table["closed_on"].notna()
    if not bare.any():
        return
    row = p.row("findings", bare)
    own = p.row("measures", measures["finding"] == p.cell("findings", row, "no"))
    lost = ("findings", row, "evidence"), ("findings", row, "closed_on"), ("measures", own, "evidence")
    changes = tuple(Change(*cell, None) for cell in lost)
    label = load("status").label_of(p.cell("findings", row, "status"))
    at, words = ("findings", row, "status"), "只有表述，佐证和销号日期都空着"
    yield Fault("closed_on_words_only", "ask", *at, label, words, changes)
    yield Fault("closed_without_date_or_number", "ask", *at, label, "同上，没有日期和数量")
    yield Fault(
        "closed_without_closing_date", "ask", "findings", row, "closed_on", None, "同上，没有销号日期"
    )
    yield Fault(
        "measure_done_without_evidence", "ask", "measures", own, "evidence", None, "同上，措施没有佐证"
    )


def _findings(p: Planter) -> Iterator[Fault]:
    table, statuses = p.tables["findings"], load("status")
    closed = table["closed_on"].notna() & (table["status"] == "completed")
    going = table["status"] == "in_progress"
    claims = p.tables["claims"]
    counted = closed & table["no"].isin(claims.loc[claims["kind"] == "count", "finding"])
    days = (
        ("closing_date_contradicts_status", "warning", going, "closed_on", date(2025, 4, 15),
         "正在整改却有销号日期"),
        ("closed_before_feedback", "warning", closed, "closed_on", date(2024, 12, 20), "销号早于反馈"),
        ("closed_after_as_of", "error", closed, "closed_on", date(2025, 6, 18), "销号晚于统计日"),
        ("due_before_feedback", "warning", closed, "due_on", date(2024, 12, 31), "时限早于反馈"),
        ("closed_without_closing_date", "ask", counted, "closed_on", None, "已完成却没有销号日期"),
        ("status_not_stated", "ask", going, "status", None, "状态空着"),
    )  # fmt: skip
    for code, severity, where, column, content, words in days:
        yield in_cell(code, severity, ("findings", p.row("findings", where), column), content, words)
    at, label = ("findings", p.new_row("findings"), "title"), statuses.label_of("in_progress")
    words = "添一个没有措施的问题"
    new = {"no": len(table) + 1, "status": label}
    yield in_cell("finding_without_measure", "warning", at, "示例新增问题", words, **new)


def _measures(p: Planter) -> Iterator[Fault]:
    findings, measures, statuses = p.tables["findings"], p.tables["measures"], load("status")
    shut = measures["finding"].isin(findings.loc[findings["status"] == "completed", "no"])
    at = ("measures", p.row("measures", shut & (measures["kind"] != "long_term")), "status")
    words = "问题已完成，措施还在整改"
    yield in_cell("measure_open_under_closed_finding", "warning", at, statuses.label_of("in_progress"), words)
    kept = measures["status"] == "sustained"
    at = ("measures", p.row("measures", kept), "status")
    yield in_cell("unknown_word", "error", at, "已闭环处理", "状态写成认不得的词")
    at = ("measures", p.row("measures", kept), "evidence")
    yield in_cell("measure_done_without_evidence", "ask", at, None, "已完成却没有佐证")
    at = ("measures", p.row("measures", kept), "evidence")
    yield in_cell("evidence_not_registered", "ask", at, "《示例工作办法》", "佐证的文件没有登记")


def _claims(p: Planter) -> Iterator[Fault]:
    table = p.tables["claims"]
    at = ("claims", p.row("claims", table["kind"] == "document"), "text")
    yield in_cell("quote_not_in_measure", "error", at, "《示例不存在的办法》", "原文的字在措施中找不到")
    row = p.claim("rules_made")
    value = float(p.cell("claims", row, "value"))
    bounds, at = f"{value + 9:g}、{value:g}、{value:g}", ("claims", row, "value")
    yield in_cell("bounds_disordered", "error", at, value, "下限大于上限", bounds, low=value + 9)
    at = ("claims", p.claim("discipline_attendance", "rate"), "value")
    yield in_cell("rate_without_base", "warning", at, 1, "比率没有总数", "100%", indicator=None)
    row = p.row("claims", (table["kind"] == "event") & (table["finding"] == 3))
    text, changes = p.cell("claims", row, "text"), (Change("claims", row, "on", "2024-11"),)
    words = "佐证的事情在反馈之前"
    yield Fault("evidence_before_feedback", "warning", "claims", row, None, text, words, changes)
