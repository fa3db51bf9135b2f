"""The example on disk: clean quarters, every planted fault found and no other, the mark on everything."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from huitoukan import example
from huitoukan.checks import check
from huitoukan.edition import open_edition
from huitoukan.example import folders, writing
from huitoukan.example.notice import MARK
from huitoukan.ledger import from_notice, read_ledger
from huitoukan.notice import read_notice
from huitoukan.origins import origin_of
from huitoukan.promises import dated_checks
from huitoukan.publish import content, published

QUARTERS = ("2025Q2", "2025Q3", "2025Q4", "2026Q1")
FIELDS = ("code", "severity", "sheet", "row", "column", "value")
NATURAL = {
    "window_straddles_feedback", "never_used", "on_holiday", "fewer_named_than_claimed", "rate_of_few",
    "attendances_not_people", "earlier_figure_not_comparable", "national_mean_not_comparable",
    "same_fact_agrees", "part_within_whole", "places_named", "basically_is_not_completed",
    "finding_about_earlier_round", "days_beyond_peers",
}  # fmt: skip
"""What is true of the clean quarters too, because the notice they follow is written that way: windows that
open before the feedback, three of thirteen communities named, attendances without people."""


def hashes(folder: Path) -> dict[str, str]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files
    }


def problems(path: Path) -> Counter[tuple[Any, ...]]:
    found = check(open_edition(path))
    return Counter((p.code, p.severity.value, p.sheet, p.row, p.column, p.value) for p in found)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example as it comes."""
    target = tmp_path_factory.mktemp("example")
    example.write(target)
    return target


@pytest.fixture(scope="module")
def answers(folder: Path) -> dict[str, Any]:
    """The key of the quarters."""
    key: dict[str, Any] = json.loads((folder / "answers.json").read_text(encoding="utf-8"))
    return key


@pytest.mark.parametrize("quarter", QUARTERS)
def test_a_quarter_opens_as_itself_and_has_no_problem_but_natural_ones(folder: Path, quarter: str) -> None:
    edition = open_edition(folder / quarter / "ledger.xlsx")
    assert (str(edition.quarter), edition.synthetic, edition.is_local) == (quarter, True, True)
    assert {problem.code for problem in check(edition)} <= NATURAL


def test_every_planted_fault_is_found_and_nothing_else(folder: Path) -> None:
    key = json.loads((folder / "faulty" / "answers.json").read_text(encoding="utf-8"))["faults"]
    planted = Counter(tuple(fault[name] for name in FIELDS) for fault in key)
    clean, faulty = (problems(folder / name / "ledger.xlsx") for name in ("2025Q2", "faulty"))
    assert faulty - clean == planted


def test_most_rules_have_a_fault_of_theirs(folder: Path) -> None:
    key = json.loads((folder / "faulty" / "answers.json").read_text(encoding="utf-8"))["faults"]
    assert len({fault["code"] for fault in key}) >= 60


def test_the_promises_said_to_be_broken_are_those_the_registers_show(
    folder: Path, answers: dict[str, Any]
) -> None:
    checks = dated_checks(open_edition(folder / "2026Q1" / "ledger.xlsx"))
    overdue = checks[checks["state"] == "overdue"]
    found = {
        (row, str(first.date()), str(last.date()))
        for row, first, last in zip(overdue["row"], overdue["window_from"], overdue["window_to"], strict=True)
    }
    broken = answers["broken_promises"]
    assert {(promise["row"], *promise["window"]) for promise in broken} == found
    assert Counter(promise["proof"] for promise in broken) == {
        "meetings": 3, "gallery_checks": 1, "attendance": 1
    }  # fmt: skip


def test_the_key_tells_what_became_of_every_finding(folder: Path, answers: dict[str, Any]) -> None:
    tables = [
        read_ledger(folder / quarter / "ledger.xlsx")["findings"].set_index("no") for quarter in QUARTERS
    ]
    changed = Counter[str]()
    for before, after, quarter in zip(tables, tables[1:], QUARTERS[1:], strict=False):
        moved = before["due_on"] != after["due_on"]
        due = [table["due_on"][moved].dt.strftime("%Y-%m-%d") for table in (before, after)]
        slips = set(zip(after.index[moved], *due, strict=True))
        told = [slip for slip in answers["slips"] if slip["quarter"] == quarter]
        assert slips == {(slip["key"]["no"], slip["from"], slip["to"]) for slip in told}
        shut = after["closed_on"].notna() & before["closed_on"].isna()
        closed = {s["key"]["no"] for s in answers["closed"] if s["quarter"] == quarter}
        assert set(after.index[shut]) == closed
        opened = after["closed_on"].isna() & before["closed_on"].notna()
        again = [r for r in answers["rebounds"] if r["quarter"] == quarter and r["kind"] == "status"]
        assert set(after.index[opened]) == {r["key"]["no"] for r in again}
        changed += Counter(slips=len(slips), closed=len(closed), again=len(again))
    assert all(changed[what] for what in ("slips", "closed", "again"))
    assert sum(found["false_closure"] for found in answers["on_site"]) == 3


def test_the_mark_stands_in_every_file_and_on_every_sheet(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.suffix in (".txt", ".yml"):
            assert MARK in path.read_text(encoding="utf-8"), path.name
        elif path.suffix == ".json":
            document = json.loads(path.read_text(encoding="utf-8"))
            assert document["synthetic"] is True and document["mark"] == MARK
    for path in folder.rglob("*.xlsx"):
        book = load_workbook(path)
        assert "huitoukan.synthetic" in book.custom_doc_props.names
        unmarked = [
            sheet.title for sheet in book
            if not any(MARK in str(cell.value) for row in sheet.iter_rows(max_row=3) for cell in row)
        ]  # fmt: skip
        assert unmarked == ["选项"]
        assert read_ledger(path).synthetic


def test_the_notice_read_back_is_the_ledger_it_came_from(folder: Path) -> None:
    path = folder / "2025Q2" / "notice.txt"
    ledger = from_notice(read_notice(path), origin_of(path))
    kept = read_ledger(folder / "2025Q2" / "ledger.xlsx")
    assert ledger.synthetic
    for register in ("claims", "commitments"):
        assert ledger[register].reset_index(drop=True).equals(kept[register].reset_index(drop=True))
    assert (ledger["notice"]["sha256"].item(), ledger["notice"]["organ"].item()) == (
        kept["notice"]["sha256"].item(),
        kept["notice"]["organ"].item(),
    )


def test_the_mark_in_the_text_is_enough_where_the_note_on_its_origin_is_lost(
    folder: Path, tmp_path: Path
) -> None:
    alone = tmp_path / "通报.txt"
    alone.write_bytes((folder / "2025Q2" / "notice.txt").read_bytes())
    assert from_notice(read_notice(alone), origin_of(alone)).synthetic


def test_the_first_ledger_is_published_as_its_notice(folder: Path) -> None:
    again = published(read_ledger(folder / "2025Q2" / "ledger.xlsx"))
    assert content(again, ".txt") == (folder / "2025Q2" / "notice.txt").read_bytes()


def test_no_name_telephone_or_address_is_in_the_ledgers(folder: Path) -> None:
    assert published(read_ledger(folder / "2026Q1" / "ledger.xlsx")).masked == ()


def test_the_same_seed_gives_the_same_bytes_and_another_other_ones(tmp_path: Path) -> None:
    for name, seed in (("one", 7), ("two", 7), ("other", 8)):
        example.write(tmp_path / name, quarters=1, events=60, seed=seed)
    one, two, other = (hashes(tmp_path / name) for name in ("one", "two", "other"))
    assert one == two
    assert one.keys() == other.keys()
    assert not set(one.values()) & set(other.values())


def test_a_long_log_is_written_as_a_folder_of_text_tables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "LONG_LOG", 300)
    monkeypatch.setattr(folders, "CHUNK", 150)
    told: list[tuple[str, int, int]] = []
    example.write(tmp_path, events=400, progress=lambda *step: told.append(step))
    edition = open_edition(tmp_path / "2025Q2" / "ledger")
    assert edition.synthetic and str(edition.as_of) == "2025-05-20"
    assert len(edition.ledger["events"]) == 400
    assert {problem.code for problem in check(edition)} <= NATURAL
    assert ("写出 2025Q2 科普活动", 300, 400) in told
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "2025Q2", "README.txt", "answers.json", "faulty"
    ]  # fmt: skip
    lines = (tmp_path / "2025Q2" / "ledger" / "科普活动.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == MARK and lines[1].startswith("活动日期,活动名称")


def test_the_long_form_says_the_same_as_the_workbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    example.write(tmp_path / "book", quarters=1, events=60)
    monkeypatch.setattr(writing, "LONG_LOG", 50)
    example.write(tmp_path / "texts", quarters=1, events=60)
    book = read_ledger(tmp_path / "book" / "2025Q2" / "ledger.xlsx")
    texts = read_ledger(tmp_path / "texts" / "2025Q2" / "ledger")
    for register, table in book.tables.items():
        assert table.reset_index(drop=True).equals(texts[register].reset_index(drop=True)), register


def test_what_an_earlier_example_left_is_taken_away(tmp_path: Path) -> None:
    example.write(tmp_path, quarters=2, events=60)
    (tmp_path / "2025Q3" / "笔记.docx").write_text("自己的文件", encoding="utf-8")
    example.write(tmp_path, quarters=1, events=60)
    assert [path.name for path in (tmp_path / "2025Q3").iterdir()] == ["笔记.docx"]
