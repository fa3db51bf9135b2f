"""The skeleton of a notice: lines with their marks, and which are parts, categories and findings.

Roles come from order and words, not from fixed marks: the deepest headings that name a 问题 are findings;
what stands above them is part and category.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from huitoukan.notice.dates import LONE_DAY
from huitoukan.notice.lines import Line, heading_words, lines_of
from huitoukan.notice.text import Text

OPENS_TITLE = re.compile(r"关于|针对|对于")
TITLE_STOP = re.compile(r"问题[。:]|[。:]")
LATER_STOP = re.compile(r"的?问题[。:]")
NAMES_PROBLEM = re.compile(r"问题(?:的?整改(?:落实)?)?(?:情况)?$")
OF_THE_WHOLE = re.compile(
    r"(?:关于|针对|对于?)?(?:巡[察视])?组?反馈(?:意见)?(?:指出)?的?(?:具体|主要|突出)?问题|.*下一步"
)
REPORT = re.compile(r"整改(?:工作|落实|进展)?情况$")
"""Headings of the whole report, or of a part of it, that speak of problems without naming one."""
THEME = re.compile(r"聚焦|方面$|情况$")
LABEL = re.compile(
    r" *(?P<name>整改情况|整改措施|整改落实情况|完成情况|整改结果|整改成效|进展情况|整改进展)[:] *"
)
CLOSING = re.compile(r"下一步|今后,|欢迎广大|欢迎.{0,12}监督|公示期间|联系电话|联系方式|特此")
LONGEST_HEADING = 60
"""Characters that a heading without mark, or a title with a full stop in it, has at most."""


@dataclass
class Section:
    """A finding heading with the lines below it, and the headings it stands under."""

    heading: Line
    title_end: int
    part: str | None
    category: str | None
    lines: list[Line] = field(default_factory=list)


def sections(text: Text) -> list[Section]:
    """One section per finding, in order."""
    lines = lines_of(text)
    titles = [_title_end(text, line) for line in lines]
    outer = _holds_findings(lines, titles)
    result: list[Section] = []
    above: dict[int, str] = {}
    unmarked: str | None = None
    current: Section | None = None
    for index, line in enumerate(lines):
        title_end, depth = titles[index], line.depth
        if title_end is not None and depth is not None and not outer[index]:
            over = [above[level] for level in sorted(above) if level < depth]
            current = Section(line, title_end, *_roles(over, unmarked))
            result.append(current)
        elif depth is not None and (current is None or depth < (current.heading.depth or 0)):
            above = {level: words for level, words in above.items() if level < depth}
            above[depth] = heading_words(text, line)
            current, unmarked = None, None
        elif depth is None and any(titles[index + 1 : index + 2]) and _is_heading(text, line):
            current, unmarked = None, heading_words(text, line)
        elif depth is None and _closes(text, lines[index : index + 2]):
            current = None
        elif current is not None:
            current.lines.append(line)
    return result


def _is_heading(text: Text, line: Line) -> bool:
    """Whether an unmarked line is short and without label, as headings and signatures are."""
    return line.end - line.start <= LONGEST_HEADING and not LABEL.match(text.plain, line.start)


def _closes(text: Text, lines: list[Line]) -> bool:
    """Whether the first of the lines ends the findings: closing words, or the signature above a lone day."""
    first = text.plain[lines[0].start : lines[0].end]
    signed = any(LONE_DAY.fullmatch(text.plain, line.start, line.end) for line in lines)
    ends = signed and _is_heading(text, lines[0]) and not first.endswith(("。", ";"))
    return ends or bool(CLOSING.match(first))


def _title_end(text: Text, line: Line) -> int | None:
    """Where the title of a finding ends if the line opens one."""
    if line.depth is None:
        return None
    opens = OPENS_TITLE.match(text.bare, line.body) or "问题" in text.bare[line.start : line.body]
    stop = TITLE_STOP.search(text.bare, line.body, line.end)
    if opens and stop and not stop[0].startswith("问题"):  # 关于…有漏洞。个别…的问题。
        stop = LATER_STOP.search(text.bare, line.body, min(line.end, line.body + LONGEST_HEADING)) or stop
    end = stop.end() if stop else line.end
    words = text.bare[line.body : end].rstrip("。: ")
    if opens:
        names = "问题" in text.bare[line.start : end]
    else:
        names = bool(NAMES_PROBLEM.search(words)) and not REPORT.search(words)
    return end if names and not OF_THE_WHOLE.match(words) else None


def _holds_findings(lines: list[Line], titles: list[int | None]) -> list[bool]:
    """Which lines are headings of lines that name a problem, and so no findings themselves."""
    result: list[bool] = []
    reach = -1  # the depth above which a heading holds the next title below
    for line, title in zip(reversed(lines), reversed(titles), strict=True):
        result.append(line.depth is not None and reach > line.depth)
        if line.depth is not None:
            reach = min(line.depth, reach) if title is None else line.depth
    return result[::-1]


def _roles(over: list[str], unmarked: str | None) -> tuple[str | None, str | None]:
    """(part, category) of a finding from the headings above it, widest first."""
    themes = [words for words in over if THEME.search(words)]
    part = themes[-1] if themes else (over[-1] if over and unmarked else None)
    inner = over[over.index(part) + 1 :] if part in over else over
    return part, unmarked or (inner[-1] if inner else None)
