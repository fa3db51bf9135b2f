"""`huitoukan snapshot`: freeze the edition of a quarter."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated

import typer

from huitoukan import paths
from huitoukan.cli.app import AsOf, Json, app, give, say

Snapshots = Annotated[
    Path | None,
    typer.Option("--snapshots", help="各季度版本所在的文件夹；不写用 data/snapshots。"),
]


@app.command(epilog="例：huitoukan snapshot data/ledger.xlsx --quarter 2025Q2")
def snapshot(
    ledger: Annotated[Path, typer.Argument(help="台账工作簿。")],
    quarter: Annotated[str, typer.Option("--quarter", help="季度，如 2025Q2。")],
    as_of: AsOf = None,
    revision: Annotated[
        int | None, typer.Option(help="修订号；已冻结的版本内容要改时，写下一个号并写明原因。")
    ] = None,
    reason: Annotated[str | None, typer.Option(help="修订原因。")] = None,
    snapshots: Snapshots = None,
    as_json: Json = False,
) -> None:
    """冻结一个季度的台账、指标和核对结果，以后不再改动；内容相同不重写，内容不同须写修订号和原因。"""
    from huitoukan.edition import open_edition
    from huitoukan.lookback.freezing import freeze
    from huitoukan.lookback.snapshots import inventory
    from huitoukan.period import today
    from huitoukan.problems import Severity

    folder = snapshots or paths.SNAPSHOTS
    receipt = freeze(open_edition(ledger, quarter, as_of), folder, revision, reason, today())
    found = receipt.manifest
    known, faults = inventory(folder)
    # what is wrong with another edition stops nothing here
    damaged = [
        replace(problem, severity=Severity.WARNING) for _, error in faults for problem in error.problems
    ]
    if as_json:
        told = {"editions": [asdict(one) for one in known], "damaged": [one.as_dict() for one in damaged]}
        give(asdict(found) | {"written": receipt.written, "notes": receipt.notes} | told)
    done = "已冻结" if receipt.written else "内容没有变化，没有重写"
    place = paths.said(folder.joinpath(*found.place))
    say(f"{done}：{found.title}，统计至{found.as_of}，{len(found.files)}个文件，在 {place}。", *receipt.notes)
    said = "".join(receipt.notes)
    say(*(problem.line for problem in damaged if problem.message not in said))
    for one in known:
        if one.quarter == found.quarter and one.revision > 1:
            say(f"{one.title}的修订原因：{one.reason}")
