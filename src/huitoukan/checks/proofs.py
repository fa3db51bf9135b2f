"""Which rows of which log prove a published number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from huitoukan import codelists
from huitoukan.edition import Edition
from huitoukan.registers import REGISTERS


@dataclass(frozen=True)
class Proof:
    """Where the rows stand that a published number counts."""

    register: str
    sums: str = ""
    """The column that is added up; the rows are counted where there is none."""
    distinct: str = ""
    """The column of which different values are counted."""
    where: Mapping[str, object] = field(default_factory=dict)
    """Values that the rows must have."""
    kind: str = ""
    """The column whose words in the claim's subject tell which rows are meant."""
    standing: bool = False
    """Whether all rows count whatever their day."""


PROOFS = {
    "events": Proof("events"),
    "attendances": Proof("events", sums="participants"),
    "contest_attendances": Proof("contests", sums="attendances"),
    "studio_sessions": Proof("sessions"),
    "press_items": Proof("press"),
    "enterprise_visits": Proof("visits", where={"target_kind": "enterprise"}),
    "communities_visited": Proof("visits", where={"target_kind": "community"}, distinct="target"),
    "visit_suggestions": Proof("suggestions"),
    "enterprise_associations": Proof("associations", where={"status": "active"}, standing=True),
    "grassroots_matters": Proof("grassroots", kind="matter"),
    "meetings": Proof("meetings", kind="kind"),
    "discipline_attendance": Proof("meetings", where={"discipline_group_attended": True}, kind="kind"),
    "studios_built": Proof("studios", standing=True),
}
"""Indicator → the rows that prove it."""


def meant(edition: Edition, proof: Proof, subject: str) -> pd.DataFrame | None:
    """The rows a claim on this subject speaks of; None where the log is empty or it names no kind of row."""
    rows = edition.ledger[proof.register]
    if rows.empty:
        return None
    for column, value in proof.where.items():
        rows = rows[rows[column].eq(value).fillna(False).astype(bool)]
    if not proof.kind:
        return rows
    words = codelists.load(REGISTERS[proof.register].column(proof.kind).codelist or "")
    named_in = {code for word, code in words.words.items() if word in subject}
    kinds = rows[proof.kind].map(lambda word: words.code_of(word), na_action="ignore")
    return rows[kinds.isin(named_in)] if named_in else None


def number(rows: pd.DataFrame, proof: Proof) -> float:
    """What the rows come to."""
    if proof.sums:
        return float(rows[proof.sums].sum())
    return float(rows[proof.distinct].nunique() if proof.distinct else len(rows))
