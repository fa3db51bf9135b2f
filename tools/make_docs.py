"""Write the pages of docs/ that are made from declarations: metrics, registers, rules. `make docs`.

`make_docs.py --check` writes nothing and fails when a page is out of date.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from huitoukan import paths
from huitoukan.checks import RULES, waivers
from huitoukan.metrics.catalogue import THEMES, Metric, entries
from huitoukan.problems import Severity
from huitoukan.registers import REGISTERS, Column, codelist_of
from huitoukan.workbook.reading.columns import WHY
from huitoukan.workbook.reading.rows import WORDS

READING = ("workbook", "notice")
"""Parts of the house that read, and report what they meet."""
REPORTS = ("Problem", "CellError", "add", "guess", "problem")
"""Calls whose first argument is the code of a problem."""
MADE = "<!-- Made by tools/make_docs.py from the declarations in src/. Change them, then run `make docs`. -->"


def table(headings: Iterable[str], rows: Iterable[Iterable[object]]) -> list[str]:
    """A Markdown table."""
    heads = list(headings)
    lines = [f"| {' | '.join(heads)} |", f"| {' | '.join('---' for _ in heads)} |"]
    return [*lines, *(f"| {' | '.join(str(cell).replace('|', '／') for cell in row)} |" for row in rows), ""]


def metrics_page() -> str:
    """Every metric with its definition, by theme."""
    lines = [
        MADE,
        "",
        "# 指标目录 · Metrics",
        "",
        "每个指标只在代码中声明一次；报告、笔记、命令行和本页都由同一处生成。",
        "",
    ]
    for theme, title in THEMES.items():
        lines += [f"## {title} · {theme}", ""]
        for entry in entries():
            if entry.theme != theme:
                continue
            by = f"，按 {entry.by} 分组时才计算" if entry.by else ""
            lines += [
                f"### {entry.name} `{entry.id}`",
                "",
                f"{entry.question}（{unit(entry)}，定义第{entry.version}版{by}）",
                "",
            ]
            lines += [
                f"- 分子：{entry.numerator}",
                f"- 分母：{entry.denominator}",
                f"- 不计入：{entry.excluded}",
                f"- 不能说明什么：{entry.caveats}",
                f"- 取自：{'、'.join(REGISTERS[name].sheet for name in entry.registers)}",
                "",
            ]
    return "\n".join(lines)


def unit(entry: Metric) -> str:
    """What a metric's numbers are counted in; an index has no unit, only what its ends mean."""
    if entry.unit.startswith("（"):
        return f"指数，{entry.unit.strip('（）')}"
    return f"单位：{'比率' if entry.unit == 'share' else entry.unit}"


def choices(column: Column) -> str:
    """The words a column takes."""
    words = codelist_of(column)
    return "、".join(words.labels) if words else ""


def registers_page() -> str:
    """Every register with its columns."""
    lines = [
        MADE,
        "",
        "# 登记表 · Registers",
        "",
        "台账工作簿每张工作表一张登记表；表头、下拉选项、核对规则都由这里的声明生成。",
        "",
    ]
    for register in REGISTERS.values():
        lines += [f"## {register.sheet} `{register.name}`", "", register.note, ""]
        rows = [
            (
                column.title, f"`{column.name}`", column.type, column.unit, "是" if column.required else "",
                choices(column), f"`{column.references}`" if column.references else "", column.note,
            )
            for column in register.columns
        ]  # fmt: skip
        lines += table(("表头", "列名", "类型", "单位", "必填", "选项", "对应", "填写说明"), rows)
    return "\n".join(lines)


def rules_page() -> str:
    """Every rule with its message and remedy."""
    lines = [
        MADE,
        "",
        "# 核对规则 · Rules",
        "",
        "错误须先改正；提醒写在数字旁边；待问向单位提出；说明只供参照。规则只列情况，不下结论。",
        "",
        f"看过以后决定暂不处理的，写进台账旁边的 `{waivers.NAME}`（列：rule 规则代码、finding 问题序号、"
        "reason 理由、until 到哪一天、who 谁同意的，只写岗位）。这样的问题不会消失，改列为说明并带上理由；"
        "错误不能豁免。"
        "过期、没有用上、规则代码不对的豁免，核对时会提醒。",
        "",
    ]
    rows = [(f"`{rule.code}`", rule.severity.label, rule.message, rule.remedy) for rule in RULES.values()]
    lines += table(("代码", "级别", "提示", "处理"), rows)
    lines += ["## 读取时报告的情况", "", "下面这些在读取表格和通报时就报告，同样列在核对清单里。", ""]
    read = [(f"`{code}`", "、".join(levels)) for code, levels in sorted(reading_codes().items())]
    return "\n".join([*lines, *table(("代码", "级别"), read)])


def reading_codes() -> dict[str, list[str]]:
    """Code of every problem that reading a table or a notice reports, and how grave it may be."""
    found: dict[str, set[Severity]] = {}
    for part in READING:
        folder = paths.ROOT / "src" / "huitoukan" / part
        for path in sorted(folder.rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and (code := _code(node)):
                    found.setdefault(code, set()).update(_severities(node))
    for code in (*(f"{kind}_row" for kind in WORDS), *WHY):
        found.setdefault(code, set()).add(Severity.NOTE)
    levels = list(Severity)
    return {code: [one.label for one in sorted(own, key=levels.index)] for code, own in found.items()}


def _code(call: ast.Call) -> str:
    """The code that a call reports; empty for a call that reports none."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    first = call.args[0] if call.args else None
    words = first.value if isinstance(first, ast.Constant) else None
    is_code = isinstance(words, str) and re.fullmatch("[a-z]+(?:_[a-z]+)*", words)
    return str(words) if name in REPORTS and is_code else ""


def _severities(call: ast.Call) -> set[Severity]:
    """The severities named in a call, else the usual one of its kind."""
    given = [*call.args, *(word.value for word in call.keywords)]
    named = {
        Severity[node.attr]
        for one in given
        for node in ast.walk(one)
        if isinstance(node, ast.Attribute) and getattr(node.value, "id", "") == "Severity"
    }
    if any(word.arg == "grave" for word in call.keywords):  # an error where the cell is required
        return {Severity.ERROR, Severity.WARNING}
    name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    return named or {Severity.NOTE if name == "guess" else Severity.ERROR}


PAGES = {"metrics.md": metrics_page, "registers.md": registers_page, "rules.md": rules_page}


def main() -> int:
    """Write the pages, or with --check say which differ."""
    folder = paths.ROOT / "docs"
    stale = [name for name, page in PAGES.items() if _read(folder / name) != page()]
    if "--check" in sys.argv:
        if stale:
            sys.stderr.write(f"out of date: {', '.join(stale)}; run `make docs`\n")
        return 1 if stale else 0
    for name in stale:
        paths.write_text(folder / name, PAGES[name]())
    return 0


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


if __name__ == "__main__":
    raise SystemExit(main())
