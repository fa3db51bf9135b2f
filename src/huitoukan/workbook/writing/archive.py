"""Saving a workbook so that the same content gives the same bytes."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from errno import EIO
from pathlib import Path
from traceback import clear_frames
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

from huitoukan import paths

Amend = Callable[[str, bytes], bytes]
"""Name of a part of the file, and its content → what is to be written."""
STILL = datetime(2000, 1, 1)
"""The time stamped into the file and its parts; a real one would change the bytes with every run."""


class _StillZip(ZipFile):
    """A zip whose entries bear a fixed time and mode."""

    amend: Amend | None = None

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_: Any, **__: Any) -> None:
        entry = ZipInfo(str(zinfo_or_arcname), STILL.timetuple()[:6])
        entry.external_attr = 0o644 << 16
        if self.amend and isinstance(data, bytes):
            data = self.amend(entry.filename, data)
        super().writestr(entry, data, ZIP_DEFLATED)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        self.writestr(arcname, Path(filename).read_bytes())


def save(book: Workbook, path: Path | str, amend: Amend | None = None) -> Path:
    """Write the workbook whole or not at all; the same content gives the same bytes. Returns the path.

    `amend` changes a part of the file, given its name, before it is written.
    """
    path = Path(path)
    book.properties.creator = "huitoukan"
    book.properties.created = book.properties.modified = STILL
    with (
        paths.replacing(path) as temporary,
        _told_as_os_error(path),
        _StillZip(temporary, "w", ZIP_DEFLATED) as archive,
    ):
        archive.amend = amend
        # Workbook.save would stamp the present time
        ExcelWriter(book, archive).save()
    return path


@contextmanager
def _told_as_os_error(path: Path) -> Iterator[None]:
    """A full disk is an OSError of the file to write, also where openpyxl and lxml give it other names.

    What their half-written sheets say when they are thrown away stays unsaid.
    """
    failure: OSError | None = None
    hook, sys.unraisablehook = sys.unraisablehook, lambda _: None
    try:
        yield
    except Exception as error:
        if not isinstance(error, OSError) and not type(error).__module__.startswith("lxml"):
            raise
        failure = OSError(getattr(error, "errno", None) or EIO, str(error), str(path))
        clear_frames(error.__traceback__)
        del error
        gc.collect()  # throws the half-written sheets away here and now
    finally:
        sys.unraisablehook = hook
    if failure is not None:
        raise failure
