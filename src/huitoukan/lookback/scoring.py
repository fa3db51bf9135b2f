"""A score by a published scheme, as far as the ledger can tell; what it cannot tell is not assessed.

The schemes are a list, `data/schemes.csv`: names, points, which metric an item is worked out from, grades,
and where all that was published. Nothing here has a verdict of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from huitoukan import codelists, paths, strict_csv
from huitoukan.edition import Edition
from huitoukan.metrics import CATALOGUE, Measurement
from huitoukan.problems import InputError, Problem, Severity
from huitoukan.records import Record, records

DECLARED = "*scheme *kind *name points:Float64 metric group over:Float64 *source note"
KINDS = ("scheme", "item", "veto", "grade")
"""`scheme` names it and its full points; `item` has points and maybe a metric (a share); `veto` sets the
total to its points where a metric comes to `over` or more; `grade` holds for totals of `over` or more."""
DEFAULT = "fufeng"
ITEMS = {
    "name": "string", "weight": "Float64", "metric": "string", "value": "Float64", "numerator": "Float64",
    "denominator": "Float64", "points": "Float64", "why": "string", "note": "string",
}  # fmt: skip
NO_METRIC = "台账里没有可以算这一项的内容，未评"


@dataclass(frozen=True)
class Score:
    """What a scheme comes to."""

    scheme: str
    name: str
    source: str
    """Address at which the scheme was published."""
    note: str
    items: pd.DataFrame
    """One row per item: name, weight (points at most), metric (its name), value (share), numerator,
    denominator, points (missing: not assessed), why (not assessed), note (how it is worked out)."""
    full: float
    """Points of all items together."""
    assessed: float
    """Points of the items that could be assessed: the total is out of these."""
    total: float | None
    """None when no item could be assessed."""
    vetoes: tuple[str, ...]
    """Vetoes that apply, by name."""
    grade: str | None
    """None where no grades are published, or an item is not assessed."""


def read_schemes(path: Path | None = None) -> pd.DataFrame:
    """The schemes (data/schemes.csv if no file is given).

    Columns: scheme (code), kind (see KINDS), name, points, metric (id), group, over, source, note. InputError
    lists every fault.
    """
    path = path or paths.SCHEMES
    table = strict_csv.read(path, DECLARED)
    kind, metric = table["kind"], table["metric"]
    rules = (
        (~kind.isin(KINDS), "kind", f"只能写{'、'.join(KINDS)}。"),
        (metric.notna() & ~metric.isin(list(CATALOGUE)), "metric", "只能写指标目录里的代码。"),
        (kind.ne("grade") & ~table["points"].ge(0).fillna(False), "points", "须写不小于0的分数。"),
        (kind.isin(["veto", "grade"]) & table["over"].isna(), "over", "须写达到多少。"),
        (kind.eq("veto") & metric.isna(), "metric", "否决项须写指标。"),
    )
    problems = [
        Problem(
            "reference_unusable", Severity.ERROR, "这一格不能用。", remedy,
            sheet=path.name, row=row, column=column,
        )
        for wrong, column, remedy in rules
        for row in table.index[wrong]
    ]  # fmt: skip
    if problems:
        raise InputError(problems)
    return table


def score(edition: Edition, scheme: str = DEFAULT, schemes: pd.DataFrame | None = None) -> Score:
    """What a scheme comes to for an edition. InputError with the known schemes when there is none."""
    table = read_schemes() if schemes is None else schemes
    own = table[table["scheme"].eq(scheme)]
    heads = records(own[own["kind"].eq("scheme")])
    if not heads:
        known = dict(table.loc[table["kind"].eq("scheme"), ["scheme", "name"]].itertuples(index=False))
        listed = "、".join(f"{code}（{name}）" for code, name in known.items())
        raise InputError(f"没有“{scheme}”这套评分办法。", f"可用的有：{listed}。")
    rows = [_item(edition, row) for row in records(own[own["kind"].eq("item")])]
    items = pd.DataFrame(rows, columns=list(ITEMS)).astype(ITEMS)
    told = items["points"].notna()
    vetoes = list(_vetoes(edition, own))
    total = float(items["points"].sum()) if told.any() else None
    if vetoes:
        total = min(points for _, points in vetoes)
    grades = own[own["kind"].eq("grade")].sort_values("over", ascending=False)
    reached = [row["name"] for row in records(grades) if total is not None and total >= row["over"]]
    head = heads[0]
    return Score(
        scheme, head["name"], head["source"], head["note"] or "", items, float(items["weight"].sum()),
        float(items.loc[told, "weight"].sum()), total, tuple(name for name, _ in vetoes),
        reached[0] if reached and bool(told.all()) else None,
    )  # fmt: skip


def _item(edition: Edition, row: Record) -> Record:
    item = {"name": row["name"], "weight": row["points"], "why": NO_METRIC, "note": row["note"]}
    if row["metric"] is None:
        return item
    found, item["metric"] = _measured(edition, row), CATALOGUE[row["metric"]].name
    if found is None or found.value is None:
        codes = found.warnings if found else ("no_records",)
        words = codelists.load("warnings")
        return item | {"why": "；".join(words.label_of(code) for code in codes) + "，未评"}
    numbers = {"numerator": found.numerator, "denominator": found.denominator}
    return item | numbers | {"value": found.value, "points": row["points"] * found.value, "why": None}


def _vetoes(edition: Edition, own: pd.DataFrame) -> Iterator[tuple[str, float]]:
    """The vetoes that apply, with the points they leave."""
    for row in records(own[own["kind"].eq("veto")]):
        found = _measured(edition, row)
        if found is not None and found.value is not None and found.value >= row["over"]:
            yield row["name"], row["points"]


def _measured(edition: Edition, row: Record) -> Measurement | None:
    """The measurement of a row's metric and group; None where the metric has no such group."""
    every = CATALOGUE[row["metric"]].compute(edition)
    return next((one for one in every if one.group == row["group"]), None)
