"""Files into text: encodings, line ends, offsets, and one clear line for what cannot be read."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from notice_cases import BODY_LINES, HEAD, TAIL, TITLE, notice, read

from huitoukan.notice import Notice, Passage, Promise, load, read_notice
from huitoukan.notice.source.pipes import tables
from huitoukan.notice.text.characters import plain
from huitoukan.problems import InputError

TEXT = (
    f"{HEAD}{TITLE}整改情况：举办讲座１３５场，参与４．７万人次，覆盖率达９９．１％。\n完成情况：已完成{TAIL}"
)


def saved(folder: Path, data: bytes, name: str = "notice.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def error(path: Path) -> InputError:
    with pytest.raises(InputError) as caught:
        read_notice(path)
    return caught.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_usual_encodings_give_the_same_text(tmp_path: Path, encoding: str) -> None:
    assert load(saved(tmp_path, TEXT.encode(encoding))).text == TEXT


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [TEXT, "整改情况"], ids=["with digits", "Chinese only"])
def test_utf_16_without_byte_order_mark_is_recognised(tmp_path: Path, encoding: str, text: str) -> None:
    assert load(saved(tmp_path, text.encode(encoding))).text == text


@pytest.mark.parametrize("encoding", ["big5", "big5hkscs", "gb18030", "utf-16-be"])
def test_traditional_characters_are_recognised_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    text = "關於黨組織建設責任落實不到位的問題，已完成整改。"
    assert load(saved(tmp_path, text.encode(encoding))).text == text


def test_a_few_words_in_gb18030_are_not_guessed_to_be_another_encoding(tmp_path: Path) -> None:
    assert load(saved(tmp_path, "关于甲的问题".encode("gb18030"))).text == "关于甲的问题"


def test_line_ends_stay_as_they_are(tmp_path: Path) -> None:
    text = TEXT.replace("\n", "\r\n")
    assert load(saved(tmp_path, text.encode())).text == text


def test_the_source_knows_its_name_hash_and_length(tmp_path: Path) -> None:
    data = TEXT.encode("utf-8-sig")
    source = load(saved(tmp_path, data))
    assert source.as_dict() == {
        "name": "notice.txt",
        "sha256": hashlib.sha256(data).hexdigest(),
        "characters": len(TEXT),
    }


def test_full_width_digits_and_marks_are_read_and_quoted_as_printed() -> None:
    found = [(claim.text, claim.value) for claim in read(TEXT).claims]
    assert found == [("１３５场", 135), ("４．７万人次", 47000), ("９９．１％", 0.991)]


@pytest.mark.parametrize("blank", ["\u3000\u3000", "\u00a0\u00a0", "\t"])
def test_indents_change_no_offset(blank: str) -> None:
    found = read(TEXT.replace("\n", f"\n{blank}"))
    assert len(found.claims) == 3
    assert quoted(found)


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (b"", "empty.txt", "empty.txt 是空文件。"),
        (b" \r\n", "blank.txt", "blank.txt 是空文件。"),
        (b"\xef\xbb\xbf", "mark.txt", "mark.txt 是空文件。"),
        (b"\x89PNG\r\n\x1a\n0000", "picture.txt", "picture.txt 的内容是图片，不是文本。"),
        (b"%PDF-1.7\n0000", "notice.txt", "notice.txt 的内容是PDF 文件，不是文本。"),
        (b"PK\x03\x04000000", "notice.txt", "notice.txt 的内容是压缩包或 Office 文件，不是文本。"),
        (bytes(range(128)), "binary.txt", "binary.txt 不是文本，或编码无法识别。"),
        (b"text", "notice.xyz", "暂不能读取 notice.xyz 这种格式。"),
        (b"\xef\xbb\xbfabc\xff", "broken.txt", "broken.txt 中有损坏的字符（从第1行起）。"),
        (
            "甲\n整改情况".encode() + b"\xff" + "已完成。".encode() * 3,
            "cut.txt",
            "cut.txt 中有损坏的字符（从第2行起）。",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_one_line(
    tmp_path: Path, data: bytes, name: str, message: str
) -> None:
    refused = error(saved(tmp_path, data, name))
    assert [problem.message for problem in refused.problems] == [message]
    assert refused.exit_status == 2
    assert "\n" not in str(refused)
    assert refused.problems[0].remedy


def test_a_missing_file_is_refused_in_one_line(tmp_path: Path) -> None:
    refused = error(tmp_path / "missing.txt")
    assert (refused.problems[0].message, refused.exit_status) == ("找不到文件 missing.txt。", 2)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert "是文件夹" in error(tmp_path).problems[0].message


def test_a_text_that_is_no_notice_is_an_error_of_the_input(tmp_path: Path) -> None:
    refused = error(saved(tmp_path, "今天天气很好。\n".encode()))
    assert refused.exit_status == 1
    assert refused.problems[0].message.startswith("notice.txt 不像整改通报")


def test_the_document_has_the_shape_of_the_contract() -> None:
    document = notice("2025年2月举办讲座3场。", status="见附件").as_dict()
    assert list(document) == ["source", "header", "stated", "findings", "claims", "problems"]
    assert document["findings"] == [
        {
            "no": 1, "label": "(1)", "part": None, "category": None, "title": "学习不够扎实",
            "status": "not_stated", "status_text": "见附件", "measures": 1,
        }
    ]  # fmt: skip
    event, count = document["claims"]
    assert list(event) == ["finding", "kind", "text", "start", "end", "on"]
    assert list(count) == [
        "finding", "kind", "text", "start", "end",
        "value", "low", "high", "qualifier", "unit", "subject", "since", "until",
    ]  # fmt: skip
    assert [list(problem) for problem in document["problems"]] == [
        ["code", "severity", "message", "start", "end"]
    ]


def quoted(found: Notice) -> bool:
    """Whether all stands in the source where it says; but for claims, blanks and invisible marks aside."""
    source = found.source.text
    pieces: list[Passage | Promise] = [*found.promises]
    pieces += [passage for one in found.findings for passage in (*one.measures, *one.body)]
    claims = all(source[claim.start : claim.end] == claim.text for claim in found.claims)
    return claims and all(
        read_out(source[piece.start : piece.end]) == read_out(piece.text) for piece in pieces
    )


def read_out(words: str) -> str:
    return re.sub(r"[\s\u200b-\u200f\u2060\ufeff\u00ad]|\*\*|__", "", words)


PIECES = [
    "一是", "二是", "(1)", "①", "举办讲座", "135场", "4.7万人次", "３０余项", "100%", "近5万元",
    "每两月更新一次", "每年", "《甲办法》", "制定", "修订", "2025年2月", "2024年以来", "截至", "定期",
    "春节、国庆", "“第一议题”", "《", "”", "该问题已完成整改", "(2)关于乙的问题。", "\n完成情况：已完成\n",
    ",", "，", "。", "；", "、", "\n", "\r\n", "\u3000", "\u00a0", " ",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_every_piece_of_any_notice_stands_in_the_source_where_it_says(body: str) -> None:
    assert quoted(notice(body))


@given(st.text(max_size=200))
def test_any_characters_between_the_headings_are_read_without_failing(body: str) -> None:
    assert quoted(notice(body))


@given(st.text())
def test_the_plain_form_has_the_length_of_the_text(text: str) -> None:
    assert len(plain(text)) == len(text)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = saved(tmp_path_factory.mktemp("bytes"), data + BODY_LINES.encode())
    try:
        read_notice(path)
    except InputError as refused:
        assert refused.exit_status in (1, 2)


def drawn(text: str) -> list[list[list[str | None]]]:
    """The tables of a text, cells as their words."""
    return [
        [[text[cell.start : cell.end] if cell else None for cell in row] for row in table]
        for table in tables(text)
    ]


def test_tables_of_vertical_bars_are_marked_in_the_untouched_text(tmp_path: Path) -> None:
    text = "前言\r\n\r\n| 序号 | 问题 |\r\n|:--|---:|\r\n|1|甲\\|乙 |\r\n| 2 |  |\r\n后语 | 丙\r\n"
    source = load(saved(tmp_path, text.encode(), "notice.md"))
    assert source.text == text
    assert drawn(text) == [[["序号", "问题"], ["1", "甲\\|乙"], ["2", None], ["后语", "丙"]]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a | b\n--|--\nc", [[["a", "b"]]]),
        ("|a|b|\n|-|-|\n|c|\n|d|e|f|", [[["a", "b"], ["c", None], ["d", "e"]]]),
        ("|a|\n|-|\n|b|", []),
        ("|a|b|\n|c|d|", []),
        ("|a|b|c|\n|-|-|", []),
        ("|a|b|\n|-|-|\n|c|d|\n\n|e|f|\n|-|-|", [[["a", "b"], ["c", "d"]], [["e", "f"]]]),
    ],
)
def test_what_is_a_table_of_vertical_bars(text: str, found: list[list[list[str | None]]]) -> None:
    assert drawn(text) == found


@given(
    st.lists(st.sampled_from(["|", "-", "甲", " ", "\n", "\\", "|-|-|\n", "|甲|乙|\n"]), max_size=40).map(
        "".join
    )
)
def test_every_cell_between_bars_spans_its_words_without_blanks_around(text: str) -> None:
    for table in tables(text):
        assert len({len(row) for row in table}) == 1
        for cell in (cell for row in table for cell in row if cell):
            piece = text[cell.start : cell.end]
            assert piece and piece == piece.strip()
