"""The edition before, as a comparison should see it: with what was stated last where it leaves that out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from huitoukan.edition import Edition
from huitoukan.lookback.guards import refuse_later
from huitoukan.lookback.history import History, history
from huitoukan.lookback.stated import MEANT, said
from huitoukan.registers.types import FIRST_ROW


@dataclass(frozen=True)
class Baseline:
    """An edition to compare with, and what of it is from editions before."""

    edition: Edition
    gaps: Mapping[tuple[int, str], str]
    """Label of a finding and column → in which quarters in between it was not stated."""


def baseline(editions: Sequence[Edition]) -> Baseline:
    """The last but one of these editions, as the last is to be compared with it.

    Where it leaves a status or deadline blank that the last states, the value stated last stands in it; a
    finding it does not list and the last lists again, or may list again, stands in it as it was listed last.
    InputError as of `history` and `refuse_later`.
    """
    *earlier, now = editions
    refuse_later(earlier, now)
    told = history(editions)
    previous = told.editions[-2]
    last = told.stated.rename(columns={name: f"{name}_last" for name in MEANT})
    stated = pd.concat([told.states, last], axis="columns")
    today, then = (stated[stated["quarter"].eq(str(one.quarter))] for one in (now, previous))
    table = previous.ledger["findings"]
    again = _again(told, set(then["track"]), today)
    first = int(table.index.max()) + 1 if len(table) else FIRST_ROW
    added = [again.set_axis(pd.RangeIndex(first, first + len(again), name="row"))] if len(again) else []
    tracks = dict(zip(then["track"], then["label"], strict=True))
    tracks |= dict(zip(again.index, range(first, first + len(again)), strict=True))
    whole = pd.concat([table, *added]) if len(table) else added[0] if added else table
    gaps: dict[tuple[int, str], str] = {}
    for name, values in said(today).items():
        own = today[values.notna() & today[f"{name}_gap"].notna() & today["track"].isin(tracks)]
        labels = own["track"].map(tracks)
        filled = pd.Series(own[f"{name}_last"].array, labels, dtype=whole[name].dtype)
        whole = whole.assign(**{name: filled.reindex(whole.index).fillna(whole[name])})
        gaps |= {(label, name): gap for label, gap in zip(labels, own[f"{name}_gap"], strict=True)}
    ledger = replace(previous.ledger, tables={**previous.ledger.tables, "findings": whole})
    return Baseline(replace(previous, ledger=ledger), gaps)


def last_stated(earlier: Iterable[Edition], now: Edition) -> Edition | None:
    """The last of some earlier editions, as `now` is to be compared with it; None without one."""
    known = list(earlier)
    return baseline([*known, now]).edition if known else None


def _again(told: History, listed: set[int], today: pd.DataFrame) -> pd.DataFrame:
    """Findings that the edition before does not list, and the last lists or may list; index: track."""
    doubts = told.doubts[told.doubts["quarter"].eq(str(told.editions[-1].quarter))]
    wanted = (set(today["track"]) | set(doubts["old_track"])) - listed
    earlier = told.states[told.states["track"].isin(wanted) & ~told.states.index.isin(today.index)]
    last = earlier.drop_duplicates("track", keep="last")
    rows = []
    for edition in told.editions[:-2]:
        own = last[last["quarter"].eq(str(edition.quarter))]
        rows.append(edition.ledger["findings"].loc[own["label"]].set_axis(own["track"].to_numpy()))
    return pd.concat(rows).sort_index() if rows else told.editions[-2].ledger["findings"].iloc[:0]
