"""The answers on one sheet of a filled workpaper, line by line, and what is doubtful in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from huitoukan.codelists import plain
from huitoukan.period import Quarter
from huitoukan.problems import Problem, Severity
from huitoukan.registers import Column
from huitoukan.workbook.files.raw import RawSheet, blank, filled
from huitoukan.workbook.paper import ANSWERS, ITEM, VERIFICATIONS, VOTES
from huitoukan.workbook.reading.merges import spread
from huitoukan.workbook.recognising.heading import Heading
from huitoukan.workbook.report import Report
from huitoukan.workbook.values.cells import understand
from huitoukan.workbook.values.outcome import CellError, Context

TOP = 20
"""The headings stand in one of so many rows."""
GUESSED = {
    "word_guessed": "按最接近的选项读入",
    "year_added": "没有写年份，按核查季度的年份补上",
    "serial": "是没有格式的日期，按日期读入",
    "of_range": "是一段日期，按第一天读入",
    "rest_left_out": "只读入其中的日期",
    "no_date_yet": "没有日期，留空",
}
Answer = dict[str, Any]
"""Column → what was written, for the columns that hold anything."""


@dataclass(frozen=True)
class Line:
    """Where a line stands: file, sheet, and the row number a person sees."""

    book: str
    sheet: str
    row: int

    def problem(
        self, code: str, severity: Severity, message: str, remedy: str, column: str = "", value: object = None
    ) -> Problem:
        """A problem of this line."""
        shown = None if value is None else str(value)
        return Problem(
            code, severity, message, remedy,
            sheet=self.sheet, row=self.row, column=column or None, value=shown,
        )  # fmt: skip


def answers_on(
    sheet: RawSheet, book: str, quarter: Quarter, problems: list[Problem]
) -> Iterator[tuple[Line, str, Answer]] | None:
    """Every numbered line of a sheet with what was written in it; None without a column of numbers.

    Merged cells answer for every row they cover, votes for the first alone. Told are these, rows without a
    number, headings of answers that are missing or stand there twice, and cells that cannot be read, which
    leave their column out.
    """
    numbered = (at for at, row in enumerate(sheet.rows[:TOP]) if _positions(row, ITEM))
    heading = next(numbered, None)
    return None if heading is None else _answers(sheet, heading, book, quarter, problems)


def _answers(
    sheet: RawSheet, heading: int, book: str, quarter: Quarter, problems: list[Problem]
) -> Iterator[tuple[Line, str, Answer]]:
    titles = dict(enumerate(map(str, sheet.rows[heading])))
    places = {name: _positions(sheet.rows[heading], VERIFICATIONS.column(name)) for name in ANSWERS}
    at = {VERIFICATIONS.column(name): places[name][0] for name in ANSWERS if places[name]}
    problems.extend(_headings(Line(book, sheet.name, heading + 1), places))
    number = _positions(sheet.rows[heading], ITEM)[0]
    columns = {place: column for column, place in at.items()}
    whole = Heading(heading + 1, heading + 1, columns, titles, score=0)
    rows = spread(sheet, whole, Report(sheet.name, problems)).sheet.rows
    for row, cells in enumerate(rows[heading + 1 :], start=heading + 2):
        line = Line(book, sheet.name, row)
        if blank(cells[number]):
            if filled(cells):
                problems.append(_added(line, any(not blank(cells[place]) for place in at.values())))
            continue
        answer: Answer = {}
        for column, place in at.items():
            value = _value(line, cells[place], column, titles[place], quarter, problems)
            if value is not None:
                answer[column.name] = value
        if answer:
            chosen = [cells[place] for place in places["result"] if not blank(cells[place])]
            problems.extend(_doubts(line, answer, quarter, no_result=bool(places["result"]) and not chosen))
        yield line, str(cells[number]).strip(), answer


def _headings(line: Line, places: dict[str, list[int]]) -> Iterator[Problem]:
    """Headings of answers that are missing, or stand there twice."""
    # a section without a survey has none of the three
    asked = set(ANSWERS) if any(places[name] for name in VOTES) else set(ANSWERS) - set(VOTES)
    for name in ANSWERS:
        title = VERIFICATIONS.column(name).title
        if len(places[name]) > 1:
            message = f"“{title}”栏有{len(places[name])}个，不知道读哪一个。"
            yield line.problem("column_twice", Severity.ERROR, message, "请合成一栏，表头只留一个。", title)
        elif not places[name] and name in asked:
            severity = Severity.ERROR if name == "result" else Severity.WARNING
            message = f"没有“{title}”栏，这一栏填的内容没有读入。"
            remedy = f"表头改了名的，请改回“{title}”；删去了的，请从原底稿复制回来。"
            yield line.problem("column_missing", severity, message, remedy, title)


def _value(
    line: Line, cell: object, column: Column, title: str, quarter: Quarter, problems: list[Problem]
) -> object | None:
    """What a cell says; what cannot be read, and every guess, is reported."""
    try:
        read_as = understand(cell, column, Context(year=quarter.year))
    except CellError as error:
        problems.append(line.problem(error.code, Severity.ERROR, error.message, error.remedy, title, cell))
        return None
    if read_as.guess == "year_added" and isinstance(read_as.value, date) and read_as.value < quarter.start:
        # the last quarter of a year is looked back at in the next year
        return _value(line, f"{quarter.year + 1}年{cell}", column, title, quarter, problems)
    if read_as.guess:
        words = f"“{cell}”{GUESSED.get(read_as.guess, '按猜测读入')}。"
        problems.append(line.problem(read_as.guess, Severity.NOTE, words, "核对无误即可。", title, cell))
    return read_as.value


def _added(line: Line, answered: bool) -> Problem:
    """A row that somebody added to the workpaper."""
    words = "这一行没有编号，是添加的，没有读入" + ("；其中写有核查内容。" if answered else "。")
    severity = Severity.WARNING if answered else Severity.NOTE
    return line.problem("row_added", severity, words, "底稿之外的核查，请登记到台账的“现场核查”表。")


def _doubts(line: Line, answer: Answer, quarter: Quarter, no_result: bool) -> Iterator[Problem]:
    """What a line says that cannot be, or lacks; `no_result` where the cell for it is blank."""
    title = {name: VERIFICATIONS.column(name).title for name in ANSWERS}
    day, satisfied, asked = (answer.get(name) for name in ("checked_on", "satisfied", "asked"))
    if satisfied is not None and asked is not None and satisfied > asked:
        message, remedy = f"满意票{satisfied}多于有效票{asked}。", "请核对是否把两栏填反了。"
        yield line.problem("more_satisfied_than_asked", Severity.ERROR, message, remedy, title["satisfied"])
    if (satisfied is None) != (asked is None):
        message, remedy = "只写了满意票和有效票中的一个，不计入满意率。", "请补填另一个。"
        yield line.problem("votes_incomplete", Severity.WARNING, message, remedy, title["asked"])
    if day is not None and day < quarter.start:
        message = f"核查日期{day.isoformat()}早于{quarter.label}。"
        yield line.problem(
            "checked_too_early", Severity.WARNING, message, "请核对年份和月份。", title["checked_on"]
        )
    if day is not None and day > quarter.shift(1).end:
        message = f"核查日期{day.isoformat()}在{quarter.label}结束三个多月以后。"
        yield line.problem(
            "checked_too_late", Severity.WARNING, message, "请核对年份和月份。", title["checked_on"]
        )
    if no_result:
        message, remedy = "写了内容，没有选核查结果，不计入核查结果。", "请选一个结果；只是说明的，不用改。"
        yield line.problem("result_missing", Severity.WARNING, message, remedy, title["result"])


def _positions(row: Sequence[object], column: Column) -> list[int]:
    """The places of the cells that are a heading of this column."""
    cells = (plain(cell) if isinstance(cell, str) else None for cell in row)
    return [at for at, cell in enumerate(cells) if cell in column.headings]
