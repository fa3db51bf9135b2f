"""What the commands of a look-back share: which earlier quarters and rounds they look back at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from huitoukan import paths
from huitoukan.cli.app import say

if TYPE_CHECKING:
    from huitoukan.edition import Edition

Frozen = Annotated[
    Path | None,
    typer.Option("--snapshots", help="以前各季度版本所在的文件夹；不写用 data/snapshots 里同一单位的。"),
]
Earlier = Annotated[Path | None, typer.Option(help="上一轮的通报或台账，用来看哪些问题与上一轮相近。")]


def tell_of_others(edition: Edition, snapshots: Path | None) -> None:
    """Say which frozen editions were not compared because they are of another organ."""
    from huitoukan.lookback.opening import of_others

    if snapshots is None and (others := of_others(edition)):
        folder = paths.said(paths.SNAPSHOTS)
        quarters = "、".join(str(one.quarter) for one in others)
        say(
            f"{folder} 里的 {quarters} 与这份台账不是同一个单位（或有一份没有写明单位），没有用来比较；"
            f"要用它们比较，写 --snapshots {folder}。"
        )
