"""Which sheet is which register: by its name, its title and its headings together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from huitoukan.problems import Severity
from huitoukan.registers import REGISTERS
from huitoukan.workbook.files.raw import RawBook, RawSheet, blank, filled
from huitoukan.workbook.marks import COVER, OPTIONS
from huitoukan.workbook.recognising.addends import summed
from huitoukan.workbook.recognising.blocks import blocks
from huitoukan.workbook.recognising.choice import BOTH, NAMED, Choice, goes_on, report_joined, report_left
from huitoukan.workbook.recognising.fitting import below
from huitoukan.workbook.recognising.guesses import completed
from huitoukan.workbook.recognising.heading import Heading, find_heading
from huitoukan.workbook.recognising.stacks import candidates
from huitoukan.workbook.recognising.ticks import gathered
from huitoukan.workbook.recognising.wording import Vocabulary, name_score
from huitoukan.workbook.report import Reports
from huitoukan.workbook.values.amounts import ordinal
from huitoukan.workbook.values.display import written

ALSO = ("no", "text", "kind", "progress")
"""Columns of 整改措施 that stand beside those of 整改台账 in such a sheet."""
TITLE = REGISTERS["findings"].column("title")
HINT = 2.0
"""The name or title of a sheet that hints at a register."""
TELLING = 1.4
"""Without a name, headings must tell so much."""
SURE = 2.6
"""A sheet is taken for what it is less likely only with so much to speak for it."""
MISSING_COSTS, EXTRA_COSTS, TITLE_COUNTS = 1.0, 0.05, 0.4


@cache
def vocabulary(*names: str) -> Vocabulary:
    """The headings of a register, or of findings and measures in one sheet."""
    if names == BOTH:
        measures = (REGISTERS["measures"].column(name) for name in ALSO)
        return Vocabulary((*REGISTERS["findings"].columns, *measures))
    return Vocabulary(REGISTERS[names[0]].columns)


def choose(book: RawBook, reports: Reports) -> list[Choice]:
    """The tables to read, in order; several of one register where it is kept so. Others are reported."""
    ours = {COVER, OPTIONS} if _is_ours(book) else {OPTIONS}
    options: list[list[Choice]] = []
    for sheet in book.sheets:
        if sheet.name in ours:
            continue
        if sheet.hidden:
            if any(map(filled, sheet.rows[:SEEN])):
                message, remedy = "隐藏的工作表，没有读入。", "需要读入的请取消隐藏。"
                reports.of(sheet.name).add("hidden_sheet", message, remedy, Severity.NOTE)
            continue
        report = reports.of(sheet.name)
        for part in (summed(gathered(part, report), report) for part in blocks(sheet)):
            if found := _options(part, alone=len(book.sheets) == 1, title=book.name):
                options.append(found)
            else:
                _report_unknown(part, reports)
    chosen = [_completed(choice) for choice in _settle(options)]
    order = {id(found[0].sheet): at for at, found in enumerate(options)}
    chosen.sort(key=lambda choice: order[id(choice.sheet)])
    for at, choice in enumerate(chosen):
        if others := _rivals(choice, chosen[:at]):
            report_joined(choice, others, reports.of(choice.sheet.name))
    for found in options:
        if not any(choice.sheet is found[0].sheet for choice in chosen):
            report_left(found[0], _rivals(found[0], chosen), reports.of(found[0].sheet.name))
    return chosen


def _completed(choice: Choice) -> Choice:
    columns = vocabulary(*choice.registers).columns
    return replace(choice, heading=completed(choice.sheet, choice.heading, columns))


def _rivals(choice: Choice, chosen: Sequence[Choice]) -> list[Choice]:
    """Those that are taken for the same register."""
    return [other for other in chosen if set(other.registers) & set(choice.registers)]


SEEN = 200
"""So many rows tell whether a hidden sheet holds anything."""


def _is_ours(book: RawBook) -> bool:
    return {COVER, OPTIONS} <= {sheet.name for sheet in book.sheets}


def _options(sheet: RawSheet, alone: bool, title: str) -> list[Choice]:
    """What a sheet may be, the likeliest first."""
    rows = candidates(sheet)
    found = []
    for names in (*((name,) for name in REGISTERS), BOTH):
        heading = find_heading(sheet, rows, vocabulary(*names))
        known = {column.name for column in heading.columns.values()} if heading else set()
        if heading is None or (
            names == BOTH and not ({"title", "text"} <= known and _names_findings(sheet, heading))
        ):
            continue
        named = max(name_score(sheet.name, REGISTERS[name]) for name in names)
        above = sheet.rows[sheet.start : heading.first - 1]
        titles = [str(cell) for row in above for cell in row if not blank(cell)]
        titles += [title.rpartition(".")[0]] if alone else []
        told = max((name_score(t, REGISTERS[n]) for t in titles if len(t) < 60 for n in names), default=0.0)
        if max(named, told) >= HINT:
            heading = completed(sheet, heading, vocabulary(*names).columns)
        missing = len(Choice(sheet, names, heading, 0).lacking)
        score = heading.score + named + TITLE_COUNTS * told
        score -= MISSING_COSTS * missing + EXTRA_COSTS * len(heading.extra)
        enough = len(heading.columns) > 2 or missing == 0 or max(named, told) >= HINT
        if named >= NAMED or (names[0] != "notice" and enough and heading.score >= TELLING and missing < 2):
            found.append(Choice(sheet, names, heading, score))
    return sorted(found, key=lambda choice: -choice.score)


def _names_findings(sheet: RawSheet, heading: Heading) -> bool:
    """Whether words stand below the heading of the findings; numbers only refer to them."""
    at = heading.at(TITLE)
    cells = below(sheet, heading.last, at) if at is not None else []
    return not cells or any(ordinal(written(cell)) is None for cell in cells)


def _settle(options: list[list[Choice]]) -> list[Choice]:
    """The best table for every register, the surest pairs first, and the tables that go on with one."""
    tops = [_first(found) for found in options]
    for at, found in enumerate(options):
        held = [register for register in BOTH if (register,) in tops[:at] + tops[at + 1 :]]
        if held and tops[at] == BOTH:
            found[:] = [choice for choice in found if not set(held) & set(choice.registers)] or found
        elif found[0].registers[0] in BOTH and not held:
            both = [choice for choice in found if choice.registers == BOTH]
            found[:] = both + [choice for choice in found if choice.registers != BOTH]
    chosen: list[Choice] = []
    left = []
    for found in sorted(options, key=lambda found: -found[0].score):
        if not _rivals(found[0], chosen):
            chosen.append(found[0])
        else:
            left.append(found)
    for found in left:
        whole = [choice for choice in found[1:] if choice.score >= SURE and not choice.lacking]
        free = [choice for choice in whole if not _rivals(choice, chosen)]
        # a table that another register explains as well is a table of that register
        other = next((choice for choice in free if len(choice.columns) >= len(found[0].columns)), None)
        joins = goes_on(found[0], _rivals(found[0], chosen))
        chosen += [other] if other else found[:1] if joins else free[:1]
    return chosen


def _first(found: list[Choice]) -> tuple[str, ...]:
    """What a sheet most likely is; one that can hold findings with their measures holds both."""
    top = found[0].registers
    both = any(choice.registers == BOTH for choice in found)
    return BOTH if both and top[0] in BOTH else top


def _report_unknown(sheet: RawSheet, reports: Reports) -> None:
    report = reports.of(sheet.name)
    known = next((r for r in REGISTERS.values() if name_score(sheet.name, r) >= NAMED), None)
    if known and any(map(filled, sheet.rows[:SEEN])):
        titles = "、".join(column.title for column in known.columns)
        report.add("heading_not_found", "找不到表头。", f"表头应有：{titles}。")
    elif sheet.start:
        message, remedy = (
            "从这一行起的表不认得，没有读入。",
            "需要读入的请放到单独的工作表，并写明表名和表头。",
        )
        report.add("unknown_table", message, remedy, Severity.WARNING, row=sheet.start + 1)
    elif known is None and sheet.rows:
        remedy = f"需要读入的请改用规定的名称，如“{REGISTERS['findings'].sheet}”，并在第一行写表头。"
        report.add("unknown_sheet", "不认得的工作表，没有读入。", remedy, Severity.NOTE)
