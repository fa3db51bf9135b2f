"""`huitoukan run`: the main job."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from huitoukan.cli.app import AsOf, Force, InQuarter, app, progress_console, say
from huitoukan.cli.before import Earlier, Frozen, tell_of_others


@app.command(epilog="例：huitoukan run --quarter 2025Q2")
def run(
    ledger: Annotated[Path | None, typer.Option(help="台账工作簿；不写用 data/ledger.xlsx。")] = None,
    quarter: InQuarter = None,
    as_of: AsOf = None,
    out: Annotated[Path | None, typer.Option(help="输出文件夹；不写用本项目文件夹。")] = None,
    snapshots: Frozen = None,
    earlier: Earlier = None,
    force: Force = False,
) -> None:
    """主任务：核对台账，运行笔记，导出图件、表格和报告。"""
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from huitoukan import paths
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
            snapshots=snapshots,
            earlier=earlier,
            force=force,
        )
    tell_of_others(outcome.edition, snapshots)
    typer.echo(f"{outcome.edition.quarter.label}回头看要点（统计至{outcome.edition.as_of.isoformat()}）：")
    for number, line in enumerate(outcome.summary, start=1):
        typer.echo(f"{number}. {line}")
    quarter_of = str(outcome.edition.quarter)
    figures, reports = (f"{folder}/{quarter_of}" for folder in (paths.FIGURES, paths.REPORTS))
    say(f"已写出{len(outcome.written)}个文件，图件在 {figures}，报告在 {reports}。")
    if outcome.kept:
        say(
            f"{reports} 里的 {'、'.join(outcome.kept)} 不是上一次 huitoukan run 写出的"
            "（如 huitoukan review 按底稿写的，或改过的），报告和表格保留原样，没有覆盖；"
            "要换成这一次的，加 --force。"
        )
