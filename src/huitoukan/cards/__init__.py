"""Claim cards: each fact of a notice with its sentence, window, base, cross-references and proof."""

from huitoukan.cards.card import Base, Card, Proof, Reference, Remark, Window
from huitoukan.cards.listing import card_table, most_remarked, remarked
from huitoukan.cards.making import cards
from huitoukan.cards.opening import as_read
from huitoukan.cards.page import page

__all__ = [
    "Base",
    "Card",
    "Proof",
    "Reference",
    "Remark",
    "Window",
    "as_read",
    "card_table",
    "cards",
    "most_remarked",
    "page",
    "remarked",
]
