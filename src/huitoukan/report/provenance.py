"""What a run was made from and with: hashes of inputs and outputs, versions of packages."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from huitoukan import paths, tables
from huitoukan.edition import Edition

PACKAGES = (
    "huitoukan",
    "pandas",
    "scipy",
    "matplotlib",
    "openpyxl",
    "python-calamine",
    "holidays",
    "great-tables",
    "python-docx",
    "pypandoc_binary",
    "typst",
)
"""The packages whose version can change a number, a date or a pixel."""


def sha256(path: Path) -> str:
    """Hash of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def versions() -> dict[str, str]:
    """Package → version, and Python to the minor version."""
    return {"python": f"{sys.version_info.major}.{sys.version_info.minor}"} | {
        name: version(name) for name in PACKAGES
    }


def inputs(edition: Edition) -> dict[str, str]:
    """Input → hash: the ledger and every reference table."""
    reference = {paths.shown(path): sha256(path) for path in sorted(paths.REFERENCE.glob("*.csv"))}
    return {edition.ledger.name: edition.ledger.sha256} | reference


def manifest(edition: Edition, outputs: Iterable[Path], root: Path) -> dict[str, object]:
    """Quarter, as-of day, inputs and outputs with hashes, versions. No clock: twice the same, twice this."""
    return {
        "quarter": str(edition.quarter),
        "as_of": edition.as_of.isoformat(),
        "synthetic": edition.synthetic,
        "inputs": inputs(edition),
        "outputs": {path.relative_to(root).as_posix(): sha256(path) for path in sorted(outputs)},
        "versions": versions(),
    }


def provenance(edition: Edition) -> tables.Table:
    """The last table of a notebook: where its numbers came from."""
    short = {name: f"sha256 {digest[:12]}…" for name, digest in inputs(edition).items()}
    return tables.provenance(edition, versions(), short)
