"""Every sheet and column of the ledger, declared once.

The template, the drop-downs, reading, validation, labels and documents are made from these declarations.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from huitoukan import codelists
from huitoukan.codelists import CodeList
from huitoukan.registers import money, office, organisation, outreach, rectification
from huitoukan.registers.types import DTYPES, RULES, Column, Register

__all__ = [
    "DTYPES",
    "FIRST_ROW",
    "REGISTERS",
    "RULES",
    "Column",
    "Register",
    "codelist_of",
    "register",
    "sheets",
]

ORDER = (
    "notice", "findings", "measures", "claims", "commitments", "verifications", "events", "contests",
    "press", "studios", "sessions", "galleries", "gallery_checks", "venues", "visits", "suggestions",
    "associations", "grassroots", "meetings", "documents", "drafts", "funds", "procurements", "attendance",
    "integrity", "talents",
)  # fmt: skip
"""Order of the sheets in a workbook."""

_DECLARED = {
    register.name: register
    for module in (rectification, outreach, organisation, office, money)
    for register in module.REGISTERS
}
REGISTERS: Mapping[str, Register] = {name: _DECLARED[name] for name in ORDER}
"""All registers by name, in the order of the sheets."""


def register(name: str) -> Register:
    """The register of this name; KeyError when there is none."""
    return REGISTERS[name]


@cache
def sheets() -> CodeList:
    """The registers as a list of words: code = name, label = sheet title, synonyms = other titles."""
    lines = (
        {"code": r.name, "label": r.sheet, "synonyms": ";".join(r.synonyms), "note": r.note}
        for r in REGISTERS.values()
    )
    return codelists.build("registers", lines)


def codelist_of(column: Column) -> CodeList | None:
    """The words a column takes or is offered; None for a column without a list. Flags take 是 and 否."""
    if column.type == "flag":
        return codelists.load("flag")
    if column.codelist is None:
        return None
    return sheets() if column.codelist == "registers" else codelists.load(column.codelist)
