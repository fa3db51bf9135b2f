"""Spreadsheets as offices send them: what is understood and what is reported; nothing is lost unsaid."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from builders import sent_workbook

from huitoukan.checks import check
from huitoukan.ledger import read_ledger
from huitoukan.problems import InputError, Problem, Severity
from huitoukan.workbook.reading.reader import Reading, read_book

Rows = list[list[object]]
LEDGER: Rows = [["序号", "反馈问题", "完成状态"], [1, "甲", "已完成"]]
EVENTS = ["活动日期", "活动名称", "参与人次"]


def sent(path: Path, merged: dict[str, list[str]] | None = None, **sheets: Rows) -> Reading:
    """What is read from a workbook of these sheets with these cells merged."""
    sent_workbook(path, **sheets)
    book = openpyxl.load_workbook(path)
    for name, ranges in (merged or {}).items():
        for cells in ranges:
            book[name].merge_cells(cells)
    book.save(path)
    return read_book(path)


def changed(path: Path, change: Callable[[openpyxl.Workbook], None], **sheets: Rows) -> Reading:
    """What is read after something was done to the workbook."""
    book = openpyxl.load_workbook(sent_workbook(path, **sheets))
    change(book)
    book.save(path)
    return read_book(path)


def errors(reading: Reading) -> list[tuple[str, str | None, int | None, str | None]]:
    return [(p.code, p.sheet, p.row, p.column) for p in reading.problems if p.severity is Severity.ERROR]


def noted(reading: Reading, code: str) -> list[Problem]:
    return [problem for problem in reading.problems if problem.code == code]


def column(reading: Reading, register: str, name: str) -> list[object]:
    values = reading.tables[register][name]
    return [
        None if pd.isna(v) else v.date().isoformat() if isinstance(v, pd.Timestamp) else v for v in values
    ]


def seen(reading: Reading, register: str) -> list[tuple[str, int]]:
    """Sheet and row number of every row, as a person sees them."""
    places = map(reading.places[register].of, reading.tables[register].index)
    return [(place.sheet, row) for place, row in places]


# --- findings with their measures ---------------------------------------------------------------------------


COMBINED: Rows = [
    ["某单位2025年整改情况表"],
    ["序号", "反馈问题", "整改措施", "责任分工", None, "整改\n时限", "完成情况"],
    [None, None, None, "责任领导", "责任科室", None, None],
    [1, "调研少", "定计划", "主要领导", "办公室", "3月底前", "已完成"],
    [None, None, "每季调研", None, "科普部", "长期坚持", None],
    [2, "阵地旧", "更新画廊", "分管领导", "科普部", "立行立改", "推进中（60%）"],
    ["注：每季度报送。"],
    ["填表人：", None, "审核人："],
]
MERGED = {
    "Sheet1": ["D2:E2", "A2:A3", "B2:B3", "C2:C3", "F2:F3", "G2:G3", "A4:A5", "B4:B5", "D4:D5", "G4:G5"]
}


def test_one_sheet_of_findings_and_measures_becomes_both_registers(tmp_path: Path) -> None:
    reading = sent(tmp_path / "book.xlsx", MERGED, Sheet1=COMBINED)
    assert column(reading, "findings", "title") == ["调研少", "阵地旧"]
    assert column(reading, "findings", "status") == ["completed", "in_progress"]
    assert column(reading, "measures", "finding") == [1, 1, 2]
    assert column(reading, "measures", "no") == [1, 2, 1]
    assert column(reading, "measures", "leader") == ["主要领导", "主要领导", "分管领导"]
    assert column(reading, "measures", "due_on") == ["2025-03-31", None, None]
    assert column(reading, "measures", "kind") == [None, "long_term", "one_off"]
    assert list(reading.tables["measures"].index) == [4, 5, 6]
    assert errors(reading) == []


def test_what_stands_once_per_measure_is_not_said_of_the_finding(tmp_path: Path) -> None:
    reading = sent(tmp_path / "book.xlsx", MERGED, Sheet1=COMBINED)
    assert column(reading, "findings", "owner") == [None, "科普部"]
    assert column(reading, "measures", "owner") == ["办公室", "科普部", "科普部"]


def test_notes_and_signatures_below_are_named_and_not_read(tmp_path: Path) -> None:
    reading = sent(tmp_path / "book.xlsx", MERGED, Sheet1=COMBINED)
    assert [problem.row for problem in noted(reading, "foot_row")] == [7, 8]


def test_a_cell_that_numbers_its_measures_holds_so_many(tmp_path: Path) -> None:
    rows: Rows = [
        ["编号", "具体问题", "整改举措", "完成时限", "是否完成"],
        ["一、聚焦主责方面"],
        ["（一）服务方面"],
        [1, "甲", "1.定办法；\n2.开会。", "（1）2025年3月底前；（2）长期坚持", "√"],
        ["二、聚焦队伍方面"],
        [2, "乙", "定制度", "二〇二五年六月三十日", "×"],
    ]
    reading = sent(tmp_path / "book.xlsx", 问题清单=rows)
    assert column(reading, "measures", "text") == ["定办法", "开会。", "定制度"]
    assert column(reading, "measures", "due_on") == ["2025-03-31", None, "2025-06-30"]
    assert column(reading, "findings", "part") == ["聚焦主责方面", "聚焦队伍方面"]
    assert column(reading, "findings", "category") == ["服务方面", None]
    assert column(reading, "findings", "status") == ["completed", "not_completed"]
    assert seen(reading, "measures") == [("问题清单", 4), ("问题清单", 4), ("问题清单", 6)]


def test_measures_of_one_finding_numbered_from_row_to_row_lose_their_marks(tmp_path: Path) -> None:
    rows: Rows = [
        ["序号", "反馈问题", "整改措施", "完成状态"],
        [1, "甲", "①定计划", "已完成"],
        [None, None, "②开会", "已完成"],
        [2, "乙", "（1）查；（2）改", "已完成"],
        [None, None, "（3）补", "已完成"],
        [3, "丙", "②是转述的原文", "已完成"],
    ]
    merged = {"Sheet1": ["A2:A3", "B2:B3", "A4:A5", "B4:B5"]}
    reading = sent(tmp_path / "book.xlsx", merged, Sheet1=rows)
    assert column(reading, "measures", "text") == ["定计划", "开会", "查", "改", "补", "②是转述的原文"]
    assert column(reading, "measures", "no") == [1, 2, 1, 2, 3, 1]


def test_a_number_above_blanks_goes_on_in_a_sheet_without_merged_cells(tmp_path: Path) -> None:
    rows: Rows = [
        ["问题编号", "具体举措", "时限"],
        [1, "做一", "2025.3.31"],
        [None, "做二", "立即整改"],
        [2, "做三", "6月底"],
    ]
    reading = sent(tmp_path / "book.xlsx", 整改台账=LEDGER, 措施清单=rows)
    assert column(reading, "measures", "finding") == [1, 1, 2]
    assert column(reading, "measures", "due_on") == ["2025-03-31", None, "2025-06-30"]
    assert [problem.row for problem in noted(reading, "continued")] == [3]


def test_a_ledger_without_a_status_column_is_one_error(tmp_path: Path) -> None:
    rows: Rows = [["序号", "反馈问题", "阶段"], [1, "甲", "已完成"], [2, "乙", "已完成"]]
    reading = sent(tmp_path / "book.xlsx", 整改台账=rows)
    assert errors(reading) == [("missing_column", "整改台账", 1, "完成状态")]


def test_findings_without_numbers_are_numbered_with_a_warning(tmp_path: Path) -> None:
    reading = sent(
        tmp_path / "book.xlsx", 整改台账=[["反馈问题", "完成状态"], ["甲", "已完成"], ["乙", "整改中"]]
    )
    assert column(reading, "findings", "no") == [1, 2]
    assert [problem.severity for problem in noted(reading, "numbered")] == [Severity.WARNING]


# --- rows that are no records -------------------------------------------------------------------------------


def test_subtotals_repeated_headings_and_section_lines_are_no_records(tmp_path: Path) -> None:
    rows: Rows = [
        ["2025年科普活动统计"],
        EVENTS,
        ["一月"],
        ["1.11", "观星", "42人"],
        ["1.18-1.19", "讲座", "1,200"],
        ["小计", None, 1242],
        EVENTS,
        ["2/3", "实验", "５０"],
        ["合计", None, 1300],
    ]
    reading = sent(tmp_path / "book.xlsx", 科普活动=rows)
    assert column(reading, "events", "held_on") == ["2025-01-11", "2025-01-18", "2025-02-03"]
    assert column(reading, "events", "participants") == [42, 1200, 50]
    assert [problem.row for problem in noted(reading, "total_row")] == [6, 9]
    assert [problem.row for problem in noted(reading, "section_row")] == [3]
    assert [problem.row for problem in noted(reading, "repeat_row")] == [7]
    assert errors(reading) == []


def test_only_a_total_that_differs_from_its_rows_is_reported(tmp_path: Path) -> None:
    rows: Rows = [
        EVENTS,
        [date(2025, 1, 1), "甲", 10],
        ["小计", None, 10],
        [date(2025, 2, 1), "乙", 5],
        ["合计", None, 16],
    ]
    reading = sent(tmp_path / "book.xlsx", 科普活动=rows)
    [problem] = noted(reading, "total_differs")
    assert (problem.row, problem.column, problem.value, problem.severity) == (
        5,
        "参与人次",
        "16",
        Severity.WARNING,
    )
    assert "15" in problem.message


@pytest.mark.parametrize("size", [5, 5000])
def test_every_row_is_read_or_listed_in_short_and_long_tables(tmp_path: Path, size: int) -> None:
    rows: Rows = [["2025年科普活动"], EVENTS]
    rows += [[datetime(2025, 3, 1), f"活动{n}", n] for n in range(size)]
    rows += [[None, "没有日期", 3], ["合计", None, sum(range(size)) + 3], [], ["填表人：科普部"]]
    reading = sent(tmp_path / "book.xlsx", 科普活动=rows)
    assert len(reading.tables["events"]) == size + 1
    assert errors(reading) == []  # a blank that must be filled is told by a rule
    assert [
        (p.code, p.row) for p in check(read_ledger(tmp_path / "book.xlsx")) if p.column == "活动日期"
    ] == [("required_missing", size + 3)]
    assert [p.row for code in ("total_row", "foot_row") for p in noted(reading, code)] == [size + 4, size + 6]
    assert noted(reading, "total_differs") == []


def test_the_numbers_of_columns_below_a_heading_are_no_record(tmp_path: Path) -> None:
    reading = sent(tmp_path / "book.xlsx", 科普活动=[EVENTS, [1, 2, 3], [date(2025, 3, 1), "甲", 4]])
    assert list(reading.tables["events"].index) == [3]


def test_a_merged_date_holds_for_its_rows_and_a_merged_count_once(tmp_path: Path) -> None:
    rows: Rows = [EVENTS, [date(2025, 3, 1), "甲", 40], [None, "乙", None]]
    reading = sent(tmp_path / "book.xlsx", {"科普活动": ["A2:A3", "C2:C3"]}, 科普活动=rows)
    assert column(reading, "events", "held_on") == ["2025-03-01", "2025-03-01"]
    assert column(reading, "events", "participants") == [40, None]
    assert [problem.severity for problem in noted(reading, "merged_number")] == [Severity.WARNING]


# --- sheets and headings ------------------------------------------------------------------------------------


def test_sheets_are_known_by_their_headings_when_their_names_say_little(tmp_path: Path) -> None:
    reading = sent(
        tmp_path / "book.xlsx",
        Sheet1=[["画廊名称", "巡检日期", "类别", "巡检结果"], ["甲画廊", "2025-05-01", "更换挂图", "完好"]],
        表2=[["走访时间", "走访对象", "带队领导"], ["2025-05-02", "某公司", "主席"]],
        须知=[["每月报送一次"], ["不得漏报"]],
    )
    assert column(reading, "gallery_checks", "kind") == ["poster_change"]
    assert column(reading, "visits", "visited_on") == ["2025-05-02"]
    assert [problem.sheet for problem in noted(reading, "unknown_sheet")] == ["须知"]


def test_amounts_are_in_yuan_whatever_the_unit_above_them(tmp_path: Path) -> None:
    head: list[object] = ["项目名称", "采购方式", "预算金额（万元）", "合同价"]
    funds: Rows = [
        ["单位：千元"],
        ["年度", "使用单位", "下拨金额", "支出金额"],
        ["2025年", "某社区", 5, "4800元"],
    ]
    reading = sent(
        tmp_path / "book.xlsx", 采购明细=[head, ["展板", "询价", 2.6, "25,800.00"]], 科普经费=funds
    )
    assert column(reading, "procurements", "budget_yuan") == [26000.0]
    assert column(reading, "procurements", "contract_yuan") == [25800.0]
    assert (column(reading, "funds", "granted_yuan"), column(reading, "funds", "spent_yuan")) == (
        [5000.0],
        [4800.0],
    )
    assert {problem.column for problem in noted(reading, "unit")} == {
        "预算金额（万元）",
        "下拨金额",
        "支出金额",
    }


def test_one_column_of_ranges_gives_the_first_and_the_last_day(tmp_path: Path) -> None:
    rows: Rows = [
        ["竞赛名称", "起止时间", "参与人次"],
        ["甲", "2025年4月1日至20日", 9],
        ["乙", "2025.5.24—2025.6.1", 8],
    ]
    reading = sent(tmp_path / "book.xlsx", 网络竞赛=rows)
    assert column(reading, "contests", "started_on") == ["2025-04-01", "2025-05-24"]
    assert column(reading, "contests", "ended_on") == ["2025-04-20", "2025-06-01"]


def test_a_place_tells_sheet_headings_and_the_day_of_feedback(tmp_path: Path) -> None:
    rows: Rows = [
        ["反馈时间：2025年2月25日", None, "截至2025年9月30日"],
        ["编号", "问题", "状态"],
        [1, "甲", "完成"],
    ]
    place = sent(tmp_path / "book.xlsx", 整改清单=rows).places["findings"]
    assert (place.sheet, place.headings["title"]) == ("整改清单", "问题")
    assert place.stated == {"feedback_on": "2025-02-25", "as_of": "2025-09-30"}


QUARTERS: dict[str, Rows] = {
    "科普活动（一季度）": [["2025年第一季度"], EVENTS, ["1月11日", "观星", 42], ["合计", None, 42]],
    "科普活动（二季度）": [EVENTS, [date(2025, 4, 1), "讲座", "约60"], [date(2025, 4, 2), "实验", 30]],
}


def test_the_sheets_of_one_register_are_read_together_and_every_row_keeps_its_place(tmp_path: Path) -> None:
    reading = sent(tmp_path / "book.xlsx", **QUARTERS)
    assert column(reading, "events", "name") == ["观星", "讲座", "实验"]
    assert reading.tables["events"].index.is_unique
    assert seen(reading, "events") == [
        ("科普活动（一季度）", 3), ("科普活动（二季度）", 2), ("科普活动（二季度）", 3)
    ]  # fmt: skip
    assert errors(reading) == [("not_a_number", "科普活动（二季度）", 2, "参与人次")]
    assert [problem.sheet for problem in noted(reading, "sheet_joined")] == ["科普活动（二季度）"]


def test_a_ledger_names_rows_of_several_sheets_with_their_sheet(tmp_path: Path) -> None:
    ledger = read_ledger(sent_workbook(tmp_path / "book.xlsx", **QUARTERS))
    labels = list(ledger["events"].index)
    assert ledger.source("events", labels[2]) == "book.xlsx 科普活动（二季度） 第3行"
    assert ledger.rows("events", labels) == "科普活动（一季度）第3行、科普活动（二季度）第2、3行"


def test_a_fault_that_a_check_finds_is_told_in_the_sheet_where_it_stands(tmp_path: Path) -> None:
    day, head = date(2025, 1, 1), [*EVENTS, "社区"]
    sheets = {
        "科普活动1": [head, [day, "甲", 1, "某社区"]],
        "科普活动2": [[], head, [day, "甲", 2, "某社区"]],
    }
    [found] = [p for p in check(sent_workbook(tmp_path / "book.xlsx", **sheets)) if p.code == "duplicate_key"]
    assert (found.sheet, found.row) == ("科普活动2", 3)
    assert "与科普活动1第2行的" in found.message


def test_a_summary_beside_a_register_is_not_taken_for_it(tmp_path: Path) -> None:
    summary: Rows = [["街道", "活动名称", "参与人次"], ["某街道", "全部", 42]]
    reading = sent(tmp_path / "book.xlsx", 科普活动=QUARTERS["科普活动（一季度）"], 统计=summary)
    assert column(reading, "events", "name") == ["观星"]
    assert errors(reading) == []
    assert [problem.sheet for problem in noted(reading, "second_sheet")] == ["统计"]


def test_findings_without_numbers_are_counted_on_over_the_sheets(tmp_path: Path) -> None:
    head: list[object] = ["反馈问题", "整改措施", "完成状态"]
    sheets = {"聚焦主责": [head, ["甲", "做一", "已完成"]], "聚焦队伍": [head, ["乙", "做二", "整改中"]]}
    reading = sent(tmp_path / "book.xlsx", **sheets)
    assert column(reading, "findings", "no") == column(reading, "measures", "finding") == [1, 2]


# --- cells --------------------------------------------------------------------------------------------------


def test_errors_and_formulas_without_result_are_reported_with_their_place(tmp_path: Path) -> None:
    def spoil(book: openpyxl.Workbook) -> None:
        book["科普活动"]["C2"], book["科普活动"]["C3"] = "#REF!", "=C2*2"

    rows: Rows = [EVENTS, [date(2025, 1, 1), "甲", 1], [date(2025, 1, 2), "乙", 2]]
    reading = changed(tmp_path / "book.xlsx", spoil, 科普活动=rows)
    assert errors(reading) == [
        ("error_value", "科普活动", 2, "参与人次"),
        ("error_value", "科普活动", 3, "参与人次"),
    ]
    assert column(reading, "events", "participants") == [None, None]


def test_a_date_shown_to_the_month_is_that_months_end_as_a_deadline(tmp_path: Path) -> None:
    def show_month(book: openpyxl.Workbook) -> None:
        book["整改台账"]["D2"].number_format = 'yyyy"年"m"月"'

    rows: Rows = [["序号", "反馈问题", "完成状态", "完成时限"], [1, "甲", "已完成", date(2025, 3, 1)]]
    assert column(changed(tmp_path / "book.xlsx", show_month, 整改台账=rows), "findings", "due_on") == [
        "2025-03-31"
    ]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2025年12月底前", "2025-12-31"),
        ("于２０２５年６月３０日前完成", "2025-06-30"),
        ("2025年第三季度末", "2025-09-30"),
        ("2025年上半年", "2025-06-30"),
        ("2025年9月中旬", "2025-09-20"),
        ("25年6月30日", "2025-06-30"),
        ("年底前", "2025-12-31"),
        ("十一月二十一日", "2025-11-21"),
        ("202506", "2025-06-30"),
        (45838, "2025-06-30"),
        (20250415, "2025-04-15"),
        ("2025-06-30（周一）", "2025-06-30"),
        ("2025/6/30 17:00", "2025-06-30"),
        ("常态化推进", None),
    ],
)
def test_deadlines_as_people_write_them(tmp_path: Path, written: object, day: str | None) -> None:
    rows: Rows = [
        ["2025年整改台账"],
        ["序号", "反馈问题", "完成状态", "完成时限"],
        [1, "甲", "已完成", written],
    ]
    reading = sent(tmp_path / "book.xlsx", 整改台账=rows)
    assert column(reading, "findings", "due_on") == [day]
    assert errors(reading) == []


def test_a_day_without_year_and_without_a_hint_is_an_error(tmp_path: Path) -> None:
    reading = sent(tmp_path / "book.xlsx", 科普活动=[EVENTS, ["3月5日", "甲", 1]])
    assert errors(reading) == [("year_missing", "科普活动", 2, "活动日期")]


def test_the_same_guess_in_many_rows_is_one_note_that_names_them(tmp_path: Path) -> None:
    rows: Rows = [["2025年活动"], EVENTS, ["3月5日", "甲", 1], ["3月6日", "乙", 1], ["3月7日", "丙", 1]]
    [note] = noted(sent(tmp_path / "book.xlsx", 科普活动=rows), "year_added")
    assert (note.row, note.value) == (3, "3月5日")
    assert "第4—5行" in note.message


# --- kinds of file ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_text_tables_of_any_encoding_and_mark(tmp_path: Path, encoding: str, mark: str) -> None:
    lines = [
        ["序号", "刊发时间", "媒体", "标题"],
        ["1", "2025/5/19", "公众号", '"甲,乙;丙"'],
        ["2", "20250520", "晚报", "小䴙䴘"],
    ]
    path = tmp_path / "宣传报道.csv"
    path.write_bytes("\r\n".join(mark.join(line) for line in lines).encode(encoding))
    reading = read_book(path)
    assert column(reading, "press", "title") == ["甲,乙;丙", "小䴙䴘"]
    assert column(reading, "press", "published_on") == ["2025-05-19", "2025-05-20"]


def test_a_folder_of_text_tables_is_a_ledger(tmp_path: Path) -> None:
    (tmp_path / "整改台账.csv").write_text("序号,反馈问题,完成状态\n1,甲,已完成\n", encoding="utf-8")
    (tmp_path / "科普画廊.csv").write_text("画廊名称,社区\n甲画廊,某社区\n", encoding="gb18030")
    (tmp_path / "说明.docx").write_bytes(b"PK")
    ledger = read_ledger(tmp_path)
    assert (len(ledger["findings"]), len(ledger["galleries"])) == (1, 1)
    assert [problem.sheet for problem in ledger.problems] == ["说明.docx"]


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n" + bytes(60), b"   \n", bytes(range(1, 32)) * 9])
def test_a_broken_text_table_is_refused_in_one_line(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "活动.csv").write_bytes(content)
    with pytest.raises(InputError) as raised:
        read_book(tmp_path / "活动.csv")
    assert raised.value.exit_status == 2
    assert len(str(raised.value).splitlines()) == 1


@pytest.mark.parametrize("text", ["(" * 100_000, "每" * 100_000, "1." * 50_000, "2025年" * 20_000])
def test_long_cells_take_no_longer_than_they_are(tmp_path: Path, text: str) -> None:
    path = tmp_path / "整改台账.csv"
    path.write_text(
        f"序号,反馈问题,整改措施,完成状态,完成时限\n1,甲,{text},{text},{text}\n", encoding="utf-8"
    )
    assert len(read_book(path).tables["findings"]) == 1
