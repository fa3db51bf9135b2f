"""Editions frozen for good: `<folder>/<quarter>/<revision>/`, written whole or not at all, never changed."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from huitoukan import checks, metrics
from huitoukan.edition import Edition
from huitoukan.lookback.diff import diff
from huitoukan.lookback.frozen import Frozen, as_files, from_files
from huitoukan.lookback.manifest import NAME, Manifest, content_of, damaged, read_manifest, sha256
from huitoukan.lookback.measured import changed_measurements
from huitoukan.period import Quarter
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
    edition: Edition, folder: Path | str, revision: int | None = None, reason: str | None = None
) -> Receipt:
    """Freeze an edition below a folder of editions: its rows and their places, metrics and problems.

    What is frozen already stays as it is: the same rows again change nothing. InputError: status 1 with every
    error of the ledger; 2 when other rows are frozen for the quarter and revision and reason do not say that
    they are to be followed by a new revision.
    """
    found = checks.check(edition)
    stop_on_errors(found)
    folder, quarter = Path(folder), str(edition.quarter)
    latest = _latest(folder, edition.quarter)
    measured = tuple(metrics.measure(edition))
    if latest is not None:
        old = thaw(folder, edition.quarter, latest.revision)
        moved = changed_measurements(old.measurements, measured)
        asked = revision == latest.revision + 1
        if latest.content == content_of(edition) and not (asked and moved):
            notes = (f"有{len(moved)}个指标按现在的程序算得不同，冻结的仍是当时的数。",) if moved else ()
            return Receipt(latest, _path(folder, latest), False, notes)
        _refuse_unless_revised(old, edition, revision, reason)
    elif revision not in (None, FIRST):
        raise InputError(
            f"{quarter}还没有冻结过，没有第{revision}版可写。", f"去掉修订号，先冻结第{FIRST}版。"
        )
    files = as_files(edition, measured, found)
    manifest = Manifest(
        quarter, edition.as_of.isoformat(), latest.revision + 1 if latest else FIRST, reason or None,
        edition.synthetic, edition.ledger.name, edition.ledger.sha256, content_of(edition),
        {name: sha256(content) for name, content in files.items()},
    )  # fmt: skip
    path = _path(folder, manifest)
    _write(path, files | {NAME: manifest.as_text().encode()})
    return Receipt(manifest, path, True)


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


def thaw(folder: Path | str, quarter: Quarter | str, revision: int | None = None) -> Frozen:
    """A frozen edition as it was, the latest revision by default. InputError when there is none or a file
    of it was altered or is gone."""
    wanted = quarter if isinstance(quarter, Quarter) else _quarter(quarter)
    known = [found for found in editions(folder) if found.quarter == str(wanted)]
    chosen = [found for found in known if revision in (None, found.revision)]
    if not chosen:
        have = "、".join(found.title for found in editions(folder)) or "还没有一版"
        raise InputError(
            f"没有冻结过{wanted}{f'第{revision}版' if revision else ''}（已有：{have}）。",
            f"先用 huitoukan snapshot 台账 --quarter {wanted} 冻结。",
        )
    return open_frozen(_path(Path(folder), chosen[-1]))


def open_frozen(path: Path | str) -> Frozen:
    """The edition in the folder of a revision, or of the latest revision of a quarter; see `thaw`."""
    path = Path(path)
    if not (path / NAME).is_file() and (revisions := _numbered(path)):
        path = revisions[-1]
    manifest = read_manifest(path)
    files = {name: _read(path, name, hash) for name, hash in manifest.files.items()}
    return from_files(manifest, files)


def is_frozen(path: Path | str) -> bool:
    """Whether a folder is that of a frozen revision, or holds revisions."""
    path = Path(path)
    return (path / NAME).is_file() or any((own / NAME).is_file() for own in _numbered(path))


def editions(folder: Path | str) -> tuple[Manifest, ...]:
    """Everything frozen below a folder, by quarter and revision; maybe nothing. InputError when a manifest
    was altered."""
    folder = Path(folder)
    quarters = sorted(own for own in folder.iterdir() if own.is_dir()) if folder.is_dir() else []
    named = [own for own in quarters if _is_quarter(own.name)]
    return tuple(read_manifest(path) for own in named for path in _numbered(own))


def _latest(folder: Path, quarter: Quarter) -> Manifest | None:
    revisions = _numbered(folder / str(quarter))
    return read_manifest(revisions[-1]) if revisions else None


def _numbered(folder: Path) -> list[Path]:
    """The revisions in a quarter's folder, in order."""
    if not folder.is_dir():
        return []
    return sorted((own for own in folder.iterdir() if own.name.isdecimal()), key=lambda own: int(own.name))


def _is_quarter(name: str) -> bool:
    with suppress(ValueError):
        return str(Quarter.parse(name)) == name
    return False


def _quarter(text: str) -> Quarter:
    try:
        return Quarter.parse(text)
    except ValueError as error:
        raise InputError(f"{error}。", "请改正参数后重试。") from None


def _path(folder: Path, manifest: Manifest) -> Path:
    return folder / manifest.quarter / str(manifest.revision)


def _read(folder: Path, name: str, hash: str) -> bytes:
    shown = f"{folder.parent.name}/{folder.name}/{name}"
    try:
        content = (folder / name).read_bytes()
    except OSError:
        raise damaged(shown, "不见了，或读不出来") from None
    if sha256(content) != hash:
        raise damaged(shown, "被改动过")
    return content


def _write(path: Path, files: Mapping[str, bytes]) -> None:
    with _new_folder(path) as temporary:
        for name, content in files.items():
            (temporary / name).parent.mkdir(exist_ok=True)
            (temporary / name).write_bytes(content)


@contextmanager
def _new_folder(path: Path) -> Iterator[Path]:
    """A temporary folder that becomes `path` if the block ends without an error.

    A folder takes no full folder's name, on any system: of two people who freeze at the same time one gets
    there, with all files, and the other is told. No lock is needed, which network drives may not keep.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = Path(tempfile.mkdtemp(prefix=f".{path.name}-", dir=path.parent))
    try:
        yield temporary
        # mkdtemp makes folders private; what we write is meant to be read like any other folder
        umask = os.umask(0)
        os.umask(umask)
        temporary.chmod(0o777 & ~umask)
        try:
            os.rename(temporary, path)
        except OSError:
            if not path.exists():
                raise
            raise InputError(
                f"{path.parent.name}第{path.name}版刚刚由别人冻结。", "请重新运行，先看两版是否相同。"
            ) from None
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
        with suppress(OSError):
            path.parent.rmdir()
