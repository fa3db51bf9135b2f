"""Web pages into text: as a browser sets them, without what surrounds the notice."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huitoukan.notice.model import Source
from huitoukan.notice.source import load
from huitoukan.notice.source.html import extract
from huitoukan.problems import InputError


def text(page: str) -> str:
    return extract(page.encode(), "通报.html").text


def words(source: Source) -> list[list[list[str | None]]]:
    return [
        [[source.text[cell.start : cell.end] if cell else None for cell in row] for row in table]
        for table in source.tables
    ]


def tables(page: str) -> list[list[list[str | None]]]:
    found = extract(page.encode(), "通报.html")
    return words(Source("", found.text, "", found.tables))


def table(*rows: str) -> str:
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("declared", ["gb2312", "utf-8", ""])
def test_the_encoding_is_found_whatever_the_page_declares(
    tmp_path: Path, encoding: str, declared: str
) -> None:
    path = tmp_path / "通报.htm"
    path.write_bytes(f"<meta charset={declared}><p>关于镕基堃的问题整改完成情况</p>".encode(encoding))
    assert load(path).text == "关于镕基堃的问题整改完成情况"


def test_blocks_and_breaks_make_lines_and_inline_elements_do_not() -> None:
    page = "<h1>题</h1><div>甲<p>乙<b>丙</b><span>丁</span><a href=x>戊</a></p>己<br>庚</div>"
    assert text(page) == "题\n甲\n乙丙丁戊\n己\n庚"


def test_white_space_collapses_as_in_a_browser() -> None:
    assert text("<p>  2025 \n\t 年   5月&nbsp;&nbsp;日  </p>") == "2025 年 5月\u00a0\u00a0日"


def test_a_source_line_end_between_chinese_characters_leaves_no_blank() -> None:
    assert text("<p>整改\n  情况，\n完成</p>") == "整改情况，完成"


def test_an_indent_of_ideographic_spaces_stays() -> None:
    assert text("<p>\u3000\u3000甲</p>") == "\u3000\u3000甲"


def test_preformatted_text_keeps_its_lines_and_blanks() -> None:
    assert text("<pre>甲  乙\n  丙</pre>") == "甲  乙\n  丙"


def test_nothing_hidden_or_to_be_filled_in_is_read() -> None:
    page = (
        "<head><title>题</title></head><script>a</script><style>b</style><noscript>c</noscript>"
        "<template>d</template><!-- e --><p style='color:red; DISPLAY : none'>f</p><p hidden>g</p>"
        "<select><option>h</select><button>i</button><textarea>j</textarea><p>正文</p>"
    )
    assert text(page) == "正文"


def test_ordered_lists_print_their_numbers() -> None:
    page = "<ol><li>甲<li>乙<ol type=A start=3><li>丙</ol><li value=9>丁</ol><ul><li>戊</ul>"
    assert text(page) == "1.甲\n2.乙\nC.丙\n9.丁\n戊"


def test_a_number_that_the_item_has_already_is_not_put_twice() -> None:
    assert text("<ol><li>1.甲</ol>") == "1.甲"


def test_a_list_number_does_not_run_into_the_figure_behind_it() -> None:
    assert text("<ol><li>2024年以来</ol>") == "1. 2024年以来"


@pytest.mark.parametrize(
    "around",
    [
        "<nav><a>首页</a><a>公开</a></nav>",
        "<div class='w1200 breadcrumb'>您的位置：<a>首页</a> &gt; 正文</div>",
        "<div id=footer>主办单位：某区政府　备案号：X</div>",
        "<div class=share-box>分享到：<a>微信</a></div>",
    ],
)
def test_navigation_is_left_out(around: str) -> None:
    assert text(f"{around}<p>正文</p>") == "正文"


@pytest.mark.parametrize(
    "body",
    [
        "<div class=share>整改完成。主办单位：某局<a>附件</a></div>",
        "<div class=nav-title>关于整改情况的通报</div>",
        "<header><h1>整改通报</h1><a>返回首页</a></header>",
        "<div class=footer>某区某局党组 2025年5月20日</div>",
    ],
)
def test_what_may_be_part_of_the_notice_stays_whatever_it_is_called(body: str) -> None:
    assert text(body)


def test_a_table_stands_where_it_stood_and_its_cells_are_marked() -> None:
    page = f"<p>见下表</p>{table('<th>序号<th>问题', '<td>1<td><p>甲</p><p>乙</p>', '<td>2<td> ')}<p>完</p>"
    assert text(page) == "见下表\n序号\n问题\n1\n甲\n乙\n2\n完"
    assert tables(page) == [[["序号", "问题"], ["1", "甲\n乙"], ["2", None]]]


def test_a_cell_has_no_blanks_at_its_ends_though_its_lines_keep_their_indent() -> None:
    page = table("<td>\u3000\u3000甲<br>\u3000\u3000乙\u3000<td>丙")
    assert tables(page) == [[["甲\n\u3000\u3000乙", "丙"]]]


def test_a_merged_cell_is_the_same_cell_in_each_place() -> None:
    page = table("<td rowspan=2>类<td>甲<td>乙", "<td colspan=2>丙", "<td rowspan=0>丁<td>戊", "<td>己")
    assert tables(page) == [[["类", "甲", "乙"], ["类", "丙", "丙"], ["丁", "戊", None], ["丁", "己", None]]]
    grid = extract(page.encode(), "").tables[0]
    assert grid[0][0] is grid[1][0] and grid[1][1] is grid[1][2]


def test_layout_tables_are_flattened_and_the_table_inside_is_kept() -> None:
    inner = table("<td>甲<td>乙", "<td>丙<td>丁")
    page = table(f"<td>左<td><p>正文</p>{inner}")
    assert text(page) == "左\n正文\n甲\n乙\n丙\n丁"
    assert tables(page) == [[["甲", "乙"], ["丙", "丁"]]]


@pytest.mark.parametrize(
    "page",
    [table("<td>甲", "<td>乙"), table("<td>导航<td>" + "<p>正文一段话。</p>" * 9)],
    ids=["one column", "a page in a cell"],
)
def test_tables_that_only_place_things_are_no_tables(page: str) -> None:
    assert tables(page) == []


def test_word_leftovers_and_unclosed_tags_do_no_harm() -> None:
    page = "<p class=MsoNormal><![if !supportLists]>一、<![endif]>甲<o:p></o:p><p>乙</br>丙"
    page += "<!--[if gte mso 9]><xml>坏</xml><![endif]-->"
    assert text(page) == "一、甲\n乙\n丙"


def test_a_saved_page_in_one_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "通报.mhtml"
    path.write_bytes(
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n--B\r\n"
        b"Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        b"<p>=E6=95=B4=E6=94=B9</p>\r\n--B--\r\n"
    )
    assert load(path).text == "整改"


def test_a_page_without_words_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "通报.html"
    path.write_text("<p><img src=a.png></p>", encoding="utf-8")
    with pytest.raises(InputError, match="没有读到文字"):
        load(path)


def test_a_page_nested_beyond_all_sense_is_refused_at_once() -> None:
    with pytest.raises(InputError, match="层层嵌套"):
        text("<div>" * 100_000)


@pytest.mark.parametrize(
    "piece",
    [
        "<p>",
        "<td>",
        "<tr>",
        "<table>",
        "<li>",
        "<br>",
        "<b>",
        "</p>",
        " ",
        "<td rowspan=65000 colspan=99>",
        "&",
    ],
)
def test_a_mark_repeated_without_end_takes_no_time(piece: str) -> None:
    begun = time.perf_counter()
    try:
        text("<table><tr><td>甲" + piece * 50_000)
    except InputError as refused:
        assert refused.exit_status == 2
    assert time.perf_counter() - begun < 10


PIECES = [
    "<table>", "</table>", "<tr>", "<td>", "<td rowspan=2>", "<td colspan=3>", "<p>", "<br>", "甲", "乙", " ",
    "\u3000", "\u00a0", "\n", "<ol>", "<li>", "</ol>", "<pre>", "</pre>", "<div>", "</div>",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_every_cell_of_any_page_spans_its_words_without_blanks_around(page: str) -> None:
    found = extract(page.encode(), "")
    for grid in found.tables:
        assert len({len(row) for row in grid}) == 1
        for cell in {cell for row in grid for cell in row if cell}:
            piece = found.text[cell.start : cell.end]
            assert piece and piece == piece.strip()
