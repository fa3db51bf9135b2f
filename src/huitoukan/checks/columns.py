"""Every cell against its column's declaration: required, in range, one row per key, known references."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from huitoukan.checks.registry import Hit, hit, rule
from huitoukan.edition import Edition
from huitoukan.problems import Severity
from huitoukan.records import records
from huitoukan.registers import REGISTERS, Column, Register

LIMITS = {
    "positive": (pa.Check.gt(0), "应大于零"),
    "nonnegative": (pa.Check.ge(0), "不能是负数"),
    "fraction": (pa.Check.in_range(0, 1), "应在0到1之间"),
}
"""Rule of a column → its check, and what it asks for."""
OUTSIDE = 0
"""The number that stands for what lies outside the findings."""


def _failures(edition: Edition, register: Register) -> pd.DataFrame:
    """pandera's failure cases of one register: column, check, failure_case, index (the row a person sees)."""
    schema = pa.DataFrameSchema({column.name: _schema(column) for column in register.columns})
    try:
        schema.validate(edition.ledger[register.name], lazy=True)
    except SchemaErrors as found:
        return found.failure_cases
    return pd.DataFrame(columns=["column", "check", "failure_case", "index"])


def _schema(column: Column) -> pa.Column:
    limits = [LIMITS[column.rule][0]] if column.rule else []
    return pa.Column(checks=limits, nullable=not column.required)


@rule("required_missing", Severity.ERROR, "请补填；确实没有的，删去整行并说明。")
def required_missing(edition: Edition) -> Iterator[Hit]:
    """必填栏“{column}”空着。"""
    for register in REGISTERS.values():
        failures = _failures(edition, register)
        for case in records(failures[failures["check"] == "not_nullable"]):
            yield Hit(register.name, case["index"], case["column"])


@rule("out_of_range", Severity.ERROR, "请核对后改正。")
def out_of_range(edition: Edition) -> Iterator[Hit]:
    """“{column}”的值{value}{limit}。"""
    for register in REGISTERS.values():
        failures = _failures(edition, register)
        for case in records(failures[failures["check"] != "not_nullable"]):
            limit = LIMITS[register.column(case["column"]).rule][1]
            place = register.name, case["index"], case["column"]
            yield Hit(*place, value=case["failure_case"], words={"limit": limit})


@rule("duplicate_key", Severity.ERROR, "请合并或改号，使每行可以区分。")
def duplicate_key(edition: Edition) -> Iterator[Hit]:
    """第{row}行与第{first}行的{columns}相同（{value}）。"""
    for register in REGISTERS.values():
        keys = list(register.key)
        known = edition.ledger[register.name].dropna(subset=keys)
        repeated = known[known.duplicated(keys, keep=False)]
        columns = "、".join(f"“{register.column(name).title}”" for name in keys)
        first: dict[tuple[object, ...], int] = {}
        for record in records(repeated):
            key = tuple(record[name] for name in keys)
            if first.setdefault(key, record["row"]) != record["row"]:
                words = {"first": first[key], "columns": columns}
                yield hit(register.name, record, keys[0], "、".join(map(str, key)), **words)


@rule("unknown_reference", Severity.ERROR, "请改成已有的编号或名称，或先在被引用的表中补上这一行。")
def unknown_reference(edition: Edition) -> Iterator[Hit]:
    """“{column}”写的{value}在“{target}”中没有。"""
    for register in REGISTERS.values():
        table = edition.ledger[register.name]
        for column in register.columns:
            if column.references:
                target, _, field = column.references.partition(".")
                if edition.ledger.places and target not in edition.ledger.places:
                    continue  # the office sent no such sheet: nothing can be looked up in it
                known = {OUTSIDE, *edition.ledger[target][field].dropna()}
                strange = table[table[column.name].notna() & ~table[column.name].isin(known)]
                for record in records(strange):
                    sheet = REGISTERS[target].sheet
                    yield hit(register.name, record, column.name, record[column.name], target=sheet)
