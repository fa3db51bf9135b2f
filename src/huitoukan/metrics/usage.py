"""Frames of the places kept up: how often each studio is used, when each gallery's posters were changed."""

from __future__ import annotations

import pandas as pd

from huitoukan.edition import Edition
from huitoukan.metrics.frames import framed
from huitoukan.metrics.galleries import STALE_MONTHS
from huitoukan.metrics.registered import log_of
from huitoukan.metrics.studios import DAYS_PER_WEEK, IDLE_MONTHS


@framed("studios", "sessions")
def studio_use(edition: Edition) -> pd.DataFrame:
    """How often each studio is used.

    Rows: one per studio, the least used first, then those that only the sessions name; none without studios
    or without sessions. Columns: studio, state (`idle`: no session in the last three months · `new`: open
    for less · `used` · `unlisted`: sessions of a studio that is not on the list), sessions, per_week (over
    the weeks it was open within the window of the sessions; missing where it was not yet open), last_on,
    weekly_hours. attrs["note"].
    """
    log = log_of(edition, "sessions", "held_on")
    studios = log_of(edition, "studios")
    listed = studios.rows.assign(opened_on=studios.days("opened_on"))
    listed = listed.dropna(subset=["name"]).drop_duplicates("name")
    begun = log.since if log.since is not None else log.now
    used = log.rows.groupby("studio")["held_on"].agg(sessions="size", last_on="max")
    strangers = sorted(set(used.index) - set(listed["name"]))
    names = [*listed["name"], *strangers] if len(listed) and len(log.rows) else []
    frame = listed.set_index("name")[["opened_on", "weekly_hours"]].reindex(names).join(used)
    frame = frame.rename_axis("studio").reset_index()
    days = (log.now - frame["opened_on"].fillna(begun).clip(lower=begun)).dt.days + 1
    frame = frame.assign(
        studio=frame["studio"].astype("string"),
        sessions=frame["sessions"].fillna(0).astype("int64"),
        last_on=frame["last_on"].astype("datetime64[s]"),
    )
    per_week = frame["sessions"] / days.where(days > 0) * DAYS_PER_WEEK
    frame = frame.assign(per_week=per_week.astype("Float64"))
    horizon = log.now - pd.DateOffset(months=IDLE_MONTHS)
    state = pd.Series("used", index=frame.index, dtype="string")
    state = state.mask(~frame["last_on"].gt(horizon), "idle")
    state = state.mask(frame["opened_on"].gt(horizon), "new")
    frame = frame.assign(state=state.mask(frame["studio"].isin(strangers), "unlisted"))
    order = frame["state"].map({"idle": 0, "new": 1, "used": 1, "unlisted": 2}).astype("int64")
    frame = frame.assign(order=order).sort_values(["order", "sessions", "studio"], ignore_index=True)
    frame = frame[["studio", "state", "sessions", "per_week", "last_on", "weekly_hours"]]
    frame.attrs["note"] = log.note
    return frame


@framed("galleries", "gallery_checks")
def gallery_posters(edition: Edition) -> pd.DataFrame:
    """When the posters of each gallery were last changed, against the promised two months.

    Rows: one per gallery, those never changed first, then the longest ago; none without galleries or without
    a recorded change. Columns: gallery, state (`never`: no change recorded · `stale`: over two months ago ·
    `fresh`), changed_on, days (since then), changes, inspected_on. attrs: promised_days (two months back from
    the as-of day), note.
    """
    log = log_of(edition, "gallery_checks", "checked_on")
    changed, inspected = (
        log.rows[log.rows["kind"] == kind].groupby("gallery")["checked_on"].agg(["size", "max"])
        for kind in ("poster_change", "inspection")
    )
    names = edition.ledger["galleries"]["name"].dropna().drop_duplicates().sort_values()
    frame = pd.DataFrame(index=pd.Index(names if len(changed) else names.iloc[:0], name="gallery"))
    frame = frame.join(changed.set_axis(["changes", "changed_on"], axis=1))
    frame = frame.join(inspected["max"].rename("inspected_on")).reset_index()
    limit = log.now - pd.DateOffset(months=STALE_MONTHS)
    last = frame["changed_on"].astype("datetime64[s]")
    state = pd.Series("fresh", index=frame.index, dtype="string").mask(last.lt(limit), "stale")
    frame = frame.assign(
        gallery=frame["gallery"].astype("string"),
        state=state.mask(last.isna(), "never"),
        changed_on=last,
        days=(log.now - last).dt.days.astype("Int64"),
        changes=frame["changes"].fillna(0).astype("int64"),
        inspected_on=frame["inspected_on"].astype("datetime64[s]"),
    )[["gallery", "state", "changed_on", "days", "changes", "inspected_on"]]
    frame = frame.sort_values("changed_on", na_position="first", kind="stable", ignore_index=True)
    frame.attrs |= {"promised_days": (log.now - limit).days, "note": log.note}
    return frame
