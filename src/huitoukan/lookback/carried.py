"""What was found on site in earlier quarters, carried over between editions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from huitoukan.edition import Edition
from huitoukan.lookback.same import match_findings
from huitoukan.period import Quarter
from huitoukan.registers.types import FIRST_ROW


def carried(edition: Edition, earlier: Sequence[Edition]) -> Edition:
    """The edition with the answers of earlier quarters that its own register 现场核查 has none of.

    Of each quarter those of the latest edition that holds any; findings by the numbers they have now. An
    edition that lacks nothing is returned as it is. Nothing else of the edition changes.
    """
    before = edition.quarter.shift(-1)
    return _with_answers(edition, sorted(earlier, key=lambda one: one.as_of, reverse=True), before)


def informed(edition: Edition, later: Edition) -> Edition:
    """An earlier edition with what a later one knows of its own quarter and those before.

    Visits are paid when a quarter is over, and its edition may be frozen by then. An edition that lacks
    nothing is returned as it is.
    """
    return _with_answers(edition, [later], edition.quarter)


def _with_answers(edition: Edition, others: Sequence[Edition], until: Quarter) -> Edition:
    """The edition with the answers of quarters of which it has none, taken from the first that has any."""
    table = edition.ledger["verifications"]
    known, missing = set(table["quarter"].dropna()), []
    for one in others:
        rows = one.ledger["verifications"]
        rows = rows[rows["quarter"].le(str(until)).fillna(False) & ~rows["quarter"].isin(known)]
        if len(rows):
            known |= set(rows["quarter"])
            missing.append(_renumbered(rows, one, edition))
    if not missing:
        return edition
    first = int(table.index.max()) + 1 if len(table) else FIRST_ROW
    added = pd.concat(missing).sort_values(["quarter", "item"], kind="stable")
    added = added.set_axis(pd.RangeIndex(first, first + len(added), name="row"))
    both = pd.concat([table, added]) if len(table) else added
    ledger = replace(edition.ledger, tables={**edition.ledger.tables, "verifications": both})
    return replace(edition, ledger=ledger)


def _renumbered(rows: pd.DataFrame, then: Edition, now: Edition) -> pd.DataFrame:
    """The answers with the numbers that the findings have now; those of a finding that is gone keep theirs
    in the key alone."""
    before, after = then.ledger["findings"], now.ledger["findings"]
    pairs = match_findings(then.ledger.tables, now.ledger.tables).dropna(subset=["old", "new"])
    numbers = dict(zip(before.loc[pairs["old"], "no"], after.loc[pairs["new"], "no"], strict=True))
    finding = rows["finding"].map(numbers, na_action="ignore").astype("Int64")
    own = rows["register"].fillna("findings").eq("findings") & finding.notna()
    return rows.assign(finding=finding, key=rows["key"].mask(own, finding.astype("string")))
