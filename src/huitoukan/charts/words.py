"""Words as they are set in a figure: Chinese punctuation and line breaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import pandas as pd

from huitoukan.charts.fonts import width_mm

_HAN = r"[\u2018-\u201d\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]"
_WIDE = {",": "\uff0c", ";": "\uff1b", ":": "\uff1a", "?": "\uff1f", "!": "\uff01"}
_BRACKETS = re.compile(rf"(?<={_HAN})\((?!\d+\))([^()]*)\)|\(([^()]*{_HAN}[^()]*)\)")
_MARKS = re.compile(rf"(?<={_HAN})[,;:?!]|[,;?!](?={_HAN})|(?<=[)%])[,;:]|(?<=\d):(?={_HAN})")
_OPENING = "\uff08\u300a\u201c\u2018\u3008\u3010("
_CLOSING = "\uff0c\u3002\u3001\uff1b\uff1a\uff1f\uff01\uff09\u300b\u201d\u2019\u3009\u3011\u2026)"
_PIECE = re.compile(rf"[{_OPENING}]*(?:[A-Za-z0-9.,%/:+\-\u2013\u2014\u00d7]+|\s|.)[{_CLOSING}]*")


def known(value: Any) -> bool:
    """Whether there is a value at all (not None, NaN, NaT or NA)."""
    return not pd.isna(value)


def text_of(value: object) -> str:
    """The value as text, a whole number without decimals; nothing where there is none."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value) if known(value) else ""


def mark(finding: object) -> str:
    """The number of a finding as it is written in a notice: (5); nothing for what belongs to none."""
    return f"({finding})" if known(finding) and finding else ""


def typeset(text: str) -> str:
    """The text with the full-width punctuation of Chinese print beside Chinese characters; idempotent."""
    inner = None
    while inner != text:  # from the innermost brackets outwards
        inner, text = text, _BRACKETS.sub(lambda found: f"\uff08{found[1] or found[2] or ''}\uff09", text)
    return _MARKS.sub(lambda found: _WIDE[found[0]], text)


def wrap(text: str, width: float, size: float) -> list[str]:
    """The text set in lines no wider than `width` mm: numbers stay whole, no line begins with a full stop."""
    lines = []
    for paragraph in typeset(text).splitlines() or [""]:
        line = ""
        for piece in _pieces(paragraph, width, size):
            if line and width_mm(line + piece, size) > width:
                lines.append(line.rstrip())
                line, piece = "", piece.lstrip()
            line += piece
        lines.append(line.rstrip())
    return lines


def flow(items: Sequence[str], width: float, size: float) -> str:
    """Items separated by semicolons, broken between items only, as far as an item fits a line of its own."""
    lines: list[str] = []
    for item in map(typeset, items):
        joined = f"{lines[-1]}\uff1b{item}" if lines else item
        if lines and width_mm(joined, size) <= width:
            lines[-1] = joined
        else:
            lines.append(item)
    return "\n".join(lines)


def _pieces(paragraph: str, width: float, size: float) -> list[str]:
    """Unbreakable pieces; one wider than a whole line (an address) may break anywhere."""
    pieces = _PIECE.findall(paragraph)
    return [part for piece in pieces for part in ([piece] if width_mm(piece, size) <= width else piece)]
