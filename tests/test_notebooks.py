"""The notebooks: thin, in run order, told without typed digits, and stored as a fresh run leaves them."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import nbformat
import pytest
from case import real
from recorded_case import recorded

from huitoukan import paths
from huitoukan.metrics import CATALOGUE
from huitoukan.metrics.catalogue import THEMES
from huitoukan.problems import InputError
from huitoukan.report import figures, notebooks, outward

FILES = sorted(paths.NOTEBOOKS.glob("*.ipynb"))
MOST_CELLS, MOST_CODE_LINES = 30, 80


def cells(path: Path, kind: str) -> list[nbformat.NotebookNode]:
    return [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == kind]


def code(path: Path) -> str:
    return "\n".join(cell.source for cell in cells(path, "code"))


each = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def test_all_notebooks_of_the_design_so_far_are_there() -> None:
    assert [path.stem for path in FILES] == [
        "01-ledger", "02-completion", "03-coverage", "04-commitments", "05-lookback"
    ]  # fmt: skip


@each
def test_its_title_is_a_question(path: Path) -> None:
    title = cells(path, "markdown")[0].source.splitlines()[0]
    assert title.startswith("# ") and title.endswith("？")


@each
def test_it_is_short(path: Path) -> None:
    assert len(nbformat.read(path, as_version=4).cells) <= MOST_CELLS
    assert len([line for line in code(path).splitlines() if line.strip()]) <= MOST_CODE_LINES


@each
def test_it_defines_nothing_and_spells_no_path(path: Path) -> None:
    tree = ast.parse(code(path))
    defined = [
        node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Lambda)
    ]
    assert defined == []
    assert not re.search(r"""["'][^"'\n]*[/\\][^"'\n]*["']""", code(path))


@each
def test_it_does_not_plot_by_itself(path: Path) -> None:
    assert "matplotlib" not in code(path) and "pyplot" not in code(path)


@each
def test_its_prose_holds_no_typed_digit(path: Path) -> None:
    assert not [cell.source for cell in cells(path, "markdown") if re.search(r"\d", cell.source)]


def said_in_notebooks() -> tuple[set[str], set[str]]:
    """The metrics that the notebooks define, and the themes that they measure whole."""
    calls = [node for path in FILES for node in ast.walk(ast.parse(code(path))) if isinstance(node, ast.Call)]
    defined, themes = (
        {
            arg.value
            for call in calls
            for arg in call.args
            if ast.unparse(call.func) == name and isinstance(arg, ast.Constant)
        }
        for name in ("tables.definition", "tables.measured")
    )
    return defined, themes


def test_every_theme_of_the_catalogue_is_told_in_a_notebook() -> None:
    defined, themes = said_in_notebooks()
    assert defined <= set(CATALOGUE) and themes <= set(THEMES)
    told = themes | {CATALOGUE[metric].theme for metric in defined}
    assert set(THEMES) - told == {"documents"}  # told by its table, figure and sentence


def test_every_metric_is_shown_in_a_notebook_or_in_the_tables_of_the_report() -> None:
    defined, themes = said_in_notebooks()
    in_notebooks = defined | {id for id, entry in CATALOGUE.items() if entry.theme in themes}
    sheets = {table.slug: table for table in outward.report_tables(recorded(), [])}
    listed = set(sheets["metrics"].data["指标"])
    listed |= {heading for slug, table in sheets.items() if slug.startswith("by-") for heading in table.data}
    assert not {id for id, entry in CATALOGUE.items() if entry.name not in listed} - in_notebooks


def test_every_figure_of_the_report_is_drawn_in_a_notebook() -> None:
    source = "\n".join(map(code, FILES))
    assert not [
        chart.__name__
        for chart in (*figures.FIGURES, *figures.LOGS, *figures.REVIEW)
        if f"charts.{chart.__name__}" not in source
    ]


def test_figures_without_rows_are_left_out_and_not_drawn_blank() -> None:
    assert figures.shown(real(), *figures.LOGS) == []
    drawn = {chart.slug for chart in figures.shown(recorded(), *figures.LOGS)}
    assert drawn == {chart.__name__.replace("_", "-") for chart in figures.LOGS}


@each
def test_it_is_saved_in_run_order_without_errors(path: Path) -> None:
    stored = cells(path, "code")
    assert [cell.execution_count for cell in stored] == list(range(1, len(stored) + 1))
    assert not [out for cell in stored for out in cell.outputs if out.output_type in ("error", "stream")]


@each
def test_its_stored_outputs_equal_a_fresh_run(path: Path) -> None:
    assert notebooks.as_file(notebooks.execute(path, {})) == path.read_text(encoding="utf-8")


def test_a_parameter_the_notebook_does_not_have_is_refused() -> None:
    with pytest.raises(InputError, match="quater"):
        notebooks.execute(FILES[0], {"quater": "2025Q2"})


def test_a_failing_cell_is_named_in_one_line(tmp_path: Path) -> None:
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1 / 0")])
    nbformat.write(notebook, tmp_path / "01-broken.ipynb")
    with pytest.raises(InputError, match=r"01-broken\.ipynb 运行失败：ZeroDivisionError"):
        notebooks.execute_all(tmp_path, {})


def test_a_folder_without_notebooks_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="没有笔记"):
        notebooks.execute_all(tmp_path, {})


def test_a_page_fetches_nothing_from_the_network() -> None:
    page = notebooks.as_page(nbformat.read(FILES[0], as_version=4))
    assert not re.findall(r"""(?:src|href)=["']https?://""", page)
    assert "import(" not in page and "<script src" not in page
