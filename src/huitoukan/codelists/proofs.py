"""Which register would hold the proof of a standing promise."""

from __future__ import annotations

from huitoukan.codelists import load


def proof_register(promise: str) -> str | None:
    """The register whose words stand in the promise, the first of the list; None when no word tells."""
    proofs = load("proof_registers")
    words = {code: proofs.get(code, "words").split("|") for code in proofs.codes}
    return next((code for code, known in words.items() if any(word in promise for word in known)), None)
