"""The files of the example: a folder per quarter, the faulty ledger, the keys, and what they are."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from huitoukan import paths, workbook
from huitoukan.example import plan
from huitoukan.example.faults import faults
from huitoukan.example.folders import write_folder
from huitoukan.example.notice import MARK, NAME
from huitoukan.example.plants import answers
from huitoukan.example.readme import readme
from huitoukan.example.story import Story
from huitoukan.registers import REGISTERS
from huitoukan.workbook.writing.altered import altered

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""
LONG_LOG = 100_000
"""A log of more rows goes into a folder of text tables: a workbook of it would open in no office."""
LEDGER, FOLDER = "ledger.xlsx", "ledger"
KEY = "answers.json"


def is_long(events: int) -> bool:
    """Whether the ledgers are folders of text tables."""
    return events > LONG_LOG


def write_all(story: Story, folder: Path, progress: Progress) -> list[Path]:
    """Everything below a folder; returns the files."""
    names = [str(quarter) for quarter in plan.quarters(story.quarters)]
    written: list[Path] = []
    for edition, name in enumerate(names):
        progress(f"写出 {name}", edition, len(names))
        written += _write_ledger(story, edition, folder / name, progress)
        written += _write_notice(story, folder / name)
    progress("写出带差错的台账和答案", len(names) - 1, len(names))
    written += _write_faulty(story, folder / "faulty")
    written.append(_write_key(folder / KEY, story, answers(story)))
    written.append(
        paths.write_text(
            folder / "README.txt", readme(story, is_long(story.events), story.events != plan.EVENTS)
        )
    )
    _clear(folder, written)
    progress("完成", len(names), len(names))
    return written


def _clear(folder: Path, written: list[Path]) -> None:
    """Take away what an earlier example left below the folder and this one has not written."""
    sheets = [Path(FOLDER) / f"{register.sheet}.csv" for register in REGISTERS.values()]
    names = [Path(LEDGER), Path(NAME), Path(NAME).with_suffix(".origin.yml"), *sheets]
    for quarter in map(str, plan.quarters(plan.LONGEST)):
        for path in (folder / quarter / name for name in names):
            if path not in written:
                path.unlink(missing_ok=True)
        for left in (folder / quarter / FOLDER, folder / quarter):
            if left.is_dir() and not any(left.iterdir()):
                left.rmdir()


def _write_ledger(story: Story, edition: int, folder: Path, progress: Progress) -> list[Path]:
    if not is_long(story.events):
        return [workbook.write(story.edition(edition), folder / LEDGER, synthetic=True)]
    log = story.log(edition)
    tables = story.edition(edition, with_events=False)

    def tell(rows: int) -> None:
        progress(f"写出 {folder.name} 科普活动", rows, len(log))

    return write_folder(tables, log, story.places, folder / FOLDER, tell)


def _write_notice(story: Story, folder: Path) -> list[Path]:
    """The notice beside every ledger, so that what was read from it can be set in its sentences."""
    notice = story.notice
    return [
        paths.write_text(folder / NAME, notice.text),
        paths.write_text(folder / Path(NAME).with_suffix(".origin.yml"), notice.origin),
    ]


def _write_faulty(story: Story, folder: Path) -> list[Path]:
    """A copy of the first ledger with faults, always of the usual size: it shows rules, not amounts."""
    if story.events != plan.EVENTS:
        story = Story(story.seed)
    clean = workbook.write(story.edition(0), folder / "clean.tmp.xlsx", synthetic=True)
    try:
        planted = faults(story)
        faulty = altered(clean, folder / LEDGER, [change for fault in planted for change in fault.changes])
    finally:
        clean.unlink()
    return [faulty, _write_key(folder / KEY, story, {"faults": [fault.as_dict() for fault in planted]})]


def _write_key(path: Path, story: Story, key: dict[str, Any]) -> Path:
    head = {"synthetic": True, "mark": MARK, "seed": story.seed, "events": story.events}
    return paths.write_text(path, json.dumps(head | key, ensure_ascii=False, indent=1, default=str) + "\n")
