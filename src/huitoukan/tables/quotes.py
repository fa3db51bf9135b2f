"""Facts put back into their sentences, so that a reading is checked in seconds."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby

import pandas as pd

from huitoukan import codelists, formats
from huitoukan.edition import Edition
from huitoukan.notice import Source
from huitoukan.notice.claims.contexts import sentence_at
from huitoukan.originals import original
from huitoukan.period import Rhythm
from huitoukan.records import Record, records
from huitoukan.tables.table import Table

COLUMNS = ("问题", "原句（标出的是读到的事实）", "读作")
UNKNOWN = "原文未给"
_MISSING = (
    "没有找到通报原件“{name}”，或者内容已经改动，事实没有放回原句。请把原件放到台账所在的文件夹或 data/raw/。"
)


def quotes(edition: Edition, finding: int | None = None) -> Table:
    """The sentences of the notice that hold facts, each fact marked, and how each was read.

    Columns: 问题, 原句 (HTML: every fact in <mark>), 读作 (HTML: one line per fact). One row per sentence, in
    the order of the text, of one finding where given. Without the notice's own file: no rows, and a note.
    """
    source = original(edition.ledger, edition.notice)
    claims = edition.ledger["claims"].dropna(subset=["start", "end"]).sort_values(["start", "end"])
    if finding is not None:
        claims = claims[claims["finding"] == finding]
    rows = list(_rows(source, records(claims))) if source else []
    note = "" if source else _MISSING.format(name=edition.notice["source"])
    data = pd.DataFrame(rows, columns=list(COLUMNS), dtype="string")
    place = (source.name if source else edition.ledger.name,)
    return Table("quotes", "读到的事实在原句中", data, note, place, edition.synthetic, html=COLUMNS[1:])


def _rows(source: Source, claims: list[Record]) -> Iterator[tuple[str, str, str]]:
    """One row per sentence with facts."""
    placed = [(sentence_at(source, int(claim["start"])), claim) for claim in claims]
    for place, group in groupby(placed, key=lambda pair: pair[0]):
        facts = [claim for _, claim in group]
        yield (
            formats.finding(facts[0]["finding"]),
            _marked(source.text, place, facts),
            "<br>".join(escape(_reading(fact)) for fact in facts),
        )


def _marked(text: str, place: tuple[int, int], facts: list[Record]) -> str:
    """The sentence with every fact in <mark>; of two that overlap the first."""
    (start, end), parts = place, []
    last = start
    for fact in facts:
        if fact["start"] >= last:
            parts += [
                escape(text[last : fact["start"]]),
                f"<mark>{escape(text[fact['start'] : fact['end']])}</mark>",
            ]
            last = int(fact["end"])
    return " ".join("".join([*parts, escape(text[last : max(end, last)])]).split())


def _reading(fact: Record) -> str:
    """What was read: 数量　46,500—47,500人次，2024-01-01起."""
    kind = codelists.load("claim_kind").label_of(fact["kind"])
    window = formats.period(fact["since"], fact["until"])
    return f"{kind}　{'，'.join(filter(None, (read_as(fact), window)))}"


def read_as(fact: Record) -> str:
    """What a fact was read as, without its kind and window: 46,500—47,500人次 · 每半年1次 · 制定《…》."""
    return {
        "document": lambda: f"{_label('document_action', fact['action'])}《{fact['title'] or UNKNOWN}》",
        "event": lambda: fact["on"] or UNKNOWN,
        "frequency": lambda: _rhythm(fact),
    }.get(fact["kind"], lambda: _quantity(fact))()


def _label(words: str, code: str | None) -> str:
    return codelists.load(words).label_of(code) if code else ""


def _rhythm(fact: Record) -> str:
    every = Rhythm.parse(fact["every"]).label if fact["every"] else "周期不明，"
    return every + ("次数不明" if fact["value"] is None else f"{formats.number(fact['value'])}次")


def _quantity(fact: Record) -> str:
    form = formats.percent if fact["kind"] == "rate" else formats.number
    unit = "" if fact["kind"] == "rate" else fact["unit"] or ""
    value, low, high = fact["value"], fact["low"], fact["high"]
    if (low, high) in ((None, None), (value, value)):
        return UNKNOWN if value is None else f"{form(value)}{unit}"
    if None not in (low, high):
        return f"{form(low)}—{form(high)}{unit}"
    return f"{form(high)}{unit}及以下" if low is None else f"{form(low)}{unit}及以上"
