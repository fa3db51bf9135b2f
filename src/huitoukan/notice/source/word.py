"""Word documents (.docx) into paragraphs and tables, in the order and with the numbers they print."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from huitoukan.notice.source.blocks import Block, Box, Extract, Grid, assemble
from huitoukan.notice.source.kinds import refuse_disguised
from huitoukan.notice.source.numbering import Numbering, Styles, value
from huitoukan.notice.source.numerals import marked
from huitoukan.problems import InputError

OLD_OFFICE = b"\xd0\xcf\x11\xe0"
ZIP = b"PK\x03\x04"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
FORMULA_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
GONE = {qn(name) for name in ("w:del", "w:moveFrom", "w:rt", "w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr")}
"""Elements nothing below which is printed as text: deletions, and properties."""
AS_TEXT = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
    qn("w:ptab"): "\t",
}
FALSE = ("0", "false", "off")
MOST_COLUMNS = 100


def extract(data: bytes, name: str) -> Extract:
    """The document's paragraphs and tables. Raises InputError (status 2) when it is locked or damaged."""
    if data.startswith(OLD_OFFICE) and ENCRYPTED in data:
        raise InputError(f"{name} 加了密码。", "请用 Word 或 WPS 打开，取消密码后另存再读。")
    refuse_disguised(data, name, ZIP)
    try:
        part = Document(io.BytesIO(data)).part
        styles = Styles(_root(part, "/styles"))
        reader = _Reader(styles, Numbering(_root(part, "/numbering"), styles))
        blocks = [*reader.blocks(part.element.body), reader.carried]
    except Exception:
        # python-docx and lxml raise whatever the damaged place leads to
        raise InputError(
            f"{name} 不是完好的 Word 文档。", "请用 Word 或 WPS 打开并另存为 .docx；打不开时请重新索取。"
        ) from None
    return assemble(blocks)


def _root(part: Any, kind: str) -> Any:
    """The root element of a part of the document, None where there is none."""
    for relation in part.rels.values():
        if relation.reltype.endswith(kind) and not relation.is_external:
            return parse_xml(relation.target_part.blob)
    return None


class _Reader:
    """Walks through a document once, counting its numbers on the way."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.styles = styles
        self.numbering = numbering
        self.carried = ""
        """Text of paragraphs whose end was deleted: it runs into the next one."""

    def blocks(self, parent: Any) -> Iterator[Block]:
        """The paragraphs and tables inside an element, through whatever wraps them."""
        for element in parent:
            if element.tag == qn("w:p"):
                yield from self.paragraph(element)
            elif element.tag == qn("w:tbl"):
                yield self.table(element)
            elif element.tag not in GONE:
                yield from self.blocks(_chosen(element))

    def paragraph(self, element: Any) -> Iterator[Block]:
        properties = element.find(qn("w:pPr"))
        style = self.styles.chain(value(properties, "w:pStyle"), default=True)
        boxes: list[Any] = []
        words = "".join(self._words(element, style, boxes))
        end = properties.find(qn("w:rPr")) if properties is not None else None
        if end is not None and any(end.find(qn(name)) is not None for name in ("w:del", "w:moveFrom")):
            self.carried += words
        elif not (words == "" and self._hidden(end, style)):
            mark = self.numbering.mark(properties)
            words, self.carried = self.carried + words, ""
            if words.strip() and not _is_contents(style):
                yield marked(mark, words.lstrip() if mark else words)
        for box in boxes:
            yield from self.blocks(box)

    def _words(self, parent: Any, style: list[Any], boxes: list[Any]) -> Iterator[str]:
        """The printed pieces of text; text boxes on the way are set aside."""
        for element in parent:
            tag = element.tag
            if tag in GONE:
                continue
            if tag == qn("w:r") and self._hidden(element.find(qn("w:rPr")), style):
                continue
            if tag in (qn("w:t"), FORMULA_TEXT):
                yield element.text or ""
            elif tag in AS_TEXT:
                yield AS_TEXT[tag]
            elif tag == qn("w:txbxContent"):
                boxes.append(element)
            else:
                yield from self._words(_chosen(element), style, boxes)

    def _hidden(self, properties: Any, style: list[Any]) -> bool:
        """Whether characters with these properties in a paragraph of this style are hidden."""
        named = self.styles.chain(value(properties, "w:rStyle"))
        for holder in (properties, *(one.find(qn("w:rPr")) for one in (*named, *style))):
            vanish = holder.find(qn("w:vanish")) if holder is not None else None
            if vanish is not None:
                return vanish.get(qn("w:val")) not in FALSE
        return False

    def table(self, element: Any) -> Grid:
        rows: list[list[Box | None]] = []
        for row in _rows(element):
            properties = row.find(qn("w:trPr"))
            places: list[Box | None] = [None] * _count(value(properties, "w:gridBefore"), 0)
            for cell in _inside(row, "w:tc"):
                places += self._cell(cell, len(places), rows[-1] if rows else [], places)
            rows.append(places)
        width = max(map(len, rows), default=0)
        return Grid([[*row, *[None] * (width - len(row))] for row in rows])

    def _cell(
        self, cell: Any, column: int, above: list[Box | None], before: list[Box | None]
    ) -> list[Box | None]:
        """The box of a cell as often as it is wide; a continued merge has the box it continues."""
        properties = cell.find(qn("w:tcPr"))
        width = _count(value(properties, "w:gridSpan"), 1) or 1
        if _continues(properties, "w:vMerge") and column < len(above) and above[column] is not None:
            return [above[column]] * width
        if _continues(properties, "w:hMerge") and before and before[-1] is not None:
            return [before[-1]] * width
        return [Box(list(self.blocks(cell)))] * width


def _rows(table: Any) -> Iterator[Any]:
    """The rows of a table that were not deleted."""
    for row in _inside(table, "w:tr"):
        properties = row.find(qn("w:trPr"))
        if properties is None or properties.find(qn("w:del")) is None:
            yield row


def _inside(parent: Any, name: str) -> Iterator[Any]:
    """The rows or cells of a table, through content controls and the like."""
    for element in parent:
        if element.tag == qn(name):
            yield element
        elif element.tag not in GONE and element.tag != qn("w:tc"):
            yield from _inside(element, name)


def _chosen(element: Any) -> Any:
    """The element; of alternatives that say the same for newer and older programs, the first."""
    return element[:1] if element.tag == ALTERNATIVES else element


def _continues(properties: Any, name: str) -> bool:
    merge = properties.find(qn(name)) if properties is not None else None
    return merge is not None and merge.get(qn("w:val"), "continue") == "continue"


def _count(text: str | None, default: int) -> int:
    return min(int(text), MOST_COLUMNS) if text and text.isdigit() else default


def _is_contents(style: list[Any]) -> bool:
    """Whether a paragraph belongs to a table of contents, which repeats the headings."""
    return any((value(one, "w:name") or "").lower().startswith("toc ") for one in style)
