"""Why a finding or a record deserves a look on site whatever the lot says: reasons, each with its weight."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from huitoukan import codelists
from huitoukan.checks import RULES
from huitoukan.edition import Edition
from huitoukan.evidence import rungs, timing
from huitoukan.lookback.same import match_findings
from huitoukan.metrics.verification import closed_findings
from huitoukan.onsite import site_results

OF_FINDINGS = ("findings", "measures", "claims", "commitments")
"""Registers whose rows belong to a finding; what a rule finds in them is told of the finding."""
COLUMNS = {"register": "string", "row": "int64", "code": "string", "label": "string", "weight": "int64"}
Risk = tuple[str, int, str]
"""Register, label of the row, code of the list `risks`."""


def risks(edition: Edition, previous: Edition | None = None) -> pd.DataFrame:
    """Every reason to look at a closed finding, or at a record of a log, on site.

    Rows: one per reason, each once, by register, row and weight. Columns: register, row (label), code, label
    (the reason in words), weight. Of findings only those reported closed, and those closed in the previous
    edition and open now.
    """
    closed = closed_findings(edition)
    back, new = _moved(edition, previous, closed) if previous is not None else ([], [])
    looked_at = {*closed.index, *back}
    found: list[Risk] = [
        *_by_evidence(edition),
        *_by_site(edition),
        *(("findings", label, "rebound") for label in back),
        *(("findings", label, "newly_closed") for label in new),
        *_by_rules(edition),
    ]
    words = codelists.load("risks")
    rows = [
        (register, row, code, words.label_of(code), int(words.get(code, "weight")))
        for register, row, code in dict.fromkeys(found)
        if register != "findings" or row in looked_at
    ]
    frame = pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)
    order = ["register", "row", "weight", "code"]
    return frame.sort_values(order, ascending=[True, True, False, True], ignore_index=True)


def _by_evidence(edition: Edition) -> Iterator[Risk]:
    """What the closures rest on; a finding confirmed on site rests on that."""
    rung, when = rungs(edition), timing(edition)
    facts = {
        "words_only": rung.eq(0),
        "rule_only": rung.eq(1),
        "before_feedback": when["latest"].eq("before_feedback"),
        "straddling": when["latest"].eq("straddling"),
        "undated": ~when["dated"],
    }
    for code, holds in facts.items():
        yield from (("findings", label, code) for label in rung.index[holds.fillna(False) & rung.lt(4)])


def _by_site(edition: Edition) -> Iterator[Risk]:
    """What the last check on site left open."""
    result = site_results(edition)
    for kind, code in (
        ("false", "failed_before"),
        ("partly", "failed_before"),
        ("unknown", "unverifiable_before"),
    ):
        yield from (("findings", label, code) for label in result.index[result.eq(kind).fillna(False)])


def _moved(edition: Edition, previous: Edition, closed: pd.DataFrame) -> tuple[list[int], list[int]]:
    """Labels of the findings open again since the previous edition, and of those closed since."""
    pairs = match_findings(previous.ledger.tables, edition.ledger.tables)
    pairs = pairs.dropna(subset=["new"])
    was = pairs["old"].isin(closed_findings(previous).index)
    now = pairs["new"].isin(closed.index)
    back, new = pairs["new"][was & ~now], pairs["new"][now & ~was]
    return back.astype(int).tolist(), new.astype(int).tolist()


def _by_rules(edition: Edition) -> Iterator[Risk]:
    """What the checks found; of rows that belong to a finding, told of the finding."""
    numbers = edition.ledger["findings"]["no"]
    labels = {int(no): label for label, no in numbers.dropna().items()}
    for code in codelists.load("risks").codes:
        for hit in RULES[code].find(edition) if code in RULES else ():
            if hit.register not in OF_FINDINGS:
                yield from ((hit.register, row, code) for row in (hit.row, *hit.others))
            elif hit.finding in labels:
                yield "findings", labels[hit.finding], code
