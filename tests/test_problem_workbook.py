"""A checked ledger that goes back to its owner: the list, the marked cells, and the way back in."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from builders import sent_workbook
from lxml.etree import SerialisationError  # type: ignore[import-untyped]
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter
from test_cli import call

from huitoukan.problems import Problem, Severity
from huitoukan.workbook import SYNTHETIC_MARK, read_book, write_problems
from huitoukan.workbook.reading.earlier import HEADINGS, LIST_MARK
from huitoukan.workbook.returning import returned as returning

Rows = list[list[object]]
EVENTS: Rows = [
    ["2025年科普活动统计"],
    ["活动日期", "活动名称", "参与人次"],
    [date(2025, 4, 12), "节水小实验", "约200人"],
    ["4月20日", "夜观星空", 30],
    [date(2025, 5, 4), "=1+1不是公式", 40],
]
AS_OF = date(2025, 5, 20)


def ledger(folder: Path, change: Callable[[openpyxl.Workbook], None] = lambda book: None) -> Path:
    """A workbook with one log in which the 约200人 of row 3 and the 4月20日 of row 4 are met on reading."""
    path = sent_workbook(folder / "台账.xlsx", 科普活动=EVENTS)
    book = openpyxl.load_workbook(path)
    book["科普活动"]["B5"].data_type = "s"
    change(book)
    book.save(path)
    return path


def returned(path: Path, more: Sequence[Problem] = (), name: str = "退回.xlsx") -> Path:
    """The workbook that goes back, with the problems met on reading and these."""
    reading = read_book(path)
    out = path.with_name(name)
    write_problems(path, out, [*reading.problems, *more], reading.places, AS_OF)
    return out


def listed(path: Path) -> list[dict[str, object]]:
    """The lines of the list by their headings."""
    rows = [list(row) for row in openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True)]
    at = next(number for number, row in enumerate(rows) if tuple(row[: len(HEADINGS)]) == HEADINGS)
    return [dict(zip(HEADINGS, row, strict=False)) for row in rows[at + 1 :]]


def marked(sheet: Worksheet) -> set[str]:
    """The cells of a sheet that bear a comment of the check."""
    return {
        cell.coordinate
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment and "【核对】" in cell.comment.text
    }


def properties(book: openpyxl.Workbook) -> Any:
    """The custom document properties, unknown to the type stubs."""
    return book.custom_doc_props  # type: ignore[attr-defined]


def changed(path: Path, change: Callable[[bytes], bytes]) -> Path:
    """The file with its first sheet changed as it stands in the package."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/worksheets/sheet1.xml"] = change(parts["xl/worksheets/sheet1.xml"])
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def told(path: Path) -> list[tuple[object, ...]]:
    """The problems met on reading a file, without the name of the file."""
    return [
        (p.code, p.severity, p.sheet, p.row, p.column, p.value, p.message) for p in read_book(path).problems
    ]


def problem(severity: Severity = Severity.ERROR, **place: object) -> Problem:
    return Problem("made_up", severity, "这里不对。", "请改正。", sheet="科普活动", **place)  # type: ignore[arg-type]


# --- the list ---------------------------------------------------------------------------------------------


def test_the_list_names_cell_content_problem_and_remedy_and_leaves_room_for_an_answer(tmp_path: Path) -> None:
    first = listed(returned(ledger(tmp_path)))[0]
    assert [first[title] for title in HEADINGS[:7]] == [
        1, "错误", "科普活动", "C3", 3, "参与人次", "约200人",
    ]  # fmt: skip
    assert "不是准确的数字" in str(first["问题"]) and "阿拉伯数字" in str(first["请这样处理"])
    assert first["答复"] is None and first["更正为"] is None


def test_errors_come_first_then_the_order_of_the_sheet(tmp_path: Path) -> None:
    more = [problem(Severity.WARNING, row=4), problem(row=5, column="活动名称"), problem(row=4)]
    lines = listed(returned(ledger(tmp_path), more))
    assert [(line["级别"], line["行"]) for line in lines[:4]] == [
        ("错误", 3), ("错误", 4), ("错误", 5), ("提醒", 4),
    ]  # fmt: skip


def test_a_link_of_the_list_jumps_to_the_cell(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(returned(ledger(tmp_path))).worksheets[0]
    link = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "C3")
    assert link.hyperlink is not None and link.hyperlink.location == "'科普活动'!C3"


def test_the_head_names_ledger_counts_and_day_and_no_other_time(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(returned(ledger(tmp_path))).worksheets[0]
    head = "\n".join(str(sheet.cell(row, 1).value) for row in range(1, 7))
    assert "台账：台账.xlsx" in head and "2025-05-20" in head and "错误1条、说明" in head


def test_the_list_prints_on_a4_across_with_the_heading_on_every_page(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(returned(ledger(tmp_path))).worksheets[0]
    heading = next(row[0].row for row in sheet.iter_rows() if row[0].value == "序号")
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.print_title_rows == f"${heading}:${heading}"
    assert sheet.freeze_panes == f"A{heading + 1}" and sheet.auto_filter.ref.startswith(f"A{heading}:K")


def test_only_the_list_is_selected_when_the_workbook_is_opened(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(returned(ledger(tmp_path)))
    assert [sheet.sheet_view.tabSelected for sheet in book.worksheets] == [True, False]
    assert book.active is book.worksheets[0]


def test_texts_that_look_like_formulas_stay_text_in_list_and_sheet(tmp_path: Path) -> None:
    more = [
        Problem("x", Severity.ERROR, f"{sign}1+1", "=2", sheet="科普活动", row=5, column="活动名称")
        for sign in "=+-@"
    ]
    out = returned(ledger(tmp_path), more)
    with zipfile.ZipFile(out) as archive:
        assert not any(
            b"<f>" in archive.read(n) for n in archive.namelist() if n.startswith("xl/worksheets/sheet")
        )
    assert {line["问题"] for line in listed(out)} >= {"=1+1", "+1+1", "-1+1", "@1+1"}


def test_a_message_longer_than_a_cell_is_cut_with_a_mark(tmp_path: Path) -> None:
    long = Problem("x", Severity.ERROR, "长" * 40_000, sheet="科普活动", row=3)
    cut = next(
        line["问题"] for line in listed(returned(ledger(tmp_path), [long])) if "长长" in str(line["问题"])
    )
    assert len(str(cut)) <= 32_767 and "共40000字" in str(cut)


def test_a_ledger_that_has_a_sheet_of_that_name_keeps_it(tmp_path: Path) -> None:
    rows: Rows = [["序号", "具体问题", "是否完成"], [1, "甲", "差不多了"]]
    path = sent_workbook(tmp_path / "台账.xlsx", 问题清单=rows)
    out = returned(path)
    assert openpyxl.load_workbook(out).sheetnames == ["核对问题清单", "问题清单"]
    assert told(out) == told(path)


# --- the marks --------------------------------------------------------------------------------------------


def test_a_marked_cell_keeps_its_content_and_says_in_a_comment_what_is_wrong_and_what_to_do(
    tmp_path: Path,
) -> None:
    cell = openpyxl.load_workbook(returned(ledger(tmp_path)))["科普活动"]["C3"]
    assert cell.value == "约200人"
    assert cell.fill.fgColor.rgb.endswith("FFC7CE") and cell.border.left.style == "medium"
    assert (
        "第1条［错误］“约200人”不是准确的数字。" in cell.comment.text and "请这样处理：" in cell.comment.text
    )


def test_severities_differ_in_more_than_colour(tmp_path: Path) -> None:
    places = {Severity.ERROR: "活动日期", Severity.WARNING: "活动名称", Severity.ASK: "参与人次"}
    more = [problem(severity, row=5, column=title) for severity, title in places.items()]
    sheet = openpyxl.load_workbook(returned(ledger(tmp_path), more))["科普活动"]
    borders = [sheet.cell(5, column).border.left.style for column in (1, 2, 3)]
    assert len(set(borders)) == 3


def test_all_problems_of_a_cell_stand_in_its_comment_and_the_gravest_gives_the_look(tmp_path: Path) -> None:
    more = [problem(Severity.ASK, row=3, column="参与人次")]
    cell = openpyxl.load_workbook(returned(ledger(tmp_path), more))["科普活动"]["C3"]
    assert "［错误］" in cell.comment.text and "［待问］" in cell.comment.text
    assert cell.border.left.style == "medium"


def test_a_comment_of_the_owner_is_kept_before_ours(tmp_path: Path) -> None:
    def comment(book: openpyxl.Workbook) -> None:
        book["科普活动"]["C3"].comment = Comment("按签到估计", "填表人")

    text = openpyxl.load_workbook(returned(ledger(tmp_path, comment)))["科普活动"]["C3"].comment.text
    assert text.startswith("按签到估计\n【核对】")


def test_a_problem_of_a_row_marks_its_first_cell_and_one_of_a_sheet_its_tab(tmp_path: Path) -> None:
    out = returned(ledger(tmp_path), [problem(row=5), problem()])
    sheet = openpyxl.load_workbook(out)["科普活动"]
    assert "A5" in marked(sheet)
    assert str(sheet.sheet_properties.tabColor.rgb).endswith("C00000")  # type: ignore[union-attr]


def shaded(sheet: Worksheet) -> set[str]:
    """The ranges that a conditional format of the check colours."""
    formats = sheet.conditional_formatting
    return {str(one.sqref) for one in formats if any("【核对】" in str(rule.formula) for rule in one.rules)}


def test_a_problem_of_a_row_colours_the_whole_row_until_it_is_mended(tmp_path: Path) -> None:
    def coloured(book: openpyxl.Workbook) -> None:
        rule = CellIsRule("greaterThan", ["30"], fill=PatternFill(bgColor="FFFF00"))
        book["科普活动"].conditional_formatting.add("C3:C5", rule)

    out = returned(ledger(tmp_path, coloured), [problem(row=5), problem(Severity.NOTE, row=4)])
    assert shaded(openpyxl.load_workbook(out)["科普活动"]) == {"A5:C5"}
    again = openpyxl.load_workbook(returned(out, name="再退回.xlsx"))["科普活动"]
    assert shaded(again) == set()
    assert [str(one.sqref) for one in again.conditional_formatting] == ["C3:C5"]


def test_formatted_rows_below_the_table_are_not_carried_along(tmp_path: Path) -> None:
    def drawn(book: openpyxl.Workbook) -> None:
        for row in range(6, 3000):
            book["科普活动"].cell(row, 1).border = Border(bottom=Side("thin"))

    path = ledger(tmp_path, drawn)
    notes = write_problems(path, tmp_path / "退回.xlsx", (), read_book(path).places, AS_OF)
    sheet = openpyxl.load_workbook(tmp_path / "退回.xlsx")["科普活动"]
    assert sheet.max_row == 5 and sheet["C4"].value == 30
    assert any("空行没有带过来" in note for note in notes)


def test_a_disk_that_is_full_is_told_in_one_line_with_the_name_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise SerialisationError("IO_ENOSPC")

    path = ledger(tmp_path)
    monkeypatch.setattr(ExcelWriter, "save", full)
    with pytest.raises(OSError) as raised:
        returned(path)
    assert Path(raised.value.filename).name == "退回.xlsx"
    assert not (tmp_path / "退回.xlsx").exists()


def test_a_column_the_sheet_lacks_is_said_to_be_lacking(tmp_path: Path) -> None:
    lines = listed(returned(ledger(tmp_path), [problem(row=3, column="社区")]))
    line = next(line for line in lines if line["栏目"] == "社区")
    assert line["现在的内容"] == "（没有这一栏）"


def test_of_two_columns_with_one_heading_the_one_with_the_value_is_marked(tmp_path: Path) -> None:
    rows: Rows = [
        ["活动日期", "活动名称", "情况", "参与人次", "情况"],
        [date(2025, 4, 1), "甲", "好", 3, "坏"],
    ]
    path = sent_workbook(tmp_path / "台账.xlsx", 科普活动=rows)
    sheet = openpyxl.load_workbook(returned(path, [problem(row=2, column="情况", value="坏")]))["科普活动"]
    assert "E2" in marked(sheet) and "C2" not in marked(sheet)


def test_a_problem_inside_a_merged_block_marks_the_cell_that_is_seen(tmp_path: Path) -> None:
    def merge(book: openpyxl.Workbook) -> None:
        book["科普活动"].merge_cells("B3:B4")

    out = returned(ledger(tmp_path, merge), [problem(row=4, column="活动名称")])
    assert "B3" in marked(openpyxl.load_workbook(out)["科普活动"])


# --- the owner's sheets -----------------------------------------------------------------------------------


def dressed(book: openpyxl.Workbook) -> None:
    """Give the log a look of its own, a hidden sheet, a drop-down and a formula."""
    sheet = book["科普活动"]
    sheet.merge_cells("A1:C1")
    sheet["A1"].font = Font("黑体", 20)
    sheet.column_dimensions["B"].width = 33
    sheet["D3"].value = "=1+1"
    offer = DataValidation("list", formula1='"是,否"')
    offer.add("D4")
    sheet.add_data_validation(offer)
    book.create_sheet("旧表").sheet_state = "hidden"
    book["旧表"]["A1"].value = "从前"


def test_the_look_of_the_owners_sheets_is_kept(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(returned(ledger(tmp_path, dressed)))
    sheet = book["科普活动"]
    assert sheet["A1"].font.name == "黑体" and sheet.column_dimensions["B"].width == 33
    assert "A1:C1" in {str(block) for block in sheet.merged_cells.ranges}
    assert sheet["D3"].value == "=1+1" and len(sheet.data_validations.dataValidation) == 1
    assert book["旧表"].sheet_state == "hidden"


def test_the_results_of_formulas_are_kept_with_them(tmp_path: Path) -> None:
    found, formula = rb'(<c r="C5"[^>]*)><v>40</v>', rb"\1><f>20+20</f><v>40</v>"
    path = changed(ledger(tmp_path), lambda part: re.sub(found, formula, part))
    out = returned(path)
    assert openpyxl.load_workbook(out)["科普活动"]["C5"].value == "=20+20"
    assert openpyxl.load_workbook(out, data_only=True)["科普活动"]["C5"].value == 40
    assert told(out) == told(path)


def test_a_drop_down_with_its_words_on_another_sheet_is_kept(tmp_path: Path) -> None:
    offers = (
        '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" '
        'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
        '<x14:dataValidations count="1" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">'
        '<x14:dataValidation type="list" allowBlank="1">'
        "<x14:formula1><xm:f>选项!$A$1:$A$3</xm:f></x14:formula1>"
        "<xm:sqref>B3:B9</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst></worksheet>"
    )
    path = changed(ledger(tmp_path), lambda part: part.replace(b"</worksheet>", offers.encode()))
    (kept,) = openpyxl.load_workbook(returned(path))["科普活动"].data_validations.dataValidation
    assert (kept.formula1, str(kept.sqref)) == ("选项!$A$1:$A$3", "B3:B9")


def test_what_lies_hidden_under_a_merged_cell_is_not_lost(tmp_path: Path) -> None:
    block = b'</sheetData><mergeCells count="1"><mergeCell ref="C4:C5"/></mergeCells>'
    path = changed(ledger(tmp_path), lambda part: part.replace(b"</sheetData>", block))
    out = returned(path)
    assert b'r="C5"' in zipfile.ZipFile(out).read("xl/worksheets/sheet2.xml")
    assert told(out) == told(path)
    assert read_book(out).tables["events"].equals(read_book(path).tables["events"])


def test_a_number_shown_as_an_impossible_date_stays_the_number(tmp_path: Path) -> None:
    def number(book: openpyxl.Workbook) -> None:
        book["科普活动"]["A5"].value = 20250504
        book["科普活动"]["A5"].number_format = "yyyy-mm-dd"

    path = ledger(tmp_path, number)
    assert told(returned(path)) == told(path)


def test_what_cannot_be_carried_is_said(tmp_path: Path) -> None:
    path = ledger(tmp_path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"")
        archive.writestr("xl/charts/chart9.xml", b"<x/>")
    reading = read_book(path)
    (note,) = write_problems(path, tmp_path / "退回.xlsx", reading.problems, reading.places, AS_OF)
    assert "图表、宏" in note


def test_a_text_table_is_laid_out_in_the_same_rows_and_columns(tmp_path: Path) -> None:
    path = tmp_path / "活动.csv"
    path.write_text(
        "活动日期,活动名称,参与人次\n2025-04-12,=节水,约200人\n,,\n2025-04-13,00712,30\n", encoding="utf-8"
    )
    out = returned(path)
    sheet = openpyxl.load_workbook(out)["活动"]
    assert [sheet["B2"].value, sheet["B2"].data_type, sheet["B4"].value] == ["=节水", "s", "00712"]
    assert "C2" in marked(sheet)
    assert told(out) == told(path)


def test_a_text_too_long_for_a_cell_is_said_to_be_cut(tmp_path: Path) -> None:
    path = tmp_path / "科普活动.csv"
    path.write_text(f"活动日期,活动名称\n2025-04-01,{'长' * 40_000}\n", encoding="utf-8")
    notes = write_problems(path, tmp_path / "退回.xlsx", (), read_book(path).places, AS_OF)
    assert any("没有带过来" in note for note in notes)


def test_error_cells_of_a_text_table_stay_errors(tmp_path: Path) -> None:
    path = tmp_path / "活动.csv"
    path.write_text("活动日期,活动名称,参与人次\n2025-04-12,甲,#REF!\n", encoding="utf-8")
    assert told(returned(path)) == told(path)


def test_a_folder_of_text_tables_becomes_one_sheet_each(tmp_path: Path) -> None:
    folder = tmp_path / "台账"
    folder.mkdir()
    (folder / "科普活动.csv").write_text("活动日期,活动名称,参与人次\n4月1日,甲,3\n", encoding="utf-8")
    (folder / "宣传报道.csv").write_text("报道日期,媒体,标题\n2025-04-01,某报,甲\n", encoding="utf-8")
    out = returned(folder)
    assert set(openpyxl.load_workbook(out).sheetnames) == {"问题清单", "科普活动", "宣传报道"}
    assert told(out) == told(folder)


def test_a_very_large_ledger_gets_the_list_alone_and_a_note(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(returning, "LARGEST", 4)
    out = returned(ledger(tmp_path))
    assert openpyxl.load_workbook(out).sheetnames == ["问题清单"]
    assert listed(out)[0]["现在的内容"] == "约200人"


# --- the way back -----------------------------------------------------------------------------------------


def test_the_returned_workbook_is_read_as_the_ledger_was(tmp_path: Path) -> None:
    path = ledger(tmp_path, dressed)
    out = returned(path)
    before, after = read_book(path), read_book(out)
    assert told(out) == told(path)
    assert after.tables["events"].equals(before.tables["events"])


def test_the_year_in_the_name_of_the_ledger_is_not_lost_on_the_way(tmp_path: Path) -> None:
    path = sent_workbook(tmp_path / "2024年活动.xlsx", 科普活动=[EVENTS[1], ["4月20日", "夜观星空", 30]])
    out = returned(path, name="问题清单.xlsx")
    assert told(out) == told(path)
    assert read_book(out).tables["events"]["held_on"].dt.year.tolist() == [2024]


def test_a_corrected_cell_is_no_problem_any_more_and_loses_its_mark_but_not_its_look(tmp_path: Path) -> None:
    def tint(book: openpyxl.Workbook) -> None:
        book["科普活动"]["C3"].fill = PatternFill("solid", "00FF00")

    out = returned(ledger(tmp_path, tint))
    book = openpyxl.load_workbook(out)
    book["科普活动"]["C3"].value = 200
    book.save(out)
    again = returned(out, name="第二次.xlsx")
    cell = openpyxl.load_workbook(again)["科普活动"]["C3"]
    assert (
        cell.comment is None and cell.fill.fgColor.rgb.endswith("00FF00") and cell.border.left.style is None
    )
    assert openpyxl.load_workbook(again).sheetnames == ["问题清单", "科普活动"]


def test_the_owners_answers_stand_beside_the_same_problem_next_time(tmp_path: Path) -> None:
    out = returned(ledger(tmp_path))
    book = openpyxl.load_workbook(out)
    sheet = book.worksheets[0]
    row = next(row for row in sheet.iter_rows() if row[3].value == "C3")
    row[9].value, row[10].value = "按签到表清点", "203"
    book.save(out)
    first = listed(returned(out, name="第二次.xlsx"))[0]
    assert (first["答复"], first["更正为"]) == ("按签到表清点", "203")
    assert "correction_not_read" in {problem.code for problem in read_book(out).problems}


def test_the_list_is_never_taken_for_a_register(tmp_path: Path) -> None:
    out = returned(ledger(tmp_path))
    book = openpyxl.load_workbook(out)
    assert any(str(cell.value).startswith(LIST_MARK) for cell in book.worksheets[0]["A"])
    assert {place.sheet for place in read_book(out).places.values()} == {"科普活动"}


def test_the_mark_of_made_up_data_travels(tmp_path: Path) -> None:
    def made_up(book: openpyxl.Workbook) -> None:
        properties(book).append(StringProperty("huitoukan.synthetic", SYNTHETIC_MARK))

    out = returned(ledger(tmp_path, made_up))
    book = openpyxl.load_workbook(out)
    assert book.worksheets[0]["A2"].value == SYNTHETIC_MARK
    assert "huitoukan.synthetic" in properties(book).names
    del properties(book)["huitoukan.synthetic"]
    book.save(out)
    assert read_book(out).synthetic


def test_the_same_ledger_gives_the_same_bytes_and_stays_as_it_is(tmp_path: Path) -> None:
    path = ledger(tmp_path, dressed)
    before = path.read_bytes()
    assert returned(path).read_bytes() == returned(path, name="又.xlsx").read_bytes()
    assert path.read_bytes() == before


def test_days_and_times_are_laid_out_as_days_and_times(tmp_path: Path) -> None:
    from huitoukan.workbook.files.raw import RawBook, RawSheet
    from huitoukan.workbook.returning.layout import lay_out

    rows = [[datetime(2025, 4, 1), datetime(2025, 4, 1, 9, 30), date(1850, 1, 1), 0.1, True]]
    book = openpyxl.Workbook()
    sheet = lay_out(book, RawBook("旧.xls", (RawSheet("表[1]", rows),)), {})["表[1]"]
    assert sheet.title == "表_1_"
    assert [cell.number_format for cell in sheet[1]][:2] == ["yyyy-mm-dd", "yyyy-mm-dd hh:mm"]
    assert [cell.value for cell in sheet[1]][2:] == ["1850-01-01", "0.1", True]


# --- the command ------------------------------------------------------------------------------------------


def test_check_writes_the_workbook_beside_its_json_and_keeps_its_status(tmp_path: Path) -> None:
    import json

    out = tmp_path / "问题清单.xlsx"
    done = call("check", ledger(tmp_path), "-o", out, "--json", "--as-of", "2025-05-20")
    assert done.returncode == 1 and json.loads(done.stdout)["problems"]
    assert listed(out)[0]["单元格"] == "C3"


def test_check_writes_over_nothing_unasked_and_never_over_the_ledger(tmp_path: Path) -> None:
    path, taken = ledger(tmp_path), tmp_path / "问题清单.xlsx"
    taken.write_bytes(b"mine")
    before = path.read_bytes()
    for words in ((taken,), (path, "--force"), (tmp_path / "清单.csv",)):
        done = call("check", path, "-o", *words)
        assert done.returncode == 2 and len(done.stderr.splitlines()) == 1
    assert taken.read_bytes() == b"mine" and path.read_bytes() == before
    assert call("check", path, "-o", taken, "--force").returncode == 1
    assert listed(taken)


def test_nothing_is_written_for_a_ledger_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04 nothing")
    done = call("check", tmp_path / "坏.xlsx", "-o", tmp_path / "问题清单.xlsx")
    assert done.returncode == 2 and not (tmp_path / "问题清单.xlsx").exists()
