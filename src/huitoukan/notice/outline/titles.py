"""Titles of findings: where in a line one stands, and the bare problem in its words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from huitoukan.notice.outline.headings import DEFICIENT, LONGEST_HEADING
from huitoukan.notice.outline.lines import Line
from huitoukan.notice.outline.statuses import is_status
from huitoukan.notice.text import characters
from huitoukan.notice.text.spans import Span
from huitoukan.notice.text.text import Text

_OPENS = re.compile(r"关于|针对|对于")
_STOP = re.compile(r"问题(?:的整改(?:落实)?(?:情况)?)?[。:]|[。:]|$")
_LATER_STOP = re.compile(r"问题(?:[。:]|(?=[(【]|$))")
_GOES_ON = re.compile(
    r"(?:个别|有的|有些|部分|少数|一些|存在|对|在|干部|[\u4e00-\u9fff“])[^。:;]{4,40}[。]?$"
)
"""The second sentence of a title: 采购监管有漏洞。个别耗材未经论证即引进。"""
_COMMA_STOP = re.compile(r"问题[,;](?= *(?:[一二三]是|第一|首先|\(?[1①一]))")
_NAMES_PROBLEM = re.compile(r"问题(?:的?整改(?:落实)?)?(?:情况)?$")
_WHOLE_LINE = re.compile(r"(?:关于|针对)(?:(?!问题)[^。:]){2,56}问题(?:的?整改(?:落实)?)?(?:情况)?[。:]?")
_OF_THE_WHOLE = re.compile(
    r"(?:关于|针对|对于?)?(?:(?:本轮|此次)?[省市区县]?委?第?.{0,3}巡[察视]第?.{0,3}组?)?"
    r"(?:反馈|指出|提出|发现)(?:意见)?(?:指出|提出)?的?(?:\d{1,3}|[一二三四五六七八九十]{1,3})?(?:个|方面|项|条|类)*"
    r"(?:具体|主要|突出|重点|个性|共性)?问题(?=$|[,、(]|的?整改(?:工作|落实|任务|进展|完成|推进)*(?:情况|$))|.*下一步|.*(?:立行立改|边巡边改|边查边改)(?:的|类)?问题"
)
_REPORT = re.compile(r"整改(?:工作|落实|进展)?情况$")
"""Headings of the whole report, or of a part of it, that speak of problems without naming one."""
_BOXED = re.compile(r" *[\[(【](?P<words>[^\[\]()【】\r\n]{2,16})[\])】] *[。:]?$")
_PLAIN_OPENING = re.compile(r"^(?:关于|针对|对于|对(?=.*问题(?:的?整改.{0,8})?$))")
_ENDING = re.compile(r"(?:(?:等|等方面)?的?(?:具体)?问题)?(?:的?整改(?:落实)?(?:工作)?(?:进展)?(?:情况)?)?$")
_QUOTED = re.compile(r"“[^“”]*(?:‘[^’]*’[^“”]*)*”")
_MARKS = " 。.:;,"


@dataclass(frozen=True)
class Title:
    """Where a title stands, and the status in brackets behind it."""

    place: Span
    end: int
    """Where the words after the title start."""
    said: Span | None
    names: bool
    """Whether it says itself that it is a problem; else it only speaks of something amiss."""


def title_of(text: Text, line: Line) -> Title | None:
    """The title a line opens with; None where it opens with none."""
    opens_problem = line.kind == "problem" or (line.label is not None and line.label.code == "problem")
    if (line.label and not opens_problem) or line.words >= line.end:
        return None
    whole = line.end - line.start <= LONGEST_HEADING and _WHOLE_LINE.fullmatch(
        text.bare, line.start, line.end
    )
    if not line.mark and not line.label and not whole:
        return None
    end = _end(text, line)
    title = _made(text, Span(line.words, end), names=True)
    words = text.bare[title.place.start : title.place.end].rstrip(_MARKS)
    if _OF_THE_WHOLE.match(words) or not words:
        return None
    opens = bool(_OPENS.match(words))
    problem = bool(_NAMES_PROBLEM.search(words)) and not _REPORT.search(
        words[: None if opens else len(words)]
    )
    if opens_problem or problem or (opens and _REPORT.search(words) and "问题" in words):
        return title
    if opens and "问题" in words and "," not in words:
        return title
    heading = len(words) <= LONGEST_HEADING and ("。" not in words or end == line.end)
    amiss = opens or title.said or DEFICIENT.search(text.plain, title.place.start, title.place.end)
    if line.mark and heading and amiss:
        return _made(text, Span(line.words, end), names=False)
    return None


def title_as_is(text: Text, line: Line) -> Title:
    """The whole line as a title; of a line that goes on in its text the first sentence."""
    first = text.plain.find("。", line.words, line.end) + 1
    cut = 0 < first < line.end and not _goes_on(text, Span(first, line.end))
    return _made(text, Span(line.words, first if cut else line.end), names=False)


def cell_title(text: Text, line: Line) -> Title:
    """The title in a table's cell: its first sentence that names a problem, else its first line."""
    first = text.plain.find("\n", line.words, line.end)
    line = Line(line.start, line.end if first < 0 else first, line.mark, line.label)
    end = _end(text, line) if "问题" in text.bare[line.words : line.end] else line.end
    return _made(text, Span(line.words, end), names=True)


def bare_title(printed: str, plain: str | None = None) -> str:
    """The problem alone: no 关于/针对, no 的问题, no outer quotes, no closing mark.

    `plain` is the plain form of the printed words, as long as they are.
    """
    words = characters.plain(printed) if plain is None else plain
    start = len(words) - len(words.lstrip(_MARKS))
    words = words.strip(_MARKS)
    opening = _PLAIN_OPENING.match(words)
    start += opening.end() if opening else 0
    words = _ENDING.sub("", words[opening.end() if opening else 0 :])
    start += len(words) - len(words.lstrip(_MARKS))
    words = words.strip(_MARKS)
    if _QUOTED.fullmatch(words):
        start, words = start + 1, words[1:-1]
    words = words.rstrip(_MARKS)
    return printed[start : start + len(words)]


def _end(text: Text, line: Line) -> int:
    bare = text.bare
    comma = _COMMA_STOP.search(bare, line.words, min(line.end, line.words + LONGEST_HEADING))
    stop = _STOP.search(bare, line.words, line.end)
    if comma and (stop is None or comma.end() < stop.end()):
        return comma.end()
    if stop and stop[0] and not stop[0].startswith("问题"):
        if _OPENS.match(bare, line.words):  # 关于…有漏洞。个别…的问题。
            stop = _LATER_STOP.search(bare, line.words, min(line.end, line.words + LONGEST_HEADING)) or stop
        elif line.end - line.words <= LONGEST_HEADING and _goes_on(text, Span(stop.end(), line.end)):
            return line.end
    return stop.end() if stop and stop[0] else line.end


def _goes_on(text: Text, rest: Span) -> bool:
    """Whether the words behind the first stop of a short line still say what is amiss."""
    words = text.plain[rest.start : rest.end]
    return (
        bool(_GOES_ON.match(words) and DEFICIENT.search(words) and not is_status(words))
        and "整改" not in words
    )


def _made(text: Text, place: Span, names: bool) -> Title:
    boxed = _BOXED.search(text.plain, max(place.start, place.end - 24), place.end)
    if boxed and is_status(boxed["words"]):
        return Title(Span(place.start, boxed.start()), place.end, Span(*boxed.span("words")), names)
    after = re.compile(r" *[\[(【](?P<words>[^\[\]()【】\r\n]{2,16})[\])】] *[。:]?").match(
        text.plain, place.end
    )
    if after and is_status(after["words"]):
        return Title(place, after.end(), Span(*after.span("words")), names)
    return Title(place, place.end, None, names)
