"""A workpaper filled in by program, and the review it leads to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from huitoukan.edition import Edition
from huitoukan.lookback.carried import carried
from huitoukan.lookback.plan import plan
from huitoukan.lookback.review import Review, review
from huitoukan.lookback.workpaper import write
from huitoukan.workbook import Filled, read_papers

HEADING = 3
"""Row of the headings on a workpaper."""
NOT_SECTIONS = ("说明", "底稿数据")
Line = dict[str, Any]
Answer = Callable[[str, Line], Mapping[str, object] | None]
"""Title of the section and a line by its headings → what is filled in, by heading; None for nothing."""


def headings(sheet: Worksheet) -> dict[str, int]:
    """Heading → its column."""
    return {str(cell.value): int(cell.column) for cell in sheet[HEADING] if cell.value}


def fill(path: Path, answer: Answer) -> Path:
    """Fill in every line of a workpaper as `answer` says."""
    book = load_workbook(path)
    for sheet in book.worksheets:
        if sheet.title in NOT_SECTIONS:
            continue
        at = headings(sheet)
        for row in range(HEADING + 1, sheet.max_row + 1):
            line = {name: sheet.cell(row, column).value for name, column in at.items()}
            for name, content in (answer(sheet.title, line) or {}).items():
                sheet.cell(row, at[name]).value = content
    book.save(path)
    return path


def resorted(path: Path, copy: Path) -> Path:
    """A copy of a workpaper with the lines of every section in reverse order, and a note below."""
    book = load_workbook(path)
    for sheet in book.worksheets:
        if sheet.title in NOT_SECTIONS:
            continue
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEADING + 1)]
        for number, cells in enumerate(reversed(rows), start=HEADING + 1):
            for column, content in enumerate(cells, start=1):
                sheet.cell(number, column).value = content
        sheet.cell(sheet.max_row + 2, 4).value = "以上由两人共同核对"
    book.save(copy)
    return copy


def by_finding(results: Mapping[int, str], day: date) -> Answer:
    """The results (labels) of the findings drawn or picked; every other line stays open."""

    def answer(section: str, line: Line) -> Mapping[str, object] | None:
        if section not in ("抽查已销号问题", "重点核查") or not line["问题"]:
            return None
        word = results.get(int(str(line["问题"]).strip("()")))
        return {"核查结果": word, "核查岗位": "核查组一组", "核查日期": day} if word else None

    return answer


def planned_and_filled(
    edition: Edition, path: Path, answer: Answer, earlier: Sequence[Edition] = (), seed: int | None = None
) -> Filled:
    """The answers of a workpaper planned for an edition, written, filled in and read back."""
    made = plan(carried(edition, earlier), earlier[-1] if earlier else None, seed=seed, problems=())
    return read_papers(fill(write(made, path), answer))


def reviewed(
    edition: Edition, earlier: Sequence[Edition] = (), filled: Filled | None = None, **options: Any
) -> Review:
    """The review of an edition; what the checks find is only handed through, so it is left out."""
    return review(edition, (), earlier, filled, **options)
