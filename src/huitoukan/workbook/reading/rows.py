"""Which rows below a heading are records; the others are named, none is dropped without a word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from huitoukan.problems import Severity
from huitoukan.registers import Column
from huitoukan.workbook.files.raw import RawSheet, blank
from huitoukan.workbook.marks import EXAMPLE_MARK
from huitoukan.workbook.reading import examples
from huitoukan.workbook.reading.row_kinds import HINT, kind_of_row
from huitoukan.workbook.recognising.heading import Heading
from huitoukan.workbook.report import Report
from huitoukan.workbook.values.display import written

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


def sort_rows(sheet: RawSheet, heading: Heading, needed: Sequence[Sequence[int]], report: Report) -> Body:
    """The records of a table: rows in which, of each group of positions in `needed`, one is filled.

    A row that fills one group but not all is a record too. Every other row with something in it is reported.
    """
    body = Body()
    groups = needed or [list(heading.columns)]
    odd = _odd(sheet, heading, groups)
    wide = {
        b[0][0] for b in sheet.merged if b[0][0] == b[1][0] and 2 * (b[1][1] - b[0][1]) >= len(heading.titles)
    }
    tops = sheet.rows[heading.first - 1 : heading.last]
    heads = [_squeezed({at: c for at, c in enumerate(row) if isinstance(c, str)}) for row in tops]
    foot = False
    for at in sorted(odd):
        row = sheet.rows[at]
        cells = {position: cell for position, cell in enumerate(row) if not blank(cell)}
        if not cells:
            continue
        kind = kind_of_row(cells, at, heading, groups, at in wide, foot, bool(body.records))
        if len(cells) > 1 and any(_squeezed(cells) <= head for head in heads):
            kind = "repeat"
        shown = "、".join(written(cell).strip() for cell in cells.values())[:60]
        if kind == "record":
            if examples.is_example(cells, at, heading, report):
                continue
            body.records.append(at)
        elif kind == "total":
            body.totals.append((at, written(next(iter(cells.values())))))
        elif kind == "section":
            body.sections.append((at, shown))
        if kind == "left_out":
            titles = [heading.titles[p] for group in groups for p in group if p in heading.titles]
            message = f"没有填“{'、'.join(titles)}”，这一行没有读入。"
            remedy, column = "是记录的请补填，不是的请删去。", titles[0] if len(titles) == 1 else None
            report.add("row_left_out", message, remedy, row=at + 1, column=column, value=shown)
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
        cells = list(map(itemgetter(position), rows))
        if not all(cells) or any(map(str.isspace, _texts(cells))):
            odd.update(at for at, cell in enumerate(cells) if blank(cell))
    leads = list(map(itemgetter(lead), rows))
    telling = {text for text in set(_texts(leads)) if HINT.search(text) or text == heading.titles[lead]}
    if telling:
        odd.update(at for at, cell in enumerate(leads) if type(cell) is str and cell in telling)
    for position in set(range(len(rows[0]))) - set(heading.columns):
        odd.update(at for at, row in enumerate(rows) if row[position] == EXAMPLE_MARK)
    odd.update(block[0][0] - heading.last for block in sheet.merged if block[0][0] >= heading.last)
    return {at + heading.last for at in odd} | set(range(heading.last, heading.last + examples.FIRST))


def _squeezed(cells: Mapping[int, object]) -> set[tuple[int, str | None]]:
    """Texts with their positions, however they are spaced; None for what is no text."""
    return {(at, "".join(cell.split()) if isinstance(cell, str) else None) for at, cell in cells.items()}


def _texts(cells: Sequence[object]) -> Iterable[str]:
    if set(map(type, cells)) == {str}:
        return cells  # type: ignore[return-value]
    return (cell for cell in cells if type(cell) is str)


def positions(heading: Heading, columns: Sequence[Column]) -> list[list[int]]:
    """The positions of required columns, each a group of its own."""
    found = (heading.at(column) for column in columns if column.required)
    return [[at] for at in found if at is not None]
