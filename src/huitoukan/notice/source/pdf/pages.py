"""What lies on the pages of a PDF file: characters, ruled tables, and whether there is anything at all."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from huitoukan.notice.source.pdf.grids import Bounds, Ruled, holds, ruled
from huitoukan.notice.source.pdf.lines import Line, lines
from huitoukan.problems import InputError

MORE = 1.2
"""The second reader's text is taken where it finds so many times the characters of the first."""
UNKNOWN = "(cid:"
"""How a character that the font gives no name is written."""


@dataclass
class Page:
    """A page: its size, its lines outside tables, its tables; `drawn` where there is anything on it."""

    width: float
    height: float
    lines: list[Line] = field(default_factory=list)
    tables: list[Ruled] = field(default_factory=list)
    drawn: bool = False
    unknown: int = 0


def pages(data: bytes, name: str) -> list[Page]:
    """Every page of the file. Raises InputError (status 2) when the file is locked or damaged."""
    import pdfplumber
    import pypdfium2

    # its remarks on odd fonts help nobody who reads a notice
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    try:
        with pypdfium2.PdfDocument(data) as second, pdfplumber.open(io.BytesIO(data)) as document:
            return [_page(page, second) for page in document.pages]
    except Exception as error:
        raise _refusal(error, data, name) from None


def _page(page: Any, second: Any) -> Page:
    number = page.page_number - 1
    characters = _upright(page.dedupe_chars().chars)
    others = _characters(second[number]) if not page.rotation else []
    if len(others) > MORE * sum(bool(one["text"].strip()) for one in characters):
        characters = others
    tables = [cells for table in page.find_tables() if _columns(cells := table.cells) > 1]
    every = [cell for cells in tables for cell in cells]
    right = float(page.width)
    for one in characters:
        # a table wider than the page is cut off in print; its words still belong to the last column
        one["x"] = min((one["x0"] + one["x1"]) / 2, right - 1)
    outside = [one for one in characters if not any(holds(cell, one) for cell in every)]
    return Page(
        right, float(page.height), lines(outside, number), [ruled(cells, characters) for cells in tables],
        any(page.objects.values()), sum(one["text"].startswith(UNKNOWN) for one in characters),
    )  # fmt: skip


def _columns(cells: list[Bounds]) -> int:
    return len({round(cell[0]) for cell in cells})


def _upright(characters: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Without slanted watermarks, unless most of the page is turned."""
    upright = [one for one in characters if one["upright"]]
    return upright if 2 * len(upright) >= len(characters) else characters


def _characters(page: Any) -> list[dict[str, Any]]:
    """The characters as the second reader (PDFium) finds them: it knows fonts that the first does not."""
    from pypdfium2 import raw

    def found() -> Iterator[dict[str, Any]]:
        text = page.get_textpage()
        height = page.get_height()
        for index in range(text.count_chars()):
            character = chr(raw.FPDFText_GetUnicode(text, index))
            if character.strip() and character != "\ufffe" and not raw.FPDFText_IsGenerated(text, index):
                left, bottom, right, top = text.get_charbox(index, loose=True)
                size = raw.FPDFText_GetFontSize(text, index)
                yield {
                    "text": character, "x0": left, "x1": right, "top": height - top,
                    "bottom": height - bottom, "size": size if size > 2 else top - bottom,
                }  # fmt: skip

    return list(found())


def _refusal(error: Exception, data: bytes, name: str) -> InputError:
    if b"/Encrypt" in data and "assword" in f"{error!r}{error.__cause__!r}{error.__context__!r}":
        return InputError(f"{name} 加了密码。", "请用 PDF 阅读器打开，取消密码后另存再读。")
    return InputError(
        f"{name} 不是完好的 PDF 文件。", "请用 PDF 阅读器打开并另存；打不开时请重新下载或索取。"
    )
