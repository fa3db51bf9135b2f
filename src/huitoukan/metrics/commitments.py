"""Standing promises: which can be tested, and when each falls due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pandas as pd

from huitoukan.edition import Edition
from huitoukan.metrics.catalogue import Measurement, Metric, metric
from huitoukan.metrics.feasts import feast
from huitoukan.metrics.frames import framed
from huitoukan.period import Quarter, Rhythm
from huitoukan.records import Record, records
from huitoukan.registers import REGISTERS

DUE_QUARTERS = 4
"""How many quarters after the edition's own are looked ahead."""
FEAST_LEAD = timedelta(days=14)
"""A talk 'at' a feast may be held from two weeks before it until the day itself."""
KINDS = {"rhythm": "有周期", "occasion": "有节点", "none": "无周期"}
"""How a promise can be tested, the surest first."""
DUE_COLUMNS = {
    "promise": "string", "finding": "int64", "rhythm_label": "string", "window_from": "datetime64[s]",
    "window_to": "datetime64[s]", "due_on": "datetime64[s]", "quarter": "string", "times": "int64",
    "proof_register_label": "string", "state": "string", "row": "int64",
}  # fmt: skip
LABEL_LENGTH = 22


def _promises(edition: Edition) -> list[Record]:
    """The promises in the order of the sheet, with `how` each can be tested and the `words` that say so."""
    rows = records(edition.ledger["commitments"].dropna(subset=["finding", "text"]).sort_index())
    return [row | {"how": _how(row), "words": _words(row)} for row in rows]


def _how(promise: Record) -> str:
    return "rhythm" if promise["every"] else "occasion" if promise["occasion"] else "none"


def _words(promise: Record) -> str:
    if promise["every"]:
        return f"{Rhythm.parse(promise['every']).label}{promise['times'] or 1}次"
    return promise["occasion"] or ""


@metric(
    id="promises", name="长期承诺", unit="条", registers=("commitments",),
    question="有多少长期承诺，多少能按期检查？",
    numerator="该类长期承诺条数", denominator="全部长期承诺条数",
    caveats="“定期”“常态化”“适时”没有周期，无法判断是否兑现，应请单位给出次数。",
)  # fmt: skip
def promises(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Promises with a rhythm, tied to occasions, and with neither."""
    every = _promises(edition)
    for how in KINDS:
        rows = [promise["row"] for promise in every if promise["how"] == how]
        yield entry.measure(
            len(rows) if every else None, numerator=len(rows), denominator=len(every), group=how,
            sources=tuple(edition.source("commitments", row) for row in rows),
            warnings=() if every else ("no_records",),
        )  # fmt: skip


@metric(
    id="promises_due", name="未来四个季度到期承诺", unit="次", registers=("commitments",),
    question="接下来四个季度要查几次？", numerator="该季度内到期的检查次数", denominator="无",
    caveats="按日历周期（两月、半年、全年）划分；无周期的承诺排不进日历。",
)  # fmt: skip
def promises_due_count(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Dated checks falling due in each of the next four quarters."""
    due, recorded = promises_due(edition), len(edition.ledger["commitments"])
    for step in range(1, DUE_QUARTERS + 1):
        quarter = str(edition.quarter.shift(step))
        if not recorded:
            yield entry.unknown("no_records", group=quarter)
            continue
        rows = due.loc[due["quarter"] == quarter, "row"]
        sources = tuple(edition.source("commitments", row) for row in sorted(set(rows)))
        yield entry.measure(len(rows), numerator=len(rows), group=quarter, sources=sources)


@framed("commitments")
def promises_due(edition: Edition) -> pd.DataFrame:
    """Every dated check that falls due in the next four quarters.

    Rows: one per promise and window (or feast), by due date. Columns: promise (shortened), finding,
    rhythm_label, window_from, window_to, due_on, quarter, times, proof_register_label, state, row (of
    长期承诺). state: `due` (still to come); of what is past, by the register that would prove it: `no_record`
    (no entry in the window: never read as a broken promise) · `cannot_tell` (entries there are; whether they
    are of this matter, and enough, a person must see).
    """
    first, last = edition.quarter.shift(1).start, edition.quarter.shift(DUE_QUARTERS).end
    rows = [
        {
            "row": promise["row"], "promise": _short(promise["text"]), "finding": promise["finding"],
            "rhythm_label": promise["words"], "window_from": begin, "window_to": end, "due_on": end,
            "quarter": str(Quarter.of(end)), "times": promise["times"] or 1,
            "proof_register_label": _proof_label(promise), "state": _state(edition, promise, begin, end),
        }
        for promise in _promises(edition)
        for begin, end in _windows(promise, first, last)
        if first <= end <= last
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=list(DUE_COLUMNS)).astype(DUE_COLUMNS)
    return frame.sort_values(["due_on", "row"], kind="stable", ignore_index=True)


def _windows(promise: Record, first: date, last: date) -> list[tuple[date, date]]:
    """First and last day of each of a promise's windows; those that ended before it was made are left out."""
    start = max(promise["starts_on"] or first, first)
    if promise["every"]:
        return Rhythm.parse(promise["every"]).windows(start, last)
    names = promise["occasion"].split("、") if promise["occasion"] else []
    years = range(start.year, last.year + 1)
    days = (feast(name, year) for name in names for year in years)
    return [(day - FEAST_LEAD, day) for day in days if day and day >= start]


def _state(edition: Edition, promise: Record, begin: date, end: date) -> str:
    if edition.as_of <= end:
        return "due"
    held = _days_recorded(edition, promise["evidence_register"])
    return "cannot_tell" if held.between(pd.Timestamp(begin), pd.Timestamp(end)).any() else "no_record"


def _days_recorded(edition: Edition, register: str | None) -> pd.Series:
    """The days on which a register's entries happened: its first column of dates."""
    columns = REGISTERS[register].columns if register else ()
    dates = [column.name for column in columns if column.type == "date"]
    return edition.ledger[str(register)][dates[0]].dropna() if dates else pd.Series(dtype="datetime64[s]")


def _proof_label(promise: Record) -> str:
    name = promise["evidence_register"]
    return REGISTERS[name].sheet if name else "未定"


def _short(text: str) -> str:
    return text if len(text) <= LABEL_LENGTH else f"{text[: LABEL_LENGTH - 1]}…"


@framed("commitments")
def promises_testable(edition: Edition) -> pd.DataFrame:
    """Whether each promise can be tested.

    Rows: one per promise, testable ones first. Columns: promise (shortened), finding, testable, why (有周期 ·
    有节点 · 无周期), words (the rhythm or the occasions).
    """
    rows = [
        {
            "promise": _short(promise["text"]), "finding": promise["finding"], "words": promise["words"],
            "testable": promise["how"] != "none", "why": KINDS[promise["how"]],
        }
        for how in KINDS
        for promise in _promises(edition)
        if promise["how"] == how
    ]  # fmt: skip
    columns = {
        "promise": "string",
        "finding": "int64",
        "testable": "bool",
        "why": "string",
        "words": "string",
    }
    return pd.DataFrame(rows, columns=list(columns)).astype(columns)
