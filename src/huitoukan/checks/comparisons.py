"""Published numbers and days of others that lie beside the notice's own, and why no verdict follows."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from huitoukan import codelists, formats, period
from huitoukan.checks.registry import Hit, hit, named, rule
from huitoukan.edition import Edition
from huitoukan.metrics.beside import event_size_beside_others
from huitoukan.metrics.claimed import claimed
from huitoukan.metrics.durations import PEERS_DAYS, days_of
from huitoukan.metrics.intervals import quotient
from huitoukan.problems import Severity
from huitoukan.records import records

YEARLY = "P1Y"
FINE = 1000
"""From here on a number per year is whole."""


@rule(
    "earlier_figure_not_comparable",
    Severity.ASK,
    "请单位说明两次统计各包括哪些活动；说明之前只并列，不比大小。",
)
def earlier_figure_not_comparable(edition: Edition) -> Iterator[Hit]:
    """问题({finding})的“{value}”（{subject}，{window}）折合每年{own}{unit}，
    {year}年公开报道是每年{other}{unit}（{definition}，没有起止日期），
    两次的口径没有核对过，不能说多了还是少了。出处：{source}。
    """
    lines = edition.reference.baseline
    codes = lines["indicator"].map(codelists.load("indicators").code_of)
    for line in records(lines.assign(code=codes)[lines["every"] == YEARLY]) if edition.is_local else ():
        for claim in claimed(edition, line["code"]):
            if not claim.days:
                continue
            years = claim.days / period.DAYS_PER_YEAR
            low, high = quotient(*claim.bounds, years, years)
            own = _yearly(claim.value / years)
            span = formats.interval(low, high, _yearly) if low != high else ""
            words = {name: line[name] for name in ("unit", "year", "source", "definition")}
            words |= {
                "window": f"{claim.since}至{claim.until}，{claim.days}天",
                "own": f"{own}（{span}）" if span else own,
                "subject": edition.claims.at[claim.row, "subject"],
                "other": formats.interval(line["low"], line["high"]),
            }
            yield Hit("claims", claim.row, "value", claim.finding, claim.text, words)


def _yearly(number: float) -> str:
    """A number per year, no finer than it can be known."""
    return formats.number(round(number) if number >= FINE else round(number, 1))


@rule("national_mean_not_comparable", Severity.NOTE, "不要画在同一张图里；请单位分开线上、线下的人次。")
def national_mean_not_comparable(edition: Edition) -> Iterator[Hit]:
    """问题({finding})平均每场{own}人次，不与全国每场{low}至{high}人次（{years}年，{kinds}）比：
    全国的数以线上为主，线上、线下没有分开。
    """
    frame = event_size_beside_others(edition)
    means = frame[~frame["comparable"]]
    sizes = [claim for claim in claimed(edition, "attendances") if claim.days]
    for claim in sizes if len(means) else ():
        own = frame.loc[frame["comparable"], "value"].iloc[0]
        kinds = "、".join(means["label"].str.removeprefix("全国").unique())
        low, high = (formats.number(round(end)) for end in (means["value"].min(), means["value"].max()))
        words = {"own": formats.number(own), "low": low, "high": high, "kinds": kinds}
        words["years"] = "、".join(map(str, sorted(means["year"].unique())))
        yield Hit("claims", claim.row, "value", claim.finding, claim.text, words)


@rule("days_beside_peers", Severity.NOTE, "只作参照，天数长短不作评价。")
def days_beside_peers(edition: Edition) -> Iterator[Hit]:
    """反馈至公布{days}天；查到的{n}份公开通报是{low}天至{high}天（{peers}），{place}。"""
    days = days_of(edition, "feedback_to_publication")
    peers = edition.reference.peers.dropna(subset=[PEERS_DAYS]).sort_values(PEERS_DAYS)
    if days is None or peers.empty:
        return
    low, high = int(peers[PEERS_DAYS].min()), int(peers[PEERS_DAYS].max())
    told = "、".join(f"{line['organ']}{line['year']}年{line[PEERS_DAYS]}天" for line in records(peers))
    where = "在这个范围之内" if low <= days <= high else "在这个范围之外"
    for notice in records(edition.ledger["notice"].tail(1)):
        words = {"days": days, "n": len(peers), "low": low, "high": high, "peers": told, "place": where}
        yield hit("notice", notice, "published_on", notice["published_on"], **words)


@rule("days_beyond_peers", Severity.NOTE, "只作参照；请看一看年份有没有写错。")
def days_beyond_peers(edition: Edition) -> Iterator[Hit]:
    """有{n}行的“{column}”在反馈{high}天以后，最晚是{value}：{where}；查到的公开通报从反馈到公布最长{high}天。"""
    feedback, longest = edition.day("feedback_on"), edition.reference.peers[PEERS_DAYS].max()
    if feedback is None or pd.isna(longest):
        return
    last = pd.Timestamp(feedback) + pd.Timedelta(days=int(longest))
    findings = edition.ledger["findings"]
    for column in ("due_on", "closed_on"):
        late = findings[(findings[column] > last).fillna(False)]
        for first in records(late.head(1)):
            where = named(edition.ledger, "findings", late.index)
            words = {"n": len(late), "high": int(longest), "where": where}
            yield hit("findings", first, column, late[column].max().date(), **words)
