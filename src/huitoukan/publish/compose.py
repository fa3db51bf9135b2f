"""The paragraphs of the whole notice, from the tables of a ledger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

import pandas as pd

from huitoukan.publish.findings import findings_body
from huitoukan.publish.forms import title_form
from huitoukan.publish.model import Paragraph, Role
from huitoukan.publish.opening import opening, signing_name
from huitoukan.publish.outline import outline
from huitoukan.publish.statements import claim_words, commitment_words, unsaid
from huitoukan.publish.words import Row, cell, day, sentence
from huitoukan.tables import MARK

NOW = "整改工作有以下情况。"
NEXT = "下一步，继续巩固整改成果，并抓好以下工作。"
WELCOME = "欢迎社会各界继续监督巡察整改工作。"
"""Closes the notice, and keeps the last finding apart from the signature."""


def compose(tables: Mapping[str, pd.DataFrame], notice: Row, synthetic: bool = False) -> list[Paragraph]:
    """Title, opening, findings under their headings, closing words, signature."""
    book = _Book(tables)
    head = [*opening(notice), *_facts(book)]
    mark = [Paragraph(Role.REMARK, MARK)] if synthetic else []
    found = [*_findings(book)]
    closing = _closing(book, notice, [paragraph.text for paragraph in (*head, *found)])
    return [head[0], *mark, *head[1:], *found, *closing, *_signature(notice)]


class _Book:
    """The rows of the published registers, those of a finding at hand."""

    def __init__(self, tables: Mapping[str, pd.DataFrame]) -> None:
        self.findings: list[Row] = tables["findings"].sort_values("no", kind="stable").to_dict("records")
        measures = tables["measures"].sort_values("no", kind="stable", na_position="last")
        self.measures = _by_finding(measures)
        self.claims = _by_finding(tables["claims"])
        self.commitments = _by_finding(tables["commitments"])


def _by_finding(table: pd.DataFrame) -> Mapping[int, list[Row]]:
    result: dict[int, list[Row]] = defaultdict(list)
    for row in table.to_dict("records"):
        if not pd.isna(row["finding"]):
            result[int(row["finding"])].append(row)
    return result


def _findings(book: _Book) -> Iterator[Paragraph]:
    places = [(int(row["no"]), (cell(row, "part"), cell(row, "category"))) for row in book.findings]
    for row, (headings, mark) in zip(book.findings, outline(places), strict=True):
        yield from headings
        yield Paragraph(Role.FINDING, f"{mark}{title_form(cell(row, 'title') or '')}")
        for words in _body(book, row):
            yield from (Paragraph(Role.BODY, line) for line in words.split("\n"))


def _body(book: _Book, row: Row) -> list[str]:
    number = int(row["no"])
    own = book.measures.get(number, [])
    said = [words for column in ("text", "progress") for one in own if (words := cell(one, column))]
    # a promise may run over the mark between two measures of one paragraph
    said.append("".join(said))
    claims = [claim_words(claim) for claim in unsaid(book.claims.get(number, []), said)]
    promises = [commitment_words(one) for one in unsaid(book.commitments.get(number, []), [*said, *claims])]
    return findings_body(row, own, claims, promises)


def _facts(book: _Book) -> Iterator[Paragraph]:
    """What was said outside the findings, above them, where it belongs to none."""
    promised = [str(cell(row, "text") or "") for row in book.commitments.get(0, [])]
    facts = [sentence(claim_words(row)) for row in unsaid(book.claims.get(0, []), promised)]
    if facts:
        yield Paragraph(Role.BODY, "".join((NOW, *facts)))


def _closing(book: _Book, notice: Row, printed: list[str]) -> Iterator[Paragraph]:
    """What stands below the findings: standing promises, then the welcome."""
    promises = [sentence(commitment_words(row)) for row in unsaid(book.commitments.get(0, []), printed)]
    if promises:
        yield Paragraph(Role.BODY, "".join((NEXT, *promises)))
    inspector = cell(notice, "inspector") or ""
    yield Paragraph(Role.BODY, WELCOME.replace("巡察", "巡视") if "巡视" in inspector else WELCOME)


def _signature(notice: Row) -> Iterator[Paragraph]:
    organ, signed = cell(notice, "organ"), day(notice["signed_on"])
    if organ:
        yield Paragraph(Role.SIGNATURE, signing_name(organ))
    if signed:
        yield Paragraph(Role.SIGNATURE, signed)
