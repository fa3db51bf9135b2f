"""Who was inspected by whom, when, when it was told, and when the notice was signed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from huitoukan.notice.claims.dates import LONE_DAY, SIGNED_DAY, Moment, moments
from huitoukan.notice.lost import restored
from huitoukan.notice.model import Header
from huitoukan.notice.organs import inspected_organ, inspector
from huitoukan.problems import Problem, Severity

HEADER_LABELS = {
    "organ": "被巡察单位", "inspector": "巡察组", "inspected_from": "巡察开始日期",
    "inspected_to": "巡察结束日期", "feedback_on": "反馈日期", "signed_on": "落款日期",
}  # fmt: skip
"""The fields of the header as people call them."""
LONGEST_OPENING = 3000
"""Characters of the opening where no finding ends it earlier."""
NEAR = 60
"""How many characters behind its dates, and in the same sentence, the inspection is named."""
_INSPECTION = re.compile(r"[^。;!?\r\n]*?巡[察视]")
_TIME_OF_INSPECTION = re.compile(
    r"巡[察视](?:工作)?(?:的)?(?:时间|期限|日期|起止)*(?:为|是|自|从|于|:|\(| )*$"
)
_STARTED = re.compile(r"起|开始|正式|[^。;]{0,12}进驻")
_ENDED = re.compile(r"结束|止|完成|撤离")
_TOLD = re.compile(r"[^。;\r\n]{0,40}?反馈")
_NOT_TOLD = re.compile(r"[收接]到.{0,8}反馈$|整改")
_TOLD_ON = re.compile(r"反馈(?:意见)?(?:的)?(?:时间|日期)?(?:是|为|于|:|\()*$")
_REMEDY = "请向单位核实后在工作簿“通报信息”表中补填。"


def header(text: str, body_start: int) -> tuple[Header, list[Problem]]:
    """The header of a plain notice text whose findings start at an offset, and what was doubtful.

    A field not there, or not certain, is None; Problem.column is the label of the field a doubt is about.
    """
    opening, problems = restored(text[: min(body_start, LONGEST_OPENING)])
    times = moments(opening, None)
    first, last, doubts = _inspected(opening, times)
    told, unclear = _feedback(opening, times, last)
    head = Header(
        organ=inspected_organ(opening, text),
        inspector=inspector(opening),
        inspected_from=first,
        inspected_to=last,
        feedback_on=told,
        signed_on=_signed(text, len(opening)),
    )
    if len(opening) != min(body_start, LONGEST_OPENING, len(text)):  # what follows a date put back has moved
        doubts = [replace(doubt, start=None, end=None) for doubt in (*doubts, *unclear)]
        return head, [*problems, *doubts]
    return head, [*problems, *doubts, *unclear]


def _inspected(opening: str, times: Sequence[Moment]) -> tuple[str | None, str | None, list[Problem]]:
    """First and last day of the inspection, as precise as printed; of several inspections the outer days."""
    named = [time for time in times if _is_of_inspection(opening, time)]
    ranges = [time for time in named if time.precision == "range"]
    if ranges:
        first, last = min(ranges, key=lambda time: time.first), max(ranges, key=lambda time: time.last)
        doubts = [_several(ranges)] if len({(time.first, time.last) for time in ranges}) > 1 else []
        return _as_printed(first)[0], _as_printed(last)[1], doubts
    vague = [time for time in named if time.precision == "third"]
    if vague:
        columns = (HEADER_LABELS["inspected_from"], HEADER_LABELS["inspected_to"])
        return None, None, [_imprecise(time, name) for time, name in zip(vague, columns, strict=False)]
    points = [time for time in named if time.iso and time.mark in ("on", "since")]
    start = next((time for time in points if time.mark == "since" or _follows(_STARTED, opening, time)), None)
    end = next((time for time in times if time.iso and _follows(_ENDED, opening, time)), None)
    return start.iso if start else None, end.iso if start and end else None, []


def _is_of_inspection(opening: str, time: Moment) -> bool:
    """Whether a time is that of an inspection: named with it, and no range that was inspected into."""
    behind = _INSPECTION.match(opening[time.end : time.end + NEAR])
    before = _TIME_OF_INSPECTION.search(opening[max(0, time.start - 24) : time.start])
    return bool(before or behind)


def _follows(pattern: re.Pattern[str], opening: str, time: Moment) -> bool:
    return pattern.match(opening, time.end) is not None


def _as_printed(time: Moment) -> tuple[str, str]:
    """First and last day of a range; months where it names no days."""
    length = len("2024-02-20") if "日" in time.text or re.search(r"[./]|\d-\d", time.text) else len("2024-02")
    return time.first.isoformat()[:length], time.last.isoformat()[:length]


def _feedback(
    opening: str, times: Sequence[Moment], inspected_to: str | None
) -> tuple[str | None, list[Problem]]:
    """The day named with 反馈 in one sentence; without a year the first such day after the inspection."""
    told = next(_of_feedback(opening, times), None)
    if told is None and inspected_to:
        told = next(_of_feedback(opening, moments(opening, int(inspected_to[:4]))), None)
    if told is None:
        return None, []
    if told.precision == "third":
        return None, [_imprecise(told, HEADER_LABELS["feedback_on"])]
    dated = "年" in told.text or told.precision != "day"
    if inspected_to and not dated and told.first.isoformat() < inspected_to:
        return next((later.iso for later in moments(told.text, int(inspected_to[:4]) + 1)), None), []
    return told.iso, []


def _of_feedback(opening: str, times: Sequence[Moment]) -> Iterator[Moment]:
    """The points in time at which 反馈 was given, those written before the word first."""
    points = [time for time in times if time.mark == "on" and time.precision in ("day", "month", "third")]
    for time in points:
        behind = _TOLD.match(opening[time.end : time.end + 48])
        if behind and not _NOT_TOLD.search(behind[0]) and not moments(behind[0], time.first.year):
            yield time
    yield from (time for time in points if _TOLD_ON.search(opening[max(0, time.start - 24) : time.start]))


def _signed(text: str, body_start: int) -> str | None:
    """The date that stands alone on a line or behind the signature, last in the text.

    Dates on top belong to the web page; only one in brackets below the title is the notice's own.
    """
    below, above = text[body_start:].splitlines(), text[:body_start].splitlines()
    lines = [*reversed(below), *(line for line in above if line.lstrip(" ").startswith("("))]
    for line in lines:
        behind = SIGNED_DAY.fullmatch(line)
        if behind or LONE_DAY.fullmatch(line):
            days = moments(behind["day"] if behind else line, None)
            if days:
                return days[-1].iso
    end = SIGNED_DAY.search(
        text.rstrip(), max(0, len(text.rstrip()) - 80)
    )  # a text that lost its line breaks
    days = moments(end["day"], None) if end and end.end() == len(text.rstrip()) else []
    return days[-1].iso if days else None


def _several(found: Sequence[Moment]) -> Problem:
    listed = "；".join(f"{time.first.isoformat()}至{time.last.isoformat()}" for time in found)
    return Problem(
        "several_inspections", Severity.WARNING,
        f"开头写了{len(found)}次巡察（{listed}），起止日期取最早和最晚。",
        "请核对本通报针对的是哪一次，并在工作簿“通报信息”表中改正。",
        start=found[0].start, end=found[0].end, column=HEADER_LABELS["inspected_from"],
    )  # fmt: skip


def _imprecise(time: Moment, column: str) -> Problem:
    message = f"“{time.text}”只说到旬，没有换算成日期。"
    return Problem(
        "header_imprecise", Severity.WARNING, message, _REMEDY, column=column, start=time.start, end=time.end
    )
