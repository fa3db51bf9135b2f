"""`huitoukan metrics`: every metric of the catalogue."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from huitoukan.cli.app import AsOf, InQuarter, Json, app, give


@app.command(epilog="例：huitoukan metrics data/ledger.xlsx --json")
def metrics(
    ledger: Annotated[Path, typer.Argument(help="台账工作簿。")],
    as_json: Json = False,
    by: Annotated[
        str | None,
        typer.Option(help="分组：street（街道）、community（社区）、kind（类别）、month（月份）。"),
    ] = None,
    quarter: InQuarter = None,
    as_of: AsOf = None,
) -> None:
    """计算目录中的全部指标，附分子、分母、区间和提示。"""
    from huitoukan import codelists, formats
    from huitoukan.checks import check as check_edition
    from huitoukan.edition import open_edition
    from huitoukan.metrics import measure
    from huitoukan.problems import stop_on_errors

    edition = open_edition(ledger, quarter, as_of)
    stop_on_errors(check_edition(edition))
    found = measure(edition, by)
    if as_json:
        give([measurement.as_dict() for measurement in found])
        return
    for measurement in found:
        group = f"［{formats.group(measurement.group)}］" if measurement.group else ""
        told = "、".join(map(codelists.load("warnings").label_of, measurement.warnings))
        words = f"{measurement.name}{group}：{formats.measured(measurement)}"
        after = formats.bounds(measurement), f"提示：{told}" if told and measurement.value is not None else ""
        typer.echo("　".join(filter(None, (words, *after))))
