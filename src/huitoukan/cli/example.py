"""`huitoukan example`: a synthetic data set."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from huitoukan import paths
from huitoukan.cli.app import Force, app, progress_console, say
from huitoukan.problems import InputError


@app.command(epilog="例：huitoukan example 示例 --seed 7")
def example(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="写到哪个文件夹。")],
    quarters: Annotated[
        int | None,
        typer.Option(min=1, max=4, help="写几个季度；不写是4个，活动超过10万场时是1个。"),
    ] = None,
    events: Annotated[
        int, typer.Option(min=40, max=20_000_000, help="统计时段内的科普活动场次，按公开通报是135场。")
    ] = 135,
    seed: Annotated[int, typer.Option(min=0, help="种子；同一个种子写出的文件完全相同。")] = 2025,
    force: Force = False,
) -> None:
    """写出一套合成的示例数据：各季台账、通报、埋了差错的台账和答案，处处带有标记。"""
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    if folder.is_file() or (folder.is_dir() and any(folder.iterdir()) and not force):
        raise InputError(
            f"{paths.said(folder)} 已经存在，没有覆盖。", "请换一个文件夹名，或加 --force 覆盖。"
        )
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(
        *columns, console=progress_console, transient=True, disable=not progress_console.is_terminal
    ) as bar:
        task = bar.add_task("合成数据", total=None)
        from huitoukan.example import write

        written = write(
            folder, quarters, events, seed,
            lambda what, done, total: bar.update(task, description=what, completed=done, total=total),
        )  # fmt: skip
    say(f"已写出{len(written)}个文件，全部是合成的示例数据；说明见 {paths.said(folder)}/README.txt。")
