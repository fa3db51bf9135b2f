"""Values that cannot be meant: told with their cell, never read without a word, never a traceback."""

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from builders import sent_workbook

from huitoukan.checks import check
from huitoukan.ledger import read_ledger
from huitoukan.problems import Problem, Severity

EVENTS = ["活动日期", "活动名称", "参与人次"]
DAY = date(2025, 3, 1)


def told(
    path: Path, *rows: list[object], register: str = "科普活动", head: list[str] = EVENTS
) -> list[Problem]:
    """Every error and note of a workbook with one such sheet, whether met on reading or by a rule."""
    rows_of: dict[str, list[list[object]]] = {register: [[*head], *rows]}
    ledger = read_ledger(sent_workbook(path, **rows_of))
    asked = (Severity.ERROR, Severity.NOTE)
    return [problem for problem in check(ledger) if problem.severity in asked]


def cells(problems: list[Problem]) -> list[tuple[str, int | None, str | None, str | None]]:
    return [(p.code, p.row, p.column, p.value) for p in problems]


@pytest.mark.parametrize("number", [1e20, -1e300, 1e17, "100000000000000000000"])
def test_a_number_too_great_to_be_meant_is_out_of_range_in_its_cell(tmp_path: Path, number: object) -> None:
    found = told(tmp_path / "a.xlsx", [DAY, "甲", number])
    assert [cell[:3] for cell in cells(found)] == [("out_of_range", 2, "参与人次")]
    assert found[0].sheet == "科普活动" and found[0].value and found[0].remedy


def test_a_sum_of_money_too_great_to_be_meant_is_out_of_range(tmp_path: Path) -> None:
    head = ["年度", "拨付单位", "用途", "下拨金额（元）"]
    found = told(tmp_path / "a.xlsx", [2025, "某社区", "画廊", 1e300], register="科普经费", head=head)
    assert ("out_of_range", 2, "下拨金额（元）") in [cell[:3] for cell in cells(found)]


@pytest.mark.parametrize(
    ("day", "code", "value"),
    [
        ("2025.13.45", "impossible_date", "2025.13.45"),
        (60.0, "not_a_date", "60"),
        (-1, "not_a_date", "-1"),
        (1e300, "not_a_date", "1e+300"),
        ("长期", "not_a_date", "长期"),
        ("—", "missing_value", "—"),
        (datetime(1900, 1, 1), "out_of_range", "1900-01-01"),
    ],
)
def test_a_day_that_is_none_is_one_error_with_its_cell_as_a_person_sees_it(
    tmp_path: Path, day: object, code: str, value: str
) -> None:
    found = told(tmp_path / "a.xlsx", [day, "甲", 10])
    assert cells(found) == [(code, 2, "活动日期", value)]
    assert f"“{value}”" in found[0].message


def test_a_blank_cell_that_must_be_filled_is_one_error(tmp_path: Path) -> None:
    assert cells(told(tmp_path / "a.xlsx", [None, "甲", 10])) == [("required_missing", 2, "活动日期", None)]


def test_so_many_bad_days_are_told_as_what_they_are_and_a_blank_one_as_blank(tmp_path: Path) -> None:
    found = told(tmp_path / "a.xlsx", *([f"2025.13.{n}", "甲", 10] for n in range(10, 460)), [None, "乙", 10])
    blank = [problem.row for problem in found if problem.code == "required_missing"]
    assert blank == [452]


def test_words_for_nothing_are_noted_once_in_a_column(tmp_path: Path) -> None:
    rows: list[list[object]] = [[DAY, "甲", "无"], [DAY, "乙", 30], [DAY, "丙", "—"]]
    found = told(tmp_path / "a.xlsx", *rows)
    assert cells(found) == [("nothing_said", 2, "参与人次", "无")]
    assert "第4行" in found[0].message


@pytest.mark.parametrize(("written", "code"), [("12 0", "not_a_number"), ("12 000", None), ("1 200人", None)])
def test_digits_apart_are_a_number_only_by_threes(tmp_path: Path, written: str, code: str | None) -> None:
    found = told(tmp_path / "a.xlsx", [DAY, "甲", written])
    assert [problem.code for problem in found] == ([code] if code else [])


def test_rows_that_a_filter_hides_are_read_and_told(tmp_path: Path) -> None:
    path = sent_workbook(tmp_path / "a.xlsx", 科普活动=[EVENTS, *([DAY, f"活动{n}", n] for n in range(1, 6))])
    book = openpyxl.load_workbook(path)
    for row in (3, 4, 6, 40):
        book["科普活动"].row_dimensions[row].hidden = True
    book.save(path)
    ledger = read_ledger(path)
    assert len(ledger["events"]) == 5
    (told,) = ledger.problems
    assert (told.code, told.severity, told.row) == ("hidden_rows", Severity.NOTE, 3)
    assert "第3—4、6行" in told.message


def test_very_many_unknown_columns_are_one_note(tmp_path: Path) -> None:
    found = told(tmp_path / "a.xlsx", [DAY, "甲", 10, *range(40)], head=EVENTS + [f"x{n}" for n in range(40)])
    (note,) = (problem for problem in found if problem.code == "unknown_column")
    assert "40个" in note.message and note.remedy
