"""Findings of a notice: bare titles, status words, and the measures their text sets out."""

from __future__ import annotations

import re
from itertools import pairwise

from huitoukan.notice.model import Finding, Passage
from huitoukan.notice.outline import LABEL, LONGEST_HEADING, Section, sections
from huitoukan.notice.plain import Span
from huitoukan.notice.statuses import NOT_STATED, closing, opening, status_of
from huitoukan.notice.text import Text

OPENING = re.compile(r"^(?:关于|针对|对于|对)")
ENDING = re.compile(r"(?:的?问题)?(?:的?整改(?:落实)?)?(?:情况)?$")
QUOTED = re.compile(r"“[^“”]*(?:‘[^’]*’[^“”]*)*”")
MEASURE = re.compile(
    r"(?:(?<=[。;:,])|^) *"
    r"(?P<mark>[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十]{1,2}[,、]|\(\d{1,2}\)|[①-⑳])",
    re.MULTILINE,
)
STATUS_LABELS = ("完成情况", "整改结果", "进展情况", "整改进展")
"""Labels of a status line; where more than a heading's length follows, it is text."""


def findings(text: Text) -> tuple[Finding, ...]:
    """The findings in order, numbered 1…n."""
    return tuple(_finding(text, no, section) for no, section in enumerate(sections(text), start=1))


def bare_title(heading: str) -> str:
    """The problem alone: no 关于/针对, no 的问题, no outer quotes, no closing mark."""
    words = heading.strip(" \u3000\u00a0。.:：;；")
    words = ENDING.sub("", OPENING.sub("", words)).strip()
    if QUOTED.fullmatch(words):
        words = words[1:-1]
    return words.rstrip("。.")


def _finding(text: Text, no: int, section: Section) -> Finding:
    heading = section.heading
    body, said = _body(text, section)
    if said is None and body:
        said = opening(text.plain, body[0])
        if said is None:
            said = closing(text.plain, body[-1])
        else:
            body[0] = Span(said.end + 1, max(said.end + 1, body[0].end))
    words = text.passage(said).text.rstrip("。.") if said else None
    passages = (text.passage(place) for place in body)
    return Finding(
        no=no,
        label=text.printed[heading.start : heading.body].strip(),
        part=section.part,
        category=section.category,
        title=bare_title(text.printed[heading.body : section.title_end]),
        status=status_of(text.plain[said.start : said.end]) if said else NOT_STATED,
        status_text=words,
        measures=tuple(measure for place in body for measure in _measures(text, place)),
        body=tuple(passage for passage in passages if passage.text),
    )


def _body(text: Text, section: Section) -> tuple[list[Span], Span | None]:
    """The paragraphs below a heading without their labels, and what its status line says."""
    body: list[Span] = []
    said: Span | None = None
    rest = Span(section.title_end, section.heading.end)  # a heading may go on into its own paragraph
    for place in [rest, *(Span(line.start, line.end) for line in section.lines)]:
        label = LABEL.match(text.plain, place.start, place.end)
        words = Span(label.end(), place.end) if label else place
        if label and label["name"] in STATUS_LABELS and words.end - words.start <= LONGEST_HEADING:
            said = words
        else:
            body.append(words)
    return [place for place in body if text.passage(place).text], said


def _measures(text: Text, place: Span) -> list[Passage]:
    """The measures of a paragraph: one per 一是/二是, (1)/(2), …; an undivided one is one measure."""
    marks = [found.start("mark") for found in MEASURE.finditer(text.plain, place.start, place.end)]
    # what stands before the first mark belongs to the first measure; a single mark divides nothing
    edges = [place.start, *(marks[1:] if len(marks) > 1 else []), place.end]
    return [measure for a, b in pairwise(edges) if (measure := text.passage(Span(a, b))).text]
