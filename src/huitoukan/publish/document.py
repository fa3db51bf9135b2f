"""A published notice as the bytes of a file: .txt, .md, or .docx in the form of an official document."""

from __future__ import annotations

import io

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph as DocxParagraph

from huitoukan.official import (
    SIZES,
    STILL,
    Face,
    font,
    page_numbers,
    set_page,
    set_text,
    still,
    title_lines,
)
from huitoukan.official.form import PITCH
from huitoukan.publish.model import Paragraph, Published, Role

SUFFIXES = (".txt", ".md", ".docx")
FACES = {
    Role.TITLE: Face.TITLE,
    Role.PART: Face.HEADING,
    Role.CATEGORY: Face.SUBHEADING,
    Role.REMARK: Face.SUBHEADING,
}
"""Everything else is text."""
HEADINGS = {Role.TITLE: "# ", Role.PART: "## ", Role.CATEGORY: "### ", Role.FINDING: "#### "}
"""Levels of Markdown headings."""


def content(notice: Published, suffix: str) -> bytes:
    """The notice as a file of this kind; the same notice gives the same bytes. KeyError for another kind."""
    return {".txt": _text, ".md": _markdown, ".docx": _docx}[suffix](notice)


def _text(notice: Published) -> bytes:
    return notice.text.encode("utf-8")


def _markdown(notice: Published) -> bytes:
    lines = (f"{HEADINGS.get(one.role, '')}{one.text}" for one in notice.paragraphs)
    return ("\n\n".join(lines) + "\n").encode("utf-8")


def _docx(notice: Published) -> bytes:
    document = Document()
    for old in list(document.element.body.iterchildren(qn("w:p"))):
        document.element.body.remove(old)
    set_page(document.sections[0])
    page_numbers(document, document.sections[0])
    set_text(document)
    signed = False
    for one in notice.paragraphs:
        ends = one.role is Role.SIGNATURE
        _paragraph(document.add_paragraph(), one, first_of_signature=ends and not signed)
        signed = signed or ends
    properties = document.core_properties
    properties.title = notice.paragraphs[0].text
    properties.author = properties.last_modified_by = "huitoukan"
    properties.comments = ""
    properties.created = properties.modified = STILL
    stream = io.BytesIO()
    document.save(stream)
    return still(stream.getvalue())


def _paragraph(target: DocxParagraph, one: Paragraph, first_of_signature: bool) -> None:
    form = target.paragraph_format
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(PITCH)
    form.space_before = form.space_after = Pt(0)
    form.widow_control = False
    if one.role in (Role.TITLE, Role.REMARK):
        form.alignment = WD_ALIGN_PARAGRAPH.CENTER
        form.space_after = Pt(PITCH)
        form.line_spacing = Pt(32)
    elif one.role is Role.SIGNATURE:
        form.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        form.right_indent = Pt(4 * SIZES["text"])
        form.space_before = Pt(PITCH if first_of_signature else 0)
        form.keep_together = True
    else:
        form.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        form.first_line_indent = Pt(2 * SIZES["text"])
        form.keep_with_next = one.role in (Role.PART, Role.CATEGORY, Role.FINDING)
    run = target.add_run()
    for index, line in enumerate(title_lines(one.text) if one.role is Role.TITLE else [one.text]):
        if index:
            run.add_break()
        run.add_text(line)
    run.bold = one.role is Role.FINDING
    size = SIZES["title" if one.role is Role.TITLE else "text"]
    font(run, FACES.get(one.role, Face.TEXT), size)
