"""Spreadsheets in and out: the only modules that know openpyxl and python-calamine."""

from huitoukan.workbook.marks import SYNTHETIC_MARK
from huitoukan.workbook.outward import write_tables
from huitoukan.workbook.reader import read_tables
from huitoukan.workbook.source import RawBook, RawSheet, read
from huitoukan.workbook.writer import template, write

__all__ = [
    "SYNTHETIC_MARK",
    "RawBook",
    "RawSheet",
    "read",
    "read_tables",
    "template",
    "write",
    "write_tables",
]
