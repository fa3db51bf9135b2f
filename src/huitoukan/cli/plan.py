"""`huitoukan plan`: the workpaper of a quarter."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from huitoukan import paths
from huitoukan.cli.app import AsOf, Force, Json, app, give, refuse_existing, refuse_source, rows_of, say
from huitoukan.cli.before import Frozen, tell_of_others


@app.command(epilog="例：huitoukan plan 2025Q3 -o 工作底稿-2025Q3.xlsx")
def plan(
    quarter: Annotated[str, typer.Argument(help="季度，如 2025Q3。")],
    ledger: Annotated[Path | None, typer.Option(help="台账工作簿；不写用 data/ledger.xlsx。")] = None,
    as_of: AsOf = None,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="写出的底稿（.xlsx）；不写用 工作底稿-季度.xlsx。")
    ] = None,
    seed: Annotated[
        int | None, typer.Option(min=0, help="抽样的种子；不写用季度的数字。不想被预先推知的，自己定一个。")
    ] = None,
    chance: Annotated[
        float, typer.Option(min=0.01, max=1, help="至少抽到一个不实销号的把握，按它定抽几个。")
    ] = 0.9,
    false: Annotated[int, typer.Option(min=1, help="设定已销号问题中有几个不实。")] = 3,
    snapshots: Frozen = None,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """写出一个季度回头看的工作底稿：随机抽查、重点核查、到期承诺、待核事实和待问事项；有错误的台账不写。"""
    from huitoukan.checks import check as check_edition
    from huitoukan.edition import open_edition
    from huitoukan.lookback.baseline import last_stated
    from huitoukan.lookback.carried import carried
    from huitoukan.lookback.opening import frozen_before
    from huitoukan.lookback.plan import SECTIONS
    from huitoukan.lookback.plan import plan as make
    from huitoukan.lookback.workpaper import document, write
    from huitoukan.problems import stop_on_errors

    source = ledger or paths.LEDGER
    edition = open_edition(source, quarter, as_of)
    path = out or Path(f"工作底稿-{edition.quarter}.xlsx")
    writes = out is not None or not as_json
    if writes:
        refuse_source(path, source)
        refuse_existing(path, force)
    problems = check_edition(edition)
    stop_on_errors(problems)
    earlier = frozen_before(edition, snapshots)
    tell_of_others(edition, snapshots)
    previous = last_stated(earlier, edition)
    made = make(carried(edition, earlier), previous, chance, false, seed, problems)
    if as_json:
        give(document(made) | {"items": rows_of(made.items)})
    if writes:
        write(made, path)
        counts = made.items["section"].value_counts()
        told = "，".join(f"{title}{counts[code]}条" for code, title in SECTIONS.items() if code in counts)
        say(
            f"{edition.quarter.label}（台账统计至{edition.as_of.isoformat()}）：{told}。",
            f"已写出 {paths.said(path)}。",
        )
