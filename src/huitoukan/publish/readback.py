"""Whether what was published reads back as the ledger it was made from, and where it does not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from huitoukan.ledger import from_notice
from huitoukan.notice import Source, read_text
from huitoukan.problems import InputError
from huitoukan.publish.words import one_line
from huitoukan.registers import REGISTERS
from huitoukan.workbook import row_of

COMPARED = {
    "notice": ("organ", "inspector", "inspected_from", "inspected_to", "feedback_on", "signed_on"),
    "findings": ("part", "category", "title", "status"),
    "measures": ("text",),
}
"""Columns that a notice gives back row by row."""
_STATED = tuple(column.name for column in REGISTERS["notice"].columns if column.name.startswith("stated_"))
MOST = 5
"""How many differences are named; the rest is counted."""


def differences(text: str, tables: Mapping[str, pd.DataFrame]) -> list[str]:
    """One line per difference between the tables and what is read from the text; the first few only."""
    try:
        read = from_notice(read_text(Source("通报", text, ""))).tables
    except InputError as error:
        return [f"读回核对没有通过：{error.problems[0].message}"]
    found = [
        line
        for register, columns in COMPARED.items()
        for line in _rows(register, (*columns, *(_STATED if register == "notice" else ())), tables, read)
    ]
    more = [f"读回核对：另有{len(found) - MOST}处与台账不同。"] if len(found) > MOST else []
    return [*found[:MOST], *more]


def _rows(
    register: str,
    columns: tuple[str, ...],
    tables: Mapping[str, pd.DataFrame],
    read: Mapping[str, pd.DataFrame],
) -> Iterator[str]:
    ours, theirs = _ordered(register, tables[register]), _ordered(register, read[register])
    declared = REGISTERS[register]
    if len(ours) != len(theirs):
        if register == "measures" or len(ours):
            yield f"读回核对：{declared.sheet}有{len(ours)}行，从通报读回{len(theirs)}行。"
        return
    theirs_rows = theirs.to_dict("records")
    for row, our, their in zip(ours.index, ours.to_dict("records"), theirs_rows, strict=True):
        for name in columns:
            was, came = _plain(our[name], name), _plain(their[name], name)
            if was != came:
                place = f"{declared.sheet}第{row_of(row)}行“{declared.column(name).title}”"
                yield f"读回核对：{place}是“{was or '空'}”，从通报读回是“{came or '空'}”。"


def _ordered(register: str, table: pd.DataFrame) -> pd.DataFrame:
    """The rows in the order they are printed in; of the notices the one signed last."""
    if register == "notice":
        return latest(table)
    by = ["no"] if register == "findings" else ["finding", "no"]
    return table.sort_values(by, kind="stable")


def latest(notices: pd.DataFrame) -> pd.DataFrame:
    """The notice signed last, as a table of one row; empty where there is none."""
    return notices.sort_values("signed_on", kind="stable", na_position="first").tail(1)


def _plain(value: object, name: str) -> str:
    if pd.isna(value):
        return "not_stated" if name == "status" else ""
    return one_line(str(value)).rstrip("。.") if isinstance(value, str) else str(value)
