"""The look-back of a quarter from its files: ledger, frozen editions, filled workpapers, an earlier round."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from huitoukan import paths
from huitoukan.checks import check
from huitoukan.edition import Edition, open_edition
from huitoukan.ledger import from_notice
from huitoukan.lookback.answers import take_in
from huitoukan.lookback.recurrence import recurrence
from huitoukan.lookback.review import Review, review
from huitoukan.lookback.scoring import DEFAULT
from huitoukan.lookback.snapshots import quarters_of, thaw
from huitoukan.notice import read_notice
from huitoukan.origins import origin_of
from huitoukan.problems import stop_on_errors
from huitoukan.workbook import read_papers

BOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".et")
"""An earlier round in such a file, or in a folder, is a ledger; in any other a notice."""


def open_review(
    ledger: Path | str | None = None,
    quarter: str | None = None,
    as_of: str | None = None,
    workpapers: Sequence[Path | str] = (),
    snapshots: Path | str | None = None,
    earlier: Path | str | None = None,
    scheme: str = DEFAULT,
) -> Review:
    """The look-back of a ledger's quarter (by default the committed one, its own quarter and day).

    The frozen editions of earlier quarters are those that `frozen_before` finds. InputError: status 1 with
    every error of the ledger or the workpapers, 2 when a file cannot be read or the workpaper is not of this
    ledger and quarter.
    """
    edition = open_edition(ledger, quarter, as_of)
    before = frozen_before(edition, snapshots)
    filled = read_papers(*map(Path, workpapers)) if workpapers else None
    if filled is not None:
        edition = take_in(edition, filled)
    problems = check(edition)
    stop_on_errors(problems)
    links = recurrence(_round(Path(earlier)), edition) if earlier else None
    if links is not None:
        problems = [*problems, *links.attrs["problems"]]
    return review(edition, problems, before, filled, links, scheme)


def frozen_before(edition: Edition, snapshots: Path | str | None = None) -> list[Edition]:
    """The latest frozen edition of every quarter before, in the order of the quarters.

    Those in `snapshots`; without a folder those of the project's folder that are of the edition's organ.
    """
    if snapshots is not None:
        return _before(edition, Path(snapshots))
    return [one for one in _before(edition, paths.SNAPSHOTS) if _same_organ(one, edition)]


def of_others(edition: Edition) -> list[Edition]:
    """The editions in the project's folder that `frozen_before` leaves out: they are not of this organ."""
    return [one for one in _before(edition, paths.SNAPSHOTS) if not _same_organ(one, edition)]


def _before(edition: Edition, snapshots: Path) -> list[Edition]:
    quarters = [quarter for quarter in quarters_of(snapshots) if quarter < str(edition.quarter)]
    return [thaw(snapshots, quarter) for quarter in quarters]


def _same_organ(one: Edition, other: Edition) -> bool:
    """Whether two ledgers are of the same organ, both real or both made up; not when none is named."""
    organs = {edition.notice["organ"] for edition in (one, other)}
    return len(organs) == 1 and not any(map(pd.isna, organs)) and one.synthetic == other.synthetic


def _round(path: Path) -> Edition:
    """An earlier round: a ledger, or a notice."""
    if path.is_dir() or path.suffix.lower() in BOOKS:
        return open_edition(path)
    return open_edition(from_notice(read_notice(path), origin_of(path)))
