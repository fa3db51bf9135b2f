"""Rows as plain Python."""

from __future__ import annotations

from datetime import date

import pandas as pd
from builders import finding, tables

from huitoukan.records import known, records


def test_rows_come_with_their_number_days_as_dates_and_none_for_what_is_missing() -> None:
    (row,) = records(tables(findings=[finding(no=3, closed_on="2025-03-01")])["findings"])
    assert (row["row"], row["no"], row["closed_on"], row["owner"]) == (2, 3, date(2025, 3, 1), None)
    assert next(iter(row)) == "row" and type(row["no"]) is int and type(row["closed_on"]) is date


def test_rows_of_a_frame_without_row_numbers_have_its_columns_only() -> None:
    assert records(pd.DataFrame({"a": [1]})) == [{"a": 1}]
    assert records(pd.DataFrame({"a": []})) == []


def test_a_missing_cell_is_none_of_whatever_kind() -> None:
    assert [known(cell) for cell in (pd.NA, pd.NaT, float("nan"), None, 0, "")] == [None] * 4 + [0, ""]
