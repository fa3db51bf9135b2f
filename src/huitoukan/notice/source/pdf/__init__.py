"""PDF files into paragraphs and tables, from where the characters and rulings stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from huitoukan.notice.source.blocks import Block, Extract, assemble
from huitoukan.notice.source.kinds import refuse_disguised
from huitoukan.notice.source.pdf import furniture
from huitoukan.notice.source.pdf.grids import Ruled, append, is_continued
from huitoukan.notice.source.pdf.lines import Line
from huitoukan.notice.source.pdf.pages import Page, pages
from huitoukan.notice.source.pdf.paragraphs import Frame, frames, goes_on, together
from huitoukan.problems import InputError, Problem, Severity

READ_TEXT = "先做文字识别（OCR），或找通报原文（网页、.docx）。"


def extract(data: bytes, name: str) -> Extract:
    """The file's paragraphs and tables, with a warning for pages that are pictures.

    Raises InputError (status 2) when it is locked, damaged, scanned, or its characters cannot be made out.
    """
    if b"%PDF" not in data[:1024]:
        refuse_disguised(data, name, b"%PDF")
    found = pages(data, name)
    for page, lines in zip(
        found,
        furniture.without([page.lines for page in found], [page.height for page in found]),
        strict=True,
    ):
        page.lines = lines
    filled = [bool(page.lines or page.tables) for page in found]
    if not any(filled):
        raise InputError(f"{name} 是扫描件，没有文字层。", f"请{READ_TEXT}")
    if 10 * sum(page.unknown for page in found) > sum(
        len(line.text) for page in found for line in page.lines
    ):
        raise InputError(f"{name} 的字体没有文字编码，读出来是乱码。", f"请{READ_TEXT}")
    scanned = [
        str(number)
        for number, (page, full) in enumerate(zip(found, filled, strict=True), start=1)
        if page.drawn and not full
    ]
    return assemble(list(_blocks(found)), _warning(scanned))


def _warning(scanned: Sequence[str]) -> list[Problem]:
    if not scanned:
        return []
    message = f"第{'、'.join(scanned)}页没有文字层（可能是扫描页），没有读到内容。"
    return [Problem("pages_without_text", Severity.WARNING, message, f"请对照原件核实；需要时{READ_TEXT}")]


def _blocks(found: Sequence[Page]) -> Iterator[Block]:
    """Paragraphs and tables in reading order, put together over line ends and page ends."""
    words, above = "", None
    table: Ruled | None = None
    for element, frame in _elements(found):
        if isinstance(element, Line):
            if table:
                yield table.grid
                table = None
            if above and goes_on(above[0], element, above[1], frame):
                words = together(words, element.text)
            else:
                if above:
                    yield words
                words = element.text
            above = (element, frame)
        elif table and is_continued(table, element):
            append(table, element)
        else:
            if above:
                yield words
                above = None
            if table:
                yield table.grid
            table = element
    if above:
        yield words
    if table:
        yield table.grid


def _elements(found: Sequence[Page]) -> Iterator[tuple[Line | Ruled, Frame]]:
    """What stands on the pages, from top to bottom, each with the frame of its page."""
    margins = frames([page.lines for page in found], median(page.width for page in found))
    for page, frame in zip(found, margins, strict=True):
        every: list[Line | Ruled] = [*page.lines, *page.tables]
        for element in sorted(every, key=lambda one: one.top):
            yield element, frame
