"""Spreadsheets in and out: the only modules that know openpyxl and python-calamine.

In the order in which a received file passes through them: `files` (raw cells), `recognising` (which table
is which register), `values` (one cell), `reading` (typed tables, and what is told of them); `writing` makes
ledgers and templates, `returning` sends a ledger back with its problems marked. Beside them stands what they
share: the marks the writer leaves for the reader, the report of one sheet, the place of a row.
"""

from huitoukan.workbook.files.raw import RawBook, RawSheet
from huitoukan.workbook.files.source import read
from huitoukan.workbook.filled import Filled, read_papers
from huitoukan.workbook.marks import SYNTHETIC_MARK
from huitoukan.workbook.paper import Paper, PaperSheet, write_paper
from huitoukan.workbook.place import Place, row_of
from huitoukan.workbook.reading.reader import Reading, read_book, read_tables
from huitoukan.workbook.returning.returned import write_problems
from huitoukan.workbook.writing.outward import write_tables
from huitoukan.workbook.writing.writer import template, write

__all__ = [
    "SYNTHETIC_MARK",
    "Filled",
    "Paper",
    "PaperSheet",
    "Place",
    "RawBook",
    "RawSheet",
    "Reading",
    "read",
    "read_book",
    "read_papers",
    "read_tables",
    "row_of",
    "template",
    "write",
    "write_paper",
    "write_problems",
    "write_tables",
]
