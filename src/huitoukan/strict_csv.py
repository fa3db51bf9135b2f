"""Comma-separated files of ours, read strictly: a cell that is not as declared is named, never mended."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from huitoukan.problems import InputError, Problem, Severity
from huitoukan.records import known


@dataclass(frozen=True)
class Field:
    """A column as one word declares it (`*year:Int64`): `*` is never blank, text unless a dtype follows."""

    name: str
    dtype: str
    required: bool

    @classmethod
    def parse(cls, word: str) -> Field:
        """The field declared by one word."""
        name, _, dtype = word.partition(":")
        return cls(name.lstrip("*"), dtype or "string", name.startswith("*"))


def read(path: Path, declared: str) -> pd.DataFrame:
    """The file's lines, typed, blank cells missing; the index `row` is the line in the file.

    `declared` names the columns in order, separated by spaces. InputError lists every fault.
    """
    fields = [Field.parse(word) for word in declared.split()]
    lines = _lines(path, fields)
    index = pd.RangeIndex(2, len(lines) + 1, name="row")
    names = [field.name for field in fields]
    frame = pd.DataFrame(lines[1:], index, names, dtype="string").replace("", pd.NA)
    problems = [
        _fault(path, message, remedy, row=row, column=field.name, value=known(cell))
        for field in fields
        for wrong, message, remedy in _rules(frame[field.name], field)
        for row, cell in frame.loc[wrong, field.name].items()
    ]
    if problems:
        raise InputError(problems)
    return frame.astype({field.name: field.dtype for field in fields})


def _lines(path: Path, fields: list[Field]) -> list[list[str]]:
    """The cells of every line, the heading first; InputError unless all lines have the declared width."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = list(csv.reader(file, strict=True))
    except (OSError, UnicodeDecodeError, csv.Error):
        message = "不是 UTF-8 的逗号分隔文件。" if path.exists() else "没有这个文件。"
        raise InputError([_fault(path, message, "请放回原文件，或另存为 CSV UTF-8 格式。")]) from None
    names = [field.name for field in fields]
    if lines[:1] != [names]:
        raise InputError([_fault(path, f"第一行应依次为 {','.join(names)}。", "请改正第一行。", row=1)])
    uneven = [row for row, line in enumerate(lines, 1) if len(line) != len(fields)]
    if uneven:
        remedy = "请补上或删去逗号；内容里有逗号的，用英文双引号括起来。"
        raise InputError([_fault(path, f"不是{len(fields)}格。", remedy, row=row) for row in uneven])
    return lines


def _rules(cells: pd.Series, field: Field) -> list[tuple[pd.Series, str, str]]:
    """The rules of one column: which cells break it, what is wrong, what to do."""
    rules = [(cells.isna() & field.required, "不能空着。", "请填写；不知道的，删去整行。")]
    if field.dtype != "string":
        numbers = pd.to_numeric(cells, errors="coerce")
        odd = numbers.isna() | ((numbers % 1 != 0) & (field.dtype == "Int64"))
        rules.append((cells.notna() & odd, "不是数字，或应是整数。", "请只写数字；不知道的，留空。"))
    if field.name == "id":
        rules.append((cells.duplicated(), "与前面的行重复。", "请改名或删去一行。"))
    return rules


def _fault(path: Path, message: str, remedy: str, **place: Any) -> Problem:
    return Problem("reference_unusable", Severity.ERROR, message, remedy, sheet=path.name, **place)
