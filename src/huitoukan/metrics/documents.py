"""The rules and circulars that the notice names."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from huitoukan import codelists
from huitoukan.edition import Edition
from huitoukan.evidence import documents
from huitoukan.metrics.catalogue import Measurement, Metric, metric
from huitoukan.metrics.frames import framed


def _titles(entry: Metric, edition: Edition, actions: list[str]) -> Measurement:
    if edition.claims.empty:
        return entry.unknown("no_records")
    rows = documents(edition)
    rows = rows[rows["action"].isin(actions)].drop_duplicates("title")
    sources = tuple(edition.source("claims", row) for row in rows.index)
    return entry.measure(len(rows), numerator=len(rows), sources=sources, warnings=("self_reported",))


@metric(
    id="rules_made", name="新立或修订制度", unit="项", registers=("claims",),
    question="整改中立了、改了几项制度？", numerator="制定或修订的不同名称文件数", denominator="无",
    caveats="同一名称在多个问题中出现只计一次；是否印发、执行须看原件。",
)  # fmt: skip
def rules_made(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Distinct titles made or revised."""
    yield _titles(entry, edition, ["made", "revised"])


@metric(
    id="circulars_issued", name="下发通知", unit="份", registers=("claims",),
    question="整改中下发了几份通知？", numerator="下发、印发的不同名称文件数", denominator="无",
    caveats="同一名称只计一次；下发不等于执行。",
)  # fmt: skip
def circulars_issued(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Distinct titles issued."""
    yield _titles(entry, edition, ["issued"])


@framed("claims")
def documents_by_finding(edition: Edition) -> pd.DataFrame:
    """Every document that the measures name, those only cited included.

    Rows: one per title, finding and action, in the order of the text. Columns: title, finding, action,
    action_label, repeated (whether the title stands under several findings).
    """
    claims = edition.claims.sort_index()
    columns = ["title", "finding", "action"]
    rows = claims.loc[claims["kind"] == "document", columns].dropna().drop_duplicates(ignore_index=True)
    return rows.assign(
        action_label=rows["action"].map(codelists.load("document_action").label_of).astype("string"),
        repeated=rows.groupby("title")["finding"].transform("nunique") > 1,
    )
