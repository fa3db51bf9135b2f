"""`huitoukan review`: the look-back of a quarter, from its ledger and the filled workpapers."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from huitoukan import paths
from huitoukan.cli.app import AsOf, Force, Json, app, give, rows_of, say
from huitoukan.cli.before import Earlier, Frozen, tell_of_others
from huitoukan.problems import InputError

if TYPE_CHECKING:
    import pandas as pd

    from huitoukan.lookback.review import Review


@app.command(epilog="例：huitoukan review 2025Q3 --workpaper 工作底稿-2025Q3.xlsx")
def review(
    quarter: Annotated[str, typer.Argument(help="季度，如 2025Q3。")],
    ledger: Annotated[Path | None, typer.Option(help="台账工作簿；不写用 data/ledger.xlsx。")] = None,
    workpaper: Annotated[
        list[Path] | None,
        typer.Option(help="填好的工作底稿；几个组各填一份的，写几次。没有底稿也能运行。"),
    ] = None,
    snapshots: Frozen = None,
    earlier: Earlier = None,
    scheme: Annotated[
        str, typer.Option(help="评分办法：fufeng（扶风）、hengshui（衡水），或 data/schemes.csv 里另加的。")
    ] = "fufeng",
    template: Annotated[Path | None, typer.Option(help="报告模板；不写用程序自带的。")] = None,
    out: Annotated[Path | None, typer.Option(help="输出文件夹；不写用本项目文件夹。")] = None,
    as_of: AsOf = None,
    as_json: Json = False,
    force: Force = False,
) -> None:
    """做一个季度的回头看：收回底稿，算出核实情况、抽查结果、变化、承诺和灯号，写出报告；有错误的台账不做。"""
    from huitoukan.lookback.opening import open_review
    from huitoukan.report.document.typed import typed
    from huitoukan.report.handover import files
    from huitoukan.sentences.lookback import conclusions

    found = open_review(ledger, quarter, as_of, workpaper or (), snapshots, earlier, scheme)
    edition = found.edition
    tell_of_others(edition, snapshots)
    said = conclusions(found)
    writes = out is not None or not as_json
    # a template with a mistake is told before anything else
    contents = files(found, template) if writes else {}
    if template:
        say(*(problem.line for problem in typed(template)))
    if found.carried_over:
        say(f"以前季度的现场核查结果{found.carried_over}条，台账里没有，取自冻结的版本。")
    say(*(problem.line for problem in (*found.links.attrs.get("problems", ()), *found.answers.problems)))
    if writes:
        folder = (Path(out).resolve() if out else paths.ROOT) / paths.REPORTS / str(edition.quarter)
        _write(contents, folder, force)
    if as_json:
        give(_document(found, said))
    else:
        typer.echo(f"{edition.quarter.label}回头看结论（统计至{edition.as_of.isoformat()}）：")
        for number, line in enumerate(said, start=1):
            typer.echo(f"{number}. {line}")


def _write(contents: Mapping[str, bytes], folder: Path, force: bool) -> None:
    """Write the files, all or none, and over no other content."""
    from huitoukan.report import handover

    changed = handover.changed(contents, folder)
    there = [name for name in changed if (folder / name).exists()]
    if there and not force:
        raise InputError(
            f"{paths.said(folder)} 里的 {'、'.join(there)} 已经存在，内容不同，没有覆盖。",
            "请换一个 --out 文件夹，或加 --force 覆盖。",
        )
    for name in changed:
        paths.write_bytes(folder / name, contents[name])
    say(_told(contents, changed, paths.said(folder)))
    if handover.BOOK in contents:
        say(
            f"核查结果登记在 {handover.BOOK} 的“现场核查”表里，原台账没有改动；"
            "下季度请接着用这一份，或把这张表抄回原台账。"
        )


def _told(contents: Mapping[str, bytes], changed: list[str], folder: str) -> str:
    """What was written."""
    if not changed:
        return f"{folder} 里的{len(contents)}个文件内容没有变化，没有重写。"
    return f"已写出{len(changed)}个文件，在 {folder}：{'、'.join(changed)}。"


def _document(found: Review, said: list[Any]) -> dict[str, object]:
    """The look-back as JSON values."""
    from huitoukan.lookback.visits import results
    from huitoukan.lookback.workpaper import document

    answers, score = found.answers, found.score
    names = ("quarters", "promises", "flows", "sample", "records", "lights", "watch", "links")
    frames: dict[str, pd.DataFrame] = {name: getattr(found, name) for name in names}
    return {
        "quarter": str(found.edition.quarter), "as_of": found.edition.as_of.isoformat(),
        "synthetic": found.synthetic, "conclusions": [str(line) for line in said],
        "plan": document(found.plan),
        "answers": {
            "lines": answers.lines, "answered": answers.answered, "sections": rows_of(answers.sections),
            "results": rows_of(results(found.visits)),
            "problems": [problem.as_dict() for problem in answers.problems],
        },
        "diff": found.diff.brief if found.diff else None,
        "slips": rows_of(found.history.slips), "rebounds": rows_of(found.history.rebounds),
        **{name: rows_of(frame) for name, frame in frames.items()},
        "score": {
            "scheme": score.scheme, "name": score.name, "source": score.source, "note": score.note,
            "full": score.full, "assessed": score.assessed, "total": score.total, "grade": score.grade,
            "vetoes": list(score.vetoes), "items": rows_of(score.items),
        },
        "problems": [problem.as_dict() for problem in found.problems],
    }  # fmt: skip
