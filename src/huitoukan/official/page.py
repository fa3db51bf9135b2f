"""The page in Word: paper, margins, grid, page numbers, the mark in the header, and fixed file times."""

from __future__ import annotations

import io
from datetime import datetime
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.text.run import CT_R
from docx.section import Section
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from huitoukan.official.form import (
    BOTTOM_MM,
    GRID_SPACING,
    LEFT_MM,
    MARK_GAP_MM,
    NUMBER_GAP_MM,
    PAPER_MM,
    PITCH_TWIPS,
    RIGHT_MM,
    SIZES,
    STILL,
    TOP_MM,
    Face,
)
from huitoukan.official.text import font


def set_page(section: Section, landscape: bool = False) -> None:
    """A4 with the margins and the grid of an official document, in place; a landscape page is one turned."""
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = map(Mm, reversed(PAPER_MM) if landscape else PAPER_MM)
    # a table's head lies at the edge where the sheets are bound
    turned = (LEFT_MM, RIGHT_MM, BOTTOM_MM, TOP_MM)
    top, bottom, left, right = turned if landscape else (TOP_MM, BOTTOM_MM, LEFT_MM, RIGHT_MM)
    section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
    section.left_margin, section.right_margin = Mm(left), Mm(right)
    section.header_distance = Mm(top - MARK_GAP_MM) - Pt(SIZES["caption"])
    section.footer_distance = Mm(bottom - NUMBER_GAP_MM) - Pt(SIZES["number"])
    properties = section._sectPr
    for old in properties.findall(qn("w:docGrid")):
        properties.remove(old)
    grid = OxmlElement("w:docGrid")
    grid.set(qn("w:type"), "linesAndChars")
    grid.set(qn("w:linePitch"), str(PITCH_TWIPS))
    grid.set(qn("w:charSpace"), str(GRID_SPACING))
    properties.append(grid)


def page_numbers(document: Document, section: Section) -> None:
    """— 1 — at the foot: on odd pages right, on even pages left, one character in."""
    document.settings.odd_and_even_pages_header_footer = True
    for footer, side in ((section.footer, WD_ALIGN_PARAGRAPH.RIGHT), (section.even_page_footer, None)):
        footer.is_linked_to_previous = False
        target = footer.paragraphs[0]
        _plain(target, SIZES["number"])
        form = target.paragraph_format
        form.alignment = side or WD_ALIGN_PARAGRAPH.LEFT
        form.left_indent = None if side else Pt(SIZES["number"])
        form.right_indent = Pt(SIZES["number"]) if side else None
        _number(target)


def mark_header(section: Section, words: str) -> None:
    """The words in the middle of the head of every page."""
    for header in (section.header, section.even_page_header):
        header.is_linked_to_previous = False
        target = header.paragraphs[0]
        _plain(target, SIZES["caption"])
        target.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        font(target.add_run(words), Face.HEADING, SIZES["caption"])


def _plain(target: Paragraph, size: float) -> None:
    """A line as high as its type: what a body style adds would push it out of its place."""
    form = target.paragraph_format
    form.first_line_indent = Pt(0)
    form.space_before = form.space_after = Pt(0)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(size)


def _number(target: Paragraph) -> None:
    for words in ("— ", None, " —"):
        run = target.add_run(words or "")
        font(run, Face.NUMBER, SIZES["number"])
        if words is None:
            _field(run._element)


def _field(run: CT_R) -> None:
    """The page number as a field; shown as 1 until the file is opened."""
    for kind, text in (("begin", ""), ("instrText", "PAGE"), ("separate", ""), ("t", "1"), ("end", "")):
        if text:
            element = OxmlElement(f"w:{kind}")
            element.text = text
        else:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        run.append(element)


APP_PART = "docProps/app.xml"
APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>huitoukan</Application></Properties>"
)
"""What made the document, in the place of what the model of an empty document says of its own making."""


def still(data: bytes, when: datetime = STILL) -> bytes:
    """The same archive with one fixed time in every entry, saying what made it."""
    result = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(result, "w", ZIP_DEFLATED) as new:
        for entry in old.infolist():
            fixed = ZipInfo(entry.filename, when.timetuple()[:6])
            fixed.external_attr = 0o644 << 16
            new.writestr(fixed, APP if entry.filename == APP_PART else old.read(entry), ZIP_DEFLATED)
    return result.getvalue()
