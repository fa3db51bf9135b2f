"""`huitoukan check`: every problem of a ledger, also as a workbook to send back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from huitoukan import paths
from huitoukan.cli.app import (
    HAS_ERRORS,
    AsOf,
    Force,
    InQuarter,
    Json,
    app,
    give,
    refuse_existing,
    refuse_source,
    rows_of,
    say,
)


@app.command(epilog="例：huitoukan check data/ledger.xlsx -o 问题清单.xlsx")
def check(
    ledger: Annotated[Path, typer.Argument(help="台账工作簿。")],
    as_json: Json = False,
    quarter: InQuarter = None,
    as_of: AsOf = None,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", help="另写一个退回填报单位的工作簿：问题清单，和标出问题单元格的各表。"),
    ] = None,
    force: Force = False,
) -> None:
    """核对台账，列出每个问题的位置和处理办法；有错误时退出码为 1。"""
    from huitoukan.checks import check as check_edition
    from huitoukan.edition import open_edition
    from huitoukan.problems import Severity, errors, listing
    from huitoukan.registers import REGISTERS

    if out is not None:
        refuse_source(out, ledger)
        refuse_existing(out, force)
    edition = open_edition(ledger, quarter, as_of)
    found = check_edition(edition)
    notes: tuple[str, ...] = ()
    if out is not None:
        from huitoukan.workbook import write_problems

        notes = write_problems(ledger, out, found, edition.ledger.places, edition.as_of)
    if as_json:
        tables = {name: rows_of(edition.ledger[name]) for name in REGISTERS}
        give({"tables": tables, "problems": [problem.as_dict() for problem in found]})
    else:
        for line in listing(found):
            typer.echo(line)
    counts = "、".join(
        f"{kind.label}{number}条" for kind in Severity if (number := sum(p.severity is kind for p in found))
    )
    say(f"核对完毕：{counts or '没有发现问题'}。")
    if out is not None:
        say(f"已写出 {paths.said(out)}。", *notes)
    if errors(found):
        raise typer.Exit(HAS_ERRORS)
