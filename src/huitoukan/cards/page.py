"""All cards of a notice as one page that can be searched without a network."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from huitoukan import codelists, formats
from huitoukan.cards.card import Card, Remark
from huitoukan.cards.making import cards, findings_of
from huitoukan.cards.remarks import EVERYWHERE, Remarks
from huitoukan.cards.rendering import page_html
from huitoukan.edition import Edition
from huitoukan.notice import Source
from huitoukan.problems import Problem

HEADING = {
    "organ": "单位", "inspected_from": "巡察开始", "inspected_to": "巡察结束", "feedback_on": "反馈",
    "signed_on": "落款", "source": "原件",
}  # fmt: skip
"""Columns of 通报信息 that the page's head shows."""
OUTSIDE = "问题之外"


@dataclass(frozen=True)
class Section:
    """A finding with its cards, and what is to be said of it beside them."""

    finding: int
    label: str
    title: str
    status: str
    cards: tuple[Card, ...]
    remarks: tuple[Remark, ...]


def page(edition: Edition, problems: Iterable[Problem], source: Source | None = None) -> str:
    """The page as HTML text: the same edition, problems and source give the same text (see `cards`)."""
    problems = list(problems)
    made = cards(edition, problems, source)
    kinds = codelists.load("claim_kind")
    present = {card.kind for card in made}
    content = {
        "head": _head(edition),
        "total": len(made),
        "sections": _sections(edition, made, Remarks(edition, problems)),
        "kinds": [(code, kinds.label_of(code)) for code in kinds.codes if code in present],
        "basis": codelists.load("warnings").get(EVERYWHERE, "note"),
        "synthetic": edition.synthetic,
    }
    return page_html(content)


def _head(edition: Edition) -> dict[str, str]:
    notice = edition.notice
    return {word: "未写明" if pd.isna(notice[name]) else str(notice[name]) for name, word in HEADING.items()}


def _sections(edition: Edition, made: Sequence[Card], remarks: Remarks) -> list[Section]:
    """Every finding in its order, then what stands outside them; those without a card are kept."""
    known = findings_of(edition)
    own: dict[int, list[Card]] = {number: [] for number in known}
    for card in made:
        own.setdefault(card.finding, []).append(card)
    for number in remarks.findings:
        own.setdefault(number, [])
    ordered = sorted(own, key=lambda number: (number == 0, number))
    return [
        Section(
            number,
            formats.finding(number),
            known[number]["title"] if number in known else OUTSIDE if not number else "台账中没有这个问题",
            known[number]["status"] if number in known else "",
            tuple(own[number]),
            tuple(remarks.findings[number]),
        )
        for number in ordered
    ]
