"""The list of published schemes of scoring, read and found sound, or every fault of it told.

`data/schemes.csv`: names, points, which metric an item is worked out from, grades, and where all that was
published.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import isclose
from pathlib import Path

import pandas as pd

from huitoukan import formats, paths, strict_csv
from huitoukan.metrics import CATALOGUE
from huitoukan.problems import InputError, Problem, Severity

DECLARED = "*scheme *kind *name points:Float64 metric group over:Float64 *source note"
KINDS = ("scheme", "item", "veto", "grade")
"""`scheme` names it and its full points; `item` has points and maybe a metric (a share); `veto` sets the
total to its points where a metric comes to `over` or more; `grade` holds for totals of `over` or more."""
SHARE = "share"
"""Unit of the metrics that points can be worked out from."""
Fault = tuple[int, str, str, str]
"""Line, column, what is wrong, what to do."""


def read_schemes(path: Path | None = None) -> pd.DataFrame:
    """The schemes (data/schemes.csv if no file is given).

    Columns: scheme (code), kind (see KINDS), name, points, metric (id), group, over, source, note; the index
    is the line in the file. InputError lists every fault with its line, column and value.
    """
    path = path or paths.SCHEMES
    table = strict_csv.read(path, DECLARED)
    faults = list(_cells(table)) or [
        fault for _, own in table.groupby("scheme", sort=False) for fault in _whole(own)
    ]
    if faults:
        raise InputError([unusable(table, *fault, path) for fault in sorted(faults)])
    return table


def unusable(
    table: pd.DataFrame, row: int, column: str, message: str, remedy: str, path: Path | None = None
) -> Problem:
    """A fault of a cell of the list, with its value."""
    value = table.at[row, column]
    return Problem(
        "reference_unusable", Severity.ERROR, message, remedy,
        sheet=(path or paths.SCHEMES).name, row=row, column=column,
        value=None if pd.isna(value) else formats.text(value),
    )  # fmt: skip


def _cells(table: pd.DataFrame) -> Iterator[Fault]:
    """Cells that cannot be used, whatever the others say."""
    kind, metric = table["kind"], table["metric"]
    known = metric.isin(list(CATALOGUE))
    units = metric.map({code: entry.unit for code, entry in CATALOGUE.items()}).astype("string")
    rules = (
        (~kind.isin(KINDS), "kind", "不认识这一类", f"只能写{'、'.join(KINDS)}。"),
        (metric.notna() & ~known, "metric", "没有这个指标", "只能写指标目录里的代码。"),
        (kind.eq("item") & known & units.ne(SHARE), "metric", "这个指标不是占比，折算不出得分",
         "只能写占比的指标；算不出的留空，由评估组评。"),
        (kind.ne("grade") & ~table["points"].ge(0).fillna(False), "points", "不是分数",
         "须写不小于0的分数。"),
        (kind.isin(["veto", "grade"]) & table["over"].isna(), "over", "没有写达到多少", "须写达到多少。"),
        (kind.eq("veto") & metric.isna(), "metric", "否决项没有写指标", "须写按哪个指标否决。"),
    )  # fmt: skip
    for wrong, column, what, remedy in rules:
        for row, value in table.loc[wrong, column].items():
            told = "" if pd.isna(value) else f"：“{formats.text(value)}”"
            yield row, column, f"{what}{told}。", remedy


def _whole(own: pd.DataFrame) -> Iterator[Fault]:
    """What is wrong with the lines of one scheme together."""
    code, first = own["scheme"].iloc[0], int(own.index[0])
    heads, items, grades = (own[own["kind"].eq(kind)] for kind in ("scheme", "item", "grade"))
    if heads.empty:
        yield first, "scheme", f"“{code}”没有写名称和满分的一行。", "请加一行，kind 写 scheme。"
        return
    for row in heads.index[1:]:
        told = f"“{code}”的名称和满分写了两行，第{heads.index[0]}行已经写过。"
        yield row, "scheme", told, "请删去一行；是另一套办法的，换一个代码。"
    full, total = heads["points"].iloc[0], items["points"].sum()
    if items.empty:
        yield int(heads.index[0]), "scheme", f"“{code}”没有一个项目。", "请加上项目，kind 写 item。"
    elif not isclose(full, total):
        told = f"“{code}”满分写{formats.number(full)}，各项分值合计{formats.number(total)}。"
        yield int(heads.index[0]), "points", told, "请改正满分或各项的分值，使两者相等。"
    for row, over in grades.loc[grades["over"].duplicated(), "over"].items():
        told = f"“{code}”有两个等次的分数线都是{formats.number(over)}。"
        yield row, "over", told, "每个等次写各不相同的最低分。"
    for row, over in grades.loc[grades["over"].gt(full), "over"].items():
        told = f"等次的分数线{formats.number(over)}高于满分{formats.number(full)}。"
        yield row, "over", told, "请改正分数线或满分。"
