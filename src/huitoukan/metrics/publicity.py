"""What went out to the public: online contests, press items, and the places that show science."""

from __future__ import annotations

from collections.abc import Iterator

from huitoukan.edition import Edition
from huitoukan.metrics.catalogue import Measurement, Metric, metric
from huitoukan.metrics.registered import PEOPLE, log_of

CONTESTS, PRESS, VENUES = ("contests",), ("press",), ("venues",)


@metric(
    id="contests_recorded", name="登记网络竞赛次数", unit="次", registers=CONTESTS,
    question="登记了几次网络竞赛？",
    numerator="登记的网络竞赛次数", denominator="无", excluded="未写开始日期的、晚于统计日开始的竞赛",
    caveats="同一竞赛分几期的，登记几行计几次。",
)  # fmt: skip
def contests_recorded(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Contests begun up to the as-of day."""
    yield log_of(edition, "contests", "started_on").count(entry)


@metric(
    id="contest_attendances_recorded", name="登记网络竞赛参与人次", unit="人次", registers=CONTESTS,
    question="登记的网络竞赛合计多少人次？",
    numerator="登记的网络竞赛参与人次合计", denominator="无（不除以人口）",
    excluded="未写开始日期的、晚于统计日开始的竞赛；未写参与人次的竞赛",
    caveats="同一人可多次答题，人次不得换算成人数。",
)  # fmt: skip
def contest_attendances_recorded(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Attendances of the contests recorded."""
    yield log_of(edition, "contests", "started_on").total(entry, "attendances", warnings=PEOPLE)


@metric(
    id="contest_attendances_per_person", name="网络竞赛每人参加次数", unit="人次/人", registers=CONTESTS,
    question="网络竞赛平均一个人参加几次？",
    numerator="既有人次又有人数的竞赛的参与人次", denominator="同一些竞赛去重后的参与人数",
    excluded="未写开始日期的、晚于统计日开始的竞赛；没有人次或人数的竞赛",
    caveats="人数按每次竞赛分别去重，同一人参加几次竞赛仍重复计算。",
)  # fmt: skip
def contest_attendances_per_person(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Attendances ÷ people of contests that record both."""
    log = log_of(edition, "contests", "started_on")
    log = log.drop(log.rows["people"] == 0, "参与人数为0")
    yield log.ratio(entry, "attendances", "people", warnings=PEOPLE)


@metric(
    id="press_recorded", name="登记宣传报道篇数", unit="篇", registers=PRESS,
    question="登记了多少篇宣传报道？",
    numerator="登记的宣传报道篇数", denominator="无", excluded="未写刊发日期的、晚于统计日刊发的报道",
    caveats="同一稿件在几家媒体刊发的，登记几行计几篇。",
)  # fmt: skip
def press_recorded(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Press items published up to the as-of day."""
    yield log_of(edition, "press", "published_on").count(entry)


@metric(
    id="press_linked", name="可查链接的报道占比", unit="share", registers=PRESS,
    question="有多少报道留下了可查的链接？",
    numerator="写有链接的宣传报道篇数", denominator="登记的宣传报道篇数",
    excluded="未写刊发日期的、晚于统计日刊发的报道；没有一篇写链接时，全部不计",
    caveats="只看登记了没有，没有打开链接核对；纸质媒体没有链接。",
)  # fmt: skip
def press_linked(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Press items with a link ÷ press items."""
    log = log_of(edition, "press", "published_on").filled("link")
    yield log.share(entry, log.done("link"))


@metric(
    id="venues_responsible", name="阵地管理责任明确率", unit="share", registers=VENUES,
    question="有多少阵地写明了谁来管？",
    numerator="写明管理责任的阵地数", denominator="清单上的阵地数", excluded="没有一处写明时，全部不计",
    caveats="只看写明了没有，不说明管得怎样。",
)  # fmt: skip
def venues_responsible(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Venues with somebody responsible ÷ venues."""
    log = log_of(edition, "venues").filled("responsible")
    yield log.share(entry, log.done("responsible"))


@metric(
    id="venues_days_unchecked", name="阵地距最近检查天数", unit="天", registers=VENUES,
    question="阵地有多久没有检查了？",
    numerator="最近检查日期至统计日的天数，取中位数", denominator="写明最近检查日期的阵地数",
    excluded="未写最近检查日期的、日期晚于统计日的阵地",
    caveats="没有写检查日期的不等于没有检查；中位数看不出个别久未检查的。",
)  # fmt: skip
def venues_days_unchecked(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Median days since the last check of a venue."""
    log = log_of(edition, "venues").until("last_checked_on")
    yield log.median(entry, (log.now - log.rows["last_checked_on"]).dt.days)
