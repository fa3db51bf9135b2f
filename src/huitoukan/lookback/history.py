"""Several editions in a row: where each finding has been, how often it slipped, when it came back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from huitoukan.edition import Edition
from huitoukan.lookback.changes import status_change
from huitoukan.lookback.falls import falls
from huitoukan.lookback.measured import by_quarter
from huitoukan.lookback.stated import last_stated
from huitoukan.lookback.tracks import named, tracks
from huitoukan.problems import InputError
from huitoukan.records import Record, records

STATES = {
    "track": "int64", "quarter": "string", "no": "Int64", "title": "string", "status": "string",
    "due_on": "datetime64[s]", "closed_on": "datetime64[s]", "label": "int64",
}  # fmt: skip
SLIPS = {
    "track": "int64", "quarter": "string", "no": "Int64", "title": "string", "from": "string", "to": "string",
    "reopened": "bool", "time": "int64", "times": "int64", "gap": "string",
}  # fmt: skip
REBOUNDS = {
    "track": "int64", "quarter": "string", "no": "Int64", "title": "string", "kind": "string",
    "from": "string", "to": "string", "indicator": "string", "matter": "string", "since": "string",
    "until": "string", "wanted": "Float64", "found": "Float64", "measure": "string", "high": "Float64",
    "mark": "Float64", "gap": "string",
}  # fmt: skip
FINDINGS = {
    "track": "int64", "no": "Int64", "title": "string", "first_quarter": "string", "last_quarter": "string",
    "first_status": "string", "last_status": "string", "first_due": "datetime64[s]",
    "last_due": "datetime64[s]", "slips": "int64", "closed_in": object, "reopened_in": object,
    "fallen_in": object,
}  # fmt: skip


@dataclass(frozen=True)
class History:
    """What several editions tell together; a `track` is one finding through all of them."""

    editions: tuple[Edition, ...]
    """By as-of day."""
    states: pd.DataFrame
    """One row per finding and edition that lists it: track, quarter, no, title, status, due_on, closed_on,
    label (of the row in that edition)."""
    doubts: pd.DataFrame
    """Findings with a track of their own that may be one of before under another title and number, one row
    each: see `tracks.named`."""

    @cached_property
    def slips(self) -> pd.DataFrame:
        """Deadlines put off, one row each, by quarter: from (as stated last) and to (ISO days), reopened
        (whether the finding is open again at the same time), time (the how manieth of the finding), times
        (how many in all) and gap (where it was not stated in between, see `stated.last_stated`)."""
        earlier, rows = self.stated, self.states
        later = (rows["due_on"] > earlier["due_on"]).fillna(False)
        found = rows[later].assign(**{
            "from": earlier.loc[later, "due_on"].dt.strftime("%Y-%m-%d"),
            "to": rows.loc[later, "due_on"].dt.strftime("%Y-%m-%d"),
            "reopened": self._moves[later] == "reopened", "gap": earlier.loc[later, "due_on_gap"],
        })  # fmt: skip
        by_track = found.groupby("track")
        found = found.assign(time=by_track.cumcount() + 1, times=by_track["track"].transform("size"))
        return found.reindex(columns=list(SLIPS)).astype(SLIPS).reset_index(drop=True)

    @cached_property
    def rebounds(self) -> pd.DataFrame:
        """What came back, by quarter. kind `status`: reported done when it was stated last (from), open now
        (to); gap tells where it was not stated in between (see `stated.last_stated`). kind `indicator`:
        reported done all along, but what was promised or published is no longer done: see `falls` for
        indicator, matter, since, until, wanted, found, measure, high and mark."""
        again = self._moves == "reopened"
        rows = self.states[again].assign(
            kind="status",
            gap=self.stated.loc[again, "status_gap"],
            **{"from": self.stated.loc[again, "status"], "to": self.states.loc[again, "status"]},
        )
        fallen = falls(self.editions).merge(self.states, on=["quarter", "no"])
        parts = [part for part in (rows, fallen.assign(kind="indicator")) if len(part)]
        found = pd.concat(parts) if parts else pd.DataFrame()
        found = found.reindex(columns=list(REBOUNDS)).astype(REBOUNDS)
        return found.sort_values(["quarter", "kind", "no", "until"], ignore_index=True)

    @cached_property
    def findings(self) -> pd.DataFrame:
        """One row per finding, by its latest number: first and last quarter, status and deadline, slips (how
        often its deadline was put off), and the quarters in which it closed, reopened, and fell back."""
        slips, moves, back = self.slips, self._moves, self.rebounds
        rows = []
        for track, own in self.states.groupby("track"):
            first, last = own.iloc[0], own.iloc[-1]
            in_quarter = {kind: tuple(own.loc[moves[own.index] == kind, "quarter"]) for kind in MOVES}
            fallen = back[(back["track"] == track) & (back["kind"] == "indicator")]["quarter"]
            rows.append({
                "track": track, "no": last["no"], "title": last["title"],
                "first_quarter": first["quarter"], "last_quarter": last["quarter"],
                "first_status": first["status"], "last_status": last["status"],
                "first_due": first["due_on"], "last_due": last["due_on"],
                "slips": int((slips["track"] == track).sum()), "closed_in": in_quarter["closed"],
                "reopened_in": in_quarter["reopened"], "fallen_in": tuple(dict.fromkeys(fallen)),
            })  # fmt: skip
        frame = pd.DataFrame(rows, columns=list(FINDINGS)).astype(FINDINGS)
        return frame.sort_values(["no", "track"], ignore_index=True)

    @cached_property
    def metrics(self) -> pd.DataFrame:
        """Every metric in every edition, one row each: quarter, id, name, group, value, low, high, numerator,
        denominator, definition_version; only rows of one version are comparable."""
        return by_quarter((str(edition.quarter), edition) for edition in self.editions)

    @cached_property
    def stated(self) -> pd.DataFrame:
        """What was stated last of the same finding before each state: see `stated.last_stated`."""
        return last_stated(self.states, [str(edition.quarter) for edition in self.editions])

    @cached_property
    def _moves(self) -> pd.Series:
        """What the change of status amounts to; empty for a finding's first state."""
        seen = self.states["track"].duplicated()
        moves = [
            status_change(*(None if pd.isna(status) else status for status in pair)) if again else ""
            for again, pair in zip(
                seen, zip(self.stated["status"], self.states["status"], strict=True), strict=True
            )
        ]
        return pd.Series(moves, self.states.index, dtype="string")


MOVES = ("closed", "reopened")


def history(editions: Sequence[Edition]) -> History:
    """The editions as one history, in the order of their as-of days. InputError when there is none, or a
    quarter stands twice."""
    ordered = tuple(sorted(editions, key=lambda edition: edition.as_of))
    quarters = [str(edition.quarter) for edition in ordered]
    if not ordered or len(set(quarters)) < len(quarters):
        raise InputError("没有版本可看，或同一季度有两版。", "每个季度只选一版。")
    own, doubtful = tracks(ordered)
    rows = [row for edition, of in zip(ordered, own, strict=True) for row in _of(edition, of)]
    states = pd.DataFrame(rows, columns=list(STATES)).astype(STATES)
    return History(ordered, states, named(doubtful, states, quarters))


def _of(edition: Edition, tracks: pd.Series) -> Iterator[Record]:
    """Every finding of an edition with its track."""
    names = ("no", "title", "status", "due_on", "closed_on")
    for row in records(edition.ledger["findings"]):
        place = {"track": tracks[row["row"]], "label": row["row"], "quarter": str(edition.quarter)}
        yield place | {name: row[name] for name in names}
