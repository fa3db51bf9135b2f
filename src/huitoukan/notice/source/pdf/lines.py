"""Characters on a page into lines of text with their place."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

RADICALS = dict(
    zip(
        "⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻤⻥⻦⻨⻩⻬⻮⻰",
        "民虎西见角贝车长门青页风飞食马鬼鱼鸟麦黄齐齿龙",
        strict=True,
    )
)
"""Radicals that programs write in place of the character and that no normalisation knows."""
SAME_LINE = 0.5
"""Middles of characters in one line lie at most so many character heights apart."""
WIDE_GAP, WORD_GAP = 1.0, 0.25
"""From this gap on (in character heights) two characters, or two Latin ones, are set apart."""


@dataclass(frozen=True)
class Line:
    """Words of one line; the coordinates count from the page's upper left corner."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    page: int = 0


def lines(characters: Iterable[dict[str, Any]], page: int = 0) -> list[Line]:
    """The lines of some characters, from top to bottom, each without the blanks around it."""
    rows: list[list[dict[str, Any]]] = []
    for character in sorted(characters, key=_middle):
        reference = rows[-1][0] if rows else None
        if reference is not None and _middle(character) - _middle(reference) <= SAME_LINE * max(
            _height(reference), _height(character)
        ):
            rows[-1].append(character)
        else:
            rows.append([character])
    return [line for row in rows if (line := _line(sorted(row, key=lambda one: one["x0"]), page))]


def normal(text: str) -> str:
    """The text with radicals turned into the characters they stand for."""
    return "".join(
        RADICALS.get(one) or (unicodedata.normalize("NFKC", one) if "\u2e80" <= one <= "\u2fd5" else one)
        for one in text
    )


def _line(row: Sequence[dict[str, Any]], page: int) -> Line | None:
    visible = [one for one in row if one["text"].strip()]
    if not visible:
        return None
    first, last = row.index(visible[0]), len(row) - row[::-1].index(visible[-1])
    pieces: list[str] = []
    for before, one in zip([None, *row[first:last]], row[first:last], strict=False):
        if before is not None and _apart(before, one):
            pieces.append(" ")
        pieces.append(one["text"])
    return Line(
        normal("".join(pieces)), visible[0]["x0"], visible[-1]["x1"],
        min(one["top"] for one in visible), max(one["bottom"] for one in visible),
        sorted(_height(one) for one in visible)[len(visible) // 2], page,
    )  # fmt: skip


def _apart(before: dict[str, Any], one: dict[str, Any]) -> bool:
    """Whether a blank belongs between two neighbours that have none."""
    if before["text"].isspace() or one["text"].isspace():
        return False
    latin = (before["text"] + one["text"]).isascii() and before["text"].isalpha() and one["text"].isalpha()
    return bool(one["x0"] - before["x1"] > (WORD_GAP if latin else WIDE_GAP) * _height(one))


def _middle(character: dict[str, Any]) -> float:
    return float(character["top"] + character["bottom"]) / 2


def _height(character: dict[str, Any]) -> float:
    return float(character["size"]) or 1.0
