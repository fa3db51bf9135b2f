"""What the reading of a sheet tells of its heading."""

from __future__ import annotations

from huitoukan.problems import Severity
from huitoukan.registers import REGISTERS
from huitoukan.workbook.recognising.choice import Choice
from huitoukan.workbook.report import Report


def report_heading(choice: Choice, report: Report) -> None:
    """Say what was taken for what: columns left out, other headings, headings that are only alike."""
    heading = choice.heading
    for title in heading.extra.values():
        report.add(
            "unknown_column", "不认得的栏目，没有读入。", "", Severity.NOTE, row=heading.last, column=title
        )
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
