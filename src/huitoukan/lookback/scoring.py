"""A score by a published scheme, as far as the ledger can tell; what it cannot tell is not assessed.

Names, points and grades are those of the list of schemes (see `schemes`): nothing here has a verdict of its
own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from huitoukan import codelists, formats
from huitoukan.edition import Edition
from huitoukan.lookback.schemes import read_schemes, unusable
from huitoukan.metrics import CATALOGUE, Measurement
from huitoukan.problems import InputError
from huitoukan.records import Record, records

DEFAULT = "fufeng"
DECIMALS = 1
"""Points are rounded so far, each item before they are added up: what is shown adds up to what is shown."""
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
    denominator, points (rounded; missing: not assessed), why (not assessed), note (how it is worked out)."""
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


def score(edition: Edition, scheme: str = DEFAULT, schemes: pd.DataFrame | None = None) -> Score:
    """What a scheme comes to for an edition. InputError with the known schemes when there is none, and when a
    veto is of a group that its metric does not have."""
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
    vetoes = list(_vetoes(edition, own, table))
    total = round(float(items["points"].sum()), DECIMALS) if told.any() else None
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
    if isinstance(found, str):
        return item | {"why": f"评分表第{row['row']}行的分组{found}，未评"}
    if found.value is None:
        words = codelists.load("warnings")
        return item | {"why": "；".join(words.label_of(code) for code in found.warnings) + "，未评"}
    numbers = {"numerator": found.numerator, "denominator": found.denominator}
    # a share of more than the whole earns no more than the whole
    points = round(row["points"] * min(found.value, 1), DECIMALS)
    return item | numbers | {"value": found.value, "points": points, "why": None}


def _vetoes(edition: Edition, own: pd.DataFrame, table: pd.DataFrame) -> Iterator[tuple[str, float]]:
    """The vetoes that apply, with the points they leave."""
    for row in records(own[own["kind"].eq("veto")]):
        found = _measured(edition, row)
        if isinstance(found, str):
            message = f"否决项的分组{found}，这一项永远不会起作用。"
            raise InputError([unusable(table, row["row"], "group", message, "请改成已有的分组。")])
        if found.value is not None and found.value >= row["over"]:
            yield row["name"], row["points"]


def _measured(edition: Edition, row: Record) -> Measurement | str:
    """The measurement of a row's metric and group; where the metric has no such group, that in words."""
    every = {one.group: one for one in CATALOGUE[row["metric"]].compute(edition)}
    if row["group"] in every:
        return every[row["group"]]
    known = "、".join(
        "留空"
        if code is None
        else code
        if formats.group(code) == code
        else f"{code}（{formats.group(code)}）"
        for code in every
    )
    written = "没有写" if row["group"] is None else f"“{row['group']}”现在没有"
    return f"{written}（{CATALOGUE[row['metric']].name}可写：{known}）"
