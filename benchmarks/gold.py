"""Texts with what can be verified in them, marked by hand."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from huitoukan import paths
from huitoukan.notice import load

FOLDER = Path(__file__).parent / "gold"
REAL = paths.RAW / "2025-05-20-notice.txt"
FIELDS = {"event": "on", "frequency": "every", "count": "value", "rate": "value", "money": "value"}


@dataclass(frozen=True)
class Mark:
    """A piece of a text and its value; of a hit, every value its finder offers."""

    kind: str
    start: int
    end: int
    values: tuple[Any, ...]
    optional: bool = False

    def touches(self, other: Mark) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Text:
    """A notice with its gold. `complete`: its times are marked too, so that a time outside them is wrong."""

    name: str
    text: str
    day: str
    gold: tuple[Mark, ...]
    complete: bool


def invented() -> list[Text]:
    """The three invented notices of this folder."""
    return [_read(path, path.with_suffix(".json")) for path in sorted(FOLDER.glob("*-*.txt"))]


def real() -> Text:
    """The real notice of the repository."""
    return _read(REAL, FOLDER / f"{REAL.stem}.json")


def samples(folder: Path) -> list[Text]:
    """The plain texts of a folder, each with the JSON of `huitoukan read` beside; others have no offsets."""
    files = sorted(path for path in folder.iterdir() if path.suffix in (".txt", ".md"))
    return [_read(path, path.with_suffix(".json")) for path in files if path.with_suffix(".json").is_file()]


def _read(path: Path, marks: Path) -> Text:
    said = json.loads(marks.read_text(encoding="utf-8"))
    gold = [
        Mark(claim["kind"], claim["start"], claim["end"], (claim.get(FIELDS[claim["kind"]]),), _open(claim))
        for claim in said["claims"]
        if claim["kind"] in FIELDS
    ]
    gold += [
        Mark(
            "time", time["start"], time["end"], ((time["since"], time["until"]),), time.get("optional", False)
        )
        for time in said.get("times", ())
    ]
    day = said.get("signed_on") or said.get("header", {}).get("signed_on") or "2025-05-20"
    return Text(path.name, load(path).text, day, tuple(gold), "times" in said)


def _open(claim: dict[str, Any]) -> bool:
    """Whether finding it counts neither way: open to argument, or without a value (数十, 8月下旬)."""
    return bool(claim.get("optional")) or claim.get(FIELDS[claim["kind"]]) is None


def whole(day: str) -> tuple[str, str]:
    """First and last day of a day or a month: `2025-02` → (`2025-02-01`, `2025-02-28`)."""
    if len(day) > 7:
        return day, day
    first = date.fromisoformat(f"{day}-01")
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return first.isoformat(), date.fromordinal(following.toordinal() - 1).isoformat()
