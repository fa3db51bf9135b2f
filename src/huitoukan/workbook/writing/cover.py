"""The sheets that hold no data: what the workbook is, and the words of the drop-downs."""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink

from huitoukan import codelists
from huitoukan.registers import REGISTERS, Column, codelist_of
from huitoukan.workbook.marks import COVER, EXAMPLE_MARK, OPTIONS, SYNTHETIC_MARK
from huitoukan.workbook.values.display import RHYTHMS
from huitoukan.workbook.writing.style import display_width, put, set_up_page, widen

TITLE = "巡察整改“回头看”台账"
GUIDE = (
    "本工作簿登记反馈问题、整改措施、长期承诺和各项工作记录，供每季度“回头看”核对使用。",
    "一条记录填一行；深色表头的栏目必须填写，其他不清楚的留空，不要估填。",
    "鼠标停在表头上可以看到填写说明；有下拉按钮的请从选项中选择，全部选项见“选项”工作表。",
    "日期写到日，如2025-03-01；金额以元为单位；人次按签到或清点填写整数，不填约数。",
    "个人姓名、电话、住址不填，用职务、岗位或编号代替。",
    f"灰色的“{EXAMPLE_MARK}”只作示范，读取时跳过，可以删除。",
)


def list_name(column: Column) -> str | None:
    """Name of the list offered in a column's drop-down; None for a column without one."""
    if column.type == "duration":
        return "rhythm"
    words = codelist_of(column)
    return words.name if words else None


def choices() -> dict[str, tuple[str, tuple[str, ...]]]:
    """List → its title and the words offered, for every list that some column uses."""
    titles = codelists.load("lists")
    offered = {"rhythm": ("周期", tuple(RHYTHMS))}
    for register in REGISTERS.values():
        for column in register.columns:
            if words := codelist_of(column):
                title = titles.label_of(words.name) if words.name in titles.codes else column.title
                offered.setdefault(words.name, (title, words.labels))
    return offered


def add_cover(book: Workbook, counts: Mapping[str, int], synthetic: bool) -> None:
    """The first sheet: title, guide, and every sheet with what it registers and how many rows it has."""
    sheet = book.create_sheet(COVER)
    put(sheet, 1, 1, TITLE, "title")
    row = 2
    if synthetic:
        note = codelists.load("warnings").get("synthetic", "note")
        put(sheet, row, 1, f"{SYNTHETIC_MARK}：{note}", "mark")
        row += 1
    for number, line in enumerate(GUIDE, start=1):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=3)
        put(sheet, row, 1, f"{number}. {line}", "plain")
        row += 1
    for position, title in enumerate(("工作表", "登记什么", "已填行数"), start=1):
        put(sheet, row + 1, position, title, "heading")
    first = row + 2
    for row, (name, register) in enumerate(REGISTERS.items(), start=first):
        link = put(sheet, row, 1, register.sheet, "data")
        link.hyperlink = Hyperlink(link.coordinate, location=f"'{register.sheet}'!A1")
        put(sheet, row, 2, register.note, "data")
        put(sheet, row, 3, counts.get(name, 0), "data")
    for position, width in enumerate((20, 76, 12), start=1):
        widen(sheet, position, width)
    set_up_page(sheet, SYNTHETIC_MARK if synthetic else TITLE)


def add_options(book: Workbook) -> dict[str, str]:
    """The last sheet: one list per column. Returns list → the range its drop-downs refer to."""
    sheet = book.create_sheet(OPTIONS)
    ranges: dict[str, str] = {}
    for position, (name, (title, words)) in enumerate(choices().items(), start=1):
        put(sheet, 1, position, title, "heading")
        for row, word in enumerate(words, start=2):
            put(sheet, row, position, word, "data")
        letter = get_column_letter(position)
        ranges[name] = f"'{OPTIONS}'!${letter}$2:${letter}${len(words) + 1}"
        widen(sheet, position, max(map(display_width, (title, *words))) + 3)
    sheet.freeze_panes = "A2"
    set_up_page(sheet, OPTIONS, heading_row=1)
    return ranges
