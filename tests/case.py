"""A small edition made of a few records, and the real case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from math import isclose

from builders import Record, tables

from huitoukan import paths
from huitoukan.edition import Edition, open_edition
from huitoukan.ledger import Ledger, from_notice
from huitoukan.metrics import CATALOGUE, Measurement
from huitoukan.notice import read_notice
from huitoukan.origins import origin_of

NAME = "台账.xlsx"


def notice(**changes: object) -> Record:
    """A notice of the reference data's place: inspected in March 2024, feedback on 21 January 2025."""
    return {
        "organ": "鼓楼区某单位", "inspected_from": "2024-03-01", "inspected_to": "2024-03-31",
        "feedback_on": "2025-01-21", "signed_on": "2025-05-20", "sha256": "0",
    } | changes  # fmt: skip


def edition(
    as_of: date | None = date(2025, 5, 20),
    quarter: str | None = None,
    **records: Sequence[Mapping[str, object]],
) -> Edition:
    """The edition of a ledger with these records; the usual notice unless one is given."""
    filled = {"notice": [notice()]} | records
    return open_edition(Ledger(NAME, tables(**filled)), quarter, as_of)


def empty() -> Edition:
    """An edition of a ledger without any row."""
    return edition(notice=[])


def measured(case: Edition, metric: str) -> dict[str | None, Measurement]:
    """The measurements of one metric by their group."""
    found = list(CATALOGUE[metric].compute(case))
    by_group = {one.group: one for one in found}
    assert len(by_group) == len(found)
    return by_group


def only(case: Edition, metric: str) -> Measurement:
    """The one measurement of a metric."""
    (found,) = CATALOGUE[metric].compute(case)
    return found


def numbers(found: Measurement) -> tuple[float | None, float | None, float | None]:
    """Value, numerator and denominator."""
    return found.value, found.numerator, found.denominator


def alike(found: Iterable[float | None], wanted: Iterable[float | None]) -> bool:
    """Whether all numbers are the same within a hundred-thousandth, and the same ones unknown."""
    pairs = zip(found, wanted, strict=True)
    return all(
        a is b is None or (None not in (a, b) and isclose(a or 0, b or 0, rel_tol=1e-5)) for a, b in pairs
    )


@cache
def real() -> Edition:
    """The edition of the published notice."""
    path = paths.RAW / "2025-05-20-notice.txt"
    return open_edition(from_notice(read_notice(path), origin_of(path)))
