"""Frames of the notice's activity beside published figures of another scope, with why they do not compare."""

from __future__ import annotations

import pandas as pd

from huitoukan.edition import Edition
from huitoukan.metrics.catalogue import Metric
from huitoukan.metrics.coverage import attendances_per_event, attendances_per_year, events_per_year
from huitoukan.metrics.frames import OWN, framed
from huitoukan.metrics.reach import BESIDE_COLUMNS
from huitoukan.records import Record, records

BASELINE_COLUMNS = {
    "indicator": "string", "label": "string", "value": "float64", "low": "float64", "high": "float64",
    "definition": "string", "window_label": "string", "source": "string",
}  # fmt: skip


@framed("claims")
def event_size_beside_others(edition: Edition) -> pd.DataFrame:
    """The notice's attendances per event, and published means one might put beside it, with why one may not.

    Rows: own first, then national means; none without an own one. Columns: label, year, value, low, high,
    comparable, reason, source. attrs["unit"].
    """
    rows: list[Record] = [
        {
            "label": OWN, "year": int((found.until or edition.as_of.isoformat())[:4]), "value": found.value,
            "low": found.low, "high": found.high, "comparable": True,
        }
        for found in attendances_per_event.compute(edition)
        if found.value is not None
    ]  # fmt: skip
    if rows:
        rows += [
            {
                "label": f"全国{line['name']}", "year": line["year"], "source": line["source"],
                "value": line["attendances"] / line["times"], "comparable": False,
                "reason": "线上线下合计，以线上为主",
            }
            for line in records(edition.reference.national.dropna(subset=["times", "attendances"]))
        ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=list(BESIDE_COLUMNS)).astype(BESIDE_COLUMNS)
    frame.attrs["unit"] = "人次/场"
    return frame


@framed("claims")
def activity_beside_baseline(edition: Edition) -> pd.DataFrame:
    """Activity of the notice, annualised, beside the district's earlier public figures: not comparable.

    Rows: own first, then one per figure of the baseline. Columns: indicator, label, value, low, high,
    definition, window_label, source (address; missing for own rows).
    """
    own: dict[str, Metric] = {"科普活动场次": events_per_year, "科普活动参与人次": attendances_per_year}
    rows = [
        (name, f"{OWN}（折合一年）", found.value, found.low, found.high, entry.numerator,
         f"{found.since}至{found.until}", None)
        for name, entry in own.items()
        for found in entry.compute(edition)
        if found.value is not None
    ]  # fmt: skip
    rows += [
        (line["indicator"], f"公开报道（{line['year']}）", line["value"], line["low"], line["high"],
         line["definition"], f"{line['year']}年，未说明起止", line["source"])
        for line in records(edition.reference.baseline)
        if edition.is_local
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(BASELINE_COLUMNS)).astype(BASELINE_COLUMNS)
