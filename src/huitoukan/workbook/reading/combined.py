"""Findings and measures from one sheet: which rows are one finding, which cells hold several measures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from huitoukan.registers import REGISTERS, Column
from huitoukan.workbook.files.raw import RawSheet, blank
from huitoukan.workbook.reading.merges import Filled
from huitoukan.workbook.recognising.heading import Heading
from huitoukan.workbook.recognising.wording import Vocabulary
from huitoukan.workbook.report import Report
from huitoukan.workbook.values.display import written
from huitoukan.workbook.values.pieces import piece, pieces

FINDINGS, MEASURES = REGISTERS["findings"], REGISTERS["measures"]
TITLE, NO, TEXT = FINDINGS.column("title"), FINDINGS.column("no"), MEASURES.column("text")
SHARED = ("leader", "owner", "due_on", "status", "evidence")
"""Columns of both registers: in every row they speak of the measure, merged over a finding of both."""
INHERITED = ("leader", "owner", "due_on", "status")
"""Those that a finding's later rows take from its first, where nothing in the sheet is merged."""
OF_FINDING = ("part", "category", "closed_on", "note")

FINDING = Vocabulary((NO,))

Cells = dict[str, list[object]]


@dataclass
class Raw:
    """The cells of one register by column, and for every cell the row it stands in (counted from 0)."""

    cells: Cells = field(default_factory=dict)
    places: dict[str, list[int]] = field(default_factory=dict)
    rows: list[int] = field(default_factory=list)
    """The row of every record."""

    def put(self, row: int, values: Mapping[str, tuple[object, int]]) -> None:
        """One more record: column → cell and the row it stands in."""
        self.rows.append(row)
        for name, (cell, at) in values.items():
            self.cells.setdefault(name, []).append(cell)
            self.places.setdefault(name, []).append(at)


def with_numbers(sheet: RawSheet, heading: Heading) -> Heading:
    """The heading in which a number that counts the measures is not taken for that of the finding.

    It stands between finding and measure (问题编号｜问题｜序号｜措施), or goes on where a finding repeats.
    """
    at, title, text = heading.at(NO), heading.at(TITLE), heading.at(TEXT)
    own = MEASURES.column("no")
    if at is not None and title is not None and _counts_rows(sheet, heading, at, title):
        return replace(heading, columns={place: c for place, c in heading.columns.items() if place != at})
    if at is None or title is None or text is None or not title < at < text or heading.at(own) is not None:
        return heading
    others = [left for left, words in heading.extra.items() if left < title and FINDING.worth(words)]
    columns = {**heading.columns, at: own, **dict.fromkeys(others[:1], NO)}
    return replace(heading, columns=dict(sorted(columns.items())))


def _counts_rows(sheet: RawSheet, heading: Heading, at: int, title: int) -> bool:
    rows = [row for row in sheet.rows[heading.last :] if not blank(row[at]) and not blank(row[title])]
    numbers, titles = [written(row[at]).strip() for row in rows], [written(row[title]) for row in rows]
    running = numbers == [str(number) for number in range(1, len(rows) + 1)]
    return running and any(one == next_one for one, next_one in pairwise(titles))


def divide(
    filled: Filled, heading: Heading, records: Sequence[int], before: int, report: Report
) -> tuple[Raw, Raw]:
    """The findings and the measures of a sheet that keeps both; `before`: see `sheet.read_choice`."""
    findings, measures = Raw(), Raw()
    rows = filled.sheet.rows
    at = {column: heading.at(column) for column in (*FINDINGS.columns, *MEASURES.columns)}
    for number, block in enumerate(_blocks(filled, at, records), start=before + 1):
        cells = _shared_cells(filled, at, block, heading, report)
        first = block[0]
        no = rows[first][at_no] if (at_no := at[NO]) is not None else number
        values = {"no": (no, first), "title": (_cell(rows, first, at[TITLE]), first)}
        for name in (*OF_FINDING, *SHARED):
            position = at[FINDINGS.column(name)]
            if position is not None:
                values[name] = _of_finding(name, cells[name], filled, block, position, heading, report)
                if name in INHERITED and len(pieces(values[name][0])) > 1:
                    values[name] = (None, first)
        findings.put(first, values)
        count = 0
        for order, row in enumerate(block):
            text = _cell(rows, row, at[TEXT])
            if blank(text):
                continue
            parts = pieces(text, count + 1)
            for part in range(len(parts)):
                count += 1
                own: dict[str, tuple[object, int]] = {"finding": (no, first), "text": (parts[part], row)}
                for name in (*SHARED, "kind", "progress"):
                    position = at[MEASURES.column(name)]
                    if position is not None:
                        cell, place = cells[name][order] if name in cells else (rows[row][position], row)
                        own[name] = (piece(cell, part, len(parts)), place)
                mark = _cell(rows, row, at[MEASURES.column("no")])
                own["no"] = (mark if len(parts) == 1 and not blank(mark) else count, row)
                measures.put(row, own)
            if len(parts) > 1:
                words = f"编有{len(parts)}个号，拆成{len(parts)}条措施"
                report.guess("split", row + 1, heading.titles[at[TEXT] or 0], parts[0][:12] + "……", words)
    return findings, measures


def _blocks(filled: Filled, at: Mapping[Column, int | None], records: Sequence[int]) -> Iterator[list[int]]:
    """The rows of each finding."""
    rows, block = filled.sheet.rows, list[int]()
    for row in records:
        title, no = _cell(rows, row, at[TITLE]), _cell(rows, row, at[NO])
        goes_on = False
        if block:
            above = block[0]
            same_title = title == _cell(rows, above, at[TITLE])
            same_no = blank(no) or no == _cell(rows, above, at[NO])
            merged = (row, at[TITLE]) in filled.cells or ((row, at[NO]) in filled.cells and blank(title))
            goes_on = merged or (blank(title) and blank(no)) or (same_title and same_no)
        if block and not goes_on:
            yield block
            block = []
        block.append(row)
    if block:
        yield block


def _shared_cells(
    filled: Filled, at: Mapping[Column, int | None], block: Sequence[int], heading: Heading, report: Report
) -> dict[str, list[tuple[object, int]]]:
    """Column → its cell in every row of a finding, and where that cell stands."""
    rows = filled.sheet.rows
    found: dict[str, list[tuple[object, int]]] = {}
    for name in (*SHARED, *OF_FINDING):
        position = at[FINDINGS.column(name)]
        if position is None:
            continue
        cells: list[tuple[object, int]] = []
        for row in block:
            place = cells[-1][1] if (row, position) in filled.cells and cells else row
            cells.append((rows[row][position], place))
        later = [cell for cell, _ in cells[1:]]
        if (
            name in INHERITED
            and later
            and not filled.any_merged
            and all(map(blank, later))
            and not blank(cells[0][0])
        ):
            cells = [cells[0]] * len(cells)
            for row in block[1:]:
                value = written(cells[0][0])
                report.guess("continued", row + 1, heading.titles[position], value, "在空着的各行沿用上一行")
        found[name] = cells
    return found


def _of_finding(
    name: str, cells: Sequence[tuple[object, int]], filled: Filled, block: Sequence[int], position: int,
    heading: Heading, report: Report,
) -> tuple[object, int]:  # fmt: skip
    """What a column says of the finding: what all its rows share, not what stands once per measure."""
    given = [(cell, row) for cell, row in cells if not blank(cell)]
    if not given:
        return None, block[0]
    different = len({written(cell) for cell, _ in given}) > 1
    if not different and (len(given) == len(cells) or name in OF_FINDING or name == "status"):
        return given[0]
    if not different and not filled.any_merged and given[0][1] == block[0]:
        return given[0]
    if different and name in (*INHERITED, *OF_FINDING):
        words = "等各条措施不同，只记到措施，没有记到问题" if name in SHARED else "等各行不同，没有记到问题"
        report.guess(
            "differs",
            block[0] + 1,
            heading.titles[position],
            written(given[0][0]),
            words,
            "请单位写明整个问题的情况。",
        )
    return None, block[0]


def _cell(rows: Sequence[Sequence[object]], row: int, position: int | None) -> object:
    return None if position is None else rows[row][position]
