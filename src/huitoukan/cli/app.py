"""What every command shares: the application, its options, what it says and gives."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from huitoukan import paths
from huitoukan.problems import InputError, Problem, Severity

DONE, HAS_ERRORS, UNUSABLE = 0, 1, 2
"""Exit statuses of contract section 1."""

app = typer.Typer(
    help="回头看：从整改通报、台账和活动记录到核对过的指标、图件和报告。",
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None,
)  # fmt: skip
progress_console = Console(stderr=True, highlight=False)

Json = Annotated[bool, typer.Option("--json", help="只在标准输出打印一份 JSON。")]
InQuarter = Annotated[str | None, typer.Option("--quarter", help="季度，如 2025Q2；不写用统计日期所在季度。")]
AsOf = Annotated[
    str | None, typer.Option("--as-of", help="统计日期，如 2025-05-20；不写用台账统计至的日期或落款日。")
]
Out = Annotated[Path | None, typer.Option("-o", "--out", help="写出的工作簿。")]
Force = Annotated[bool, typer.Option("--force", help="目标文件已存在时覆盖。")]


def say(*lines: str) -> None:
    """Print lines for people on standard error."""
    for line in lines:
        typer.echo(line, err=True)


_given: list[bool] = []
"""Not empty once a JSON document was printed."""


def give(document: Any) -> None:
    """Print one JSON document on standard output, UTF-8 whatever the terminal."""
    _given.append(True)
    sys.stdout.buffer.write(
        (json.dumps(document, ensure_ascii=False, indent=1, default=str, allow_nan=False) + "\n").encode(
            "utf-8"
        )
    )


def fail(problems: Iterable[Problem]) -> None:
    """Say why nothing was done; to a program that asked for JSON and got none yet as a document as well."""
    told = list(problems)
    say(*(problem.line for problem in told))
    if "--json" in sys.argv and not _given:
        give({"problems": [problem.as_dict() for problem in told]})


def refuse_existing(path: Path, force: bool, suffixes: tuple[str, ...] = (".xlsx",)) -> None:
    """A file that somebody may have worked on is not written over unless asked for."""
    if not path.name:
        raise InputError("没有写要写出的文件名。", "请写上文件名，如 -o 结果.xlsx。")
    if path.exists() and not force:
        raise InputError(f"{paths.said(path)} 已经存在，没有覆盖。", "请换一个文件名，或加 --force 覆盖。")
    if path.suffix.lower() not in suffixes:
        kinds = "、".join(suffixes)
        raise InputError(f"{path.name} 不是 {kinds} 文件名。", f"请把文件名改成以 {kinds} 结尾。")


def refuse_source(path: Path, source: Path) -> None:
    """What is read is never written over, nor is anything put into a folder that is read."""
    same = path.exists() and source.exists() and path.samefile(source)
    if same or (source.is_dir() and path.resolve().is_relative_to(source.resolve())):
        raise InputError(
            f"{path.name} 就是要核对的台账，或在台账文件夹里，没有写。", "请换一个文件名或位置。"
        )


def unforeseen(error: Exception, when: str = "") -> Problem:
    """A fault of the program itself."""
    message = f"{when}程序出错：{type(error).__name__}：{' '.join(str(error).split())}。"
    return Problem("program_fault", Severity.ERROR, message, "请把这一行和所用文件告诉维护者。")


def rows_of(table: Any) -> list[dict[str, Any]]:
    """Rows as JSON values: ISO dates, null for what is missing."""
    plain = table.astype(object).where(table.notna(), None)
    rows = plain.to_dict("records")
    return [
        {name: value.date().isoformat() if hasattr(value, "date") else value for name, value in row.items()}
        for row in rows
    ]
