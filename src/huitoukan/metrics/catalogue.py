"""The catalogue: every metric declared once, beside the function that computes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any

import pandas as pd

from huitoukan.edition import Edition
from huitoukan.problems import InputError


@dataclass(frozen=True)
class Measurement:
    """One number with what it was made of (contract section 4). Shares are fractions 0-1."""

    id: str
    name: str
    unit: str
    value: float | None
    low: float | None = None
    high: float | None = None
    interval: str | None = None
    """What low and high are: `rounding` (of the source), `wilson95`,
    or `exact95` (of all in a finite number);
    None when there is no interval."""
    numerator: float | None = None
    denominator: float | None = None
    excluded: int = 0
    group: str | None = None
    since: str | None = None
    until: str | None = None
    as_of: str | None = None
    sources: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    definition_version: int = 1

    def as_dict(self) -> dict[str, object]:
        """All fields; tuples as lists."""
        return asdict(self) | {"sources": list(self.sources), "warnings": list(self.warnings)}


Compute = Callable[[Edition], Iterable[Measurement]]


@dataclass(frozen=True)
class Metric:
    """A metric's definition: what is asked, what is divided by what, what it leaves out and does not say."""

    id: str
    name: str
    question: str
    unit: str
    numerator: str
    denominator: str
    caveats: str
    excluded: str = "无"
    left_out: str = "项"
    """What is counted by a measurement's `excluded`, where it is not what the metric counts: 场, 条."""
    version: int = 1
    registers: tuple[str, ...] = ()
    by: str | None = None
    """The breakdown it is (street …): such metrics are measured only when asked for."""
    theme: str = ""
    """One of THEMES: the module it is declared in, unless named."""
    compute: Compute = field(default=lambda edition: (), repr=False, compare=False)

    def measure(self, value: float | None, **fields: Any) -> Measurement:
        """A measurement of this metric."""
        return Measurement(self.id, self.name, self.unit, value, definition_version=self.version, **fields)

    def unknown(self, warning: str, **fields: Any) -> Measurement:
        """The measurement without a value, and why: `no_records` or `no_denominator`."""
        return self.measure(None, warnings=(warning,), **fields)


THEMES = {
    "completion": "完成",
    "verification": "现场核查",
    "evidence": "证据",
    "documents": "制度",
    "coverage": "覆盖",
    "places": "走访",
    "durations": "用时",
    "commitments": "承诺",
    "closure": "销号",
    "events": "登记的活动",
    "spread": "活动分布",
    "publicity": "宣传与阵地",
    "studios": "工作室",
    "galleries": "画廊",
    "visits": "走访与建议",
    "organisation": "组织与人才",
    "meetings": "会议",
    "office": "内部管理",
    "money": "经费与采购",
}
"""Themes in the order in which they are shown."""
CATALOGUE: dict[str, Metric] = {}

Body = Callable[[Metric, Edition], Iterator[Measurement]]


def metric(**declaration: Any) -> Callable[[Body], Metric]:
    """Enter a metric in the catalogue. The function gets its own declaration and the edition."""

    def enter(body: Body) -> Metric:
        declared = Metric(**declaration)
        if declared.id in CATALOGUE:
            raise ValueError(f"metric {declared.id!r} is declared twice")
        theme = declared.theme or body.__module__.rpartition(".")[2]
        entry = replace(declared, theme=theme, compute=lambda edition: body(declared, edition))
        CATALOGUE[entry.id] = entry
        return entry

    return enter


def entries() -> list[Metric]:
    """All metrics, theme by theme, in the order of their declaration."""
    order = list(THEMES)
    return sorted(CATALOGUE.values(), key=lambda entry: order.index(entry.theme))


def measure(edition: Edition, by: str | None = None) -> list[Measurement]:
    """Every metric of the catalogue for an edition, in catalogue order, as-of day filled in.

    `by` names a breakdown (street), whose metrics then come instead; InputError for an unknown one.
    """
    known = sorted({entry.by for entry in CATALOGUE.values() if entry.by})
    if by is not None and by not in known:
        raise InputError(f"没有“{by}”这种分组。", f"可用分组：{'、'.join(known)}。")
    day = edition.as_of.isoformat()
    chosen = (entry for entry in entries() if entry.by == by)
    return [replace(found, as_of=day) for entry in chosen for found in entry.compute(edition)]


def to_frame(measurements: Iterable[Measurement]) -> pd.DataFrame:
    """One row per measurement, the columns of `Measurement`; `sources` and `warnings` as tuples."""
    dtypes = dict.fromkeys(("value", "low", "high", "numerator", "denominator"), "Float64")
    dtypes |= dict.fromkeys(("excluded", "definition_version"), "Int64")
    dtypes |= dict.fromkeys(("id", "name", "unit", "interval", "group", "since", "until", "as_of"), "string")
    columns = list(Measurement.__dataclass_fields__)
    return pd.DataFrame([asdict(found) for found in measurements], columns=columns).astype(dtypes)


def definitions() -> pd.DataFrame:
    """One row per metric of the catalogue, its declaration in words."""
    names = (
        "id", "theme", "name", "question", "unit",
        "numerator", "denominator", "excluded", "caveats", "version",
    )  # fmt: skip
    return pd.DataFrame([{name: getattr(entry, name) for name in names} for entry in entries()])


def iso(day: date | None) -> str | None:
    """A day for a measurement's since/until."""
    return day.isoformat() if day else None
