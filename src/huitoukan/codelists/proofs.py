"""Which register would hold the proof of a standing promise, and which words there would be of its matter."""

from __future__ import annotations

from huitoukan.codelists import load

ANY = "不限"
"""Stands for the words where every entry of a register is of the matter."""
JOIN = "、"


def proof_register(promise: str) -> str | None:
    """The register whose words stand in the promise, the first of the list; None when no word tells."""
    proofs = load("proof_registers")
    words = {code: proofs.get(code, "words").split("|") for code in proofs.codes}
    return next((code for code, known in words.items() if any(word in promise for word in known)), None)


def evidence_words(promise: str, register: str | None) -> str | None:
    """The words by which the register's entries of the promised matter are known, joined by 、.

    None when no word of the promise tells, or when it speaks of several matters: what proves one of them
    does not prove the other.
    """
    matters = load("proof_matters")
    found = [
        matters.get(code, "evidence")
        for code in matters.where("register", register or "")
        if any(word in promise for word in matters.get(code, "words").split("|"))
    ]
    return found[0] if len(found) == 1 else None
