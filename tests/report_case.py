"""Look-backs to report: the real case, a small made-up one over two quarters, one of an empty ledger."""

from __future__ import annotations

import dataclasses
import io
from datetime import date
from functools import cache

import case
import lookback_case
from builders import commitment, finding
from docx import Document
from docx.document import Document as DocxDocument

from huitoukan.checks import check
from huitoukan.edition import Edition, open_edition
from huitoukan.lookback.review import Review, review
from huitoukan.report import document

QUARTER = "2025Q3"
LONG = 700
"""So often are the words of a note repeated that no page holds it."""


@cache
def real() -> Review:
    """The published notice in the third quarter of 2025, nothing else."""
    edition = open_edition(case.real().ledger, QUARTER, date(2025, 9, 30))
    return review(edition, check(edition))


@cache
def made_up() -> Review:
    """Two findings, one of which came back, marked as synthetic; its ledger is too wide for an upright page,
    and one row of it higher than a page."""
    first = finding(
        title="2*3 会议|记录 <b>不全</b> #1", leader="分管领导", owner="办公室", due_on="2025-03-31",
        closed_on="2025-03-20", evidence="会议记录", note="长长的备注" * LONG,
    )  # fmt: skip
    second = finding(no=2, title="挂图更换不及时")
    before = lookback_case.edition(findings=[first, second], commitments=[commitment()])
    changed = [first | {"status": "in_progress", "closed_on": None, "due_on": "2025-12-31"}, second]
    after = lookback_case.edition(lookback_case.NEXT, findings=changed, commitments=[commitment()])
    editions = [_synthetic(edition) for edition in (before, after)]
    return review(editions[1], check(editions[1]), editions[:1])


@cache
def empty() -> Review:
    """A ledger without any row."""
    edition = case.empty()
    return review(edition, check(edition))


def _synthetic(edition: Edition) -> Edition:
    return dataclasses.replace(edition, ledger=dataclasses.replace(edition.ledger, synthetic=True))


@cache
def made(name: str) -> dict[str, bytes]:
    """Format → the report of one of the cases above."""
    return document.made_of({"real": real, "made_up": made_up, "empty": empty}[name]())


def word(name: str) -> DocxDocument:
    """The Word report of a case."""
    return Document(io.BytesIO(made(name)["docx"]))


def lines(name: str) -> list[str]:
    """The paragraphs of the Word report of a case."""
    return [paragraph.text for paragraph in word(name).paragraphs if paragraph.text.strip()]
