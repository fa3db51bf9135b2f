"""What the random samples of a plan are drawn from, and how they were drawn."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import pandas as pd

from huitoukan.edition import Edition
from huitoukan.lookback.naming import named
from huitoukan.lookback.sampling import chance, least_chance
from huitoukan.metrics.frames import parts, short_part
from huitoukan.metrics.verification import closed_findings
from huitoukan.registers import REGISTERS

LOGS = (
    "events", "contests", "press", "sessions", "gallery_checks", "visits", "suggestions", "meetings",
    "talents",
)  # fmt: skip
"""Registers whose records are drawn: each row happened on a day."""
FALSE_RECORDS = 10
"""The sample of records is to meet one when one in so many is false."""


@dataclass(frozen=True)
class Draw:
    """How a random sample was drawn."""

    total: int
    drawn: int
    false: int
    """So many false ones are supposed."""
    chance: float
    """To meet one of them, wherever they are by chance."""
    least: float
    """To meet one of them when they lie where the fewest are drawn."""
    strata: tuple[tuple[str, int, int], ...]
    """Name, how many there are, how many were drawn."""


def one_in(total: int) -> int:
    """How many false records are supposed among so many."""
    return max(1, total // FALSE_RECORDS)


def _population(
    edition: Edition, register: str, rows: pd.DataFrame, stratum: pd.Series | str
) -> pd.DataFrame:
    """What a sample is drawn from: register, row (label), stratum; index: item number."""
    names = named(edition, register).loc[rows.index, "item"]
    frame = pd.DataFrame({"register": register, "row": rows.index, "stratum": stratum}, index=rows.index)
    return frame.astype({"register": "string", "stratum": "string"}).set_axis(
        pd.Index(names.to_numpy(dtype=object))
    )


def closed(edition: Edition, also: Collection[int] = ()) -> pd.DataFrame:
    """The findings reported closed, and those of the numbers named besides, by part."""
    findings = edition.ledger["findings"]
    there = findings.index.isin(closed_findings(edition).index) | findings["no"].isin(list(also))
    rows = findings.assign(part=parts(findings))[there]
    return _population(edition, "findings", rows, rows["part"].map(short_part))


def logs(edition: Edition, since: date | None) -> pd.DataFrame:
    """The records of every log up to the as-of day, after `since`, by register."""
    frames = []
    for register in LOGS:
        table = edition.ledger[register]
        days = REGISTERS[register].days(table, REGISTERS[register].day)
        kept = days.le(pd.Timestamp(edition.as_of))
        if since is not None:
            kept &= days.gt(pd.Timestamp(since))
        frames.append(_population(edition, register, table[kept], REGISTERS[register].sheet))
    return pd.concat(frames)


def told(population: pd.DataFrame, got: pd.Index, false: int) -> Draw:
    """How the sample was drawn, and what it can find."""
    total, drawn, false = len(population), len(got), min(false, len(population))
    there = population.groupby("stratum", sort=True).size()
    taken = population.loc[got].groupby("stratum").size()
    strata = tuple((str(name), int(size), int(taken.get(name, 0))) for name, size in there.items())
    if not total:
        return Draw(0, 0, 0, 0.0, 0.0, ())
    least = least_chance([(size, number) for _, size, number in strata], false)
    return Draw(total, drawn, false, chance(total, false, drawn), least, strata)
