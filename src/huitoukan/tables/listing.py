"""Tables that list: registers, problems, metrics, definitions, provenance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from huitoukan import codelists, formats
from huitoukan.edition import Edition
from huitoukan.metrics.catalogue import Measurement, definitions
from huitoukan.problems import Problem
from huitoukan.registers import REGISTERS, Column, codelist_of
from huitoukan.tables.table import Table

FINDINGS = ("no", "part", "title", "status")
"""Columns of 整改台账 worth showing while the others are empty."""
CLAIMS = ("finding", "kind", "text", "value", "low", "high", "unit", "subject", "since", "start", "end")
"""Columns of 量化事实 that a reader checks against the text."""


def _listed(slug: str, title: str, data: pd.DataFrame, edition: Edition, source: str = "") -> Table:
    return Table(slug, title, data, sources=(source or edition.ledger.name,), synthetic=edition.synthetic)


def register_table(edition: Edition, register: str, columns: Iterable[str] | None = None) -> Table:
    """The rows of a register under its own headings, codes as their labels."""
    declared, rows = REGISTERS[register], edition.ledger[register]
    chosen = [declared.column(name) for name in columns or declared.by_name]
    data = pd.DataFrame({column.title: _printed(rows[column.name], column) for column in chosen})
    return _listed(declared.name, declared.sheet, data, edition, edition.ledger.whole(register))


def _printed(values: pd.Series, column: Column) -> list[str]:
    words = codelist_of(column) if column.type in ("code", "flag") else None
    form = words.label_of if words else formats.text
    return ["" if pd.isna(value) else form(value) for value in values]


def row_counts(edition: Edition) -> Table:
    """How many rows each register holds; those without rows are named together."""
    counts = {register.sheet: len(edition.ledger[name]) for name, register in REGISTERS.items()}
    filled = {sheet: str(number) for sheet, number in counts.items() if number}
    empty = [sheet for sheet, number in counts.items() if not number]
    rows = [*filled.items(), *([("、".join(empty), formats.NO_RECORDS)] if empty else [])]
    return _listed("row-counts", "台账各表行数", pd.DataFrame(rows, columns=["工作表", "行数"]), edition)


def notice(edition: Edition) -> Table:
    """Who was inspected by whom and when, item by item; what the notice does not say is 未写明."""
    declared = REGISTERS["notice"]
    shown = [column for column in declared.columns if column.name not in ("sha256", "characters")]
    values = [edition.notice[column.name] for column in shown]
    printed = ["未写明" if pd.isna(value) else formats.text(value) for value in values]
    data = pd.DataFrame({"项目": [column.title for column in shown], "内容": printed})
    return _listed("notice", "通报基本信息", data, edition, edition.ledger.whole("notice"))


def problems(found: Iterable[Problem], edition: Edition) -> Table:
    """The problems with their place and what to do, in the given order."""
    rows = [(problem.severity.label, problem.place, problem.message, problem.remedy) for problem in found]
    data = pd.DataFrame(rows, columns=["级别", "位置", "情况", "处理"])
    return _listed("problems", "核对发现的情况", data, edition)


def metrics(found: Iterable[Measurement], edition: Edition) -> Table:
    """Measurements with value, interval, window and warnings in words."""
    warnings = codelists.load("warnings")
    rows = [
        (
            one.name, formats.group(one.group), formats.measured(one), formats.bounds(one),
            formats.period(one.since, one.until), "；".join(map(warnings.label_of, one.warnings)),
        )
        for one in found
    ]  # fmt: skip
    data = pd.DataFrame(rows, columns=["指标", "分组", "数值", "区间", "统计时段", "提示"])
    return _listed("metrics", "指标汇总", data, edition)


def definition(*names: str) -> Table:
    """What metrics mean (all of them without names), from their declarations."""
    headings = {
        "name": "指标", "question": "回答的问题", "numerator": "分子", "denominator": "分母",
        "excluded": "不计入", "caveats": "不能说明什么",
    }  # fmt: skip
    every = definitions().set_index("id")
    chosen = every.loc[list(names)] if names else every
    return Table(
        "definition", "指标定义", chosen[list(headings)].rename(columns=headings).reset_index(drop=True)
    )


def provenance(edition: Edition, versions: Mapping[str, str], inputs: Mapping[str, str]) -> Table:
    """Where this came from: as-of day, quarter, inputs with their hashes, package versions."""
    rows = {"季度": edition.quarter.label, "统计日期": formats.day(edition.as_of), **inputs, **versions}
    data = pd.DataFrame({"项目": list(rows), "内容": list(rows.values())})
    return Table("provenance", "本笔记的来源", data, synthetic=edition.synthetic)
