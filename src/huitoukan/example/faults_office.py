"""Faults in the registers of work among people, of the office and of money."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np
import pandas as pd

from huitoukan.example import plan
from huitoukan.example.planting import Fault, Planter, in_cell

LATER = 40
"""A name of the first rows stands again below so many of them."""


def faults(p: Planter) -> Iterator[Fault]:
    """Those of 问题建议台账, 企业科协, 会议学习, 人才服务, 文稿审核, 考勤, 科普经费, 政府采购."""
    yield from _suggestions(p)
    names = p.tables["associations"]["name"]
    below = pd.Series(np.arange(len(names)) > LATER, names.index)
    at = ("associations", p.row("associations", below), "name")
    yield in_cell("duplicate_key", "error", at, names.iloc[2], "同一家登记两次")
    table = p.tables["meetings"]
    uninvited = table["discipline_group_invited"].eq(False) & (table["held_on"] < pd.Timestamp(plan.YEAR))
    at = ("meetings", p.row("meetings", uninvited), "discipline_group_attended")
    yield in_cell("attended_without_invitation", "warning", at, "是", "没有邀请却到会")
    at = ("talents", p.row("talents"), "served_on")
    yield in_cell("date_after_as_of", "warning", at, date(2025, 6, 3), "日期晚于统计日")
    at = ("talents", p.row("talents"), "served_on")
    yield in_cell("stray_day", "ask", at, date(2014, 3, 5), "年份错写成十年前")
    yield from _drafts(p)
    yield from _amounts(p)


def _suggestions(p: Planter) -> Iterator[Fault]:
    row = p.row("suggestions")
    early = p.day("suggestions", row, "raised_on") - timedelta(days=3)
    yield in_cell("before_it_existed", "warning", ("suggestions", row, "raised_on"), early, "建议早于走访")
    at = ("suggestions", p.row("suggestions"), "visit")
    yield in_cell("visit_not_registered", "warning", at, "2025-03-09示例不存在公司", "走访没有登记")
    row = p.row("suggestions", p.tables["suggestions"]["closed_on"].notna())
    early = p.day("suggestions", row, "raised_on") - timedelta(days=6)
    yield in_cell("dates_disordered", "error", ("suggestions", row, "closed_on"), early, "销号早于提出")
    at = ("suggestions", p.row("suggestions"), "due_on")
    yield in_cell("impossible_date", "error", at, "2025-02-30", "日历上没有的日期")


def _drafts(p: Planter) -> Iterator[Fault]:
    table = p.tables["drafts"]
    whole = table["reviewed_on"].notna() & table["sent_on"].notna()
    row = p.row("drafts", whole)
    early = p.day("drafts", row, "drafted_on") - timedelta(days=2)
    yield in_cell("dates_disordered", "error", ("drafts", row, "reviewed_on"), early, "审核早于起草")
    row = p.row("drafts", whole)
    early = p.day("drafts", row, "drafted_on")
    yield in_cell("sent_before_review", "warning", ("drafts", row, "sent_on"), early, "先发后审")


def _amounts(p: Planter) -> Iterator[Fault]:
    row = p.row("attendance")
    due = float(p.cell("attendance", row, "due_days"))
    yield in_cell("present_over_due", "error", ("attendance", row, "present_days"), due + 3, "出勤多于应出勤")
    row = p.row("funds", p.tables["funds"]["spent_yuan"].notna())
    granted = float(p.cell("funds", row, "granted_yuan"))
    at = ("funds", row, "spent_yuan")
    yield in_cell("spent_over_granted", "warning", at, granted + 1200.5, "使用多于下拨")
    row = p.row("procurements")
    budget = float(p.cell("procurements", row, "budget_yuan"))
    at = ("procurements", row, "contract_yuan")
    yield in_cell("contract_over_budget", "warning", at, budget + 2600, "合同超预算")
