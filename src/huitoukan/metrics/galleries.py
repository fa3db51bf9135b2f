"""Galleries: whether their posters are changed every two months, and whether they are inspected."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from huitoukan.edition import Edition
from huitoukan.metrics.catalogue import Measurement, Metric, metric
from huitoukan.metrics.registered import Log, log_of
from huitoukan.metrics.selection import LACKING

BOTH = ("galleries", "gallery_checks")
STALE_MONTHS = 2
"""Posters are promised to be changed every two months."""
UNDATED = "未写巡检日期的、日期晚于统计日的记录"
EMPTY_LOG = "更新巡检表没有一行时，全部不计"


def _checks(edition: Edition, kind: str) -> pd.DataFrame:
    """The dated checks of one kind up to the as-of day."""
    rows = log_of(edition, "gallery_checks", "checked_on").rows
    return rows[rows["kind"] == kind]


def _galleries(edition: Edition, *kinds: str) -> Log | None:
    """The galleries of the list; None while no check of these kinds is recorded, which proves nothing."""
    known = all(len(_checks(edition, kind)) for kind in kinds)
    return log_of(edition, "galleries") if known else None


def _visits(entry: Metric, edition: Edition, kind: str) -> Measurement:
    log = log_of(edition, "gallery_checks", "checked_on").needs("kind")
    return log.drop(log.rows["kind"] != kind, "另一类别").count(entry)


@metric(
    id="poster_changes", name="画廊挂图更换次数", unit="次", registers=("gallery_checks",),
    question="登记了几次挂图更换？",
    numerator="登记的挂图更换次数", denominator="无", excluded=f"{UNDATED}；未写类别的记录；日常巡检",
    caveats="换了什么内容、换得是否合适须看现场。",
)  # fmt: skip
def poster_changes(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Poster changes recorded."""
    yield _visits(entry, edition, "poster_change")


@metric(
    id="gallery_inspections", name="画廊日常巡检次数", unit="次", registers=("gallery_checks",),
    question="登记了几次画廊日常巡检？",
    numerator="登记的日常巡检次数", denominator="无", excluded=f"{UNDATED}；未写类别的记录；挂图更换",
    caveats="承诺只说“定期”，没有次数可比。",
)  # fmt: skip
def gallery_inspections(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Inspections recorded."""
    yield _visits(entry, edition, "inspection")


@metric(
    id="galleries_stale", name="挂图超两个月未更换的画廊占比", unit="share", registers=BOTH,
    question="哪些画廊的挂图超过两个月没有更换？",
    numerator="最近一次更换挂图距统计日超过两个月的画廊数", denominator="有更换挂图记录的画廊数",
    excluded="没有更换挂图记录的画廊；更换表没有一行挂图记录时，全部不计",
    caveats="两个月按统计日往前数，不按日历双月；没有记录的画廊不当作没有更换。",
)  # fmt: skip
def galleries_stale(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Galleries whose last poster change lies over two months back ÷ galleries with any, the stale named."""
    log = _galleries(edition, "poster_change")
    if log is None:
        yield entry.unknown("no_records")
        return
    changed = _checks(edition, "poster_change").groupby("gallery")["checked_on"].max()
    last = log.rows["name"].map(changed)
    log = log.drop(last.isna(), f"{LACKING}挂图更换记录")
    stale = last.loc[log.rows.index].lt(log.now - pd.DateOffset(months=STALE_MONTHS))
    names = sorted(log.rows.loc[stale, "name"])
    yield log.share(entry, stale, sources=(f"超过两个月的画廊：{'、'.join(names)}",) if names else ())


def _seen(entry: Metric, edition: Edition, kind: str) -> Measurement:
    log = _galleries(edition, kind)
    if log is None:
        return entry.unknown("no_records")
    return log.share(entry, log.rows["name"].isin(_checks(edition, kind)["gallery"]))


@metric(
    id="galleries_changed", name="有挂图更换记录的画廊占比", unit="share", registers=BOTH,
    question="有多少画廊登记过挂图更换？",
    numerator="统计日前登记过挂图更换的画廊数", denominator="名录上的画廊数", excluded=EMPTY_LOG,
    caveats="换过一次也算；是否按两个月更换另看。",
)  # fmt: skip
def galleries_changed(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Galleries with a poster change recorded ÷ galleries."""
    yield _seen(entry, edition, "poster_change")


@metric(
    id="galleries_inspected", name="有巡检记录的画廊占比", unit="share", registers=BOTH,
    question="有多少画廊登记过日常巡检？",
    numerator="统计日前登记过日常巡检的画廊数", denominator="名录上的画廊数", excluded=EMPTY_LOG,
    caveats="巡检过一次也算；承诺只说“定期”，没有次数可比。",
)  # fmt: skip
def galleries_inspected(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Galleries with an inspection recorded ÷ galleries."""
    yield _seen(entry, edition, "inspection")
