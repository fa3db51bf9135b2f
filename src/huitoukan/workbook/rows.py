"""Which rows below a heading are records; the others are named, none is dropped without a word."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeGuard

from huitoukan.codelists import plain
from huitoukan.problems import Severity
from huitoukan.registers import Column, Register
from huitoukan.workbook.cells import written
from huitoukan.workbook.heading import Heading
from huitoukan.workbook.marks import EXAMPLE_MARK, example_row
from huitoukan.workbook.raw import RawSheet, blank
from huitoukan.workbook.report import Report

TOTAL = re.compile(
    r"(?P<span>.{0,8}?)(?P<word>小计|合计|总计|共计|累计|总合计|汇总|合计数|总数)(?:\(.*\)|[一二三四五六七八九十\d]*)?:?"
)
FOOT = re.compile(
    r"(?:备?注|附?说明|填[报表写]说明|注意|附注|[^:：]{0,8}(?:填报?|制|编|审|复|负责|联系|经办|录入|统计|报送|签)"
    r"[^:：]{0,6}|(?:单位|部门|科室)?[(（]?(?:盖章|公章|签字|签章)[)）]?|[^:：]{0,6}(?:电话|日期|时间))\s*[:：]"
    r"|(?:备?注|附?说明)\s*\d?[.、\s]|※"
)
EXAMPLE = re.compile(r"\(?(?:示?例|样例|填写示例|举例|示例行)[)\d:]*")
SECTION = re.compile(
    r"(?P<chapter>[一二三四五六七八九十]{1,3}[、.])|(?P<part>\([一二三四五六七八九十]{1,3}\))|(?P<item>\d{1,2}[.、])"
)
HINT = re.compile(r"[计总汇:：例※]|^[备附]?[注说]")
"""What a cell must hold to be a total, a note or an example; cheap to look for."""
FEW = 3000
"""In a longer table only rows that look odd are looked at one by one."""


@dataclass
class Body:
    """The rows of a table sorted out. Rows are counted from 0."""

    records: list[int] = field(default_factory=list)
    totals: list[tuple[int, str]] = field(default_factory=list)
    """Rows with a total and the word for it."""
    sections: list[tuple[int, str]] = field(default_factory=list)
    """Rows that head a group of rows, and their words."""


def sort_rows(
    sheet: RawSheet, heading: Heading, needed: Sequence[Sequence[int]], register: Register, report: Report
) -> Body:
    """The records of a table: rows in which, of each group of positions in `needed`, one is filled.

    A row that fills one group but not all is a record too. Every other row with something in it is reported.
    """
    body = Body()
    groups = needed or [list(heading.columns)]
    odd = _odd(sheet, heading, groups)
    wide = {
        b[0][0] for b in sheet.merged if b[0][0] == b[1][0] and 2 * (b[1][1] - b[0][1]) >= len(heading.titles)
    }
    foot = False
    for at in sorted(odd):
        row = sheet.rows[at]
        cells = {position: cell for position, cell in enumerate(row) if not blank(cell)}
        if not cells:
            continue
        kind = _kind(cells, at, heading, groups, at in wide, foot, bool(body.records))
        shown = "、".join(written(cell).strip() for cell in cells.values())[:60]
        if kind == "record":
            if _is_example(cells, at, heading, register, report):
                continue
            body.records.append(at)
        elif kind == "total":
            body.totals.append((at, written(next(iter(cells.values())))))
        elif kind == "section":
            body.sections.append((at, shown))
        if kind == "left_out":
            titles = "、".join(heading.titles[p] for group in groups for p in group if p in heading.titles)
            message = f"没有填“{titles}”，这一行没有读入。"
            report.add("row_left_out", message, "是记录的请补填，不是的请删去。", row=at + 1, value=shown)
        elif kind != "record":
            report.add(f"{kind}_row", WORDS[kind], "核对无误即可。", Severity.NOTE, row=at + 1, value=shown)
        foot = foot or kind == "foot"
    if isinstance(odd, set):
        others = (at for at in range(heading.last, len(sheet.rows)) if at not in odd)
        body.records = sorted([*others, *body.records]) if odd else list(others)
    return body


WORDS: Mapping[str, str] = {
    "total": "合计行，不作为记录读入，只用来核对。",
    "section": "分组标题行，不作为记录读入。",
    "foot": "表下的说明或落款，不作为记录读入。",
    "repeat": "重复的表头，没有读入。",
    "numbering": "表头下的栏号，没有读入。",
    "example": "填写示例，没有读入。",
    "aside": "这一行的内容不在认得的栏目里，没有读入。",
}


def _odd(sheet: RawSheet, heading: Heading, groups: Sequence[Sequence[int]]) -> range | set[int]:
    """The rows to be looked at one by one: all of a short table, of a long one those not plainly records."""
    rows = sheet.rows[heading.last :]
    if len(rows) <= FEW:
        return range(heading.last, len(sheet.rows))
    odd: set[int] = set()
    lead = min(heading.titles)
    # a line of another kind either begins with telling words or leaves blank what a record must have
    for position in {lead, *(group[0] for group in groups if len(group) == 1)}:
        cells = [row[position] for row in rows]
        if not all(cells) or any(map(str.isspace, filter(_is_text, cells))):
            odd.update(at for at, cell in enumerate(cells) if blank(cell))
    leads = [row[lead] for row in rows]
    if str in set(map(type, leads)):
        title = heading.titles[lead]
        telling = (at for at, cell in enumerate(leads) if _is_text(cell) and HINT.search(cell))
        odd.update(telling, (at for at, cell in enumerate(leads) if cell == title))
    for position in set(range(len(rows[0]))) - set(heading.columns):
        odd.update(at for at, row in enumerate(rows) if row[position] == EXAMPLE_MARK)
    odd.update(block[0][0] - heading.last for block in sheet.merged if block[0][0] >= heading.last)
    return {at + heading.last for at in odd}


def _is_text(cell: object) -> TypeGuard[str]:
    return type(cell) is str


def _kind(
    cells: Mapping[int, object], at: int, heading: Heading, groups: Sequence[Sequence[int]], wide: bool,
    foot: bool, begun: bool,
) -> str:  # fmt: skip
    """What a row is that is not blank."""
    first_at, first = next(iter(cells.items()))
    words = plain(str(first)) if isinstance(first, str) else ""
    full = [any(p in cells for p in group) for group in groups]
    if EXAMPLE_MARK in cells.values():
        return "record"
    repeated = sum(
        isinstance(c, str) and "".join(c.split()) == heading.titles.get(p) for p, c in cells.items()
    )
    if repeated > 1 and 2 * repeated >= len(cells):
        return "repeat"
    if at == heading.last and _is_numbering(list(cells.values())):
        return "numbering"
    lead = [plain(c) for p, c in list(cells.items())[:3] if isinstance(c, str)]
    total = bool(words) and TOTAL.fullmatch(words)
    if total or (not all(full) and any(TOTAL.fullmatch(word) for word in lead)):
        return "total"
    if words and EXAMPLE.fullmatch(words) and len(cells) > 1:
        return "example"
    if words and FOOT.match(str(first).strip()) and (not all(full) or 3 * len(cells) <= len(heading.titles)):
        return "foot"
    if len(cells) == 1 and isinstance(first, str):
        alone = wide or first_at == min(heading.titles, default=0)
        if foot and alone:
            return "foot"
        own = heading.columns.get(first_at)
        is_text = own is not None and own.type == "text"
        if alone and (wide or not any(full) or SECTION.match(words) or not (is_text or all(full))):
            return "section"
    if any(full):
        return "record"
    return "left_out" if any(p in heading.columns for p in cells) else "aside"


def _is_numbering(cells: Sequence[object]) -> bool:
    """甲 乙 1 2 3, or (1) (2) (3)."""
    words = [plain(written(cell)).strip("()") for cell in cells]
    numbers = [word for word in words if word.isdigit()]
    letters = words[: len(words) - len(numbers)]
    counted = numbers == [str(n) for n in range(1, len(numbers) + 1)]
    return len(cells) > 2 and len(numbers) > 1 and counted and letters == list("甲乙丙丁戊己")[: len(letters)]


def _is_example(
    cells: Mapping[int, object], at: int, heading: Heading, register: Register, report: Report
) -> bool:
    """Whether a row bears the mark of the template's example; reported when it has been written over."""
    if not any(cell == EXAMPLE_MARK for p, cell in cells.items() if p not in heading.columns):
        return False
    example = example_row(register)
    own = {heading.columns[p].name: cell for p, cell in cells.items() if p in heading.columns}
    if any(cell != example.get(name) for name, cell in own.items()):
        message = f"这一行标着“{EXAMPLE_MARK}”，但内容已改动，没有读入。"
        remedy = f"是真实记录的，请删去行末的“{EXAMPLE_MARK}”。"
        report.add("example_row_changed", message, remedy, Severity.WARNING, row=at + 1)
    return True


def positions(heading: Heading, columns: Sequence[Column]) -> list[list[int]]:
    """The positions of required columns, each a group of its own."""
    found = (heading.at(column) for column in columns if column.required)
    return [[at] for at in found if at is not None]
