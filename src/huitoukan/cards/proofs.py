"""What would verify a claim: the list `verification`, by indicator, else by register or kind."""

from __future__ import annotations

from huitoukan import codelists
from huitoukan.cards.card import Proof
from huitoukan.codelists.proofs import proof_register
from huitoukan.edition import Edition
from huitoukan.records import Record
from huitoukan.registers import REGISTERS


def proof_of(edition: Edition, claim: Record, sentence: str) -> Proof:
    """Where to look, on what papers, and who could confirm it; `sentence` tells where a claim belongs."""
    found = codelists.load("verification").rows[_code(claim, sentence)]
    register = found["register"]
    columns = [REGISTERS[register].column(name).title for name in _several(found["columns"])]
    return Proof(
        found["label"],
        REGISTERS[register].sheet if register else "",
        tuple(columns),
        len(edition.ledger[register]) if register else 0,
        _several(found["papers"]),
        _several(found["roles"]),
    )


def _code(claim: Record, sentence: str) -> str:
    """The entry of the list that speaks of a claim, the narrowest there is."""
    kind, known = claim["kind"], codelists.load("verification").rows
    if kind == "document":
        return f"document_{claim['action'] or 'made'}"
    if kind in ("frequency", "event"):
        return f"in_{register}" if f"in_{(register := proof_register(sentence))}" in known else kind
    return claim["indicator"] if claim["indicator"] in known else str(kind)


def _several(words: str) -> tuple[str, ...]:
    return tuple(word for word in words.split(";") if word)
