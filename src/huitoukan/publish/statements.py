"""Claims and commitments whose words stand in no measure: as words to publish beside the measures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pandas as pd

from huitoukan import codelists
from huitoukan.notice.text.text import read_out
from huitoukan.publish.words import Row, cell, day


def unsaid(rows: Iterable[Row], said: Iterable[str]) -> Iterator[Row]:
    """The rows whose words stand in none of the given texts."""
    texts = tuple(map(read_out, said))
    for row in rows:
        words = cell(row, "text")
        if words and not any(read_out(words) in text for text in texts):
            yield row


def claim_words(row: Row) -> str:
    """A claim as a sentence: its window, what it counts, its own words. Nothing is added to what it says."""
    text = str(cell(row, "text"))
    if row["kind"] == "document":
        return _document(row, text)
    subject = cell(row, "subject")
    words = text if subject is None or subject in text else f"{subject}{text}"
    if row["kind"] == "event" and not pd.isna(row["on"]) and not any(mark in text for mark in "年月日"):
        return f"{day(row['on'])}，{words}"
    since, until = day(row["since"]), day(row["until"])
    if since and until:
        return f"{since}至{until}，{words}"
    if since or until:
        return f"{since}以来，{words}" if since else f"截至{until}，{words}"
    return words


def _document(row: Row, text: str) -> str:
    title = cell(row, "title")
    words = text if "《" in text or title is None else f"{text}《{title}》"
    action = row["action"]
    known = not pd.isna(action) and action != "cited"
    return (
        f"{codelists.load('document_action').label_of(action)}{words}"
        if known and words[0] == "《"
        else words
    )


def commitment_words(row: Row) -> str:
    """A commitment in its own words, with how often or on which occasions where they do not say it."""
    text = str(cell(row, "text"))
    occasion = cell(row, "occasion")
    if occasion and not any(name in text for name in occasion.split("、")):
        return f"每逢{occasion}，{text}"
    if pd.isna(row["every"]) or "每" in text:
        return text
    times = "" if pd.isna(row["times"]) else f"{int(row['times'])}次"
    return f"{text}（{_rhythm(str(row['every']))}{times}）"


def _rhythm(every: str) -> str:
    """P2M → 每2个月; P1Y → 每年."""
    number, unit = every[1:-1], {"Y": "年", "M": "个月", "W": "周", "D": "天"}[every[-1]]
    return f"每{unit.removeprefix('个')}" if number == "1" else f"每{number}{unit}"
