"""What goes on the workpaper of a quarter: random samples, what is risky, due, claimed and to be asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from huitoukan.checks import check
from huitoukan.edition import Edition
from huitoukan.lookback import items, populations, sampling
from huitoukan.lookback.items import Picked
from huitoukan.lookback.known import last_known
from huitoukan.lookback.naming import named
from huitoukan.lookback.places import LAST
from huitoukan.lookback.populations import LOGS, Draw, one_in, told
from huitoukan.lookback.risks import risks
from huitoukan.period import Quarter
from huitoukan.problems import Problem
from huitoukan.records import Record

SECTIONS = {
    "closures": "抽查已销号问题",
    "records": "抽查登记记录",
    "risks": "重点核查",
    "promises": "到期承诺",
    "claims": "待核事实",
    "questions": "待问事项",
}
"""Sections of the workpaper in order, with their titles."""
HEAVY, MOST = 2, 10
"""Reasons of this weight together bring a row on the workpaper; at most so many findings and records."""
DIGITS = 10
"""Numbers in keys have no more digits."""
COLUMNS = {
    "item": "string", "section": "string", "register": "string", "key": "string", "finding": "Int64",
    "what": "string", "why": "string", "how": "string", "see": "string", "drawn": "string",
    "stratum": "string",
}  # fmt: skip


@dataclass(frozen=True)
class Plan:
    """A quarter's look-back as planned."""

    quarter: Quarter
    as_of: date
    organ: str
    ledger: str
    sha256: str
    seed: int
    closures: Draw
    records: Draw
    since: date | None
    """Only records after this day were drawn; None for all."""
    items: pd.DataFrame
    """One row per line of the workpaper: the columns of COLUMNS."""
    synthetic: bool
    titles: Mapping[int, str]
    """The findings that any line is of, by number: what the numbers stood for."""
    known: date | None = None
    """The last day of which the ledger tells anything; None when it names no day."""


def plan(
    edition: Edition,
    previous: Edition | None = None,
    chance: float = 0.9,
    false: int = 3,
    seed: int | None = None,
    problems: Iterable[Problem] | None = None,
) -> Plan:
    """The workpaper of the edition's quarter.

    So many closed findings are drawn that one of `false` false ones is met with this `chance`; of the records
    after the previous edition's day as many as meet one if one in ten is false. `seed` defaults to the
    quarter's digits (20253). The same ledger and seed give the same plan in any order of the rows; extra
    picks by risk are marked and stay out of every estimate. `problems` are those the checks find in the
    edition; they are looked for unless given. ValueError for no false one, or no chance.
    """
    number = edition.quarter.year * 10 + edition.quarter.number if seed is None else seed
    reasons = _reasons(edition, previous)
    since = previous.as_of if previous is not None else None
    closed, logs = populations.closed(edition), populations.logs(edition, since)
    got = sampling.draw(closed["stratum"], sampling.needed(len(closed), false, chance), number)
    seen = sampling.draw(logs["stratum"], sampling.needed(len(logs), one_in(len(logs)), chance), number)
    titles = list(SECTIONS)
    lines: list[Record] = [
        *_lines(edition, titles[0], _drawn(closed.loc[got], reasons)),
        *_lines(edition, titles[1], _drawn(logs.loc[seen], reasons)),
        *_lines(
            edition, titles[2], _extra(edition, reasons, {*_rows(closed.loc[got]), *_rows(logs.loc[seen])})
        ),
        *items.of_promises(edition, titles[3]),
        *items.of_claims(edition, titles[4], check(edition) if problems is None else problems),
        *items.of_questions(edition, titles[5]),
    ]
    table = pd.DataFrame(lines, columns=[*COLUMNS, "place"]).astype(COLUMNS | {"place": "string"})
    table = table.assign(
        order=table["section"].map(titles.index),
        place=table["place"].fillna(LAST),
        # 2 before 10
        rank=table["key"].str.replace(r"\d+", lambda digits: digits[0].zfill(DIGITS), regex=True),
    ).sort_values(["order", "place", "finding", "register", "rank"], kind="stable")
    organ = edition.notice["organ"]
    return Plan(
        edition.quarter, edition.as_of, "" if pd.isna(organ) else str(organ),
        edition.ledger.name, edition.ledger.sha256, number,
        told(closed, got, false), told(logs, seen, one_in(len(logs))), since,
        table[list(COLUMNS)].reset_index(drop=True), edition.synthetic, _titles(edition, table["finding"]),
        last_known(edition),
    )  # fmt: skip


def _titles(edition: Edition, numbers: pd.Series) -> dict[int, str]:
    named = edition.ledger["findings"].dropna(subset=["no", "title"]).sort_values("no")
    named = named[named["no"].isin(numbers.dropna())]
    return {int(no): str(title) for no, title in zip(named["no"], named["title"], strict=True)}


def _reasons(edition: Edition, previous: Edition | None) -> pd.DataFrame:
    """What speaks for a look at each row: weight and words; index: register, row."""
    found = risks(edition, previous).groupby(["register", "row"])
    return found.agg(weight=("weight", "sum"), words=("label", "；".join))


def _rows(chosen: pd.DataFrame) -> list[tuple[str, int]]:
    return list(zip(chosen["register"], chosen["row"], strict=True))


def _drawn(chosen: pd.DataFrame, reasons: pd.DataFrame) -> list[tuple[str, Picked]]:
    """The rows drawn at random, by register; what else speaks for a look at them is told as well."""
    also, picked = reasons["words"].to_dict(), []
    for register, row, stratum in zip(chosen["register"], chosen["row"], chosen["stratum"], strict=True):
        hints = also.get((register, row), "")
        why = f"随机抽取；另有线索：{hints}" if hints else "随机抽取"
        picked.append((register, Picked(row, why, "random", stratum)))
    return picked


def _extra(edition: Edition, reasons: pd.DataFrame, drawn: set[tuple[str, int]]) -> list[tuple[str, Picked]]:
    """The heaviest findings and records that the lot did not bring; of equal weight by their numbers."""
    names = {register: named(edition, register)["item"] for register in ("findings", *LOGS)}
    heavy = [
        (-weight, names[register].at[row], register, row, words)
        for (register, row), weight, words in reasons[["weight", "words"]].itertuples(name=None)
        if weight >= HEAVY and register in names and (register, row) not in drawn
    ]
    heavy.sort()
    chosen = [one for one in heavy if one[2] == "findings"][:MOST]
    chosen += [one for one in heavy if one[2] != "findings"][:MOST]
    return [(register, Picked(row, words, "risk")) for _, _, register, row, words in chosen]


def _lines(edition: Edition, section: str, picked: list[tuple[str, Picked]]) -> Iterator[Record]:
    """The lines of the chosen rows, register by register."""
    for register in dict.fromkeys(register for register, _ in picked):
        own = [one for name, one in picked if name == register]
        if register == "findings":
            yield from items.of_findings(edition, section, own)
        else:
            yield from items.of_records(edition, section, register, own)
