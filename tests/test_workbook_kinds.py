"""Kinds of spreadsheet file other than .xlsx: what stands in them is read, an error in a cell is seen."""

import zipfile
from pathlib import Path

import pandas as pd
import pytest
from xlsb_maker import xlsb

from huitoukan.workbook import Reading, read_book
from huitoukan.workbook.files.compound import workbook_stream
from huitoukan.workbook.files.xls import cells

FILES = Path(__file__).parent / "files"
HEAD = ["活动日期", "活动名称", "参与人次"]
NAMESPACES = "".join(
    f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text")
)
EXTENSION = ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'


def ods(path: Path, *rows: str) -> Path:
    """An OpenDocument spreadsheet with these rows below the heading of the activities."""
    head = row("".join(map(cell, HEAD)))
    table = f'<table:table table:name="科普活动">{head}{"".join(rows)}</table:table>'
    inside = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr(
            "content.xml",
            f"<?xml version='1.0'?><office:document-content{NAMESPACES}{EXTENSION}>{inside}"
            "</office:document-content>",
        )
    return path


def row(cells: str, attributes: str = "") -> str:
    return f"<table:table-row{attributes}>{cells}</table:table-row>"


def cell(words: str, attributes: str = "") -> str:
    kind = ' office:value-type="string"'
    return f"<table:table-cell{attributes}{kind}><text:p>{words}</text:p></table:table-cell>"


ERROR = ' table:formula="of:=1/0" office:string-value="" calcext:value-type="error"'
GAP = row('<table:table-cell table:number-columns-repeated="16384"/>', ' table:number-rows-repeated="3"')


def faults(reading: Reading) -> list[tuple[str, int | None, str | None, str | None]]:
    """Where values are missing by an error."""
    return [(p.code, p.row, p.column, p.value) for p in reading.problems if p.code == "error_value"]


def participants(reading: Reading) -> list[int | None]:
    return [None if pd.isna(value) else value for value in reading.tables["events"]["participants"]]


def test_an_open_document_spreadsheet_is_read(tmp_path: Path) -> None:
    path = ods(tmp_path / "book.ods", row(cell("2025-01-01") + cell("观星") + cell("42")))
    reading = read_book(path)
    assert reading.tables["events"]["name"].tolist() == ["观星"]
    assert (participants(reading), faults(reading)) == ([42], [])


def test_an_error_in_an_open_document_spreadsheet_is_seen_in_its_row(tmp_path: Path) -> None:
    spoiled = row(cell("2025-01-02") + cell("讲座") + cell("#DIV/0!", ERROR))
    path = ods(tmp_path / "book.ods", row(cell("2025-01-01") + cell("观星") + cell("42")), GAP, spoiled)
    assert faults(read_book(path)) == [("error_value", 6, "参与人次", "#DIV/0!")]


def test_cells_repeated_before_an_error_count_as_so_many(tmp_path: Path) -> None:
    twice = cell("2025-01-02", ' table:number-columns-repeated="2"')
    path = ods(tmp_path / "book.ods", row(twice + cell("Err:502", ERROR)))
    assert faults(read_book(path)) == [("error_value", 2, "参与人次", "Err:502")]


def test_merged_cells_and_hidden_rows_of_an_open_document_spreadsheet_are_seen(tmp_path: Path) -> None:
    merged = cell("2025-01-01", ' table:number-rows-spanned="2" table:number-columns-spanned="1"')
    first = row(merged + cell("观星") + cell("42"))
    second = row("<table:covered-table-cell/>" + cell("讲座") + cell("30"), ' table:visibility="filter"')
    reading = read_book(ods(tmp_path / "book.ods", first, second))
    assert reading.tables["events"]["held_on"].dt.day.tolist() == [1, 1]
    assert [problem.row for problem in reading.problems if problem.code == "hidden_rows"] == [3]


def test_a_text_that_looks_like_an_error_is_a_text_in_an_open_document_spreadsheet(tmp_path: Path) -> None:
    path = ods(tmp_path / "book.ods", row(cell("2025-01-01") + cell("#REF!") + cell("42")))
    assert read_book(path).tables["events"]["name"].tolist() == ["#REF!"]


def test_an_error_in_a_binary_workbook_is_seen(tmp_path: Path) -> None:
    rows = [
        HEAD,
        ["2025-01-01", "观星", "#REF!"],
        ["2025-01-02", "讲座", 30],
        [],
        ["2025-01-03", "实验", "#N/A"],
    ]
    reading = read_book(xlsb(tmp_path / "book.xlsb", "科普活动", rows))
    assert participants(reading) == [None, 30, None]
    assert faults(reading) == [
        ("error_value", 2, "参与人次", "#REF!"), ("error_value", 5, "参与人次", "#N/A")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "rows", "errors"),
    [("short", 3, {3: "#DIV/0!", 4: "#N/A"}), ("long", 90, {92: "#DIV/0!"})],
)
def test_an_error_in_a_workbook_of_1997_is_seen(name: str, rows: int, errors: dict[int, str]) -> None:
    reading = read_book(FILES / f"{name}.xls")
    assert len(reading.tables["events"]) == rows
    assert reading.tables["events"]["held_on"].notna().all()
    assert reading.synthetic
    assert faults(reading) == [("error_value", at, "参与人次", word) for at, word in errors.items()]


def test_a_stream_is_found_in_small_and_in_large_sectors() -> None:
    short, long = (workbook_stream((FILES / f"{name}.xls").read_bytes()) for name in ("short", "long"))
    assert len(short) < 4096 <= len(long)
    assert short[:2] == long[:2] == b"\x09\x08"


@pytest.mark.parametrize("step", [1, 7, 64])
def test_a_damaged_workbook_of_1997_is_searched_to_an_end(step: int) -> None:
    content = bytearray((FILES / "short.xls").read_bytes())
    for at in range(512, len(content), step * 64):
        content[at] ^= 0x55
    try:
        cells(bytes(content))
    except Exception as error:
        assert type(error).__name__ in ("error", "IndexError", "UnicodeDecodeError")
