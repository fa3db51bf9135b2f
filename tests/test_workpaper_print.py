"""A workpaper as it is read on paper: what the cover tells, no row too low, room for what is found."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from builders import event, finding, gallery_check, session
from case import edition, real
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from huitoukan.edition import Edition
from huitoukan.lookback.plan import plan
from huitoukan.lookback.workpaper import write
from huitoukan.period import Quarter
from huitoukan.workbook import read_papers
from huitoukan.workbook.wrapping import height_of, lines_of

HEADING, ADDED, DATA = 3, "自行增加的核查", "底稿数据"
CLOSURES, RECORDS = "抽查已销号问题", "抽查登记记录"


@pytest.fixture(scope="module")
def real_paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workpaper of a quarter of which the notice tells nothing."""
    case = replace(real(), quarter=Quarter(2025, 3), as_of=date(2025, 9, 30))
    return write(plan(case), tmp_path_factory.mktemp("paper") / "底稿.xlsx")


def small(**more: object) -> Edition:
    events = [event(held_on=f"2025-04-{day:02}", name=f"讲座{day}") for day in range(1, 11)]
    records = {"findings": [finding(), finding(no=2, title="另一个")], "events": events}
    return edition(quarter="2025Q2", **(records | more))  # type: ignore[arg-type]


def texts(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for row in sheet.iter_rows(min_col=2) for cell in row if cell.value is not None]


def printed(book: Workbook) -> list[str]:
    return [text for sheet in book.worksheets if sheet.title != DATA for text in texts(sheet)]


def cover(path: Path) -> dict[str, str]:
    rows = load_workbook(path)["说明"].iter_rows(min_col=1, max_col=2, values_only=True)
    return {str(name): str(content) for name, content in rows if name}


def test_no_line_on_paper_has_two_full_stops_an_iso_day_a_web_address_or_a_command(real_paper: Path) -> None:
    for text in printed(load_workbook(real_paper)):
        text = text.replace("2025-05-20-notice.txt", "")
        assert not re.search(r"。。|；。|\d{4}-\d\d|https?:|huitoukan|\.csv|有0行", text), text


def test_every_row_is_high_enough_for_its_text_in_a_face_of_full_width(real_paper: Path) -> None:
    for sheet in load_workbook(real_paper).worksheets:
        if sheet.title == DATA:
            continue
        widths = {letter: held.width for letter, held in sheet.column_dimensions.items()}
        for row in sheet.iter_rows(min_row=HEADING + 1, min_col=2):
            for cell in row:
                if isinstance(cell.value, str) and sheet.row_dimensions[cell.row].height:
                    # two characters of the width stay free; a line of 宋体 11 is 14.25 points high
                    full = -(-2 * len(cell.value) // int(widths[cell.column_letter] - 2))
                    ascii_only = sum(char < "\x7f" for char in cell.value) // int(widths[cell.column_letter])
                    assert sheet.row_dimensions[cell.row].height >= 14.25 * (full - ascii_only) - 14.25


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("一二三四五", 12, 1),
        ("一二三四五六", 12, 2),
        # the comma takes 五 along to the second line
        ("一二三四五，六七八", 12, 2),
        ("一二三四五，六七八九", 12, 3),
        # a number is not torn apart
        ("一二三2025", 12, 1),
        ("一二三四2025一二三四", 12, 3),
        ("一\n二", 12, 2),
        ("http://example.com/a", 12, 2),
    ],
)
def test_lines_are_counted_as_they_wrap(text: str, width: int, lines: int) -> None:
    assert lines_of(text, width) == lines


def test_a_row_is_never_higher_than_a_spreadsheet_allows() -> None:
    assert height_of(1) > 15 and height_of(100) == 409


def test_the_cover_says_that_the_ledger_ends_before_the_quarter(real_paper: Path) -> None:
    told = cover(real_paper)["台账写到哪天"]
    assert "2025年5月20日为止，早于本季度" in told and "不等于没有做" in told


def test_the_cover_of_a_ledger_that_reaches_into_the_quarter_only_names_the_day(tmp_path: Path) -> None:
    told = cover(write(plan(small()), tmp_path / "底稿.xlsx"))["台账写到哪天"]
    assert told == "台账写到2025年5月20日。"


def test_the_cover_counts_the_lines_of_the_sections_there_are(real_paper: Path) -> None:
    told = cover(real_paper)
    assert "共73条：抽查已销号问题11条、重点核查3条、" in told["要查多少"]
    assert (
        "登记记录0条" not in told["要查多少"]
        and told["登记记录怎么抽"] == "台账里没有登记记录，这一项没有抽。"
    )
    assert "统计至2025年9月30日" in told["依据的台账"]
    drawn = told["已销号问题怎么抽"]
    assert "共20个，分4个方面按比例随机抽11个：" in drawn and "党组织和党员队伍建设3个抽2个" in drawn
    assert "3个不实，这样抽至少碰到1个的把握是92.6%" in drawn


def test_the_cover_and_every_page_are_to_be_signed(real_paper: Path) -> None:
    book = load_workbook(real_paper)
    assert {"核查人签字", "被核查单位签字"} <= set(cover(real_paper))
    for sheet in book.worksheets[1:-1]:
        foot = sheet.oddFooter
        assert foot and "核查人" in foot.left.text and "被核查单位" in foot.right.text


def test_a_section_without_a_survey_leaves_more_room_for_writing(tmp_path: Path) -> None:
    book = load_workbook(write(plan(small()), tmp_path / "底稿.xlsx"))

    def room(title: str) -> float:
        sheet = book[title]
        (column,) = [cell.column_letter for cell in sheet[HEADING] if cell.value == "所见证据"]
        return float(sheet.column_dimensions[column].width)

    assert room(RECORDS) > room(CLOSURES) >= 26


def test_empty_lines_for_what_was_not_planned_can_be_written_and_say_nothing_when_empty(
    tmp_path: Path,
) -> None:
    path = write(plan(small()), tmp_path / "底稿.xlsx")
    sheet = load_workbook(path)[ADDED]
    titles = [cell.value for cell in sheet[HEADING]]
    assert titles[:4] == ["条目编号", "问题", "核查什么", "为什么查"] and "核查结果" in titles
    assert all(not cell.protection.locked for row in sheet["B4:I11"] for cell in row)
    assert sheet["A4"].protection.locked and sheet.data_validations.dataValidation
    assert read_papers(path).problems == ()


def test_what_is_written_in_the_empty_lines_is_told_when_it_comes_back(tmp_path: Path) -> None:
    path = write(plan(small()), tmp_path / "底稿.xlsx")
    book = load_workbook(path)
    book[ADDED]["C4"], book[ADDED]["E4"] = "新建画廊没有挂图", "不实"
    book.save(path)
    filled = read_papers(path)
    assert [(one.code, one.sheet, one.row) for one in filled.problems] == [("row_added", ADDED, 4)]
    assert filled.rows.empty


def test_a_workpaper_made_before_there_were_empty_lines_is_read_as_before(tmp_path: Path) -> None:
    path = write(plan(small()), tmp_path / "底稿.xlsx")
    book = load_workbook(path)
    book[CLOSURES]["G4"] = "属实"
    del book[ADDED]
    book.save(path)
    filled = read_papers(path)
    assert filled.problems == () and filled.rows["result"].tolist() == ["confirmed"]


def test_the_records_of_one_place_stand_together_whatever_log_they_are_of() -> None:
    places = ["军门社区", "屏山社区"]
    case = small(
        events=[event(held_on=f"2025-04-0{at}", community=places[at % 2]) for at in range(1, 5)],
        studios=[{"name": f"{place}科学工作室", "community": place} for place in places],
        sessions=[session(held_on="2025-04-11", studio=f"{place}科学工作室") for place in places],
        galleries=[{"name": f"{place}画廊", "community": place} for place in places],
        gallery_checks=[gallery_check(checked_on="2025-04-12", gallery=f"{place}画廊") for place in places],
        contests=[{"started_on": "2025-04-13", "name": "网络答题"}],
    )  # fmt: skip
    lines = plan(case, chance=1).items
    told = lines.loc[lines["section"].eq("records"), "what"]
    where = [next((place for place in places if place in what), "") for what in told]
    assert where == sorted(where, key=[*dict.fromkeys(where)].index) and where[-1] == ""
    assert where.count(places[0]) == where.count(places[1]) == 4


def test_the_measures_of_a_closed_finding_are_told_whole(real_paper: Path) -> None:
    lines = texts(load_workbook(real_paper)[CLOSURES])
    told = [text for text in lines if "措施：" in text]
    assert len(told) == 11 and not any("……" in text or "…" in text for text in told)


def test_a_fact_is_told_in_the_words_of_the_notice_and_its_window_without_nested_brackets(
    real_paper: Path,
) -> None:
    told = texts(load_workbook(real_paper)["待核事实"])
    assert any(
        text.startswith("“实地走访军门、屏山、大凰山等13个社区”（2025年1月1日至5月20日，共140天，")
        for text in told
    )
    assert "“白龙社区的整改已于2025年4月到位”（只写到月）" in told
    assert not any(re.search(r"（[^）]*（", text) for text in told if text.startswith("“"))


def test_of_a_window_across_the_feedback_a_line_tells_its_own_number_alone(real_paper: Path) -> None:
    told = texts(load_workbook(real_paper)["待核事实"])
    (why,) = [text for text in told if "0—37篇" in text]
    assert "135场" not in why


def test_what_no_visit_can_tell_is_no_reason_to_look(real_paper: Path) -> None:
    """The year of a denominator, and a comparison that is asked about on a line of its own."""
    assert not [text for text in texts(load_workbook(real_paper)["待核事实"]) if "分母年份" in text]


def test_of_a_standing_warning_a_line_gives_the_name_alone(real_paper: Path) -> None:
    told = "".join(texts(load_workbook(real_paper)["待核事实"]))
    assert "人次不等于人数" in told and "原文为约数" in told
    assert "同一人参加几次就计几次" not in told and "实际数在一个范围之内" not in told


def test_no_reason_on_the_real_paper_is_cut(real_paper: Path) -> None:
    assert not [text for text in printed(load_workbook(real_paper)) if "…" in text]


def test_the_cover_names_the_ledger_without_its_folder(tmp_path: Path) -> None:
    made = replace(plan(small()), ledger="data/我的台账.xlsx")
    assert cover(write(made, tmp_path / "底稿.xlsx"))["依据的台账"].startswith("我的台账.xlsx，")
