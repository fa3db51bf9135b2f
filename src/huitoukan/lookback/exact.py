"""Frames as text and back, exactly: the same rows give the same bytes, the same bytes the same rows."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
import pandas as pd

from huitoukan.registers import Register

LABEL = "row"
"""Heading of the first column: the label of a row, see `Ledger.where`."""
EMPTY = "\\"
"""How an empty text is written: an empty cell is a missing one."""
ESCAPED = {"\\": "\\\\", "\r": "\\r"}
"""Signs of a text that are written otherwise; a carriage return would end a line of the file."""


def cells(column: pd.Series) -> list[str]:
    """The values as text, "" for what is missing: ISO days, shortest decimals, true and false."""
    return _WRITTEN[str(column.dtype)](column)


def content(frame: pd.DataFrame) -> bytes:
    """What a table says wherever its rows stand: columns with values, rows sorted, without labels."""
    used = [name for name in frame if frame[name].notna().any()]
    return _csv(used, sorted(zip(*(cells(frame[name]) for name in used), strict=True)))


def to_csv(frame: pd.DataFrame) -> bytes:
    """The frame as UTF-8 CSV with its labels, rows in order."""
    columns = [[str(label) for label in frame.index], *(cells(frame[name]) for name in frame)]
    return _csv([LABEL, *frame.columns], zip(*columns, strict=True))


def _csv(head: Iterable[str], lines: Iterable[tuple[str, ...]]) -> bytes:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(lines)
    return stream.getvalue().encode("utf-8")


def from_csv(text: bytes, register: Register) -> pd.DataFrame:
    """The frame of a register again; columns it has got since are missing throughout.

    ValueError for text that is not as `to_csv` writes it, or has a column the register does not have.
    """
    head, *lines = csv.reader(io.StringIO(text.decode("utf-8"), newline=""), strict=True)
    if unknown := set(head) - {LABEL, *register.by_name}:
        raise ValueError(f"{register.name} has no column {', '.join(sorted(unknown))}")
    found = dict(zip(head, zip(*lines, strict=True), strict=True)) if lines else {}
    index = pd.Index([int(label) for label in found.get(LABEL, ())], dtype="int64", name="row")
    return pd.DataFrame(
        {
            column.name: pd.Series(
                _READ[column.dtype](found.get(column.name, [""] * len(index))), index, column.dtype
            )
            for column in register.columns
        },
        index=index,
    )


def _texts(column: pd.Series) -> list[str]:
    table = str.maketrans(ESCAPED)
    return [
        "" if gone else word.translate(table) or EMPTY
        for word, gone in zip(column, column.isna(), strict=True)
    ]


def _text(word: str) -> str:
    """A text as it was before `_texts` wrote it."""
    if "\\" not in word:
        return word
    signs = {written: sign for sign, written in ESCAPED.items()}
    return "" if word == EMPTY else re.sub(r"\\.", lambda found: signs[found[0]], word)


def _numbers(column: pd.Series) -> list[str]:
    values, missing = column.to_numpy(dtype=float, na_value=0.0), column.isna()
    return [
        "" if gone else repr(value).removesuffix(".0")
        for value, gone in zip(values.tolist(), missing, strict=True)
    ]


def _days(column: pd.Series) -> list[str]:
    days = np.datetime_as_string(column.to_numpy(dtype="datetime64[s]"))
    return ["" if day == "NaT" else day.removesuffix("T00:00:00") for day in days.tolist()]


def _plain(column: pd.Series) -> list[str]:
    """Integers and flags."""
    return ["" if gone else str(value).lower() for value, gone in zip(column, column.isna(), strict=True)]


def _each(read: Callable[[str], object]) -> Callable[[Sequence[str]], Sequence[object]]:
    return lambda words: [read(word) if word else None for word in words]


_WRITTEN: Mapping[str, Callable[[pd.Series], list[str]]] = {
    "string": _texts, "Int64": _plain, "Float64": _numbers, "boolean": _plain, "datetime64[s]": _days,
}  # fmt: skip
_READ: Mapping[str, Callable[[Sequence[str]], object]] = {
    "string": _each(_text),
    "Int64": _each(int),
    "Float64": _each(float),
    "boolean": _each(lambda word: word == "true"),
    "datetime64[s]": lambda words: np.array([word or "NaT" for word in words], dtype="datetime64[s]"),
}
