"""Everything a template can print of a look-back, made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import pandas as pd

from huitoukan import formats, sentences
from huitoukan.edition import Edition
from huitoukan.lookback.review import Review
from huitoukan.report.document import drawings, listings
from huitoukan.report.document.parts import Listed, Parts
from huitoukan.report.document.slots import ANNEXES, FIGURE, TABLE, Names, Slot, see
from huitoukan.sentences import lookback, sections
from huitoukan.tables import MARK

SAID: dict[str, Callable[[Edition], str]] = {
    "reported": sentences.reported, "evidenced": sentences.evidenced, "verified": sentences.verified,
    "timing": sentences.timing, "documents": sentences.documents, "steps": sentences.steps,
    "activity": sentences.activity, "visits": sentences.visits, "contest": sentences.contest,
    "studios": sentences.studios, "promises": sentences.promises, "promises_past": sentences.promises_past,
    "closing": sentences.closing, "events": sentences.events_recorded, "studios_used": sentences.studios_used,
    "galleries": sentences.galleries_kept, "suggestions": sentences.suggestions_raised,
}  # fmt: skip
"""Name in a template → sentence on the edition."""
TOLD: dict[str, Callable[[Review], str]] = {
    "completions": lookback.completions, "sampled": lookback.sampled, "changed": lookback.changed,
    "promised": lookback.promised, "next_on_site": lookback.next_on_site, "compared": sections.compared,
    "returned": sections.returned, "answered": sections.answered, "scored": sections.scored,
}  # fmt: skip
"""The same for sentences on the whole look-back."""


def values(review: Review, parts: Parts) -> dict[str, Any]:
    """Name → value for a template; what it prints of tables and figures is laid down in `parts`."""
    edition = review.edition
    say: dict[str, Callable[[], str]] = {
        **{name: partial(_said, one, edition) for name, one in SAID.items()},
        **{name: partial(_said, one, review) for name, one in TOLD.items()},
        "to_do": lambda: plain(sentences.to_do(review.problems, edition)),
    }
    organ = edition.notice["organ"]
    return {
        "title": title_of(edition),
        "organ": "未写明" if pd.isna(organ) else str(organ),
        "quarter": edition.quarter.label,
        "as_of": formats.day(edition.as_of),
        "previous": review.previous.quarter.label if review.previous else "",
        "mark": MARK if review.synthetic else "",
        "conclusions": [plain(sentence) for sentence in lookback.conclusions(review)],
        "say": Names("say", say),
        "tables": Names("tables", _slots(TABLE, parts.tables, listings.listings(review))),
        "figures": Names("figures", _slots(FIGURE, parts.figures, drawings.drawings(review))),
        "annexes": Slot(ANNEXES, ""),
        "see": see,
    }


def title_of(edition: Edition) -> str:
    """The title of the report."""
    organ = edition.notice["organ"]
    what = "巡察整改“回头看”情况的报告"
    return what if pd.isna(organ) else f"关于{organ}{what}"


def plain(sentence: str) -> str:
    """The sentence without the mark of synthetic data: the report bears it on every page."""
    return str(sentence).removeprefix(f"{MARK}：")


def _said(sentence: Callable[[Any], str], of: Edition | Review) -> str:
    return plain(sentence(of))


def _slots(
    kind: str, home: dict[str, Any], makers: Mapping[str, Callable[[], Any]]
) -> dict[str, Callable[[], Slot]]:
    """Name in a template → what makes the part, puts it in its home and gives its slot."""

    def slot(name: str) -> Slot:
        home[name] = part = makers[name]()
        return Slot(kind, name, part.filled, isinstance(part, Listed) and part.wide)

    return {name.replace("-", "_"): partial(slot, name) for name in makers}
