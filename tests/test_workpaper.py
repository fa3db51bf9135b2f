"""The workpaper goes out locked but for its answers, and comes back whatever was done to it on the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from builders import event, finding, site_check
from case import edition, only
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from huitoukan.edition import Edition
from huitoukan.lookback.plan import plan
from huitoukan.lookback.workpaper import planned, with_answers, write
from huitoukan.problems import InputError, Severity
from huitoukan.workbook import SYNTHETIC_MARK, Filled, read_papers

CLOSURES, RECORDS = "抽查已销号问题", "抽查登记记录"
HEADING = 3
Cells = dict[str, Any]


def case(synthetic: bool = False) -> Edition:
    """Six closed findings in two parts, and ten events."""
    findings = [
        finding(no=no, part=f"聚焦{'甲乙'[no % 2]}方面", title=chr(0x4E00 + 7 * no) * 5) for no in range(1, 7)
    ]
    events = [event(held_on=f"2025-04-{day:02}", name=f"讲座{day}") for day in range(1, 11)]
    made = edition(quarter="2025Q2", findings=findings, events=events)
    return replace(made, ledger=replace(made.ledger, synthetic=synthetic))


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    return write(plan(case(), false=1), tmp_path / "底稿.xlsx")


def columns(sheet: Worksheet) -> dict[str, int]:
    """Heading → its column."""
    return {str(cell.value): cell.column for cell in sheet[HEADING] if cell.value}  # type: ignore[misc]


def fill(path: Path, answers: dict[int, Cells], sheet: str = CLOSURES) -> Path:
    """Write answers (heading → content) into the lines of these numbers."""
    book = load_workbook(path)
    at = columns(book[sheet])
    for line, cells in answers.items():
        for heading, content in cells.items():
            book[sheet].cell(HEADING + line, at[heading]).value = content
    book.save(path)
    return path


def amend(path: Path, change: Callable[[Worksheet], object], sheet: str = CLOSURES) -> Path:
    """Do something to a sheet."""
    book = load_workbook(path)
    change(book[sheet])
    book.save(path)
    return path


def told(filled: Filled) -> dict[str, Cells]:
    """What was answered, by item."""
    return (
        filled.rows.set_index("item").astype(object).where(lambda cells: cells.notna(), None).to_dict("index")
    )


def codes(filled: Filled, severity: Severity = Severity.ERROR) -> list[str]:
    return [problem.code for problem in filled.problems if problem.severity is severity]


GOOD = {"核查结果": "属实", "所见证据": "签到表1份", "核查岗位": "一组", "核查日期": date(2025, 5, 8)}
VOTED = {"核查结果": "不实", "满意票": 18, "有效票": 20, "调查方式": "现场问卷", "备注": "另约时间"}


def test_an_unfilled_workpaper_answers_nothing(paper: Path) -> None:
    filled = read_papers(paper)
    assert filled.rows.empty and filled.problems == () and not filled.items["answered"].any()
    assert str(filled.quarter) == "2025Q2" and filled.items["item"].is_unique


def test_answers_come_back_as_rows_of_the_register(paper: Path) -> None:
    filled = read_papers(fill(paper, {1: GOOD, 2: VOTED}))
    assert filled.problems == () and len(filled.rows) == 2 and filled.items["answered"].sum() == 2
    one, other = sorted(filled.rows.to_dict("records"), key=lambda row: str(row["result"]))
    assert (one["result"], one["evidence_seen"], one["checker"]) == ("confirmed", "签到表1份", "一组")
    assert one["checked_on"] == pd.Timestamp("2025-05-08") and one["quarter"] == "2025Q2"
    assert (one["register"], one["drawn"]) == ("findings", "random") and one["key"] == str(one["finding"])
    assert (other["result"], other["satisfied"], other["asked"]) == ("not_confirmed", 18, 20)
    assert (other["channel"], other["note"]) == ("现场问卷", "另约时间")


def test_every_sheet_is_locked_but_for_the_answers_and_without_password(paper: Path) -> None:
    book = load_workbook(paper)
    for sheet in book.worksheets:
        assert sheet.protection.sheet and sheet.protection.password is None
    sheet = book[CLOSURES]
    answers = {"核查结果", "所见证据", "核查岗位", "核查日期", "满意票", "有效票", "调查方式", "备注"}
    for heading, column in columns(sheet).items():
        assert sheet.cell(HEADING + 1, column).protection.locked is (heading not in answers)
    assert sheet.column_dimensions["A"].hidden and book["底稿数据"].sheet_state == "veryHidden"


def test_a_sheet_is_printed_on_a4_landscape_with_its_headings_on_every_page(paper: Path) -> None:
    sheet = load_workbook(paper)[CLOSURES]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.print_title_rows == "$1:$3" and sheet.sheet_properties.pageSetUpPr.fitToPage
    assert all(sheet.row_dimensions[HEADING + line].height >= 45 for line in (1, 2))


def test_the_five_results_are_offered_and_only_they(paper: Path) -> None:
    (offer,) = load_workbook(paper)[CLOSURES].data_validations.dataValidation
    assert offer.formula1 == '"属实,基本属实,部分属实,不实,无法核实"' and offer.showErrorMessage


def test_the_cover_says_how_the_sample_was_drawn(paper: Path) -> None:
    words = "".join(str(cell.value) for row in load_workbook(paper)["说明"] for cell in row if cell.value)
    # one false of 6 is met with nine chances in ten only by all 6; of 10 records, one false: 9 of 10
    assert "已销号问题共6个" in words and "随机抽6个" in words and "把握是100%" in words
    assert "登记记录共10条" in words and "随机抽9条" in words and "把握是90.0%" in words
    assert "20252" in words


def test_the_same_plan_gives_the_same_bytes(paper: Path, tmp_path: Path) -> None:
    assert write(plan(case(), false=1), tmp_path / "again.xlsx").read_bytes() == paper.read_bytes()


def test_the_mark_of_synthetic_data_travels_out_and_back(tmp_path: Path) -> None:
    path = write(plan(case(synthetic=True)), tmp_path / "底稿.xlsx")
    for sheet in load_workbook(path).worksheets[:-1]:
        assert any(str(cell.value).startswith(SYNTHETIC_MARK) for row in sheet["A1:B2"] for cell in row)
        assert SYNTHETIC_MARK in sheet.oddHeader.center.text
    assert read_papers(path).synthetic


def rows_of(sheet: Worksheet) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEADING + 1)]


def reverse(sheet: Worksheet) -> None:
    for number, cells in enumerate(reversed(rows_of(sheet)), start=HEADING + 1):
        for column, content in enumerate(cells, start=1):
            sheet.cell(number, column).value = content


def add_column(sheet: Worksheet) -> None:
    sheet.insert_cols(4)
    sheet.cell(HEADING, 4).value = "带队领导意见"
    sheet.cell(HEADING + 1, 4).value = "同意"


def move_column(sheet: Worksheet) -> None:
    """The results go behind the last column."""
    old, new = columns(sheet)["核查结果"], sheet.max_column + 1
    for row in range(HEADING, sheet.max_row + 1):
        sheet.cell(row, new).value, sheet.cell(row, old).value = sheet.cell(row, old).value, None


def add_lines_above(sheet: Worksheet) -> None:
    sheet.insert_rows(1, 2)
    sheet.cell(1, 2).value = "第一核查组"


def add_note_below(sheet: Worksheet) -> None:
    sheet.cell(sheet.max_row + 2, 4).value = "以上由两人共同核对"


def repeat_row(sheet: Worksheet) -> None:
    sheet.append(rows_of(sheet)[0])


@pytest.mark.parametrize(
    "change", [reverse, add_column, move_column, add_lines_above, add_note_below, repeat_row]
)
def test_what_people_do_to_a_sheet_changes_no_answer(
    paper: Path, change: Callable[[Worksheet], None]
) -> None:
    before = told(read_papers(fill(paper, {1: GOOD, 2: VOTED})))
    after = read_papers(amend(paper, change))
    assert told(after) == before and codes(after) == []


def test_the_same_workpaper_twice_gives_the_same_answers(paper: Path, tmp_path: Path) -> None:
    fill(paper, {1: GOOD})
    copy = tmp_path / "副本.xlsx"
    copy.write_bytes(paper.read_bytes())
    once, twice = read_papers(paper), read_papers(paper, copy)
    assert told(once) == told(twice) and twice.problems == ()


def test_two_groups_may_each_fill_in_a_part(paper: Path, tmp_path: Path) -> None:
    other = tmp_path / "二组.xlsx"
    other.write_bytes(paper.read_bytes())
    both = read_papers(fill(paper, {1: GOOD}), fill(other, {2: VOTED}))
    assert len(both.rows) == 2 and both.problems == ()


def test_a_workpaper_saved_in_another_format_is_read(paper: Path, tmp_path: Path) -> None:
    """As a program without styles, hidden sheets or protection would save it, days and numbers as text."""
    fill(paper, {1: GOOD | {"核查日期": "2025年5月8日"}, 2: VOTED | {"有效票": "20"}})
    book, plain = load_workbook(paper), Workbook()
    plain.remove(plain.worksheets[0])
    for sheet in book.worksheets:
        copy = plain.create_sheet(sheet.title)
        for row in sheet.iter_rows(values_only=True):
            copy.append(row)
    plain.save(tmp_path / "另存.xlsx")
    assert told(read_papers(tmp_path / "另存.xlsx")) == told(read_papers(paper))


@pytest.mark.parametrize(
    ("cells", "code", "column"),
    [
        ({"核查结果": "还行"}, "unknown_word", "核查结果"),
        ({"核查结果": "不完全属实"}, "unknown_word", "核查结果"),
        ({"核查结果": "属实", "核查日期": "2025-02-30"}, "impossible_date", "核查日期"),
        ({"核查结果": "属实", "核查日期": "前几天"}, "not_a_date", "核查日期"),
        ({"核查结果": "属实", "有效票": "二十来张"}, "not_a_number", "有效票"),
        ({"核查结果": "属实", "满意票": 21, "有效票": 20}, "more_satisfied_than_asked", "满意票"),
    ],
)
def test_what_cannot_be_is_an_error_with_its_cell(paper: Path, cells: Cells, code: str, column: str) -> None:
    filled = read_papers(fill(paper, {2: cells}))
    (problem,) = [one for one in filled.problems if one.severity is Severity.ERROR]
    assert (problem.code, problem.sheet, problem.row, problem.column) == (code, CLOSURES, HEADING + 2, column)
    assert problem.remedy


def test_all_errors_are_told_at_once(paper: Path) -> None:
    fill(paper, {1: {"核查结果": "还行", "核查日期": "2025-13-01"}, 2: {"核查结果": "好"}})
    fill(paper, {1: {"核查结果": "差"}}, RECORDS)
    assert sorted(codes(read_papers(paper))) == ["impossible_date"] + ["unknown_word"] * 3


def test_the_same_number_with_two_answers_is_an_error_that_names_both_rows(
    paper: Path, tmp_path: Path
) -> None:
    other = tmp_path / "二组.xlsx"
    other.write_bytes(paper.read_bytes())
    filled = read_papers(fill(paper, {1: GOOD}), fill(other, {1: GOOD | {"核查结果": "不实"}}))
    (problem,) = filled.problems
    assert problem.code == "two_answers" and "底稿.xlsx" in problem.message and "第4行" in problem.message
    assert "“核查结果”" in problem.message


def test_an_unknown_number_is_an_error(paper: Path) -> None:
    fill(paper, {1: GOOD})
    amend(paper, lambda sheet: setattr(sheet.cell(HEADING + 1, 1), "value", "findings-0000000000"))
    filled = read_papers(paper)
    assert codes(filled) == ["unknown_item"] and filled.rows.empty


def test_a_row_that_was_added_is_reported_and_not_read(paper: Path) -> None:
    def add(sheet: Worksheet) -> None:
        row, at = sheet.max_row + 1, columns(sheet)
        sheet.cell(row, at["核查什么"]).value, sheet.cell(row, at["核查结果"]).value = "另一件事", "不实"

    filled = read_papers(amend(paper, add))
    assert filled.rows.empty and codes(filled, Severity.WARNING) == ["row_added"]


def merge(path: Path, heading: str, lines: int, sheet: str = CLOSURES) -> Path:
    """Merge a column's cells of the first lines, as somebody does who found the same thing in all of them."""

    def change(own: Worksheet) -> None:
        at = columns(own)[heading]
        own.merge_cells(start_row=HEADING + 1, end_row=HEADING + lines, start_column=at, end_column=at)

    return amend(path, change, sheet)


def test_a_merged_result_stands_for_every_line_it_covers(paper: Path) -> None:
    filled = read_papers(merge(fill(paper, {1: {"核查结果": "属实"}}), "核查结果", 3))
    assert filled.rows["result"].tolist() == ["confirmed"] * 3
    (note,) = filled.problems
    assert note.code == "merged_cells" and "“核查结果”第5—6行" in note.message


def test_merged_votes_count_once(paper: Path) -> None:
    voted = fill(paper, {1: GOOD | {"满意票": 18, "有效票": 20}, 2: GOOD})
    filled = read_papers(merge(merge(voted, "满意票", 2), "有效票", 2))
    assert filled.rows["asked"].dropna().tolist() == [20]
    assert codes(filled, Severity.WARNING) == ["merged_number"] * 2


def test_words_without_a_result_are_kept_and_told(paper: Path) -> None:
    filled = read_papers(fill(paper, {1: {"所见证据": "资料不全"}}))
    assert filled.rows["evidence_seen"].tolist() == ["资料不全"] and filled.rows["result"].isna().all()
    assert codes(filled, Severity.WARNING) == ["result_missing"] and not filled.items["answered"].any()


def test_a_day_without_year_takes_that_of_the_quarter(paper: Path) -> None:
    filled = read_papers(fill(paper, {1: GOOD | {"核查日期": "5月8日"}}))
    assert filled.rows["checked_on"].tolist() == [pd.Timestamp("2025-05-08")]
    assert codes(filled, Severity.NOTE) == ["year_added"]


def test_a_day_without_year_after_the_last_quarter_lies_in_the_next_year(tmp_path: Path) -> None:
    own = case()
    made = plan(replace(own, quarter=own.quarter.shift(2), as_of=date(2025, 12, 31)))
    path = write(made, tmp_path / "底稿.xlsx")
    fill(path, {1: GOOD | {"核查日期": "1月8日"}, 2: GOOD | {"核查日期": "12月8日"}})
    assert sorted(read_papers(path).rows["checked_on"]) == [
        pd.Timestamp("2025-12-08"), pd.Timestamp("2026-01-08"),
    ]  # fmt: skip


@pytest.mark.parametrize(("day", "doubts"), [("2025-09-30", []), ("2025-10-01", ["checked_too_late"])])
def test_a_day_long_after_the_quarter_is_doubted(paper: Path, day: str, doubts: list[str]) -> None:
    assert codes(read_papers(fill(paper, {1: GOOD | {"核查日期": day}})), Severity.WARNING) == doubts


def test_a_day_before_the_quarter_is_doubted(paper: Path) -> None:
    filled = read_papers(fill(paper, {1: GOOD | {"核查日期": date(2024, 5, 8)}}))
    assert codes(filled, Severity.WARNING) == ["checked_too_early"]


def test_a_sheet_without_its_numbers_is_an_error(paper: Path) -> None:
    assert codes(read_papers(amend(paper, lambda sheet: sheet.delete_cols(1)))) == ["item_column_missing"]


def rename_column(title: str, other: str | None) -> Callable[[Worksheet], None]:
    return lambda sheet: setattr(sheet.cell(HEADING, columns(sheet)[title]), "value", other)


@pytest.mark.parametrize("other", ["现场情况", None])
def test_a_sheet_without_its_column_of_results_is_one_error(paper: Path, other: str | None) -> None:
    fill(paper, {1: GOOD, 2: GOOD})
    (problem,) = read_papers(amend(paper, rename_column("核查结果", other))).problems
    assert (problem.code, problem.severity) == ("column_missing", Severity.ERROR)
    assert (problem.sheet, problem.row, problem.column) == (CLOSURES, HEADING, "核查结果")


def test_another_column_that_is_gone_is_told_and_the_results_are_read(paper: Path) -> None:
    filled = read_papers(amend(fill(paper, {1: GOOD}), rename_column("所见证据", "看到的")))
    assert codes(filled, Severity.WARNING) == ["column_missing"] and filled.items["answered"].sum() == 1


def test_a_survey_that_a_section_never_asked_for_is_not_missed(paper: Path) -> None:
    assert "满意票" not in columns(load_workbook(paper)[RECORDS]) and read_papers(paper).problems == ()


def test_two_columns_of_results_are_an_error(paper: Path) -> None:
    filled = read_papers(amend(fill(paper, {1: GOOD}), rename_column("备注", "核查结果")))
    assert "column_twice" in codes(filled)


def test_a_section_that_is_gone_is_told_with_its_lines(paper: Path, tmp_path: Path) -> None:
    whole = tmp_path / "二组.xlsx"
    whole.write_bytes(paper.read_bytes())
    book = load_workbook(paper)
    del book[CLOSURES]
    book.save(paper)
    (problem,) = read_papers(paper).problems
    assert problem.code == "lines_gone" and f"没有“{CLOSURES}”表，其中的6条" in problem.message
    assert read_papers(paper, whole).problems == ()


def test_rows_that_are_gone_are_told_by_their_keys(paper: Path) -> None:
    filled = read_papers(amend(paper, lambda sheet: sheet.delete_rows(HEADING + 2, 2)))
    (problem,) = filled.problems
    assert (problem.code, problem.sheet) == ("lines_gone", CLOSURES)
    assert "原有6条，少了2条（2、3）" in problem.message


def test_a_workbook_that_is_no_workpaper_is_refused(tmp_path: Path) -> None:
    book = Workbook()
    book.save(tmp_path / "别的.xlsx")
    with pytest.raises(InputError, match="不是工作底稿"):
        read_papers(tmp_path / "别的.xlsx")


def test_a_workpaper_without_a_line_is_refused_as_such(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="没有一条要核查的"):
        read_papers(write(plan(edition(quarter="2025Q2")), tmp_path / "空底稿.xlsx"))


def test_workpapers_of_two_quarters_are_refused(paper: Path, tmp_path: Path) -> None:
    later = write(plan(replace(case(), quarter=case().quarter.shift(1))), tmp_path / "下季.xlsx")
    with pytest.raises(InputError, match="2025Q2、2025Q3"):
        read_papers(paper, later)


def test_workpapers_of_two_draws_are_refused(paper: Path, tmp_path: Path) -> None:
    other = write(plan(case(), false=1, seed=7), tmp_path / "另抽.xlsx")
    with pytest.raises(InputError, match="不是同一份计划"):
        read_papers(paper, other)


def test_a_workpaper_says_how_it_was_made_and_from_which_stratum_a_line_was_drawn(paper: Path) -> None:
    filled, made = read_papers(paper), plan(case(), false=1, seed=20252)
    drawn = filled.items.dropna(subset=["drawn"])
    assert drawn["stratum"].notna().all() and set(drawn["stratum"]) == {"甲", "乙", "科普活动"}
    assert planned(plan(case(), seed=1), filled).closures == made.closures


def test_a_workpaper_whose_hidden_part_was_altered_is_refused(paper: Path) -> None:
    filled = read_papers(paper)
    for altered in ("{", "[]", '{"seed": 1}'):
        with pytest.raises(InputError, match="隐藏表被改动过"):
            planned(plan(case()), replace(filled, made=altered))


def test_answers_taken_into_the_ledger_are_measured_and_taking_them_twice_changes_nothing(
    paper: Path,
) -> None:
    results = ["属实", "基本属实", "不实", "无法核实", "部分属实", "属实"]
    lines = {line: {"核查结果": word, "核查日期": date(2025, 5, 8)} for line, word in enumerate(results, 1)}
    filled = read_papers(fill(paper, lines))
    before = case()
    once = with_answers(before.ledger, filled)
    twice = with_answers(once, filled)
    pd.testing.assert_frame_equal(
        once["verifications"].reset_index(drop=True), twice["verifications"].reset_index(drop=True)
    )
    after = replace(before, ledger=twice)
    # 3 of the 6 confirmed, one of them beyond telling
    assert only(after, "verified_completion").value == 3 / 5
    # every closed finding was drawn: the sample is the whole
    found = only(after, "false_closures")
    assert (found.numerator, found.denominator, found.low, found.high) == (1, 5, 1 / 6, 2 / 6)


def test_answers_of_other_quarters_stay_in_the_ledger(paper: Path) -> None:
    filled = read_papers(fill(paper, {1: GOOD}))
    item = filled.rows["item"].iloc[0]
    ledger = edition(verifications=[site_check(quarter="2025Q1", item=item, checked_on="2025-02-01")]).ledger
    table = with_answers(ledger, filled)["verifications"]
    assert table.dropna(subset=["result"])["quarter"].tolist() == ["2025Q1", "2025Q2"]
    assert table.index.is_unique


def test_what_was_drawn_and_not_answered_is_registered_and_widens_the_interval(paper: Path) -> None:
    once = with_answers(case().ledger, read_papers(fill(paper, {1: GOOD, 2: GOOD | {"核查结果": "不实"}})))
    drawn = once["verifications"]
    assert drawn["register"].eq("findings").sum() == 6 and drawn["result"].notna().sum() == 2
    found = only(replace(case(), ledger=once), "false_closures")
    # one of two false; the four that nobody told may be false or true
    assert (found.numerator, found.denominator, found.excluded) == (1, 2, 4)
    assert (found.low, found.high) == (1 / 6, 5 / 6)


def test_an_answer_in_the_ledger_is_not_undone_by_a_line_left_open(paper: Path, tmp_path: Path) -> None:
    whole = read_papers(fill(paper, {1: GOOD, 2: GOOD | {"核查结果": "不实"}}))
    once = with_answers(case().ledger, whole)
    less = with_answers(once, replace(whole, rows=whole.rows.iloc[:1]))
    pd.testing.assert_frame_equal(*(each["verifications"].reset_index(drop=True) for each in (once, less)))
