"""Which indicator a counted claim of a notice belongs to."""

from __future__ import annotations

import re
from functools import cache

from huitoukan.codelists import load


@cache
def _patterns() -> tuple[tuple[str, frozenset[str], re.Pattern[str]], ...]:
    rows = load("indicators").rows.items()
    return tuple((c, frozenset(r["unit"].split(";")), re.compile(r["subject_pattern"])) for c, r in rows)


def indicator_of(unit: str | None, *texts: str | None) -> str | None:
    """The code of the first indicator whose unit and pattern both fit; None when none does.

    `texts` go from the narrowest to the widest (subject, clause, sentence): a wider one is asked only when
    no indicator knows the narrower one, because a sentence often counts several things.
    """
    for text in filter(None, texts):
        for code, units, pattern in _patterns():
            if unit in units and pattern.search(text):
                return code
    return None
