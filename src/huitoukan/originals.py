"""The notice a ledger was read from, found again by name and hash."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from huitoukan import paths
from huitoukan.ledger import Ledger
from huitoukan.notice import Source, load
from huitoukan.problems import InputError


def original(ledger: Ledger, notice: pd.Series) -> Source | None:
    """The source of a row of 通报信息, from the ledger's folder or data/raw; None when gone or changed."""
    name, sha256 = notice["source"], notice["sha256"]
    if pd.isna(name) or pd.isna(sha256):
        return None
    for folder in (ledger.folder, paths.RAW):
        path = folder / Path(str(name)).name if folder else None
        if path and path.is_file():
            try:
                source = load(path)
            except InputError:
                continue
            if source.sha256 == sha256:
                return source
    return None
