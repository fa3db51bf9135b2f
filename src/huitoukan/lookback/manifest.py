"""What a frozen edition says of itself: what was frozen, from which file, why, and the hash of every file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from huitoukan.edition import Edition
from huitoukan.lookback import exact
from huitoukan.period import Quarter
from huitoukan.problems import InputError

NAME = "manifest.json"
FORMAT = 1
"""Number of the layout of the files; a program that does not know a number reads no such edition."""


@dataclass(frozen=True)
class Manifest:
    """One revision of one quarter's edition."""

    quarter: str
    as_of: str
    revision: int
    reason: str | None
    synthetic: bool
    ledger: str
    """Name of the file the edition was read from."""
    ledger_sha256: str
    content: str
    """Hash of what the ledger says as of that day, see `content_of`."""
    files: Mapping[str, str]
    """File → SHA-256."""
    format: int = FORMAT

    @property
    def title(self) -> str:
        """For a line of text: 2025Q2第1版."""
        return f"{self.quarter}第{self.revision}版"

    @property
    def place(self) -> tuple[str, str]:
        """Names of the folders it stands in."""
        return self.quarter, str(self.revision)

    def as_text(self) -> str:
        """The manifest as it is written, closed by its own hash."""
        fields = asdict(self)
        return as_json({**fields, "seal": sha256(as_json(fields).encode())})


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a revision's folder. Damaged when there is none, it was altered, or the folder was
    copied from elsewhere; InputError when this program cannot read it."""
    path, quarter = folder / NAME, folder.parent.name
    shown = f"{quarter}/{folder.name}/{NAME}"
    try:
        fields: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        seal = fields.pop("seal")
    except (OSError, ValueError, KeyError, AttributeError):
        raise damaged(shown, "没有这个文件，或读不出来") from None
    if seal != sha256(as_json(fields).encode()):
        raise damaged(shown, "内容被改动过")
    if fields.get("format") != FORMAT:
        raise InputError(f"{shown} 由更新版本的程序冻结，本程序读不了。", "请升级程序后重试。")
    found = Manifest(**fields)
    if is_quarter(quarter) and folder.name.isdecimal() and (quarter, folder.name) != found.place:
        raise Damaged(
            f"文件夹 {quarter}/{folder.name} 里是{found.title}，像是从那里拷过来的，不能使用。",
            f"请删去这个文件夹；要冻结{quarter}，用 huitoukan snapshot 台账 --quarter {quarter}。",
        )
    return found


class Damaged(InputError):
    """A frozen edition that is not as it was written, or not where."""


def damaged(name: str, what: str) -> Damaged:
    """The error that names a file of a frozen edition that is not as it was written."""
    remedy = (
        "请从版本库或备份恢复原文件；恢复不了的，用 huitoukan snapshot 加 --revision 下一个号"
        "和 --reason 重新冻结一版。"
    )
    return Damaged(f"冻结的 {name} {what}，不能使用。", remedy)


def is_quarter(name: str) -> bool:
    """Whether a folder is named like a quarter."""
    with suppress(ValueError):
        return str(Quarter.parse(name)) == name
    return False


def content_of(edition: Edition) -> str:
    """Hash of an edition's quarter, as-of day, mark and rows, in whatever order and place the rows stand.

    A register or column that is added to the ledger later, and is empty, changes nothing.
    """
    head: list[object] = [str(edition.quarter), edition.as_of.isoformat(), edition.synthetic]
    head += [
        [name, sha256(exact.content(table))]
        for name, table in sorted(edition.ledger.tables.items())
        if len(table)
    ]
    return sha256(as_json(head).encode())


def sha256(content: bytes) -> str:
    """The hash as hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def as_json(document: object) -> str:
    """JSON that reads well in a diff and is the same on every machine."""
    return json.dumps(document, ensure_ascii=False, indent=1, default=_plain, allow_nan=False) + "\n"


def _plain(value: Any) -> object:
    """Numbers of numpy as Python's; TypeError for what is no JSON value."""
    if pd.isna(value):
        return None
    return value.item() if hasattr(value, "item") else str(value)
