"""The report as a Word file in official layout: pandoc writes it, the pages and tables are finished here."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory

from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Twips
from docx.table import Table

from huitoukan.official import SIZES, set_page, still
from huitoukan.official.form import BLOCK_MM, twips
from huitoukan.report.document import nodes, pandoc
from huitoukan.report.document.nodes import Node
from huitoukan.report.document.parts import Drawn, Parts
from huitoukan.report.document.styles import ROLES, reference
from huitoukan.report.document.tree import Tree
from huitoukan.report.document.widths import WHOLE, height

TITLE = "Title"
_EM_MM = SIZES["table"] * 25.4 / 72
CELL, HEADING = "表文", "表头"


class Word:
    """How the parts of the document are written for Word: every block has a style of its own."""

    above = 1

    def role(self, role: str, blocks: Sequence[Node]) -> list[Node]:
        """Blocks in their role."""
        return [nodes.div(blocks, ("", (), {"custom-style": ROLES.get(role, role)}))]

    def title(self, rows: Sequence[str]) -> list[Node]:
        """The title of the document."""
        lines = [one for row in rows for one in (nodes.BREAK, *nodes.words(row))][1:]
        return self.role(TITLE, [nodes.para(lines)])

    def annex(self, number: str, title: str, wide: bool, after: bool) -> list[Node]:
        """The head of an annex on a new page; the break belongs to the section it closes."""
        orient = "landscape" if after else "portrait"
        closing = (
            f'<w:p><w:pPr><w:pStyle w:val="{ROLES["break"]}"/><w:sectPr>'
            f'<w:pgSz w:orient="{orient}"/></w:sectPr></w:pPr></w:p>'
        )
        head = {"annex-mark": number, "annex-title": title}
        told = [self.role(role, [nodes.para(nodes.words(text))]) for role, text in head.items()]
        return [nodes.raw("openxml", closing), *(one for blocks in told for one in blocks)]

    def figure(self, name: str, drawn: Drawn, caption: Sequence[Node], source: Sequence[Node]) -> list[Node]:
        """A figure with its caption and source."""
        image = nodes.para([nodes.image(f"{name}.png", drawn.alt)])
        return [
            *self.role("figure", [image]), *self.role("caption", [nodes.para(caption)]),
            *self.role("note", [nodes.para(source)]),
        ]  # fmt: skip

    def table(
        self, made: Node, title: Sequence[Node], below: Sequence[Sequence[Node]], whole: bool
    ) -> list[Node]:
        """A table with its title above and its notes below."""
        notes = [one for line in below for one in self.role("note", [nodes.para(line)])]
        return [*self.role("table-title", [nodes.para(title)]), made, *notes]


def docx(source: pandoc.Document, parts: Parts, title: str, as_of: date, mark: str) -> bytes:
    """The report as .docx; the same parts give the same bytes, dated on the as-of day."""
    tree = Tree(parts, Word())
    blocks = tree.blocks(source["blocks"])
    with TemporaryDirectory() as name:
        folder = Path(name)
        for slug, drawn in parts.figures.items():
            (folder / f"{slug}.png").write_bytes(drawn.png)
        model, target = folder / "reference.docx", folder / "report.docx"
        reference(mark).save(str(model))
        pandoc.write(
            source, blocks, "docx", str(target), f"--reference-doc={model}", f"--resource-path={folder}"
        )
        document = Document(str(target))
    _finish(document, tree.wide)
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = title, "huitoukan", "huitoukan"
    properties.comments = mark
    properties.created = properties.modified = datetime.combine(as_of, time())
    stream = io.BytesIO()
    document.save(stream)
    return still(stream.getvalue())


def _finish(document: DocxDocument, wide: bool) -> None:
    """Set the pages of every section and the rows of every table, in place."""
    _close_sections(document)
    _sections(document, wide)
    at = 0
    ends = [
        paragraph for paragraph in document.element.body if paragraph.find(".//" + qn("w:sectPr")) is not None
    ]
    for element in document.element.body:
        if element in ends:
            at += 1
        if element.tag == qn("w:tbl"):
            section = document.sections[min(at, len(document.sections) - 1)]
            landscape = section.orientation == WD_ORIENT.LANDSCAPE
            _rows(Table(element, document._body), BLOCK_MM[1 if landscape else 0])


def _close_sections(document: DocxDocument) -> None:
    """Let the last paragraph of a section close it: a paragraph of its own might start an empty page."""
    for paragraph in list(document.element.body.iterchildren(qn("w:p"))):
        properties = paragraph.find(qn("w:pPr"))
        section = None if properties is None else properties.find(qn("w:sectPr"))
        before = paragraph.getprevious()
        if section is None or before is None or before.tag != qn("w:p"):
            continue
        before.get_or_add_pPr().append(section)
        document.element.body.remove(paragraph)


def _sections(document: DocxDocument, wide: bool) -> None:
    sections = list(document.sections)
    if len(sections) > 1:
        # pandoc gives head and foot to the last section; the others take them from the one before
        for name in ("w:headerReference", "w:footerReference"):
            for element in sections[-1]._sectPr.findall(qn(name)):
                sections[0]._sectPr.insert(0, element)
    sections[-1].orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    for section in sections:
        landscape = section.orientation == WD_ORIENT.LANDSCAPE
        set_page(section, landscape)


def _rows(table: Table, line_mm: float) -> None:
    """Widths over the whole line, a heading row that is repeated, rows that stay whole, in place."""
    grid = table._tbl.tblGrid.findall(qn("w:gridCol"))
    shares = [int(column.get(qn("w:w"))) for column in grid]
    room = twips(line_mm)
    whole = [share / (sum(shares) or 1) for share in shares]
    given = [share * room // (sum(shares) or 1) for share in shares]
    for column, width in zip(grid, given, strict=True):
        column.set(qn("w:w"), str(width))
    for at, row in enumerate(table._tbl.tr_lst):
        cells = ["".join(cell.itertext()) for cell in row.tc_lst]
        if len(cells) != len(shares) or height(cells, whole, line_mm / _EM_MM) <= WHOLE:
            row.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))
        for cell, width in zip(row.tc_lst, given, strict=False):
            cell.width = Twips(width)
            for paragraph in cell.p_lst:
                paragraph.style = HEADING if at == 0 and len(table._tbl.tr_lst) > 1 else CELL
    _fixed(table)


def _fixed(table: Table) -> None:
    """Keep the widths: Word would make columns as wide as their longest word."""
    properties = table._tbl.tblPr
    table.autofit = False
    width = properties.find(qn("w:tblW"))
    if width is not None:
        width.set(qn("w:type"), "pct")
        width.set(qn("w:w"), "5000")
