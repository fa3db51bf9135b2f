"""What became of the findings, and of the numbers published of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

import pandas as pd

from huitoukan import codelists
from huitoukan.edition import Edition
from huitoukan.lookback.same import details, doubts
from huitoukan.records import Record, known

COLUMNS = {
    "kind": "string", "no": "Int64", "old_no": "Int64", "title": "string", "column": "string",
    "before": "string", "after": "string", "how": "string", "score": "Float64", "old": "Int64",
    "new": "Int64", "told": "bool", "gap": "string", "old_title": "string",
}  # fmt: skip
KIND_OF = {
    "no": "renumbered", "title": "reworded", "owner": "owner", "leader": "leader", "evidence": "evidence",
    "closed_on": "closed_on",
}  # fmt: skip
"""Column of a finding → kind of its change; status and deadline are judged by their values."""
CLAIMED = ("value", "low", "high", "qualifier", "unit", "since", "until", "every", "on", "action")
"""Columns of a published number that say something of it: not its place in the text."""
BOUNDS = ("low", "high")


def changes(
    old: Edition,
    new: Edition,
    pairs: Mapping[str, pd.DataFrame],
    cells: pd.DataFrame,
    gaps: Mapping[tuple[int, str], str] = MappingProxyType({}),
) -> pd.DataFrame:
    """Every change of a finding or a claim.

    Rows: one per finding that is new or gone, one per new finding that may be one that is gone (kind
    `maybe`, instead of both), one per column that differs; by kind (order of the code list change_kind), then
    by number. Columns: kind, no (number now; missing when gone), old_no, title (of a claim its words), column
    (missing for a whole row), before, after (codes and ISO days as text, missing where blank; of `maybe` the
    statuses), how and score (of the match), old and new (labels in findings, of claims in claims), told
    (whether another change of the same finding says it already: the closing day of what is closed), gap
    (where the value before was stated last, see `baseline`), old_title (of `maybe`).
    """
    found = [*_findings(old, new, pairs["findings"], cells), *_claims(old, new, pairs["claims"], cells)]
    rows = [row | {"gap": gaps.get((row["old"], row.get("column", "")))} for row in found]
    frame = pd.DataFrame(rows, columns=list(COLUMNS)).assign(told=lambda rows: _told(rows)).astype(COLUMNS)
    order = {kind: at for at, kind in enumerate(codelists.load("change_kind").codes)}
    frame = frame.assign(_rank=frame["kind"].map(order), _no=frame["no"].fillna(frame["old_no"]))
    frame = frame.sort_values(["_rank", "_no", "title", "column", "before", "after"], ignore_index=True)
    return frame.drop(columns=["_rank", "_no"])


def _told(rows: pd.DataFrame) -> pd.Series:
    closed = rows.loc[rows["kind"].isin(["closed", "reopened"]), "new"]
    return (rows["kind"] == "closed_on") & rows["new"].isin(closed)


def _findings(old: Edition, new: Edition, pairs: pd.DataFrame, cells: pd.DataFrame) -> Iterator[Record]:
    before, after = old.ledger["findings"], new.ledger["findings"]
    done = details(old.ledger.tables), details(new.ledger.tables)
    maybe = doubts(before, after, done, pairs)
    suspected = set(maybe["new"]), set(maybe["old"])
    for one, other, score in maybe.itertuples(index=False, name=None):
        yield {
            "kind": "maybe", "no": known(after.at[other, "no"]), "old_no": known(before.at[one, "no"]),
            "title": known(after.at[other, "title"]), "old_title": known(before.at[one, "title"]),
            "before": known(before.at[one, "status"]), "after": known(after.at[other, "status"]),
            "column": "status", "how": "maybe", "score": score, "old": one, "new": other,
        }  # fmt: skip
    matched = {}
    for one, other, how, score in pairs.itertuples(index=False, name=None):
        record = {
            "no": None if pd.isna(other) else known(after.at[other, "no"]),
            "old_no": None if pd.isna(one) else known(before.at[one, "no"]),
            "title": known(before.at[one, "title"] if pd.isna(other) else after.at[other, "title"]),
            "how": known(how), "score": known(score), "old": known(one), "new": known(other),
        }  # fmt: skip
        if other in suspected[0] or one in suspected[1]:
            continue
        if pd.isna(one):
            yield record | {"kind": "new", "after": known(after.at[other, "status"])}
        elif pd.isna(other):
            yield record | {"kind": "removed", "before": known(before.at[one, "status"])}
        else:
            matched[other] = record
    own = cells[cells["register"] == "findings"]
    for label, column, one, other in own[["new", "column", "before", "after"]].itertuples(index=False):
        values = {"column": column, "before": known(one), "after": known(other)}
        yield matched[label] | values | {"kind": _kind(column, values["before"], values["after"])}


def _kind(column: str, before: str | None, after: str | None) -> str:
    if column == "status":
        return status_change(before, after)
    if column == "due_on":
        # ISO days compare as text
        return "slipped" if before and after and after > before else "due"
    return KIND_OF.get(column, "other")


def status_change(before: str | None, after: str | None) -> str:
    """`closed`: reported done now and not before; `reopened`: reported done before and open, or partly so,
    now; `status`: any other change, also from done to not stated."""
    was, now = (_counts_as(status) for status in (before, after))
    if now == "closed" != was:
        return "closed"
    return "reopened" if was == "closed" and now in ("open", "partly") else "status"


def _counts_as(status: str | None) -> str:
    return codelists.load("status").get(status or "not_stated", "counts_as")


def _claims(old: Edition, new: Edition, pairs: pd.DataFrame, cells: pd.DataFrame) -> Iterator[Record]:
    own = cells[(cells["register"] == "claims") & cells["column"].isin(CLAIMED)]
    # the bounds of a number move with it
    moved = own.loc[own["column"] == "value", "new"]
    own = own[~(own["column"].isin(BOUNDS) & own["new"].isin(moved))]
    table, earlier, matched = new.ledger["claims"], old.ledger["claims"], pairs.set_index("new")
    for one, other, column, before, after in own.drop(columns="register").itertuples(index=False):
        words = (known(table.at[other, name]) for name in ("text", "subject"))
        yield {
            "kind": "claim", "no": known(table.at[other, "finding"]),
            "old_no": known(earlier.at[one, "finding"]), "title": "".join(filter(None, words)),
            "column": column, "before": known(before), "after": known(after),
            "how": known(matched.at[other, "how"]), "score": known(matched.at[other, "score"]),
            "old": one, "new": other,
        }  # fmt: skip
