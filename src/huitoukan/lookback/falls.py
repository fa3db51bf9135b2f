"""Findings that stay closed while what was promised, or published as done, is no longer done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

import pandas as pd
from scipy.stats import chi2

from huitoukan import codelists, period
from huitoukan.checks.proofs import PROOFS, meant, number
from huitoukan.edition import Edition
from huitoukan.metrics.intervals import wilson
from huitoukan.promises import dated_checks
from huitoukan.records import Record, records
from huitoukan.registers import REGISTERS

MARK = 0.5
"""Fallen back is what surely comes to less than half of what was promised, or of the rate published."""
GOING_ON = (
    "events",
    "studio_sessions",
    "press_items",
    "enterprise_visits",
    "meetings",
    "discipline_attendance",
)
"""Indicators of work that goes on: their records are expected to come on as they came when published."""
COLUMNS = {
    "quarter": "string", "no": "Int64", "indicator": "string", "matter": "string", "since": "string",
    "until": "string", "wanted": "Float64", "found": "Float64", "measure": "string", "high": "Float64",
    "mark": "Float64",
}  # fmt: skip


def falls(editions: Sequence[Edition]) -> pd.DataFrame:
    """The indicators of closed findings that have fallen below their mark since the edition before.

    What is held against the mark: of a promise, each whole window that ended since then (entries found of
    those wanted); of a published number of work that goes on, the records since then against as many as
    the same rate would give. A fall is told where the upper end of the 95 % interval is below the mark, so
    that one missing record of one is none (such windows are listed with the promises), once where it begins.
    Nothing is told of a register that is empty or was not kept through the window.

    Rows: one per fall, by quarter. Columns: quarter, no (finding), indicator (promise · claim), matter (the
    promise, or the published number), since and until (ISO days), wanted and found (number), measure (its
    word, 次 · 处), high (upper end of the interval of found), mark (the number that would be half of what is
    wanted).
    """
    levels = [row for pair in pairwise(editions) for row in _levels(*pair)]
    frame = pd.DataFrame(levels, columns=[*COLUMNS, "below"]).astype(COLUMNS | {"below": "bool"})
    frame = frame.sort_values(["no", "indicator", "matter", "until"], kind="stable")
    before = frame.groupby(["no", "indicator", "matter"])["below"].shift().fillna(False).astype(bool)
    fallen = frame[frame["below"] & ~before].sort_values(["quarter", "no"], kind="stable")
    return fallen[list(COLUMNS)].reset_index(drop=True)


def _levels(before: Edition, after: Edition) -> Iterator[Record]:
    """What each closed finding's indicators came to between two editions."""
    if after.as_of <= before.as_of:
        return
    words, findings = codelists.load("status"), after.ledger["findings"]
    closed = set(findings.loc[findings["status"].isin(words.where("counts_as", "closed")), "no"].dropna())
    for row in (*_promised(before.as_of, after), *_published(before.as_of, after)):
        if row["no"] in closed:
            yield {"quarter": str(after.quarter)} | row


def _promised(since: date, edition: Edition) -> Iterator[Record]:
    """The whole windows of promises that ended after a day, up to the as-of day itself."""
    checks = dated_checks(edition)
    ended = checks["closed"] & checks["window_to"].gt(pd.Timestamp(since))
    told = checks["state"].isin(["done", "overdue"]) & checks["wanted"].gt(0)
    for row in records(checks[ended & told]):
        _, high = wilson(min(row["found"], row["wanted"]), row["wanted"])
        limit = (high or 0) * row["wanted"]
        span = row["window_from"], row["window_to"]
        level = _level(row["finding"], "promise", row["promise"], span, row["wanted"], row["found"], limit)
        yield level | {"measure": row["measure"]}


def _published(since: date, edition: Edition) -> Iterator[Record]:
    """Published numbers of records, held against the records after a day."""
    claims = edition.claims
    counts = claims[claims["kind"].eq("count").fillna(False) & claims["indicator"].isin(GOING_ON)]
    first = since + timedelta(days=1)
    for claim in records(counts.dropna(subset=["finding", "value", "since"])):
        proof, until = PROOFS[claim["indicator"]], claim["until"] or edition.day("signed_on")
        day = REGISTERS[proof.register].day
        rows = meant(edition, proof, claim["subject"] or "")
        if rows is None or not until:
            continue
        low = claim["low"] if claim["low"] is not None else claim["value"]
        rate = low / period.days_inclusive(claim["since"], until)
        days = rows[day]
        if until >= first or not _kept(edition.ledger[proof.register][day], first, edition.as_of):
            continue
        found = number(rows[days.between(pd.Timestamp(first), pd.Timestamp(edition.as_of))], proof)
        wanted = rate * period.days_inclusive(first, edition.as_of)
        limit = float(chi2.ppf(0.975, 2 * (found + 1)) / 2)
        matter = f"{claim['text']}{claim['subject'] or ''}"
        level = _level(claim["finding"], "claim", matter, (first, edition.as_of), wanted, found, limit)
        yield level | {"measure": claim["unit"] or ""}


def _kept(days: pd.Series, first: date, last: date) -> bool:
    """Whether a register has entries in this time: without one nobody may have kept it."""
    return bool(days.between(pd.Timestamp(first), pd.Timestamp(last)).any())


def _level(
    no: int, indicator: str, matter: str, span: tuple[date, date], wanted: float, found: float, high: float
) -> Record:
    """What was wanted and found in a window, and whether the found surely lies below the mark."""
    return {
        "no": no, "indicator": indicator, "matter": matter, "since": span[0].isoformat(),
        "until": span[1].isoformat(), "wanted": wanted, "found": found, "high": high, "mark": MARK * wanted,
        "below": high < MARK * wanted,
    }  # fmt: skip
