"""What was found on site in earlier quarters, carried over from the frozen editions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from huitoukan.edition import Edition
from huitoukan.lookback.match import match
from huitoukan.registers import REGISTERS
from huitoukan.registers.types import FIRST_ROW


def carried(edition: Edition, earlier: Sequence[Edition]) -> Edition:
    """The edition with the answers of earlier quarters that its own register 现场核查 has none of.

    Of each quarter those of the latest edition that holds any; findings by the numbers they have now. An
    edition that lacks nothing is returned as it is. Nothing else of the edition changes.
    """
    table = edition.ledger["verifications"]
    known, missing = set(table["quarter"].dropna()), []
    for one in sorted(earlier, key=lambda one: one.as_of, reverse=True):
        rows = one.ledger["verifications"]
        rows = rows[rows["quarter"].lt(str(edition.quarter)).fillna(False) & ~rows["quarter"].isin(known)]
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
    pairs = match(before, after, REGISTERS["findings"]).dropna(subset=["old", "new"])
    numbers = dict(zip(before.loc[pairs["old"], "no"], after.loc[pairs["new"], "no"], strict=True))
    finding = rows["finding"].map(numbers, na_action="ignore").astype("Int64")
    own = rows["register"].fillna("findings").eq("findings") & finding.notna()
    return rows.assign(finding=finding, key=rows["key"].mask(own, finding.astype("string")))
