"""How cells are printed in an official text."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from huitoukan import formats

Row = Mapping[Hashable, Any]
_BREAKS = re.compile(r"[\s\u200b\ufeff]*[\r\n\v\f\x1c-\x1e\x85\u2028\u2029][\s\u200b\ufeff]*")
STOPS = ("。", "！", "？", "；", "!", "?", ";")


def cell(row: Row, column: str) -> str | None:
    """The words of a cell in one line; None when it is empty."""
    value = row[column]
    if pd.isna(value):
        return None
    return one_line(str(value)) or None


def one_line(text: str) -> str:
    """The text without line breaks, a blank in their place: numbers on both sides stay apart."""
    return _BREAKS.sub(" ", text).strip()


def sentence(words: str) -> str:
    """The words with a full stop, unless they end with a closing mark."""
    return words if words.endswith(STOPS) else f"{words}。"


def day(value: Any) -> str | None:
    """2025年5月20日, or 2025年5月 where only the month is known; None when the date is missing."""
    if pd.isna(value):
        return None
    written = str(value)[:10]
    if len(written) == len("2025-05"):
        return f"{int(written[:4])}年{int(written[5:])}月"
    return formats.day(written)
