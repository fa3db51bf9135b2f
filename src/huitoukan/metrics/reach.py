"""Frames on reach: claims beside denominators, visits beside communities, attendances beside people."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from huitoukan import codelists, period
from huitoukan.edition import Edition
from huitoukan.metrics.claimed import Claimed, claimed
from huitoukan.metrics.frames import OWN, framed
from huitoukan.metrics.intervals import quotient
from huitoukan.metrics.measuring import PER_PERSONS
from huitoukan.metrics.places import VISITS
from huitoukan.metrics.places import visits_by_street as streets_visited
from huitoukan.records import Record, records

AGAINST_COLUMNS = {
    "row": "int64", "text": "string", "indicator": "string", "label": "string",
    "value": "float64", "low": "float64", "high": "float64",
    "unit": "string", "denominator": "float64", "denominator_label": "string", "denominator_year": "Int64",
    "rate": "float64", "rate_low": "float64", "rate_high": "float64", "rate_unit": "string",
    "window_label": "string", "note": "string", "source": "string",
}  # fmt: skip
BESIDE_COLUMNS = {
    "label": "string", "year": "int64", "value": "float64", "low": "float64", "high": "float64",
    "comparable": "bool", "reason": "string", "source": "string",
}  # fmt: skip


@framed("claims")
def claims_against_denominators(edition: Edition) -> pd.DataFrame:
    """Every claimed quantity that has an indicator, held against its denominator where there is one.

    Rows: one per claim in the order of the sheet, those with a denominator first; claimed rates, which bring
    their own, are left out. Columns: row (of 量化事实), text (as printed), indicator, label, value, low,
    high, unit, denominator (its value), denominator_label, denominator_year, rate with rate_low, rate_high
    and rate_unit (`%`: a fraction), window_label, note (why there is no rate), source (address of the
    denominator). Rates by residents are per 10,000 and year; others are plain quotients.
    """
    indicators = codelists.load("indicators")
    rows: list[Record] = [
        {
            "row": claim.row, "text": claim.text,
            "indicator": code, "label": indicators.label_of(code), "unit": indicators.get(code, "unit_label"),
            "value": claim.value, "low": claim.low, "high": claim.high, "window_label": window_label(claim),
            "denominator_label": "", "rate_unit": "", "note": "",
        } | _against(edition, claim, indicators.rows[code])
        for code in indicators.codes
        for claim in claimed(edition, code)
        if not claim.is_rate
    ]  # fmt: skip
    rows.sort(key=lambda row: ("denominator" not in row, row["row"]))
    return pd.DataFrame(rows, columns=list(AGAINST_COLUMNS)).astype(AGAINST_COLUMNS)


@framed("claims")
def claims_with_denominators(edition: Edition) -> pd.DataFrame:
    """The rows of `claims_against_denominators` with a denominator; attrs["note"] names the others."""
    frame = claims_against_denominators(edition)
    known = frame["denominator"].notna()
    others = [f"{label}{text}" for label, text in zip(frame["label"], frame["text"], strict=True)]
    others = [words for words, there in zip(others, known, strict=True) if not there]
    kept = frame[known].reset_index(drop=True)
    kept.attrs["note"] = f"另有{len(others)}项没有可用的分母：{'、'.join(others)}" if others else ""
    return kept


def _against(edition: Edition, claim: Claimed, indicator: Mapping[str, str]) -> Record:
    """The cells of a claim that depend on its indicator's denominator and on how the two are related."""
    relation, unit = indicator["relation"], indicator["unit_label"]
    denominator = edition.denominator(indicator["denominator_id"]) if indicator["denominator_id"] else None
    if denominator is None:
        return {"note": "没有可用的分母"}
    known = {
        "denominator": denominator.number, "denominator_label": denominator.name,
        "denominator_year": int(denominator.as_of[:4]), "source": denominator.source,
    }  # fmt: skip
    if relation == "never_people":
        return known | {"note": _why_never_people(edition)}
    if relation == "per_residents" and not claim.days:
        return known | {"note": "没有统计窗口，不能折算成年"}
    by, rate_unit = denominator.number, f"{unit}/{denominator.unit}"
    if relation == "per_residents":
        by *= (claim.days or 0) / period.DAYS_PER_YEAR / PER_PERSONS
        rate_unit = f"{unit}/万人·年"
    elif relation == "share":
        rate_unit = "%"
    low, high = quotient(*claim.bounds, by, by)
    return known | {"rate": claim.value / by, "rate_low": low, "rate_high": high, "rate_unit": rate_unit}


def _why_never_people(edition: Edition) -> str:
    ratios = edition.reference.attendance_ratios["ratio"]
    return f"人次不是人数，不除以人口；外地同类竞赛每人参加{ratios.min():g}至{ratios.max():g}次"


def window_label(claim: Claimed) -> str:
    """A claim's window in words: 2024-01-01至2025-05-20（506天）; 未说明起止 where it has none."""
    if claim.since and claim.until:
        return f"{claim.since.isoformat()}至{claim.until.isoformat()}（{claim.days}天）"
    return "未说明起止"


@framed("claims", "measures")
def visits_by_street(edition: Edition) -> pd.DataFrame:
    """The communities a notice names as visited, street by street.

    Rows: one per street, in code order; none without a claim of visits. Columns: street, order, communities
    (number), named (names joined by 、), n_named, source. attrs: claimed, named, total (communities).
    """
    streets = streets_visited(edition)
    rows = [
        (street.name, order, street.communities, "、".join(street.named), len(street.named), street.source)
        for order, street in enumerate(streets, start=1)
    ]
    columns = {
        "street": "string",
        "order": "int64",
        "communities": "int64",
        "named": "string",
        "n_named": "int64",
    }
    columns |= {"source": "string"}
    frame = pd.DataFrame(rows, columns=list(columns)).astype(columns)
    frame.attrs |= {
        "claimed": round(sum(claim.value for claim in claimed(edition, VISITS))) if streets else 0,
        "named": int(frame["n_named"].sum()),
        "total": int(frame["communities"].sum()),
    }
    return frame


@framed("claims")
def attendance_beside_peers(edition: Edition) -> pd.DataFrame:
    """How often one person takes part in a contest: not known of the notice, and as published elsewhere.

    Rows: own first, then other places; none without a claim. Columns: label, year, value (attendances per
    person; missing where it is not known), low, high, comparable, reason, source. attrs["unit"].
    """
    rows: list[Record] = [
        {
            "label": OWN, "year": (claim.until or edition.as_of).year, "comparable": False,
            "reason": f"只有人次（{claim.text}），没有参加人数",
        }
        for claim in claimed(edition, "contest_attendances")
    ]  # fmt: skip
    if rows:
        rows += [
            {
                "label": line["place"], "year": line["year"], "value": line["ratio"], "comparable": True,
                "reason": line["note"], "source": line["source"],
            }
            for line in records(edition.reference.attendance_ratios)
        ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=list(BESIDE_COLUMNS)).astype(BESIDE_COLUMNS)
    frame.attrs["unit"] = "人次/人"
    return frame
