"""What is later than the feedback: acts before it, windows across it, and how much can have come after."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pandas as pd

from huitoukan import formats
from huitoukan.checks.registry import Hit, hit, rule
from huitoukan.edition import Edition
from huitoukan.evidence import PHASES, phased
from huitoukan.problems import Severity
from huitoukan.promises.feasts import feast, occasions
from huitoukan.records import Record, records

Window = tuple[Record, list[str], list[Record]]

ATTRIBUTE = r"[\u4e00-\u9fff](?<![自从在至到于是]){year}年(?:度|[^，,。；;、\n]{{0,10}}?的)"
"""A year that stands before a thing, within its clause."""
LASTING = ("小时", "天", "日", "年", "个月", "岁")
"""Units of what lasts, which no day divides in two."""
LARGE = 10
"""Smaller numbers are not shared out by days: half a meeting says nothing."""


@rule("window_straddles_feedback", Severity.WARNING, "请单位把数字按反馈日期前后拆开。")
def window_straddles_feedback(edition: Edition) -> Iterator[Hit]:
    """问题({finding})“{value}”的统计窗口从{opens}算起，横跨反馈日：{days}天中有{after}天（{share}）在反馈之后{bound}。"""
    for window, texts, numbers in _windows(edition):
        if not _opens_early(window, numbers):
            words = {"opens": window["item_from"], **_days(window), "bound": _bound(edition, window, numbers)}
            yield hit(window["register"], window, None, "、".join(texts), **words)


@rule(
    "evidence_before_feedback", Severity.WARNING, "该事项不能单独作为整改的证据；请单位说明与本次整改的关系。"
)
def evidence_before_feedback(edition: Edition) -> Iterator[Hit]:
    """问题({finding})所举“{value}”的事项{began}反馈（{feedback}）之前{since}。"""
    items, feedback = phased(edition), edition.day("feedback_on")
    early = items[~items["is_window"] & items["opens"].notna() & items["after_feedback"].eq(0)]
    for item in records(early):
        words = {"feedback": feedback, "began": "发生在", "since": ""}
        yield hit(item["register"], item, None, item["text"], **words)
    for window, texts, numbers in _windows(edition):
        if _opens_early(window, numbers):
            inspected = edition.day("inspected_from")
            since = "，也早于巡察开始（{}）：{days}天中有{after}天（{share}）在反馈之后".format(
                inspected, **_days(window)
            )
            words = {"feedback": feedback, "began": "开始于", "since": since}
            yield hit(window["register"], window, None, "、".join(texts), **words)


def _windows(edition: Edition) -> Iterator[Window]:
    """Each window across the feedback: its first item, the texts it governs, and those that are numbers."""
    items, claims = phased(edition), edition.claims
    units = items["row"].map(claims["unit"]).where(items["register"] == "claims")
    texts = _texts(edition)
    attribute = [_is_attribute(item, texts) for item in records(items)]
    items = items.assign(
        days=items[list(PHASES)].sum(axis=1),
        alone=items.groupby("finding")["row"].transform("size").eq(1),
    )
    windows = items[items["is_window"] & ~pd.Series(attribute, items.index) & ~units.isin(LASTING)]
    across = windows[windows["after_feedback"].between(1, windows["days"] - 1)]
    for _, group in across.groupby(["finding", "item_from", "item_to"], sort=False):
        rows = group.loc[group["register"] == "claims", "row"]
        numbers = claims.loc[rows]
        numbers = numbers[numbers["kind"].isin(["count", "money"])]
        own = records(group)
        yield own[0], list(dict.fromkeys(item["text"] for item in own)), records(numbers)


def _texts(edition: Edition) -> dict[int, str]:
    """The whole text of the measures of each finding."""
    measures = edition.ledger["measures"].dropna(subset=["finding", "text"])
    joined = measures.groupby("finding")["text"].agg("\n".join)
    return {int(str(number)): text for number, text in joined.items()}


def _is_attribute(item: Record, texts: dict[int, str]) -> bool:
    """Whether the text only says of what year the things are: 核查2021年以来签订的合同, not since when."""
    year = item["item_from"].year
    return bool(re.search(ATTRIBUTE.format(year=year), texts.get(item["finding"], "")))


def _opens_early(window: Record, numbers: list[Record]) -> bool:
    """Whether a finding rests on nothing but work without a number, begun before the inspection."""
    return window["alone"] and window["opens"] == "before_inspection" and not numbers


def _days(window: Record) -> Record:
    after, days = window["after_feedback"], window["days"]
    return {"days": days, "after": after, "share": formats.percent(after / days)}


def _bound(edition: Edition, window: Record, numbers: list[Record]) -> str:
    """How much can have come after the feedback: of numbers anything, of feasts those that follow it."""
    if window["register"] == "measures":
        return _feasts(edition, window)
    part = window["after_feedback"] / window["days"]
    if not numbers:
        return ""
    large = [one for one in numbers if (one["value"] or 0) >= LARGE]
    each = "、".join(f"{_shortly(one['value'] * part)}{one['unit']}" for one in large)
    even = f"，按天数平摊约是{each}" if each else ""
    return f"；反馈之后的最少是零，最多是全部，原文分不开{even}"


def _feasts(edition: Edition, window: Record) -> str:
    """Of the occasions of a promise that names the window, how many fall after the feedback."""
    promises = edition.ledger["commitments"].dropna(subset=["text", "occasion"])
    own = promises[(promises["finding"] == window["finding"]).fillna(False)]
    named = own.loc[own["text"].map(lambda text: window["text"] in text).astype(bool), "occasion"]
    first, last = window["item_from"], window["item_to"]
    days = {
        day: f"{day.year}年{name}"
        for name in occasions("、".join(named))
        for year in range(first.year, last.year + 1)
        if (day := feast(name, year)) and first <= day <= last
    }
    after = [name for day, name in sorted(days.items()) if day > (edition.day("feedback_on") or day)]
    return f"；其间的节点有{len(days)}个，在反馈之后的是{'、'.join(after) or '零个'}" if days else ""


def _shortly(number: float) -> str:
    if number >= formats.TEN_THOUSAND:
        return formats.short(number)
    return formats.number(round(number))
