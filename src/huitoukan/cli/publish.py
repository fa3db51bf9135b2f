"""`huitoukan publish`: a ledger as a notice for publication."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from huitoukan import paths
from huitoukan.cli.app import Force, app, refuse_existing, say


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
    from huitoukan import publish as publishing
    from huitoukan.checks import check as check_edition
    from huitoukan.edition import open_edition
    from huitoukan.problems import stop_on_errors

    if out is not None:
        refuse_existing(out, force, publishing.SUFFIXES)
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
        say(f"已写出 {paths.said(out)}。")
