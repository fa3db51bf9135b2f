"""The report has the form of an official document: page, grid, type, numbers, annexes, tables, figures."""

from __future__ import annotations

import io
import re
from datetime import datetime
from itertools import pairwise
from zipfile import ZipFile

import pypdfium2
import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Length, Pt
from docx.text.paragraph import Paragraph
from report_case import LONG, lines, made, made_up, word

from huitoukan.official import form, title_lines
from huitoukan.report import document
from huitoukan.report.document.widths import PADDING, ems, height, widths
from huitoukan.tables import MARK


def mm(length: int | None) -> int:
    return round(Length(length or 0).mm)


def test_the_paper_has_the_margins_of_an_official_document() -> None:
    section = word("real").sections[0]
    assert (mm(section.page_width), mm(section.page_height)) == (210, 297)
    edges = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [mm(edge) for edge in edges] == [37, 35, 28, 26]


def test_a_page_has_room_for_22_lines_of_28_characters_and_not_for_more() -> None:
    grid = word("real").sections[0]._sectPr.find(qn("w:docGrid"))
    pitch, closer = int(grid.get(qn("w:linePitch"))), int(grid.get(qn("w:charSpace")))
    height, width = 225 / 25.4 * 1440, 156 / 25.4 * 72
    assert grid.get(qn("w:type")) == "linesAndChars"
    assert 22 * pitch <= height < 23 * pitch
    assert 28 * (16 + closer / 4096) <= width < 29 * (16 + closer / 4096)


def test_text_is_set_as_close_as_the_grid_asks_for() -> None:
    document = word("real")
    for name in ("First Paragraph", "Body Text"):
        assert document.styles[name].paragraph_format.line_spacing == Pt(form.PITCH)
    normal = document.styles["Normal"]._element
    closer = int(normal.find(f".//{qn('w:rPr')}/{qn('w:spacing')}").get(qn("w:val"))) / 20
    assert 28 * (16 + closer) <= 156 / 25.4 * 72 < 29 * (16 + closer)


@pytest.mark.parametrize(
    ("style", "chinese", "size"),
    [
        ("Title", "方正小标宋简体", 22),
        ("First Paragraph", "仿宋_GB2312", 16),
        ("Body Text", "仿宋_GB2312", 16),
        ("Heading 1", "黑体", 16),
        ("Heading 2", "楷体_GB2312", 16),
        ("Heading 3", "仿宋_GB2312", 16),
        ("附件标记", "黑体", 16),
        ("附件标题", "方正小标宋简体", 22),
        ("图题", "黑体", 12),
        ("表文", "仿宋_GB2312", 10.5),
    ],
)
def test_a_style_names_its_chinese_typeface_and_times_for_digits(
    style: str, chinese: str, size: float
) -> None:
    properties = word("real").styles[style]._element.rPr
    fonts = properties.rFonts
    assert fonts.get(qn("w:eastAsia")) == chinese
    assert fonts.get(qn("w:ascii")) == fonts.get(qn("w:hAnsi")) == "Times New Roman"
    assert properties.sz.val == Pt(size)


def test_no_run_overrides_the_typeface_of_its_style() -> None:
    runs = word("real").element.body.iter(qn("w:rFonts"))
    assert not [fonts for fonts in runs if set(fonts.attrib) - {qn("w:hint")}]


def test_a_missing_typeface_has_its_stand_in() -> None:
    with ZipFile(io.BytesIO(made("real")["docx"])) as archive:
        listed = archive.read("word/fontTable.xml").decode()
    assert re.search(r'"仿宋_GB2312">\s*<w:altName w:val="仿宋"/>', listed)


def test_paragraphs_begin_two_characters_in() -> None:
    document = word("real")
    assert document.styles["First Paragraph"].paragraph_format.first_line_indent == Pt(32)
    indent = document.styles["First Paragraph"]._element.find(f".//{qn('w:ind')}")
    assert indent.get(qn("w:firstLineChars")) == "200"


@pytest.mark.parametrize(("even", "side"), [(False, "RIGHT"), (True, "LEFT")])
def test_page_numbers_stand_outside(even: bool, side: str) -> None:
    document = word("real")
    assert document.settings.odd_and_even_pages_header_footer
    footer = document.sections[0].even_page_footer if even else document.sections[0].footer
    target = footer.paragraphs[0]
    assert target.alignment == WD_ALIGN_PARAGRAPH[side]
    assert (target.paragraph_format.left_indent if even else target.paragraph_format.right_indent) == Pt(14)
    assert re.fullmatch("— 1? ?—", target.text.replace("PAGE", ""))
    assert [field.text for field in target._p.iter(qn("w:instrText"))] == ["PAGE"]
    assert {run.font.size for run in target.runs} == {Pt(14)}


def test_every_section_has_the_same_page_numbers() -> None:
    first, *rest = word("real").sections
    assert not first.footer.is_linked_to_previous
    assert rest and all(section.footer.is_linked_to_previous for section in rest)


def test_headings_are_numbered_one_after_another() -> None:
    document = word("real")
    heads = [one.text[:2] for one in document.paragraphs if one.style.name == "Heading 1"]
    assert heads == ["一、", "二、", "三、", "四、", "五、", "六、", "七、", "八、"]
    below = [one.text[:3] for one in document.paragraphs if one.style.name == "Heading 2"]
    assert below == ["（一）", "（二）", "（三）"]


def annexes(name: str) -> tuple[list[str], list[tuple[str, str]]]:
    """The list of annexes below the text, and mark and title above each."""
    paragraphs = word(name).paragraphs
    listed = [one.text for one in paragraphs if one.style.name == "附件说明"]
    marks = [at for at, one in enumerate(paragraphs) if one.style.name == "附件标记"]
    return listed, [(paragraphs[at].text, paragraphs[at + 1].text) for at in marks]


def test_annexes_are_listed_below_the_text_under_the_names_they_bear() -> None:
    listed, found = annexes("real")
    assert listed[0].startswith("附件：1.")
    assert all(line.startswith("\u3000\u3000\u3000") for line in listed[1:])
    assert [line.removeprefix("附件：").strip("\u3000") for line in listed] == [
        f"{at}.{title}" for at, (_, title) in enumerate(found, start=1)
    ]
    assert [mark for mark, _ in found] == [f"附件{at}" for at in range(1, len(found) + 1)]


def test_every_annex_begins_a_page_of_its_own() -> None:
    document = word("real")
    assert len(document.sections) == len(annexes("real")[1]) + 1
    assert {section.start_type.name for section in document.sections} == {"NEW_PAGE"}


def test_a_table_of_many_columns_stands_on_a_page_turned_with_its_margins() -> None:
    turned = [one for one in word("made_up").sections if one.orientation == WD_ORIENT.LANDSCAPE]
    # the ledger, and the metrics with how each is computed
    assert len(turned) == 2
    for section in turned:
        edges = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        assert (mm(section.page_width), [mm(edge) for edge in edges]) == (297, [28, 26, 35, 37])


def test_tables_repeat_their_heading_keep_rows_whole_and_fill_the_line() -> None:
    document = word("real")
    assert document.tables
    for table in document.tables:
        rows = table._tbl.tr_lst
        assert rows[0].trPr.find(qn("w:tblHeader")) is not None
        short = [row for row in rows if len("".join(row.itertext())) < 200]
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in short)
        width = sum(int(column.get(qn("w:w"))) for column in table._tbl.tblGrid.findall(qn("w:gridCol")))
        line = 156 if width <= form.twips(156) else 225
        assert 0 <= form.twips(line) - width < len(table.columns)


def test_a_row_higher_than_a_page_is_broken_and_nothing_of_it_is_lost() -> None:
    assert "".join(pdf_pages("made_up")).count("长") >= 2 * LONG
    (ledger,) = (table for table in word("made_up").tables if "备注" in table.rows[0].cells[-1].text)
    splits = [row.trPr is None or row.trPr.find(qn("w:cantSplit")) is None for row in ledger._tbl.tr_lst]
    assert splits == [False, True, False]


def captions(name: str, style: str) -> list[Paragraph]:
    return [one for one in word(name).paragraphs if one.style.name == style]


@pytest.mark.parametrize(("style", "mark"), [("图题", "图"), ("表题", "表")])
def test_figures_and_tables_are_numbered_in_their_order(style: str, mark: str) -> None:
    found = captions("real", style)
    assert len(found) >= 5
    assert [one.text.split("\u3000")[0] for one in found] == [
        f"{mark}{at}" for at in range(1, len(found) + 1)
    ]


def test_below_every_figure_stands_where_it_comes_from() -> None:
    paragraphs = word("real").paragraphs
    after = [paragraphs[at + 1] for at, one in enumerate(paragraphs) if one.style.name == "图题"]
    assert all(one.style.name == "来源" and one.text.startswith("来源：") for one in after)


def test_figures_fill_the_line_and_are_described_in_words() -> None:
    document = word("real")
    assert len(document.inline_shapes) == len(captions("real", "图题"))
    assert {mm(shape.width) for shape in document.inline_shapes} == {156}
    described = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert all(words and len(words) > 20 for words in described)


def test_a_figure_of_the_pdf_stands_below_the_words_it_stands_below_in_word() -> None:
    whole = squeezed("".join(pdf_pages("real")))
    paragraphs = [one for one in word("real").paragraphs if one.text.strip()]
    found = [
        (whole.find(squeezed(before.text)[-8:]), whole.find(squeezed(one.text)))
        for before, one in pairwise(paragraphs)
        if one.style.name == "图题" and before.style.name in ("Body Text", "First Paragraph")
    ]
    assert found and all(0 <= before < caption for before, caption in found)


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_the_document_says_what_made_it() -> None:
    with ZipFile(io.BytesIO(made("real")["docx"])) as archive:
        told = archive.read("docProps/app.xml").decode()
    assert "<Application>huitoukan</Application>" in told and "Microsoft" not in told


def test_what_the_text_refers_to_is_there() -> None:
    text = "".join(lines("real"))
    named = set(re.findall(r"见((?:[图表]\d+、?)+)", text))
    there = {one.text.split("\u3000")[0] for style in ("图题", "表题") for one in captions("real", style)}
    assert named and {one for names in named for one in names.split("、")} <= there


def test_the_mark_stands_on_every_page_and_only_where_data_are_made_up() -> None:
    section = word("made_up").sections[0]
    assert section.header.paragraphs[0].text == section.even_page_header.paragraphs[0].text == MARK
    assert MARK not in word("real").sections[0].header.paragraphs[0].text
    pages = pdf_pages("made_up")
    assert all(MARK in page for page in pages)
    assert not any(MARK in page for page in pdf_pages("real"))
    assert f'content: "{MARK}"' in made("made_up")["html"].decode()
    assert MARK not in made("real")["html"].decode()


def pdf_pages(name: str) -> list[str]:
    pages = pypdfium2.PdfDocument(made(name)["pdf"])
    return [page.get_textpage().get_text_range() for page in pages]


def test_the_pdf_has_the_paper_and_the_page_numbers() -> None:
    pages = pypdfium2.PdfDocument(made("real")["pdf"])
    assert {tuple(round(side / 72 * 25.4) for side in page.get_size()) for page in pages} == {
        (210, 297), (297, 210),
    }  # fmt: skip
    numbered = enumerate(pdf_pages("real"), start=1)
    assert all(re.search(rf"— {at}\s*—", text) for at, text in numbered)


def test_a_full_page_of_the_pdf_has_22_lines_and_its_text_lies_in_the_block() -> None:
    page = pypdfium2.PdfDocument(made("real")["pdf"])[0].get_textpage()
    boxes = [page.get_rect(at) for at in range(page.count_rects())]
    left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
    assert left >= 28 / 25.4 * 72 - 1 and right <= 184 / 25.4 * 72 + 1
    assert max(box[3] for box in boxes) <= 260 / 25.4 * 72 + 1


def test_the_three_files_say_the_same() -> None:
    conclusions = [line for line in lines("real") if line.startswith("截至2025年9月30日")]
    assert conclusions
    bare = re.sub(r"\s", "", "".join(pdf_pages("real")))
    html = made("real")["html"].decode()
    assert all(line in html and line in bare for line in conclusions[:1])


def test_the_same_review_gives_the_same_bytes() -> None:
    assert document.made_of(made_up()) == made("made_up")


def test_files_bear_the_as_of_day_and_no_time_of_their_making() -> None:
    with ZipFile(io.BytesIO(made("real")["docx"])) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2000, 1, 1, 0, 0, 0)}
    assert word("real").core_properties.created.replace(tzinfo=None) == datetime(2025, 9, 30)
    assert "D:20250930" in pypdfium2.PdfDocument(made("real")["pdf"]).get_metadata_value("CreationDate")


def test_the_page_fetches_nothing_and_runs_nothing() -> None:
    html = made("real")["html"].decode()
    assert "<script" not in html and "@import" not in html and "url(" not in html
    assert not re.findall(r'(?:src|href)="(?!data:|#)', html)
    assert "default-src 'none'" in html


def test_a_long_title_is_broken_where_it_may_be() -> None:
    assert title_lines("关于某县水利局党组巡察整改“回头看”情况的报告") == [
        "关于某县水利局党组", "巡察整改“回头看”情况的报告",
    ]  # fmt: skip
    assert title_lines("巡察整改“回头看”情况的报告") == ["巡察整改“回头看”情况的报告"]


def test_short_columns_stay_on_one_line_and_long_ones_share_the_rest() -> None:
    short, long = widths(["序号", "情况"], [["1", "很长的情况" * 20], ["2", "短"]], 42)
    assert short * 42 == pytest.approx(3.1, abs=0.1) and short + long == pytest.approx(1)
    assert widths(["甲", "乙"], [["一", "二"]], 42) == [0.5, 0.5]


@pytest.mark.parametrize("token", ["2025年9月30日", "68.4%(13/19)", "2025-05-20"])
def test_a_day_or_a_share_is_not_broken_for_want_of_room(token: str) -> None:
    rows = [["很长的情况" * 20, token, "也很长的说明" * 20], ["短", f"截至{token}的情况" * 3, "短"]]
    shares = widths(["情况", "时间", "说明"], rows, 42)
    assert shares[1] * 42 >= ems(token) + PADDING


def test_the_room_goes_to_the_column_that_makes_the_rows_lowest() -> None:
    rows = [["短的话" * 4, "这一栏最长" * 12, "中等的" * 6] for _ in range(4)]
    shares = widths(["甲", "乙", "丙"], rows, 42)
    assert shares[1] > shares[2] > shares[0]
    assert height(rows[0], shares, 42) == height(rows[0], [12 / 90, 60 / 90, 18 / 90], 42)
