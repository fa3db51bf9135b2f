"""Frames of how unevenly events spread: over communities and over streets."""

from __future__ import annotations

from math import ceil

import pandas as pd

from huitoukan.edition import Edition
from huitoukan.metrics.frames import framed
from huitoukan.metrics.located import located
from huitoukan.metrics.recorded import events_log
from huitoukan.metrics.spread import (
    FIFTH,
    attendance_gini,
    attendance_top_fifth,
    attendances_per_10000_by_street,
    placed,
)


@framed("events")
def community_concentration(edition: Edition) -> pd.DataFrame:
    """Attendances of every listed community, the fewest first, and their running shares: the Lorenz curve.

    Rows: one per community of the list, those without events included; none without attendances in a listed
    community. Columns: community, street, events, attendances, share_communities, share_attendances (of all
    up to and with this row). attrs: gini, top_k, top_n (attendances of the fifth with the most, and of all),
    top_communities (how many that are), reached (communities with an event), note.
    """
    log = placed(edition, "participants") if edition.is_local else None
    known = log is not None and log.rows["participants"].sum() > 0
    rows = log.rows if log is not None and known else edition.ledger["events"].iloc[:0].assign(place=pd.NA)
    places = edition.reference.communities[["short", "street"]].set_axis(["community", "street"], axis=1)
    places = places if known else places.iloc[:0]
    by_place = rows.groupby(rows["place"].astype("string"))["participants"]
    frame = places.reset_index(drop=True).assign(
        events=lambda every: every["community"].map(by_place.size()).fillna(0).astype("int64"),
        attendances=lambda every: every["community"].map(by_place.sum()).fillna(0).astype("int64"),
    )
    frame = frame.sort_values(["attendances", "events", "community"], ignore_index=True)
    total = int(frame["attendances"].sum())
    frame = frame.assign(
        share_communities=pd.Series(range(1, len(frame) + 1), dtype="float64") / max(len(frame), 1),
        share_attendances=frame["attendances"].cumsum() / max(total, 1),
    )
    (gini,), (top,) = attendance_gini.compute(edition), attendance_top_fifth.compute(edition)
    frame.attrs |= {
        "gini": gini.value, "top_k": top.numerator, "top_n": top.denominator,
        "top_communities": ceil(len(frame) / FIFTH),
        "reached": int((frame["events"] > 0).sum()), "note": log.note if log is not None else "",
    }  # fmt: skip
    return frame


@framed("events")
def street_tiles(edition: Edition) -> pd.DataFrame:
    """What each street of our place saw, and where its tile stands.

    Rows: one per street; none without events, or for another place. Columns: street, tile_row, tile_col,
    communities, reached (communities with an event), events, attendances, rate (attendances per 10,000
    residents shared out by households: a proxy; missing where it is not known), source.
    """
    log = events_log(edition)
    streets = edition.reference.streets.sort_values(["tile_row", "tile_col"], ignore_index=True)
    streets = streets if edition.is_local and len(log.rows) else streets.iloc[:0]
    where = located(edition, log.rows)
    by_street = log.rows["participants"].groupby(where["street"])
    listed = where[where["is_listed"]]
    homes = edition.reference.communities.set_index("short")["street"]
    reached = listed["community"].drop_duplicates().map(homes).value_counts()
    rates = {found.group: found.value for found in attendances_per_10000_by_street.compute(edition)}
    names = streets["short"].astype("string")
    frame = pd.DataFrame(
        {
            "street": names,
            "tile_row": streets["tile_row"].astype("int64"),
            "tile_col": streets["tile_col"].astype("int64"),
            "communities": streets["communities"].astype("int64"),
            "reached": names.map(reached).fillna(0).astype("int64"),
            "events": names.map(by_street.size()).fillna(0).astype("int64"),
            "attendances": names.map(by_street.sum()).fillna(0).astype("int64"),
            "rate": names.map(rates).astype("Float64"),
            "source": streets["source"].astype("string"),
        }
    )
    nowhere = int((~where["street"].isin(names)).sum())
    notes = [log.note, f"{nowhere}场查不到街道，不在图中" if nowhere and len(frame) else ""]
    frame.attrs["note"] = "；".join(filter(None, notes))
    return frame
