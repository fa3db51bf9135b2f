"""What offices write in other words: progress in per cent, accounts of the matter, English, sums."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from test_workbook_forms import Rows, codes, column, errors, sent

from huitoukan.problems import Severity
from huitoukan.registers import REGISTERS
from huitoukan.workbook import read_book
from huitoukan.workbook.recognising.variants import readings

LEDGER: list[object] = ["序号", "反馈问题", "整改措施"]


# --- how far something is -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        (1.0, "completed"), ("100％", "completed"), (0.6, "in_progress"), ("80%", "in_progress"),
        (45, "in_progress"), ("进度约60%", "in_progress"), (0.0, "not_completed"),
        ("已完成60%", "in_progress"), ("推进中（70%）", "in_progress"),
    ],
)  # fmt: skip
def test_a_progress_is_a_status(tmp_path: Path, cell: object, status: str) -> None:
    rows: Rows = [[*LEDGER, "完成进度"], [1, "某问题", "某措施", cell]]
    reading = sent(tmp_path / "book.xlsx", 整改台账=rows)
    assert column(reading, "measures", "status") == [status]
    assert errors(reading) == []


def test_a_progress_beside_a_status_is_no_second_one(tmp_path: Path) -> None:
    rows: Rows = [[*LEDGER, "完成进度", "完成情况"], [1, "甲", "措施", "60%", "基本完成"]]
    assert column(sent(tmp_path / "book.xlsx", 整改台账=rows), "findings", "status") == [
        "basically_completed"
    ]


def test_an_unknown_heading_over_percents_is_guessed_to_be_the_status(tmp_path: Path) -> None:
    rows: Rows = [[*LEDGER, "形象进度"], [1, "甲", "措施", "100%"], [2, "乙", "措施", "40%"]]
    reading = sent(tmp_path / "book.xlsx", 整改台账=rows)
    assert column(reading, "findings", "status") == ["completed", "in_progress"]
    assert "heading_guessed" in codes(reading)


# --- one column for status and progress ---------------------------------------------------------------------


def test_an_account_is_read_as_status_and_as_progress(tmp_path: Path) -> None:
    account = "已完成。印发制度1项，培训2次。"
    rows: Rows = [
        [*LEDGER, "落实情况"],
        [1, "甲", "措施", account],
        [2, "乙", "措施", "查了3次，问题已整改到位"],
        [3, "丙", "措施", "形成了初稿，等待讨论研究决定"],
    ]
    reading = sent(tmp_path / "book.xlsx", 整改台账=rows)
    assert column(reading, "measures", "status") == ["completed", "completed", None]
    assert column(reading, "measures", "progress")[0] == account
    assert errors(reading) == []
    assert "read_twice" in codes(reading)


def test_a_bracket_in_a_heading_says_which_column_it_is(tmp_path: Path) -> None:
    rows: Rows = [
        ["问题序号", "具体措施", "DDL（完成时限）", "落实情况（状态）"],
        [1, "甲", "2025.3.1", "已完成"],
    ]
    reading = sent(tmp_path / "book.xlsx", 整改措施=rows)
    assert column(reading, "measures", "status") == ["completed"]
    assert column(reading, "measures", "due_on") == ["2025-03-01"]


# --- numbers of findings and measures -----------------------------------------------------------------------


def test_a_number_between_finding_and_measure_counts_the_measures(tmp_path: Path) -> None:
    head: list[object] = ["问题编号", "反馈问题", "序号", "整改措施", "完成状态"]
    body: Rows = [[1, "甲", 1, "一", "已完成"], [1, "甲", 2, "二", "已完成"], [2, "乙", 1, "三", "推进中"]]
    reading = sent(tmp_path / "book.xlsx", 推进表=[head, *body])
    assert column(reading, "findings", "no") == [1, 2]
    assert column(reading, "measures", "no") == [1, 2, 1]
    assert column(reading, "measures", "finding") == [1, 1, 2]


def test_a_number_that_goes_on_where_the_finding_repeats_counts_the_measures(tmp_path: Path) -> None:
    body: Rows = [[1, "甲", "一", "已完成"], [2, "甲", "二", "已完成"], [3, "乙", "三", "推进中"]]
    reading = sent(tmp_path / "book.xlsx", 整改台账=[[*LEDGER, "完成状态"], *body])
    assert column(reading, "findings", "title") == ["甲", "乙"]
    assert column(reading, "measures", "finding") == [1, 1, 2]


# --- dates among words --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("已完成（2025年3月）", "2025-03-31"), ("已于2025年3月28日办结", "2025-03-28"),
        ("25-3-12", "2025-03-12"),
        ("已完成", None), ("待上级批复", None),
    ],
)  # fmt: skip
def test_words_around_a_deadline_are_no_error(tmp_path: Path, cell: str, day: str | None) -> None:
    rows: Rows = [[*LEDGER, "完成时限", "完成状态"], [1, "甲", "措施", cell, "已完成"]]
    reading = sent(tmp_path / "book.xlsx", 整改台账=rows)
    assert (column(reading, "measures", "due_on"), errors(reading)) == ([day], [])


def test_words_that_promise_no_day_remain_an_error(tmp_path: Path) -> None:
    rows: Rows = [[*LEDGER, "完成时限", "完成状态"], [1, "甲", "措施", "尽快", "已完成"]]
    assert ("not_a_date", 2) in errors(sent(tmp_path / "book.xlsx", 整改台账=rows))


def test_what_is_not_accepted_yet_has_no_day(tmp_path: Path) -> None:
    rows: Rows = [["采购标的", "验收完成时间"], ["展板", date(2025, 4, 3)], ["屏", "待验收"]]
    reading = sent(tmp_path / "book.xlsx", 政府采购=rows)
    assert column(reading, "procurements", "accepted_on") == ["2025-04-03", None]
    assert errors(reading) == []


# --- headings -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "word"),
    [
        ("服务Date", "服务时间"), ("标题 Title", "标题"), ("报送(发布)日期", "发布时间"),
        ("Event Name", "活动名称"), ("DDL", "完成时限"),
        ("会议名称/类别", "会议名称"), ("起草或成稿日期", "起草时间"), ("具体活动名称", "活动名称"),
    ],
)  # fmt: skip
def test_a_heading_is_read_in_more_than_one_way(heading: str, word: str) -> None:
    assert word in readings(heading)


def test_english_headings_and_words_are_known(tmp_path: Path) -> None:
    rows: Rows = [
        ["Date", "Event Name", "Street", "Mode", "Pax"],
        [date(2025, 3, 5), "义诊", "某街道", "Offline", 30],
    ]
    reading = sent(tmp_path / "book.xlsx", Events=rows)
    assert column(reading, "events", "online") == [False]
    assert column(reading, "events", "participants") == [30]


@pytest.mark.parametrize("register", REGISTERS)
def test_the_english_names_of_all_columns_are_headings(register: str, tmp_path: Path) -> None:
    declared = REGISTERS[register]
    rows: Rows = [[column.english.upper() for column in declared.columns]]
    rows.append([column.example or None for column in declared.columns])
    reading = sent(tmp_path / "book.xlsx", **{declared.sheet: rows})
    assert set(reading.places[register].headings) == set(declared.by_name)


def test_a_required_column_under_an_unknown_heading_is_guessed(tmp_path: Path) -> None:
    rows: Rows = [["何时", "活动名称", "参与人数"], ["2025.3.5", "义诊", 30], ["2025.4.5", "讲座", 20]]
    reading = sent(tmp_path / "book.xlsx", 科普活动=rows)
    assert column(reading, "events", "held_on") == ["2025-03-05", "2025-04-05"]
    assert "heading_guessed" in codes(reading)


def test_two_columns_of_days_under_unknown_headings_are_not_guessed(tmp_path: Path) -> None:
    rows: Rows = [["甲", "乙", "活动名称", "参与人数"], ["2025.3.5", "2025.3.6", "义诊", 30]]
    assert ("missing_column", 1) in errors(sent(tmp_path / "book.xlsx", 科普活动=rows))


def test_a_column_of_known_words_is_told_by_them(tmp_path: Path) -> None:
    rows: Rows = [
        ["街道", "办的是", "应办日期"],
        ["某街道", "换届", "2025.6.1"],
        ["某镇", "增补", "2025.7.1"],
    ]
    reading = sent(tmp_path / "book.xlsx", 基层科协=rows)
    assert column(reading, "grassroots", "matter") == ["re-election", "supplement"]


def test_headings_under_a_group_are_read_with_it(tmp_path: Path) -> None:
    rows: Rows = [
        ["召开时间", "会议名称", "纪检监察组", None],
        [None, None, "邀请", "列席"],
        ["2025.3.1", "党组会", "√", "×"],
    ]
    reading = sent(tmp_path / "book.xlsx", ("C1:D1",), 会议=rows)
    assert column(reading, "meetings", "discipline_group_invited") == [True]
    assert column(reading, "meetings", "discipline_group_attended") == [False]


@pytest.mark.parametrize(
    ("register", "heading", "cells"),
    [
        ("科普活动", "开展形式", ("讲座", "展览", "义诊")),
        ("科学工作室", "开放时间", ("周六", "周日", "寒暑假")),
    ],
)
def test_a_column_in_which_nothing_fits_is_another_one(
    tmp_path: Path, register: str, heading: str, cells: tuple[str, ...]
) -> None:
    head: list[object] = ["活动日期", "活动名称"] if register == "科普活动" else ["工作室名称", "社区"]
    rows: Rows = [[*head, heading], *(["2025.3.5", f"甲{cell}", cell] for cell in cells)]
    reading = sent(tmp_path / "book.xlsx", **{register: rows})
    assert errors(reading) == []


# --- on the spot and on line --------------------------------------------------------------------------------


def test_numbers_are_no_answer_to_on_line_or_not(tmp_path: Path) -> None:
    rows: Rows = [["日期", "活动名称", "线下", "线上", "合计"], ["2025.3.5", "直播", 20, 500, 520]]
    reading = sent(tmp_path / "book.xlsx", 科普活动=rows)
    assert column(reading, "events", "participants") == [520]
    assert errors(reading) == []


def test_attendances_counted_apart_are_added_up(tmp_path: Path) -> None:
    rows: Rows = [["日期", "活动名称", "线下人次", "线上人次"], ["2025.3.5", "直播", "20人", 500]]
    reading = sent(tmp_path / "book.xlsx", 科普活动=rows)
    assert column(reading, "events", "participants") == [520]
    assert "summed" in codes(reading)


def test_what_is_both_on_the_spot_and_on_line_is_neither(tmp_path: Path) -> None:
    rows: Rows = [
        ["日期", "活动名称", "举办形式"],
        ["2025.3.5", "甲", "线上+线下"],
        ["2025.3.6", "乙", "线下"],
    ]
    reading = sent(tmp_path / "book.xlsx", 科普活动=rows)
    assert column(reading, "events", "online") == [None, False]
    assert errors(reading) == []


# --- what only reading sees ---------------------------------------------------------------------------------


@pytest.mark.parametrize("named", [("ZF1", "ZF2", "ZF9"), ("甲公司", "乙公司", "丁公司")])
def test_a_visit_that_is_in_no_list_is_told(tmp_path: Path, named: tuple[str, str, str]) -> None:
    visits: Rows = [
        ["编号", "走访日期", "走访对象"],
        ["ZF1", "2025.3.1", "甲公司"],
        ["ZF2", "2025.3.2", "乙公司"],
    ]
    asked: Rows = [["走访", "问题建议"], *([visit, f"要{visit}"] for visit in named)]
    reading = sent(tmp_path / "book.xlsx", 走访调研=visits, 问题建议台账=asked)
    told = [(p.row, p.value) for p in reading.problems if p.code == "visit_not_registered"]
    assert told == [(4, named[2])]


def test_visits_named_in_another_way_are_not_told(tmp_path: Path) -> None:
    visits: Rows = [["走访日期", "走访对象"], ["2025.3.1", "甲公司"]]
    asked: Rows = [["走访", "问题建议"], ["2025-03-01乙公司", "一"], ["座谈会", "二"]]
    reading = sent(tmp_path / "book.xlsx", 走访调研=visits, 问题建议台账=asked)
    assert "visit_not_registered" not in codes(reading)


def test_a_total_above_the_rows_is_held_against_those_below(tmp_path: Path) -> None:
    rows: Rows = [
        ["日期", "活动名称", "参与人数"],
        ["合计", None, 30],
        ["2025.3.5", "甲", 10],
        ["2025.3.6", "乙", 20],
    ]
    sent(tmp_path / "right.xlsx", 科普活动=rows)
    assert "total_differs" not in codes(read_book(tmp_path / "right.xlsx"))
    rows[1][2] = 31
    assert "total_differs" in codes(sent(tmp_path / "wrong.xlsx", 科普活动=rows))


@pytest.mark.parametrize(
    ("stands", "done"), [("落实情况", "进展说明"), ("当前状态", "阶段成果"), ("办结情况", "主要做法及成效")]
)
def test_what_was_done_is_told_beside_how_it_stands(tmp_path: Path, stands: str, done: str) -> None:
    rows: Rows = [
        ["对应问题", "措施内容", "完成时限", stands, done],
        [1, "定计划", "2025-03-31", "已完成", "计划已下达"],
        [1, "更新画廊", "2025-06-30", "正在推进", "更换18块"],
    ]
    tables = sent(tmp_path / "book.xlsx", 整改措施=rows).tables
    assert tables["measures"]["status"].tolist() == ["completed", "in_progress"]
    assert tables["measures"]["progress"].tolist() == ["计划已下达", "更换18块"]


def test_a_register_named_with_a_word_before_it_is_the_one_the_name_ends_with(tmp_path: Path) -> None:
    head = ["对应问题", "承诺内容", "次数", "周期", "佐证台账"]
    rows: Rows = [head, [1, "更换挂图", 1, "每两月", "科普画廊更新巡检"]]
    reading = sent(tmp_path / "book.xlsx", 长期承诺=rows)
    assert reading.tables["commitments"]["evidence_register"].tolist() == ["gallery_checks"]


# --- a year, a remark ---------------------------------------------------------------------------------------

GRANTS: Rows = [["2025年科普经费台账"], ["拨付对象", "用途", "拨付金额"], ["某街道科协", "画廊改版", 18000]]


def test_years_under_an_unknown_heading_of_years_are_the_year(tmp_path: Path) -> None:
    head, *body = GRANTS[1:]
    rows: Rows = [["拨付年度", *head], *([2024, *row] for row in body)]
    reading = sent(tmp_path / "book.xlsx", 经费台账=[GRANTS[0], *rows])
    assert column(reading, "funds", "year") == [2024]
    assert ("heading_guessed" in codes(reading), errors(reading)) == (True, [])


def test_a_year_without_a_column_is_that_of_the_title_and_told(tmp_path: Path) -> None:
    reading = sent(tmp_path / "book.xlsx", 经费台账=GRANTS)
    assert column(reading, "funds", "year") == [2025]
    [told] = [problem for problem in reading.problems if problem.code == "year_of_title"]
    assert (told.row, told.severity, errors(reading)) == (2, Severity.WARNING, [])


def test_a_year_is_not_taken_from_titles_that_contradict_each_other(tmp_path: Path) -> None:
    reading = sent(tmp_path / "book.xlsx", **{"经费台账2024年": GRANTS})
    assert column(reading, "funds", "year") == [None]
    assert errors(reading) == [("missing_column", 2)]


def test_an_account_beside_a_ledger_is_its_remark(tmp_path: Path) -> None:
    rows: Rows = [["编号", "存在问题", "整改状态", "情况说明"], [1, "甲", "已完成", "每半年轮换"]]
    reading = sent(tmp_path / "book.xlsx", 问题台账=rows)
    assert column(reading, "findings", "note") == ["每半年轮换"]
