"""Visits as they are recorded, and what became of the suggestions raised on them."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from huitoukan.codelists import load
from huitoukan.edition import Edition
from huitoukan.metrics.catalogue import Measurement, Metric, metric
from huitoukan.metrics.frames import framed
from huitoukan.metrics.located import located
from huitoukan.metrics.registered import Log, log_of
from huitoukan.metrics.selection import LACKING, labelled
from huitoukan.metrics.timely import days_open, in_time, overdue, running

VISITS, SUGGESTIONS = ("visits",), ("suggestions",)
UNDATED = "未写走访日期的、日期晚于统计日的走访"
NOT_RAISED = "未写提出日期的、晚于统计日提出的建议"


@metric(
    id="visits_recorded", name="登记走访次数", unit="次", registers=VISITS,
    question="登记走访了企业、社区各几次？",
    numerator="该类对象的登记走访次数", denominator="登记的全部走访次数", excluded=UNDATED,
    caveats="每走访一个对象计一次；未写对象类别的单列为“未注明”。",
)  # fmt: skip
def visits_recorded(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Visits by the kind of their target."""
    log = log_of(edition, "visits", "visited_on")
    labels, _ = labelled(edition.ledger["visits"]["target_kind"], "target_kind")
    yield from log.counts(entry, labels, load("target_kind").labels)


@metric(
    id="communities_visited_recorded", name="登记走访社区覆盖率", unit="share", registers=VISITS,
    question="登记的走访到过多少社区？",
    numerator="登记走访过、且在名录中的社区数", denominator="社区总数（统计用区划代码）",
    excluded=f"{UNDATED}；走访企业的；走访对象查不到社区的（不计入的是次数）",
    caveats="走访过一次也算；与通报所称走访社区数的时段可能不同。", left_out="次",
)  # fmt: skip
def communities_visited_recorded(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Listed communities with at least one visit ÷ all communities of the list."""
    total = edition.denominator("communities")
    if edition.ledger["visits"].empty or total is None:
        yield entry.unknown("no_records" if edition.ledger["visits"].empty else "no_denominator")
        return
    log = log_of(edition, "visits", "visited_on")
    log = log.drop(log.rows["target_kind"] == "enterprise", "走访企业")
    where = located(edition, log.rows.rename(columns={"target": "community"}))
    log = log.drop(~where["is_listed"], f"{LACKING}可查的社区")
    reached = where.loc[where["is_listed"], "community"].nunique()
    yield log.share_of(entry, reached, round(total.number), sources=(edition.cite(total),))


def _raised(edition: Edition) -> Log:
    return log_of(edition, "suggestions", "raised_on")


@metric(
    id="suggestions_closed", name="问题建议销号率", unit="share", registers=SUGGESTIONS,
    question="收到的问题建议销号了多少？",
    numerator="统计日前有销号日期的问题建议数", denominator="统计日前提出的问题建议数",
    excluded=f"{NOT_RAISED}；没有一条写销号日期时，全部不计",
    caveats="只看登记的销号日期，不说明提出人是否满意。",
)  # fmt: skip
def suggestions_closed(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Suggestions closed by the as-of day ÷ suggestions raised by then."""
    log = _raised(edition).filled("closed_on")
    yield log.share(entry, log.done("closed_on"))


@metric(
    id="suggestions_in_time", name="问题建议按时销号率", unit="share", registers=SUGGESTIONS,
    question="到期的问题建议有多少按时销号？",
    numerator="销号日期不晚于完成时限的问题建议数", denominator="统计日前到期或已销号的问题建议数",
    excluded=f"{NOT_RAISED}；未写完成时限的、未到期也未销号的建议；没有一条写销号日期时，全部不计",
    caveats="时限由单位自定。",
)  # fmt: skip
def suggestions_in_time(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Suggestions closed by their due day ÷ suggestions due or closed by now."""
    yield in_time(entry, _raised(edition).filled("closed_on"), "due_on", "closed_on")


@metric(
    id="suggestions_overdue", name="问题建议逾期未销号率", unit="share", registers=SUGGESTIONS,
    question="到期的问题建议有多少还没有销号？",
    numerator="完成时限早于统计日、统计日仍未销号的问题建议数", denominator="完成时限早于统计日的问题建议数",
    excluded=f"{NOT_RAISED}；未写完成时限的、尚未到期的建议；没有一条写销号日期时，全部不计",
    caveats="未写销号日期的当作未销号。",
)  # fmt: skip
def suggestions_overdue(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Suggestions still open after their due day ÷ suggestions whose due day is past."""
    log = _raised(edition).filled("closed_on")
    yield overdue(entry, log, "due_on", log.done("closed_on"))


@metric(
    id="suggestions_days_open", name="未销号建议已历天数", unit="天", registers=SUGGESTIONS,
    question="还没有销号的问题建议等了多少天？",
    numerator="提出日期至统计日的天数，取中位数", denominator="统计日仍未销号的问题建议数",
    excluded=f"{NOT_RAISED}；已销号的建议", caveats="中位数，不反映等得最久的；未写销号日期的当作未销号。",
)  # fmt: skip
def suggestions_days_open(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Median days since open suggestions were raised."""
    log = _raised(edition)
    yield days_open(entry, log, "raised_on", log.done("closed_on"))


@metric(
    id="suggestions_days_to_close", name="问题建议办结天数", unit="天", registers=SUGGESTIONS,
    question="一条问题建议从提出到销号用多少天？",
    numerator="提出日期至销号日期的天数，取中位数", denominator="已销号的问题建议数",
    excluded=f"{NOT_RAISED}；未销号的建议", caveats="只算已销号的，没有销号的可能更久。",
)  # fmt: skip
def suggestions_days_to_close(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Median days from raising to closing of closed suggestions."""
    log = _raised(edition)
    log = log.drop(~log.done("closed_on"), "未销号")
    yield log.median(entry, (log.rows["closed_on"] - log.rows["raised_on"]).dt.days)


@framed("suggestions")
def suggestions_curve(edition: Edition) -> pd.DataFrame:
    """How many suggestions were due and how many closed by each day.

    Rows and columns as those of `closure_curve`, from the first suggestion raised; undated is 0, as only a
    closing day closes a suggestion. attrs: overdue (suggestions open after their due day), note.
    """
    log = _raised(edition)
    done = log.rows["closed_on"].where(log.done("closed_on"))
    ends = [log.since, log.now] if log.since is not None else [log.now]
    frame = running(log.rows["due_on"], done, ends, undated=0, total=len(log.rows))
    late = ~log.done("closed_on") & log.rows["due_on"].lt(log.now)
    frame.attrs |= {"overdue": int(late.sum()), "note": log.note}
    return frame
