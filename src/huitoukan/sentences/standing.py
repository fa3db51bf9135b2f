"""Standing promises, and what the checks found."""

from __future__ import annotations

from collections.abc import Iterable

from huitoukan import formats
from huitoukan.codelists import load
from huitoukan.edition import Edition
from huitoukan.metrics import commitments
from huitoukan.problems import Problem, Severity
from huitoukan.sentences.words import Sentence, every, marked, one


def promises(edition: Edition) -> Sentence:
    """How many promises can be tested, and how many checks fall due."""
    groups = every(commitments.promises, edition)
    if groups["rhythm"].value is None:
        return marked(edition, "台账中没有长期承诺。")
    ahead = commitments.promises_due(edition)
    broken = int((ahead["state"] == "incomplete").sum())
    due = ahead[ahead["state"] != "incomplete"]
    total = groups["rhythm"].denominator or 0
    told = [
        f"{before}{groups[group].value:.0f}条{after}"
        for group, before, after in (
            ("rhythm", "有周期的", ""),
            ("occasion", "与节日挂钩的", ""),
            ("none", "", "没有周期、无法按期检查"),
        )
        if groups[group].value
    ]
    words = (
        f"长期承诺{total:.0f}条，{'，'.join(told)}；未来四个季度到期检查{len(due)}次"
        + (f"，最早在{formats.day(due['due_on'].iloc[0])}" if len(due) else "")
        + (f"，另有首期不完整、不判断的{broken}次。" if broken else "。")
    )
    return marked(edition, words)


def promises_past(edition: Edition) -> Sentence:
    """What the registers say of the checks that are past."""
    past = commitments.promises_past(edition)
    until = f"截至{formats.day(edition.as_of)}"
    if past.empty:
        return marked(edition, f"{until}，没有已经到期的检查。")
    states, counts = load("promise_state"), past["state"].value_counts()
    told = "、".join(f"{states.label_of(code)}{counts[code]}次" for code in states.codes if code in counts)
    kept = one(commitments.promises_kept, edition)
    judged = "没有一次凭登记表判断得了"
    if kept.denominator:
        share = formats.share(kept.numerator or 0, kept.denominator, kept.excluded, "次无法判断")
        judged = f"凭登记表判断得了的，够次数的占{share}"
    return marked(edition, f"{until}到期检查{len(past)}次：{told}；{judged}。没有记录不等于没有做。")


def to_do(found: Iterable[Problem], edition: Edition) -> Sentence:
    """How many problems of each severity were found."""
    listed = list(found)
    counts = {severity: sum(problem.severity is severity for problem in listed) for severity in Severity}
    parts = [f"{severity.label}{number}条" for severity, number in counts.items() if number]
    return marked(
        edition, f"自动核对列出{'、'.join(parts)}，逐条另有清单。" if parts else "自动核对没有发现问题。"
    )
