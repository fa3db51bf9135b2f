"""Error cells of an .ods file, which calamine reads as blank, its hidden rows and its merged cells."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from xml.etree import ElementTree

from huitoukan.workbook.files.corrections import Corrections, Untold, fault
from huitoukan.workbook.files.raw import Range

PART = "content.xml"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
EXTENSION = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
ERROR = re.compile(r"#(?:REF!|N/A|DIV/0!|VALUE!|NAME\?|NUM!|NULL!)|Err:\d{3}")
HINT = re.compile(rb'value-type="error"|>(?:#[A-Z]|Err:)')
SPANS, UNSEEN = b"-spanned=", re.compile(rb'<table:table-row\s[^>]*visibility="(?:filter|collapse)"')
MOST = 1000
"""An error repeated more often than this fills a column to its end; so many tell enough."""


def untold(part: bytes) -> Untold:
    """The error cells, hidden rows and merged blocks of each sheet of the part with the contents."""
    errors, spans, unseen = HINT.search(part), SPANS in part, UNSEEN.search(part)
    found, hidden, merged = Corrections(), dict[str, list[int]](), dict[str, list[Range]]()
    for name, row, element in _rows(part) if errors or spans or unseen else ():
        times = min(int(element.get(f"{TABLE}number-rows-repeated", 1)), MOST)
        for column, word in _errors(element) if errors else ():
            for below in range(times):
                found.setdefault(name, {})[row + below, column] = fault(word)
        if element.get(f"{TABLE}visibility", "visible") != "visible":
            hidden.setdefault(name, []).extend(range(row + 1, row + times + 1))
        if spans:
            merged.setdefault(name, []).extend(_merged(element, row))
    return Untold(
        found,
        {name: tuple(rows) for name, rows in hidden.items()},
        {name: tuple(blocks) for name, blocks in merged.items()},
    )


def _merged(element: ElementTree.Element, row: int) -> Iterator[Range]:
    """The merged blocks that begin in a row."""
    column = 0
    for cell in element:
        deep = int(cell.get(f"{TABLE}number-rows-spanned", 1))
        wide = int(cell.get(f"{TABLE}number-columns-spanned", 1))
        if deep > 1 or wide > 1:
            yield (row, column), (row + deep - 1, column + wide - 1)
        column += int(cell.get(f"{TABLE}number-columns-repeated", 1))


def _rows(part: bytes) -> Iterator[tuple[str, int, ElementTree.Element]]:
    """Each row of each sheet: the sheet's name, the number of the row from 0, the row."""
    name, row = "", 0
    for event, element in ElementTree.iterparse(io.BytesIO(part), ("start", "end")):
        if event == "start" and element.tag == f"{TABLE}table":
            name, row = element.get(f"{TABLE}name", ""), 0
        elif event == "end" and element.tag == f"{TABLE}table-row":
            yield name, row, element
            row += int(element.get(f"{TABLE}number-rows-repeated", 1))
            element.clear()


def _errors(element: ElementTree.Element) -> list[tuple[int, str]]:
    """Column and word of each error in a row."""
    found, column = [], 0
    for cell in element:
        times = int(cell.get(f"{TABLE}number-columns-repeated", 1))
        word = "".join(cell.itertext()).strip()
        # a text that looks like an error is a text, unless a formula made it
        made = cell.get(f"{TABLE}formula") is not None and ERROR.fullmatch(word)
        if cell.get(EXTENSION) == "error" or made:
            found += [(column + further, word or "#N/A") for further in range(min(times, MOST))]
        column += times
    return found
