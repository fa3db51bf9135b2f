"""Faults in what the notice says: its numbers against each other, its words, its names and papers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pandas as pd

from huitoukan.example.faults_rectification import WORDS_ONLY
from huitoukan.example.frames import ROW
from huitoukan.example.planting import Fault, Planter, in_cell
from huitoukan.workbook.writing.altered import Change


def faults(p: Planter) -> Iterator[Fault]:
    """Those that rules on claims, texts and totals have to find."""
    yield from _totals(p)
    yield from _texts(p)
    yield from _numbers(p)
    yield from _titles(p)


def _free(p: Planter) -> pd.Series:
    """Which findings no other fault needs: closed ones that do not rest on mere words."""
    findings = p.tables["findings"]
    return findings["closed_on"].notna() & ~findings["no"].isin(WORDS_ONLY)


def _totals(p: Planter) -> Iterator[Fault]:
    """What the notice states of itself. The totals count the finding that another fault adds."""
    findings = p.tables["findings"]
    going = int((findings["status"] == "in_progress").sum())
    at, words = ("notice", ROW, "stated_findings"), "自述的完成数和推进中数加起来不够"
    yield in_cell("stated_parts_differ", "warning", at, len(findings) + 1, words, stated_in_progress=going)
    at = ("notice", ROW, "stated_completion_rate")
    yield in_cell("stated_rate_differs", "warning", at, 0.5, "自述的完成率对不上", "50.0%")
    at = ("notice", ROW, "stated_rules")
    yield in_cell("fewer_documents_than_claimed", "ask", at, 12, "自述的制度数多于点名的")
    at = ("notice", ROW, "published_on")
    yield in_cell("days_beside_peers", "note", at, "2025-07-18", "写上公布日期，列出天数作参照")
    at = ("findings", p.row("findings", _free(p)), "due_on")
    yield in_cell("days_beyond_peers", "note", at, date(2026, 3, 31), "时限在反馈一年以后")


def _texts(p: Planter) -> Iterator[Fault]:
    """Sentences added to measures, and a name in one."""
    findings, measures = p.tables["findings"], p.tables["measures"]
    visits = measures["text"].str.contains("个社区，现场")
    done = measures["finding"].isin(findings.loc[_free(p), "no"]) & ~visits
    added = (
        ("plan_not_result", "ask", "拟于2025年6月再查一次", "拟于2025年6月再查一次", "打算写成了结果"),
        ("standing_word_without_promise", "ask", "定期更新清单", "定期更新清单", "只写定期，没有周期"),
        ("rate_against_counts", "warning", "12个站点已接入，接入率71.4%，其余6个正在接入", "71.4%",
         "比率与同一句的个数对不上"),
    )  # fmt: skip
    for code, severity, sentence, value, words in added:
        row = p.row("measures", done)
        text = f"{p.cell('measures', row, 'text')}{sentence}。"
        yield in_cell(code, severity, ("measures", row, "text"), text, words, value)
    row = p.row("measures", visits)
    text = p.cell("measures", row, "text")
    renamed = text.replace(f"、{text.split('、')[1]}、", "、示例、")
    at, words = ("measures", row, "text"), "点名的社区换成名录中没有的"
    yield in_cell("unknown_place_named", "warning", at, renamed, words, "示例")


def _numbers(p: Planter) -> Iterator[Fault]:
    """Claims that contradict others."""
    table = p.tables["claims"]
    part, whole = p.claim("discipline_attendance"), p.row("claims", table["subject"] == "主席办公会")
    held = float(p.cell("claims", whole, "value"))
    changes = tuple(Change("claims", part, name, held + 3) for name in ("value", "low", "high"))
    text, words = p.cell("claims", whole, "text"), "派驻组参加的次数多于会议次数"
    yield Fault("part_exceeds_whole", "warning", "claims", whole, "value", text, words, changes)
    words = "同上，与会议登记也对不上"
    yield Fault("log_differs_from_claim", "warning", "claims", part, "value", f"{held + 3:g}", words)
    other = p.row("claims", (table["finding"] == 2) & (table["kind"] == "count"))
    sessions = p.claim("studio_sessions")
    text, number = p.cell("claims", other, "text"), p.cell("claims", other, "value")
    new = {
        "finding": 2, "kind": "数量", "text": text, "low": number, "high": number,
        "since": p.day("claims", sessions, "since"),
    } | {name: p.cell("claims", sessions, name) for name in ("unit", "subject")}  # fmt: skip
    at = ("claims", p.new_row("claims"), "value")
    yield in_cell("same_fact_differs", "warning", at, number, "同一件事另写一个数", text, **new)
    papers = (table["kind"] == "document") & (table["action"] == "made")
    again = p.row("claims", papers & (table["finding"] >= 12))
    changes = (Change("claims", again, "title", table.loc[papers.fillna(False), "title"].iloc[0]),)
    text, words = p.cell("claims", again, "text"), "两个问题列同一份文件"
    yield Fault("same_document_in_findings", "note", "claims", again, "title", text, words, changes)
    rules = int(table["indicator"].eq("rules_made").fillna(False).to_numpy(bool).argmax()) + ROW
    text, words = p.cell("claims", rules, "text"), "同上，点名的制度少了一件"
    yield Fault("fewer_documents_than_claimed", "ask", "claims", rules, "value", text, words)


def _titles(p: Planter) -> Iterator[Fault]:
    """Findings that come again."""
    findings = p.tables["findings"]
    title = findings["title"].iloc[0]
    # one that already tells of the round before is told of without any fault
    later = _free(p) & (findings["no"] > 1) & ~findings["part"].str.contains("上轮")
    row = p.row("findings", later)
    at = ("findings", row, "title")
    yield in_cell("findings_alike", "ask", at, f"{title[:-2]}年度{title[-2:]}", "两个问题的题目几乎一样")
    at = ("findings", p.row("findings", later), "title")
    yield in_cell(
        "finding_about_earlier_round", "ask", at, "上轮巡察指出的账实不符仍有发生", "上轮的问题又出现"
    )
