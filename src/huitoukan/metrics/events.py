"""Events as they are recorded one by one: how many, how large, of which kind, where and when."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from huitoukan.edition import Edition
from huitoukan.metrics.catalogue import Measurement, Metric, metric
from huitoukan.metrics.located import located
from huitoukan.metrics.registered import PEOPLE, Log, log_of
from huitoukan.metrics.selection import labelled

EVENTS = ("events",)
UNDATED = "未写活动日期的、日期晚于统计日的活动"
UNCOUNTED = f"{UNDATED}；未写参与人次的活动"
OWN_RECORDS = "逐场登记的数字，单位自报"


def _log(edition: Edition) -> Log:
    return log_of(edition, "events", "held_on")


@metric(
    id="events_recorded", name="登记活动场次", unit="场", registers=EVENTS, question="活动登记表里有多少场？",
    numerator="登记的活动场次", denominator="无", excluded=UNDATED,
    caveats=f"{OWN_RECORDS}；与通报所称场次的时段可能不同。",
)  # fmt: skip
def events_recorded(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Events recorded up to the as-of day."""
    yield _log(edition).count(entry)


@metric(
    id="attendances_recorded", name="登记参与人次", unit="人次", registers=EVENTS,
    question="登记的活动合计多少人次？",
    numerator="登记的参与人次合计", denominator="无", excluded=UNCOUNTED,
    caveats=f"{OWN_RECORDS}；人次按参加次数累计，不是人数。",
)  # fmt: skip
def attendances_recorded(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Attendances of the events recorded."""
    yield _log(edition).total(entry, "participants", warnings=PEOPLE)


@metric(
    id="attendances_mean", name="登记活动场均人次", unit="人次/场", registers=EVENTS,
    question="登记的活动平均每场多少人次？",
    numerator="登记的参与人次合计", denominator="写明参与人次的活动场次", excluded=UNCOUNTED,
    caveats="平均数会被一两场大活动拉高，应与中位数并看。",
)  # fmt: skip
def attendances_mean(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Attendances ÷ events with a number of attendances."""
    yield _log(edition).mean(entry, "participants", warnings=PEOPLE)


@metric(
    id="attendances_median", name="登记活动人次中位数", unit="人次/场", registers=EVENTS,
    question="中等规模的一场活动有多少人次？",
    numerator="每场参与人次的中位数", denominator="写明参与人次的活动场次", excluded=UNCOUNTED,
    caveats="一半的场次不超过此数；不能用来推算合计。",
)  # fmt: skip
def attendances_median(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Median attendances of an event."""
    log = _log(edition).needs("participants")
    yield log.median(entry, log.rows["participants"], warnings=PEOPLE)


@metric(
    id="online_share", name="线上活动占比", unit="share", registers=EVENTS, question="有多少活动在线上办？",
    numerator="登记为线上的活动场次", denominator="写明线上或线下的活动场次",
    excluded=f"{UNDATED}；未写明线上或线下的活动",
    caveats="按场次计，不按人次计；线上线下同时办的按登记的一种计。",
)  # fmt: skip
def online_share(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Events on-line ÷ events of which it is known."""
    log = _log(edition).needs("online")
    yield log.share(entry, log.rows["online"])


def _kinds(edition: Edition, rows: pd.DataFrame) -> tuple[pd.Series, tuple[str, ...]]:
    return labelled(rows["kind"], "event_kind")


def _streets(edition: Edition, rows: pd.DataFrame) -> tuple[pd.Series, tuple[str, ...]]:
    """Streets by their short names: all those of our place, also without events."""
    known = edition.reference.streets["short"] if edition.is_local else ()
    return located(edition, rows)["street"], tuple(known)


def _communities(edition: Edition, rows: pd.DataFrame) -> tuple[pd.Series, tuple[str, ...]]:
    return located(edition, rows)["community"], ()


def _months(edition: Edition, rows: pd.DataFrame) -> tuple[pd.Series, tuple[str, ...]]:
    """Months as 2025-04: from the first to that of the as-of day, also those without events."""
    held = rows["held_on"]
    first = held[held <= pd.Timestamp(edition.as_of)].min()
    every = pd.period_range(first, edition.as_of, freq="M").astype(str) if pd.notna(first) else ()
    return held.dt.strftime("%Y-%m"), tuple(every)


WAYS = {
    "kind": ("类别", _kinds, "未写类别的单列为“未注明”，自填的类别照原文。"),
    "street": ("街道", _streets, "未写街道但社区可查的归入所属街道；都查不到的单列为“未注明”。"),
    "community": ("社区", _communities, "只列有登记的社区；未写社区的单列为“未注明”。"),
    "month": ("月份", _months, "各月天数、节假日不同；首月和末月可能不是整月。"),
}
"""Breakdown → its word, how each event's group is told (and which are shown anyway), its caveat."""


def _declare(by: str) -> tuple[Metric, Metric]:
    """The number of events and of attendances in one breakdown."""
    word, tell, caveat = WAYS[by]

    @metric(
        id=f"events_by_{by}", name=f"各{word}登记活动场次", unit="场", registers=EVENTS, by=by,
        question=f"登记的活动按{word}怎样分布？",
        numerator=f"该{word}登记的活动场次", denominator="登记的全部活动场次", excluded=UNDATED,
        caveats=f"{OWN_RECORDS}；{caveat}",
    )  # fmt: skip
    def events(entry: Metric, edition: Edition) -> Iterator[Measurement]:
        log = _log(edition)
        yield from log.counts(entry, *tell(edition, edition.ledger["events"]))

    @metric(
        id=f"attendances_by_{by}", name=f"各{word}登记参与人次", unit="人次", registers=EVENTS, by=by,
        question=f"登记的参与人次按{word}怎样分布？",
        numerator=f"该{word}登记的参与人次", denominator="登记的全部参与人次", excluded=UNCOUNTED,
        caveats=f"人次不是人数；{caveat}",
    )  # fmt: skip
    def attendances(entry: Metric, edition: Edition) -> Iterator[Measurement]:
        log = _log(edition).needs("participants")
        whole = float(log.rows["participants"].sum())
        if log.rows.empty:
            yield log.count(entry)
            return
        for group, own in log.split(*tell(edition, edition.ledger["events"])):
            yield own.total(entry, "participants", group=group, denominator=whole, warnings=PEOPLE)

    return events, attendances


BREAKDOWNS = {by: _declare(by) for by in WAYS}
"""Breakdown → the metrics of events and of attendances in it."""
