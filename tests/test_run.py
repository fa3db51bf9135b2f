"""The main job on the real case: what it writes, twice the same, and that it reproduces what is committed."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from huitoukan import paths
from huitoukan.report.figures import FIGURES
from huitoukan.run import Outcome, run

COMMITTED_FIGURES = paths.ROOT / "figures" / "2025Q2"
REPORTS = ("facts.json", "look-back.docx", "look-back.pdf", "manifest.json", "promises.ics", "tables.xlsx")
OF_THE_QUARTER = {"completions-by-quarter", "promises-by-quarter", "lights-table"}
"""Figures of the look-back that the notice alone can fill: nothing is compared, and nobody looked on site."""
COMMITTED_REPORTS = paths.ROOT / "reports" / "2025Q2"


def hashes(folder: Path) -> dict[str, str]:
    return {
        p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in folder.rglob("*")
        if p.is_file()
    }


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Outcome]:
    """One run of a copy of the committed ledger under its own name, into an empty folder."""
    folder = tmp_path_factory.mktemp("run")
    return folder, run(ledger=paths.LEDGER, out=folder)


def test_it_reproduces_every_committed_figure(made: tuple[Path, Outcome]) -> None:
    assert hashes(made[0] / "figures" / "2025Q2") == hashes(COMMITTED_FIGURES)


@pytest.mark.parametrize("name", REPORTS)
def test_it_reproduces_the_committed_report(made: tuple[Path, Outcome], name: str) -> None:
    assert (made[0] / "reports" / "2025Q2" / name).read_bytes() == (COMMITTED_REPORTS / name).read_bytes()


def test_every_figure_is_written_in_four_forms(made: tuple[Path, Outcome]) -> None:
    slugs = {chart.__name__.replace("_", "-") for chart in FIGURES} | OF_THE_QUARTER
    written = {path.name for path in (made[0] / "figures" / "2025Q2").iterdir()}
    assert written == {f"{slug}{end}" for slug in slugs for end in (".svg", ".png", ".csv", ".txt")}
    assert len(slugs) >= 10


def test_every_notebook_is_left_as_a_page_and_as_executed(made: tuple[Path, Outcome]) -> None:
    folder = made[0] / "reports" / "2025Q2"
    stems = [path.stem for path in sorted(paths.NOTEBOOKS.glob("*.ipynb"))]
    assert sorted(path.stem for path in folder.glob("*.html")) == [*stems, "look-back"]
    assert sorted(path.stem for path in (folder / "notebooks").glob("*.ipynb")) == stems


def test_the_manifest_names_inputs_and_outputs_with_their_hashes(made: tuple[Path, Outcome]) -> None:
    folder = made[0]
    manifest = json.loads((folder / "reports" / "2025Q2" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["inputs"]["data/ledger.xlsx"] == hashlib.sha256(paths.LEDGER.read_bytes()).hexdigest()
    found = hashes(folder)
    assert {name: found[name] for name in manifest["outputs"]} == manifest["outputs"]


def test_the_facts_hold_the_numbers_expected_of_the_real_case(made: tuple[Path, Outcome]) -> None:
    facts = json.loads((made[0] / "reports" / "2025Q2" / "facts.json").read_text(encoding="utf-8"))
    value = {(m["id"], m["group"]): m for m in facts["metrics"]}
    assert round(value["reported_completion", None]["low"], 3) == 0.839
    assert round(value["attendances_per_event", None]["value"], 1) == 348.1
    assert value["window_days", None]["value"] == 506
    assert round(value["events_per_year", None]["value"], 1) == 97.4
    assert round(value["studio_sessions_per_week", None]["value"], 1) == 3.4
    assert round(value["communities_visited_share", None]["value"], 3) == 0.188
    assert value["step_days", "inspection_to_feedback"]["value"] == 301
    assert value["step_days", "feedback_to_signing"]["value"] == 119


def test_the_summary_is_ten_lines(made: tuple[Path, Outcome]) -> None:
    assert len(made[1].summary) == 10
    assert all(line.endswith("。") for line in made[1].summary)


def test_the_tables_workbook_opens_on_a_cover_and_has_one_table_per_sheet(made: tuple[Path, Outcome]) -> None:
    book = load_workbook(made[0] / "reports" / "2025Q2" / "tables.xlsx")
    assert book.sheetnames[:3] == ["封面", "目录", "说明"]
    listed = [row[1].value for row in book["目录"].iter_rows(min_row=3) if row[1].value]
    assert listed == book.sheetnames[3:]
    assert all(book[name].freeze_panes == "A4" for name in listed)


def test_another_as_of_day_and_quarter_are_taken_up_and_a_report_of_others_is_kept(tmp_path: Path) -> None:
    signed = tmp_path / "reports" / "2025Q3" / "look-back.docx"
    signed.parent.mkdir(parents=True)
    signed.write_bytes(b"signed")
    copy = tmp_path / "副本.xlsx"
    shutil.copy(paths.LEDGER, copy)
    outcome = run(ledger=copy, quarter="2025Q3", as_of="2025-09-30", out=tmp_path)
    assert (tmp_path / "figures" / "2025Q3").is_dir()
    assert outcome.edition.as_of.isoformat() == "2025-09-30"
    facts = json.loads((tmp_path / "reports" / "2025Q3" / "facts.json").read_text(encoding="utf-8"))
    assert {m["as_of"] for m in facts["metrics"]} == {"2025-09-30"}
    assert outcome.kept == (signed.name,) and signed.read_bytes() == b"signed"
    manifest = json.loads((signed.parent / "manifest.json").read_text(encoding="utf-8"))
    assert not [name for name in manifest["outputs"] if "look-back" in name or name.endswith("tables.xlsx")]


def test_the_readme_quotes_numbers_that_were_computed() -> None:
    readme = (paths.ROOT / "README.md").read_text(encoding="utf-8")
    summary = " ".join(json.loads((COMMITTED_REPORTS / "facts.json").read_text(encoding="utf-8"))["summary"])
    for printed in ("100%(20/20)", "70.0%(14/20)", "18.8%(13/69)", "348.1", "83.9", "344.4", "351.9"):
        assert printed in readme and printed in summary
