"""The command line. Messages in Chinese on standard error, results on standard output, never a traceback."""

from __future__ import annotations

import json
import os
import sys
from itertools import count
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from typer.exceptions import TyperException

from huitoukan.problems import InputError

DONE, HAS_ERRORS, UNUSABLE = 0, 1, 2
"""Exit statuses of contract section 1."""

app = typer.Typer(
    help="回头看：从整改通报、台账和活动记录到核对过的指标、图件和报告。",
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None,
)  # fmt: skip
progress_console = Console(stderr=True, highlight=False)

Json = Annotated[bool, typer.Option("--json", help="只在标准输出打印一份 JSON。")]
Out = Annotated[Path | None, typer.Option("-o", "--out", help="写出的工作簿。")]
Force = Annotated[bool, typer.Option("--force", help="目标文件已存在时覆盖。")]


def say(*lines: str) -> None:
    """Print lines for people on standard error."""
    for line in lines:
        typer.echo(line, err=True)


def give(document: Any) -> None:
    """Print one JSON document on standard output, UTF-8 whatever the terminal."""
    sys.stdout.buffer.write(
        (json.dumps(document, ensure_ascii=False, indent=1, default=str, allow_nan=False) + "\n").encode(
            "utf-8"
        )
    )


@app.command(epilog="例：huitoukan run --quarter 2025Q2")
def run(
    ledger: Annotated[Path | None, typer.Option(help="台账工作簿；不写用 data/ledger.xlsx。")] = None,
    quarter: Annotated[str | None, typer.Option(help="季度，如 2025Q2；不写用台账落款日所在季度。")] = None,
    as_of: Annotated[str | None, typer.Option(help="统计日期，如 2025-05-20；不写用落款日。")] = None,
    out: Annotated[Path | None, typer.Option(help="输出文件夹；不写用本项目文件夹。")] = None,
) -> None:
    """主任务：核对台账，运行笔记，导出图件、表格和报告。"""
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from huitoukan.run import run as main_job

    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(
        *columns, console=progress_console, transient=True, disable=not progress_console.is_terminal
    ) as bar:
        task = bar.add_task("开始", total=5)
        outcome = main_job(
            ledger,
            quarter,
            as_of,
            out,
            lambda what, left: bar.update(task, description=what, completed=5 - left),
        )
    typer.echo(f"{outcome.edition.quarter.label}回头看要点（统计至{outcome.edition.as_of.isoformat()}）：")
    for number, line in enumerate(outcome.summary, start=1):
        typer.echo(f"{number}. {line}")
    say(
        f"已写出{len(outcome.written)}个文件，"
        f"图件在 figures/{outcome.edition.quarter}，报告在 reports/{outcome.edition.quarter}。"
    )


@app.command(epilog="例：huitoukan read 通报.docx -o 台账.xlsx")
def read(
    notices: Annotated[
        list[Path],
        typer.Argument(
            metavar="NOTICE...", help="已公布的整改通报（.txt .md .html .docx .pdf），或放通报的文件夹。"
        ),
    ],
    as_json: Json = False,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="写出的工作簿；读多份时写文件夹名，每份一个工作簿。")
    ] = None,
    force: Force = False,
) -> None:
    """读取整改通报，列出问题、完成情况和可核实的事实；用 -o 写成台账。"""
    from rich.progress import track

    from huitoukan.notice.source import expand

    files, notes = expand(notices)
    several = len(files) > 1 or any(path.is_dir() for path in notices)
    targets = _workbooks(files, out, several, force)
    quiet = not (several and progress_console.is_terminal)
    shown = track(
        list(zip(files, targets, strict=True)), "读取通报",
        console=progress_console, transient=True, disable=quiet,
    )  # fmt: skip
    outcomes = [_read_one(path, target, several) for path, target in shown]
    if as_json:
        documents = [document for document, _, _ in outcomes if document is not None]
        if several:
            give({"notices": documents})
        elif documents:
            give(documents[0])
    say(*(problem.line for problem in notes), *(line for _, lines, _ in outcomes for line in lines))
    if status := max(met for _, _, met in outcomes):
        raise typer.Exit(status)


def _read_one(
    path: Path, target: Path | None, several: bool
) -> tuple[dict[str, object] | None, list[str], int]:
    """One notice as its document (None: unreadable), the lines to say about it, its exit status."""
    from huitoukan.notice import Header, Notice, Stated, load, read_text

    document = None
    try:
        source = load(path)
        problems = source.problems
        try:
            notice = read_text(source)
        except InputError as error:
            problems += error.problems
            document = Notice(source, Header(), Stated(), (), (), (), problems).as_dict()
            raise InputError(problems, exit_status=error.exit_status) from None
        document = notice.as_dict()
        if target is not None:
            from huitoukan.ledger import from_notice, save  # loads pandas: only to write a workbook
            from huitoukan.origins import origin_of

            save(from_notice(notice, origin_of(path)), target)
    except InputError as error:
        return document, [problem.line for problem in error.problems], error.exit_status
    except Exception as error:
        if not several or isinstance(error, OSError) or os.environ.get("HUITOUKAN_DEBUG"):
            raise
        return document, [_unforeseen(error, f"读取 {path.name} 时")], UNUSABLE
    closed = sum(finding.status in ("completed", "sustained") for finding in notice.findings)
    summary = (
        f"{notice.source.name}：{notice.header.organ or '单位不详'}，"
        f"问题{len(notice.findings)}个，报告完成{closed}个，"
        f"可核实事实{len(notice.claims)}处，长期承诺{len(notice.promises)}条。"
    )
    written = [f"已写出 {target.name}。"] if target is not None else []
    return document, [summary, *(problem.line for problem in notice.problems), *written], DONE


def _workbooks(files: list[Path], out: Path | None, several: bool, force: bool) -> list[Path | None]:
    """Where the ledger of each notice goes; nothing that exists is taken unless asked for."""
    if out is None:
        return [None] * len(files)
    if not several:
        _refuse_existing(out, force)
        return [out]
    if out.suffix.lower() == ".xlsx" or out.is_file():
        raise InputError("读多份通报时，-o 要写文件夹名。", "请换成文件夹名，每份通报在其中写一个工作簿。")
    targets: dict[str, Path] = {}
    for file in files:
        names = (f"{file.stem}{f'-{number}' if number > 1 else ''}.xlsx" for number in count(1))
        name = next(name for name in names if name.casefold() not in targets)
        targets[name.casefold()] = out / name
    for target in targets.values():
        _refuse_existing(target, force)
    return list(targets.values())


@app.command(epilog="例：huitoukan check data/ledger.xlsx")
def check(ledger: Annotated[Path, typer.Argument(help="台账工作簿。")], as_json: Json = False) -> None:
    """核对台账，列出每个问题的位置和处理办法；有错误时退出码为 1。"""
    from huitoukan.checks import check as check_edition
    from huitoukan.edition import open_edition
    from huitoukan.problems import Severity, errors
    from huitoukan.registers import REGISTERS

    edition = open_edition(ledger)
    found = check_edition(edition)
    if as_json:
        tables = {name: _records(edition.ledger[name]) for name in REGISTERS}
        give({"tables": tables, "problems": [problem.as_dict() for problem in found]})
    else:
        for problem in found:
            typer.echo(problem.line)
    counts = "、".join(
        f"{kind.label}{number}条" for kind in Severity if (number := sum(p.severity is kind for p in found))
    )
    say(f"核对完毕：{counts or '没有发现问题'}。")
    if errors(found):
        raise typer.Exit(HAS_ERRORS)


@app.command(epilog="例：huitoukan metrics data/ledger.xlsx --json")
def metrics(
    ledger: Annotated[Path, typer.Argument(help="台账工作簿。")],
    as_json: Json = False,
    by: Annotated[str | None, typer.Option(help="分组：street（按街道）。")] = None,
) -> None:
    """计算目录中的全部指标，附分子、分母、区间和提示。"""
    from huitoukan import formats
    from huitoukan.checks import check as check_edition
    from huitoukan.edition import open_edition
    from huitoukan.metrics import measure
    from huitoukan.problems import stop_on_errors

    edition = open_edition(ledger)
    stop_on_errors(check_edition(edition))
    found = measure(edition, by)
    if as_json:
        give([measurement.as_dict() for measurement in found])
        return
    for measurement in found:
        group = f"［{formats.group(measurement.group)}］" if measurement.group else ""
        bounds = formats.bounds(measurement)
        typer.echo(
            f"{measurement.name}{group}：{formats.measured(measurement)}" + (f"　{bounds}" if bounds else "")
        )


@app.command(epilog="例：huitoukan publish data/ledger.xlsx -o 整改进展通报.docx")
def publish(
    ledger: Annotated[Path, typer.Argument(help="台账工作簿。")],
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="写出的通报（.txt .md .docx）；不写就打印出来。")
    ] = None,
    keep_personal: Annotated[
        bool, typer.Option("--keep-personal", help="保留电话、身份证号、邮箱、人名，不隐去。")
    ] = False,
    force: Force = False,
) -> None:
    """把台账写成可以公布的整改进展通报，个人信息隐去；有错误的台账不写。"""
    from huitoukan import paths
    from huitoukan import publish as publishing
    from huitoukan.checks import check as check_edition
    from huitoukan.edition import open_edition
    from huitoukan.problems import stop_on_errors

    if out is not None:
        _refuse_existing(out, force, publishing.SUFFIXES)
    edition = open_edition(ledger)
    stop_on_errors(check_edition(edition))
    notice = publishing.published(edition.ledger, not keep_personal)
    if out is None:
        sys.stdout.buffer.write(notice.text.encode("utf-8"))
    else:
        paths.write_bytes(out, publishing.content(notice, out.suffix.lower()))
    if keep_personal:
        say("按要求没有隐去个人信息，公布前请逐处核对。")
    else:
        say(notice.masked_line or "没有发现需要隐去的个人信息。", "公布前仍请人工核对一遍。")
    say(*notice.notes)
    if out is not None:
        say(f"已写出 {out.name}。")


@app.command(epilog="例：huitoukan template -o 台账模板.xlsx")
def template(out: Out = None, force: Force = False) -> None:
    """写出空白台账：每张登记表一个工作表，有表头、说明和下拉选项。"""
    from huitoukan.workbook import template as write_template

    path = out or Path("台账模板.xlsx")
    _refuse_existing(path, force)
    write_template(path)
    say(f"已写出 {path.name}。")


def _refuse_existing(path: Path, force: bool, suffixes: tuple[str, ...] = (".xlsx",)) -> None:
    """A file that somebody may have worked on is not written over unless asked for."""
    if path.exists() and not force:
        raise InputError(f"{path.name} 已经存在，没有覆盖。", "请换一个文件名，或加 --force 覆盖。")
    if path.suffix.lower() not in suffixes:
        kinds = "、".join(suffixes)
        raise InputError(f"{path.name} 不是 {kinds} 文件名。", f"请把文件名改成以 {kinds} 结尾。")


def _records(table: Any) -> list[dict[str, Any]]:
    """Rows as JSON values: ISO dates, null for what is missing."""
    plain = table.astype(object).where(table.notna(), None)
    rows = plain.to_dict("records")
    return [
        {name: value.date().isoformat() if hasattr(value, "date") else value for name, value in row.items()}
        for row in rows
    ]


def _usage(error: TyperException) -> str:
    """What is wrong with a call, in Chinese; the library's own words where it is none of the usual slips."""
    names = {"MissingParameter": "缺少参数", "NoSuchOption": "没有这个选项", "BadParameter": "参数的值不对"}
    kind = type(error).__name__
    what = getattr(error, "option_name", None) or getattr(getattr(error, "param", None), "name", None) or ""
    if kind in names:
        return f"{names[kind]}{f' {what}' if what else ''}"
    return (
        f"用法不对（{error.format_message().rstrip('.')}）"
        if hasattr(error, "format_message")
        else f"用法不对（{error}）"
    )


def _unforeseen(error: Exception, when: str = "") -> str:
    """One line for a fault of the program itself."""
    words = " ".join(str(error).split())
    return f"[错误] {when}程序出错：{type(error).__name__}：{words}。处理：请把这一行和所用文件告诉维护者。"


def main() -> None:
    """Run a command and leave with the contract's exit status."""
    try:
        status = app(standalone_mode=False)
    except InputError as error:
        say(*(problem.line for problem in error.problems))
        status = error.exit_status
    except TyperException as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            say(str(error))
            raise SystemExit(UNUSABLE) from None
        say(f"[错误] {_usage(error)}。处理：用 huitoukan --help 或 huitoukan 命令名 --help 查看用法。")
        status = UNUSABLE
    except (KeyboardInterrupt, typer.Abort):
        say("[错误] 已中断，没有写完的文件保持原样。")
        status = UNUSABLE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = DONE
    except OSError as error:
        name = Path(error.filename or "").name
        say(f"[错误] 文件 {name} 打不开或写不进去。处理：请确认路径正确、有权写入、磁盘有空间。")
        status = UNUSABLE
    except Exception as error:
        if os.environ.get("HUITOUKAN_DEBUG"):
            raise
        say(_unforeseen(error))
        status = UNUSABLE
    raise SystemExit(status if isinstance(status, int) else DONE)
