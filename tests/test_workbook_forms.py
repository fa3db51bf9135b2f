"""Forms that offices invent: several tables in a sheet, statuses by tick, contrary questions, near words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from builders import sent_workbook

from huitoukan.problems import Severity
from huitoukan.workbook import Reading, read_book

Rows = list[list[object]]
EVENTS: list[object] = ["日期", "活动名称", "街道", "参与人次"]


def sent(path: Path, merged: tuple[str, ...] = (), **sheets: Rows) -> Reading:
    """What is read from a workbook of these sheets; `merged` cells of the first."""
    sent_workbook(path, **sheets)
    book = openpyxl.load_workbook(path)
    for cells in merged:
        book.worksheets[0].merge_cells(cells)
    book.save(path)
    return read_book(path)


def column(reading: Reading, register: str, name: str) -> list[object]:
    values = reading.tables[register][name]
    return [
        None if pd.isna(v) else v.date().isoformat() if isinstance(v, pd.Timestamp) else v for v in values
    ]


def errors(reading: Reading) -> list[tuple[str, int | None]]:
    return [(p.code, p.row) for p in reading.problems if p.severity is Severity.ERROR]


def codes(reading: Reading) -> list[str]:
    return [problem.code for problem in reading.problems]


# --- several tables in one sheet ----------------------------------------------------------------------------

STACKED: Rows = [
    ["2025年上半年统计报表"],
    ["一、科普活动"],
    ["序号", *EVENTS],
    [1, "1月16日", "取暖安全", "某街道", "44人"],
    ["合计", None, None, None, 44],
    [],
    ["二、宣传报道"],
    ["序号", "刊发时间", "刊发媒体", "稿件标题", "网址"],
    [1, "3月21日", "晚报", "小小气象员", None],
    ["填表人：联络员", None, "审核人：分管领导"],
]


def test_tables_below_each_other_are_registers_of_their_own_with_their_rows(tmp_path: Path) -> None:
    reading = sent(tmp_path / "book.xlsx", Sheet1=STACKED)
    assert column(reading, "events", "held_on") == ["2025-01-16"]
    assert column(reading, "press", "published_on") == ["2025-03-21"]
    assert [list(reading.tables[name].index) for name in ("events", "press")] == [[4], [9]]
    assert errors(reading) == []


def test_a_table_below_another_that_nobody_knows_is_told(tmp_path: Path) -> None:
    unknown: Rows = [[], ["食堂采购"], ["日期", "名称", "单位"], ["周一", "面", "斤"]]
    reading = sent(tmp_path / "book.xlsx", Sheet1=[["2025年"], *STACKED[1:5], *unknown])
    assert len(reading.tables["events"]) == 1
    [told] = [p for p in reading.problems if p.code == "unknown_table"]
    assert (told.row, told.severity) == (7, Severity.WARNING)


def test_a_heading_repeated_below_a_gap_goes_on_with_its_table(tmp_path: Path) -> None:
    rows: Rows = [
        ["2025年"],
        EVENTS,
        ["1月16日", "甲", "某街道", 4],
        [],
        EVENTS,
        ["2月1日", "乙", "某街道", 5],
    ]
    reading = sent(tmp_path / "book.xlsx", 科普活动=rows)
    assert list(reading.tables["events"].index) == [3, 6]
    assert "repeat_row" in codes(reading)


# --- which sheet goes on with which -------------------------------------------------------------------------


def test_a_sheet_that_another_register_explains_as_well_is_not_joined(tmp_path: Path) -> None:
    studios: Rows = [["工作室名称", "所属社区", "建成时间"], ["甲工作室", "某社区", "2024-09-01"]]
    log: Rows = [["开放日期", "工作室", "活动内容", "参加学生数"], ["2025-03-01", "甲工作室", "纸桥", 16]]
    reading = sent(tmp_path / "book.xlsx", 科学工作室一览表=studios, 工作室开放记录=log)
    assert (len(reading.tables["studios"]), column(reading, "sessions", "topic")) == (1, ["纸桥"])
    assert errors(reading) == []


# --- ticks, contrary questions ------------------------------------------------------------------------------

TICKED: Rows = [
    ["序号", "反馈问题", "整改措施", "完成情况", None, None],
    [None, None, None, "已完成", "基本\n完成", "正在推进"],
    [1, "甲", "做一", "√", None, None],
    [None, None, "做二", None, None, None],
    [2, "乙", "做三", None, None, "√"],
]
MERGED = ("A1:A2", "B1:B2", "C1:C2", "D1:F1", "A3:A4", "B3:B4", "D3:D4", "E3:E4", "F3:F4")


def test_a_status_told_by_a_tick_in_one_of_several_columns(tmp_path: Path) -> None:
    reading = sent(tmp_path / "book.xlsx", MERGED, Sheet1=TICKED)
    assert column(reading, "findings", "status") == ["completed", "in_progress"]
    assert column(reading, "measures", "status") == ["completed", "completed", "in_progress"]
    assert reading.places["findings"].headings["status"] == "完成情况"
    assert (errors(reading), codes(reading).count("ticks_read")) == ([], 1)


def test_two_ticks_in_a_row_are_an_error(tmp_path: Path) -> None:
    rows: Rows = [["序号", "反馈问题", "已完成", "未完成"], [1, "甲", "√", "√"], [2, "乙", None, "√"]]
    reading = sent(tmp_path / "book.xlsx", 整改台账=rows)
    assert column(reading, "findings", "status") == [None, "not_completed"]
    assert errors(reading) == [("unknown_word", 2)]


def test_ticks_above_their_totals_and_a_signature_are_read(tmp_path: Path) -> None:
    rows: Rows = [
        ["序号", "反馈问题", "整改结果", None, None],
        [None, None, "已完成", "推进中", "未完成"],
        [1, "甲", "√", None, None],
        [2, "乙", None, None, "√"],
        [3, "丙", None, "√", None],
        ["合计", "3个问题", 2, 1, 0],
        ["负责人：", None, "审核人：", None, "填报人："],
    ]
    reading = sent(tmp_path / "book.xlsx", ("A1:A2", "B1:B2", "C1:E1"), 整改进展统计=rows)
    assert column(reading, "findings", "status") == ["completed", "not_completed", "in_progress"]
    assert errors(reading) == []


def test_counts_by_status_are_no_ticks(tmp_path: Path) -> None:
    rows: Rows = [["街道", "已完成", "未完成"], ["某街道", 3, 4]]
    reading = sent(
        tmp_path / "book.xlsx", 整改台账=[["序号", "反馈问题", "完成状态"], [1, "甲", "已完成"]], 统计=rows
    )
    assert "ticks_read" not in codes(reading)


def test_a_contrary_question_is_turned_round_and_told(tmp_path: Path) -> None:
    rows: Rows = [
        ["项目名称", "预算金额", "合同金额", "是否超预算"],
        ["甲", 10, 9, "否"],
        ["乙", 10, 12, "是"],
    ]
    reading = sent(tmp_path / "book.xlsx", 政府采购=rows)
    assert column(reading, "procurements", "within_budget") == [True, False]
    assert "contrary" in codes(reading)


# --- words --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("register", "sheet", "printed", "name"),
    [
        ("suggestions", "问题建议台账", "办理期限", "due_on"),
        ("suggestions", "问题建议台账", "责任部室", "owner"),
        ("galleries", "科普画廊", "设置地址", "place"),
        ("events", "科普活动", "活动形式", "kind"),
    ],
)
def test_words_that_offices_use_one_for_the_other_name_the_same_column(
    tmp_path: Path, register: str, sheet: str, printed: str, name: str
) -> None:
    heads = {
        "suggestions": ["问题建议"],
        "galleries": ["画廊名称", "社区"],
        "events": ["活动日期", "活动名称"],
    }
    rows: Rows = [
        [*heads[register], printed],
        [*["2025-01-01", "甲"][: len(heads[register])], "2025-05-01"],
    ]
    reading = sent(tmp_path / "book.xlsx", **{sheet: rows})
    assert reading.places[register].headings[name] == printed


def test_a_form_of_activity_is_on_line_or_not_where_it_says_so(tmp_path: Path) -> None:
    rows: Rows = [
        ["活动日期", "活动名称", "活动形式"],
        ["2025-01-01", "甲", "线上"],
        ["2025-01-02", "乙", "线下"],
    ]
    assert column(sent(tmp_path / "book.xlsx", 科普活动=rows), "events", "online") == [True, False]


def test_a_word_of_a_list_with_a_few_words_around_it_is_guessed(tmp_path: Path) -> None:
    rows: Rows = [["街道", "事项", "应办日期"], ["某街道", "增补了委员", "2025-05-31"]]
    reading = sent(tmp_path / "book.xlsx", 基层科协=rows)
    assert column(reading, "grassroots", "matter") == ["supplement"]
    assert "word_guessed" in codes(reading)


def test_an_open_matter_has_no_day_of_closing(tmp_path: Path) -> None:
    rows: Rows = [["走访单位", "问题建议", "办结时间"], ["甲", "延长开放", "办理中"], ["乙", "换灯", "查无"]]
    reading = sent(tmp_path / "book.xlsx", 问题建议台账=rows)
    assert column(reading, "suggestions", "closed_on") == [None, None]
    assert errors(reading) == [("not_a_date", 3)]
    assert "no_date_yet" in codes(reading)


@pytest.mark.parametrize(
    "line",
    [["合计：7场", None, None, 9], ["小计", "8条", None, None], ["共3篇", None, None, None], ["总计 3场"]],
)
def test_a_total_with_its_count_is_no_record(tmp_path: Path, line: list[object]) -> None:
    reading = sent(tmp_path / "book.xlsx", 科普活动=[EVENTS, [date(2025, 1, 1), "甲", "某街道", 9], line])
    assert (len(reading.tables["events"]), errors(reading)) == (1, [])


def test_a_line_of_labelled_words_is_a_signature(tmp_path: Path) -> None:
    rows: Rows = [EVENTS, [date(2025, 1, 1), "甲", "某街道", 9], ["考勤员：办公室", None, "审核：分管领导"]]
    reading = sent(tmp_path / "book.xlsx", 科普活动=rows)
    assert (codes(reading).count("foot_row"), errors(reading)) == (1, [])


def test_a_line_of_labels_without_names_is_a_signature_where_little_is_required(tmp_path: Path) -> None:
    rows: Rows = [["画廊名称", "社区", "位置"], ["甲画廊", "某社区", "门前"], ["填表人：", None, "审核人："]]
    reading = sent(tmp_path / "book.xlsx", 科普画廊=rows)
    assert reading.tables["galleries"]["name"].tolist() == ["甲画廊"]
    assert (codes(reading).count("foot_row"), errors(reading)) == (1, [])


def test_a_heading_of_two_rows_is_repeated_with_both(tmp_path: Path) -> None:
    heads: Rows = [["活动日期", "地点", None, "参与人次"], [None, "街道", "社区", None]]
    rows: Rows = [["活动名称", *head] if at == 0 else [None, *head] for at, head in enumerate(heads)]
    first: Rows = [["甲", date(2025, 1, 1), "某街道", "某社区", 9], ["乙", date(2025, 1, 2), None, None, 8]]
    reading = sent(tmp_path / "book.xlsx", 科普活动=[*rows, *first, *rows, *first])
    assert len(reading.tables["events"]) == 4
    assert (codes(reading).count("repeat_row"), errors(reading)) == (2, [])


def test_a_merged_year_holds_for_its_rows(tmp_path: Path) -> None:
    rows: Rows = [["年度", "使用单位", "下拨金额"], ["2024年", "甲", 1], [None, "乙", 2]]
    reading = sent(tmp_path / "book.xlsx", ("A2:A3",), 科普经费=rows)
    assert column(reading, "funds", "year") == [2024, 2024]
    assert errors(reading) == []


# --- findings named by their words --------------------------------------------------------------------------

LEDGER: Rows = [
    ["序号", "反馈问题", "完成状态"],
    [1, "服务不够主动", "已完成"],
    [2, "阵地旧", "整改中"],
    [3, "阵地旧", "已完成"],
]


@pytest.mark.parametrize("head", ["对应问题", "反馈问题", "存在问题"])
def test_measures_that_name_their_finding_by_its_words_are_linked_and_told(tmp_path: Path, head: str) -> None:
    rows: Rows = [[head, "具体举措", "时限"], ["关于服务不够主动的问题", "多走访", "2025.3.31"]]
    reading = sent(tmp_path / "book.xlsx", 措施清单=rows, 整改台账=LEDGER)
    assert column(reading, "measures", "finding") == [1]
    assert (errors(reading), codes(reading).count("linked_by_words")) == ([], 1)


def test_words_that_fit_no_finding_or_two_are_an_error_in_their_row(tmp_path: Path) -> None:
    rows: Rows = [["反馈问题", "具体举措", "时限"], ["阵地旧", "换新", None], ["没有的问题", "查找", None]]
    reading = sent(tmp_path / "book.xlsx", 整改台账=LEDGER, 措施清单=rows)
    assert column(reading, "measures", "finding") == [None, None]
    assert ("unknown_finding", 2) in errors(reading) and ("unknown_finding", 3) in errors(reading)
