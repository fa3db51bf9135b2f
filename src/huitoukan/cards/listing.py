"""All cards as one table, for a notebook or an annex."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd

from huitoukan import formats
from huitoukan.cards.card import Card
from huitoukan.edition import Edition
from huitoukan.metrics.catalogue import iso
from huitoukan.tables import Table

COLUMNS = (
    "事实", "问题", "类别", "原文", "读作", "统计时段", "反馈后天数", "分母", "折算", "互相对照", "提示",
    "凭哪张表",
)  # fmt: skip
RELATIONS = {"agree": "一致", "differ": "不同", "document": "同一文件"}
"""Relations worth a word in the table."""


def most_remarked(made: Sequence[Card]) -> Card | None:
    """The card with the most remarks, the first of several; None where there is no card."""
    return max(made, key=lambda card: len(card.remarks), default=None)


def remarked(made: Sequence[Card], *codes: str) -> list[Card]:
    """The cards on which one of these problems or warnings stands, in their order."""
    return [card for card in made if any(remark.code in codes for remark in card.remarks)]


def card_table(edition: Edition, made: Sequence[Card]) -> Table:
    """The cards' key columns, one row per card.

    Columns: 事实 (number), 问题, 类别, 原文, 读作 (where it adds something), 统计时段, 反馈后天数 (of the
    days of the window), 分母, 折算 (the rate, or in a word why there is none), 互相对照 (cards that agree
    or differ), 提示 (how many remarks), 凭哪张表.
    """
    data = pd.DataFrame([_row(card) for card in made], columns=list(COLUMNS), dtype="string")
    note = "每条事实另有一张完整的卡片，写明原句、时段、分母和核实的办法。"
    sources = (edition.ledger.whole("claims"),)
    return Table("cards", "事实卡片一览", data, note, sources, edition.synthetic)


def _row(card: Card) -> tuple[str, ...]:
    window, base = card.window, card.base
    compared = [
        f"事实{one.number}{RELATIONS[one.relation]}" for one in card.references if one.relation in RELATIONS
    ]
    return (
        str(card.number), card.finding_label, card.kind_label, card.text,
        "" if card.value == card.text else card.value.removesuffix(card.text),
        formats.period(iso(window.since), iso(window.until)) or "未写明",
        "" if window.after is None else f"{window.after}/{window.days}",
        base.denominator,
        "，".join(filter(None, (base.rate, base.interval))) or re.split("[：，；]", base.missing)[0],
        "、".join(compared), f"{len(card.remarks)}条" if card.remarks else "", card.proof.sheet,
    )  # fmt: skip
