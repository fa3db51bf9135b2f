"""Logs against the numbers that are published of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pandas as pd

from huitoukan.checks.proofs import PROOFS, Proof, meant, number
from huitoukan.checks.registry import Hit, hit, named, rule
from huitoukan.edition import Edition
from huitoukan.problems import Severity
from huitoukan.records import Record, records
from huitoukan.registers import REGISTERS

Window = tuple[date, date] | None
"""First and last day, where both are known."""


@rule("log_differs_from_claim", Severity.WARNING, "请单位补齐登记或更正公布的数；报告中两个数都要写。")
def log_differs_from_claim(edition: Edition) -> Iterator[Hit]:
    """问题({finding})公布{quote}，“{sheet}”{window}登记的是{counted}{unit}，{apart}{lacking}。"""
    claims = edition.claims
    counts = claims[claims["kind"].eq("count").fillna(False) & claims["indicator"].isin(list(PROOFS))]
    for claim in records(counts.dropna(subset=["value"])):
        proof = PROOFS[claim["indicator"]]
        window = _window(edition, claim)
        rows = meant(edition, proof, claim["subject"] or "")
        if rows is None or not (window or proof.standing):
            continue
        inside, undated = _inside(rows, REGISTERS[proof.register].day, window, proof.standing)
        counted = number(inside, proof)
        low, high = (claim["low"], claim["high"])
        if low is None and high is None:
            low = high = claim["value"]
        less, more = low is not None and counted < low, high is not None and counted > high
        if less or more:
            yield hit(
                "claims", claim, "value", claim["value"], counted=counted, quote=claim["text"],
                sheet=REGISTERS[proof.register].sheet,
                window=f"在{window[0]}至{window[1]}之间" if window and not proof.standing else "",
                unit=claim["unit"] or "",
                apart=f"少{low - counted:.15g}" if less else f"多{counted - high:.15g}",
                lacking=_lacking(edition, proof, claim["value"], inside, undated, window) if less else "",
            )  # fmt: skip


def _window(edition: Edition, claim: Record) -> Window:
    """The first and last day the claim speaks of; an open one ends at the signing."""
    if not claim["since"]:
        return None
    return claim["since"], claim["until"] or edition.day("signed_on") or edition.as_of


def _inside(
    rows: pd.DataFrame, day: str, window: Window, standing: bool
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows within the window, and those that do not say when."""
    if standing or window is None:
        return rows, rows.iloc[:0]
    first, last = map(pd.Timestamp, window)
    return rows[rows[day].between(first, last)], rows[rows[day].isna()]


def _lacking(
    edition: Edition,
    proof: Proof,
    expected: float,
    inside: pd.DataFrame,
    undated: pd.DataFrame,
    window: Window,
) -> str:
    """Where the missing ones may be: months without a row, rows without a day or number."""
    register, found = REGISTERS[proof.register], []
    if window and not proof.standing:
        months = pd.period_range(*window, freq="M")
        empty = months[~months.isin(inside[register.day].dt.to_period("M"))]
        # where not even one row a month is to be expected, an empty month says nothing
        if len(empty) and (len(inside) if proof.sums else expected) >= len(months):
            found.append(f"没有登记的月份有{_spans(empty)}")
    if len(undated):
        found.append(
            f"没有写日期的有{len(undated)}行（{named(edition.ledger, register.name, undated.index)}）"
        )
    if proof.sums and (blank := inside.index[inside[proof.sums].isna()]).size:
        title = register.column(proof.sums).title
        found.append(f"没有写“{title}”的有{len(blank)}行（{named(edition.ledger, register.name, blank)}）")
    return "".join(f"；{words}" for words in found)


def _spans(months: pd.PeriodIndex) -> str:
    """Months for a sentence: 2024-01至2024-03、2024-07."""
    runs: list[list[pd.Period]] = []
    for month in months:
        if runs and month == runs[-1][1] + 1:
            runs[-1][1] = month
        else:
            runs.append([month, month])
    return "、".join(f"{first}" if first == last else f"{first}至{last}" for first, last in runs)
