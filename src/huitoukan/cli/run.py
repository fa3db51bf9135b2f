"""`huitoukan run`: the main job."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from huitoukan.cli.app import AsOf, InQuarter, app, progress_console, say


@app.command(epilog="例：huitoukan run --quarter 2025Q2")
def run(
    ledger: Annotated[Path | None, typer.Option(help="台账工作簿；不写用 data/ledger.xlsx。")] = None,
    quarter: InQuarter = None,
    as_of: AsOf = None,
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
