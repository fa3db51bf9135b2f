"""`huitoukan template`: an empty workbook."""

from __future__ import annotations

from pathlib import Path

from huitoukan import paths
from huitoukan.cli.app import Force, Out, app, refuse_existing, say


@app.command(epilog="例：huitoukan template -o 台账模板.xlsx")
def template(out: Out = None, force: Force = False) -> None:
    """写出空白台账：每张登记表一个工作表，有表头、说明和下拉选项。"""
    from huitoukan.workbook import template as write_template

    path = out or Path("台账模板.xlsx")
    refuse_existing(path, force)
    write_template(path)
    say(f"已写出 {paths.said(path)}。")
