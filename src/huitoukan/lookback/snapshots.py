"""Frozen editions as they lie in a folder: `<folder>/<quarter>/<revision>/`; read, never changed."""

from __future__ import annotations

from pathlib import Path

from huitoukan.lookback.frozen import Frozen, from_files
from huitoukan.lookback.manifest import NAME, Damaged, Manifest, damaged, is_quarter, read_manifest, sha256
from huitoukan.period import Quarter
from huitoukan.problems import InputError


def thaw(folder: Path | str, quarter: Quarter | str, revision: int | None = None) -> Frozen:
    """A frozen edition as it was, the latest revision by default; no other is looked at.

    InputError when there is none or a file of it was altered or is gone.
    """
    folder, wanted = Path(folder), quarter if isinstance(quarter, Quarter) else _quarter(quarter)
    known = numbered(folder / str(wanted))
    chosen = [own for own in known if revision in (None, int(own.name))]
    if not chosen:
        have = "、".join(f"{own.parent.name}第{own.name}版" for own in _revisions(folder)) or "还没有一版"
        raise InputError(
            f"没有冻结过{wanted}{f'第{revision}版' if revision else ''}（已有：{have}）。",
            f"先用 huitoukan snapshot 台账 --quarter {wanted} 冻结。",
        )
    return open_frozen(chosen[-1])


def open_frozen(path: Path | str) -> Frozen:
    """The edition in the folder of a revision, or of the latest revision of a quarter; see `thaw`."""
    path = Path(path)
    if not (path / NAME).is_file() and (revisions := numbered(path)):
        path = revisions[-1]
    manifest = read_manifest(path)
    files = {name: _read(path, name, hash) for name, hash in manifest.files.items()}
    return from_files(manifest, files)


def is_frozen(path: Path | str) -> bool:
    """Whether a folder is that of a frozen revision, or holds revisions."""
    path = Path(path)
    return (path / NAME).is_file() or any((own / NAME).is_file() for own in numbered(path))


def editions(folder: Path | str) -> tuple[Manifest, ...]:
    """Everything frozen below a folder, by quarter and revision; maybe nothing.

    A damaged revision that another has followed is left out; Damaged when none has.
    """
    found, faults = inventory(folder)
    followed = {one.quarter: one.revision for one in found}
    for path, error in faults:
        if int(path.name) > followed.get(path.parent.name, 0):
            raise error
    return found


def inventory(folder: Path | str) -> tuple[tuple[Manifest, ...], tuple[tuple[Path, Damaged], ...]]:
    """Everything frozen below a folder, and the folders of what is damaged with what is wrong."""
    found, faults = [], []
    for path in _revisions(Path(folder)):
        try:
            found.append(read_manifest(path))
        except Damaged as error:
            faults.append((path, error))
    return tuple(found), tuple(faults)


def quarters_of(folder: Path | str) -> tuple[str, ...]:
    """The quarters of which anything is frozen below a folder, damaged or not, in order."""
    return tuple(dict.fromkeys(path.parent.name for path in _revisions(Path(folder))))


def _revisions(folder: Path) -> list[Path]:
    """The folders of all revisions, by quarter and number."""
    quarters = sorted(own for own in folder.iterdir() if own.is_dir()) if folder.is_dir() else []
    return [path for own in quarters if is_quarter(own.name) for path in numbered(own)]


def numbered(folder: Path) -> list[Path]:
    """The folders of the revisions in a quarter's folder, in order."""
    if not folder.is_dir():
        return []
    return sorted((own for own in folder.iterdir() if own.name.isdecimal()), key=lambda own: int(own.name))


def _quarter(text: str) -> Quarter:
    try:
        return Quarter.parse(text)
    except ValueError as error:
        raise InputError(f"{error}。", "请改正参数后重试。") from None


def _read(folder: Path, name: str, hash: str) -> bytes:
    shown = f"{folder.parent.name}/{folder.name}/{name}"
    try:
        content = (folder / name).read_bytes()
    except OSError:
        raise damaged(shown, "不见了，或读不出来") from None
    if sha256(content) != hash:
        raise damaged(shown, "被改动过")
    return content
