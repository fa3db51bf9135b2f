"""The rows of a delimited text, none of them swallowed by a quotation that somebody forgot to close."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from huitoukan.problems import Problem, Severity

Rows = list[list[str]]
LISTED = 20
"""So many rows with the same fault are told one by one; one line names the number of the others."""
BEGINNING = 60
"""Of a row, so much is shown."""


def rows_of(text: str, mark: str, sheet: str) -> tuple[Rows, tuple[Problem, ...]]:
    """All rows, and an error for each whose quotation marks do not pair; it is read without quotation.

    Cells of several lines in which rows seem to have been swallowed are told as a warning.
    """
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    try:
        rows: Rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True))
        return rows, tuple(_swallowed(rows, mark, sheet))
    except csv.Error:
        pass
    rows, unpaired = _line_by_line(list(io.StringIO(text, newline="")), mark)
    return rows, (*_told(unpaired, sheet), *_swallowed(rows, mark, sheet))


def _line_by_line(lines: Sequence[str], mark: str) -> tuple[Rows, dict[int, tuple[int, str]]]:
    """The rows, and those without pairs of quotes: number of the row → number and words of the line."""
    rows: Rows = []
    unpaired: dict[int, tuple[int, str]] = {}
    start = 0
    while start < len(lines):
        reader, begun = (
            csv.reader(map(lines.__getitem__, range(start, len(lines))), delimiter=mark, strict=True),
            start,
        )
        try:
            for row in reader:
                rows.append(row)
                begun = start + reader.line_num
            break
        except csv.Error:
            line = lines[begun].rstrip("\r\n")
            paired = line.count('"') % 2 == 0
            rows.append(next(csv.reader([line], delimiter=mark)) if paired else line.split(mark))
            if not paired:
                unpaired[len(rows)] = begun + 1, line
            start = begun + 1
    return rows, unpaired


def _told(unpaired: dict[int, tuple[int, str]], sheet: str) -> Iterator[Problem]:
    remedy = "请用 Excel 或 WPS 打开原表，另存为“CSV UTF-8”；或用记事本打开，在这一行补上或删去一个引号。"
    for row, (line, words) in islice(unpaired.items(), LISTED):
        message = f"文本第{line}行的引号不成对，这一行按没有引号读入，各格可能错位。"
        yield Problem("quote_not_closed", Severity.ERROR, message, remedy, None,
                      sheet, row, None, words[:BEGINNING])  # fmt: skip
    if (others := len(unpaired) - LISTED) > 0:
        message, last = f"引号不成对的还有{others}行，也按没有引号读入。", max(unpaired)
        yield Problem("quote_not_closed", Severity.ERROR, message, remedy, None, sheet, last)


def _swallowed(rows: Rows, mark: str, sheet: str) -> Iterator[Problem]:
    """Cells that hold as many marks as the rows would that stand in them line by line."""
    width = Counter(map(len, rows)).most_common(1)[0][0] if rows else 0
    for number, row in enumerate(rows, start=1):
        for cell in row:
            lines = cell.count("\n")
            if lines and width > 1 and cell.count(mark) >= lines * (width - 1):
                message = (
                    f"这一行有一格占{lines + 1}行文本，里面又有“{mark}”，像是少了一个引号，把几行并成了一格。"
                )
                remedy = "是几行并成的，请补上引号；本来就是一格的，不必处理。"
                yield Problem("rows_in_one_cell", Severity.WARNING, message, remedy, None,
                              sheet, number, None, " ".join(cell[:BEGINNING].split()))  # fmt: skip
