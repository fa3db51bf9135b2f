"""The files a look-back is handed over in: report, tables, and the ledger with the answers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from huitoukan import ledger
from huitoukan.lookback.review import Review
from huitoukan.report import document, outward

BOOK = "ledger-with-answers.xlsx"
"""The ledger with the answers of the workpaper; the ledger itself is never altered."""
TABLES = "tables.xlsx"
MANIFEST, PAGE = "manifest.json", ".html"


def files(review: Review, template: Path | None = None) -> dict[str, bytes]:
    """File name → content: the report in its formats, the tables, and with answers the ledger that has them.

    Errors as of `document.write`.
    """
    with TemporaryDirectory() as temporary:
        made = Path(temporary)
        document.write(review, made, template)
        outward.write(made / TABLES, review)
        if review.answers.sections["written"].any():
            ledger.save(review.edition.ledger, made / BOOK)
        return {path.name: path.read_bytes() for path in sorted(made.iterdir())}


def changed(contents: Mapping[str, bytes], folder: Path) -> list[str]:
    """The names of the files whose content in the folder is another, or that are not there."""
    return [name for name, content in contents.items() if not _same(folder / name, content)]


def of_others(contents: Mapping[str, bytes], folder: Path) -> list[str]:
    """The names of the files in the folder that the last run did not write, and that are not the same now.

    What the last run wrote stands in its manifest with hashes; pages stand there not, they go with the rest.
    """
    hashes = _outputs(folder / MANIFEST)
    names = [name for name in changed(contents, folder) if not name.endswith(PAGE)]
    there = [name for name in names if (folder / name).exists()]
    return [name for name in there if hashes.get(name) != sha256((folder / name).read_bytes()).hexdigest()]


def _outputs(manifest: Path) -> dict[str, str]:
    """Name → hash of the files a manifest says were written with it; nothing when it cannot be read."""
    try:
        told = json.loads(manifest.read_text(encoding="utf-8"))["outputs"]
        return {Path(name).name: str(digest) for name, digest in told.items()}
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return {}


def _same(path: Path, content: bytes) -> bool:
    return path.exists() and path.read_bytes() == content
