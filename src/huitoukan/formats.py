"""How numbers, shares, days and intervals are printed: the one place where anything is rounded."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from math import ceil, log10
from typing import Any

import pandas as pd

from huitoukan import codelists
from huitoukan.metrics.catalogue import CATALOGUE, Measurement
from huitoukan.metrics.durations import STEPS

NO_RECORDS = "无记录"
NO_WORDS = "没有文字，无法判断"
TEN_THOUSAND = 10_000
GROUPS = {
    "rhythm": "有周期",
    "occasion": "有节点",
    "none": "无周期",
    "straddling": "跨反馈日",
    "before_feedback": "反馈前",
}
"""Words for groups of metrics that are no code of a list."""


def text(value: Any) -> str:
    """A cell as it stands; dates as ISO days, whole numbers without decimals."""
    if isinstance(value, float):
        return number(value)
    return value.date().isoformat() if isinstance(value, pd.Timestamp) else str(value)


def number(value: float) -> str:
    """At least three significant digits, thousands apart, no idle zeros: 47,000 · 348.1 · 1.46."""
    if value == int(value):
        return f"{int(value):,}"
    decimals = 1 if abs(value) >= 10 else 2 if abs(value) >= 1 else 3 - ceil(log10(abs(value)))
    return f"{value:,.{decimals}f}".rstrip("0").rstrip(".")


def short(value: float) -> str:
    """A whole number in little room: 8012 · 1.2万 · 21万."""
    if value < TEN_THOUSAND:
        return f"{value:.0f}"
    return f"{value / TEN_THOUSAND:.{1 if value < 10 * TEN_THOUSAND else 0}f}万"


def percent(fraction: float) -> str:
    """A fraction as a percentage with one decimal; only 0 and 1 themselves print as 0% and 100%."""
    if fraction in (0, 1):
        return f"{100 * fraction:.0f}%"
    return f"{min(max(100 * fraction, 0.1), 99.9):.1f}%"


def share(part: float, whole: float, excluded: int = 0, why: str = "项不适用") -> str:
    """A share with its numbers: 83.3%(45/54,另6项不适用); 无记录 without a whole."""
    if not whole:
        return NO_RECORDS
    left_out = f",另{excluded}{why}" if excluded else ""
    return f"{percent(part / whole)}({part:.0f}/{whole:.0f}{left_out})"


def interval(low: float | None, high: float | None, form: Callable[[float], str] = number) -> str:
    """An interval: 344.4—351.9; 31以上 where it is open above; empty without bounds."""
    if low is None or pd.isna(low):
        return "" if high is None or pd.isna(high) else f"{form(high)}以下"
    return f"{form(low)}以上" if high is None or pd.isna(high) else f"{form(low)}—{form(high)}"


def day(value: Any) -> str:
    """A day as in official text: 2025年5月20日."""
    when = value if isinstance(value, date) else date.fromisoformat(str(value)[:10])
    return f"{when.year}年{when.month}月{when.day}日"


def period(since: str | None, until: str | None) -> str:
    """A window: 2024-01-01至2025-05-20, 2024-01-01起, 截至2025-05-20; empty without either day."""
    if since and until:
        return f"{since}至{until}"
    return f"{since}起" if since else f"截至{until}" if until else ""


def finding(number: Any) -> str:
    """A finding's mark as printed in the notice: (5); 问题之外 for 0."""
    return f"({int(number)})" if int(number) else "问题之外"


def yes(value: Any) -> str:
    """是 for true, empty for false."""
    return "是" if value else ""


def group(name: str | None) -> str:
    """A metric's group in words."""
    if name is None:
        return "全部"
    if name in STEPS:
        return STEPS[name][2]
    for words in ("evidence_phase", "evidence_rung", "lookback_result"):
        if name in codelists.load(words).codes:
            return codelists.load(words).label_of(name)
    return GROUPS.get(name, name)


def measured(found: Measurement) -> str:
    """A measurement's value with unit, shares with their numbers; in words why there is none."""
    if found.value is None:
        nobody = unchecked(found.denominator or 0)
        why = {"no_records": NO_RECORDS, "no_words": NO_WORDS, "not_checked": nobody}
        return next((why[code] for code in found.warnings if code in why), "没有分母")
    if found.unit == "share":
        # rows that lack a value or are still to come would apply: only the others are 不适用
        entry = CATALOGUE.get(found.id)
        would_apply = {"missing_values", "after_as_of", "unverifiable"} & set(found.warnings)
        reason = "未计入" if would_apply else "不适用"
        return share(
            found.numerator or 0,
            found.denominator or 0,
            found.excluded,
            f"{entry.left_out if entry else '项'}{reason}",
        )
    return f"{number(found.value)}{found.unit}"


def unchecked(whole: float) -> str:
    """A share that nobody has looked at: 尚未核查(0/20)."""
    return f"尚未核查(0/{whole:.0f})"


def bounds(found: Measurement) -> str:
    """A measurement's interval with its kind; empty where there is none."""
    if found.interval is None:
        return ""
    kind = {"rounding": "约数", "wilson95": "95%", "exact95": "95%"}[found.interval]
    return f"{interval(found.low, found.high, percent if found.unit == 'share' else number)}（{kind}）"
