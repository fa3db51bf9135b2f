"""What calamine does not tell of the parts of an .xlsx file: errors, formulas without a result, dates shown
to the month only, properties."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date
from xml.etree import ElementTree

from huitoukan.workbook.files.corrections import Correction, Corrections, Untold, fault

REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.S)
VALUE = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?>([^<]+)<")
PLACE = re.compile(rb'\br="([A-Z]{1,3})(\d+)"')
STYLE = re.compile(rb'\bs="(\d+)"')
BARE_FORMULA = (b"<v></v>", b"<v/>", b"<v />", b"</f></c>", b"/></c>")
HIDDEN = re.compile(rb'<(?:\w+:)?row\s(?=[^>]*\bhidden="(?:1|true)")[^>]*?\br="(\d+)"')
NOT_SHOWN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
MONTH_BUILT_IN = 17


def properties(content: bytes) -> dict[str, str]:
    """Custom document properties."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if "docProps/custom.xml" not in archive.namelist():
            return {}
        root = ElementTree.fromstring(archive.read("docProps/custom.xml"))
    return {entry.get("name", ""): "".join(entry.itertext()) for entry in root}


def untold(archive: zipfile.ZipFile) -> Untold:
    """Cells of each sheet not to be taken as calamine reads them, and hidden rows; none of other files."""
    months = _month_styles(archive) if "xl/styles.xml" in archive.namelist() else frozenset()
    cells: Corrections = {}
    hidden: dict[str, tuple[int, ...]] = {}
    for name, place in sheet_parts(archive):
        part = archive.read(place)
        cells[name] = _odd_cells(part, months)
        if b"hidden=" in part:
            hidden[name] = tuple(map(int, HIDDEN.findall(part)))
    return Untold(cells, hidden)


def sheet_parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The name of each sheet of an .xlsx file and the part that holds it; nothing for other kinds of file."""
    names = set(archive.namelist())
    if "xl/workbook.xml" not in names or "xl/_rels/workbook.xml.rels" not in names:
        return
    rels = {rel.get("Id"): rel.get("Target", "") for rel in _xml(archive, "xl/_rels/workbook.xml.rels")}
    for sheet in _xml(archive, "xl/workbook.xml").iter():
        target = rels.get(sheet.get(REL)) if sheet.tag.endswith("}sheet") else None
        part = target and (target.lstrip("/") if target.startswith("/") else f"xl/{target}")
        if part in names and part.endswith(".xml"):
            yield sheet.get("name", ""), part


def _odd_cells(part: bytes, months: frozenset[int]) -> dict[tuple[int, int], Correction]:
    prefixed = b":worksheet" in part[:2000]
    formulas = (b":f>" if prefixed else b"<f") in part and any(mark in part for mark in BARE_FORMULA)
    errors = b't="e"' in part
    dated = any(b's="%d"' % style in part for style in months)
    if not (formulas or errors or dated):
        return {}
    found: dict[tuple[int, int], Correction] = {}
    for attributes, inner in CELL.findall(part):
        place = PLACE.search(attributes)
        if not place:
            continue
        at = (int(place[2]) - 1, _column(place[1]))
        value = VALUE.search(inner)
        if b't="e"' in attributes:
            found[at] = fault((value[1] if value else b"#N/A").decode("utf-8", "replace"))
        elif not value and (b"<f" in inner or b":f" in inner) and b"<t" not in inner:
            # an empty text is a result as well
            if b't="str"' not in attributes:
                found[at] = fault("（公式没有结果）")
        elif dated and (style := STYLE.search(attributes)) and int(style[1]) in months:
            found[at] = _to_the_month
    return found


def _to_the_month(cell: object) -> object:
    """A date of which people see only year and month."""
    return f"{cell.year}年{cell.month}月" if isinstance(cell, date) else cell


def _month_styles(archive: zipfile.ZipFile) -> frozenset[int]:
    """Numbers of the styles that show a date without its day."""
    root = _xml(archive, "xl/styles.xml")
    formats: Mapping[str, str] = {
        entry.get("numFmtId", ""): entry.get("formatCode", "")
        for entry in root.iter()
        if entry.tag.endswith("}numFmt")
    }
    monthly = {str(MONTH_BUILT_IN)}
    for number, code in formats.items():
        shown = NOT_SHOWN.sub("", code.split(";")[0]).lower()
        if "y" in shown and "m" in shown and not set("dhs") & set(shown):
            monthly.add(number)
    styles = next((entry for entry in root if entry.tag.endswith("}cellXfs")), ())
    return frozenset(n for n, style in enumerate(styles) if style.get("numFmtId") in monthly)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _xml(archive: zipfile.ZipFile, part: str) -> ElementTree.Element:
    return ElementTree.fromstring(archive.read(part))
