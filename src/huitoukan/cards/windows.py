"""When a claim's fact falls: its window in days before, between and after the feedback, as a bound."""

from __future__ import annotations

from collections.abc import Mapping

from huitoukan import codelists, formats
from huitoukan.cards.card import Window
from huitoukan.edition import Edition
from huitoukan.evidence import PHASES, phased
from huitoukan.period import days_inclusive
from huitoukan.records import Record, records

NONE = Window("原文没有写统计时段")
UNDATED = {"document": Window("原文没有写日期"), "frequency": Window("是周期，原文没有写从哪天算起")}
FEW = 20
"""Below so many an even spread over the days says nothing."""


def items_of_claims(edition: Edition) -> dict[int, Record]:
    """Row of 量化事实 → its dated item with the days in each phase (see `evidence.phased`)."""
    frame = phased(edition)
    return {item["row"]: item for item in records(frame[frame["register"] == "claims"])}


def window_of(edition: Edition, claim: Record, items: Mapping[int, Record]) -> Window:
    """The window of a claim, or the day or month of an event; in words where neither is written."""
    item = items.get(claim["row"])
    if item is None:
        until = claim["until"]
        return Window(formats.period(None, until), until=until) if until else UNDATED.get(claim["kind"], NONE)
    if claim["since"] and not (claim["until"] or edition.day("signed_on")):
        return Window(f"{claim['since']}起，原文没有写止点", since=claim["since"])
    first, last = item["item_from"], item["item_to"]
    days = days_inclusive(first, last)
    phases = [item[phase] for phase in PHASES]
    before, between, after = phases if sum(phases) else (None, None, None)
    return Window(
        _words(claim, item, days), _bound(claim, phases, days), first, last, days, before, between, after
    )


def _words(claim: Record, item: Record, days: int) -> str:
    if not item["is_window"]:
        return f"{claim['on']}（只写到月）" if days > 1 else str(claim["on"])
    open_end = "（原文没有写止点，算到落款日）" if claim["until"] is None else ""
    return f"{formats.period(item['item_from'], item['item_to'])}，共{days}天{open_end}"


def _bound(claim: Record, phases: list[int], days: int) -> str:
    """How much can have come after the feedback: all, none, or anything between, with the days' share."""
    before, between, after = phases
    if not sum(phases):
        return "巡察或反馈日期不明，分不出前后"
    spoken = "统计时段" if claim["on"] is None else "这一天" if days == 1 else "这个月"
    if after == days:
        return f"{spoken}都在反馈之后"
    if not after:
        labels = codelists.load("evidence_phase").label_of
        when = labels("between" if between == days else "before_inspection")
        return f"{spoken}都在反馈之前（{when if max(before, between) == days else '跨巡察开始日'}）"
    named = {"巡察前": before, "巡察至反馈": between, "反馈后": after}
    parts = "、".join(f"{name}{number}天" for name, number in named.items() if number)
    if claim["kind"] not in ("count", "money"):
        return f"{parts}；原文没有按反馈前后拆开"
    unit, most, value = claim["unit"] or "", claim["high"], claim["value"]
    if most is None and claim["low"] is None:
        most = value
    span = f"可能是0—{formats.number(most)}{unit}" if most is not None else "有多少说不准"
    even = ""
    if value is not None and value >= FEW:
        even = f"；按天数平摊约{formats.number(_rough(value * after / days))}{unit}，只作参考"
    return f"{parts}；原文没有按反馈前后拆开，反馈后的{span}{even}"


def _rough(number: float) -> float:
    """Two significant digits: more would look measured."""
    return float(f"{number:.2g}") if number >= 1 else 1
