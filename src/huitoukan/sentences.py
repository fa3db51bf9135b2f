"""What the numbers say, in one sentence each, every number computed. No sentence judges."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from huitoukan import formats
from huitoukan.edition import Edition
from huitoukan.metrics import commitments, completion, coverage, durations, evidence, places, reach
from huitoukan.metrics import documents as documents_named
from huitoukan.metrics.catalogue import Measurement, Metric
from huitoukan.problems import Problem, Severity
from huitoukan.tables import MARK


class Sentence(str):
    """A sentence that a notebook shows as text."""

    def _repr_markdown_(self) -> str:
        return f"> **{self}**"


def _all(entry: Metric, edition: Edition) -> dict[str | None, Measurement]:
    return {found.group: found for found in entry.compute(edition)}


def _findings(found: Measurement) -> str:
    """The findings that a group counts, as marks: (3)(4)."""
    return "".join(source.removeprefix("问题") for source in found.sources)


def _one(entry: Metric, edition: Edition) -> Measurement:
    return next(iter(entry.compute(edition)))


def _marked(edition: Edition, words: str) -> Sentence:
    return Sentence(f"{MARK}：{words}" if edition.synthetic else words)


def reported(edition: Edition) -> Sentence:
    """How much the organ reports done, with the lower bound that so few cases allow."""
    found = _one(completion.reported_completion, edition)
    if found.value is None:
        return _marked(edition, "台账中没有问题，算不出完成率。")
    low = formats.percent(found.low or 0)
    words = f"单位报告完成{formats.measured(found)}，95%区间下限{low}；这是单位自报，不是核查结论。"
    return _marked(edition, words)


def evidenced(edition: Edition) -> Sentence:
    """How many closures can point to a date, a rhythm or a number, and which rest on words alone."""
    found = _one(completion.evidenced_completion, edition)
    if found.value is None:
        return _marked(edition, "台账中没有问题，无从判定证据级别。")
    words_only = _all(evidence.evidence_rung, edition)["0"]
    bare = _one(evidence.neither_date_nor_number, edition)
    rest = (
        f"只有表述、没有制度、有日期的行动或数量的{words_only.value:.0f}个{_findings(words_only)}"
        if words_only.value
        else "没有只凭表述销号的"
    )
    none = (
        f"既无日期也无数量的{bare.value:.0f}个{_findings(bare)}" if bare.value else "没有既无日期也无数量的"
    )
    return _marked(edition, f"能指出日期、周期或数量的{formats.measured(found)}；{rest}；{none}。")


def verified(edition: Edition) -> Sentence:
    """How many closures a second party has looked at on site."""
    found = _one(completion.verified_completion, edition)
    if not found.denominator:
        return _marked(edition, "台账中没有问题，无从现场核查。")
    if "not_checked" in found.warnings:
        return _marked(edition, f"现场核实的情况：{formats.measured(found)}；不等于核查不实。")
    return _marked(edition, f"经现场核实的{formats.measured(found)}。")


def timing(edition: Edition) -> Sentence:
    """How much of the evidence lies after the feedback."""
    groups = _all(evidence.evidence_timing, edition)
    after, across, undated = (groups[name] for name in ("after_feedback", "straddling", "undated"))
    if after.value is None:
        return _marked(edition, "台账中没有问题，无从比对时间。")
    words = (
        f"能指出反馈以后具体事项的{after.value:.0f}个{_findings(after)}；只有横跨反馈日的统计窗口的{across.value:.0f}个"
        f"{_findings(across)}；没有任何时间的{undated.value:.0f}个{_findings(undated)}。"
    )
    return _marked(edition, words)


def documents(edition: Edition) -> Sentence:
    """How many rules and circulars the notice names."""
    rules, circulars = (
        _one(entry, edition) for entry in (documents_named.rules_made, documents_named.circulars_issued)
    )
    if rules.value is None:
        return _marked(edition, "台账中没有量化事实，数不出制度和通知。")
    words = (
        f"通报点名新立、修订制度{rules.value:.0f}项，下发通知{circulars.value:.0f}份（同名只计一次）；"
        "是否执行须看原件和记录。"
    )
    return _marked(edition, words)


def activity(edition: Edition) -> Sentence:
    """Events and attendances with their mean, rate and window."""
    each, yearly, days = (
        _one(entry, edition)
        for entry in (coverage.attendances_per_event, coverage.events_per_year, coverage.window_days)
    )
    if each.value is None or yearly.value is None:
        return _marked(edition, "台账中没有活动场次或人次，算不出场均。")
    words = (
        f"通报称{formats.number(days.value or 0)}天办活动{formats.number(each.denominator or 0)}场、"
        f"{formats.number(each.numerator or 0)}人次，折合每年{formats.number(yearly.value)}场，"
        f"场均{formats.number(each.value)}人次"
        f"（{formats.interval(each.low, each.high)}）；人次不是人数。"
    )
    return _marked(edition, words)


def contest(edition: Edition) -> Sentence:
    """Contest attendances, and why they are not residents."""
    found = _one(coverage.contest_attendances, edition)
    if found.value is None:
        return _marked(edition, "台账中没有网络竞赛人次。")
    bounds = formats.interval(found.low, found.high)
    words = f"网络竞赛{formats.number(found.value)}人次（{bounds}）按答题次数累计，不能除以常住人口。"
    return _marked(edition, words)


def visits(edition: Edition) -> Sentence:
    """Communities visited of all, and how many are named."""
    found = _one(places.communities_visited_share, edition)
    if found.value is None:
        return _marked(edition, "没有走访社区的数字或社区总数，算不出覆盖率。")
    frame = reach.visits_by_street(edition)
    blank = frame.loc[frame["n_named"] == 0, "street"]
    words = (
        f"走访社区{formats.measured(found)}，所称走访只点出{frame.attrs['named']}个社区的名称；"
        f"这几个社区没有涉及的街道（镇）有{len(blank)}个：{'、'.join(blank)}。"
    )
    return _marked(edition, words)


def studios(edition: Edition) -> Sentence:
    """Studio sessions per week."""
    found = _one(coverage.studio_sessions_per_week, edition)
    if found.value is None:
        return _marked(edition, "台账中没有工作室活动场次。")
    weekly = formats.number(found.value)
    words = f"科学工作室{found.numerator:.0f}场活动折合每周{weekly}场，是全区合计，分不到每个工作室。"
    return _marked(edition, words)


def steps(edition: Edition) -> Sentence:
    """How long inspection, feedback, signing and publication took."""
    groups = _all(durations.step_days, edition)
    names = ("inspection_to_feedback", "feedback_to_signing", "feedback_to_publication")
    known = [
        f"{formats.group(name)}{groups[name].value:.0f}天" for name in names if groups[name].value is not None
    ]
    return _marked(edition, "，".join(known) + "。" if known else "通报缺少日期，算不出各环节用时。")


def promises(edition: Edition) -> Sentence:
    """How many promises can be tested, and how many checks fall due."""
    groups = _all(commitments.promises, edition)
    if groups["rhythm"].value is None:
        return _marked(edition, "台账中没有长期承诺。")
    due = commitments.promises_due(edition)
    total = groups["rhythm"].denominator or 0
    words = (
        f"长期承诺{total:.0f}条，有周期的{groups['rhythm'].value:.0f}条，与节日挂钩的{groups['occasion'].value:.0f}条，"
        f"{groups['none'].value:.0f}条没有周期、无法按期检查；未来四个季度到期检查{len(due)}次"
        + (f"，最早在{formats.day(due['due_on'].iloc[0])}。" if len(due) else "。")
    )
    return _marked(edition, words)


def to_do(found: Iterable[Problem], edition: Edition) -> Sentence:
    """How many problems of each severity were found."""
    listed = list(found)
    counts = {severity: sum(problem.severity is severity for problem in listed) for severity in Severity}
    parts = [f"{severity.label}{number}条" for severity, number in counts.items() if number]
    return _marked(
        edition, f"自动核对列出{'、'.join(parts)}，逐条见问题清单。" if parts else "自动核对没有发现问题。"
    )


SUMMARY: tuple[Callable[[Edition], Sentence], ...] = (
    reported, evidenced, verified, timing, documents, activity, visits, promises, steps,
)  # fmt: skip
"""The sentences of the summary that a run ends with, in order; the problems found close it."""


def summary(edition: Edition, found: Iterable[Problem]) -> list[Sentence]:
    """The ten lines a leader reads."""
    return [*(sentence(edition) for sentence in SUMMARY), to_do(found, edition)]
