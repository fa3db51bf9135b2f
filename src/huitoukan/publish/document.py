"""A published notice as the bytes of a file: .txt, .md, or .docx in the form of an official document.

The form follows GB/T 9704: A4, margins 37/35/28/26 mm, 28 pt between lines, title 2号, text 3号. Fonts are
given by name only, as every office has them.
"""

from __future__ import annotations

import io
from datetime import datetime
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as DocxParagraph
from docx.text.run import Run

from huitoukan.publish.model import Paragraph, Published, Role

SUFFIXES = (".txt", ".md", ".docx")
STILL = datetime(2000, 1, 1)
"""The time stamped into the file; a real one would change the bytes with every run."""
TITLE_WIDTH = 20
"""Characters of a title that stand in one line."""
SIZE, TITLE_SIZE, PAGE_SIZE = 16, 22, 14
FONTS = {
    Role.TITLE: "方正小标宋简体",
    Role.PART: "黑体",
    Role.CATEGORY: "楷体_GB2312",
    Role.FINDING: "仿宋_GB2312",
    Role.REMARK: "楷体_GB2312",
    Role.BODY: "仿宋_GB2312",
    Role.SIGNATURE: "仿宋_GB2312",
}
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
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(25)
    _page_number(section.footer.paragraphs[0])
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
    return _still(stream.getvalue())


def _paragraph(target: DocxParagraph, one: Paragraph, first_of_signature: bool) -> None:
    form = target.paragraph_format
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(28)
    form.space_before = form.space_after = Pt(0)
    form.widow_control = False
    if one.role in (Role.TITLE, Role.REMARK):
        form.alignment = WD_ALIGN_PARAGRAPH.CENTER
        form.space_after = Pt(28)
        form.line_spacing = Pt(32)
    elif one.role is Role.SIGNATURE:
        form.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        form.right_indent = Pt(4 * SIZE)
        form.space_before = Pt(28 if first_of_signature else 0)
        form.keep_together = True
    else:
        form.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        form.first_line_indent = Pt(2 * SIZE)
        form.keep_with_next = one.role in (Role.PART, Role.CATEGORY, Role.FINDING)
    run = target.add_run()
    for index, line in enumerate(_title_lines(one.text) if one.role is Role.TITLE else [one.text]):
        if index:
            run.add_break()
        run.add_text(line)
    run.bold = one.role is Role.FINDING
    _font(run, FONTS[one.role], TITLE_SIZE if one.role is Role.TITLE else SIZE)


def _title_lines(title: str) -> list[str]:
    """A long title in two lines, broken before 关于, where it may be."""
    organ, about, rest = title.partition("关于")
    return [title] if len(title) <= TITLE_WIDTH or not organ else [organ, about + rest]


def _font(run: Run, name: str, size: int) -> None:
    run.font.size, run.font.name = Pt(size), "Times New Roman"
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)


def _page_number(target: DocxParagraph) -> None:
    """— 1 — in the middle of the foot."""
    target.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for words in ("— ", "PAGE", " —"):
        run = target.add_run("" if words == "PAGE" else words)
        _font(run, "宋体", PAGE_SIZE)
        if words == "PAGE":
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), "PAGE")
            target._p.append(field)
            inner = OxmlElement("w:r")
            inner.append(run._element.rPr)
            shown = OxmlElement("w:t")
            shown.text = "1"
            inner.append(shown)
            field.append(inner)
            target._p.remove(run._element)


def _still(data: bytes) -> bytes:
    """The same archive with a fixed time in every entry."""
    result = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(result, "w", ZIP_DEFLATED) as new:
        for entry in old.infolist():
            still = ZipInfo(entry.filename, STILL.timetuple()[:6])
            still.external_attr = 0o644 << 16
            new.writestr(still, old.read(entry), ZIP_DEFLATED)
    return result.getvalue()
