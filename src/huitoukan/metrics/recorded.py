"""Frames of the events as recorded: day by day, street by month, kind by kind."""

from __future__ import annotations

import pandas as pd

from huitoukan.edition import Edition
from huitoukan.metrics.frames import framed
from huitoukan.metrics.located import located
from huitoukan.metrics.registered import Log, log_of
from huitoukan.metrics.selection import UNSTATED, labelled
from huitoukan.promises.feasts import days_off

MOST_COLUMNS = 18
"""A breakdown over time has at most so many columns: months, else quarters, else years."""
UNITS = ("M", "Q", "Y")


def events_log(edition: Edition) -> Log:
    """The events with a day up to the as-of day."""
    return log_of(edition, "events", "held_on")


@framed("events")
def events_calendar(edition: Edition) -> pd.DataFrame:
    """How many events each day saw.

    Rows: one per day from the first event to the as-of day; none without events. Columns: day, year,
    events, attendances (sum of those stated), holiday (name of a public holiday, else missing). attrs:
    months (2025-03 → its events), total, on_holidays, on_weekends (events), note (the events left out).
    """
    log = events_log(edition)
    days = pd.date_range(log.since, log.now) if log.since is not None else pd.DatetimeIndex([])
    by_day = log.rows.groupby("held_on")["participants"]
    off = days_off(days[0].date(), days[-1].date()) if len(days) else {}
    frame = pd.DataFrame({"day": days.astype("datetime64[s]"), "year": days.year.astype("int64")})
    frame = frame.assign(
        events=frame["day"].map(by_day.size()).fillna(0).astype("int64"),
        attendances=frame["day"].map(by_day.sum()).fillna(0).astype("int64"),
        holiday=frame["day"].dt.date.map(off).astype("string"),
    )
    months = frame["events"].groupby(frame["day"].dt.strftime("%Y-%m")).sum()
    frame.attrs |= {
        "months": {month: int(n) for month, n in months.items()},
        "total": int(frame["events"].sum()),
        "on_holidays": int(frame["events"].where(frame["holiday"].notna()).sum()),
        "on_weekends": int(frame["events"].where(frame["day"].dt.day_of_week > 4).sum()),
        "note": log.note,
    }
    return frame


@framed("events")
def events_by_street_month(edition: Edition) -> pd.DataFrame:
    """Events and attendances of each street over time.

    Rows: one per street and span of time, those without events included; every street of our place in its
    order, then other words that occur, 未注明 last; none without events. Columns: street, span (2025-03,
    2025Q1 or 2025: as short as fits), events, attendances (missing where no event states them).
    attrs: streets and spans (each with its events and attendances), total, note.
    """
    log = events_log(edition)
    spans, when = spans_of(log, "held_on")
    homes = located(edition, log.rows)["street"].fillna(UNSTATED)
    heads = log.rows["participants"]
    counted = heads.groupby([homes, when]).agg(["size", "count", "sum"])
    index = pd.MultiIndex.from_product([_streets(edition, homes), spans], names=["street", "span"])
    cells = counted.reindex(index).reset_index()
    frame = pd.DataFrame(
        {
            "street": cells["street"].astype("string"),
            "span": cells["span"].astype("string"),
            "events": cells["size"].fillna(0).astype("int64"),
            "attendances": cells["sum"].where(cells["count"].gt(0)).astype("Int64"),
        }
    )
    frame.attrs |= {
        "streets": _sums(heads, homes), "spans": _sums(heads, when), "note": log.note,
        "total": (len(heads), int(heads.sum())),
    }  # fmt: skip
    return frame


def _sums(heads: pd.Series, groups: pd.Series) -> dict[str, tuple[int, int]]:
    """Events and attendances of each group."""
    return {str(name): (len(own), int(own.sum())) for name, own in heads.groupby(groups)}


def spans_of(log: Log, day: str) -> tuple[list[str], pd.Series]:
    """Every span of time from the first row to the as-of day, and that of each row; see MOST_COLUMNS."""
    if log.since is None:
        return [], pd.Series(dtype="string")
    every = {unit: pd.period_range(log.since, log.now, freq=unit) for unit in UNITS}
    unit = next((unit for unit in UNITS if len(every[unit]) <= MOST_COLUMNS), UNITS[-1])
    return [str(span) for span in every[unit]], log.rows[day].dt.to_period(unit).astype("string")


def _streets(edition: Edition, met: pd.Series) -> list[str]:
    """The streets of our place, then others that are met, 未注明 last; none where none is met."""
    known = edition.reference.streets["short"].tolist() if edition.is_local and len(met) else []
    others = sorted(set(met) - {UNSTATED, *known})
    return [*known, *others, *([UNSTATED] if met.eq(UNSTATED).any() else [])]


@framed("events")
def event_kinds(edition: Edition) -> pd.DataFrame:
    """Events of each kind: how many, how many of them on-line, how large.

    Rows: 全部, then one per kind that occurs, the most frequent first, 未注明 last; none without events.
    Columns: kind, events, online, told (events of which it is known whether they are on-line), sized (events
    that state their attendances), lower, middle, upper (quartiles and median of attendances), whole (whether
    the row is that of all events). attrs["note"].
    """
    log = events_log(edition)
    labels, _ = labelled(log.rows["kind"], "event_kind")
    rows = log.rows.assign(kind=labels.fillna(UNSTATED))
    whole = _kinds(rows.assign(kind="全部")).assign(whole=True)
    kinds = _kinds(rows).assign(whole=False)
    kinds = kinds.assign(last=kinds["kind"] == UNSTATED).sort_values(
        ["last", "events", "kind"], ascending=[True, False, True]
    )
    frame = pd.concat([whole, kinds.drop(columns="last")], ignore_index=True)
    frame.attrs["note"] = log.note
    return frame


def _kinds(rows: pd.DataFrame) -> pd.DataFrame:
    by_kind = rows.groupby("kind")
    sizes = by_kind["participants"]
    return pd.DataFrame(
        {
            "events": by_kind.size().astype("int64"),
            "online": by_kind["online"].sum().astype("int64"),
            "told": by_kind["online"].count().astype("int64"),
            "sized": sizes.count().astype("int64"),
            "lower": sizes.quantile(0.25).astype("Float64"),
            "middle": sizes.median().astype("Float64"),
            "upper": sizes.quantile(0.75).astype("Float64"),
        }
    ).reset_index().astype({"kind": "string"})  # fmt: skip
