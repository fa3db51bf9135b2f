"""What every frame for charts and tables says of itself: its sources, its day, whether it is made up."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

import pandas as pd

from huitoukan.edition import Edition

Frame = Callable[[Edition], pd.DataFrame]

OWN = "本通报"
"""What the notice under review is called among others."""
FRAMES: dict[str, Frame] = {}
"""Every frame function by its name."""


def framed(*registers: str) -> Callable[[Frame], Frame]:
    """Enter a frame function; what it returns then carries `sources`, `as_of` and `synthetic` in its attrs.

    Sources are the named registers as far as they hold rows, then the addresses in the frame's own column
    `source`, each once.
    """

    def enter(make: Frame) -> Frame:
        @wraps(make)
        def function(edition: Edition) -> pd.DataFrame:
            frame = make(edition)
            sheets = [edition.ledger.whole(name) for name in registers if len(edition.ledger[name])]
            cited = frame["source"].dropna().unique().tolist() if "source" in frame else []
            frame.attrs |= {
                "sources": [*sheets, *cited],
                "as_of": edition.as_of.isoformat(),
                "synthetic": edition.synthetic,
            }
            return frame

        FRAMES[make.__name__] = function
        return function

    return enter


def parts(findings: pd.DataFrame) -> pd.Series:
    """The part of each finding, 未标明 where the ledger names none."""
    return findings["part"].fillna("未标明")


def short_part(words: str) -> str:
    """A part's name for an axis: 聚焦党组织和党员队伍建设情况方面 is 党组织和党员队伍建设."""
    return words.removeprefix("聚焦").removesuffix("方面").removesuffix("情况") or words
