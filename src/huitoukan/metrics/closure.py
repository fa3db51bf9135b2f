"""When findings were closed: in time, late, still open; how many each office carries."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from huitoukan import codelists, period
from huitoukan.edition import Edition
from huitoukan.metrics.catalogue import Measurement, Metric, metric
from huitoukan.metrics.frames import framed
from huitoukan.metrics.registered import Log, log_of
from huitoukan.metrics.selection import LACKING, UNSTATED
from huitoukan.metrics.timely import days_late, in_time, overdue, running

FINDINGS = ("findings",)
NOT_OURS = "状态为“不适用”的问题；未写完成状态、完成时限或销号日期的问题"


def _findings(edition: Edition) -> Log:
    """The findings with `closed` (by the as-of day) as far as their status is known."""
    groups = codelists.load("status").frame.set_index("code")["counts_as"]
    log = log_of(edition, "findings")
    kind = log.rows["status"].fillna("not_stated").map(groups).astype("string")
    # a closing day still to come leaves a finding open, whatever its status says
    closed = (kind == "closed") & ~log.rows["closed_on"].gt(log.now)
    log = Log(edition, "findings", log.rows.assign(closed=closed))
    return log.drop(kind == "excluded", "不适用").drop(kind == "unknown", f"{LACKING}完成状态")


def _dated(edition: Edition) -> Log:
    """The findings that are open, or closed on a known day, which stands in `done`."""
    log = _findings(edition)
    log = log.drop(log.rows["closed"] & log.rows["closed_on"].isna(), f"{LACKING}销号日期")
    return log.having(done=log.rows["closed_on"].where(log.rows["closed"]))


@metric(
    id="closed_in_time", name="按时销号率", unit="share", registers=FINDINGS,
    question="到期的问题有多少按时销号？",
    numerator="销号日期不晚于完成时限的问题数", denominator="统计日前到期或已销号的问题数",
    excluded=f"{NOT_OURS}；未到期也未销号的问题",
    caveats="只比日期，不说明是否查实；未写日期的不当作按时，也不当作逾期。",
)  # fmt: skip
def closed_in_time(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Findings closed by their due day ÷ findings due or closed by now."""
    yield in_time(entry, _dated(edition), "due_on", "done")


@metric(
    id="overdue_findings", name="逾期未销号率", unit="share", registers=FINDINGS,
    question="到期的问题有多少还没有销号？",
    numerator="完成时限早于统计日、统计日仍未销号的问题数", denominator="完成时限早于统计日的问题数",
    excluded="状态为“不适用”的问题；未写完成状态或完成时限的问题；尚未到期的问题",
    caveats="已销号而未写销号日期的算作已销号；时限本身是否合理不在此列。",
)  # fmt: skip
def overdue_findings(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Findings still open after their due day ÷ findings whose due day is past."""
    log = _findings(edition)
    yield overdue(entry, log, "due_on", log.rows["closed"])


@metric(
    id="closed_late_days", name="逾期销号天数", unit="天", registers=FINDINGS,
    question="逾期销号的问题晚了多少天？",
    numerator="逾期销号的问题销号日期减完成时限的天数，取中位数", denominator="逾期销号的问题数",
    excluded=f"{NOT_OURS}；没有逾期销号的问题", caveats="中位数，不反映个别拖得最久的问题。",
)  # fmt: skip
def closed_late_days(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Median days between due day and closing of findings closed late."""
    yield days_late(entry, _dated(edition), "due_on", "done")


@metric(
    id="open_days", name="未销号问题已历天数", unit="天", registers=(*FINDINGS, "notice"),
    question="还没有销号的问题，从反馈到统计日过了多少天？",
    numerator="反馈日至统计日的天数", denominator="统计日仍未销号的问题数",
    excluded="状态为“不适用”的问题；未写完成状态的问题；已销号的问题",
    caveats="台账没有逐个问题的起算日期，一律从通报的反馈日期算起。",
)  # fmt: skip
def open_days(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Days from the feedback to the as-of day, for the findings still open."""
    log, feedback = _findings(edition), edition.day("feedback_on")
    log = log.drop(log.rows["closed"], "已销号")
    if feedback is None:
        log = log.drop(log.rows["closed"].notna(), f"{LACKING}反馈日期")
    days = period.days_between(feedback, edition.as_of) if feedback else 0
    yield log.measure(entry, days, numerator=days, denominator=len(log.rows))


@metric(
    id="owner_load", name="各科室承担问题数", unit="个", registers=FINDINGS,
    question="问题落在哪些科室？",
    numerator="该责任科室承担的问题数", denominator="全部问题数（不含不适用的）",
    excluded="状态为“不适用”的问题；没有一个问题写明科室时，全部不计",
    caveats="一个问题写了几个科室的，按原文合写，不拆分；问题有大小，数量不等于工作量。",
)  # fmt: skip
def owner_load_by_office(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Findings per responsible office."""
    log = log_of(edition, "findings")
    log = log.drop(log.rows["status"] == "not_applicable", "不适用").filled("owner")
    yield from log.counts(entry, log.edition.ledger["findings"]["owner"])


def _applying(edition: Edition, log: Log) -> pd.DataFrame:
    """The findings that apply, those of unknown status among them."""
    return edition.ledger["findings"].drop(log.left.get("不适用", pd.Index([])))


@framed("findings")
def closure_curve(edition: Edition) -> pd.DataFrame:
    """How many findings were due and how many closed by each day.

    Rows: one per day on which something falls due or is closed up to the as-of day, that day itself and the
    feedback; none without a single due or closing day. Columns: day, due (fallen due by then), closed (by a
    known closing day), undated (closed without a day: on no point of the curve), total (findings that apply).
    attrs["overdue"]: findings open after their due day.
    """
    log = _findings(edition)
    rows, applying = log.rows, _applying(edition, log)
    closed_on = rows["closed_on"].where(rows["closed"])
    ends = [pd.Timestamp(day) for day in (edition.day("feedback_on"), edition.as_of) if day]
    undated = int((rows["closed"] & rows["closed_on"].isna()).sum())
    frame = running(applying["due_on"], closed_on, ends, undated=undated, total=len(applying))
    frame.attrs["overdue"] = int((~rows["closed"] & rows["due_on"].lt(log.now)).sum())
    return frame


@framed("findings")
def owner_load(edition: Edition) -> pd.DataFrame:
    """What each responsible office carries.

    Rows: one per office, the most findings first, 未注明 last; none while no finding names one. Columns:
    owner, total (findings that apply), closed, overdue (open after their due day), open (the others, those
    of unknown status among them).
    """
    log = _findings(edition)
    rows = _applying(edition, log)
    rows = rows if rows["owner"].notna().any() else rows.iloc[:0]
    closed = log.rows["closed"].reindex(rows.index, fill_value=False)
    late = ~closed & rows["due_on"].lt(log.now) & rows.index.isin(log.rows.index)
    counted = pd.DataFrame(
        {"owner": rows["owner"].fillna(UNSTATED), "closed": closed, "overdue": late, "total": True}
    )
    frame = counted.groupby("owner")[["total", "closed", "overdue"]].sum().astype("int64").reset_index()
    frame = frame.assign(
        open=frame["total"] - frame["closed"] - frame["overdue"], last=frame["owner"] == UNSTATED
    )
    frame = frame.sort_values(["last", "total", "owner"], ascending=[True, False, True], ignore_index=True)
    return frame[["owner", "total", "closed", "overdue", "open"]]
