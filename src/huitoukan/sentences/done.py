"""How much is done, on what evidence, and how long each step took."""

from __future__ import annotations

from huitoukan import formats
from huitoukan.edition import Edition
from huitoukan.metrics import completion, durations, evidence, verification
from huitoukan.metrics import documents as documents_named
from huitoukan.sentences.words import Sentence, every, marked, named, one


def reported(edition: Edition) -> Sentence:
    """How much the organ reports done, with the lower bound that so few cases allow."""
    found = one(completion.reported_completion, edition)
    if found.value is None:
        return marked(edition, "台账中没有问题，算不出完成率。")
    low = formats.percent(found.low or 0)
    words = f"单位报告完成{formats.measured(found)}，95%区间下限{low}；这是单位自报，不是核查结论。"
    return marked(edition, words)


def evidenced(edition: Edition) -> Sentence:
    """How many closures can point to a date, a rhythm or a number, and which rest on words alone."""
    found = one(completion.evidenced_completion, edition)
    if found.value is None:
        lacking = "没有问题" if edition.ledger["findings"].empty else "没有整改措施的文字"
        return marked(edition, f"台账中{lacking}，无从判定证据级别。")
    words_only = every(evidence.evidence_rung, edition)["0"]
    bare = one(evidence.neither_date_nor_number, edition)
    rest = (
        f"只有表述、没有制度、有日期的行动或数量的{words_only.value:.0f}个{named(words_only)}"
        if words_only.value
        else "没有只凭表述销号的"
    )
    none = f"既无日期也无数量的{bare.value:.0f}个{named(bare)}" if bare.value else "没有既无日期也无数量的"
    return marked(edition, f"能指出日期、周期或数量的{formats.measured(found)}；{rest}；{none}。")


def verified(edition: Edition) -> Sentence:
    """How many closures a second party has looked at on site."""
    found = one(completion.verified_completion, edition)
    if not found.denominator:
        return marked(edition, "台账中没有问题，无从现场核查。")
    if "not_checked" in found.warnings:
        return marked(edition, f"现场核实的情况：{formats.measured(found)}；不等于核查不实。")
    results = [one for one in every(verification.results, edition).values() if one.value]
    told = "、".join(f"{formats.group(one.group)}{one.value:.0f}个{named(one)}" for one in results)
    return marked(edition, f"经现场核实的{formats.measured(found)}；核查过的问题里，{told}。")


def timing(edition: Edition) -> Sentence:
    """How much of the evidence lies after the feedback."""
    groups = every(evidence.evidence_timing, edition)
    after, across, undated = (groups[name] for name in ("after_feedback", "straddling", "undated"))
    if after.value is None:
        lacking = "没有问题" if edition.ledger["findings"].empty else "没有整改措施的文字"
        return marked(edition, f"台账中{lacking}，无从比对时间。")
    words = (
        f"能指出反馈以后具体事项的{after.value:.0f}个{named(after)}；只有横跨反馈日的统计窗口的{across.value:.0f}个"
        f"{named(across)}；没有任何时间的{undated.value:.0f}个{named(undated)}。"
    )
    return marked(edition, words)


def documents(edition: Edition) -> Sentence:
    """How many rules and circulars the notice names."""
    rules, circulars = (
        one(entry, edition) for entry in (documents_named.rules_made, documents_named.circulars_issued)
    )
    if rules.value is None:
        return marked(edition, "台账中没有量化事实，数不出制度和通知。")
    words = (
        f"通报点名新立、修订制度{rules.value:.0f}项，下发通知{circulars.value:.0f}份（同名只计一次）；"
        "是否执行须看原件和记录。"
    )
    return marked(edition, words)


def steps(edition: Edition) -> Sentence:
    """How long inspection, feedback, signing and publication took."""
    groups = every(durations.step_days, edition)
    names = ("inspection_to_feedback", "feedback_to_signing", "feedback_to_publication")
    known = [
        f"{formats.group(name)}{groups[name].value:.0f}天" for name in names if groups[name].value is not None
    ]
    return marked(edition, "，".join(known) + "。" if known else "通报缺少日期，算不出各环节用时。")
