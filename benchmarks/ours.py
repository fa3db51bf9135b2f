"""The reader of this project, behind `serve.py`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from huitoukan.notice import Notice, load, read_notice, read_text
from huitoukan.notice.claims.claims import times_in

Hit = dict[str, object]
VALUES = {"event": "on", "frequency": "every", "count": "value", "rate": "value", "money": "value"}
"""The field compared, by kind of claim."""
FOLDER = TemporaryDirectory(prefix="bench-")


def _file(text: str, suffix: str) -> Path:
    path = Path(FOLDER.name, f"text{suffix}")
    path.write_text(text, encoding="utf-8", newline="")
    return path


def _reading(text: str, suffix: str, day: str) -> Callable[[], Notice]:
    """The whole reading of a decoded source."""
    source = load(_file(text, suffix))
    return lambda: read_text(source)


def _file_reading(text: str, suffix: str, day: str) -> Callable[[], Notice]:
    """The whole reading of a file, decoding and markup included."""
    path = _file(text, suffix)
    return lambda: read_notice(path)


def _times(text: str, suffix: str, day: str) -> Callable[[], list[Hit]]:
    """The time expressions alone: what a time extractor does."""

    def run() -> list[Hit]:
        return [
            {"kind": "time", "start": time.start, "end": time.end, "values": [
                [time.first.isoformat(), None if time.mark == "since" else time.last.isoformat()]
            ]}
            for time in times_in(text, int(day[:4]))
        ]  # fmt: skip

    return run


def _hits(notice: Notice) -> list[Hit]:
    return [
        {
            "kind": claim.kind,
            "start": claim.start,
            "end": claim.end,
            "values": [getattr(claim, VALUES[claim.kind])],
        }
        for claim in notice.claims
        if claim.kind in VALUES
    ]


TASKS: dict[str, tuple[Callable[[str, str, str], Callable[[], Any]], Callable[[Any], list[Hit]]]] = {
    "read": (_reading, _hits),
    "times": (_times, lambda found: found),
    "file": (_file_reading, lambda _: []),
}
