"""What a line below a heading is: a record, a total, a note, a heading once more."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from huitoukan.codelists import plain
from huitoukan.workbook.marks import EXAMPLE_MARK
from huitoukan.workbook.recognising.heading import Heading
from huitoukan.workbook.values.display import written

TOTAL = re.compile(
    r"(?P<span>.{0,8}?)(?P<word>小计|合计|总计|共计|累计|总合计|汇总|合计数|总数)(?:\(.*\)|[一二三四五六七八九十\d]*)?"
    r"(?::|:?\d[\d,.]*\D{0,4})?|共计?\d+\D{1,3}"
)
FOOT = re.compile(
    r"(?:备?注|附?说明|填[报表写]说明|注意|附注|[^:：]{0,8}(?:填报?|制|编|审|复|负责|联系|经办|录入|统计|报送|签)"
    r"[^:：]{0,6}|(?:单位|部门|科室)?[(（]?(?:盖章|公章|签字|签章)[)）]?|[^:：]{0,6}(?:电话|日期|时间))\s*[:：]"
    r"|(?:备?注|附?说明)\s*\d?[.、\s]|※"
)
EXAMPLE = re.compile(r"\(?(?:示?例|样例|填写示例|举例|示例行)[)\d:]*")
SECTION = re.compile(
    r"(?P<chapter>[一二三四五六七八九十]{1,3}[、.])|(?P<part>\([一二三四五六七八九十]{1,3}\))|(?P<item>\d{1,2}[.、])"
)
COLON = re.compile(r"[:：]")
HINT = re.compile(r"[计总汇共:：例※]|^[备附]?[注说]")
"""What a cell must hold to be a total, a note or an example; cheap to look for."""


def kind_of_row(
    cells: Mapping[int, object], at: int, heading: Heading, groups: Sequence[Sequence[int]], wide: bool,
    foot: bool, begun: bool,
) -> str:  # fmt: skip
    """What a row is that is not blank."""
    first_at, first = next(iter(cells.items()))
    words = plain(str(first)) if isinstance(first, str) else ""
    full = [any(p in cells for p in group) for group in groups]
    if EXAMPLE_MARK in cells.values():
        return "record"
    repeated = sum(
        isinstance(c, str) and "".join(c.split()) == heading.titles.get(p) for p, c in cells.items()
    )
    if repeated > 1 and 2 * repeated >= len(cells):
        return "repeat"
    if at == heading.last and _is_numbering(list(cells.values())):
        return "numbering"
    lead = [plain(c) for p, c in list(cells.items())[:3] if isinstance(c, str)]
    total = bool(words) and TOTAL.fullmatch(words)
    if total or (not all(full) and any(TOTAL.fullmatch(word) for word in lead)):
        return "total"
    if words and EXAMPLE.fullmatch(words) and len(cells) > 1:
        return "example"
    labelled = all(isinstance(cell, str) and COLON.search(cell.strip(), 1, 12) for cell in cells.values())
    if labelled and not all(full):
        return "foot"
    few = 3 * len(cells) <= len(heading.titles)
    if words and FOOT.match(str(first).strip()) and (not all(full) or few or labelled):
        return "foot"
    if len(cells) == 1 and isinstance(first, str):
        alone = wide or first_at == min(heading.titles, default=0)
        if foot and alone:
            return "foot"
        own = heading.columns.get(first_at)
        is_text = own is not None and own.type == "text"
        if alone and (wide or not any(full) or SECTION.match(words) or not (is_text or all(full))):
            return "section"
    if any(full):
        return "record"
    return "left_out" if any(p in heading.columns for p in cells) else "aside"


def _is_numbering(cells: Sequence[object]) -> bool:
    """甲 乙 1 2 3, or (1) (2) (3)."""
    words = [plain(written(cell)).strip("()") for cell in cells]
    numbers = [word for word in words if word.isdigit()]
    letters = words[: len(words) - len(numbers)]
    counted = numbers == [str(n) for n in range(1, len(numbers) + 1)]
    return len(cells) > 2 and len(numbers) > 1 and counted and letters == list("甲乙丙丁戊己")[: len(letters)]
