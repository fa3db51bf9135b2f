"""Which row of one edition is which row of another: by key, then by likeness of text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import pandas as pd

from huitoukan.lookback import exact
from huitoukan.lookback.pairing import (
    Alike,
    Texts,
    by_columns,
    by_free_key,
    by_likeness,
    by_texts,
    rest,
    with_alone,
)
from huitoukan.registers import Register

REFERENCE = "findings.no"
"""What a column refers to that holds the number of a finding."""

Numbers = Mapping[str, str]
"""Number of a finding as written → what both editions call it."""
LIKENESS = {
    "findings": Alike(("title",)),
    "measures": Alike(("text",), ("finding",)),
    "claims": Alike(("subject", "unit", "title", "text"), ("finding", "kind"), numbers=False),
    "commitments": Alike(("text",), ("finding",)),
    "suggestions": Alike(("text",), ("visit",)),
}
"""The registers whose rows are sentences. A row of a log is what its key says, and no other's."""


def match(
    old: pd.DataFrame,
    new: pd.DataFrame,
    register: Register,
    numbers: tuple[Numbers, Numbers] | None = None,
    texts: Texts | None = None,
) -> pd.DataFrame:
    """The rows of a register in two editions, paired.

    Rows: one per pair and one per row without a partner, each label once per side. Columns: old and new
    (labels; missing on the side that has no such row), how (key · likeness · details; missing without a
    partner), score (likeness of their texts, 1 where only the key was looked at). The order of the rows
    changes nothing, and swapping the sides swaps the columns. `numbers` translates the findings' numbers of
    each side; `texts` says more of each row than the table does: what is known by it is known by `details`.
    """
    before, after = numbers or ({}, {})
    left, right = as_text(old, register, before), as_text(new, register, after)
    steps: list[Callable[[pd.DataFrame, pd.DataFrame], pd.DataFrame]]
    steps = [partial(by_columns, columns=list(left.columns))]
    if (by := LIKENESS.get(register.name)) is None:
        steps.append(partial(by_columns, columns=register.key))
    else:
        steps.append(partial(by_likeness, key=register.key, by=by))
        steps += [partial(by_texts, texts=texts)] if texts is not None else []
        steps.append(partial(by_free_key, key=register.key, by=by))
    found = []
    for step in steps:
        found.append(step(left, right))
        left, right = rest(left, found[-1]["old"]), rest(right, found[-1]["new"])
        if left.empty or right.empty:
            break
    return with_alone(pd.concat(found, ignore_index=True), old, new)


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
