"""Spreadsheets in and out: the only modules that know openpyxl and python-calamine."""

from huitoukan.workbook.marks import SYNTHETIC_MARK
from huitoukan.workbook.outward import write_tables
from huitoukan.workbook.raw import RawBook, RawSheet
from huitoukan.workbook.reader import Reading, read_book, read_tables
from huitoukan.workbook.sheet import Place
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
    "template",
    "write",
    "write_tables",
]
