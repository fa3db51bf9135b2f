"""Standing promises: which can be tested, when each falls due, how many of those due were kept."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from huitoukan.codelists import load
from huitoukan.edition import Edition
from huitoukan.metrics.catalogue import Measurement, Metric, iso, metric
from huitoukan.metrics.frames import framed
from huitoukan.metrics.intervals import SMALL, wilson
from huitoukan.promises import AHEAD, Promise, dated_checks
from huitoukan.promises import promises as promises_of
from huitoukan.registers import REGISTERS

KINDS = {"rhythm": "有周期", "occasion": "有节点", "none": "无周期"}
"""How a promise can be tested, the surest first."""
LABEL_LENGTH = 22
UNJUDGED = ("no_record", "cannot_tell", "incomplete")
"""States in which a check that is past says neither that a promise was kept nor that it was not."""


@metric(
    id="promises", name="长期承诺", unit="条", registers=("commitments",),
    question="有多少长期承诺，多少能按期检查？",
    numerator="该类长期承诺条数", denominator="全部长期承诺条数",
    caveats="“定期”“常态化”“适时”没有周期，无法判断是否兑现，应请单位给出次数。",
)  # fmt: skip
def promises(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Promises with a rhythm, tied to occasions, and with neither."""
    every = promises_of(edition)
    for how in KINDS:
        rows = [promise.row for promise in every if promise.how == how]
        yield entry.measure(
            len(rows) if every else None, numerator=len(rows), denominator=len(every), group=how,
            sources=tuple(edition.source("commitments", row) for row in rows),
            warnings=() if every else ("no_records",),
        )  # fmt: skip


@metric(
    id="promises_due", name="各季度到期的承诺检查", unit="次", registers=("commitments",), version=2,
    question="本季度和接下来四个季度各要查几次？",
    numerator="该季度内到期的检查次数", denominator="无",
    excluded="首期不完整的（承诺作出之前就已开始的周期）", left_out="次",
    caveats="按日历周期（两月、半年、全年）划分；无周期的承诺排不进日历；不足四周的周期按月合并检查。",
)  # fmt: skip
def promises_due_count(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Dated checks falling due in the edition's quarter and in each of the next four."""
    checks, recorded = dated_checks(edition), len(edition.ledger["commitments"])
    for step in range(AHEAD + 1):
        quarter = str(edition.quarter.shift(step))
        if not recorded:
            yield entry.unknown("no_records", group=quarter)
            continue
        own = checks[checks["quarter"] == quarter]
        whole = own["state"] != "incomplete"
        sources = tuple(edition.source("commitments", row) for row in sorted(set(own["row"])))
        yield entry.measure(
            int(whole.sum()), numerator=int(whole.sum()), group=quarter, excluded=int((~whole).sum()),
            sources=sources,
        )  # fmt: skip


@metric(
    id="promises_kept", name="到期承诺记录够次率", unit="share", registers=("commitments",),
    question="已经到期、凭登记表判断得了的检查，有多少次记录是够的？",
    numerator="窗口内写明这件事的记录够了次数的检查", denominator="够次数的检查和已逾期的检查",
    excluded="到期无记录的、到期待核对的、首期不完整的检查（各几次见来源）；还没有到期的不计", left_out="次",
    caveats="没有记录不等于没有做；记录由单位自己登记，够了次数也要抽看原件。",
)  # fmt: skip
def promises_kept(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Checks past with enough entries ÷ those a register can judge; the others are excluded and named."""
    checks = dated_checks(edition)
    past = checks[checks["closed"]]
    states = past["state"].value_counts()
    done, overdue = (int(states.get(state, 0)) for state in ("done", "overdue"))
    left = {state: int(states[state]) for state in UNJUDGED if state in states}
    if past.empty:
        recorded = len(edition.ledger["commitments"]) > 0
        yield entry.measure(None, numerator=0, denominator=0, warnings=_nothing_due(recorded))
        return
    judged = done + overdue
    registers = past.loc[past["state"].isin(("done", "overdue")), "register"].dropna().unique()
    low, high = wilson(done, judged)
    warnings = ("self_reported", *(("small_denominator",) if judged < SMALL else ()))
    labels = load("promise_state")
    yield entry.measure(
        done / judged if judged else None, numerator=done, denominator=judged, low=low, high=high,
        interval="wilson95" if judged else None, excluded=sum(left.values()),
        since=iso(past["window_from"].min().date()), until=iso(past["window_to"].max().date()),
        sources=(
            edition.ledger.whole("commitments"),
            *(edition.ledger.whole(name) for name in registers),
            *(f"{labels.label_of(state)}{number}次（未计入）" for state, number in left.items()),
        ),
        warnings=warnings if judged else ("no_records",),
    )  # fmt: skip


def _nothing_due(recorded: bool) -> tuple[str, ...]:
    return ("no_records", "none_apply") if recorded else ("no_records",)


@framed("commitments")
def promises_calendar(edition: Edition) -> pd.DataFrame:
    """Every dated check, past and to come.

    Rows and columns as of `promises.dated_checks`, by due date; also promise_short (for a label),
    register_label (sheet that would prove it, 未定 when none is known).
    """
    checks = dated_checks(edition)
    sheets = {name: register.sheet for name, register in REGISTERS.items()}
    return checks.assign(
        promise_short=checks["promise"].map(_short).astype("string"),
        register_label=checks["register"].map(sheets).astype("string").fillna("未定"),
    )


@framed("commitments")
def promises_past(edition: Edition) -> pd.DataFrame:
    """The checks whose window is over. Rows and columns as of `promises_calendar`."""
    # maybe none: an edition of the day of the signing has nothing that is past
    return promises_calendar(edition).query("closed").reset_index(drop=True)


@framed("commitments")
def promises_due(edition: Edition) -> pd.DataFrame:
    """The checks whose window is not over, as far as the fourth quarter after the edition's own.

    Rows and columns as of `promises_calendar`.
    """
    return promises_calendar(edition).query("not closed").reset_index(drop=True)


@framed("commitments")
def promises_testable(edition: Edition) -> pd.DataFrame:
    """Whether each promise can be tested.

    Rows: one per promise, testable ones first. Columns: promise (shortened), finding, testable, why (有周期 ·
    有节点 · 无周期), words (the rhythm or the occasions).
    """
    every = promises_of(edition)
    rows = [_testable(promise) for how in KINDS for promise in every if promise.how == how]
    columns = {
        "promise": "string", "finding": "int64", "testable": "bool", "why": "string", "words": "string",
    }  # fmt: skip
    return pd.DataFrame(rows, columns=list(columns)).astype(columns)


def _testable(promise: Promise) -> dict[str, object]:
    return {
        "promise": _short(promise.text), "finding": promise.finding, "words": promise.words,
        "testable": promise.how != "none", "why": KINDS[promise.how],
    }  # fmt: skip


def _short(text: str) -> str:
    return text if len(text) <= LABEL_LENGTH else f"{text[: LABEL_LENGTH - 1]}…"
