"""How events spread over communities and streets: reached, left blank, concentrated."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

import pandas as pd

from huitoukan.edition import Edition
from huitoukan.metrics.catalogue import Measurement, Metric, metric
from huitoukan.metrics.events import EVENTS, UNCOUNTED, UNDATED
from huitoukan.metrics.located import located
from huitoukan.metrics.measuring import PER_PERSONS
from huitoukan.metrics.registered import PEOPLE, Log, log_of
from huitoukan.metrics.selection import LACKING

UNPLACED = "未写社区或社区不在名录中的活动"
PLACED = "逐场登记的社区，单位自报；线上活动按登记的社区计。"
FIFTH = 5


def placed(edition: Edition, *columns: str) -> Log:
    """The events in listed communities, with `place` and `home` (its street)."""
    log = log_of(edition, "events", "held_on").needs(*columns)
    where = located(edition, log.rows)
    log = log.having(place=where["community"], home=where["street"])
    return log.drop(~where["is_listed"], f"{LACKING}可查的社区")


def _unknown(entry: Metric, edition: Edition) -> Measurement | None:
    """Why nothing can be said: no events, or of a place that the reference data do not describe."""
    if edition.ledger["events"].empty:
        return entry.unknown("no_records")
    return None if edition.denominator("communities") else entry.unknown("no_denominator")


@metric(
    id="communities_reached", name="活动覆盖社区率", unit="share", registers=EVENTS,
    question="登记的活动到过多少社区？",
    numerator="登记过至少一场活动、且在名录中的社区数", denominator="社区总数（统计用区划代码）",
    excluded=f"{UNDATED}；{UNPLACED}（不计入的是场次）", caveats=f"到过一次也算；{PLACED}", left_out="场",
)  # fmt: skip
def communities_reached(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Listed communities with at least one event ÷ all communities of the list."""
    total = edition.denominator("communities")
    if (unknown := _unknown(entry, edition)) or total is None:
        yield unknown or entry.unknown("no_denominator")
        return
    log = placed(edition)
    reached = log.rows["place"].nunique()
    yield log.share_of(entry, reached, round(total.number), sources=(edition.cite(total),))


@metric(
    id="streets_blank", name="没有登记活动的街道占比", unit="share", registers=EVENTS,
    question="哪些街道没有登记过活动？",
    numerator="没有登记过一场活动的街道（镇）数", denominator="街道（镇）总数",
    excluded=f"{UNDATED}；查不到街道的活动（不计入的是场次）",
    caveats="没有登记不等于没有办过；有活动没有写明街道的，空白街道可能偏多。", left_out="场",
)  # fmt: skip
def streets_blank(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Streets without an event ÷ all streets; the blank ones named in the sources."""
    if unknown := _unknown(entry, edition):
        yield unknown
        return
    log = log_of(edition, "events", "held_on")
    home = located(edition, log.rows)["street"]
    streets = edition.reference.streets["short"]
    log = log.drop(~home.isin(streets), f"{LACKING}可查的街道")
    blank = streets[~streets.isin(home)]
    named = (f"没有登记活动的街道（镇）：{'、'.join(blank)}",) if len(blank) else ()
    yield log.share_of(entry, len(blank), len(streets), sources=named)


def _by_community(edition: Edition) -> tuple[Log, pd.Series]:
    """Attendances of every listed community, the smallest first; 0 where no event is recorded."""
    log = placed(edition, "participants")
    sums = log.rows.groupby("place")["participants"].sum().astype("float64")
    every = edition.reference.communities["short"].tolist()
    return log, sums.reindex(every, fill_value=0.0).sort_values(ignore_index=True)


@metric(
    id="attendance_gini", name="参与人次社区集中系数", unit="（0为均等，1为集中）", registers=EVENTS,
    question="参与人次在社区之间有多集中？",
    numerator="各社区登记人次的基尼系数（没有登记的按0计）", denominator="社区总数（统计用区划代码）",
    excluded=f"{UNCOUNTED}；{UNPLACED}",
    caveats="各社区人口不同，集中不一定是偏重；没有登记不等于没有活动。",
)  # fmt: skip
def attendance_gini(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Gini coefficient of attendances over all communities of the list."""
    if unknown := _unknown(entry, edition):
        yield unknown
        return
    log, sums = _by_community(edition)
    n, whole = len(sums), sums.sum()
    # with values in ascending order: 2·Σ(rank·value) ÷ (n·Σ value) - (n + 1) ÷ n
    gini = 2 * (sums * (sums.index + 1)).sum() / (n * whole) - (n + 1) / n if whole else None
    yield log.measure(entry, gini, numerator=gini, denominator=n, warnings=PEOPLE)


@metric(
    id="attendance_top_fifth", name="人次最多的五分之一社区所占比重", unit="share", registers=EVENTS,
    question="人次最多的五分之一社区占了多少人次？",
    numerator="登记人次最多的五分之一社区（不足一个进一）的人次", denominator="名录中各社区登记人次合计",
    excluded=f"{UNCOUNTED}；{UNPLACED}",
    caveats="是人次的比重，不是抽样比率，不附区间；各社区人口不同。", left_out="场",
)  # fmt: skip
def attendance_top_fifth(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Attendances of the fifth of communities with the most ÷ attendances of all."""
    if unknown := _unknown(entry, edition):
        yield unknown
        return
    log, sums = _by_community(edition)
    top, whole = float(sums.tail(ceil(len(sums) / FIFTH)).sum()), float(sums.sum())
    share = top / whole if whole else None
    yield log.measure(entry, share, numerator=top, denominator=whole, warnings=PEOPLE)


@metric(
    id="attendances_per_10000_by_street", name="各街道每万常住人口参与人次（按户数折算）", unit="人次/万人",
    registers=EVENTS, by="street", question="按户数折算人口，各街道的参与密度差多少？",
    numerator="该街道（镇）登记的参与人次", denominator="常住人口（万人）×该街道（镇）家庭户占全区的比重",
    excluded=f"{UNCOUNTED}；查不到街道的活动（不列出）",
    caveats="各街道人口没有找到，以普查家庭户比重代替，只供比较；未按年折算；人次不是人数。",
)  # fmt: skip
def attendances_per_10000_by_street(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Attendances ÷ residents in tens of thousands, shared out over the streets by households."""
    residents = edition.denominator("residents")
    if (unknown := _unknown(entry, edition)) or residents is None:
        yield unknown or entry.unknown("no_denominator")
        return
    log = log_of(edition, "events", "held_on").needs("participants")
    streets = edition.reference.streets.set_index("short")
    weights = streets["households_2020"] / streets["households_2020"].sum()
    people = dict(weights * residents.number / PER_PERSONS)
    homes = dict(streets["source"])
    old = ("old_denominator",) if log.since is not None and int(residents.as_of[:4]) < log.since.year else ()
    whole = located(edition, edition.ledger["events"])["street"]
    for street, own in log.split(whole, tuple(people)):
        if street not in people:
            continue
        amount = float(own.rows["participants"].sum())
        yield own.measure(
            entry, amount / people[street], numerator=amount, denominator=people[street], group=street,
            sources=(edition.cite(residents), homes[street]), warnings=("proxy", *PEOPLE, *old),
        )  # fmt: skip
