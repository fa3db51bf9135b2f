"""Word documents into text: what is printed, with the numbers the program puts in by itself."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

from huitoukan.notice.model import Source
from huitoukan.notice.source import load
from huitoukan.notice.source.numerals import numeral
from huitoukan.notice.source.word import extract
from huitoukan.problems import InputError

NAMES = nsdecls("w") + (
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)


def docx(body: str, numbering: str = "", styles: str = "") -> bytes:
    """A document with this content, lists and further styles, all in WordprocessingML."""
    document = Document()
    document.element.body[:] = list(parse_xml(f"<w:body {NAMES}>{body}</w:body>"))
    lists = document.part.numbering_part.element
    lists[:] = list(parse_xml(f"<w:numbering {NAMES}>{numbering}</w:numbering>"))
    document.styles.element.extend(list(parse_xml(f"<w:styles {NAMES}>{styles}</w:styles>")))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def text(body: str, numbering: str = "", styles: str = "") -> str:
    return extract(docx(body, numbering, styles), "通报.docx").text


def tables(body: str) -> list[list[list[str | None]]]:
    found = extract(docx(body), "通报.docx")
    return [
        [[found.text[cell.start : cell.end] if cell else None for cell in row] for row in table]
        for table in found.tables
    ]


def r(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def p(content: str, properties: str = "") -> str:
    content = content if content.startswith("<") else r(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def item(words: str, level: int = 0, num: int = 1) -> str:
    return p(words, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def level(number: int, form: str, mark: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{mark}"/></w:lvl>'
    )


def lists(*levels: str, more: str = "", abstract: int = 1) -> str:
    definition = f'<w:abstractNum w:abstractNumId="{abstract}">{"".join(levels)}</w:abstractNum>'
    return definition + (more or num(1))


def num(number: int, abstract: int = 1, override: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'


def tc(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content if content.startswith('<') else p(content)}</w:tc>"


def tbl(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


OFFICIAL = lists(
    level(0, "chineseCounting", "%1、"),
    level(1, "chineseCountingThousand", "（%2）"),
    level(2, "decimal", "%3."),
)


def test_paragraphs_and_tables_come_in_their_order() -> None:
    assert text(p("甲") + tbl(tc("乙") + tc("丙")) + p("丁")) == "甲\n乙\n丙\n丁"


def test_line_breaks_begin_lines_and_tabs_stay() -> None:
    assert text(p("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r>")) == "甲\n乙\t丙"


def test_what_wraps_text_is_looked_through() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('甲')}</w:sdtContent></w:sdt>"
    link = p(f"<w:hyperlink>{r('乙')}</w:hyperlink><w:smartTag>{r('丙')}</w:smartTag>")
    assert text(control + link) == "甲\n乙丙"


def test_tracked_insertions_are_in_and_deletions_out() -> None:
    words = f"{r('整改')}<w:ins>{r('全部')}</w:ins><w:del><w:r><w:delText>部分</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{r('旧')}</w:moveFrom><w:moveTo>{r('新')}</w:moveTo>"
    assert text(p(words + moved)) == "整改全部新"


def test_a_paragraph_whose_end_was_deleted_runs_into_the_next() -> None:
    assert text(p("整改", "<w:rPr><w:del/></w:rPr>") + p("完成")) == "整改完成"


def test_hidden_text_is_out_by_itself_by_style_and_back_in_where_unhidden() -> None:
    hidden = '<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
    style = '<w:rStyle w:val="H"/>'
    words = r("甲") + r("乙", "<w:vanish/>") + r("丙", style) + r("丁", f'{style}<w:vanish w:val="0"/>')
    assert text(p(words), styles=hidden) == "甲丁"


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{p('框内')}</w:txbxContent>"
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice><wps:txbx>{box}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><v:textbox>{box}</v:textbox></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert text(p(r("甲") + both + r("乙")) + p("丙")) == "甲乙\n框内\n丙"


def test_field_codes_and_contents_are_out_and_field_results_in() -> None:
    field = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r>' + r("3")
    contents = '<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>'
    assert text(p("目录页", '<w:pStyle w:val="T1"/>') + p(field), styles=contents) == "3"


def test_numbers_count_and_look_as_their_level_says() -> None:
    body = item("甲") + item("乙", 1) + item("丙", 1) + item("丁", 2) + item("戊") + item("己", 1)
    assert text(body, OFFICIAL) == "一、甲\n（一）乙\n（二）丙\n1.丁\n二、戊\n（一）己"


def test_a_mark_can_name_several_levels() -> None:
    marks = lists(level(0, "decimal", "%1"), level(1, "lowerLetter", "%1.%2"))
    assert text(item("甲") + item("乙") + item("丙", 1), marks) == "1甲\n2乙\n2.a丙"


def test_legal_numbering_prints_digits_for_every_level() -> None:
    marks = lists(level(0, "chineseCounting", "%1"), level(1, "decimal", "%1.%2", "<w:isLgl/>"))
    assert text(item("甲") + item("乙", 1), marks) == "一甲\n1.1乙"


def test_a_level_that_is_not_to_restart_counts_on() -> None:
    marks = lists(level(0, "decimal", "%1、"), level(1, "decimal", "（%2）", '<w:lvlRestart w:val="0"/>'))
    body = item("甲") + item("乙", 1) + item("丙") + item("丁", 1)
    assert text(body, marks) == "1、甲\n（1）乙\n2、丙\n（2）丁"


def test_a_second_list_goes_on_counting_unless_it_says_where_to_start() -> None:
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    marks = lists(level(0, "decimal", "%1、"), more=num(1) + num(2) + num(3, override=start))
    body = item("甲") + item("乙", num=2) + item("丙", num=3) + item("丁", num=3)
    assert text(body, marks) == "1、甲\n2、乙\n1、丙\n2、丁"


def test_a_list_can_redefine_a_level() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "decimalEnclosedCircle", "%1")}</w:lvlOverride>'
    marks = lists(level(0, "decimal", "%1、"), more=num(1, override=own))
    assert text(item("甲"), marks) == "①甲"


def style(name: str, more: str = "", numbered: str = '<w:numPr><w:numId w:val="1"/></w:numPr>') -> str:
    return f'<w:style w:type="paragraph" w:styleId="{name}">{more}<w:pPr>{numbered}</w:pPr></w:style>'


def test_numbers_come_through_styles_with_the_level_that_names_them() -> None:
    marks = lists(level(0, "chineseCounting", "%1、"), level(1, "decimal", "%2．", '<w:pStyle w:val="K"/>'))
    styles = style("K") + style("L", '<w:basedOn w:val="K"/>', numbered="")
    body = p("甲", '<w:pStyle w:val="K"/>') + p("乙", '<w:pStyle w:val="L"/>')
    assert text(body, marks, styles) == "1．甲\n2．乙"


def test_a_paragraph_can_leave_the_list_of_its_style() -> None:
    off = '<w:pStyle w:val="K"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    assert text(p("甲", off), OFFICIAL, style("K")) == "甲"


def test_bullets_print_no_mark_and_empty_items_count() -> None:
    assert text(item("甲"), lists(level(0, "bullet", "●"))) == "甲"
    assert text(item("甲") + item("<w:r/>") + item("乙"), OFFICIAL) == "一、甲\n三、乙"


def test_a_mark_does_not_run_into_the_figure_behind_it() -> None:
    assert text(item("2024年以来", 2), OFFICIAL) == "1. 2024年以来"


@pytest.mark.parametrize(
    ("form", "number", "printed"),
    [
        ("chineseCounting", 12, "十二"), ("chineseCountingThousand", 110, "一百一十"),
        ("ideographDigital", 10, "一〇"), ("decimalFullWidth", 12, "１２"),
        ("decimalEnclosedCircle", 21, "㉑"),
        ("decimalEnclosedCircle", 51, "51"), ("upperLetter", 27, "AA"), ("lowerRoman", 14, "xiv"),
        ("ideographTraditional", 3, "丙"), ("decimalZero", 3, "03"), ("unheardOf", 3, "3"),
        ("chineseCounting", 0, "0"),
    ],
)  # fmt: skip
def test_numerals(form: str, number: int, printed: str) -> None:
    assert numeral(form, number) == printed


def test_merged_cells_are_the_same_cell_in_each_place() -> None:
    body = tbl(
        tc("类", '<w:vMerge w:val="restart"/>') + tc("甲", '<w:gridSpan w:val="2"/>'),
        tc("", "<w:vMerge/>") + tc("乙") + tc("丙"),
    )
    assert tables(body) == [[["类", "甲", "甲"], ["类", "乙", "丙"]]]
    grid = extract(docx(body), "").tables[0]
    assert grid[0][0] is grid[1][0] and grid[0][1] is grid[0][2]


def test_rows_that_begin_or_end_early_keep_their_columns() -> None:
    row = f'<w:trPr><w:gridBefore w:val="1"/></w:trPr>{tc("丙")}'
    assert tables(tbl(tc("甲") + tc("乙"), row, tc("丁"))) == [[["甲", "乙"], [None, "丙"], ["丁", None]]]


def test_a_deleted_row_is_out_and_a_controlled_one_in() -> None:
    gone = f"<w:trPr><w:del/></w:trPr>{tc('甲')}{tc('乙')}"
    held = f"<w:sdt><w:sdtContent><w:tr>{tc('丙')}{tc('丁')}</w:tr></w:sdtContent></w:sdt>"
    body = tbl(gone, tc("戊") + tc("己")).replace("</w:tbl>", held + "</w:tbl>")
    assert tables(body) == [[["戊", "己"], ["丙", "丁"]]]


def test_a_table_in_a_table_is_a_table_and_the_outer_one_only_places_it() -> None:
    inner = tbl(tc("甲") + tc("乙"), tc("丙") + tc("丁"))
    assert tables(tbl(tc("左") + tc(inner + p("")))) == [[["甲", "乙"], ["丙", "丁"]]]


def test_the_paragraphs_of_a_cell_are_lines_of_its_span() -> None:
    assert tables(tbl(tc(item("甲") + item("乙")) + tc("丙"))) == [[["甲\n乙", "丙"]]]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (docx(p("甲"))[:3000], "不是完好的 Word 文档"),
        (b"PK\x03\x04" + bytes(100), "不是完好的 Word 文档"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "加了密码"),
        (b"\xd0\xcf\x11\xe0" + bytes(100), "旧版 Office 文件"),
        (docx(p("")), "没有读到文字"),
    ],
    ids=["cut off", "no document", "locked", "old", "empty"],
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "通报.docx"
    path.write_bytes(data)
    with pytest.raises(InputError, match=said) as caught:
        load(path)
    assert caught.value.exit_status == 2


def test_the_source_of_a_document_knows_the_hash_of_the_file(tmp_path: Path) -> None:
    import hashlib

    path = tmp_path / "通报.docx"
    path.write_bytes(docx(p("甲")))
    assert load(path) == Source("通报.docx", "甲", hashlib.sha256(path.read_bytes()).hexdigest())
