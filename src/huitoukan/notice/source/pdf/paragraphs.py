"""Lines into paragraphs, by where they begin and end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from huitoukan.notice.source.pdf.lines import Line

SLACK, SLACK_AT_END = 3.0, 0.3
"""A line is full when the beginning of the next would not have fitted, give or take so many characters; less
so at the end of a sentence, where a paragraph is likely to end."""
UNBROKEN = re.compile(
    r"[(（《“‘〔]*(?:[A-Za-z0-9.,%:/_@+-]+|.)[，。、；：！？,;:）)》”’〕%％]*(?:[A-Za-z0-9.%-]{1,20})?"
)
"""What stays together at the beginning of a line."""
INDENTED = 0.8
SPACED = 1.3
"""Lines further apart than so many times the usual are paragraphs of their own."""
LARGER = 1.15
ENDS = re.compile(r"[。！？；;]$")
BEGINS = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[)）、]|[（(]\d{1,2}[)）]|\d{1,2}[.、．](?!\d)|[①-⑳]")
FEW = 5
"""A page with fewer lines takes the margins of the whole document."""
NARROW = 0.6
"""Lines that fill less of a page's width are short ones: its margins are then taken to be alike."""


@dataclass(frozen=True)
class Frame:
    """Where lines begin and end, their usual distance and size. `narrow`: the inside of a table cell."""

    left: float
    right: float
    pitch: float
    size: float
    narrow: bool = False


def frames(pages: Sequence[Sequence[Line]], width: float) -> list[Frame]:
    """The frame of each page's body, on pages so wide."""
    every = [line for page in pages for line in page]
    if not every:
        return [Frame(0, 0, 0, 0) for _ in pages]
    size = median(line.size for line in every)
    steps = [
        below.top - above.top
        for page in pages
        for above, below in pairwise(page)
        if below.top - above.top < 4 * size
    ]
    pitch = median(steps) if steps else 2 * size
    full = [page for page in pages if len(page) >= FEW] or [every]
    left = median(min(line.x0 for line in page) for page in full)
    right = median(max(line.x1 for line in page) for page in full)
    if right - left < NARROW * width:
        return [Frame(left, max(right, width - left), pitch, size) for _ in pages]
    return [
        Frame(min(line.x0 for line in page), max(line.x1 for line in page), pitch, size)
        if len(page) >= FEW
        else Frame(left, right, pitch, size)
        for page in pages
    ]


def inside(cell: Sequence[Line], left: float, right: float) -> Frame:
    """The frame of a table cell between its rulings: as much blank is kept on both sides."""
    size = median(line.size for line in cell)
    padding = min(max(min(line.x0 for line in cell) - left, 0), size)
    return Frame(left + padding, right - padding, 3 * size, size, narrow=True)


def goes_on(above: Line, below: Line, frame: Frame, next_frame: Frame) -> bool:
    """Whether the lower line belongs to the paragraph of the upper one."""
    if max(above.size, below.size) > LARGER * min(above.size, below.size):
        return False
    if above.page == below.page and below.top - above.top > SPACED * max(frame.pitch, 1.6 * above.size):
        return False
    if not frame.narrow and _is_title(above, frame) and _is_title(below, next_frame):
        return True
    if not frame.narrow and 2 * (above.x0 - frame.left) > frame.right - frame.left:
        return False  # set to the right: a signature, a date
    start = UNBROKEN.match(below.text)
    ends = ENDS.search(above.text) is not None
    slack = SLACK_AT_END if ends else SLACK
    if frame.right - above.x1 > (_ems(start.group() if start else "") + slack) * above.size:
        return False
    if ends and BEGINS.match(below.text):
        return False
    indented = below.x0 - next_frame.left > INDENTED * below.size
    return not indented or (frame.narrow and _is_centred(below, next_frame))


def together(above: str, below: str) -> str:
    """Two lines of a paragraph as one; only between Latin words the line end stood for a blank."""
    latin = (above[-1:] + below[:1]).isascii() and above[-1:].isalpha() and below[:1].isalpha()
    return f"{above}{' ' if latin else ''}{below}"


def paragraphs(lines: Sequence[Line], frame: Frame) -> list[str]:
    """The paragraphs of lines in one frame."""
    result: list[str] = []
    for above, below in zip([None, *lines], lines, strict=False):
        if above is not None and goes_on(above, below, frame, frame):
            result[-1] = together(result[-1], below.text)
        else:
            result.append(below.text)
    return result


def _ems(text: str) -> float:
    """The width of a text in character heights."""
    return sum(0.5 if character.isascii() else 1.0 for character in text)


def _is_centred(line: Line, frame: Frame) -> bool:
    return abs((line.x0 + line.x1) / 2 - (frame.left + frame.right) / 2) < line.size / 2


def _is_title(line: Line, frame: Frame) -> bool:
    return line.size > LARGER * frame.size and _is_centred(line, frame)
