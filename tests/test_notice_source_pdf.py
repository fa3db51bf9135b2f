"""PDF files into text: lines into paragraphs, rulings into tables, nothing that pages repeat."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest
from pdf_maker import HEIGHT, LEFT, RIGHT, WIDTH, Sheet, pdf

from huitoukan.notice.model import Source
from huitoukan.notice.source import load
from huitoukan.problems import InputError

FULL = "根据统一部署区委巡察组开展巡察并反馈意见现将整改情况公"
"""26 characters: a full line."""
FIRST = "\u3000\u3000" + FULL[:24]


def read(folder: Path, *sheets: Sheet) -> Source:
    path = folder / "通报.pdf"
    path.write_bytes(pdf(*sheets))
    return load(path)


def text(folder: Path, *sheets: Sheet) -> list[str]:
    return read(folder, *sheets).text.split("\n")


def words(source: Source) -> list[list[list[str | None]]]:
    return [
        [[source.text[cell.start : cell.end] if cell else None for cell in row] for row in table]
        for table in source.tables
    ]


def refused(folder: Path, data: bytes) -> str:
    (folder / "通报.pdf").write_bytes(data)
    with pytest.raises(InputError) as caught:
        load(folder / "通报.pdf")
    assert caught.value.exit_status == 2
    return str(caught.value)


def test_the_full_line_of_these_tests_is_full() -> None:
    assert len(FULL) * 16 + 16 > RIGHT - LEFT >= 26 * 16


def test_a_full_line_goes_on_in_the_next_one(tmp_path: Path) -> None:
    assert text(tmp_path, Sheet().lines(100, FIRST, FULL[:26], "布如下。")) == [
        FIRST.strip() + FULL[:26] + "布如下。"
    ]


def test_an_indented_line_begins_a_paragraph_even_after_a_full_one(tmp_path: Path) -> None:
    assert text(tmp_path, Sheet().lines(100, FIRST, FULL[:26], FIRST, "末。")) == [
        FIRST.strip() + FULL[:26],
        FIRST.strip() + "末。",
    ]


def test_a_line_that_ends_before_the_margin_ends_its_paragraph(tmp_path: Path) -> None:
    assert text(tmp_path, Sheet().lines(100, FIRST, "短行", "又一行", "再一行", FULL[:26])) == [
        FIRST.strip() + "短行", "又一行", "再一行", FULL[:26],
    ]  # fmt: skip


def test_a_line_is_full_when_the_number_below_would_not_have_fitted(tmp_path: Path) -> None:
    sheet = Sheet().lines(100, *[FULL[:26]] * 4, "末。", "联系电话：" + FULL[:17], "0000-1234567。")
    assert text(tmp_path, sheet)[-1] == "联系电话：" + FULL[:17] + "0000-1234567。"


def test_a_heading_mark_after_a_full_stop_begins_a_paragraph_without_indent(tmp_path: Path) -> None:
    lines = text(tmp_path, Sheet().lines(100, FULL[:25] + "。", "（一）关于甲的问题", FULL[:26], "末", "末"))
    assert lines[:2] == [FULL[:25] + "。", "（一）关于甲的问题"]


def test_a_wider_gap_begins_a_paragraph(tmp_path: Path) -> None:
    sheet = Sheet().lines(100, FULL[:26], FULL[:26]).lines(200, FULL[:26], "末", "末。")
    assert text(tmp_path, sheet) == [FULL[:26] * 2, FULL[:26] + "末", "末。"]


def test_a_paragraph_goes_on_across_pages_and_page_numbers(tmp_path: Path) -> None:
    first = Sheet().lines(600, FIRST, *[FULL[:26]] * 5).write(285, HEIGHT - 50, "— 1 —", 14)
    second = Sheet().lines(80, "布如下。", *[FIRST] * 5).write(285, HEIGHT - 50, "— 2 —", 14)
    assert text(tmp_path, first, second)[0] == FIRST.strip() + FULL[:26] * 5 + "布如下。"


@pytest.mark.parametrize(
    "number", ["— {} —", "- {} -", "{}", "第{}页 共3页", "{}/3", "－{}－", "Page {} of 3"]
)
def test_page_numbers_are_dropped(tmp_path: Path, number: str) -> None:
    sheets = [
        Sheet().lines(100, f"正文第{one}。").write(280, HEIGHT - 50, number.format(one), 12) for one in "123"
    ]
    assert text(tmp_path, *sheets) == ["正文第1。", "正文第2。", "正文第3。"]


def test_a_number_in_the_middle_of_a_page_stays(tmp_path: Path) -> None:
    assert text(tmp_path, Sheet().lines(300, "甲", "3", "乙")) == ["甲", "3", "乙"]


def test_what_most_pages_repeat_at_the_same_place_is_dropped(tmp_path: Path) -> None:
    sheets = [Sheet().write(200, 40, "某区整改通报汇编", 10).lines(100, f"正文{one}。") for one in "甲乙丙"]
    assert text(tmp_path, *sheets) == ["正文甲。", "正文乙。", "正文丙。"]


def test_a_title_of_two_centred_lines_is_one_line(tmp_path: Path) -> None:
    sheet = (
        Sheet()
        .write(298 - 6 * 22, 60, "中共某区某局党组关于巡察", 22)
        .write(298 - 4 * 22, 96, "整改情况的通报啊", 22)
    )
    sheet.lines(160, FIRST, *[FULL[:26]] * 6)
    assert text(tmp_path, sheet)[0] == "中共某区某局党组关于巡察整改情况的通报啊"


def test_a_date_set_to_the_right_ends_its_paragraph(tmp_path: Path) -> None:
    sheet = Sheet().lines(100, *[FULL[:26]] * 5).lines(240, "2025年5月20日", x=400).lines(268, "抄送：某局")
    assert text(tmp_path, sheet)[-2:] == ["2025年5月20日", "抄送：某局"]


def test_radicals_are_read_as_the_characters_they_stand_for(tmp_path: Path) -> None:
    assert text(tmp_path, Sheet().lines(100, "⼀、⽉⻚")) == ["一、月页"]


def test_rulings_make_a_table_between_the_paragraphs(tmp_path: Path) -> None:
    sheet = Sheet().lines(80, "见下表。").lines(300, "以上。")
    sheet.cell(90, 120, 200, 160, "序号").cell(200, 120, 506, 160, "问题")
    sheet.cell(90, 160, 200, 200, "1").cell(200, 160, 506, 200, "学习不够")
    source = read(tmp_path, sheet)
    assert source.text == "见下表。\n序号\n问题\n1\n学习不够\n以上。"
    assert words(source) == [[["序号", "问题"], ["1", "学习不够"]]]


def test_lines_that_fill_a_cell_are_one_paragraph_and_merged_cells_one_cell(tmp_path: Path) -> None:
    sheet = Sheet().cell(90, 100, 150, 180, "学习类").cell(150, 100, 230, 140, "甲乙丙丁戊己", "庚辛")
    sheet.cell(150, 140, 230, 180, "短", "另段")
    source = read(tmp_path, sheet)
    assert words(source) == [[["学习类", "甲乙丙丁戊己庚辛"], ["学习类", "短\n另段"]]]
    assert source.tables[0][0][0] is source.tables[0][1][0]


def test_a_table_goes_on_on_the_next_page_without_its_repeated_head(tmp_path: Path) -> None:
    def part(*rows: tuple[str, str], y: int) -> Sheet:
        sheet = Sheet()
        for number, (left, right) in enumerate(rows):
            top = y + 40 * number
            sheet.cell(90, top, 150, top + 40, left).cell(150, top, 506, top + 40, right)
        return sheet

    first = part(("序号", "措施"), ("1", "甲"), ("2", "建立制度，"), y=680).write(290, HEIGHT - 30, "1", 10)
    second = part(("序号", "措施"), ("", "开展培训"), ("3", "丙"), y=60).write(290, HEIGHT - 30, "2", 10)
    assert words(read(tmp_path, first, second)) == [
        [["序号", "措施"], ["1", "甲"], ["2", "建立制度，开展培训"], ["3", "丙"]]
    ]


def test_a_scanned_file_is_refused_with_what_to_do(tmp_path: Path) -> None:
    said = refused(tmp_path, pdf(Sheet().box(0, 0, WIDTH, HEIGHT)))
    assert "通报.pdf 是扫描件，没有文字层。" in said and "文字识别（OCR）" in said


def test_pages_that_are_pictures_are_named_and_blank_ones_are_not(tmp_path: Path) -> None:
    source = read(tmp_path, Sheet().lines(100, "正文。"), Sheet().box(50, 50, 500, 700), Sheet())
    assert [problem.code for problem in source.problems] == ["pages_without_text"]
    assert source.problems[0].message.startswith("第2页没有文字层")


@pytest.mark.parametrize("cut", [20, 300])
def test_a_damaged_file_is_refused(tmp_path: Path, cut: int) -> None:
    assert "不是完好的 PDF 文件" in refused(tmp_path, pdf(Sheet().lines(100, "正文。"))[:cut])


def test_a_locked_file_is_refused(tmp_path: Path) -> None:
    data = pdf(Sheet().lines(100, "正文。"))
    key = "<" + "00" * 32 + ">"
    lock = f"/Encrypt<</Filter/Standard/V 1/R 2/O{key}/U{key}/P -4>>/ID[{key}{key}]/Root"
    assert "加了密码" in refused(tmp_path, data.replace(b"/Root", lock.encode(), 1))


def test_another_kind_of_file_with_this_ending_is_refused(tmp_path: Path) -> None:
    assert "的内容是图片" in refused(tmp_path, b"\x89PNG\r\n\x1a\n" + zlib.compress(b"0"))


def test_fonts_that_only_the_second_reader_knows_are_read(tmp_path: Path) -> None:
    path = tmp_path / "通报.pdf"
    path.write_bytes(pdf(Sheet().lines(100, FIRST, FULL[:26], "布如下。", "又一段。"), own_coding=True))
    assert load(path).text == FIRST.strip() + FULL[:26] + "布如下。\n又一段。"
