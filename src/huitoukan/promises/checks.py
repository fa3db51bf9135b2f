"""Every promise as dated checks: the window, what was wanted in it, what the register holds, the state."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np
import pandas as pd

from huitoukan.codelists.proofs import JOIN
from huitoukan.edition import Edition
from huitoukan.period import Quarter
from huitoukan.promises.promise import Promise, promises
from huitoukan.promises.proof import Proof, proof
from huitoukan.promises.states import Numbers, state_of
from huitoukan.promises.windows import Window
from huitoukan.records import Record

AHEAD = 4
"""How many quarters after the edition's own are looked ahead."""
NAMED = 10
"""So many entries are named by their rows, the others only counted."""
COLUMNS = {
    "row": "int64", "finding": "int64", "promise": "string", "words": "string", "window": "string",
    "window_from": "datetime64[s]", "window_to": "datetime64[s]", "due_on": "datetime64[s]",
    "quarter": "string", "wanted": "int64", "found": "int64", "measure": "string", "register": "string",
    "evidence": "string", "entries": "string", "closed": "bool", "state": "string", "why": "string",
}  # fmt: skip


def dated_checks(edition: Edition) -> pd.DataFrame:
    """Every check of every promise, from its start to the as-of day and through the next four quarters.

    Rows: one per promise and window (see `windows`), by due date. Columns: row (of 长期承诺), finding,
    promise (its text), words (每两月1次), window (2026年1—2月), window_from, window_to, due_on (= window_to),
    quarter (of due_on), wanted and found (entries; no more than wanted is found in each window and place),
    measure (次; 处 where each place of a list counts), register (code; missing when none is known), evidence
    (words of proof), entries (rows of the register that count: 第3、9行; 第3、9行（共2行，计1次）), closed
    (whether the window is over on the evening of the as-of day), state (code list promise_state), why (the
    state's reason in words).
    """
    until = max(edition.quarter.shift(AHEAD).end, edition.as_of)
    rows = [row for promise in promises(edition) for row in _checks(edition, promise, until)]
    frame = pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)
    return frame.sort_values(["due_on", "row"], kind="stable", ignore_index=True)


def _checks(edition: Edition, promise: Promise, until: date) -> Iterator[Record]:
    windows = list(promise.windows(until))
    if not windows:
        return
    held = proof(edition, promise.register, promise.evidence)
    each = held is not None and held.places is not None and len(held.places) > 0
    for window, counted in zip(windows, _numbers(held, windows, promise.times), strict=True):
        closed = window.last <= edition.as_of
        measure = "处" if each and promise.times == len(window.spans) == 1 else "次"
        numbers = counted._replace(measure=measure)
        state, why = state_of(promise, held, window, closed, numbers)
        yield {
            "row": promise.row, "finding": promise.finding, "promise": promise.text, "words": promise.words,
            "window": window.label, "window_from": window.first, "window_to": window.last,
            "due_on": window.last, "quarter": str(Quarter.of(window.last)),
            "wanted": numbers.wanted, "found": numbers.found, "measure": measure,
            "register": promise.register, "evidence": JOIN.join(promise.evidence),
            "entries": _entries(edition, promise, held, window, numbers), "closed": closed,
            "state": state, "why": why,
        }  # fmt: skip


def _numbers(held: Proof | None, windows: list[Window], times: int) -> list[Numbers]:
    """Window by window what is wanted, found, and possible.

    Each span of a window and each place of a list wants its own entries; none before a place was built.
    """
    spans = [span for window in windows for span in window.spans]
    first, last = (np.array(ends, dtype="datetime64[s]") for ends in zip(*spans, strict=True))

    def kept(entries: pd.DataFrame, due: np.ndarray) -> np.ndarray:
        """How many entries count in each span: no more than are due."""
        days = entries["day"].to_numpy(dtype="datetime64[s]")
        return np.minimum(np.searchsorted(days, last, "right") - np.searchsorted(days, first, "left"), due)

    wanted = np.zeros((3, len(spans)), dtype=np.int64)
    for built, matching, possible in _groups(held):
        due = np.where(first >= built, times, 0)
        wanted += np.array([due, kept(matching, due), kept(possible, due)])
    starts = np.cumsum([0, *(len(window.spans) for window in windows)])[:-1]
    return [
        Numbers(*column) for column in zip(*np.add.reduceat(wanted, starts, axis=1).tolist(), strict=True)
    ]


def _groups(held: Proof | None) -> Iterator[tuple[np.datetime64, pd.DataFrame, pd.DataFrame]]:
    """Each place of the list, else all at once: when it was built, its entries, and the possible ones."""
    long_ago = np.datetime64("0001-01-01", "s")
    if held is None:
        none = pd.DataFrame({"day": pd.Series(dtype="datetime64[s]")})
        yield long_ago, none, none
    elif held.places is None or held.places.empty:
        yield long_ago, held.matching, held.possible
    else:
        matching, possible = (dict(iter(rows.groupby("place"))) for rows in (held.matching, held.possible))
        for place, built in zip(held.places["place"], held.places["built"], strict=True):
            since = long_ago if pd.isna(built) else np.datetime64(built, "s")
            yield since, matching.get(place, held.entries[:0]), possible.get(place, held.entries[:0])


def _entries(edition: Edition, promise: Promise, held: Proof | None, window: Window, numbers: Numbers) -> str:
    """The rows of the entries that count in a window, for a sentence; where they are more than what is
    wanted, how they were counted."""
    if held is None:
        return ""
    days = held.matching["day"]
    rows = held.matching.index[days.between(pd.Timestamp(window.first), pd.Timestamp(window.last))]
    if rows.empty:
        return ""
    named = edition.ledger.rows(str(promise.register), rows[:NAMED])
    whole = f"{named}等{len(rows)}行" if len(rows) > NAMED else named
    if len(rows) == numbers.found:
        return whole
    return f"{whole}（共{len(rows)}行，计{numbers.found}{numbers.measure}）"
