"""What the reading of a sheet tells of its heading."""

from __future__ import annotations

from huitoukan.problems import Severity
from huitoukan.registers import REGISTERS
from huitoukan.workbook.files.raw import filled
from huitoukan.workbook.recognising.choice import Choice
from huitoukan.workbook.report import Report, numbered

LISTED = 10
"""So many unknown columns are told one by one."""


def report_hidden(choice: Choice, report: Report) -> None:
    """Say which rows of the table a filter or a person has hidden: they are read like the others."""
    rows = choice.sheet.rows
    hidden = [
        n for n in choice.sheet.hidden_rows if choice.heading.last < n <= len(rows) and filled(rows[n - 1])
    ]
    if hidden:
        message = f"有{len(hidden)}行被筛选或隐藏，照样读入：{numbered(hidden)}。"
        remedy = "核对无误即可；不应计入的，请删去或移到别的表。"
        report.add("hidden_rows", message, remedy, Severity.NOTE, row=hidden[0])


def report_heading(choice: Choice, report: Report) -> None:
    """Say what was taken for what: columns left out, other headings, headings that are only alike."""
    heading = choice.heading
    titles, remedy = list(heading.extra.values()), "需要读入的，请把表头改成模板的写法。"
    if len(titles) > LISTED:
        named = "”“".join(titles[:LISTED])
        message = f"不认得的栏目有{len(titles)}个，没有读入：“{named}”等。"
        report.add("unknown_column", message, remedy, Severity.NOTE, row=heading.last)
    else:
        for title in titles:
            message = "不认得的栏目，没有读入。"
            report.add("unknown_column", message, remedy, Severity.NOTE, row=heading.last, column=title)
    other = {at: c for at, c in heading.columns.items() if heading.titles[at] != c.title}
    sheets = "”和“".join(REGISTERS[name].sheet for name in choice.registers)
    if (
        not other
        and heading.last == 1
        and choice.sheet.name in (REGISTERS[n].sheet for n in choice.registers)
    ):
        return
    place = f"第{heading.first}行" if heading.first == heading.last else f"第{heading.first}—{heading.last}行"
    words = "、".join(f"“{heading.titles[at]}”读作“{c.title}”" for at, c in other.items())
    message = f"读作“{sheets}”，表头在{place}" + (f"：{words}。" if words else "。")
    report.add("heading_found", message, "核对无误即可；不对的请改表头。", Severity.NOTE, row=heading.last)
    for at in sorted(heading.likely | heading.guessed):
        message = f"表头“{heading.titles[at]}”与“{heading.columns[at].title}”相近，读作后者。"
        if at in heading.guessed:
            message = f"不认得表头“{heading.titles[at]}”，按这一栏的内容读作“{heading.columns[at].title}”。"
        remedy = "不对的请改表头。"
        report.add(
            "heading_guessed", message, remedy, Severity.WARNING, row=heading.last, column=heading.titles[at]
        )
