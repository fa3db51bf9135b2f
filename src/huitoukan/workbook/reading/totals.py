"""A total held against the rows above it; the row itself is no record, so that only reading can see both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import pandas as pd

from huitoukan.problems import Severity
from huitoukan.registers import Register
from huitoukan.workbook.files.raw import RawSheet, blank
from huitoukan.workbook.reading.rows import Body
from huitoukan.workbook.recognising.heading import Heading
from huitoukan.workbook.report import Report
from huitoukan.workbook.values.cells import understand
from huitoukan.workbook.values.display import written
from huitoukan.workbook.values.outcome import CellError, Context

NEAR = 0.005


def compare(
    sheet: RawSheet, heading: Heading, body: Body, register: Register, table: pd.DataFrame,
    factors: Mapping[int, int], report: Report,
) -> None:  # fmt: skip
    """Report every total that is neither the sum of the rows since the last one, nor of all rows above."""
    counted = {
        at: column for at, column in heading.columns.items()
        if column.counts
    }  # fmt: skip
    last = heading.last
    # a total above the rows is one of those below, down to the next total
    after = dict(pairwise([*(row for row, _ in body.totals), len(sheet.rows)]))
    for row, word in body.totals:
        for at, column in counted.items():
            cell = sheet.rows[row][at]
            try:
                stated = understand(cell, column, Context(factor=factors.get(at, 1))).value
            except CellError:
                stated = None
            if blank(cell) or not isinstance(stated, int | float):
                continue
            spans = [(last, row), (0, row)] if any(r < row for r in body.records) else [(row, after[row])] * 2
            sums = [_sum(table, column.name, body.records, *span) for span in spans]
            if any(abs(found - stated) < NEAR for found, _ in sums):
                continue
            found, unread = sums[0] if "小计" in word or "月" in word else sums[1]
            message = f"{word}写的是{written(stated)}，各行相加是{written(found)}"
            message += f"（另有{unread}格没有读出数字）。" if unread else "。"
            remedy = "请核对是漏了行、重复了行还是加错。"
            report.add(
                "total_differs", message, remedy, Severity.WARNING, row=row + 1, column=heading.titles[at],
                value=written(cell),
            )  # fmt: skip
        last = row


def _sum(table: pd.DataFrame, name: str, records: Sequence[int], since: int, until: int) -> tuple[float, int]:
    """The sum of the records between two rows, and how many of them hold no number."""
    within = [place for place, row in enumerate(records) if since <= row < until]
    values = table[name].iloc[within]
    return float(values.sum()), int(values.isna().sum())
