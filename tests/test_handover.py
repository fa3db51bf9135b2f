"""Whose the files of a report are: of the last run, or of somebody who would miss them."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from huitoukan.report.handover import changed, of_others

NEW = {"look-back.docx": b"new", "look-back.html": b"page", "tables.xlsx": b"same"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A report as a run left it."""
    for name, content in {"look-back.docx": b"old", "look-back.html": b"old", "tables.xlsx": b"same"}.items():
        (tmp_path / name).write_bytes(content)
    outputs = {f"reports/2025Q3/{name}": sha256((tmp_path / name).read_bytes()).hexdigest()
               for name in ("look-back.docx", "tables.xlsx")}  # fmt: skip
    (tmp_path / "manifest.json").write_text(json.dumps({"outputs": outputs}), encoding="utf-8")
    return tmp_path


def test_what_the_last_run_wrote_is_nobody_else_s(folder: Path) -> None:
    assert of_others(NEW, folder) == [] and changed(NEW, folder) == ["look-back.docx", "look-back.html"]


def test_a_file_changed_since_the_last_run_is_somebody_s(folder: Path) -> None:
    (folder / "look-back.docx").write_bytes(b"signed")
    assert of_others(NEW, folder) == ["look-back.docx"]


def test_the_same_content_needs_no_keeping(folder: Path) -> None:
    (folder / "look-back.docx").write_bytes(b"new")
    assert of_others(NEW, folder) == []


@pytest.mark.parametrize("told", [None, "", "[]", '{"outputs": [1]}'])
def test_without_a_readable_manifest_all_other_content_is_somebody_s(folder: Path, told: str | None) -> None:
    (folder / "manifest.json").unlink() if told is None else (folder / "manifest.json").write_text(told)
    assert of_others(NEW, folder) == ["look-back.docx"]


def test_an_empty_folder_holds_nobody_s_files(tmp_path: Path) -> None:
    assert of_others(NEW, tmp_path) == [] and changed(NEW, tmp_path) == list(NEW)
