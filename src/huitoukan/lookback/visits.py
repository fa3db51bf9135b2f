"""What was found on site in the quarter, line by line and by section."""

from __future__ import annotations

import pandas as pd

from huitoukan import codelists
from huitoukan.edition import Edition
from huitoukan.lookback.naming import ASKED
from huitoukan.lookback.plan import SECTIONS, Plan
from huitoukan.lookback.populations import LOGS
from huitoukan.onsite import checks_of

OTHERS = "底稿以外的核查"
"""Title of what was registered by hand."""
COLUMNS = {
    "section": "string", "title": "string", "finding": "Int64", "what": "string", "result": "string",
    "evidence_seen": "string", "checker": "string", "checked_on": "datetime64[s]", "satisfied": "Int64",
    "asked": "Int64", "channel": "string", "note": "string",
}  # fmt: skip
WRITTEN = ("result", "evidence_seen", "checker", "checked_on", "satisfied", "asked", "channel", "note")
"""What is filled in on site."""
NO_RESULT = "none"
"""Column of the checks of which something was written, but no result chosen."""


def visits(edition: Edition, made: Plan) -> pd.DataFrame:
    """Every check of the quarter's look-back that is registered, from a workpaper or by hand.

    Rows: one per row of 现场核查 that counts and in which anything was written, by section (in the order of
    the workpaper), finding and item.
    Columns: section (code of SECTIONS, missing for what stands on no workpaper), title (of the section),
    finding, what (as on the workpaper of the plan, else the key of the record), result (code, missing where
    none was chosen), evidence_seen, checker, checked_on, satisfied and asked (votes), channel, note.
    """
    table = checks_of(edition)
    own = table[table["quarter"].eq(str(edition.quarter)).fillna(False)]
    own = own[own[list(WRITTEN)].notna().any(axis="columns")]
    words = made.items.drop_duplicates("item").set_index("item")["what"]
    section = _sections(own)
    own = own.assign(
        section=section, title=section.map(SECTIONS).fillna(OTHERS),
        what=own["item"].map(words).fillna(own["key"]),
        order=section.map({code: at for at, code in enumerate(SECTIONS)}),
    )  # fmt: skip
    ordered = own.sort_values(["order", "finding", "item"], kind="stable", ignore_index=True)
    return ordered[list(COLUMNS)].astype(COLUMNS)


def _sections(rows: pd.DataFrame) -> pd.Series:
    """The section of the workpaper each row comes from; missing for rows of none."""
    drawn, register = rows["drawn"].fillna(""), rows["register"].fillna("")
    found = pd.Series(pd.NA, rows.index, dtype="string")
    for code, holds in {
        "closures": drawn.eq("random") & register.eq("findings"),
        "records": drawn.eq("random") & register.isin(LOGS),
        "risks": drawn.eq("risk"),
        "promises": register.eq("commitments"),
        "claims": register.eq("claims"),
    }.items():
        found = found.mask(holds, code)
    return found.mask(rows["item"].fillna("").str.startswith(ASKED), "questions")


def results(found: pd.DataFrame) -> pd.DataFrame:
    """How many checks came to which result.

    Rows: one per section in which anything was found, in the order of `visits`. Columns: section, title, a
    column per result (by its code), none (no result chosen), number (all of them).
    """
    codes = [*codelists.load("lookback_result").codes, NO_RESULT]
    told = found["result"].fillna(NO_RESULT)
    counts = pd.crosstab(found["title"], told).reindex(columns=codes, fill_value=0)
    heads = found[["section", "title"]].drop_duplicates().set_index("title")
    rows = heads.join(counts.assign(number=counts.sum(axis="columns"))).reset_index()
    kinds = {"section": "string", "title": "string"} | dict.fromkeys([*codes, "number"], "int64")
    return rows[list(kinds)].astype(kinds)
