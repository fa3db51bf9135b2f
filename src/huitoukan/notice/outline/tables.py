"""Tables of findings: which column is what, and one section per finding."""

from __future__ import annotations

import re
from collections.abc import Sequence

from huitoukan.notice.model import Cell, Table
from huitoukan.notice.outline.lines import Line, heading_words
from huitoukan.notice.outline.section import Block, Section
from huitoukan.notice.outline.titles import cell_title
from huitoukan.notice.text.openings import label_of, mark_at
from huitoukan.notice.text.spans import Span
from huitoukan.notice.text.text import Text

Row = tuple[Cell | None, ...]

_SAYS = (
    ("number", r"序号|编号"),
    ("part", r"类别|类型|分类|方面"),
    ("next", r"下一?步|后续"),
    ("evidence", r"佐证|材料"),
    ("due", r"时限|期限|时间|时点"),
    ("leader", r"领导"),
    ("owner", r"责任|牵头|配合|单位|部门|科室|股室|人员"),
    ("status", r"状态|是否|完成情况|销号|结果|结论"),
    ("measure", r"措施|举措|做法"),
    ("problem", r"问题|事项|反馈意见"),
    ("progress", r"情况|成效|进展|落实|效果|进度"),
    ("note", r"备注|说明"),
)
"""Words in headings that are on no list, the more telling first."""
_TELLS = {"measure", "progress", "status"}
_LONGEST_HEADING = 20
_MANY = 4
"""Han characters that a title has at least; a table of figures has none."""


def table_sections(text: Text) -> tuple[list[Section], list[Span]]:
    """The findings that stand in tables, in order, and the places of the tables they were read from."""
    result: list[Section] = []
    places: list[Span] = []
    roles: list[str | None] = []
    for table in text.tables:
        start, own = _heading(text, table)
        if own:
            roles = own
        elif not (result and table and len(table[0]) == len(roles) and places):
            continue
        found = _rows(text, table[start:], roles, result[-1] if result and not own else None)
        if found or not own:
            result += found
            cells = [cell for row in table for cell in row if cell]
            places.append(Span(min(cell.start for cell in cells), max(cell.end for cell in cells)))
    return result, places


def _heading(text: Text, table: Table) -> tuple[int, list[str | None]]:
    """(index of the first row below the headings, role of each column); no roles where none is found."""
    for index, row in enumerate(table[:4]):
        roles = [_role(text, cell) for cell in row]
        if "problem" in roles and _TELLS.intersection(roles):
            below = index + 1
            if below < len(table) and _goes_on(text, table[below]):
                pairs = zip(table[below], roles, strict=True)
                roles = [_known(text, cell) or role for cell, role in pairs]
                below += 1
            return below, _one_title(table[below:], roles)
    return 0, []


def _goes_on(text: Text, row: Row) -> bool:
    """Whether a row below the headings holds headings too: most of its cells, and more than one."""
    cells = {cell for cell in row if cell}
    known = sum(_known(text, cell) is not None for cell in cells)
    return known > 1 and known * 2 > len(cells)


def _known(text: Text, cell: Cell | None) -> str | None:
    """What a cell announces when its words are a label in every letter."""
    return label_of(text.plain[cell.start : cell.end]) if cell else None


def _role(text: Text, cell: Cell | None) -> str | None:
    if cell is None or cell.end - cell.start > _LONGEST_HEADING:
        return None
    words = re.sub(r"[\s□]|\(.*?\)", "", text.plain[cell.start : cell.end])
    known = label_of(words)
    return known or next((role for role, says in _SAYS if re.search(says, words)), None)


def _one_title(rows: Sequence[Row], roles: list[str | None]) -> list[str | None]:
    """The roles with one column of problems: merged cells before it are its category, others describe it."""
    columns = [index for index, role in enumerate(roles) if role == "problem"]
    if len(columns) < 2:
        return roles
    cells = {column: {row[column] for row in rows} for column in columns}
    title = max(columns, key=lambda column: (len(cells[column]), -column))
    changed = {
        column: "category" if column < title and len(cells[column]) < len(cells[title]) else "described"
        for column in columns
        if column != title
    }
    return [changed.get(index, role) for index, role in enumerate(roles)]


def _rows(
    text: Text, rows: Sequence[Row], roles: Sequence[str | None], last: Section | None
) -> list[Section]:
    """One section per finding; rows without a title of their own go on with the finding above."""
    result: list[Section] = []
    part: str | None = None
    title: Cell | None = None
    seen: set[Cell] = set()
    for row in rows:
        cells = {cell for cell in row if cell}
        if len(cells) == 1 and len(row) > 2:  # one cell over all columns: a heading
            (only,) = cells
            part = _words(text, only)
            continue
        own = row[roles.index("problem")]
        if own is not None and own != title:
            title, seen = own, set()
            result.append(_section(text, own, row, roles, part))
        current = result[-1] if result else last
        if current is None:
            continue
        for cell, role in zip(row, roles, strict=True):
            if (
                cell
                and cell not in seen
                and role in ("measure", "progress", "status", "owner", "leader", "due", "next", "evidence")
            ):
                seen.add(cell)
                current.blocks.append(Block(role, Span(cell.start, cell.end)))
    return [section for section in result if _is_title(text, section.title)]


def _section(text: Text, cell: Cell, row: Row, roles: Sequence[str | None], part: str | None) -> Section:
    line = Line(cell.start, cell.end, mark_at(text.plain, cell.start, cell.end))
    title = cell_title(text, line)
    by_role = dict(zip(roles, row, strict=True))
    number, own_part, category = by_role.get("number"), by_role.get("part"), by_role.get("category")
    label = (
        Span(number.start, number.end)
        if number
        else (Span(line.mark.start, line.mark.end) if line.mark else None)
    )
    return Section(
        label=label,
        title=title.place,
        part=_words(text, own_part) if own_part else part,
        category=_words(text, category) if category else None,
        said=title.said,
    )


def _words(text: Text, cell: Cell) -> str:
    mark = mark_at(text.plain, cell.start, cell.end)
    return heading_words(text, mark.end if mark else cell.start, cell.end)


def _is_title(text: Text, place: Span) -> bool:
    return len(re.findall(r"[\u3400-\u9fff]", text.plain[place.start : place.end])) >= _MANY
