"""Two editions paired whole; findings whose title and number changed, by what was done about them."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pandas as pd

from huitoukan.lookback import exact
from huitoukan.lookback.match import Numbers, as_text, finding_numbers, match
from huitoukan.lookback.pairing import Texts, most_alike, ranked, rest, scores_of
from huitoukan.registers import REGISTERS

MAYBE = 0.4
"""From this likeness on, of title or of what was done, people are asked whether two findings are one."""
DETAILS = {"measures": ("text",), "claims": ("text", "subject")}
"""Registers and columns that tell what was done about a finding."""
DOUBTS = {"old": "int64", "new": "int64", "score": "float64"}
Tables = Mapping[str, pd.DataFrame]


def match_all(old: Tables, new: Tables) -> tuple[dict[str, pd.DataFrame], tuple[Numbers, Numbers]]:
    """The pairs of every register (see `match`), and what both editions call each finding's number."""
    findings = match_findings(old, new)
    numbers = finding_numbers(old["findings"], new["findings"], findings)
    others = {
        name: match(old[name], new[name], register, numbers)
        for name, register in REGISTERS.items()
        if name != "findings"
    }
    return {"findings": findings} | others, numbers


def match_findings(old: Tables, new: Tables) -> pd.DataFrame:
    """The findings of two editions, paired; see `match`."""
    left, right = old["findings"], new["findings"]
    return match(left, right, REGISTERS["findings"], texts=(details(old), details(new)))


def doubts(old: pd.DataFrame, new: pd.DataFrame, done: Texts, pairs: pd.DataFrame) -> pd.DataFrame:
    """Findings without a partner that may be one, for people to look at.

    Rows: one per pair, each label once, the most alike first. Columns: old and new (labels), score (likeness
    of the titles or of what was done, whichever is greater). `done` are the `details` of both sides.
    """
    both = pairs.dropna(subset=["old", "new"])
    left, right = (
        ranked(rest(as_text(rows, REGISTERS["findings"], {}).assign(_done=own), both[side]))
        for rows, own, side in zip((old, new), done, ("old", "new"), strict=True)
    )
    if left.empty or right.empty:
        return pd.DataFrame(columns=list(DOUBTS)).astype(DOUBTS)
    scores = scores_of(left, right, done).maximum(scores_of(left, right, titles(old, new)))
    rows = [(left.index[i], right.index[j], scores[i, j]) for i, j in most_alike(scores, MAYBE)]
    return pd.DataFrame(rows, columns=list(DOUBTS)).astype(DOUBTS)


def titles(old: pd.DataFrame, new: pd.DataFrame) -> Texts:
    """The titles of both sides."""
    old_titles, new_titles = (
        pd.Series(exact.cells(rows["title"]), rows.index, dtype=object) for rows in (old, new)
    )
    return old_titles, new_titles


def details(tables: Tables) -> pd.Series:
    """What measures and published numbers say of each finding, without digits; index: its label."""
    words: dict[str, list[str]] = {}
    for register, columns in DETAILS.items():
        table = tables[register]
        texts = zip(
            exact.cells(table["finding"]), *(exact.cells(table[name]) for name in columns), strict=True
        )
        for no, *parts in sorted(texts):
            words.setdefault(no, []).append(" ".join(parts))
    findings = tables["findings"]
    told = [
        re.sub(r"\d", "", " ".join(words.get(no, ()))) if no else "" for no in exact.cells(findings["no"])
    ]
    return pd.Series(told, findings.index, dtype=object)
