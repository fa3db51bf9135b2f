"""`huitoukan review`: the workpaper taken in, the conclusion printed, the report and the answers written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from builders import finding, tables
from case import notice
from openpyxl import load_workbook
from review_case import HEADING, fill, headings, resorted
from typer.testing import CliRunner

from huitoukan import paths
from huitoukan.cli import app
from huitoukan.ledger import Ledger, read_ledger, save
from huitoukan.lookback.review import Review
from huitoukan.report import document
from huitoukan.report.handover import BOOK

SHEET = "抽查已销号问题"
TITLES = (
    "服务不够主动",
    "采购程序不够规范",
    "考勤公示不及时",
    "走访企业偏少",
    "画廊更换不勤",
    "学习缺少计划",
)


def run(*arguments: object) -> tuple[int, str, str]:
    """Status, standard output, standard error."""
    from huitoukan.problems import InputError

    found = CliRunner().invoke(app, list(map(str, arguments)), standalone_mode=False)
    if isinstance(found.exception, InputError):
        return found.exception.exit_status, found.stdout, str(found.exception)
    assert found.exception is None, found.exception
    return found.exit_code, found.stdout, found.stderr


@pytest.fixture(autouse=True)
def plain_report(monkeypatch: pytest.MonkeyPatch) -> None:
    """A report of one line instead of the real one."""

    def write(found: Review, folder: Path, template: Path | None) -> None:
        paths.write_text(folder / "look-back.txt", f"{found.quarters['checked'].iloc[-1]}\n")

    monkeypatch.setattr(document, "write", write)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A workbook of six closed findings."""
    path = tmp_path / "台账.xlsx"
    findings = [finding(no=no, title=title) for no, title in enumerate(TITLES, 1)]
    save(Ledger(path.name, tables(notice=[notice()], findings=findings)), path)
    return path


@pytest.fixture
def paper(ledger: Path, tmp_path: Path) -> Path:
    """Its workpaper of the third quarter."""
    path = tmp_path / "底稿.xlsx"
    assert run("plan", "2025Q3", "--ledger", ledger, "-o", path)[0] == 0
    return path


def answered(path: Path, *words: str) -> Path:
    """The workpaper with these results in the first lines of the random sample."""
    left = list(words)

    def answer(section: str, line: Mapping[str, object]) -> dict[str, object] | None:
        return {"核查结果": left.pop(0), "核查日期": "2025-09-10"} if section == SHEET and left else None

    return fill(path, answer)


def test_five_sentences_are_printed_and_the_report_is_written(
    ledger: Path, paper: Path, tmp_path: Path
) -> None:
    call = ("review", "2025Q3", "--ledger", ledger, "--workpaper", answered(paper, "属实", "不实"))
    status, said, told = run(*call, "--out", tmp_path / "出")
    folder = tmp_path / "出" / "reports" / "2025Q3"
    assert status == 0 and [line[:2] for line in said.splitlines()[1:]] == ["1.", "2.", "3.", "4.", "5."]
    assert "查到2个" in said and "look-back.txt" in told
    assert (folder / "look-back.txt").read_text() == "2\n"


def test_the_answers_are_kept_in_a_copy_and_the_ledger_stays_as_it_is(
    ledger: Path, paper: Path, tmp_path: Path
) -> None:
    before = ledger.read_bytes()
    call = ("review", "2025Q3", "--ledger", ledger, "--workpaper", answered(paper, "属实", "不实"))
    _, _, told = run(*call, "--out", tmp_path)
    copy = tmp_path / "reports" / "2025Q3" / BOOK
    assert ledger.read_bytes() == before and "原台账没有改动" in told
    results = read_ledger(copy)["verifications"]["result"]
    assert sorted(results.dropna()) == ["confirmed", "not_confirmed"] and results.isna().any()
    again = run("review", "2025Q3", "--ledger", copy, "--json")
    assert json.loads(again[1])["sample"][-1]["answered"] == 2


def test_the_same_again_writes_nothing_and_other_content_is_refused(
    ledger: Path, paper: Path, tmp_path: Path
) -> None:
    call = ("review", "2025Q3", "--ledger", ledger, "--out", tmp_path)
    one = answered(paper, "属实")
    assert run(*call, "--workpaper", one)[0] == 0
    folder = tmp_path / "reports" / "2025Q3"
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    status, _, told = run(*call, "--workpaper", resorted(one, tmp_path / "副本.xlsx"))
    assert status == 0 and "没有重写" in told
    other = answered(paper, "不实", "属实")
    status, _, told = run(*call, "--workpaper", other)
    assert status == 2 and "没有覆盖" in told
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert run(*call, "--workpaper", other, "--force")[0] == 0
    assert (folder / "look-back.txt").read_text() == "2\n"


@pytest.mark.parametrize("unfilled", [False, True])
def test_without_an_answer_there_is_no_copy_of_the_ledger(
    ledger: Path, paper: Path, tmp_path: Path, unfilled: bool
) -> None:
    papers = ("--workpaper", paper) if unfilled else ()
    status, said, _ = run("review", "2025Q3", "--ledger", ledger, *papers, "--out", tmp_path)
    assert status == 0 and "没有现场核查记录" in said
    assert {path.name for path in (tmp_path / "reports" / "2025Q3").iterdir()} == {
        "look-back.txt",
        "tables.xlsx",
    }


def test_every_unknown_result_is_listed_with_its_place_and_the_known_words(
    ledger: Path, paper: Path, tmp_path: Path
) -> None:
    call = ("review", "2025Q3", "--ledger", ledger, "--workpaper", answered(paper, "还行", "属实", "差"))
    status, said, told = run(*call, "--out", tmp_path / "出")
    assert (status, said) == (1, "") and told.count("\n") == 1
    for row, word in ((HEADING + 1, "还行"), (HEADING + 3, "差")):
        assert f"{SHEET} 第{row}行“核查结果”" in told and word in told
    assert "属实、基本属实、部分属实、不实、无法核实" in told and not (tmp_path / "出").exists()


def test_a_workpaper_of_another_quarter_is_refused(ledger: Path, paper: Path) -> None:
    status, _, told = run("review", "2025Q4", "--ledger", ledger, "--workpaper", paper)
    assert status == 2 and "不是2025年第4季度的" in told


def test_two_groups_bring_a_workpaper_each(ledger: Path, paper: Path, tmp_path: Path) -> None:
    other = tmp_path / "二组.xlsx"
    other.write_bytes(paper.read_bytes())
    book = load_workbook(other)
    book[SHEET].cell(HEADING + 2, headings(book[SHEET])["核查结果"]).value = "不实"
    book.save(other)
    call = (
        "review",
        "2025Q3",
        "--ledger",
        ledger,
        "--workpaper",
        answered(paper, "属实"),
        "--workpaper",
        other,
    )
    assert json.loads(run(*call, "--json")[1])["answers"]["answered"] == 2


def test_a_frozen_quarter_and_an_earlier_round_are_taken_in(ledger: Path, tmp_path: Path) -> None:
    folder = tmp_path / "版本"
    assert run("snapshot", ledger, "--quarter", "2025Q2", "--snapshots", folder)[0] == 0
    earlier = tmp_path / "上一轮.xlsx"
    save(Ledger(earlier.name, tables(notice=[notice()], findings=[finding(title="采购程序不规范")])), earlier)
    call = ("review", "2025Q3", "--ledger", ledger, "--snapshots", folder, "--earlier", earlier, "--json")
    status, said, told = run(*call)
    found = json.loads(said)
    assert status == 0 and told == "" and found["diff"] is not None
    assert [one["quarter"] for one in found["quarters"]] == ["2025Q2", "2025Q3"]
    assert [link["finding"] for link in found["links"]] == [2]
    assert not list(tmp_path.glob("reports"))


def test_an_unknown_scheme_is_refused_with_the_known_ones(ledger: Path) -> None:
    status, _, told = run("review", "2025Q3", "--ledger", ledger, "--scheme", "x", "--json")
    assert status == 2 and "fufeng" in told and "hengshui" in told


def test_a_ledger_with_errors_is_not_reviewed(tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    twice = [finding(), finding(title="另一个")]
    save(Ledger(path.name, tables(notice=[notice()], findings=twice)), path)
    assert run("review", "2025Q3", "--ledger", path, "--json")[0] == 1
