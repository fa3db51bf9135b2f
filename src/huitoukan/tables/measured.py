"""Metrics theme by theme, each with its value, how it is computed and what it does not say."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from huitoukan import formats
from huitoukan.edition import Edition
from huitoukan.metrics.catalogue import CATALOGUE, THEMES, Metric, entries
from huitoukan.metrics.events import WAYS
from huitoukan.registers import REGISTERS
from huitoukan.tables.table import Table

HEADINGS = ("指标", "分组", "数值", "区间", "怎么算", "不能说明什么")
Row = tuple[str, str, str, str, str, str]


def measured(edition: Edition, *themes: str) -> Table:
    """Every metric of these themes: value, interval, how it is computed, what it does not say.

    One row per metric and group; the metrics of a breakdown share one that says where they are listed, those
    of a register without rows one that names the sheet to be filled in. Columns: those of HEADINGS that hold
    anything. KeyError for a theme that is none.
    """
    title = f"指标：{'、'.join(THEMES[theme] for theme in themes)}"
    chosen = [entry for entry in entries() if entry.theme in themes]
    recorded = [entry for entry in chosen if not _empty(edition, entry)]
    rows = [row for entry in recorded if not entry.by for row in _rows(edition, entry)]
    rows += _broken_down(recorded)
    rows += _unrecorded(edition, chosen)
    needed = {name for entry in chosen for name in entry.registers}
    sources = [
        edition.ledger.whole(name) for name in REGISTERS if name in needed and len(edition.ledger[name])
    ]
    data = pd.DataFrame(rows, columns=list(HEADINGS), dtype="string")
    data = data.loc[:, data.ne("").any()]
    slug = f"measured-{'-'.join(themes)}"
    return Table(
        slug, title, data, sources=tuple(sources) or (edition.ledger.name,), synthetic=edition.synthetic
    )


def _rows(edition: Edition, entry: Metric) -> Iterator[Row]:
    """The measurements of a metric; what holds of all of them is told once."""
    how = entry.numerator if entry.denominator == "无" else f"{entry.numerator}÷{entry.denominator}"
    how += "" if entry.excluded == "无" else f"；不计入：{entry.excluded}"
    for place, found in enumerate(entry.compute(edition)):
        told = ("", "") if place else (how, entry.caveats)
        group = formats.group(found.group) if found.group else ""
        yield "" if place else entry.name, group, formats.measured(found), formats.bounds(found), *told


def _broken_down(recorded: list[Metric]) -> Iterator[Row]:
    """One row for the metrics of each breakdown."""
    for by in dict.fromkeys(entry.by for entry in recorded if entry.by):
        names = "、".join(entry.name for entry in recorded if entry.by == by)
        yield names, "", f"按{word_of(by)}列出，见统计表", "", "", ""


def _empty(edition: Edition, entry: Metric) -> tuple[str, ...]:
    """The sheets without any row that a metric needs."""
    return tuple(REGISTERS[name].sheet for name in entry.registers if edition.ledger[name].empty)


def _unrecorded(edition: Edition, chosen: list[Metric]) -> Iterator[Row]:
    """One row for the metrics that lack the same sheets."""
    lacking: dict[tuple[str, ...], list[str]] = {}
    for entry in chosen:
        if sheets := _empty(edition, entry):
            lacking.setdefault(sheets, []).append(entry.name)
    for sheets, names in lacking.items():
        where = "、".join(f"“{sheet}”" for sheet in sheets)
        yield "、".join(names), "", formats.NO_RECORDS, "", f"台账{where}表没有记录，逐条登记以后才能计算", ""


def word_of(by: str) -> str:
    """What a breakdown is by: 街道 for street."""
    return WAYS[by][0]


def breakdown(edition: Edition, by: str) -> Table:
    """Every metric of a breakdown side by side, one row per group; no rows where nothing is recorded.

    Columns: the groups, then one per metric; empty where a metric does not know the group.
    """
    chosen = [entry for entry in entries() if entry.by == by]
    columns = {
        entry.name: {
            formats.group(one.group): formats.measured(one) for one in entry.compute(edition) if one.group
        }
        for entry in chosen
    }
    groups = list(dict.fromkeys(group for values in columns.values() for group in values))
    data = {word_of(by): groups} | {
        heading: [values.get(group, "") for group in groups] for heading, values in columns.items() if values
    }
    sheets = dict.fromkeys(name for entry in chosen for name in entry.registers if len(edition.ledger[name]))
    sources = tuple(map(edition.ledger.whole, sheets)) or (edition.ledger.name,)
    notes = dict.fromkeys(entry.caveats for entry in chosen if groups)
    title = f"按{word_of(by)}分列的指标"
    return Table(
        f"by-{by}", title, pd.DataFrame(data, dtype="string"), "".join(notes), sources, edition.synthetic
    )


BREAKDOWNS = tuple(dict.fromkeys(entry.by for entry in CATALOGUE.values() if entry.by))
"""The breakdowns of the catalogue."""
