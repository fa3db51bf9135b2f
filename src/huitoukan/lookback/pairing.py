"""Rows of two tables paired one to one: those that say the same, then the most alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import sparse

from huitoukan.lookback.likeness import DIGITS, likeness

ALIKE = 0.55
"""From this likeness on two texts may be the same row, edited or renumbered."""
SAME_KEY = 0.15
"""So much more alike are two rows of the same key taken to be."""
SURE, ENOUGH = 0.8, 30
"""From this likeness on, of texts of at least so many characters, two rows are surely the same."""
COLUMNS = {"old": "Int64", "new": "Int64", "how": "string", "score": "Float64"}

Texts = tuple[pd.Series, pd.Series]
"""A text for every row of either side, by label."""


@dataclass(frozen=True)
class Alike:
    """By which columns rows are known again when their keys have changed."""

    text: tuple[str, ...]
    within: tuple[str, ...] = ()
    """Columns that must say the same."""
    numbers: bool = True
    """Whether the digits in the texts tell rows apart."""


def rest(rows: pd.DataFrame, taken: pd.Series) -> pd.DataFrame:
    """The rows whose labels are not taken."""
    return rows[~rows.index.isin(taken.dropna())]


def with_alone(found: pd.DataFrame, left: pd.DataFrame, right: pd.DataFrame) -> pd.DataFrame:
    """The pairs, and every row of either side that has no partner; see `match`."""
    alone = [
        pd.DataFrame({"old": rest(left, found["old"]).index}),
        pd.DataFrame({"new": rest(right, found["new"]).index}),
    ]
    whole = pd.concat([found, *alone], ignore_index=True).reindex(columns=list(COLUMNS)).astype(COLUMNS)
    return whole.sort_values(["new", "old"], ignore_index=True)


def by_columns(left: pd.DataFrame, right: pd.DataFrame, columns: Sequence[str]) -> pd.DataFrame:
    """Pairs of rows that say the same in these columns; of several, in the order of what they say."""
    if not columns:
        return pd.DataFrame(columns=list(COLUMNS))
    sides = []
    for name, rows in (("old", left), ("new", right)):
        side = pd.DataFrame({name: rows.index, "key": _hashed(rows, list(columns)).to_numpy()})
        side = side.assign(whole=_hashed(rows, list(rows.columns)).to_numpy())
        side = side.sort_values(["whole", name], ignore_index=True)
        sides.append(side.assign(turn=side.groupby("key").cumcount())[[name, "key", "turn"]])
    found = sides[0].merge(sides[1], on=["key", "turn"])
    return found[["old", "new"]].assign(how="key", score=1.0)


def by_likeness(left: pd.DataFrame, right: pd.DataFrame, key: Sequence[str], by: Alike) -> pd.DataFrame:
    """Pairs of sentences: the most alike first, the same key speaking for them."""
    left, right = ranked(left), ranked(right)
    scores = likeness(_joined(left, by), _joined(right, by))
    same_key = np.equal.outer(_codes(left, key), _codes(right, key))
    may = np.equal.outer(_codes(left, by.within), _codes(right, by.within))
    chosen = most_alike(scores, ALIKE, may, same_key)
    how = ["key" if same_key[pair] else "likeness" for pair in chosen]
    return _pairs(left, right, chosen, how, scores)


def by_texts(left: pd.DataFrame, right: pd.DataFrame, texts: Texts) -> pd.DataFrame:
    """Pairs of rows whose texts beside the table are surely the same; `texts` are those of all rows."""
    left, right = ranked(left), ranked(right)
    scores = scores_of(left, right, texts)
    long = [
        own[rows.index].str.len().ge(ENOUGH).to_numpy()
        for own, rows in zip(texts, (left, right), strict=True)
    ]
    chosen = most_alike(scores, SURE, np.logical_and.outer(*long))
    return _pairs(left, right, chosen, ["details"] * len(chosen), scores)


def by_free_key(left: pd.DataFrame, right: pd.DataFrame, key: Sequence[str], by: Alike) -> pd.DataFrame:
    """Pairs of rows that alone have the same key, however unlike."""
    left, right = ranked(left), ranked(right)
    same_key = np.equal.outer(_codes(left, key), _codes(right, key))
    alone = same_key & (same_key.sum(axis=0) == 1) & (same_key.sum(axis=1, keepdims=True) == 1)
    chosen = list(zip(*map(np.ndarray.tolist, np.nonzero(alone)), strict=True))
    scores = likeness(_joined(left, by), _joined(right, by))
    return _pairs(left, right, chosen, ["key"] * len(chosen), scores)


def scores_of(left: pd.DataFrame, right: pd.DataFrame, texts: Texts) -> sparse.csr_array:
    """The likeness of the texts of some rows; what is rare in them is told by the texts of all."""
    scores = likeness(texts[0].tolist(), texts[1].tolist())
    rows = (own.index.get_indexer(side.index) for own, side in zip(texts, (left, right), strict=True))
    return scores[next(rows)][:, next(rows)]


def _pairs(
    left: pd.DataFrame, right: pd.DataFrame, chosen: list[tuple[int, int]], how: list[str],
    scores: sparse.csr_array,
) -> pd.DataFrame:  # fmt: skip
    rows = [
        (left.index[i], right.index[j], word, scores[i, j]) for (i, j), word in zip(chosen, how, strict=True)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def most_alike(
    scores: sparse.csr_array, least: float, may: np.ndarray | None = None, same_key: np.ndarray | None = None
) -> list[tuple[int, int]]:
    """The most alike pair of those that may be, then the most alike of what is left, down to the least.

    Of equally alike pairs the one first in the order of the rows on both sides: pairs that share a row
    differ in the sum of their ranks, so that neither side comes first.
    """
    whole = scores.tocoo()
    i, j = whole.coords
    keep = whole.data >= least
    if may is not None:
        keep &= may[i, j]
    i, j, score = i[keep], j[keep], whole.data[keep]
    same = np.zeros(len(i), dtype=bool) if same_key is None else same_key[i, j]
    worth = (score + SAME_KEY * same).round(DIGITS)
    order = np.lexsort((i + j, ~same, -worth))
    return list(_first_come(zip(i[order].tolist(), j[order].tolist(), strict=True)))


def ranked(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows in an order that depends on what they say alone."""
    return rows.assign(_label=rows.index).sort_values([*rows.columns, "_label"]).drop(columns="_label")


def _first_come(pairs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    left: set[int] = set()
    right: set[int] = set()
    for i, j in pairs:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            yield i, j


def _joined(rows: pd.DataFrame, by: Alike) -> list[str]:
    columns = (rows[name] for name in by.text)
    texts = [" ".join(filter(None, words)) for words in zip(*columns, strict=True)]
    return texts if by.numbers else [re.sub(r"\d", "", text) for text in texts]


def _hashed(rows: pd.DataFrame, columns: list[str]) -> pd.Series:
    return pd.util.hash_pandas_object(rows[columns], index=False) if len(rows) else pd.Series(dtype="uint64")


def _codes(rows: pd.DataFrame, columns: Sequence[str]) -> np.ndarray:
    """A number for what each row says in these columns: the same number, the same words."""
    return _hashed(rows, list(columns)).to_numpy() if columns else np.zeros(len(rows), dtype=np.uint64)
