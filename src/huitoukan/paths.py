"""Where things lie. The only module that knows a folder of the project."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
RAW = DATA / "raw"
REFERENCE = DATA / "reference"
SNAPSHOTS = DATA / "snapshots"
LINKS = DATA / "links.csv"
LIGHTS = DATA / "lights.csv"
SCHEMES = DATA / "schemes.csv"
LEDGER = DATA / "ledger.xlsx"
NOTEBOOKS = ROOT / "notebooks"
FIGURES = "figures"
"""Name of the figures folder below an output folder; one subfolder per quarter."""
REPORTS = "reports"
"""Name of the reports folder below an output folder; one subfolder per quarter."""


def shown(path: Path | str) -> str:
    """The path as it is kept in what is made: relative to the project where it lies inside, else its name."""
    path = Path(path).resolve()
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name


def said(path: Path | str) -> str:
    """The path as a person finds it who runs a command: from the current folder down, from the project down,
    or whole."""
    path = Path(path).resolve()
    near = next((folder for folder in (Path.cwd(), ROOT) if path.is_relative_to(folder)), None)
    return path.relative_to(near).as_posix() if near else str(path)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A temporary path beside `path` that takes its place only if the block ends without an error."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.stem}-", suffix=path.suffix, dir=path.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        # mkstemp makes files private; what we write is meant to be read like any other file
        umask = os.umask(0)
        os.umask(umask)
        temporary.chmod(0o666 & ~umask)
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def write_bytes(path: Path, content: bytes) -> Path:
    """Write a file whole or not at all; returns its path."""
    with replacing(path) as temporary:
        temporary.write_bytes(content)
    return path


def write_text(path: Path, content: str) -> Path:
    """Write UTF-8 text with LF line ends whole or not at all; returns its path."""
    return write_bytes(path, content.encode("utf-8"))
