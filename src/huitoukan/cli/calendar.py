"""`huitoukan calendar`: promises as dated checks."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from huitoukan import paths
from huitoukan.cli.app import AsOf, Force, InQuarter, Json, app, give, refuse_existing, rows_of, say


@app.command(epilog="例：huitoukan calendar data/ledger.xlsx -o 承诺检查.ics")
def calendar(
    ledger: Annotated[Path, typer.Argument(help="台账工作簿。")],
    quarter: InQuarter = None,
    as_of: AsOf = None,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="写出的日历文件（.ics）；不写用 承诺检查.ics。")
    ] = None,
    as_json: Json = False,
    force: Force = False,
) -> None:
    """把有周期、有节点的承诺排成检查日历，写成 Outlook、手机能打开的 .ics；有错误的台账不写。"""
    from huitoukan.checks import check as check_edition
    from huitoukan.edition import open_edition
    from huitoukan.problems import stop_on_errors
    from huitoukan.promises import dated_checks
    from huitoukan.report import calendar as calendars

    path = out or Path(calendars.FILE)
    writes = out is not None or not as_json
    if writes:
        refuse_existing(path, force, calendars.SUFFIXES)
    edition = open_edition(ledger, quarter, as_of)
    stop_on_errors(check_edition(edition))
    checks = dated_checks(edition)
    if as_json:
        give(rows_of(checks))
    if writes:
        calendars.write(path, edition)
        ahead = int((~checks["closed"]).sum())
        day = edition.as_of.isoformat()
        told = (
            f"检查{len(checks)}次，其中截至{day}还没有到期的{ahead}次。" if len(checks) else calendars.EMPTY
        )
        say(f"已写出 {paths.said(path)}：{told}")
