"""Every verifiable statement of the findings, in the order of the text, none read twice."""

from __future__ import annotations

import re
from collections.abc import Iterable

from huitoukan.notice.claims.dates import Moment, moments
from huitoukan.notice.claims.documents import documents
from huitoukan.notice.claims.quantities import quantities
from huitoukan.notice.claims.rhythms import frequencies
from huitoukan.notice.model import Finding
from huitoukan.notice.statements import Claim
from huitoukan.notice.text.spans import CLAUSE, Span, blanked, holding, spans
from huitoukan.notice.text.text import Text
from huitoukan.problems import Problem, Severity

PLAN = re.compile(
    r"计划|拟(?!定|订)|将(?!其|.{0,12}纳入|.{0,10}列)|预计|力争|争取|确保.{0,12}$|每年?(?:的|度)?$"
)
"""Before a date: what is planned for it, or happens every year, has not happened on it."""
PLAN_REACH = 60
"""How many characters before a date its plan may be announced."""


def claims(
    text: Text, found: Iterable[Finding], year: int | None, around: Iterable[Span], hidden: Iterable[Span]
) -> tuple[tuple[Claim, ...], list[Problem]]:
    """The claims of all findings, sorted by place, and what could not be dated.

    `year` is that of the signing: 今年 counts from it. Claims in the places `around` bear the number 0; what
    stands in the places `hidden` (in order) is no claim.
    """
    found = list(found)
    own = [(finding.no, Span(body.start, body.end)) for finding in found for body in finding.body]
    bodies = sorted([*own, *((0, place) for place in around)], key=lambda body: body[1].start)
    plans = [(finding.no, Span(plan.start, plan.end)) for finding in found for plan in finding.plans]
    bare = blanked(text.bare, hidden)
    times = [moments(bare, year, place) for _, place in bodies]
    undated = blanked(bare, (Span(time.start, time.end) for inside in times for time in inside))
    rhythms = [claim for no, place in bodies for claim in frequencies(text, undated, no, place)]
    shown = blanked(undated, [Span(claim.start, claim.end) for claim in rhythms])
    result: list[Claim] = rhythms
    problems: list[Problem] = []
    for (no, place), inside in zip(bodies, times, strict=True):
        result += documents(text, no, place)
        result += quantities(text, shown, no, place, inside)
        result += _events(text, no, place, inside)
        problems += [_imprecise(text, no, time) for time in inside if time.precision == "third"]
    for no, place in plans:
        result += frequencies(text, text.bare, no, place)
    return tuple(sorted(result, key=lambda claim: (claim.start, claim.end))), problems


def times_in(printed: str, year: int | None) -> list[Moment]:
    """The time expressions of a text, those in titles, quotes and notes on laws left out."""
    return moments(Text.made(printed).bare, year)


def _events(text: Text, no: int, place: Span, times: list[Moment]) -> list[Claim]:
    """One `event` per point in time at which something was done; a plan is none."""
    clauses = spans(CLAUSE, text.plain, place)
    result = []
    for time in times:
        start = max(holding(clauses, time.start).start, time.start - PLAN_REACH)
        if time.is_point and not PLAN.search(text.plain[start : time.start]):
            result.append(text.claim(no, "event", time.start, time.end, on=time.iso))
    return result


def _imprecise(text: Text, no: int, time: Moment) -> Problem:
    words = text.printed[time.start : time.end]
    where = f"问题({no})" if no else "问题之外"
    return Problem(
        "date_imprecise", Severity.NOTE, f"{where}中“{words}”只说到旬，未换算成日期。",
        "需要日期时请向单位核实。", finding=no, start=time.start, end=time.end,
    )  # fmt: skip
