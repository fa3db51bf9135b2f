"""`huitoukan read`: notices into ledgers, cards and JSON."""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from huitoukan import paths
from huitoukan.cli.app import (
    DONE,
    UNUSABLE,
    Force,
    Json,
    app,
    give,
    progress_console,
    refuse_existing,
    say,
    unforeseen,
)
from huitoukan.problems import InputError

if TYPE_CHECKING:
    from huitoukan.ledger import Ledger
    from huitoukan.notice import Source


@app.command(epilog="例：huitoukan read 通报.docx -o 台账.xlsx")
def read(
    notices: Annotated[
        list[Path],
        typer.Argument(
            metavar="NOTICE...", help="已公布的整改通报（.txt .md .html .docx .pdf），或放通报的文件夹。"
        ),
    ],
    as_json: Json = False,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="写出的工作簿；读多份时写文件夹名，每份一个工作簿。")
    ] = None,
    cards: Annotated[
        Path | None,
        typer.Option(
            "--cards", help="写出的事实卡片网页（.html，不联网也能检索）；读多份时写文件夹名，每份一页。"
        ),
    ] = None,
    force: Force = False,
) -> None:
    """读取整改通报，列出问题、完成情况和可核实的事实；用 -o 写成台账，用 --cards 写成可检索的卡片。"""
    from rich.progress import track

    from huitoukan.notice.source import expand

    files, notes = expand(notices)
    several = len(files) > 1 or any(path.is_dir() for path in notices)
    books = _targets(files, out, several, force, ".xlsx", "-o")
    pages = _targets(files, cards, several, force, ".html", "--cards")
    quiet = not (several and progress_console.is_terminal)
    shown = track(
        list(zip(files, books, pages, strict=True)), "读取通报",
        console=progress_console, transient=True, disable=quiet,
    )  # fmt: skip
    outcomes = [_read_one(path, book, page, several) for path, book, page in shown]
    if as_json:
        documents = [document for document, _, _ in outcomes if document is not None]
        if several:
            give({"notices": documents})
        elif documents:
            give(documents[0])
    say(*(problem.line for problem in notes), *(line for _, lines, _ in outcomes for line in lines))
    if status := max(met for _, _, met in outcomes):
        raise typer.Exit(status)


def _read_one(
    path: Path, book: Path | None, page: Path | None, several: bool
) -> tuple[dict[str, object] | None, list[str], int]:
    """One notice as its document (None: unreadable), the lines to say about it, its exit status."""
    from huitoukan.notice import Header, Notice, Stated, load, read_text

    document = None
    try:
        source = load(path)
        problems = source.problems
        try:
            notice = read_text(source)
        except InputError as error:
            problems += error.problems
            document = Notice(source, Header(), Stated(), (), (), (), problems).as_dict()
            raise InputError(problems, exit_status=error.exit_status) from None
        document = notice.as_dict()
        if book is not None or page is not None:
            from huitoukan.ledger import from_notice, save  # loads pandas: only to write a file
            from huitoukan.origins import origin_of

            ledger = from_notice(notice, origin_of(path))
            cards = _cards(ledger, source) if page is not None else ""
            if book is not None:
                save(ledger, book)
            if page is not None:
                paths.write_text(page, cards)
    except InputError as error:
        if document is None and not several:
            raise
        return document, [problem.line for problem in error.problems], error.exit_status
    except Exception as error:
        if not several or isinstance(error, OSError) or os.environ.get("HUITOUKAN_DEBUG"):
            raise
        return document, [unforeseen(error, f"读取 {path.name} 时").line], UNUSABLE
    closed = sum(finding.status in ("completed", "sustained") for finding in notice.findings)
    summary = (
        f"{notice.source.name}：{notice.header.organ or '单位不详'}，"
        f"问题{len(notice.findings)}个，报告完成{closed}个，"
        f"可核实事实{len(notice.claims)}处，长期承诺{len(notice.promises)}条。"
    )
    written = [f"已写出 {paths.said(target)}。" for target in (book, page) if target is not None]
    return document, [summary, *(problem.line for problem in notice.problems), *written], DONE


def _cards(ledger: Ledger, source: Source) -> str:
    """The page of claim cards of a notice just read."""
    from huitoukan.cards import as_read, page
    from huitoukan.checks import check as check_edition

    edition = as_read(ledger)
    return page(edition, check_edition(edition), source)


def _targets(
    files: list[Path], out: Path | None, several: bool, force: bool, suffix: str, option: str
) -> Sequence[Path | None]:
    """Where the file made of each notice goes; nothing that exists is taken unless asked for."""
    if out is None:
        return [None] * len(files)
    if not several:
        refuse_existing(out, force, (suffix,))
        return [out]
    if out.suffix.lower() == suffix or out.is_file():
        raise InputError(
            f"读多份通报时，{option} 要写文件夹名。",
            f"请换成文件夹名，每份通报在其中写一个 {suffix} 文件。",
        )
    targets: dict[str, Path] = {}
    for file in files:
        names = (f"{file.stem}{f'-{number}' if number > 1 else ''}{suffix}" for number in count(1))
        name = next(name for name in names if name.casefold() not in targets)
        targets[name.casefold()] = out / name
    for target in targets.values():
        refuse_existing(target, force, (suffix,))
    return list(targets.values())
