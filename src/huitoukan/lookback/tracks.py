"""Each finding followed through several editions, also past those that do not list it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import pandas as pd

from huitoukan.edition import Edition
from huitoukan.lookback.match import match
from huitoukan.lookback.pairing import COLUMNS, Texts, scores_of
from huitoukan.lookback.same import DOUBTS, MAYBE, details, doubts, titles
from huitoukan.registers import REGISTERS

NAMED = {
    "quarter": "string", "no": "Int64", "title": "string", "track": "int64", "old_no": "Int64",
    "old_title": "string", "old_track": "int64", "score": "float64",
}  # fmt: skip
Told = TypeVar("Told", pd.DataFrame, pd.Series)
Found = tuple[list[pd.Series], list[pd.DataFrame]]


def tracks(editions: Sequence[Edition]) -> Found:
    """Of each edition, in the given order, the track of every finding (index: its label), and the doubts.

    A track is a number of its own; one that an edition does not list may be taken up again by a later one,
    known by its words. Doubts (see `same.doubts`): old is the track, new the label of a finding that may be
    the same and has a track of its own.
    """
    every: list[pd.Series] = []
    doubtful: list[pd.DataFrame] = []
    rows, done = REGISTERS["findings"].empty(), pd.Series(dtype=object)
    following = 0
    for edition in editions:
        findings, told = edition.ledger["findings"], details(edition.ledger.tables)
        listed = set(every[-1]) if every else set()
        known = _renamed(rows, listed)
        pairs = _sure(known, findings, (done, told), listed)
        maybe = doubts(known, findings, (done, told), pairs)
        own = pairs.dropna(subset=["new"]).set_index("new")["old"].reindex(findings.index)
        free = own.isna()
        own = own.mask(free, pd.Series(range(following, following + len(own)), own.index)).astype("int64")
        following += len(own)
        every.append(own)
        doubtful.append(maybe if len(maybe) else pd.DataFrame(columns=list(DOUBTS)).astype(DOUBTS))
        rows, done = _followed(rows, findings, own), _followed(done, told, own)
    return every, doubtful


def _followed(old: Told, new: Told, own: pd.Series) -> Told:
    """What was said last of every track."""
    latest = new.set_axis(own.to_numpy())
    gone = old[~old.index.isin(latest.index)]
    return pd.concat([latest, gone]) if len(gone) else latest


def _renamed(rows: pd.DataFrame, listed: set[int]) -> pd.DataFrame:
    """The rows; a finding that is listed no longer leaves its number to the one that has it now."""
    live = rows.index.isin(list(listed))
    return rows.assign(no=rows["no"].mask(~live & rows["no"].isin(rows.loc[live, "no"])))


def _sure(known: pd.DataFrame, findings: pd.DataFrame, done: Texts, listed: set[int]) -> pd.DataFrame:
    """The pairs, without those of a finding that was not listed and whose number alone speaks for it."""
    pairs = match(known, findings, REGISTERS["findings"], texts=done)
    both = pairs.dropna(subset=["old", "new"])
    asked = both[both["how"].eq("key") & ~both["old"].isin(listed) & both["score"].lt(MAYBE)]
    if asked.empty:
        return pairs
    left, right = known.loc[asked["old"]], findings.loc[asked["new"]]
    alike = scores_of(left, right, done).maximum(scores_of(left, right, titles(known, findings))).diagonal()
    wrong = asked.index[alike < MAYBE]
    kept, parted = pairs.drop(index=wrong), pairs.loc[wrong]
    alone = [parted[[side]].reindex(columns=list(COLUMNS)).astype(COLUMNS) for side in ("old", "new")]
    return pd.concat([kept, *alone], ignore_index=True)


def named(doubtful: Sequence[pd.DataFrame], states: pd.DataFrame, quarters: Sequence[str]) -> pd.DataFrame:
    """The doubts of every quarter, with what the findings are called.

    Rows: one per doubt, by quarter. Columns: quarter, no, title, track, old_no, old_title (as listed last),
    old_track, score (see `same.doubts`). `states` are those of `History`.
    """
    named = [rows.assign(quarter=quarter) for quarter, rows in zip(quarters, doubtful, strict=True)]
    whole = pd.concat(named, ignore_index=True).rename(columns={"old": "old_track", "new": "label"})
    now = whole.merge(states, on=["quarter", "label"])
    said = states.rename(
        columns={"no": "old_no", "title": "old_title", "track": "old_track", "quarter": "then"}
    )
    both = now.merge(said[["old_track", "old_no", "old_title", "then"]], on="old_track")
    before = both[both["then"] < both["quarter"]].drop_duplicates(["quarter", "label"], keep="last")
    return before.reindex(columns=list(NAMED)).astype(NAMED).sort_values(["quarter", "no"], ignore_index=True)
