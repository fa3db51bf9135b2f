"""Quarter by quarter: the three completions, the promises that fell due, the moves between statuses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import pandas as pd

from huitoukan import codelists
from huitoukan.edition import Edition
from huitoukan.lookback.carried import informed
from huitoukan.lookback.frozen import Frozen
from huitoukan.lookback.history import History
from huitoukan.metrics import CATALOGUE, Measurement
from huitoukan.onsite import latest_answers
from huitoukan.promises import dated_checks
from huitoukan.records import Record

QUARTERS = {
    "quarter": "string", "as_of": "string",
    "reported": "Int64", "reported_of": "Int64", "evidenced": "Int64", "evidenced_of": "Int64",
    "verified": "Int64", "verified_of": "Int64", "checked": "Int64",
}  # fmt: skip
VERIFIED = "verified_completion"
THREE = ("reported_completion", "evidenced_completion", VERIFIED)
COMPLETIONS = {
    "quarter": "string", "id": "string", "label": "string", "k": "Int64", "n": "Int64", "low": "Float64",
    "high": "Float64", "state": "string",
}  # fmt: skip
PROMISES = {"quarter": "string", "state": "string", "label": "string", "number": "int64"}
FLOWS = {
    "from_quarter": "string", "to_quarter": "string", "before": "string", "after": "string",
    "number": "int64",
}  # fmt: skip


def quarters(editions: Sequence[Edition]) -> pd.DataFrame:
    """The three completions in every edition; of a frozen one as they were measured then, but verified with
    what the last edition knows of its quarter (see `informed`).

    Rows: one per edition, in the given order. Columns: quarter, as_of (ISO day), reported, evidenced and
    verified (findings; verified missing where nobody looked), each with its own denominator (reported_of …),
    checked (findings with an answer from the site).
    """
    rows = [_completions(edition, known) for edition, known in _known(editions)]
    return pd.DataFrame(rows, columns=list(QUARTERS)).astype(QUARTERS)


def completions(editions: Sequence[Edition]) -> pd.DataFrame:
    """The three completions of every edition as in `quarters`, each with its denominator and interval.

    Rows: one per edition and kind of completion, in the given order. Columns: quarter, id (metric), label
    (报告完成率 …), k and n (findings), low and high (share, Wilson 95 %), state (`known`,
    `no_words` without a text to judge by, `not_checked` where nobody looked or a frozen edition had none).
    """
    rows = []
    for edition, known in _known(editions):
        for name in THREE:
            found = _measured(edition, known, name)
            row: Record = {"quarter": str(edition.quarter), "id": name, "label": CATALOGUE[name].name}
            if found is None or found.value is None:
                why = "no_words" if found is not None and "no_words" in found.warnings else "not_checked"
                rows.append(row | {"state": why})
                continue
            bounds = {"low": found.low, "high": found.high}
            rows.append(row | bounds | {"k": found.numerator, "n": found.denominator, "state": "known"})
    return pd.DataFrame(rows, columns=list(COMPLETIONS)).astype(COMPLETIONS)


def _known(editions: Sequence[Edition]) -> Iterator[tuple[Edition, Edition]]:
    """Every edition beside itself as the last one knows it; the same where that adds nothing."""
    for edition in editions[:-1]:
        yield edition, informed(edition, editions[-1])
    for edition in editions[-1:]:
        yield edition, edition


def _completions(edition: Edition, known: Edition) -> Record:
    reported, evidenced, verified = (_measured(edition, known, name) for name in THREE)
    unchecked = verified is None or "not_checked" in verified.warnings
    return {
        "quarter": str(edition.quarter), "as_of": edition.as_of.isoformat(),
        "reported": reported and reported.numerator, "reported_of": reported and reported.denominator,
        "evidenced": evidenced and evidenced.numerator, "evidenced_of": evidenced and evidenced.denominator,
        "verified": None if unchecked else verified and verified.numerator,
        "verified_of": verified and verified.denominator, "checked": len(latest_answers(known)),
    }  # fmt: skip


def _measured(edition: Edition, known: Edition, name: str) -> Measurement | None:
    """A metric of all findings together; None where a frozen edition did not have it."""
    if isinstance(edition, Frozen) and (name != VERIFIED or known is edition):
        return next((one for one in edition.measurements if one.id == name and one.group is None), None)
    return next(iter(CATALOGUE[name].compute(known)))


def promises(edition: Edition) -> pd.DataFrame:
    """How many checks of promises fell due in each quarter up to the edition's own, by their state.

    Rows: one per quarter and state that occurs, in the order of time and of the code list. Columns: quarter,
    state (promise_state), label, number (checks).
    """
    checks, states = dated_checks(edition), codelists.load("promise_state")
    due = checks[checks["due_on"].le(pd.Timestamp(edition.quarter.end))]
    counted = due.groupby(["quarter", "state"]).size().rename("number").reset_index()
    order = {code: at for at, code in enumerate(states.codes)}
    counted = counted.assign(
        label=counted["state"].map(states.label_of).astype("string"), order=counted["state"].map(order)
    ).sort_values(["quarter", "order"], ignore_index=True)
    return counted[list(PROMISES)].astype(PROMISES)


def flows(told: History) -> pd.DataFrame:
    """How many findings went from which status to which, from each edition to the next.

    Rows: one per pair of editions and move, in the order of time and of the code list; findings that stay
    where they are, too. Columns: from_quarter, to_quarter, before and after (status; before missing for a
    new finding, after for one that is listed no longer), number (findings).
    """
    states = told.states.assign(status=told.states["status"].fillna("not_stated"))
    parts = []
    for one, other in pairwise([str(edition.quarter) for edition in told.editions]):
        before, after = (
            states.loc[states["quarter"].eq(quarter)].set_index("track")["status"] for quarter in (one, other)
        )
        moves = pd.DataFrame({"before": before, "after": after}).astype("string")
        counted = moves.groupby(["before", "after"], dropna=False).size().rename("number").reset_index()
        parts.append(counted.assign(from_quarter=one, to_quarter=other))
    frame = pd.concat(parts) if parts else pd.DataFrame(columns=list(FLOWS))
    order = {code: at for at, code in enumerate(codelists.load("status").codes)}
    ranks = {f"_{side}": frame[side].map(order) for side in ("before", "after")}
    frame = frame.assign(**ranks).sort_values(["to_quarter", *ranks], ignore_index=True)
    return frame[list(FLOWS)].astype(FLOWS)
