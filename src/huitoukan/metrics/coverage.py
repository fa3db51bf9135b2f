"""How much was done, as the notice claims, over time and residents. Attendances never become people."""

from __future__ import annotations

from collections.abc import Iterator

from huitoukan.codelists import load
from huitoukan.edition import Edition
from huitoukan.metrics.catalogue import Measurement, Metric, metric
from huitoukan.metrics.claimed import claimed
from huitoukan.metrics.measuring import as_claimed, over, per_residents, per_time
from huitoukan.period import DAYS_PER_YEAR

CLAIMS = ("claims",)
DAYS_PER_WEEK = 7


def _as_claimed(indicator: str, question: str, caveat: str, denominator: str = "无") -> Metric:
    """Declare the metric of an indicator's claims as they stand, under the indicator's own name and unit."""
    words = load("indicators")
    name, unit = words.label_of(indicator), words.get(indicator, "unit_label")
    return metric(
        id=indicator, name=name, unit=unit, registers=CLAIMS, question=question, theme="coverage",
        numerator=f"通报所称{name}", denominator=denominator, caveats=f"通报原文的数字，单位自报；{caveat}",
    )(as_claimed)  # fmt: skip


events = _as_claimed("events", "办了多少场科普活动？", "没有逐场记录可核。")
attendances = _as_claimed("attendances", "活动参与了多少人次？", "人次按参加次数累计，不是人数。")


@metric(
    id="attendances_per_event", name="场均人次", unit="人次/场", registers=CLAIMS,
    question="平均每场多少人次？",
    numerator="通报所称参与人次", denominator="同一问题、同一窗口的活动场次",
    caveats="平均数会掩盖一两场大活动；与线上为主的全国平均不可比。",
)  # fmt: skip
def attendances_per_event(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Attendances ÷ events of the same finding and window."""
    pairs = [
        (heads, times)
        for heads in claimed(edition, "attendances")
        for times in claimed(edition, "events")
        if heads.goes_with(times) and times.value
    ]
    for heads, times in pairs:
        yield over(entry, heads, times.value, times.bounds, sources=(times.source,))
    if not pairs:
        yield entry.unknown("no_records")


@metric(
    id="window_days", name="统计窗口天数", unit="天", registers=("claims", "notice"),
    question="活动数字覆盖多少天？",
    numerator="窗口首日至末日（含两端）的天数", denominator="无", caveats="原文只写“以来”的，末日取落款日。",
)  # fmt: skip
def window_days(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Days of the window of the claimed events, both ends counted."""
    found = [claim for claim in claimed(edition, "events") if claim.days]
    for claim in found:
        early = tuple(word for word in claim.warnings if word == "window_before_feedback")
        yield entry.measure(
            claim.days, numerator=claim.days, group=claim.group, sources=(claim.source,), warnings=early,
            **claim.window,
        )  # fmt: skip
    if not found:
        yield entry.unknown("no_records")


@metric(
    id="events_per_year", name="年均活动场次", unit="场/年", registers=CLAIMS, question="折合一年办多少场？",
    numerator="通报所称活动场次", denominator="窗口天数÷365.25",
    caveats="按天数折算，未计季节差异；与以往报道口径未核对。",
)  # fmt: skip
def events_per_year(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Events ÷ length of the window in years."""
    yield from per_time(entry, edition, "events", DAYS_PER_YEAR)


@metric(
    id="attendances_per_year", name="年均参与人次", unit="人次/年", registers=CLAIMS,
    question="折合一年多少人次？",
    numerator="通报所称参与人次", denominator="窗口天数÷365.25", caveats="按天数折算；人次不是人数。",
)  # fmt: skip
def attendances_per_year(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Attendances ÷ length of the window in years."""
    yield from per_time(entry, edition, "attendances", DAYS_PER_YEAR)


@metric(
    id="events_per_10000_residents", name="每万常住人口年活动场次", unit="场/万人·年", registers=CLAIMS,
    question="按常住人口和时间折算，活动有多密？",
    numerator="通报所称活动场次", denominator="常住人口（万人）×窗口年数",
    caveats="人口为普查数，年份早于活动窗口。",
)  # fmt: skip
def events_per_10000_residents(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Events per 10,000 residents and year."""
    yield from per_residents(entry, edition, "events")


@metric(
    id="attendances_per_10000_residents", name="每万常住人口年参与人次", unit="人次/万人·年",
    registers=CLAIMS, question="按常住人口和时间折算，参与有多密？",
    numerator="通报所称参与人次", denominator="常住人口（万人）×窗口年数",
    caveats="人次不是人数，不能读作“多少比例的居民参加过”。",
)  # fmt: skip
def attendances_per_10000_residents(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Attendances per 10,000 residents and year."""
    yield from per_residents(entry, edition, "attendances")


contest_attendances = _as_claimed(
    "contest_attendances",
    "网络竞赛参与了多少人次？",
    "同一人可多次答题，人次不得换算成人数，也不得除以常住人口。",
    denominator="无（不除以人口）",
)
press_items = _as_claimed("press_items", "发了多少篇宣传稿件？", "没有标题和链接可核。")
studio_sessions = _as_claimed("studio_sessions", "工作室办了多少场活动？", "未说明哪些工作室办过。")


@metric(
    id="studio_sessions_per_week", name="工作室每周活动场次", unit="场/周", registers=CLAIMS,
    question="工作室平均每周办几场？",
    numerator="通报所称工作室活动场次", denominator="窗口天数÷7",
    caveats="是全区合计，不是每个工作室；未扣除假期。",
)  # fmt: skip
def studio_sessions_per_week(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Studio sessions ÷ weeks of the window, all studios together."""
    yield from per_time(entry, edition, "studio_sessions", DAYS_PER_WEEK)


enterprise_associations = _as_claimed(
    "enterprise_associations", "还有多少家企业科协？", "没有此前的总数，算不出变化。"
)
