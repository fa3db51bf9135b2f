"""Error cells of an .ods file, which calamine reads as blank."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree

from huitoukan.workbook.files.corrections import Corrections, fault

PART = "content.xml"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
EXTENSION = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
ERROR = re.compile(r"#(?:REF!|N/A|DIV/0!|VALUE!|NAME\?|NUM!|NULL!)|Err:\d{3}")
HINT = re.compile(rb'value-type="error"|>(?:#[A-Z]|Err:)')
MOST = 1000
"""An error repeated more often than this fills a column to its end; so many tell enough."""


def cells(archive: zipfile.ZipFile) -> Corrections:
    """The error cells of each sheet; nothing for another kind of file."""
    part = archive.read(PART) if PART in archive.namelist() else b""
    return _errors(part) if HINT.search(part) else {}


def _errors(part: bytes) -> Corrections:
    found: Corrections = {}
    name, row = "", 0
    for event, element in ElementTree.iterparse(io.BytesIO(part), ("start", "end")):
        if event == "start" and element.tag == f"{TABLE}table":
            name, row = element.get(f"{TABLE}name", ""), 0
        elif event == "end" and element.tag == f"{TABLE}table-row":
            times = int(element.get(f"{TABLE}number-rows-repeated", 1))
            for column, word in _row(element):
                for below in range(min(times, MOST)):
                    found.setdefault(name, {})[row + below, column] = fault(word)
            row += times
            element.clear()
    return found


def _row(element: ElementTree.Element) -> list[tuple[int, str]]:
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
