"""A status told by a tick in one of several columns, 已完成｜基本完成｜正在推进, as one column of words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from huitoukan import codelists
from huitoukan.problems import Severity
from huitoukan.registers import REGISTERS
from huitoukan.workbook.files.raw import RawSheet, blank
from huitoukan.workbook.recognising.stacks import SEARCHED_ROWS
from huitoukan.workbook.recognising.wording import is_known
from huitoukan.workbook.report import Report

STATUS = REGISTERS["findings"].column("status")
UP = 2
"""The words over all of the columns stand so many rows above them at most."""
ASIDE = re.compile(r".{0,8}?(?:合计|总计|小计|共计|累计)|[^:：]{1,12}[:：]|备?注|说明")
"""So begins a row of totals, a signature or a note."""


def gathered(sheet: RawSheet, report: Report) -> RawSheet:
    """The sheet with the ticked columns as one, the leftmost; the others left blank. Told as a note."""
    found = _columns(sheet)
    if found is None:
        return sheet
    head, columns = found
    words = [str(sheet.rows[head][at]).strip() for at in columns]
    first, last = columns[0], columns[-1]
    rows = [list(row) for row in sheet.rows]
    rows[head][first : last + 1] = [_group(rows, head, first), *[None] * (len(columns) - 1)]
    for row in rows[head + 1 :]:
        cells = row[first : last + 1]
        ticked = [word for word, cell in zip(words, cells, strict=True) if _is_tick(cell)]
        if ticked and len(ticked) == sum(not blank(cell) for cell in cells):
            row[first : last + 1] = ["、".join(ticked), *[None] * (len(columns) - 1)]
    merged = tuple(
        ((top, first if first <= left <= last and top > head else left),
         (bottom, first if first <= left <= last and top > head else right))
        for (top, left), (bottom, right) in sheet.merged
    )  # fmt: skip
    message = f"“{'”“'.join(words)}”各栏按打钩的一栏读作“{STATUS.title}”。"
    report.add("ticks_read", message, "核对无误即可。", Severity.NOTE, row=head + 1)
    return replace(sheet, rows=rows, merged=merged)


def _columns(sheet: RawSheet) -> tuple[int, list[int]] | None:
    """The row of the words and the adjacent columns that bear different words for a status."""
    listed, ticks = codelists.load("status"), codelists.load("flag")
    for at in range(sheet.start, min(len(sheet.rows), sheet.start + SEARCHED_ROWS)):
        row = sheet.rows[at]
        named = (isinstance(cell, str) and ticks.code_of(cell) is None for cell in row)
        codes = [listed.code_of(cell) if word else None for word, cell in zip(named, row, strict=True)]
        known = [place for place, code in enumerate(codes) if code]
        together = known == list(range(known[0], known[0] + len(known))) if known else False
        if len(known) > 1 and together and len({codes[place] for place in known}) == len(known):
            records = [row for row in sheet.rows[at + 1 :] if not _is_aside(row)]
            cells = [row[place] for row in records for place in known if not blank(row[place])]
            if cells and all(map(_is_tick, cells)):
                return at, known
    return None


def _group(rows: Sequence[list[object]], head: int, first: int) -> str:
    """The words above the columns where a register knows them, taken away there; else the title."""
    for at in range(head - 1, max(-1, head - 1 - UP), -1):
        words = rows[at][first]
        if isinstance(words, str) and is_known(words):
            rows[at][first] = None
            return words
    return STATUS.title


def _is_aside(row: Sequence[object]) -> bool:
    first = next((cell for cell in row if not blank(cell)), None)
    return isinstance(first, str) and ASIDE.match("".join(first.split())) is not None


def _is_tick(cell: object) -> bool:
    return not blank(cell) and codelists.load("flag").code_of(cell) == "true"
