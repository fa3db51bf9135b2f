"""How alike short texts are: pieces of two and three characters, rare ones weighing more."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence

import numpy as np
from scipy import sparse

from huitoukan.codelists import plain

SIZES = (2, 3)
"""Lengths of the pieces."""
DIGITS = 6
"""Scores are rounded so far: what differs beyond is the machine's."""


def likeness(left: Sequence[str], right: Sequence[str]) -> sparse.csr_array:
    """The likeness of every text on the left to every one on the right: 1 the same … 0 nothing in common.

    Cosine of the counts of pieces, each weighted by how few of all the texts have it; marks, spaces and width
    do not count. Swapping the sides transposes the result; the order of the texts changes nothing.
    """
    texts = [_bare(text) for text in (*left, *right)]
    pieces = [Counter(_pieces(text)) for text in texts]
    number = {piece: at for at, piece in enumerate(sorted(set().union(*pieces)))}
    rows = np.repeat(np.arange(len(texts)), [len(own) for own in pieces])
    columns = np.array([number[piece] for own in pieces for piece in own], dtype=np.int64)
    counts = np.array([count for own in pieces for count in own.values()], dtype=float)
    holding = np.bincount(columns, minlength=len(number))
    weights = np.log((1 + len(texts)) / (1 + holding)) + 1
    values = counts * weights[columns]
    lengths = np.sqrt(np.bincount(rows, values**2, minlength=len(texts)))
    table = sparse.csr_array(
        (values / lengths[rows], (rows, columns)), shape=(len(texts), max(len(number), 1))
    )
    found = (table[: len(left)] @ table[len(left) :].T).tocsr()
    found.data = np.minimum(found.data.round(DIGITS), 1.0)
    return found


def _bare(text: str) -> str:
    """The text without marks and spaces."""
    return "".join(sign for sign in plain(text) if unicodedata.category(sign)[0] not in "PSZ")


def _pieces(text: str) -> list[str]:
    """All pieces of a text with its ends marked, so that one of a single character has some too."""
    bounded = f"\x02{text}\x03" if text else ""
    return [bounded[at : at + size] for size in SIZES for at in range(len(bounded) - size + 1)]
