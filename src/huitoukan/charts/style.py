"""How figures look: every colour, hatch, type size and figure size of the house, by purpose.

Nothing depends on colour alone: looks that must be told apart differ in lightness or hatch as well, so that
a grey-scale print reads the same. Red is kept for what is overdue and for red lights; status looks are
neutral on purpose, because a status reported by the organ is not a verdict.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

INK = "#1c2733"
MUTED = "#55626f"
RULE = "#aab4be"
FAINT = "#e6eaee"
PAPER = "#ffffff"

_DARK, _STRONG, _MID, _LIGHT, _PALE = "#2f4a63", "#56748f", "#8fa6ba", "#c2cfda", "#dee5eb"

TITLE = 11.5
"""Type size of titles in points; the smallest size allowed anywhere is `SMALL`."""
BODY = 8.5
SMALL = 8.0
LINE = 1.3
"""Line pitch as a multiple of the type size."""

WIDTH_MM = 156
"""Width of the text block of an official document (GB/T 9704): figures are pasted without scaling."""
SIZES: Mapping[str, tuple[int, int]] = {f"{WIDTH_MM}x{h}": (WIDTH_MM, h) for h in range(50, 216, 15)}
"""Named figure sizes, width x height in mm; the tallest leaves room for a caption on the page."""


@dataclass(frozen=True)
class Look:
    """A filled shape: face, edge, hatch, the ink of text on it, and a sign that always stands on it."""

    face: str = PAPER
    edge: str = _DARK
    hatch: str = ""
    ink: str = INK
    sign: str = ""

    @property
    def patch(self) -> dict[str, Any]:
        """Keyword arguments of a matplotlib patch."""
        return {"facecolor": self.face, "edgecolor": self.edge, "hatch": self.hatch, "linewidth": 0.7}


SOLID = Look(_DARK, ink=PAPER)
PARTLY = Look(PAPER, hatch="//////")
HOLLOW = Look(PAPER)
UNKNOWN = Look(PAPER, edge=RULE, hatch="xxxx", ink=MUTED)
PEER = Look(_LIGHT)
"""Someone else's figure, beside `SOLID` for one's own."""

STATUS: Mapping[str, Look] = {
    "completed": Look(_DARK, ink=PAPER),
    "sustained": Look(_STRONG, hatch="||||", ink=PAPER),
    "basically_completed": Look(_MID, hatch="////"),
    "in_progress": Look(_LIGHT, hatch="\\\\\\\\"),
    "not_completed": Look(PAPER),
    "not_stated": UNKNOWN,
}
"""By status code; a code without a look here is drawn as `UNKNOWN`, never left out."""

RUNG: tuple[Look, ...] = (
    Look(PAPER),
    Look(_PALE),
    Look(_LIGHT),
    Look(_MID),
    Look(_DARK, ink=PAPER),
)
"""Rungs 0 to 4 of the evidence ladder: the darker, the firmer."""

SHADE: tuple[Look, ...] = RUNG
"""Nothing, then ever more: classes of a number, the darker, the more."""

DUE: Mapping[str, Look] = {
    "done": Look(_MID, sign="✓"),
    "due": Look(PAPER),
    "cannot_tell": Look(PAPER, hatch="......"),
    "no_record": Look(PAPER, hatch="//////"),
    "overdue": Look("#b3261e", edge="#b3261e", ink=PAPER, sign="!"),
    "incomplete": Look(_PALE, edge=RULE, sign="–"),
}
"""By state of a promise."""

LIGHT: Mapping[str, Look] = {
    "red": Look("#b3261e", edge="#b3261e", ink=PAPER),
    "yellow": Look("#f2d27a", edge="#8a6d1a"),
    "green": Look("#dcecdf", edge="#4d7a58"),
    "none": Look(PAPER, edge=RULE, ink=MUTED),
}
"""By colour of a light; it stands with a sign and its word always, as a traffic light may not be told by
its colour alone."""

MARKER: Mapping[str, str] = {"made": "o", "revised": "D", "issued": "s", "cited": "x"}
"""By what was done with a document."""

RC: dict[Any, Any] = {
    "font.size": BODY,
    "text.color": INK,
    # a "$" in a ledger is money, not mathematics
    "text.parse_math": False,
    "text.hinting": "none",
    "axes.unicode_minus": False,
    "axes.linewidth": 0.6,
    "hatch.linewidth": 0.6,
    "figure.facecolor": PAPER,
    "savefig.facecolor": PAPER,
    # outlines, not text: on a machine without the font the words must neither vanish nor change their width;
    # what a reader or a search needs as text stands in the .txt beside it
    "svg.fonttype": "path",
    "svg.hashsalt": "huitoukan",
    "path.simplify": False,
}
"""matplotlib settings, applied around drawing and saving only: importing changes nothing for the caller."""
