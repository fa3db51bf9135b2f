"""Where a raw file came from: the sidecar `<name>.origin.yml` beside it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from huitoukan.problems import InputError

REQUIRED = ("file", "publisher", "address", "kind", "statement", "sha256", "licence_note")


@dataclass(frozen=True)
class Origin:
    """Who published a file, where and when, what it is (published, restated, synthetic) and its hash."""

    file: str
    publisher: str
    address: str
    kind: str
    statement: str
    sha256: str
    licence_note: str
    title: str | None = None
    signed_on: str | None = None
    published_on: str | None = None
    synthetic: bool = False


def origin_of(path: Path | str) -> Origin | None:
    """The origin stated beside a file, None where there is no sidecar; InputError when it is incomplete."""
    path = Path(path)
    sidecar = path.with_name(f"{path.stem}.origin.yml")
    if not sidecar.is_file():
        return None
    try:
        stated = yaml.safe_load(sidecar.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError):
        raise InputError(f"{sidecar.name} 不是有效的 YAML 文件。", "请对照 data/raw 中的样例改正。") from None
    missing = [name for name in REQUIRED if not isinstance(stated, dict) or not stated.get(name)]
    if missing:
        raise InputError(f"{sidecar.name} 缺少 {'、'.join(missing)}。", "请补齐这些项目。")
    if isinstance(stated["statement"], dict):
        stated = stated | {"statement": stated["statement"].get("zh", "")}
    known: dict[str, Any] = {
        name: stated[name] if isinstance(stated[name], bool) else str(stated[name])
        for name in Origin.__dataclass_fields__
        if stated.get(name) is not None
    }
    return Origin(**known)
