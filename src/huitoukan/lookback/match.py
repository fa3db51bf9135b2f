"""Which row of one edition is which row of another: by key, then by likeness of text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import sparse

from huitoukan.lookback import exact
from huitoukan.lookback.likeness import DIGITS, likeness
from huitoukan.registers import REGISTERS, Register

ALIKE = 0.55
"""From this likeness on two texts may be the same row, edited or renumbered."""
SAME_KEY = 0.15
"""So much more alike are two rows of the same key taken to be."""
REFERENCE = "findings.no"
"""What a column refers to that holds the number of a finding."""
COLUMNS = {"old": "Int64", "new": "Int64", "how": "string", "score": "Float64"}

Numbers = Mapping[str, str]
"""Number of a finding as written → what both editions call it."""


@dataclass(frozen=True)
class Alike:
    """By which columns rows are known again when their keys have changed."""

    text: tuple[str, ...]
    within: tuple[str, ...] = ()
    """Columns that must say the same."""
    numbers: bool = True
    """Whether the digits in the texts tell rows apart."""


LIKENESS = {
    "findings": Alike(("title",)),
    "measures": Alike(("text",), ("finding",)),
    "claims": Alike(("subject", "unit", "title", "text"), ("finding", "kind"), numbers=False),
    "commitments": Alike(("text",), ("finding",)),
    "suggestions": Alike(("text",), ("visit",)),
}
"""The registers whose rows are sentences. A row of a log is what its key says, and no other's."""


def match(
    old: pd.DataFrame, new: pd.DataFrame, register: Register, numbers: tuple[Numbers, Numbers] | None = None
) -> pd.DataFrame:
    """The rows of a register in two editions, paired.

    Rows: one per pair and one per row without a partner, each label once per side. Columns: old and new
    (labels; missing on the side that has no such row), how (key · likeness; missing without a partner), score
    (likeness of their texts, 1 where only the key was looked at). The order of the rows changes nothing,
    and swapping the sides swaps the columns. `numbers` translates the findings' numbers of each side.
    """
    before, after = numbers or ({}, {})
    left, right = as_text(old, register, before), as_text(new, register, after)
    pairs = [_by_columns(left, right, list(left.columns))]
    left, right = _rest(left, pairs[0]["old"]), _rest(right, pairs[0]["new"])
    if register.name in LIKENESS:
        pairs.append(_by_likeness(left, right, register, LIKENESS[register.name]))
    else:
        pairs.append(_by_columns(left, right, list(register.key)))
    found = pd.concat(pairs, ignore_index=True)
    alone = [
        pd.DataFrame({"old": _rest(left, found["old"]).index}),
        pd.DataFrame({"new": _rest(right, found["new"]).index}),
    ]
    whole = pd.concat([found, *alone], ignore_index=True).reindex(columns=list(COLUMNS)).astype(COLUMNS)
    return whole.sort_values(["new", "old"], ignore_index=True)


def finding_numbers(old: pd.DataFrame, new: pd.DataFrame, pairs: pd.DataFrame) -> tuple[Numbers, Numbers]:
    """What both editions call each finding's number, from the matched findings of both.

    The name is made of what both say, so that swapping the sides gives the same names.
    """
    before, after = (_told(findings) for findings in (old, new))
    names: tuple[dict[str, str], dict[str, str]] = {}, {}
    for one, other in zip(pairs["old"].array, pairs["new"].array, strict=True):
        told = [before.get(one, ()), after.get(other, ())]
        name = "=".join(sorted(" ".join(words) for words in told if words))
        for words, side in zip(told, names, strict=True):
            if words and words[0]:
                side[words[0]] = min(name, side.get(words[0], name))
    return names


def _told(findings: pd.DataFrame) -> dict[int, tuple[str, str]]:
    """Number and title of each finding by its label."""
    columns = (exact.cells(findings[name]) for name in ("no", "title"))
    return dict(zip(findings.index, zip(*columns, strict=True), strict=True))


def as_text(table: pd.DataFrame, register: Register, numbers: Numbers) -> pd.DataFrame:
    """The cells as text ("" where missing), findings by what both editions call them; same index."""
    columns = {}
    for column in register.columns:
        words = exact.cells(table[column.name])
        if column.references == REFERENCE and numbers:
            words = [numbers.get(word, word) for word in words]
        columns[column.name] = pd.Series(words, table.index, dtype=object)
    return pd.DataFrame(columns, index=table.index)


def _rest(rows: pd.DataFrame, taken: pd.Series) -> pd.DataFrame:
    return rows[~rows.index.isin(taken.dropna())]


def _hashed(rows: pd.DataFrame, columns: list[str]) -> pd.Series:
    return pd.util.hash_pandas_object(rows[columns], index=False) if len(rows) else pd.Series(dtype="uint64")


def _by_columns(left: pd.DataFrame, right: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """Pairs of rows that say the same in these columns; of several, in the order of what they say."""
    if not columns:
        return pd.DataFrame(columns=list(COLUMNS))
    sides = []
    for name, rows in (("old", left), ("new", right)):
        side = pd.DataFrame({name: rows.index, "key": _hashed(rows, columns).to_numpy()})
        side = side.assign(whole=_hashed(rows, list(rows.columns)).to_numpy())
        side = side.sort_values(["whole", name], ignore_index=True)
        sides.append(side.assign(turn=side.groupby("key").cumcount())[[name, "key", "turn"]])
    found = sides[0].merge(sides[1], on=["key", "turn"])
    return found[["old", "new"]].assign(how="key", score=1.0)


def _by_likeness(left: pd.DataFrame, right: pd.DataFrame, register: Register, by: Alike) -> pd.DataFrame:
    """Pairs of sentences: the most alike first, the same key speaking for them; then equal keys."""
    left, right = _ranked(left), _ranked(right)
    if left.empty or right.empty:
        return pd.DataFrame(columns=list(COLUMNS))
    scores = likeness(_joined(left, by), _joined(right, by)).tocoo()
    same_key = np.equal.outer(_codes(left, register.key), _codes(right, register.key))
    may = np.equal.outer(_codes(left, by.within), _codes(right, by.within))
    chosen = _greedy(scores, same_key, may)
    of = sparse.csr_array(scores)
    free_left = set(range(len(left))) - {i for i, _ in chosen}
    free_right = set(range(len(right))) - {j for _, j in chosen}
    chosen += [
        pair
        for pair in zip(*map(np.ndarray.tolist, np.nonzero(same_key)), strict=True)
        if _alone(pair, same_key, free_left, free_right)
    ]
    rows = [
        (left.index[i], right.index[j], "key" if same_key[i, j] else "likeness", of[i, j]) for i, j in chosen
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _alone(pair: tuple[int, int], same_key: np.ndarray, left: set[int], right: set[int]) -> bool:
    """Whether both rows are still free and no other free row has their key."""
    i, j = pair
    others = sum(k in right for k in np.flatnonzero(same_key[i])) + sum(
        k in left for k in np.flatnonzero(same_key[:, j])
    )
    return i in left and j in right and others == 2


def _ranked(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows in an order that depends on what they say alone."""
    return rows.assign(_label=rows.index).sort_values([*rows.columns, "_label"]).drop(columns="_label")


def _joined(rows: pd.DataFrame, by: Alike) -> list[str]:
    columns = (rows[name] for name in by.text)
    texts = [" ".join(filter(None, words)) for words in zip(*columns, strict=True)]
    return texts if by.numbers else [re.sub(r"\d", "", text) for text in texts]


def _codes(rows: pd.DataFrame, columns: tuple[str, ...]) -> np.ndarray:
    """A number for what each row says in these columns: the same number, the same words."""
    return _hashed(rows, list(columns)).to_numpy() if columns else np.zeros(len(rows), dtype=np.uint64)


def _greedy(scores: sparse.coo_array, same_key: np.ndarray, may: np.ndarray) -> list[tuple[int, int]]:
    """The most alike pair, then the most alike of what is left, and so on.

    Of equally alike pairs the one first in the order of what the rows say on both sides: pairs that share a
    row differ in the sum of their ranks, so that neither side comes first.
    """
    i, j = scores.coords
    keep = may[i, j] & (scores.data >= ALIKE)
    i, j, score = i[keep], j[keep], scores.data[keep]
    worth = (score + SAME_KEY * same_key[i, j]).round(DIGITS)
    order = np.lexsort((i + j, ~same_key[i, j], -worth))
    return list(_first_come(zip(i[order].tolist(), j[order].tolist(), strict=True)))


def _first_come(pairs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    left: set[int] = set()
    right: set[int] = set()
    for i, j in pairs:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            yield i, j


def match_all(
    old: Mapping[str, pd.DataFrame], new: Mapping[str, pd.DataFrame]
) -> tuple[dict[str, pd.DataFrame], tuple[Numbers, Numbers]]:
    """The pairs of every register (see `match`), and what both editions call each finding's number."""
    findings = match(old["findings"], new["findings"], REGISTERS["findings"])
    numbers = finding_numbers(old["findings"], new["findings"], findings)
    others = {
        name: match(old[name], new[name], register, numbers)
        for name, register in REGISTERS.items()
        if name != "findings"
    }
    return {"findings": findings} | others, numbers
