"""Facts shown in their sentences."""

from __future__ import annotations

from pathlib import Path

from case import real
from notice_cases import HEAD, TAIL

from huitoukan import tables
from huitoukan.edition import open_edition
from huitoukan.ledger import from_notice, read_ledger, save
from huitoukan.notice import read_notice
from huitoukan.tables import Table

BODY = (
    "（1）关于甲不严的问题。\n整改情况：2024年以来，举办讲座１３５场，参与<4.7万人次>。\n"
    "每两月检查1次，制定《甲办法》。\n"
)


def quotes(folder: Path, keep: bool = True) -> Table:
    """The quotes of a ledger read from a file, which lies beside it or not."""
    path = folder / "notice.txt"
    path.write_text(HEAD + BODY + TAIL, encoding="utf-8")
    save(from_notice(read_notice(path)), folder / "ledger.xlsx")
    if not keep:
        path.write_text("改过的通报", encoding="utf-8")
    return tables.quotes(open_edition(read_ledger(folder / "ledger.xlsx")))


def test_every_fact_is_marked_in_its_sentence_as_printed(tmp_path: Path) -> None:
    assert quotes(tmp_path).data["原句（标出的是读到的事实）"].to_list() == [
        "整改情况：2024年以来，举办讲座<mark>１３５场</mark>，参与&lt;<mark>4.7万人次</mark>&gt;。",
        "<mark>每两月检查1次</mark>，制定<mark>《甲办法》</mark>。",
    ]


def test_beside_the_sentence_stands_how_each_fact_was_read(tmp_path: Path) -> None:
    assert quotes(tmp_path).data["读作"].to_list() == [
        "数量　135场，2024-01-01起<br>数量　46,500—47,500人次，2024-01-01起",
        "周期　每两月1次<br>文件　制定《甲办法》",
    ]


def test_one_finding_may_be_shown_alone() -> None:
    assert set(tables.quotes(real(), finding=7).data["问题"]) == {"(7)"}


def test_the_real_case_shows_all_its_facts() -> None:
    shown = "".join(tables.quotes(real()).data["原句（标出的是读到的事实）"])
    assert shown.count("<mark>") == len(real().ledger["claims"])


def test_without_the_original_the_table_says_so_and_shows_nothing(tmp_path: Path) -> None:
    found = quotes(tmp_path, keep=False)
    assert found.data.empty
    assert "没有找到通报原件“notice.txt”" in found.note


def test_the_marks_survive_in_the_notebook(tmp_path: Path) -> None:
    assert "<mark>１３５场</mark>" in quotes(tmp_path)._repr_html_()
