"""The house keeps its order: imports go down, clocks and folders and printing have one place each."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import huitoukan

PACKAGE = Path(huitoukan.__file__).parent
FLOORS = (
    {"paths", "period", "problems", "official"},
    {"codelists"},
    {"registers"},
    {"records"},
    {"strict_csv"},
    {"notice"},
    {"workbook", "origins"},
    {"ledger", "reference"},
    {"readings"},
    {"edition", "originals"},
    {"onsite"},
    {"evidence"},
    {"promises"},
    {"metrics"},
    {"formats"},
    {"checks"},
    {"tables", "charts"},
    {"cards"},
    {"lookback"},
    {"sentences"},
    {"report", "publish"},
    {"run", "example"},
    {"cli"},
)
"""From the ground up; a module imports from its own part of the house and from floors below."""
FLOOR = {part: number for number, parts in enumerate(FLOORS) for part in parts}
MODULES = sorted(PACKAGE.rglob("*.py"))
every_module = pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> Iterator[str]:
    """Dotted names of everything a module imports, wherever in it."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield from (f"{node.module}.{name.name}" for name in node.names)


def called(path: Path) -> Iterator[str]:
    """What a module calls, as written."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


def of_others(*parts: str) -> list[Path]:
    return [path for path in MODULES if part_of(path) not in parts]


@every_module
def test_a_module_says_what_it_is_and_reads_annotations_late(path: Path) -> None:
    assert ast.get_docstring(tree_of(path)), "no docstring"
    # a list of imports has no annotations to read
    defines = any(
        isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.AnnAssign)) for node in tree_of(path).body
    )
    assert not defines or "__future__.annotations" in imported(path)


@every_module
def test_imports_go_down_the_house_only(path: Path) -> None:
    if path == PACKAGE / "__init__.py":
        pytest.skip("the door of the house leads to every floor")
    here = part_of(path)
    for name in imported(path):
        top, *rest = name.split(".")
        if top == "huitoukan" and rest[0] != here:
            assert FLOOR[rest[0]] < FLOOR[here], f"{here} imports {rest[0]}"


WORKBOOK = ("files", "values", "marks report place", "recognising", "reading", "writing", "returning")
"""Parts of the workbook from the ground up."""


@pytest.mark.parametrize("path", [path for path in MODULES if part_of(path) == "workbook"], ids=str)
def test_the_parts_of_the_workbook_are_built_one_on_the_other(path: Path) -> None:
    order = {name: level for level, names in enumerate(WORKBOOK) for name in names.split()}
    here = path.relative_to(PACKAGE).with_suffix("").parts[1]
    for name in imported(path):
        parts = name.split(".")
        if here in order and parts[:2] == ["huitoukan", "workbook"] and parts[2] != here:
            assert order[parts[2]] <= order[here], f"{here} imports {parts[2]}"


@pytest.mark.parametrize("path", of_others("period"), ids=str)
def test_only_period_looks_at_a_clock(path: Path) -> None:
    clocks = {
        "date.today",
        "datetime.now",
        "datetime.today",
        "datetime.utcnow",
        "time.time",
        "time.localtime",
    }
    clocks |= {"pd.Timestamp.now", "pd.Timestamp.today", "datetime.date.today", "datetime.datetime.now"}
    assert not clocks & set(called(path))


@pytest.mark.parametrize("path", of_others("paths"), ids=str)
def test_only_paths_spells_the_folders_of_the_project(path: Path) -> None:
    folders = ("data/", "figures/", "reports/", "notebooks/")
    docs = {ast.get_docstring(node, clean=False) for node in ast.walk(tree_of(path)) if _has_docstring(node)}
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value not in docs:
            assert not node.value.startswith(folders), node.value
    # a module may reach for a file beside it, but not climb to the project's own folders
    assert "parents" not in {node.attr for node in ast.walk(tree_of(path)) if isinstance(node, ast.Attribute)}


def _has_docstring(node: ast.AST) -> bool:
    return isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))


@pytest.mark.parametrize("path", of_others("cli", "run"), ids=str)
def test_only_the_commands_print(path: Path) -> None:
    assert not {"print", "sys.stdout.write", "typer.echo"} & set(called(path))


@every_module
def test_no_frame_is_altered_in_place_or_walked_row_by_row(path: Path) -> None:
    keywords = [node.arg for node in ast.walk(tree_of(path)) if isinstance(node, ast.keyword)]
    assert "inplace" not in keywords
    assert not any(name.endswith(".iterrows") for name in called(path))


@pytest.mark.parametrize("path", [path for path in MODULES if part_of(path) == "notice"], ids=str)
def test_reading_a_notice_knows_no_pandas(path: Path) -> None:
    assert not any(name.split(".")[0] == "pandas" for name in imported(path))


@pytest.mark.parametrize("path", of_others("workbook"), ids=str)
def test_only_the_workbook_knows_spreadsheet_libraries(path: Path) -> None:
    assert not {name.split(".")[0] for name in imported(path)} & {"openpyxl", "python_calamine"}


@pytest.mark.parametrize("path", of_others("charts"), ids=str)
def test_only_the_charts_know_matplotlib(path: Path) -> None:
    assert not any(name.split(".")[0] == "matplotlib" for name in imported(path))
