"""What a page repeats: page numbers, running headers and footers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from huitoukan.notice.source.pdf.lines import Line

NUMBER = re.compile(
    r"[-—–－―─·\s]*\d{1,3}[-—–－―─·\s]*"
    r"|\d{1,3}\s?[/／]\s?\d{1,3}"
    r"|第\s*[\d一二三四五六七八九十]{1,3}\s*页[\s,，/／（(]*(?:共\s*[\d一二三四五六七八九十]{1,3}\s*页)?[)）]?"
    r"|Page \d{1,3}(?: of \d{1,3})?"
)
EDGE = 0.13
"""The share of a page's height, above and below, where page numbers stand."""
OUTER = 2
"""How many lines at the top and at the bottom of a page may repeat."""


def without(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """The lines of each page without page numbers and without what most pages repeat at the same place."""
    bare = [
        [line for line in page if not _is_number(line, page, height)]
        for page, height in zip(pages, heights, strict=True)
    ]
    seen = Counter(key for page in bare for key in {_key(line) for line in _outer(page)})
    # a sentence may open every page and differ in its number alone
    running = {
        key for key, times in seen.items() if 2 * times > max(len(pages), 2) and not key[0].endswith("。")
    }
    return [[line for line in page if not (_key(line) in running and line in _outer(page))] for page in bare]


def _outer(page: Sequence[Line]) -> list[Line]:
    return [*page[:OUTER], *page[-OUTER:]]


def _key(line: Line) -> tuple[str, int]:
    """The words without their digits, and how far down they stand."""
    return re.sub(r"\d+", "#", line.text), round(line.top / 3)


def _is_number(line: Line, page: Sequence[Line], height: float) -> bool:
    at_edge = line.bottom < EDGE * height or line.top > (1 - EDGE) * height
    return at_edge and line in _outer(page) and NUMBER.fullmatch(line.text) is not None
