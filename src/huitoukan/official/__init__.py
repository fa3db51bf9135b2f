"""The form of an official document (GB/T 9704), for every Word file and PDF the bundle writes."""

from huitoukan.official.form import FONTS, SIZES, STILL, Face
from huitoukan.official.headings import han, heading_mark, title_lines
from huitoukan.official.page import mark_header, page_numbers, set_page, still
from huitoukan.official.text import font, set_text

__all__ = [
    "FONTS",
    "SIZES",
    "STILL",
    "Face",
    "font",
    "han",
    "heading_mark",
    "mark_header",
    "page_numbers",
    "set_page",
    "set_text",
    "still",
    "title_lines",
]
