"""A checked ledger to be sent back to its owner: the list of problems, then the sheets with marked cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.packaging.custom import StringProperty
from openpyxl.worksheet.worksheet import Worksheet

from huitoukan.problems import Problem, Severity
from huitoukan.workbook.files.raw import RawBook
from huitoukan.workbook.files.source import read
from huitoukan.workbook.marks import SYNTHETIC_MARK, SYNTHETIC_PROPERTY
from huitoukan.workbook.place import Place
from huitoukan.workbook.reading.earlier import LEDGER, LIST, LIST_MARK, Earlier, key, taken_out
from huitoukan.workbook.reading.reader import is_synthetic
from huitoukan.workbook.returning.copies import Copies, copied
from huitoukan.workbook.returning.layout import free_title, lay_out
from huitoukan.workbook.returning.marking import clean, mark, mark_rows, mark_tab
from huitoukan.workbook.returning.problem_list import LOOK, Entry, counted, fill
from huitoukan.workbook.returning.results import results_of
from huitoukan.workbook.returning.spots import Finder, Spot
from huitoukan.workbook.writing import style
from huitoukan.workbook.writing.archive import save

LARGEST = 200_000
"""A workbook with a sheet of more rows is not copied: nobody could work with the copy."""
GUIDE = (
    f"{LIST_MARK}，再次核对时不当作登记表读入。请在后面各表标出的单元格里直接改正，批注写有原因和办法；"
    "不改的请在“答复”栏说明。改好后把整个文件送回。"
)
PLAIN = "原文件不是 .xlsx 或格式特殊：各表按原来的行列写出，内容不变，没有原来的格式和公式。"
CUT = f"有的文字超过{style.LONGEST}字，一格放不下，后面的没有带过来，以原文件为准。"
TOO_LARGE = f"有工作表超过{LARGEST}行，这里只有清单，请在原文件里改正。"


def write_problems(
    ledger: Path | str,
    path: Path | str,
    problems: Sequence[Problem],
    places: Mapping[str, Place],
    as_of: date,
) -> tuple[str, ...]:
    """Write a ledger's sheets with their problems marked, and the list of them before; the ledger stays.

    `places` tells where each register was read. Returns what is not as in the ledger. The same ledger and
    problems give the same bytes. InputError (exit status 2) when the ledger cannot be read.
    """
    received = read(ledger)
    raw, earlier = taken_out(received)
    copies = _copies(Path(ledger), raw, places.values())
    _take_off(copies, earlier.sheet if earlier else "")
    finder = Finder(raw.sheets, places.values())
    found = [(problem, finder.spot(problem)) for problem in problems]
    ordered = enumerate(sorted(found, key=lambda one: finder.order(*one)), start=1)
    entries = [_entry(number, problem, spot, copies, earlier) for number, (problem, spot) in ordered]
    mark_of_data = SYNTHETIC_MARK if is_synthetic(received) else ""
    told = f"统计日期：{as_of.isoformat()}。核对结果：{counted(problems)}。"
    taken = LIST in copies.book.sheetnames
    sheet = copies.book.create_sheet(free_title(f"核对{LIST}" if taken else LIST, copies.book), 0)
    head, header = (
        (GUIDE, f"{LEDGER}{raw.name}", told, *copies.notes),
        f"{LIST} {raw.name} {mark_of_data}".strip(),
    )
    fill(sheet, entries, head, header, mark_of_data)
    _mark(entries)
    _open_at(copies.book, sheet)
    if mark_of_data and SYNTHETIC_PROPERTY not in copies.book.custom_doc_props.names:  # type: ignore[attr-defined]
        copies.book.custom_doc_props.append(StringProperty(SYNTHETIC_PROPERTY, mark_of_data))  # type: ignore[attr-defined]
    titles = {copies.sheets[own.name].title: own for own in raw.sheets if own.name in copies.sheets}
    save(copies.book, path, results_of(copies.book, titles))
    return tuple(copies.notes)


def _copies(ledger: Path, raw: RawBook, places: Iterable[Place]) -> Copies:
    book = Workbook()
    book.remove(book.worksheets[0])
    if any(len(sheet.rows) > LARGEST for sheet in raw.sheets):
        return Copies(book, {}, [TOO_LARGE])
    if ledger.is_file() and (found := copied(ledger.read_bytes(), raw)):
        return found
    headings = {one.sheet: one.heading for place in places for one in (place, *place.layers)}
    cells = (cell for sheet in raw.sheets for row in sheet.rows for cell in row)
    cut = any(isinstance(cell, str) and len(cell) > style.LONGEST for cell in cells)
    return Copies(book, lay_out(book, raw, headings), [PLAIN, CUT] if cut else [PLAIN])


def _take_off(copies: Copies, earlier: str) -> None:
    """Take off the list and the marks of an earlier check, whose list has this title."""
    listed = copies.book[earlier] if earlier in copies.book.sheetnames else None
    rows = listed.iter_rows(max_col=LOOK) if listed is not None else ()
    looks = {row[0].value: row[-1] for row in rows if isinstance(row[0].value, int)}
    for sheet in copies.sheets.values():
        clean(sheet, looks)  # type: ignore[arg-type]
    if listed is not None:
        copies.book.remove(listed)


def _entry(number: int, problem: Problem, spot: Spot, copies: Copies, earlier: Earlier | None) -> Entry:
    target = copies.sheets.get(problem.sheet or "")
    cell = None
    if target is not None and spot.row is not None and spot.at is not None:
        cell = _anchor(target, spot.row + 1, spot.at + 1)
    content = spot.content or problem.value or ""
    answers = earlier.answers.get(key(problem), ("", "")) if earlier else ("", "")
    return Entry(number, problem, content, cell, target, answers)


def _anchor(sheet: Worksheet, row: int, column: int) -> Cell:
    """The cell there, or the first of the merged block it lies in: what is written on others is not seen."""
    cell = sheet.cell(row, column)
    if isinstance(cell, MergedCell) or cell.coordinate in sheet.merged_cells:
        block = next(block for block in sheet.merged_cells.ranges if cell.coordinate in block)
        cell = sheet.cell(block.min_row, block.min_col)
    assert isinstance(cell, Cell)
    return cell


def _mark(entries: Sequence[Entry]) -> None:
    """Mark the cells of the list, rows that are told of as a whole, and the tabs of whole sheets."""
    cells: dict[Cell, list[tuple[int, Problem]]] = {}
    rows: dict[Worksheet, dict[Severity, list[int]]] = {}
    for entry in entries:
        if entry.cell is not None:
            cells.setdefault(entry.cell, []).append((entry.number, entry.problem))
            severity = entry.problem.severity
            if entry.target is not None and not entry.problem.column and severity is not Severity.NOTE:
                rows.setdefault(entry.target, {}).setdefault(severity, []).append(entry.cell.row)
    for cell, numbered in cells.items():
        mark(cell, numbered)
    for sheet, numbers in rows.items():
        mark_rows(sheet, numbers)
    for entry in reversed(entries):
        if entry.cell is None and entry.target is not None:
            mark_tab(entry.target, entry.problem.severity)


def _open_at(book: Workbook, first: Worksheet) -> None:
    """Open the workbook at this sheet alone: what is typed while several are selected goes into all."""
    for sheet in book.worksheets:
        sheet.sheet_view.tabSelected = sheet is first
    for chart in book.chartsheets:
        for view in chart.sheetViews.sheetView:
            view.tabSelected = False
    book.active = book.index(first)
    for window in book.views:
        window.firstSheet = 0
