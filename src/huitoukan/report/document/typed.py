"""What an office typed into its own template and had better leave to the program: numbers and numbering."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from huitoukan.problems import Problem, Severity
from huitoukan.report.document.template import text_of

FILLED = re.compile(r"\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
"""What is not printed as it is typed: comments, values, conditions."""
NUMBER = re.compile(r"[0-9０-９]+(?:\.[0-9]+)?%?")
NUMBERED = re.compile(r"#{1,6}\s*([一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|[0-9]+[.．、])")


def typed(template: Path) -> list[Problem]:
    """Warnings with the lines of a template: numbers that nobody computed, headings that number themselves.

    InputError when the template cannot be read.
    """
    text = FILLED.sub(lambda found: "\n" * found[0].count("\n"), text_of(template))
    lines = enumerate(text.splitlines(), start=1)
    return [problem for at, line in lines for problem in _of_line(template.name, at, line)]


def _of_line(name: str, at: int, line: str) -> Iterator[Problem]:
    if heading := NUMBERED.match(line):
        message = f"模板 {name} 第{at}行：标题前写了编号“{heading[1]}”，程序还会再排一个。"
        yield Problem("template_numbered", Severity.WARNING, message, "请删去标题前自己写的编号。")
    elif numbers := NUMBER.findall(line):
        message = f"模板 {name} 第{at}行：写有数字{'、'.join(numbers)}，不是算出来的，换了季度也不会变。"
        remedy = "能引用的，改用 {{ … }}；是文号、日期一类的，核对无误即可。"
        yield Problem("template_number", Severity.WARNING, message, remedy)
