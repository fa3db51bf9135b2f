"""What was stated last of a finding before each edition: past blank cells, and past editions without it."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from huitoukan import codelists

MEANT = {"status": "完成状态", "due_on": "完成时限"}
"""Columns whose last stated value is what a change is held against."""
UNLISTED = "未列出"


def last_stated(states: pd.DataFrame, quarters: Sequence[str]) -> pd.DataFrame:
    """The last stated status and deadline of each finding before each of its states.

    `states` are those of `History`, `quarters` its editions in order. Same rows. Columns: status and due_on
    (missing where nothing was stated before), status_gap and due_on_gap: in which quarters in between it was
    not said (2025Q3未列出; 2025Q3未填完成状态); missing where it was said one edition before.
    """
    at = states["quarter"].map({quarter: order for order, quarter in enumerate(quarters)}).astype("Int64")
    listed = set(zip(states["track"], at, strict=True))
    columns = {}
    for name, values in said(states).items():
        by_track = pd.DataFrame({"value": values, "at": at.where(values.notna())}).groupby(states["track"])
        before = by_track.ffill().groupby(states["track"]).shift()
        columns[name] = before["value"].astype(values.dtype)
        gaps = [
            _gap(track, since, now, name, listed, quarters)
            for track, since, now in zip(states["track"], before["at"], at, strict=True)
        ]
        columns[f"{name}_gap"] = pd.Series(gaps, states.index, dtype="string")
    return pd.DataFrame(columns, index=states.index)


def said(states: pd.DataFrame) -> dict[str, pd.Series]:
    """Status and deadline where they are stated; 未说明 is no statement."""
    unsaid = codelists.load("status").where("counts_as", "unknown")
    return {"status": states["status"].mask(states["status"].isin(unsaid)), "due_on": states["due_on"]}


def _gap(
    track: int, since: int, now: int, name: str, listed: set[tuple[int, int]], quarters: Sequence[str]
) -> str | None:
    """The quarters between two states in which nothing was stated, in words."""
    if pd.isna(since) or since + 1 == now:
        return None
    blank = [quarters[at] for at in range(since + 1, now) if (track, at) in listed]
    gone = [quarters[at] for at in range(since + 1, now) if (track, at) not in listed]
    parts = ((gone, UNLISTED), (blank, f"未填{MEANT[name]}"))
    return "，".join(f"{'、'.join(own)}{word}" for own, word in parts if own)
