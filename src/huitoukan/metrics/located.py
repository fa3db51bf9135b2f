"""Where a row of a register happened, by the names of the reference lists."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from huitoukan.edition import Edition
from huitoukan.reference import Place


def located(edition: Edition, rows: pd.DataFrame) -> pd.DataFrame:
    """Short names of each row's `street` and `community`, and whether the community `is_listed`.

    A blank street is that of a listed community. Words that the lists do not know stay as they are; for a
    ledger of another place, which the lists do not describe, all do.
    """
    nowhere = pd.Series(pd.NA, rows.index, dtype="string")
    words = rows["community"]
    written = rows.get("street", nowhere)
    find = edition.reference
    home = _each(edition, words, find.find_community, "street")
    community = _each(edition, words, find.find_community, "short")
    street = _each(edition, written, find.find_street, "short")
    return pd.DataFrame(
        {
            "street": street.fillna(written).fillna(home),
            "community": community.fillna(words),
            "is_listed": community.notna(),
        }
    )


def _each(edition: Edition, words: pd.Series, find: Callable[[str], Place | None], name: str) -> pd.Series:
    """What the list says of each word; missing where it does not know it."""
    known = words.dropna().unique() if edition.is_local else ()
    places = {word: place for word in known if (place := find(word))}
    return words.map({word: getattr(place, name) for word, place in places.items()}).astype("string")
