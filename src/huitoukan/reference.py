"""Denominators and comparison series, each line with its source and year. See data/reference/README.md."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import pandas as pd

from huitoukan import paths, strict_csv
from huitoukan.problems import InputError, Problem
from huitoukan.records import known, records

TABLES = {
    "places": "*code *name *full_name *source *year:Int64 note",
    "denominators": "*id *name value:Float64 *unit *as_of *source *source_kind note",
    "streets": "*code *name *short communities:Int64 households_2020:Int64 households_share:Float64 "
    "tile_row:Int64 tile_col:Int64 *source *year:Int64 note",
    "communities": "code *name *short *street *street_code *source *year:Int64 note",
    "baseline": "*id *indicator value:Float64 qualifier low:Float64 high:Float64 *unit every since until "
    "definition *source *source_kind *year:Int64 note",
    "peers": "*id *organ level *year:Int64 findings:Int64 measures:Int64 completed:Int64 "
    "basically_completed:Int64 in_progress:Int64 not_completed:Int64 rate_stated:Float64 rules:Int64 "
    "feedback_on plan_on published_on feedback_to_plan_days:Int64 feedback_to_published_days:Int64 "
    "*source *source_kind note",
    "national": "*id *year:Int64 *item *name *scope times:Int64 attendances:Int64 value:Float64 unit "
    "*source *source_kind note",
    "attendance_ratios": "*id *place *year:Int64 *people:Int64 *attendances:Int64 *ratio:Float64 "
    "*source *source_kind note",
}
"""The columns of `<table>.csv` in order (see `strict_csv`): blank means unknown, `*` never is."""


@dataclass(frozen=True)
class Denominator:
    """One line of `denominators`; `value` is None where it is not known."""

    id: str
    name: str
    value: float | None
    unit: str
    as_of: str
    source: str
    source_kind: str
    note: str | None

    @property
    def number(self) -> float:
        """The value, where it is known; ValueError where it is not."""
        if self.value is None:
            raise ValueError(f"{self.id} has no value")
        return self.value


@dataclass(frozen=True)
class Place:
    """A street or community; `street` is the street's short name, `code` is None where it is not known."""

    name: str
    short: str
    street: str
    code: str | None


@dataclass(frozen=True)
class Reference:
    """The tables, one frame each: columns and dtypes as in TABLES, index `row` = the line in the file."""

    places: pd.DataFrame
    denominators: pd.DataFrame
    streets: pd.DataFrame
    communities: pd.DataFrame
    baseline: pd.DataFrame
    peers: pd.DataFrame
    national: pd.DataFrame
    attendance_ratios: pd.DataFrame

    @property
    def sources(self) -> pd.DataFrame:
        """Where every line comes from: table, key, as_of (date or year) and source (address), all text."""
        parts = []
        for table in TABLES:
            lines: pd.DataFrame = getattr(self, table)
            lines = lines[[lines.columns[0], "as_of" if "as_of" in lines else "year", "source"]]
            parts.append(lines.set_axis(["key", "as_of", "source"], axis="columns").assign(table=table))
        return pd.concat(parts)[["table", "key", "as_of", "source"]].astype("string")

    @property
    def place(self) -> str:
        """The name of the place that the denominators, streets and communities describe."""
        return str(self.places["name"].iloc[0])

    def denominator(self, id: str) -> Denominator:
        """The denominator of that id; InputError with the known ids if there is none."""
        if id in self._denominators:
            return self._denominators[id]
        raise InputError(f"没有“{id}”这个分母。", f"可用的有：{'、'.join(self.denominators['id'])}。")

    def find_street(self, text: str) -> Place | None:
        """The street or town of that name, with or without 街道 or 镇; None if there is none."""
        return self._streets.get(_plain(text))

    def find_community(self, text: str) -> Place | None:
        """The community of that name, with or without 社区 and its street in front; None if there is none."""
        return self._communities.get(_plain(text))

    @cached_property
    def _denominators(self) -> dict[str, Denominator]:
        lines = records(self.denominators.reset_index(drop=True))
        return {line["id"]: Denominator(**line) for line in lines}

    @cached_property
    def _streets(self) -> dict[str, Place]:
        lines = self.streets[["name", "short", "code"]].itertuples(index=False, name=None)
        places = [Place(name, short, short, code) for name, short, code in lines]
        return {word: place for place in places for word in (place.name, place.short)}

    @cached_property
    def _communities(self) -> dict[str, Place]:
        lines = self.communities[["name", "short", "street", "code"]].itertuples(index=False, name=None)
        places = [Place(name, short, street, known(code)) for name, short, street, code in lines]
        streets = dict(zip(self.streets["short"], self.streets["name"], strict=True))
        return {
            front + word: place
            for place in places
            for front in ("", place.street, streets.get(place.street, ""))
            for word in (place.name, place.short)
        }


def load(folder: Path | None = None) -> Reference:
    """All tables of a folder (data/reference if none is given, read once); InputError lists every fault."""
    return _load_once(paths.REFERENCE) if folder is None else _load(folder)


def _load(folder: Path) -> Reference:
    frames: dict[str, pd.DataFrame] = {}
    problems: list[Problem] = []
    for table, declared in TABLES.items():
        try:
            frames[table] = strict_csv.read(folder / f"{table}.csv", declared)
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return Reference(**frames)


_load_once = cache(_load)


def _plain(text: str) -> str:
    """The text in ordinary width, without spaces."""
    return "".join(unicodedata.normalize("NFKC", text).split())
