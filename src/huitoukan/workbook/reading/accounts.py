"""One column of words that says how a matter stands and what was done: 已完成。修订制度1项，……."""

from __future__ import annotations

import re
from dataclasses import replace

from huitoukan import codelists
from huitoukan.problems import Severity
from huitoukan.registers import REGISTERS, Column, codelist_of
from huitoukan.workbook.files.raw import RawSheet, blank
from huitoukan.workbook.recognising.choice import Choice
from huitoukan.workbook.recognising.fitting import below
from huitoukan.workbook.recognising.heading import Heading
from huitoukan.workbook.report import Report
from huitoukan.workbook.values import words
from huitoukan.workbook.values.dated import is_dated
from huitoukan.workbook.values.display import written

STATUS = REGISTERS["findings"].column("status")
PROGRESS = REGISTERS["measures"].column("progress")
ACCOUNT = re.compile(r"进展|进度|成果|成效|实效|效果|推进|(?:落实|整改|完成|办理|工作)情况")
"""So is called what was done."""
SOME = 0.5
"""So many cells must begin with a status, or hold more than one."""


def told_apart(choice: Choice, report: Report) -> Choice:
    """The choice with the column read twice, as status and as progress, where the other has none. Told."""
    heading, sheet = choice.heading, choice.sheet
    if not {"findings", "measures"} & set(choice.registers):
        return choice
    if "measures" in choice.registers:
        heading = _account_beside(sheet, heading)
        choice = replace(choice, heading=heading)
    status, progress = heading.at(STATUS), heading.at(PROGRESS)
    if status is None and progress is not None:
        cells = [written(cell) for cell in below(sheet, heading.last, progress)]
        known = [words.code_in(cell, codelists.load("status"))[0] for cell in cells]
        if sum(map(bool, known)) > SOME * len(cells):
            return _twice(choice, progress, STATUS, _status_alone(sheet, heading, progress), report)
    measured = "measures" in choice.registers
    if measured and progress is None and status is not None:
        cells = [written(cell) for cell in below(sheet, heading.last, status)]
        listed = codelists.load("status")
        accounts = [cell for cell in cells if len(cell) > words.SHORT and not listed.code_of(cell)]
        if len(accounts) > SOME * len(cells):
            own = [row[status] for row in sheet.rows]
            return _twice(choice, status, PROGRESS, own, report)
    return choice


def _account_beside(sheet: RawSheet, heading: Heading) -> Heading:
    """The heading that tells what was done beside how it stands: 落实情况｜进展说明, 当前状态｜阶段成果.

    A column of plain statuses is the status, whatever its heading, where another one tells what was done.
    """
    told = (
        at for at, title in heading.extra.items() if ACCOUNT.search(title) and _is_told(sheet, heading, at)
    )
    at, status, progress = next(told, None), heading.at(STATUS), heading.at(PROGRESS)
    if at is None or (status is None) == (progress is None):
        return heading
    columns = {**heading.columns, at: PROGRESS}
    if progress is not None:
        cells = [written(cell) for cell in below(sheet, heading.last, progress)]
        if sum(codelists.load("status").code_of(cell) is not None for cell in cells) <= SOME * len(cells):
            return heading
        columns[progress] = STATUS
    return replace(heading, columns=dict(sorted(columns.items())), guessed=heading.guessed | {at})


def _is_told(sheet: RawSheet, heading: Heading, at: int) -> bool:
    """Whether words stand in a column that are no statuses and no days."""
    cells, listed = below(sheet, heading.last, at), codelists.load("status")
    words = (
        cell for cell in cells if isinstance(cell, str) and not is_dated(cell) and not listed.code_of(cell)
    )
    return sum(1 for _ in words) > SOME * len(cells)


def _status_alone(sheet: RawSheet, heading: Heading, at: int) -> list[object]:
    """The cells of a column, of those below the heading only such as name a status."""
    listed = codelist_of(STATUS)
    assert listed is not None
    cells = [row[at] for row in sheet.rows]
    stated = (
        None if blank(c) or not words.code_in(written(c), listed)[0] else c for c in cells[heading.last :]
    )
    return [*cells[: heading.last], *stated]


def _twice(choice: Choice, at: int, column: Column, cells: list[object], report: Report) -> Choice:
    """The choice with one more column at the right end, of the heading and merged as the column `at`."""
    heading, sheet = choice.heading, choice.sheet
    new = max(map(len, sheet.rows))
    title = heading.titles[at]
    rows = [[*row, cell] for row, cell in zip(sheet.rows, cells, strict=True)]
    merged = tuple(
        ((top, new), (bottom, new)) for (top, left), (bottom, right) in sheet.merged if left == right == at
    )
    message = f"“{title}”一栏同时读作“{heading.columns[at].title}”和“{column.title}”。"
    report.add("read_twice", message, "核对无误即可。", Severity.NOTE, row=heading.last, column=title)
    heading = replace(
        heading, columns={**heading.columns, new: column}, titles={**heading.titles, new: title}
    )
    return replace(choice, heading=heading, sheet=replace(sheet, rows=rows, merged=sheet.merged + merged))
