"""Promises whose windows pass with fewer records than promised."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pandas as pd

from huitoukan.example import plan
from huitoukan.example.frames import ROW, count_between
from huitoukan.example.story import Story
from huitoukan.period import Rhythm
from huitoukan.promises.feasts import feast
from huitoukan.records import Record, records

LEAD = timedelta(days=14)
"""So long before a feast its talk counts."""
POSTERS = "挂图"
PROOF = {
    "集中学习": ("meetings", "held_on", ("理论学习会",)),
    "意识形态": ("meetings", "held_on", ("意识形态专题会",)),
    "党风廉政": ("meetings", "held_on", ("党风廉政专题会",)), "谈话": ("meetings", "held_on", ("廉政谈话",)),
    "走访": ("visits", "visited_on", None), "考勤": ("attendance", "published_on", None),
    POSTERS: ("gallery_checks", "checked_on", ("poster_change",)),
}  # fmt: skip
"""Word of a promise → register, day and kinds that prove it."""


def broken(story: Story) -> Iterator[Record]:
    """Windows that are over, begun after the promise was made, with fewer records than promised."""
    end = plan.as_of(plan.quarters(story.quarters)[-1])
    tables = story.edition(story.quarters - 1, with_events=False)
    for at, promise in enumerate(records(tables["commitments"])):
        word = next(word for word in PROOF if word in promise["text"])
        register, day, kinds = PROOF[word]
        whole = tables[register]
        rows = whole if kinds is None else whole[whole["kind"].isin(kinds)]
        wanted = len(tables["galleries"]) if word == POSTERS else promise["times"] or 1
        for first, last in _windows(promise, end):
            if word == POSTERS:
                found = rows.loc[
                    rows[day].between(pd.Timestamp(first), pd.Timestamp(last)), "gallery"
                ].nunique()
            else:
                found = count_between(rows, day, first, last)
            if found < wanted:
                key = {"finding": promise["finding"], "text": promise["text"]}
                yield {
                    "register": "commitments", "key": key, "row": ROW + at, "proof": register,
                    "window": [first, last], "wanted": wanted, "found": found,
                    "any_record": bool(count_between(whole, day, first, last)),
                }  # fmt: skip


def _windows(promise: Record, end: date) -> Iterator[tuple[date, date]]:
    if promise["every"]:
        windows = Rhythm.parse(promise["every"]).windows(plan.SIGNED, end)
    else:
        years = range(plan.SIGNED.year, end.year + 1)
        days = (feast(name, year) for name in promise["occasion"].split("、") for year in years)
        windows = [(day - LEAD, day) for day in days if day]
    yield from (window for window in windows if window[0] >= plan.SIGNED and window[1] < end)
