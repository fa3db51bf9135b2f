"""Every cell against its column's declaration: required, in range."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from huitoukan.checks.registry import Hit, hits, rule
from huitoukan.edition import Edition
from huitoukan.problems import Severity
from huitoukan.registers import REGISTERS, Column, Register
from huitoukan.workbook.place import LAYER

LIMITS = {
    "positive": (pa.Check.gt(0), "应大于零"),
    "nonnegative": (pa.Check.ge(0), "不能是负数"),
    "fraction": (pa.Check.in_range(0, 1), "应在0到1之间"),
    "year": (pa.Check.in_range(1990, 2100), "不像年份"),
    "days_of_month": (pa.Check.in_range(0, 31), "应在0到31天之间"),
    "hours_of_week": (pa.Check.in_range(0, 168), "应在0到168小时之间"),
}
"""Rule of a column → its check, and what it asks for."""
NUMBERS = ("finding", "no")
"""Columns that are told row by row even where the sheet lacks them: every other rule rests on them."""


def _failures(edition: Edition, register: Register, not_null: bool) -> Iterator[tuple[Column, pd.DataFrame]]:
    """The columns of a register with cells that fail, and the rows of these cells."""
    table = edition.ledger[register.name]
    schema = pa.DataFrameSchema({column.name: _schema(column) for column in register.columns})
    try:
        schema.validate(table, lazy=True)
    except SchemaErrors as found:
        cases = found.failure_cases[(found.failure_cases["check"] == "not_nullable") == not_null]
        for name, own in cases.groupby("column", sort=False):
            yield register.column(str(name)), table.loc[own["index"].astype("int64").sort_values()]


def _schema(column: Column) -> pa.Column:
    limits = [LIMITS[column.rule][0]] if column.rule else []
    return pa.Column(checks=limits, nullable=not column.required)


@rule("required_missing", Severity.ERROR, "请补填；确实没有的，删去整行并说明。")
def required_missing(edition: Edition) -> Iterator[Hit]:
    """必填栏“{column}”空着。"""
    for register in REGISTERS.values():
        place = edition.ledger.places.get(register.name)
        for column, rows in _failures(edition, register, not_null=True):
            if place and column.name not in NUMBERS:
                # a sheet without the column was told of it once on reading
                lacking = [
                    at for at, own in enumerate((place, *place.layers)) if column.name not in own.headings
                ]
                rows = rows[~(rows.index // LAYER).isin(lacking)]
            if place:
                # nor is a cell blank whose content was told to be unreadable
                rows = rows[[not place.left_out(label, column.name) for label in rows.index]]
            yield from hits(register.name, rows, column.name)


@rule("out_of_range", Severity.ERROR, "请核对后改正。")
def out_of_range(edition: Edition) -> Iterator[Hit]:
    """“{column}”的值{value}{limit}。"""
    for register in REGISTERS.values():
        for column, rows in _failures(edition, register, not_null=False):
            yield from hits(register.name, rows, column.name, limit=LIMITS[column.rule][1])
