"""Typefaces in Word: the Latin and the East Asian one are two names, and both must be set."""

from __future__ import annotations

from docx.document import Document
from docx.opc.oxml import serialize_part_xml
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from docx.styles.style import ParagraphStyle
from docx.text.run import Run

from huitoukan.official.form import CLOSER_TWIPS, FONTS, LATIN, SIZES, STAND_INS, Face

_FONT_TABLE = "/word/fontTable.xml"
_OFF = ("w:autoSpaceDE", "w:autoSpaceDN", "w:snapToGrid")
"""No space between Chinese and Latin letters or digits, no snapping to the grid; in Word's order."""
_SLOTS = ("ascii", "hAnsi", "cs")


def font(target: Run | ParagraphStyle, face: Face, size: float) -> None:
    """Set size and both typefaces of a run or a style, in place; names of a theme go."""
    target.font.size = Pt(size)
    fonts = target._element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for slot in _SLOTS:
        fonts.set(qn(f"w:{slot}"), LATIN)
    fonts.set(qn("w:eastAsia"), FONTS[face])


def set_text(document: Document) -> None:
    """Make the text of a document 仿宋 3号, 28 characters a line, and list its typefaces, in place.

    Each typeface is listed with the name to take where it is not installed.
    """
    normal = document.styles["Normal"]
    font(normal, Face.TEXT, SIZES["text"])
    # Word, WPS and LibreOffice read the grid of a page differently: the text is set as close as the grid
    # asks for, and then left alone by it
    closer = OxmlElement("w:spacing")
    closer.set(qn("w:val"), str(CLOSER_TWIPS))
    normal._element.get_or_add_rPr().get_or_add_rFonts().addnext(closer)
    properties = normal._element.get_or_add_pPr()
    for place, name in enumerate(_OFF):
        off = OxmlElement(name)
        off.set(qn("w:val"), "0")
        properties.insert(place, off)
    _chinese(document)
    part = next((one for one in document.part.package.iter_parts() if str(one.partname) == _FONT_TABLE), None)
    if part is None:
        return
    table = parse_xml(f"<w:fonts {nsdecls('w')}/>")
    for name in dict.fromkeys([LATIN, *FONTS.values()]):
        entry = OxmlElement("w:font")
        entry.set(qn("w:name"), name)
        if name in STAND_INS:
            other = OxmlElement("w:altName")
            other.set(qn("w:val"), STAND_INS[name])
            entry.append(other)
        table.append(entry)
    _fill(part, serialize_part_xml(table))


def _chinese(document: Document) -> None:
    """Make Chinese the language, in the way of today's Word: the empty document is a Japanese one of 2010."""
    settings = document.settings.element
    for tag, owner in (("w:lang", document.styles.element), ("w:themeFontLang", settings)):
        for language in owner.iter(qn(tag)):
            language.set(qn("w:eastAsia"), "zh-CN")
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def _fill(part: Part, content: bytes) -> None:
    part._blob = content
