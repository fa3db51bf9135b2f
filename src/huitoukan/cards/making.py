"""Every claim of an edition as a card."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import pandas as pd

from huitoukan import codelists, formats
from huitoukan.cards.bases import base_of, denominators
from huitoukan.cards.card import Card
from huitoukan.cards.proofs import proof_of
from huitoukan.cards.references import References
from huitoukan.cards.remarks import Remarks, cell_of
from huitoukan.cards.windows import items_of_claims, window_of
from huitoukan.edition import Edition
from huitoukan.metrics.claimed import warnings_of
from huitoukan.notice import Source
from huitoukan.notice.claims.contexts import sentence_at
from huitoukan.originals import original
from huitoukan.problems import Problem
from huitoukan.records import Record, records
from huitoukan.tables.quotes import read_as

REACH = 240
"""Most characters of the sentence shown on either side of a claim."""


def cards(edition: Edition, problems: Iterable[Problem], source: Source | None = None) -> list[Card]:
    """A card per claim, in the order of the sheet.

    `source` is the notice's text where it is at hand; else it is looked for beside the ledger and in
    data/raw. Without it a card has the claim's own words, but not their sentence.
    """
    text = source or original(edition.ledger, edition.notice)
    claims = records(edition.claims.sort_index())
    findings = findings_of(edition)
    remarks, references = Remarks(edition, problems), References(claims)
    items, lines = items_of_claims(edition), denominators(edition)
    counts = defaultdict(list)
    for claim in claims:
        if claim["kind"] == "count":
            counts[claim["finding"]].append(claim)

    def one(number: int, claim: Record) -> Card:
        before, after = _around(text, claim)
        base = base_of(edition, claim, lines, counts[claim["finding"]])
        warnings = (*warnings_of(edition, claim), *base.warnings)
        return Card(
            number=number, row=claim["row"], kind=claim["kind"], text=claim["text"],
            kind_label=codelists.load("claim_kind").label_of(claim["kind"]),
            before=before, after=after, place=_place(edition, text, claim),
            **findings.get(claim["finding"], _unknown(claim["finding"])),
            subject=claim["subject"] or "",
            indicator=codelists.load("indicators").label_of(claim["indicator"]) if claim["indicator"] else "",
            value=read_as(claim), written=_written(claim),
            window=window_of(edition, claim, items), base=base,
            references=references.of(claim), beside=references.beside(claim),
            remarks=remarks.of(claim, warnings),
            proof=proof_of(edition, claim, f"{before}{claim['text']}{after}{claim['subject'] or ''}"),
            synthetic=edition.synthetic,
        )  # fmt: skip

    return [one(number, claim) for number, claim in enumerate(claims, start=1)]


def findings_of(edition: Edition) -> dict[int, Record]:
    """Number of each finding of the ledger → what a card says of it."""
    status = codelists.load("status")
    rows = records(edition.ledger["findings"].dropna(subset=["no"]).drop_duplicates("no"))
    return {
        row["no"]: {
            "finding": row["no"], "finding_label": formats.finding(row["no"]),
            "title": row["title"] or "", "part": row["part"] or "",
            "status": status.label_of(row["status"] or "not_stated"),
        }
        for row in rows
    }  # fmt: skip


def _unknown(number: int | None) -> Record:
    """What a card says where the claim belongs to no finding, or to one the ledger does not have."""
    title = "台账中没有这个问题" if number else "不属于哪个问题，是通报开头或结尾的话"
    label = formats.finding(number or 0)
    return {"finding": number or 0, "finding_label": label, "title": title, "part": "", "status": ""}


def _around(source: Source | None, claim: Record) -> tuple[str, str]:
    """The sentence before and after the claim."""
    if source is None or claim["start"] is None or claim["end"] is None:
        return "", ""
    start, end = sentence_at(source, int(claim["start"]))
    before = source.text[max(start, claim["start"] - REACH) : claim["start"]]
    after = source.text[claim["end"] : min(end, claim["end"] + REACH)]
    return (
        ("……" if claim["start"] - start > REACH else "") + " ".join(before.split()),
        " ".join(after.split()) + ("……" if end - claim["end"] > REACH else ""),
    )


def _place(edition: Edition, source: Source | None, claim: Record) -> str:
    """Where the claim stands in the notice and in the ledger; people count from 1 and mean both ends."""
    named = edition.notice["source"]
    name = source.name if source else "原件不在手边" if pd.isna(named) else f"{named}（原件不在手边）"
    offsets = (
        "" if claim["start"] is None or claim["end"] is None else f" 第{claim['start'] + 1}—{claim['end']}字"
    )
    sheet, row = cell_of(edition, claim["row"])
    return f"{name}{offsets}；{sheet} 第{row}行"


def _written(claim: Record) -> str:
    """How exactly the number was written: 准确数 · 约数（按末位取整）."""
    if not claim["qualifier"]:
        return ""
    return codelists.load("qualifier").label_of(claim["qualifier"])
