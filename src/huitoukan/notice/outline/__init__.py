"""The skeleton of a notice: headings, labels, tables; findings with their titles, statuses and measures."""

from __future__ import annotations

from bisect import bisect_left

from huitoukan.notice.model import Finding
from huitoukan.notice.outline.findings import finding
from huitoukan.notice.outline.section import Section, themes
from huitoukan.notice.outline.sections import sections
from huitoukan.notice.outline.tables import table_sections
from huitoukan.notice.text.text import Text


def findings(text: Text) -> tuple[Finding, ...]:
    """The findings of a text in order, numbered 1…n, those in tables among them."""
    in_tables, places = table_sections(text)
    in_text = sections(text, places, sure_only=bool(in_tables))
    above = themes(text, places) if in_tables else []
    for section in in_tables:
        last = bisect_left(above, section.title.start, key=lambda theme: theme[0])
        section.part = section.part or (above[last - 1][1] if last else None)
    found = _merged(text, in_text, in_tables)
    return tuple(finding(text, no, section) for no, section in enumerate(found, start=1))


def _merged(text: Text, in_text: list[Section], in_tables: list[Section]) -> list[Section]:
    """All sections in the order of the text; a table that lists its findings again only adds statuses."""
    known = {_title(text, section): section for section in in_text}
    new = []
    for section in in_tables:
        same = known.get(_title(text, section))
        if same is None:
            new.append(section)
        elif same.said is None:
            same.blocks += [block for block in section.blocks if block.role == "status"]
    return sorted([*in_text, *new], key=lambda section: section.title.start)


def _title(text: Text, section: Section) -> str:
    return finding(text, 0, Section(None, section.title)).title
