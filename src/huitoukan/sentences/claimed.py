"""What the claims of the notice come to."""

from __future__ import annotations

from huitoukan import formats
from huitoukan.edition import Edition
from huitoukan.metrics import coverage, places, reach
from huitoukan.sentences.words import Sentence, marked, one


def activity(edition: Edition) -> Sentence:
    """Events and attendances with their mean, rate and window."""
    each, yearly, days = (
        one(entry, edition)
        for entry in (coverage.attendances_per_event, coverage.events_per_year, coverage.window_days)
    )
    if each.value is None or yearly.value is None:
        return marked(edition, "台账中没有活动场次或人次，算不出场均。")
    words = (
        f"通报称{formats.number(days.value or 0)}天办活动{formats.number(each.denominator or 0)}场、"
        f"{formats.number(each.numerator or 0)}人次，折合每年{formats.number(yearly.value)}场，"
        f"场均{formats.number(each.value)}人次"
        f"（{formats.interval(each.low, each.high)}）；人次不是人数。"
    )
    return marked(edition, words)


def contest(edition: Edition) -> Sentence:
    """Contest attendances, and why they are not residents."""
    found = one(coverage.contest_attendances, edition)
    if found.value is None:
        return marked(edition, "台账中没有网络竞赛人次。")
    bounds = formats.interval(found.low, found.high)
    words = f"网络竞赛{formats.number(found.value)}人次（{bounds}）按答题次数累计，不能除以常住人口。"
    return marked(edition, words)


def visits(edition: Edition) -> Sentence:
    """Communities visited of all, and how many are named."""
    found = one(places.communities_visited_share, edition)
    if found.value is None:
        return marked(edition, "没有走访社区的数字或社区总数，算不出覆盖率。")
    frame = reach.visits_by_street(edition)
    blank = frame.loc[frame["n_named"] == 0, "street"]
    words = (
        f"走访社区{formats.measured(found)}，所称走访只点出{frame.attrs['named']}个社区的名称；"
        f"这几个社区没有涉及的街道（镇）有{len(blank)}个：{'、'.join(blank)}。"
    )
    return marked(edition, words)


def studios(edition: Edition) -> Sentence:
    """Studio sessions per week."""
    found = one(coverage.studio_sessions_per_week, edition)
    if found.value is None:
        return marked(edition, "台账中没有工作室活动场次。")
    weekly = formats.number(found.value)
    words = f"科学工作室{found.numerator:.0f}场活动折合每周{weekly}场，是全区合计，分不到每个工作室。"
    return marked(edition, words)
