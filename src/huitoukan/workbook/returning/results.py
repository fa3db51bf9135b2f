"""The results of formulas, which openpyxl leaves out when it saves a workbook, put back into its parts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.utils import column_index_from_string
from openpyxl.utils.datetime import to_excel

from huitoukan.workbook.files.raw import Fault, RawSheet
from huitoukan.workbook.writing.archive import Amend
from huitoukan.workbook.writing.style import escaped

FORMULA = re.compile(rb'<c r="([A-Z]+)(\d+)"([^>]*)>(<f[^>]*(?:/>|>[^<]*</f>))<v\s*(?:/>|></v>)</c>')


def results_of(book: Workbook, sheets: Mapping[str, RawSheet]) -> Amend:
    """What puts the results that stand in the raw sheets into the saved sheets of the same titles."""
    parts = {
        f"xl/worksheets/sheet{number}.xml": sheets[sheet.title]
        for number, sheet in enumerate(book.worksheets, start=1)
        if sheet.title in sheets
    }
    epoch = book.epoch

    def amend(name: str, part: bytes) -> bytes:
        raw = parts.get(name)
        return FORMULA.sub(lambda found: _with_result(found, raw, epoch), part) if raw else part

    return amend


def _with_result(found: re.Match[bytes], raw: RawSheet, epoch: datetime) -> bytes:
    letters, number, attributes, formula = found.groups()
    row, column = int(number) - 1, column_index_from_string(letters.decode()) - 1
    known = row < len(raw.rows) and column < len(raw.rows[row])
    result = _result(raw.rows[row][column], epoch) if known else None
    if result is None:
        return found[0]
    kind, text = result
    typed = f' t="{kind}"'.encode() if kind else b""
    value = escape(text).encode("utf-8")
    return b'<c r="%s%s"%s%s>%s<v>%s</v></c>' % (letters, number, attributes, typed, formula, value)


def _result(value: object, epoch: datetime) -> tuple[str, str] | None:
    """Type and text of a result as the file writes them; None for a formula without one."""
    if isinstance(value, Fault):
        return ("e", value.text) if value.text.startswith("#") else None
    if isinstance(value, bool):
        return "b", str(int(value))
    if isinstance(value, int | float):
        return "", repr(value)
    if isinstance(value, date | time | timedelta):
        return "", repr(to_excel(value, epoch))
    return "str", escaped(str(value or ""))
