"""Files appear whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from huitoukan import paths


def test_a_file_is_written_with_the_folders_it_needs(tmp_path: Path) -> None:
    target = tmp_path / "new" / "facts.json"
    assert paths.write_text(target, "数\n") == target
    assert target.read_bytes() == "数\n".encode()


def test_an_error_while_writing_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "ledger.xlsx"
    paths.write_bytes(target, b"old")
    with pytest.raises(RuntimeError), paths.replacing(target) as temporary:
        temporary.write_bytes(b"half")
        raise RuntimeError
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_the_temporary_file_lies_beside_its_target_with_the_same_ending(tmp_path: Path) -> None:
    with paths.replacing(tmp_path / "ledger.xlsx") as temporary:
        assert temporary.parent == tmp_path and temporary.suffix == ".xlsx"


def test_a_written_file_may_be_read_like_any_other(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"")
    mode = (tmp_path / "plain").stat().st_mode
    assert paths.write_bytes(tmp_path / "written", b"").stat().st_mode == mode


def test_a_path_is_shown_from_the_project_down_and_outside_it_by_its_name_only(tmp_path: Path) -> None:
    assert paths.shown(paths.LEDGER) == "data/ledger.xlsx"
    assert paths.shown(tmp_path / "somebody" / "ledger.xlsx") == "ledger.xlsx"


def test_a_path_is_told_so_that_whoever_ran_the_command_finds_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert paths.said(Path("out") / "p.xlsx") == "out/p.xlsx"
    assert paths.said(paths.LEDGER) == "data/ledger.xlsx"
    assert paths.said(tmp_path.parent / "p.xlsx") == str(tmp_path.parent / "p.xlsx")
