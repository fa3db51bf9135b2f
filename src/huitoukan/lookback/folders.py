"""Folders written whole or not at all."""

from __future__ import annotations

import errno
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from huitoukan import paths
from huitoukan.problems import InputError

STALE = 3600
"""A folder half written is left over from an interrupted run once it is so many seconds older than ours."""
WHY = {
    errno.ENOSPC: "磁盘已满", errno.EDQUOT: "磁盘已满", errno.EACCES: "没有写入的权限",
    errno.EPERM: "没有写入的权限", errno.EROFS: "磁盘只能读", errno.ENOTDIR: "路径里有同名的文件",
    errno.EEXIST: "路径里有同名的文件", errno.EFBIG: "文件过大",
}  # fmt: skip


def write(path: Path, files: Mapping[str, bytes]) -> None:
    """Make a folder with these files, or leave everything as it was. InputError when it cannot be made, or
    somebody else has just made it."""
    try:
        with _new(path) as temporary:
            for name, content in files.items():
                (temporary / name).parent.mkdir(exist_ok=True)
                (temporary / name).write_bytes(content)
    except OSError as error:
        raise InputError(
            f"文件夹 {paths.said(path.parent)} 写不进去：{why(error)}。",
            "请确认有权写入、磁盘有空间，或换一个文件夹。",
        ) from None


def why(error: OSError) -> str:
    """In words why the system refuses to write."""
    return WHY.get(error.errno or 0, "系统不让写")


@contextmanager
def _new(path: Path) -> Iterator[Path]:
    """A temporary folder that becomes `path` if the block ends without an error.

    A folder takes no full folder's name, on any system: of two people who write at the same time one gets
    there, with all files, and the other is told. No lock is needed, which network drives may not keep.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = Path(tempfile.mkdtemp(prefix=f".{path.name}-", dir=path.parent))
    try:
        _tidy(temporary)
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


def _tidy(ours: Path) -> None:
    """Remove what interrupted runs left beside ours; a folder somebody is just writing is younger."""
    for left in ours.parent.iterdir():
        if left != ours and re.fullmatch(r"\.\d+-\w{8}", left.name):
            with suppress(OSError):
                if left.stat().st_mtime < ours.stat().st_mtime - STALE:
                    shutil.rmtree(left, ignore_errors=True)
