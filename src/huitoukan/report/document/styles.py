"""The styles of the Word report, made by code: the office changes them in Word as those of any document."""

from __future__ import annotations

from dataclasses import dataclass

from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle

from huitoukan.official import SIZES, Face, font, mark_header, page_numbers, set_page, set_text
from huitoukan.official.form import PITCH

LEFT, CENTER, RIGHT, JUSTIFY = (
    WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.JUSTIFY
)  # fmt: skip


@dataclass(frozen=True)
class Look:
    """A paragraph style: typeface, size, alignment, indents in characters, space in lines."""

    face: Face = Face.TEXT
    size: str = "text"
    align: WD_ALIGN_PARAGRAPH = JUSTIFY
    first: float = 2
    left: float = 0
    right: float = 0
    before: float = 0
    after: float = 0
    pitch: float | None = PITCH
    """Points from line to line; None lets the line be as high as what stands in it."""
    next: bool = False
    """Whether it stays on the page of what follows."""
    outline: int | None = None
    """Level in the navigation."""


_SMALL = Look(size="table", align=LEFT, first=0, pitch=14)
STYLES = {
    "Body Text": Look(),
    "First Paragraph": Look(),
    "Compact": Look(),
    "Block Text": Look(left=2),
    "Title": Look(Face.TITLE, "title", CENTER, first=0, pitch=34, next=True),
    "副标题": Look(Face.SUBHEADING, align=CENTER, first=0, after=1),
    "Heading 1": Look(Face.HEADING, next=True),
    "Heading 2": Look(Face.SUBHEADING, next=True),
    "Heading 3": Look(next=True),
    "Heading 4": Look(next=True),
    "Heading 5": Look(next=True),
    "要点": Look(),
    "落款": Look(align=RIGHT, first=0, right=4, next=True),
    "附件说明": Look(left=5, first=-3, align=LEFT, next=True),
    "附件标记": Look(Face.HEADING, align=LEFT, first=0, next=True),
    "附件标题": Look(Face.TITLE, "title", CENTER, first=0, before=1, after=1, pitch=34, next=True, outline=0),
    "图": Look(align=CENTER, first=0, before=0.3, pitch=None, next=True),
    "图题": Look(Face.HEADING, "caption", CENTER, first=0, pitch=20, next=True),
    "表题": Look(Face.HEADING, "caption", CENTER, first=0, before=0.3, pitch=20, next=True),
    "表头": Look(Face.HEADING, "table", CENTER, first=0, pitch=14, next=True),
    "表文": _SMALL,
    "来源": Look(size="note", align=LEFT, first=0, after=0.2, pitch=13),
    "分节": Look(size="note", first=0, pitch=1),
}
"""Style → its look; what pandoc and python-docx know by another name is given that name."""
ROLES = {
    "subtitle": "副标题", "lead": "要点", "signature": "落款", "annex-mark": "附件标记",
    "annex-title": "附件标题", "annex-list": "附件说明", "figure": "图", "caption": "图题",
    "table-title": "表题", "note": "来源", "break": "分节",
}  # fmt: skip
"""Role of a block → its style."""


def reference(mark: str) -> DocxDocument:
    """An empty document with the page, the styles, the page numbers, and the mark if there is one."""
    document = Document()
    for paragraph in list(document.element.body.iterchildren(qn("w:p"))):
        document.element.body.remove(paragraph)
    set_text(document)
    for name, look in STYLES.items():
        _set(_style(document, name), look)
    _table_style(document)
    section = document.sections[0]
    set_page(section)
    page_numbers(document, section)
    if mark:
        mark_header(section, mark)
    return document


def _style(document: DocxDocument, name: str) -> ParagraphStyle:
    known = {style.name for style in document.styles}
    if name in known:
        return document.styles[name]
    style: ParagraphStyle = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    return style


def _set(style: ParagraphStyle, look: Look) -> None:
    properties = style._element.get_or_add_pPr()
    for child in list(properties):
        properties.remove(child)
    size = SIZES[look.size]
    font(style, look.face, size)
    style.font.bold = style.font.italic = False
    style.font.color.rgb = RGBColor(0, 0, 0)
    form = style.paragraph_format
    form.alignment = look.align
    form.first_line_indent, form.left_indent = Pt(look.first * size), Pt(look.left * size)
    form.right_indent = Pt(look.right * size)
    form.space_before, form.space_after = Pt(look.before * PITCH), Pt(look.after * PITCH)
    if look.pitch:
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(look.pitch)
    else:
        form.line_spacing_rule = WD_LINE_SPACING.SINGLE
    form.keep_with_next, form.widow_control = look.next, False
    indent = properties.find(qn("w:ind"))
    if indent is not None and look.first > 0:
        # Word measures this one in characters, so that it fits when an office changes the size
        indent.set(qn("w:firstLineChars"), str(round(look.first * 100)))
    if look.outline is not None:
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), str(look.outline))
        properties.append(level)


def _table_style(document: DocxDocument) -> None:
    """The style pandoc gives every table: fine lines around every cell."""
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    document.styles.element.append(parse_xml(
        f'<w:style {nsdecls("w")} w:type="table" w:styleId="Table"><w:name w:val="Table"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{lines}</w:tblBorders>'
        '<w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
        '<w:bottom w:w="28" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    ))  # fmt: skip
