"""Which sheet is which register: by its name, its title and its headings together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from huitoukan.problems import Severity
from huitoukan.registers import REGISTERS
from huitoukan.workbook.heading import Heading, candidates, find_heading
from huitoukan.workbook.marks import COVER, OPTIONS
from huitoukan.workbook.raw import RawBook, RawSheet, blank, filled
from huitoukan.workbook.report import Reports
from huitoukan.workbook.wording import Vocabulary, is_old, name_score

BOTH = ("findings", "measures")
"""The two registers that offices often keep in one sheet."""
ALSO = ("no", "text", "kind", "progress")
"""Columns of 整改措施 that stand beside those of 整改台账 in such a sheet."""
NAMED = 4.0
"""A name so near to a register's is taken for it."""
HINT = 2.0
TELLING = 1.4
"""Without a name, headings must tell so much."""
MISSING_COSTS, EXTRA_COSTS, TITLE_COUNTS = 1.0, 0.05, 0.4


@dataclass(frozen=True)
class Choice:
    """A sheet, the registers in it (one, or findings and measures together) and its heading."""

    sheet: RawSheet
    registers: tuple[str, ...]
    heading: Heading
    score: float


@cache
def vocabulary(*names: str) -> Vocabulary:
    """The headings of a register, or of findings and measures in one sheet."""
    if names == BOTH:
        measures = (REGISTERS["measures"].column(name) for name in ALSO)
        return Vocabulary((*REGISTERS["findings"].columns, *measures))
    return Vocabulary(REGISTERS[names[0]].columns)


def choose(book: RawBook, reports: Reports) -> list[Choice]:
    """The sheets to read, each register once. Hidden, unknown and second sheets are reported."""
    ours = {COVER, OPTIONS} if _is_ours(book) else {OPTIONS}
    options: dict[str, list[Choice]] = {}
    for sheet in book.sheets:
        report = reports.of(sheet.name)
        if sheet.name in ours:
            continue
        if sheet.hidden:
            if any(map(filled, sheet.rows[:SEEN])):
                message, remedy = "隐藏的工作表，没有读入。", "需要读入的请取消隐藏。"
                report.add("hidden_sheet", message, remedy, Severity.NOTE)
        else:
            options[sheet.name] = _options(sheet, alone=len(book.sheets) == 1, title=book.name)
            if not options[sheet.name]:
                _report_unknown(sheet, reports)
    chosen = _settle(options)
    for name, found in options.items():
        if found and name not in {choice.sheet.name for choice in chosen}:
            taken = next((c for c in chosen if set(c.registers) & set(found[0].registers)), None)
            message = f"与“{taken.sheet.name}”是同一张登记表，没有读入。" if taken else "没有读入。"
            severity = Severity.WARNING if is_old(name) else Severity.ERROR
            reports.of(name).add("second_sheet", message, "请合并成一张，或改名。", severity)
    return chosen


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
        if heading is None or (names == BOTH and not {"title", "text"} <= _names(heading)):
            continue
        named = max(name_score(sheet.name, REGISTERS[name]) for name in names)
        titles = [str(c) for row in sheet.rows[: heading.first - 1] for c in row if not blank(c)]
        titles += [title.rpartition(".")[0]] if alone else []
        told = max((name_score(t, REGISTERS[n]) for t in titles if len(t) < 60 for n in names), default=0.0)
        needed = {c.name for name in names for c in REGISTERS[name].required} - (
            {"no", "finding"} if names == BOTH else set()
        )
        missing = len(needed - _names(heading))
        score = heading.score + named + TITLE_COUNTS * told
        score -= MISSING_COSTS * missing + EXTRA_COSTS * len(heading.extra)
        enough = len(heading.columns) > 2 or missing == 0 or max(named, told) >= HINT
        if named >= NAMED or (names[0] != "notice" and enough and heading.score >= TELLING and missing < 2):
            found.append(Choice(sheet, names, heading, score))
    return sorted(found, key=lambda choice: -choice.score)


def _names(heading: Heading) -> set[str]:
    return {column.name for column in heading.columns.values()}


def _settle(options: dict[str, list[Choice]]) -> list[Choice]:
    """The best sheet for every register, the surest pairs first."""
    tops = {name: _first(found) for name, found in options.items() if found}
    for name, found in options.items():
        others = {top for other, top in tops.items() if other != name}
        held = [register for register in BOTH if (register,) in others]
        if held and tops.get(name) == BOTH:
            found[:] = [choice for choice in found if not set(held) & set(choice.registers)] or found
        elif found and found[0].registers[0] in BOTH and not held:
            both = [choice for choice in found if choice.registers == BOTH]
            found[:] = both + [choice for choice in found if choice.registers != BOTH]
    pairs = sorted((c for found in options.values() for c in found), key=lambda choice: -choice.score)
    firsts = {name: found[0].registers for name, found in options.items() if found}
    chosen: list[Choice] = []
    for choice in sorted(pairs, key=lambda c: (firsts[c.sheet.name] != c.registers, -c.score)):
        sheets = {c.sheet.name for c in chosen}
        taken = {name for c in chosen for name in c.registers}
        second = choice.registers != firsts[choice.sheet.name]
        if choice.sheet.name in sheets or taken & set(choice.registers) or (second and choice.score < 3.0):
            continue
        chosen.append(choice)
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
    elif known is None and sheet.rows:
        remedy = f"需要读入的请改用规定的名称，如“{REGISTERS['findings'].sheet}”，并在第一行写表头。"
        report.add("unknown_sheet", "不认得的工作表，没有读入。", remedy, Severity.NOTE)
