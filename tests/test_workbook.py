"""Workbooks out and in: what is written is read back the same, what is wrong is said with its place."""

import csv
import hashlib
import os
import string
import subprocess
import sys
import zipfile
from datetime import date, datetime
from pathlib import Path

import numpy as np
import openpyxl
import pandas as pd
import pytest
from builders import claim, commitment, event, finding, measure, sent_workbook, tables
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from huitoukan.checks import check
from huitoukan.ledger import read_ledger
from huitoukan.problems import InputError, Problem, Severity
from huitoukan.registers import REGISTERS, Column, Register, codelist_of, register
from huitoukan.workbook import SYNTHETIC_MARK, read, read_tables, template, write
from huitoukan.workbook.values.cells import parse
from huitoukan.workbook.values.display import shown
from huitoukan.workbook.values.outcome import CellError

LEDGER = ["序号", "反馈问题", "完成状态"]


def same(left: pd.DataFrame, right: pd.DataFrame) -> None:
    pd.testing.assert_frame_equal(left.reset_index(drop=True), right.reset_index(drop=True))


def read_sent(path: Path, **sheets: list[list[object]]) -> tuple[dict[str, pd.DataFrame], list[Problem]]:
    """What is read from a workbook of these sheets, and the problems."""
    found, problems, _ = read_tables(sent_workbook(path, **sheets))
    return found, problems


def codes(problems: list[Problem]) -> list[str]:
    return [problem.code for problem in problems]


# --- out and in again ---------------------------------------------------------------------------------------


TRICKY = (
    "=1+1", "+3", "-5", "@SUM(A1)", "'引", '他说"好"', "逗号,分号;竖线|", "第一行\n第二行", "ＡＢＣ１２",
    "007", "1e5", "2025-03", "3月5日", "约200", "TRUE", "是", "#注",
    "长" * 3000, "（一）甲", "nan", "NULL", "-", "/", "甲：乙", "√",
)  # fmt: skip
"""Texts that a spreadsheet, or whoever reads one, is tempted to take for something else."""
PLAIN = st.characters(exclude_categories=("Cc", "Cs"), include_characters="\n\t")


def values(column: Column, letters: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[object]:
    """Any value the column may hold; texts of these letters only."""
    words = codelist_of(column)
    days = st.dates(date(1950, 1, 1), date(2199, 12, 31))
    texts = st.text(max_size=40) if letters is None else st.text(letters, max_size=40)
    by_type: dict[str, st.SearchStrategy[object]] = {
        "text": st.sampled_from(TRICKY) | texts.map(str.strip).filter(is_content),
        "integer": st.integers(-(2**53), 2**53),
        "number": st.floats(-(2.0**53), 2.0**53),
        "date": days,
        "partial_date": days.map(date.isoformat) | days.map(lambda day: day.isoformat()[:7]),
        "flag": st.booleans(),
        "duration": st.builds(
            lambda count, unit: f"P{count}{unit}", st.integers(1, 400), st.sampled_from("YMWD")
        ),
    }
    found = st.sampled_from(words.codes) if words and column.type == "code" else by_type[column.type]
    return found if column.required else st.none() | found


def is_content(text: str) -> bool:
    """Whether a text is anything; a row that is headed 总数 or the like is a total, not a record."""
    return bool(text) and not text.endswith(("总数", "总计", "合计", "小计", "共计", "累计"))


def any_table(
    declared: Register, letters: st.SearchStrategy[str] | None = None
) -> st.SearchStrategy[pd.DataFrame]:
    record = st.fixed_dictionaries({column.name: values(column, letters) for column in declared.columns})
    return st.lists(record, max_size=3).map(declared.frame)


@settings(
    max_examples=30,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],  # to shrink a whole workbook takes minutes
    suppress_health_check=list(HealthCheck),
)
@given(given_tables=st.fixed_dictionaries({name: any_table(r) for name, r in REGISTERS.items()}))
def test_what_is_written_is_read_back_the_same(
    given_tables: dict[str, pd.DataFrame], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("round") / "book.xlsx"
    found, problems, synthetic = read_tables(write(given_tables, path))
    assert problems == []
    assert not synthetic
    for name, table in given_tables.items():
        same(found[name], table)
        assert found[name].dtypes.equals(table.dtypes)


def csv_folder(given_tables: dict[str, pd.DataFrame], folder: Path) -> Path:
    """The tables as people save sheets as CSV: what the cells show, one file a register."""
    for name, table in given_tables.items():
        declared = REGISTERS[name]
        with (folder / f"{declared.sheet}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            lines = csv.writer(file)
            lines.writerow([column.title for column in declared.columns])
            cells = [[in_text(shown(v, column)) for v in table[column.name]] for column in declared.columns]
            lines.writerows(zip(*cells, strict=True))
    return folder


def in_text(content: object) -> object:
    """A number with all its digits and without an exponent, as a cell shows it."""
    return np.format_float_positional(content, trim="-") if isinstance(content, float) else content


@settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(given_tables=st.fixed_dictionaries({name: any_table(r, PLAIN) for name, r in REGISTERS.items()}))
def test_what_is_saved_as_text_tables_is_read_back_the_same(
    given_tables: dict[str, pd.DataFrame], tmp_path_factory: pytest.TempPathFactory
) -> None:
    found, problems, _ = read_tables(csv_folder(given_tables, tmp_path_factory.mktemp("round")))
    assert problems == []
    for name, table in given_tables.items():
        same(found[name], table)


def test_every_other_register_is_read_back_empty(tmp_path: Path) -> None:
    found, _, _ = read_tables(write(tables(events=[event()]), tmp_path / "book.xlsx"))
    assert list(found) == list(REGISTERS)
    assert {name: len(table) for name, table in found.items() if len(table)} == {"events": 1}


def test_the_same_tables_give_the_same_bytes(tmp_path: Path) -> None:
    given_tables = tables(findings=[finding()], claims=[claim()], commitments=[commitment()])
    first = write(given_tables, tmp_path / "first.xlsx").read_bytes()
    assert write(given_tables, tmp_path / "second.xlsx").read_bytes() == first


def test_what_was_read_gives_the_same_bytes_again(tmp_path: Path) -> None:
    first = write(tables(findings=[finding()], measures=[measure()]), tmp_path / "first.xlsx")
    found, _, _ = read_tables(first)
    assert write(found, tmp_path / "second.xlsx").read_bytes() == first.read_bytes()


def test_the_bytes_do_not_depend_on_the_process(tmp_path: Path) -> None:
    script = "import sys; from huitoukan.workbook import template; template(sys.argv[1])"
    digests = set()
    for seed in ("1", "2"):
        path = tmp_path / f"{seed}.xlsx"
        environment = os.environ | {"PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", script, str(path)], check=True, env=environment)
        digests.add(hashlib.sha256(path.read_bytes()).hexdigest())
    assert len(digests) == 1


def test_reading_alters_nothing_in_the_folder(tmp_path: Path) -> None:
    path = write(tables(events=[event()]), tmp_path / "book.xlsx")
    before = path.read_bytes()
    read_tables(path)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["book.xlsx"]


def test_writing_alters_no_table(tmp_path: Path) -> None:
    given_tables = tables(events=[event(), event(participants=None)])
    before = given_tables["events"].copy()
    write(given_tables, tmp_path / "book.xlsx")
    pd.testing.assert_frame_equal(given_tables["events"], before)


def test_a_failed_write_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    path = write(tables(findings=[finding()]), tmp_path / "book.xlsx")
    before = path.read_bytes()
    with pytest.raises(KeyError):
        write(tables(findings=[finding(status="nonsense")]), path)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["book.xlsx"]


def test_an_undeclared_table_or_column_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="weather"):
        write({"weather": pd.DataFrame()}, tmp_path / "book.xlsx")
    with pytest.raises(ValueError, match="colour"):
        write({"events": register("events").empty().assign(colour="red")}, tmp_path / "book.xlsx")


def test_a_text_too_long_for_a_cell_is_refused_and_not_cut(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="32767"):
        write(tables(findings=[finding(note="长" * 32768)]), tmp_path / "book.xlsx")


@pytest.mark.parametrize(
    "text", ["=1+1", "#REF!", "007", "a\rb", "第一行\n第二行", "_x000D_", "分页\x0c符", "+3"]
)
def test_text_that_a_spreadsheet_would_change_stays_text(tmp_path: Path, text: str) -> None:
    found, _, _ = read_tables(write(tables(findings=[finding(note=text)]), tmp_path / "book.xlsx"))
    assert found["findings"]["note"].tolist() == [text]


def test_numbers_keep_every_digit(tmp_path: Path) -> None:
    numbers = [0.1 + 0.2, 1 / 3, 71320.0, 1e15]
    claims = [claim(value=number) for number in numbers]
    found, _, _ = read_tables(write(tables(claims=claims), tmp_path / "book.xlsx"))
    assert found["claims"]["value"].tolist() == numbers


# --- how the workbook looks ---------------------------------------------------------------------------------


@pytest.fixture
def book(tmp_path: Path) -> openpyxl.Workbook:
    """A small ledger as another program sees it."""
    given_tables = tables(
        findings=[finding(due_on="2025-06-30", evidence="签到表" * 40)], events=[event()], claims=[claim()]
    )
    return openpyxl.load_workbook(write(given_tables, tmp_path / "book.xlsx"))


def test_one_sheet_per_register_between_cover_and_options(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == ["说明", *(declared.sheet for declared in REGISTERS.values()), "选项"]


def test_headings_are_bold_and_carry_their_help(book: openpyxl.Workbook) -> None:
    heading = book["科普活动"]["G1"]
    assert heading.value == "参与人次"
    assert heading.font.bold
    assert "单位：人次" in heading.comment.text
    assert "必填" in book["科普活动"]["A1"].comment.text


def test_cells_show_labels_and_real_dates(book: openpyxl.Workbook) -> None:
    row = {cell.value: below.value for cell, below in zip(*book["整改台账"]["A1:K2"], strict=True)}
    assert row["完成状态"] == "已完成"
    assert row["完成时限"] == datetime(2025, 6, 30)
    assert row["销号日期"] is None
    assert book["整改台账"]["H2"].number_format == "yyyy-mm-dd"
    assert book["科普活动"]["F2"].value == "否"


def test_a_drop_down_offers_the_labels_of_its_list(book: openpyxl.Workbook) -> None:
    offers = {str(offer.sqref): offer for offer in book["整改台账"].data_validations.dataValidation}
    offer = offers["E2:E1048576"]
    sheet, cells = offer.formula1.split("!")
    assert sheet == "'选项'"
    labels = [row[0].value for row in book["选项"][cells.replace("$", "")]]
    assert labels[:3] == ["已完成", "已完成并长期坚持", "基本完成"]
    assert offer.showErrorMessage


def test_an_open_list_is_offered_but_not_insisted_on(book: openpyxl.Workbook) -> None:
    offers = {str(offer.sqref): offer for offer in book["科普活动"].data_validations.dataValidation}
    assert not offers["C2:C1048576"].showErrorMessage


def test_a_sheet_is_ready_to_scroll_filter_and_print(book: openpyxl.Workbook) -> None:
    sheet = book["整改台账"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:K2"
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
    assert (sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage) == (0, True)
    assert sheet.print_title_rows == "$1:$1"


def test_long_text_wraps_in_a_column_of_bounded_width(book: openpyxl.Workbook) -> None:
    sheet = book["整改台账"]
    assert sheet["J2"].alignment.wrap_text
    assert sheet.column_dimensions["J"].width == 46


def test_the_file_tells_no_time_of_its_making(tmp_path: Path) -> None:
    with zipfile.ZipFile(template(tmp_path / "book.xlsx")) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2000, 1, 1, 0, 0, 0)}
        assert b"2000-01-01T00:00:00Z" in archive.read("docProps/core.xml")


# --- marks --------------------------------------------------------------------------------------------------


def test_the_mark_of_synthetic_data_stands_on_every_sheet_and_travels(tmp_path: Path) -> None:
    path = write(tables(events=[event()]), tmp_path / "book.xlsx", synthetic=True)
    book = openpyxl.load_workbook(path)
    for declared in REGISTERS.values():
        assert book[declared.sheet]["A1"].value == SYNTHETIC_MARK
        assert SYNTHETIC_MARK in book[declared.sheet].oddHeader.center.text
    assert SYNTHETIC_MARK in book["说明"]["A2"].value
    assert SYNTHETIC_MARK in read(path).properties.values()
    found, problems, synthetic = read_tables(path)
    assert synthetic
    assert problems == []
    assert list(found["events"].index) == [3]


def test_a_sheet_copied_out_of_a_synthetic_workbook_is_still_known(tmp_path: Path) -> None:
    rows = [["某科协台账"], [SYNTHETIC_MARK], LEDGER, [1, "甲", "已完成"]]
    _, _, synthetic = read_tables(sent_workbook(tmp_path / "book.xlsx", 整改台账=rows))
    assert synthetic


def test_a_workbook_without_the_mark_is_not_synthetic(tmp_path: Path) -> None:
    _, _, synthetic = read_tables(write(tables(), tmp_path / "book.xlsx"))
    assert not synthetic


def test_the_template_is_read_as_an_empty_ledger(tmp_path: Path) -> None:
    found, problems, _ = read_tables(template(tmp_path / "book.xlsx"))
    assert problems == []
    assert sum(map(len, found.values())) == 0


def test_every_sheet_of_the_template_shows_an_example_row(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(template(tmp_path / "book.xlsx"))
    for declared in REGISTERS.values():
        assert book[declared.sheet].cell(2, len(declared.columns) + 1).value == "示例行"


def test_rows_below_the_example_are_read_with_their_own_numbers(tmp_path: Path) -> None:
    path = write(tables(findings=[finding()]), tmp_path / "book.xlsx", example_rows=True)
    assert list(read_tables(path)[0]["findings"].index) == [3]


def test_an_example_row_overwritten_with_data_is_read_and_told(tmp_path: Path) -> None:
    path = template(tmp_path / "book.xlsx")
    book = openpyxl.load_workbook(path)
    book["整改台账"]["D2"] = "真实问题"
    book.save(path)
    found, problems, _ = read_tables(path)
    assert found["findings"]["title"].to_dict() == {2: "真实问题"}
    assert [(p.code, p.severity, p.sheet, p.row) for p in problems] == [
        ("example_row_changed", Severity.WARNING, "整改台账", 2)
    ]


def test_an_example_row_is_known_without_the_column_somebody_deleted(tmp_path: Path) -> None:
    path = template(tmp_path / "book.xlsx")
    book = openpyxl.load_workbook(path)
    book["科普活动"].delete_cols(3)
    book.save(path)
    found, problems, _ = read_tables(path)
    assert found["events"].empty
    assert "example_row_changed" not in codes(problems)


def test_a_template_saved_as_a_text_table_still_has_its_example(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(template(tmp_path / "book.xlsx"))
    for declared in REGISTERS.values():
        with (tmp_path / f"{declared.sheet}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            rows = book[declared.sheet].iter_rows(values_only=True)
            csv.writer(file).writerows([in_text(cell) for cell in row] for row in rows)
    (tmp_path / "book.xlsx").unlink()
    found, problems, _ = read_tables(tmp_path)
    assert sum(map(len, found.values())) == 0
    assert "example_row_changed" not in codes(problems)


def test_an_example_row_whose_mark_was_deleted_is_known_by_its_words(tmp_path: Path) -> None:
    path = template(tmp_path / "book.xlsx")
    book = openpyxl.load_workbook(path)
    for declared in REGISTERS.values():
        book[declared.sheet].delete_cols(len(declared.columns) + 1)
    book.save(path)
    found, problems, _ = read_tables(path)
    assert sum(map(len, found.values())) == 0
    assert set(codes(problems)) == {"example_row"}


def test_rows_above_the_template_and_below_its_example_do_no_harm(tmp_path: Path) -> None:
    path = template(tmp_path / "book.xlsx")
    book = openpyxl.load_workbook(path)
    sheet = book["科普活动"]
    sheet.insert_rows(1, 2)
    sheet["A1"] = "某单位2025年科普活动"
    sheet["A5"], sheet["B5"] = date(2025, 3, 1), "观星"
    book.save(path)
    found, problems, _ = read_tables(path)
    assert found["events"]["name"].to_dict() == {5: "观星"}
    assert [p.code for p in problems if p.severity is not Severity.NOTE] == []


def test_the_help_of_a_heading_names_the_choices(book: openpyxl.Workbook) -> None:
    assert "可选：已完成、已完成并长期坚持" in book["整改台账"]["E1"].comment.text


# --- understanding sheets and headings ----------------------------------------------------------------------


def test_the_heading_is_found_below_title_rows(tmp_path: Path) -> None:
    rows = [["巡察反馈问题整改台账"], ["填报单位：某科协"], [], LEDGER, [1, "甲", "已完成"]]
    found, problems = read_sent(tmp_path / "book.xlsx", 整改台账=rows)
    assert [(p.code, p.severity, p.row) for p in problems] == [("heading_found", Severity.NOTE, 4)]
    assert found["findings"].loc[5, "title"] == "甲"


def test_headings_are_known_by_synonym_and_by_name(tmp_path: Path) -> None:
    rows = [["编 号", "问题\n描述", "status", "责任部门"], [1, "甲", "销号", "办公室"]]
    found, problems = read_sent(tmp_path / "book.xlsx", 整改台账=rows)
    [note] = problems
    assert "“问题描述”读作“反馈问题”" in note.message
    assert found["findings"].loc[2, ["title", "status", "owner"]].tolist() == ["甲", "completed", "办公室"]


def test_a_columns_own_title_goes_before_a_synonym(tmp_path: Path) -> None:
    rows = [["序号", "问题", "反馈问题", "完成状态"], [1, "旧写法", "甲", "已完成"]]
    found, problems = read_sent(tmp_path / "book.xlsx", 整改台账=rows)
    assert found["findings"]["title"].tolist() == ["甲"]
    assert [(p.code, p.column) for p in problems] == [("unknown_column", "问题")]


def test_an_unknown_column_is_noted_with_its_heading(tmp_path: Path) -> None:
    _, problems = read_sent(tmp_path / "book.xlsx", 整改台账=[[*LEDGER, "得分"], [1, "甲", "已完成", 95]])
    assert [(p.code, p.severity, p.row, p.column) for p in problems] == [
        ("unknown_column", Severity.NOTE, 1, "得分")
    ]


def test_an_unknown_sheet_is_noted(tmp_path: Path) -> None:
    sheets = {"整改台账": [LEDGER, [1, "甲", "已完成"]], "食堂菜单": [["周一"]]}
    _, problems = read_sent(tmp_path / "book.xlsx", **sheets)
    assert [(p.code, p.severity, p.sheet) for p in problems] == [("unknown_sheet", Severity.NOTE, "食堂菜单")]


def test_a_hidden_sheet_is_noted_and_not_read(tmp_path: Path) -> None:
    path = sent_workbook(
        tmp_path / "book.xlsx",
        整改台账=[LEDGER, [1, "甲", "已完成"]],
        科普活动=[["活动日期", "活动名称"], [date(2025, 1, 1), "旧"]],
    )
    book = openpyxl.load_workbook(path)
    book["科普活动"].sheet_state = "hidden"
    book.save(path)
    found, problems, _ = read_tables(path)
    assert codes(problems) == ["hidden_sheet"]
    assert found["events"].empty


@pytest.mark.parametrize(
    ("row", "severity"), [([1, "甲", "已完成"], Severity.WARNING), ([1, "乙", "已完成"], Severity.ERROR)]
)
def test_a_second_ledger_with_the_same_numbers_is_not_read(
    tmp_path: Path, row: list[object], severity: Severity
) -> None:
    sheets = {"问题清单": [LEDGER, row], "整改台账": [LEDGER, [1, "甲", "已完成"]]}
    found, problems = read_sent(tmp_path / "book.xlsx", **sheets)
    assert [(p.code, p.severity, p.sheet) for p in problems] == [("second_sheet", severity, "问题清单")]
    assert found["findings"]["title"].tolist() == ["甲"]


def test_a_sheet_without_heading_is_an_error(tmp_path: Path) -> None:
    sheets = {"整改台账": [LEDGER, [1, "甲", "已完成"]], "科普活动": [["今年活动很多"]]}
    _, problems = read_sent(tmp_path / "book.xlsx", **sheets)
    assert [(p.code, p.severity, p.sheet) for p in problems] == [
        ("heading_not_found", Severity.ERROR, "科普活动")
    ]


def test_a_required_column_that_is_missing_is_an_error(tmp_path: Path) -> None:
    sheets = {
        "整改台账": [LEDGER, [1, "甲", "已完成"]],
        "会议学习": [["会议类型", "议题"], ["办公会", "预算"]],
    }
    found, problems = read_sent(tmp_path / "book.xlsx", **sheets)
    assert [(p.code, p.sheet, p.row, p.column) for p in problems if p.severity is Severity.ERROR] == [
        ("missing_column", "会议学习", 1, "会议日期")
    ]
    assert found["meetings"]["topic"].tolist() == ["预算"]


# --- rows and cells -----------------------------------------------------------------------------------------


def test_rows_in_are_rows_out_and_listed_rejections(tmp_path: Path) -> None:
    rows = [
        LEDGER,
        [1, "甲", "已完成"],
        [],
        [None, None, "已完成"],
        [2, "乙", "在弄"],
        [None, None, None, "注"],
    ]
    found, problems = read_sent(tmp_path / "book.xlsx", 整改台账=rows)
    left_out = [problem.row for problem in problems if problem.code in ("row_left_out", "aside_row")]
    assert list(found["findings"].index) == [2, 5]
    assert left_out == [4, 6]


def test_an_unknown_word_is_an_error_that_shows_the_known_ones(tmp_path: Path) -> None:
    rows = [["标题"], ["编号", "反馈问题", "整改状态"], [1, "甲", "差不多"]]
    found, problems = read_sent(tmp_path / "book.xlsx", 整改台账=rows)
    assert found["findings"]["status"].isna().tolist() == [True]
    [problem] = [problem for problem in problems if problem.severity is Severity.ERROR]
    place = (problem.sheet, problem.row, problem.column, problem.value)
    assert place == ("整改台账", 3, "整改状态", "差不多")
    assert (problem.code, problem.severity) == ("unknown_word", Severity.ERROR)
    assert "已完成、已完成并长期坚持、基本完成" in problem.remedy


def test_a_missing_required_value_is_an_error_and_the_row_stays(tmp_path: Path) -> None:
    found, problems = read_sent(tmp_path / "book.xlsx", 整改台账=[LEDGER, [None, "甲", "已完成"]])
    assert problems == []
    assert found["findings"]["title"].tolist() == ["甲"]
    asked = check(read_ledger(tmp_path / "book.xlsx"))
    assert [(p.code, p.row, p.column) for p in asked] == [("required_missing", 2, "序号")]


def cell(name: str) -> Column:
    declared, column = name.split(".")
    return register(declared).column(column)


@pytest.mark.parametrize(
    ("column", "written", "value"),
    [
        ("events.held_on", "2025-03-01", date(2025, 3, 1)),
        ("events.held_on", "2025年3月1日", date(2025, 3, 1)),
        ("events.held_on", "２０２５．３．１", date(2025, 3, 1)),
        ("events.held_on", "2025/3/1", date(2025, 3, 1)),
        ("events.held_on", datetime(2025, 3, 1, 9, 30), date(2025, 3, 1)),
        ("events.participants", "1,234", 1234),
        ("events.participants", "１８", 18),
        ("events.participants", "35人", 35),
        ("events.participants", 42.0, 42),
        ("events.participants", "-", None),
        ("events.online", "线上", True),
        ("events.online", "×", False),
        ("events.name", 2025.0, "2025"),
        ("events.name", " 节水小实验 ", "节水小实验"),
        ("events.name", "/", "/"),
        ("funds.spent_yuan", "4,860.50元", 4860.5),
        ("notice.stated_completion_rate", "73.3%", 0.733),
        ("notice.feedback_on", "2025年2月", "2025-02"),
        ("notice.feedback_on", "2025-2-7", "2025-02-07"),
        ("notice.feedback_on", date(2025, 2, 7), "2025-02-07"),
        ("commitments.every", "每两月", "P2M"),
        ("commitments.every", "每半年", "P6M"),
        ("commitments.every", "p1y", "P1Y"),
        ("commitments.every", "每5个月", "P5M"),
        ("commitments.evidence_register", "画廊更新巡检", "gallery_checks"),
        ("findings.status", "  ", None),
    ],
)
def test_cells_as_people_fill_them(column: str, written: object, value: object) -> None:
    assert parse(written, cell(column)) == value


@pytest.mark.parametrize(
    ("column", "written", "code"),
    [
        ("events.held_on", "3月1日", "year_missing"),
        ("events.held_on", "2025-03", "day_missing"),
        ("events.held_on", 459.0, "not_a_date"),
        ("events.held_on", "2025-02-30", "impossible_date"),
        ("events.participants", "约200人", "not_a_number"),
        ("events.participants", "4.7万人次", "not_a_number"),
        ("events.participants", "50%", "not_a_number"),
        ("events.participants", "100余", "not_a_number"),
        ("events.participants", True, "not_a_number"),
        ("events.participants", "12.5", "not_an_integer"),
        ("events.online", "也许", "unknown_word"),
        ("notice.feedback_on", "2025-13", "impossible_date"),
        ("commitments.every", "经常", "not_a_rhythm"),
    ],
)
def test_cells_that_do_not_fit_are_errors_with_a_remedy(column: str, written: object, code: str) -> None:
    with pytest.raises(CellError) as raised:
        parse(written, cell(column))
    assert raised.value.code == code
    assert raised.value.remedy.endswith("。")


def test_a_rhythm_is_shown_in_the_words_people_use() -> None:
    assert shown("P2M", cell("commitments.every")) == "每两月"
    assert shown("P7M", cell("commitments.every")) == "P7M"


# --- files that are no ledger -------------------------------------------------------------------------------


def refusal(path: Path) -> InputError:
    """The refusal of a file: one problem, one line, with a remedy."""
    with pytest.raises(InputError) as raised:
        read_tables(path)
    [problem] = raised.value.problems
    assert "\n" not in problem.line
    assert problem.remedy
    return raised.value


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "是空文件"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "是图片"),
        (b"%PDF-1.7 ...", "是PDF文件"),
        (string.printable.encode(), "不是工作簿"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "有密码"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "已损坏"),
        (b"PK\x03\x04 but nothing follows", "已损坏"),
    ],
)
def test_a_file_that_is_no_workbook_is_refused_in_one_line(
    tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "台账.xlsx"
    path.write_bytes(content)
    error = refusal(path)
    assert words in str(error)
    assert error.exit_status == 2


def test_a_truncated_workbook_is_refused(tmp_path: Path) -> None:
    path = write(tables(findings=[finding()]), tmp_path / "book.xlsx")
    path.write_bytes(path.read_bytes()[:-2000])
    assert "已损坏" in str(refusal(path))


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert "不存在" in str(refusal(tmp_path / "没有.xlsx"))
    assert "没有 .csv 文件" in str(refusal(tmp_path))


def test_a_zip_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "book.xlsx", "w") as archive:
        archive.writestr("readme.txt", "hello")
    assert refusal(tmp_path / "book.xlsx").exit_status == 2


def test_a_workbook_without_any_register_is_an_error_that_names_its_sheets(tmp_path: Path) -> None:
    found, problems = read_sent(tmp_path / "book.xlsx", Sheet1=[["周一"]], 菜单=[["周二"]])
    [error] = [problem for problem in problems if problem.severity is Severity.ERROR]
    assert (error.code, sum(map(len, found.values()))) == ("no_register", 0)
    assert "“Sheet1”“菜单”" in error.message


def test_a_workbook_without_content_is_refused(tmp_path: Path) -> None:
    assert "没有内容" in str(refusal(sent_workbook(tmp_path / "book.xlsx", 整改台账=[])))
