"""Text tables and folders of them: a broken quotation or file costs itself alone, and is told."""

from pathlib import Path

import pytest

from huitoukan.problems import InputError, Severity
from huitoukan.workbook.reading.reader import Reading, read_book

HEAD = "活动日期,活动名称,参与人次"


def read_text(path: Path, *lines: str) -> Reading:
    """What is read from a text table of events of these lines."""
    path.write_text("\n".join((HEAD, *lines)) + "\n", encoding="utf-8")
    return read_book(path)


def grave(reading: Reading) -> list[tuple[str, str | None, int | None]]:
    return [(p.code, p.sheet, p.row) for p in reading.problems if p.severity is Severity.ERROR]


@pytest.mark.parametrize(
    "quoted",
    [['"乙场,20'], ['乙"场",20', '"丙场,30'], ['"乙场,20', '"丙场",30'], ['"乙""场,20', '"丙,场",30']],
)
def test_a_quotation_without_an_end_swallows_no_row_and_is_told(tmp_path: Path, quoted: list[str]) -> None:
    lines = ["2025-03-01,甲场,10", *(f"2025-03-02,{cells}" for cells in quoted), "2025-03-04,丁场,40"]
    reading = read_text(tmp_path / "科普活动.csv", *lines)
    assert len(reading.tables["events"]) == len(lines)
    open_row = next(at for at, line in enumerate(lines, start=2) if line.count('"') % 2)
    assert grave(reading) == [("quote_not_closed", "科普活动", open_row)]
    (told,) = (p for p in reading.problems if p.code == "quote_not_closed")
    assert f"第{open_row}行" in told.message and told.remedy and told.value


def test_very_many_quotations_without_an_end_are_summed_up(tmp_path: Path) -> None:
    lines = [f'2025-03-01,"场次{number},10' for number in range(50)] + ["2025-03-02,末场,20"]
    reading = read_text(tmp_path / "科普活动.csv", *lines)
    assert len(reading.tables["events"]) == 51
    assert len([p for p in reading.problems if p.code == "quote_not_closed"]) == 21


def test_a_quotation_closed_by_that_of_a_later_row_is_told_as_doubtful(tmp_path: Path) -> None:
    reading = read_text(tmp_path / "科普活动.csv", '2025-03-01,"甲场,10', '2025-03-02,乙场",20')
    assert [(p.row, p.severity) for p in reading.problems if p.code == "rows_in_one_cell"] == [
        (2, Severity.WARNING)
    ]


def test_a_cell_of_several_lines_is_one_cell_and_nothing_is_told(tmp_path: Path) -> None:
    reading = read_text(tmp_path / "科普活动.csv", '2025-03-01,"甲场，\n下午,续",10', "2025-03-02,乙场,20")
    assert reading.tables["events"]["name"].tolist() == ["甲场，\n下午,续", "乙场"]
    assert [p.code for p in reading.problems if p.severity is not Severity.NOTE] == []


def test_a_cell_of_a_million_characters_is_read(tmp_path: Path) -> None:
    name = "长" * 1_000_000
    reading = read_text(tmp_path / "科普活动.csv", f'2025-03-01,"{name}",10')
    assert reading.tables["events"]["name"].tolist() == [name]


def folder_of(path: Path, **files: bytes) -> Path:
    """A folder with a text table of one event, and these files named like one."""
    (path / "科普活动.csv").write_text(f"{HEAD}\n2025-03-01,甲场,10\n", encoding="utf-8")
    for name, content in files.items():
        (path / f"{name}.csv").write_bytes(content)
    return path


def test_a_broken_file_of_a_folder_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    reading = read_book(folder_of(tmp_path, 空=b"", 乱=bytes(range(1, 32)) * 9, 图=b"\x89PNG\r\n\x1a\n"))
    assert len(reading.tables["events"]) == 1
    assert {(code, sheet) for code, sheet, _ in grave(reading)} == {
        ("file_unreadable", f"{name}.csv") for name in "空乱图"
    }


def test_a_folder_of_broken_files_is_refused_and_names_each(tmp_path: Path) -> None:
    for name in ("甲.csv", "乙.csv"):
        (tmp_path / name).write_bytes(b"")
    with pytest.raises(InputError) as raised:
        read_book(tmp_path)
    assert raised.value.exit_status == 2
    assert {problem.sheet for problem in raised.value.problems} == {"甲.csv", "乙.csv"}


def test_a_text_in_a_folder_is_no_table(tmp_path: Path) -> None:
    (tmp_path / "readme.txt").write_text("活动日期,活动名称\n2025-03-01,甲场\n", encoding="utf-8")
    with pytest.raises(InputError) as raised:
        read_book(tmp_path)
    assert raised.value.exit_status == 2
    reading = read_book(folder_of(tmp_path))
    assert [(p.code, p.sheet) for p in reading.problems] == [("file_left_out", "readme.txt")]
