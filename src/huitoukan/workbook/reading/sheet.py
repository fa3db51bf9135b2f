"""From one sheet to the table of its register, or to the two tables of findings and measures."""

from __future__ import annotations

from dataclasses import replace
from operator import itemgetter

import pandas as pd

from huitoukan.registers import REGISTERS, Register
from huitoukan.workbook.files.raw import blank
from huitoukan.workbook.place import Place
from huitoukan.workbook.reading import accounts, combined, links, totals
from huitoukan.workbook.reading.combined import Raw
from huitoukan.workbook.reading.filler import Filler
from huitoukan.workbook.reading.merges import Filled, continue_down, spread
from huitoukan.workbook.reading.rows import Body, positions, sort_rows
from huitoukan.workbook.reading.told import report_heading, report_hidden
from huitoukan.workbook.recognising.choice import BOTH, Choice
from huitoukan.workbook.recognising.titles import Surroundings, surroundings
from huitoukan.workbook.report import Report
from huitoukan.workbook.values.days import span

CONTINUED = {"findings": ("part", "category"), "measures": ("finding",)}
"""Register → columns in which a blank may mean «as above»."""

Found = dict[str, tuple[pd.DataFrame, Place]]


def read_choice(choice: Choice, file: str, findings: pd.DataFrame, report: Report) -> Found:
    """Register → its table and place; the table's index `row` is the row number a person sees.

    `findings`: those of sheets read before. Findings without a number are counted on after them; other
    registers may name them by their words.
    """
    heading = links.by_words(choice.heading, REGISTERS[choice.registers[0]])
    if choice.registers == BOTH:
        heading = combined.with_numbers(choice.sheet, heading)
    choice = accounts.told_apart(replace(choice, heading=heading), report)
    heading = choice.heading
    around = surroundings(choice.sheet, heading, (choice.sheet.name, file))
    register = REGISTERS[choice.registers[0]]
    exact = choice.registers != BOTH and heading.exact(register.columns)
    filled = spread(choice.sheet, heading, report)
    groups = positions(heading, register.columns)
    if choice.registers == BOTH:
        wanted = (heading.at(combined.TITLE), heading.at(combined.TEXT))
        groups = [[at for at in wanted if at is not None]]
    body = sort_rows(filled.sheet, heading, groups, report)
    if not exact:
        report_heading(choice, report)
    report_hidden(choice, report)
    if choice.registers == BOTH:
        return _both(choice, filled, body, around, findings, report)
    sheet = filled.sheet
    if not exact:
        own = [register.column(name) for name in CONTINUED.get(register.name, ())]
        sheet = continue_down(filled, heading, own, body.records, report)
    raw = Raw(rows=body.records)
    rows = sheet.rows[heading.last :]
    if len(body.records) != len(rows):
        rows = [sheet.rows[at] for at in body.records]
    for at, column in heading.columns.items():
        raw.cells[column.name] = list(map(itemgetter(at), rows))
    _split_range(register, raw)
    reader = Filler(sheet.name, heading, around, body, findings, report)
    table = reader.table(register, raw, exact)
    totals.compare(sheet, heading, body, register, table, reader.factors, report)
    return {register.name: (table, reader.place(register))}


def _both(
    choice: Choice, filled: Filled, body: Body, around: Surroundings, findings: pd.DataFrame, report: Report
) -> Found:
    heading, own = choice.heading, [REGISTERS["findings"].column(name) for name in CONTINUED["findings"]]
    at = heading.at(combined.TITLE)
    firsts = [row for row in body.records if at is not None and not blank(filled.sheet.rows[row][at])]
    sheet = continue_down(filled, heading, own, firsts, report)
    filled = Filled(sheet, filled.cells, filled.any_merged)
    found: Found = {}
    for name, raw in zip(
        BOTH, combined.divide(filled, heading, body.records, len(findings), report), strict=True
    ):
        reader = Filler(sheet.name, heading, around, body, findings, report)
        found[name] = (reader.table(REGISTERS[name], raw), reader.place(REGISTERS[name]))
    return found


def _split_range(register: Register, raw: Raw) -> None:
    """A column of ranges such as 4月1日至20日 holds the first and the last day."""
    if "ended_on" in register.by_name and "ended_on" not in raw.cells and "started_on" in raw.cells:
        cells = raw.cells["started_on"]
        ranges: list[object] = [c if isinstance(c, str) and span(c, 2000) else None for c in cells]
        if any(ranges):
            raw.cells["ended_on"] = ranges
