"""Spreadsheets in and out: the only modules that know openpyxl and python-calamine."""

from huitoukan.workbook.marks import SYNTHETIC_MARK
from huitoukan.workbook.outward import write_tables
from huitoukan.workbook.place import Place, row_of
from huitoukan.workbook.raw import RawBook, RawSheet
from huitoukan.workbook.reader import Reading, read_book, read_tables
from huitoukan.workbook.returned import write_problems
from huitoukan.workbook.source import read
from huitoukan.workbook.writer import template, write

__all__ = [
    "SYNTHETIC_MARK",
    "Place",
    "RawBook",
    "RawSheet",
    "Reading",
    "read",
    "read_book",
    "read_tables",
    "row_of",
    "template",
    "write",
    "write_problems",
    "write_tables",
]
