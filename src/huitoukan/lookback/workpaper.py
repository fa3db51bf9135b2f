"""A plan as the workpaper that is taken along, and its answers as rows of the ledger."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from huitoukan import formats
from huitoukan.ledger import Ledger
from huitoukan.lookback.cover import facts
from huitoukan.lookback.plan import COLUMNS, SECTIONS, Plan
from huitoukan.lookback.populations import Draw
from huitoukan.lookback.wording import sentences
from huitoukan.metrics.catalogue import iso
from huitoukan.problems import InputError
from huitoukan.registers.types import FIRST_ROW
from huitoukan.workbook import Filled, Paper, PaperSheet, write_paper

NOTES = {
    "closures": "随机抽取，结果可以推断全部已销号问题。到现场看了再选结果；查不清的选“无法核实”，"
    "不要空着，也不要换一个。",
    "records": "随机抽取的登记记录，按街道、社区排列，去一处可以一并查。"
    "属实是指确有其事，日期、地点和人次与登记的一致。",
    "risks": "按风险挑出，不参加推断。“为什么查”写的是台账里看到的线索，不是结论。",
    "promises": "本季度到期的承诺，和以前到期、登记表里记录不够的承诺。"
    "记录由单位自己登记，够了次数的也要看原件。",
    "claims": "通报里可以核实的数字、文件和日期，还没有核实过的按问题逐条列出；引号里是通报原文。",
    "questions": "要向单位问清的事项。单位的答复和看到的材料写在“所见证据”栏；看到材料的，再选核查结果。",
}
"""What stands above each section."""
NO_VOTES = ("records", "claims", "questions")
"""Sections without a survey."""
GUIDE = (
    "只填深色表头的各栏，其他单元格锁定；没有密码，需要时可以撤销保护。",
    "“核查结果”从下拉选项中选：属实、基本属实、部分属实、不实、无法核实。没有查到的留空，不当作属实。",
    "“所见证据”只写看到的材料和情况；“核查岗位”写岗位或组别，不写姓名、电话。",
    "日期写到日。做了满意度调查的，写明满意票、有效票和调查方式，三栏一起填。",
    "可以筛选、加备注，可以只填一部分，也可以几个组各填一份；要排序的先撤销保护。A列是隐藏的编号，不要删除。",
    "底稿上没有、现场发现要查的，写在“自行增加的核查”表。",
    "填好后把整个文件送回，程序按编号取回结果。",
)


def paper_of(plan: Plan) -> Paper:
    """The workpaper of a plan; sections without a line are left out and named on the cover."""
    counts = plan.items["section"].value_counts()
    of = plan.items.groupby("section")
    sheets = [
        PaperSheet(title, NOTES[code], _lines(of.get_group(code)), code not in NO_VOTES)
        for code, title in SECTIONS.items()
        if counts.get(code, 0)
    ]
    title = f"{plan.quarter.label}“回头看”工作底稿"
    made = json.dumps(document(plan) | {"titles": plan.titles}, ensure_ascii=False)
    return Paper(title, str(plan.quarter), facts(plan), GUIDE, sheets, plan.synthetic, made)


def write(plan: Plan, path: Path | str) -> Path:
    """Write the workpaper of a plan. The same plan gives the same bytes. Returns the path."""
    return write_paper(paper_of(plan), path)


def document(plan: Plan) -> dict[str, object]:
    """How the plan was made, as JSON values; without its items."""
    return {
        "quarter": str(plan.quarter), "as_of": plan.as_of.isoformat(), "organ": plan.organ or None,
        "ledger": plan.ledger, "sha256": plan.sha256 or None, "synthetic": plan.synthetic, "seed": plan.seed,
        "since": iso(plan.since), "closures": asdict(plan.closures), "records": asdict(plan.records),
    }  # fmt: skip


def planned(now: Plan, filled: Filled) -> Plan:
    """The plan a workpaper was made from: how it was drawn as the workpaper says, its lines with the words of
    `now` as far as that has them. A workpaper that does not say how it was made is of the plan `now`.
    InputError when that part of it was altered."""
    words = now.items.drop(columns=["register", "key", "finding", "drawn", "stratum", "section"])
    sections = {title: code for code, title in SECTIONS.items()}
    lines = filled.items.assign(section=filled.items["sheet"].map(sections)).merge(
        words, on="item", how="left"
    )
    items = lines.reindex(columns=list(COLUMNS)).astype(COLUMNS)
    if not filled.made:
        return replace(now, items=items)
    made = how_made(filled)
    try:
        return replace(
            now, items=items, seed=made["seed"], as_of=date.fromisoformat(made["as_of"]),
            since=made["since"] and date.fromisoformat(made["since"]), organ=made["organ"] or "",
            ledger=made["ledger"], sha256=made["sha256"] or "",
            closures=_draw(made["closures"]), records=_draw(made["records"]),
            titles={int(no): str(title) for no, title in made.get("titles", {}).items()},
        )  # fmt: skip
    except (ValueError, KeyError, TypeError, AttributeError):
        raise _altered() from None


def how_made(filled: Filled) -> dict[str, Any]:
    """What the workpaper says of how it was made, see `document`, with titles (number of a finding → title);
    empty when it says nothing. InputError when that part of it was altered."""
    try:
        made = json.loads(filled.made or "{}")
    except ValueError:
        raise _altered() from None
    if not isinstance(made, dict):
        raise _altered()
    return made


def _altered() -> InputError:
    return InputError(
        "底稿的隐藏表被改动过，看不出样本是怎么抽的。", "请把答案抄到 huitoukan plan 写出的原底稿上。"
    )


def _draw(told: dict[str, Any]) -> Draw:
    return Draw(**told | {"strata": tuple((name, size, drawn) for name, size, drawn in told["strata"])})


def with_answers(ledger: Ledger, filled: Filled) -> Ledger:
    """The ledger with the answers in 现场核查; those of the same quarter and item are replaced.

    What was drawn at random and not answered is registered without a result, unless it is registered already:
    a sample is known only together with what was left out of it.
    """
    if filled.rows.empty:
        return ledger
    table, items = ledger["verifications"], filled.items
    own = table["quarter"].eq(str(filled.quarter)) & table["item"].isin(items["item"])
    again = own.fillna(False)
    registered = table[again & ~table["item"].isin(filled.rows["item"])]
    silent = items[items["drawn"].eq("random").fillna(False) & ~items["item"].isin(table.loc[again, "item"])]
    silent = silent[~silent["item"].isin(filled.rows["item"])].assign(quarter=str(filled.quarter))
    parts = [filled.rows, registered, silent.reindex(columns=table.columns).astype(table.dtypes)]
    rows = pd.concat([part for part in parts if len(part)]).sort_values("item", kind="stable")
    kept = table[~again]
    first = int(table.index.max()) + 1 if len(table) else FIRST_ROW
    added = rows.set_axis(pd.RangeIndex(first, first + len(rows), name="row"))
    both = pd.concat([kept, added]) if len(kept) else added
    return replace(ledger, tables={**ledger.tables, "verifications": both})


def _lines(items: pd.DataFrame) -> pd.DataFrame:
    """The printed columns beside those of the index."""
    finding = items["finding"].map(formats.finding, na_action="ignore").astype("string").fillna("")
    ways = list(map(sentences, items["how"], items["see"]))
    printed = {
        "序": range(1, len(items) + 1), "问题": finding, "核查什么": items["what"], "为什么查": items["why"],
        "怎么查、看什么、问谁": ways,
    }  # fmt: skip
    return items.assign(**printed)
