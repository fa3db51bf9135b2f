"""`huitoukan diff`: what changed between two ledgers or editions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from huitoukan.cli.app import Json, app, give, say
from huitoukan.cli.snapshot import Snapshots

if TYPE_CHECKING:
    from huitoukan.edition import Edition

WHICH = "台账工作簿、已冻结版本的文件夹，或已冻结的季度，如 2025Q2。"


@app.command(epilog="例：huitoukan diff 2025Q2 data/ledger.xlsx")
def diff(
    old: Annotated[str, typer.Argument(help=f"旧的一版：{WHICH}")],
    new: Annotated[str, typer.Argument(help=f"新的一版：{WHICH}")],
    as_json: Json = False,
    snapshots: Snapshots = None,
) -> None:
    """比较两版台账：新增、完成、反弹、推迟和其他变化；同一版比较，没有变化。"""
    from huitoukan import paths
    from huitoukan.lookback.diff import diff as compare
    from huitoukan.lookback.guards import emptied
    from huitoukan.sentences.changes import document, lines

    folder = snapshots or paths.SNAPSHOTS
    found = compare(_edition(old, folder), _edition(new, folder))
    if gone := emptied(found.old, found.new):
        say(gone.line)
    if as_json:
        give(document(found))
        return
    for line in lines(found):
        typer.echo(line)


def _edition(word: str, snapshots: Path) -> Edition:
    """What a word on the command line means; InputError (status 1) for a ledger with errors."""
    from huitoukan.checks import check
    from huitoukan.edition import open_edition
    from huitoukan.lookback.snapshots import is_frozen, open_frozen, thaw
    from huitoukan.period import Quarter
    from huitoukan.problems import stop_on_errors

    try:
        quarter = Quarter.parse(word)
    except ValueError:
        if is_frozen(word):
            return open_frozen(word)
        edition = open_edition(Path(word))
        stop_on_errors(check(edition))
        return edition
    return thaw(snapshots, quarter)
