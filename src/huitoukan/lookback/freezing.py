"""Editions frozen for good: written whole or not at all, never changed, followed by revisions only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from huitoukan import checks, metrics
from huitoukan.edition import Edition
from huitoukan.lookback.diff import diff
from huitoukan.lookback.folders import write
from huitoukan.lookback.frozen import Frozen, as_files
from huitoukan.lookback.guards import outside, refuse_emptied, refuse_to_come
from huitoukan.lookback.manifest import NAME, Damaged, Manifest, content_of, sha256
from huitoukan.lookback.measured import changed_measurements
from huitoukan.lookback.snapshots import inventory, numbered, open_frozen
from huitoukan.problems import InputError, stop_on_errors

FIRST = 1
"""Number of a quarter's first revision."""


@dataclass(frozen=True)
class Receipt:
    """What freezing came to: the edition as it is frozen, whether it was written just now, what to know."""

    manifest: Manifest
    path: Path
    written: bool
    notes: tuple[str, ...] = ()


def freeze(
    edition: Edition,
    folder: Path | str,
    revision: int | None = None,
    reason: str | None = None,
    today: date | None = None,
) -> Receipt:
    """Freeze an edition below a folder of editions: its rows and their places, metrics and problems.

    What is frozen already stays as it is: the same rows again change nothing. InputError: status 1 with every
    error of the ledger, and when it has no finding though editions before have; 2 when other rows are frozen
    for the quarter and revision and reason do not say that they are to be followed by a new revision, and
    when the quarter or the as-of day is still to come (`today`; not looked at where it is not given).
    """
    if today is not None:
        refuse_to_come(edition, today)
    found = checks.check(edition)
    stop_on_errors(found)
    folder, quarter = Path(folder), str(edition.quarter)
    refuse_emptied(edition, inventory(folder)[0])
    notes = [problem.line for problem in [outside(edition)] if problem]
    measured = tuple(metrics.measure(edition))
    numbers = [int(own.name) for own in numbered(folder / quarter)]
    latest = max(numbers, default=0)
    old, lost = _latest(folder / quarter / str(latest), revision, reason) if latest else (None, ())
    if old is not None:
        moved = changed_measurements(old.measurements, measured)
        asked = revision == latest + 1
        if old.manifest.content == content_of(edition) and not (asked and moved):
            if moved:
                notes.append(f"有{len(moved)}个指标按现在的程序算得不同，冻结的仍是当时的数。")
            return Receipt(old.manifest, folder.joinpath(*old.manifest.place), False, tuple(notes))
        _refuse_unless_revised(old, edition, revision, reason)
    elif not latest and revision not in (None, FIRST):
        raise InputError(
            f"{quarter}还没有冻结过，没有第{revision}版可写。", f"去掉修订号，先冻结第{FIRST}版。"
        )
    files = as_files(edition, measured, found)
    manifest = Manifest(
        quarter, edition.as_of.isoformat(), latest + 1, reason or None, edition.synthetic,
        edition.ledger.name, edition.ledger.sha256, content_of(edition),
        {name: sha256(content) for name, content in files.items()},
    )  # fmt: skip
    path = folder.joinpath(*manifest.place)
    write(path, files | {NAME: manifest.as_text().encode()})
    return Receipt(manifest, path, True, (*notes, *lost))


def _latest(path: Path, revision: int | None, reason: str | None) -> tuple[Frozen | None, tuple[str, ...]]:
    """The latest revision; none, and a note, where it is damaged and a new one is to follow it."""
    try:
        return open_frozen(path), ()
    except Damaged as error:
        if revision == int(path.name) + 1 and (reason or "").strip():
            told = "".join(problem.message for problem in error.problems)
            return None, (f"{told}新的一版没有和它比较，请把坏的一版留着备查。",)
        raise


def _refuse_unless_revised(old: Frozen, edition: Edition, revision: int | None, reason: str | None) -> None:
    following = old.manifest.revision + 1
    if revision is None:
        raise InputError(
            f"{old.manifest.title}已经冻结，内容不同：{diff(old, edition).brief}。",
            f"冻结的版本不能改；确实要改的，加 --revision {following} --reason 写明原因。",
        )
    if revision != following:
        raise InputError(f"{old.manifest.title}是最新的一版。", f"修订号应写 --revision {following}。")
    if not (reason or "").strip():
        raise InputError(f"{old.manifest.quarter}第{following}版没有写修订原因。", "加 --reason 写明原因。")
