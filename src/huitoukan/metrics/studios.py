"""Science studios: how often each is used, which stand idle, how long they are open."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from huitoukan.edition import Edition
from huitoukan.metrics.catalogue import Measurement, Metric, metric
from huitoukan.metrics.registered import PEOPLE, Log, log_of

STUDIOS, SESSIONS = ("studios",), ("sessions",)
IDLE_MONTHS = 3
"""A studio without a session for so many months is idle: a quarter, as the look-back goes by quarters."""
DAYS_PER_WEEK = 7
UNDATED = "未写活动日期的、日期晚于统计日的活动"


def _sessions(edition: Edition) -> Log:
    return log_of(edition, "sessions", "held_on")


@metric(
    id="sessions_recorded", name="登记工作室活动场次", unit="场", registers=SESSIONS,
    question="工作室活动登记了多少场？",
    numerator="登记的工作室活动场次", denominator="无", excluded=UNDATED,
    caveats="逐场登记的数字，单位自报；与通报所称场次的时段可能不同。",
)  # fmt: skip
def sessions_recorded(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Studio sessions recorded up to the as-of day."""
    yield _sessions(edition).count(entry)


@metric(
    id="session_attendances_mean", name="工作室活动场均人次", unit="人次/场", registers=SESSIONS,
    question="工作室活动平均每场多少人次？",
    numerator="登记的工作室活动参与人次合计", denominator="写明参与人次的工作室活动场次",
    excluded=f"{UNDATED}；未写参与人次的活动", caveats="人次不是人数；平均数看不出场次之间的差别。",
)  # fmt: skip
def session_attendances_mean(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Attendances of studio sessions ÷ sessions."""
    yield _sessions(edition).mean(entry, "participants", warnings=PEOPLE)


@metric(
    id="sessions_per_studio_week", name="每室每周活动场次", unit="场/室·周", registers=(*STUDIOS, *SESSIONS),
    question="一间工作室平均一周办几场？",
    numerator="登记的工作室活动场次", denominator="各工作室启用以后至统计日的周数之和", excluded=UNDATED,
    caveats="未扣除假期；从登记表里最早的一场算起；未写启用日期的工作室按一直在用计，尚未启用的不计。",
)  # fmt: skip
def sessions_per_studio_week(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Sessions ÷ weeks that the studios were open within the window of the sessions."""
    log, opened = _sessions(edition), log_of(edition, "studios").days("opened_on")
    if opened.empty or log.since is None:
        yield log.measure(entry, None) if len(opened) else entry.unknown("no_records")
        return
    begun = opened.fillna(log.since).clip(lower=log.since)
    days = (log.now - begun).dt.days + 1
    weeks = float(days.clip(lower=0).sum()) / DAYS_PER_WEEK
    n = len(log.rows)
    sources = (edition.ledger.whole("studios"),)
    yield log.measure(entry, n / weeks if weeks else None, numerator=n, denominator=weeks, sources=sources)


@metric(
    id="studios_idle", name="闲置工作室占比", unit="share", registers=(*STUDIOS, *SESSIONS),
    question="哪些工作室近三个月没有活动？",
    numerator="统计日前三个月内没有登记活动的工作室数", denominator="启用满三个月的工作室数",
    excluded="启用不满三个月的工作室；活动登记表没有一行时，全部不计",
    caveats="没有登记不等于没有活动；未写启用日期的按已启用满三个月计；名称须与登记一致。",
)  # fmt: skip
def studios_idle(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Studios without a session in the last three months ÷ studios open that long, the idle ones named."""
    log, sessions = log_of(edition, "studios"), _sessions(edition).rows
    if sessions.empty:
        yield entry.unknown("no_records")
        return
    begin = log.now - pd.DateOffset(months=IDLE_MONTHS)
    log = log.drop(log.days("opened_on").gt(begin), "启用不满三个月")
    used = sessions.loc[sessions["held_on"].gt(begin), "studio"]
    idle = ~log.rows["name"].isin(used)
    names = sorted(log.rows.loc[idle, "name"].dropna())
    yield log.share(entry, idle, sources=(f"闲置的工作室：{'、'.join(names)}",) if names else ())


@metric(
    id="studio_weekly_hours", name="工作室每周开放时长", unit="小时", registers=STUDIOS,
    question="一间工作室平均每周开放几小时？",
    numerator="各工作室每周开放时长之和", denominator="写明开放时长的工作室数",
    excluded="未写开放时长的工作室",
    caveats="是单位填写的安排，不是实际开放的记录。",
)  # fmt: skip
def studio_weekly_hours(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Mean weekly opening hours of a studio."""
    yield log_of(edition, "studios").mean(entry, "weekly_hours")


@metric(
    id="studios_accepted", name="工作室验收率", unit="share", registers=STUDIOS,
    question="有多少工作室通过了验收？",
    numerator="统计日前有验收日期的工作室数", denominator="名录上的工作室数",
    excluded="没有一间写验收日期时，全部不计", caveats="没有验收日期的，未必没有验收。",
)  # fmt: skip
def studios_accepted(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Studios with a day of acceptance up to the as-of day ÷ studios."""
    log = log_of(edition, "studios").filled("accepted_on")
    yield log.share(entry, log.done("accepted_on"))
