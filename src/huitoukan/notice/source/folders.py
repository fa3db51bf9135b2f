"""Folders into the files to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from huitoukan.notice.source.kinds import SUFFIXES
from huitoukan.problems import InputError, Problem, Severity

SIDECAR = ".origin.yml"


def expand(paths: Iterable[Path | str]) -> tuple[list[Path], list[Problem]]:
    """The files to read, those of a folder sorted and with known endings only; a note on what was left out.

    Files named one by one are kept as they are, readable or not. Raises InputError (status 2) for a folder
    with nothing to read in it.
    """
    files: list[Path] = []
    notes: list[Problem] = []
    for path in map(Path, paths):
        if not path.is_dir():
            files.append(path)
            continue
        inside = list(_visible(path))
        known = [file for file in inside if file.suffix.lower() in SUFFIXES]
        if not known:
            raise InputError(
                f"文件夹 {path.name} 中没有可以读取的通报。", f"请放入 {' '.join(SUFFIXES)} 文件。"
            )
        files += known
        if others := len(inside) - len(known):
            message = f"文件夹 {path.name} 中另有{others}个其他格式的文件，没有读取。"
            notes.append(Problem("files_left_out", Severity.NOTE, message))
    return files, notes


def _visible(folder: Path) -> Iterator[Path]:
    """The files at any depth, without hidden and temporary ones and our own notes on origin."""
    for path in sorted(folder.rglob("*")):
        names = path.relative_to(folder).parts
        passed_over = any(name.startswith((".", "~$")) for name in names) or path.name.endswith(SIDECAR)
        if path.is_file() and not passed_over:
            yield path
