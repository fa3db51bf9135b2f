"""Rows of a register: which enter a number, and which are left out and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Self

import pandas as pd

from huitoukan import codelists
from huitoukan.edition import Edition
from huitoukan.registers import REGISTERS

UNSTATED = "未注明"
"""The group of rows that do not say to which they belong."""
LATER = "晚于统计日"
LACKING = "缺"
"""How the reasons for a missing value begin; other reasons are no fault of the row."""
NAMED = 10
"""So many rows left out are named one by one, the others only counted."""


@dataclass(frozen=True)
class Selection:
    """Rows of a register, and those left out by the reason why. Every method gives a new one."""

    edition: Edition
    register: str
    rows: pd.DataFrame
    left: Mapping[str, pd.Index] = field(default_factory=dict)
    since: pd.Timestamp | None = None
    """The day of the first row, which opens the window; None where the register knows no day."""
    is_part: bool = False
    """Whether it is one group of a selection that has rows: then no row of the group is a known 0."""

    @property
    def now(self) -> pd.Timestamp:
        """The as-of day."""
        return pd.Timestamp(self.edition.as_of)

    @property
    def recorded(self) -> bool:
        """Whether the register holds any row at all."""
        return len(self.edition.ledger[self.register]) > 0

    @property
    def excluded(self) -> int:
        """How many rows are left out."""
        return sum(map(len, self.left.values()))

    @property
    def lacks(self) -> bool:
        """Whether a row is left out because it lacks something."""
        return any(why.startswith(LACKING) for why in self.left)

    @property
    def note(self) -> str:
        """Which rows are left out, in short, for a figure: 另有3行未计入（缺活动日期2行、晚于统计日1行）."""
        why = "、".join(f"{reason}{len(gone)}行" for reason, gone in self.left.items())
        return f"另有{self.excluded}行未计入（{why}）" if why else ""

    def drop(self, mask: pd.Series, why: str) -> Self:
        """Without the rows of the mask (which may cover more rows), left out for this reason."""
        gone = self.rows.index[mask.reindex(self.rows.index).astype("boolean").fillna(False)]
        if gone.empty:
            return self
        before = self.left.get(why, gone[:0])
        return replace(self, rows=self.rows.drop(gone), left={**self.left, why: before.append(gone)})

    def having(self, **columns: pd.Series) -> Self:
        """With further columns."""
        return replace(self, rows=self.rows.assign(**columns))

    def needs(self, *columns: str) -> Self:
        """Without the rows that lack a value in one of the columns."""
        log = self
        for name in columns:
            title = REGISTERS[self.register].column(name).title
            log = log.drop(log.rows[name].isna(), f"{LACKING}{title}")
        return log

    def days(self, column: str) -> pd.Series:
        """The days of a column; of those known only to the month the first."""
        return REGISTERS[self.register].days(self.rows, column)

    def until(self, day: str) -> Self:
        """Without the rows that lack this day, or whose day lies after the as-of day."""
        return self.needs(day).drop(self.days(day).gt(self.now), LATER)

    def dated(self, day: str) -> Self:
        """The rows up to the as-of day; the first of them opens the window."""
        log = self.until(day)
        return replace(log, since=log.days(day).min() if len(log.rows) else None)

    def filled(self, column: str) -> Self:
        """Without any row when nobody fills in the column at all: then a blank means nothing."""
        return self.needs(column) if self.rows[column].isna().all() else self

    def done(self, column: str) -> pd.Series:
        """Whether the column holds a day up to the as-of day, or any words."""
        if REGISTERS[self.register].column(column).type in ("date", "partial_date"):
            return self.days(column).le(self.now)
        return self.rows[column].str.strip().ne("").fillna(False)

    def split(self, labels: pd.Series, order: Sequence[str] = ()) -> Iterator[tuple[str, Self]]:
        """The rows label by label: all labels of the order, then others that occur by name, then 未注明.

        `labels` go by row number, those of rows left out among them.
        """
        named = labels.astype("string").fillna(UNSTATED)
        rows = dict(iter(self.rows.groupby(named.loc[self.rows.index])))
        left = {why: gone.groupby(named.loc[gone]) for why, gone in self.left.items()}
        others = sorted(set(named.unique()) - {UNSTATED, *order})
        for label in [*order, *others, UNSTATED]:
            gone = {why: groups[label] for why, groups in left.items() if label in groups}
            own = replace(self, rows=rows.get(label, self.rows.iloc[:0]), left=gone, is_part=len(rows) > 0)
            if label in order or len(own.rows) or own.lacks:
                yield label, own

    def left_out(self) -> Iterator[str]:
        """Which rows are left out and why, for `sources`; those that lack something by their numbers."""
        sheet = f"{self.edition.ledger.name} {REGISTERS[self.register].sheet}"
        for why, gone in self.left.items():
            numbers = sorted(gone)[: NAMED if why.startswith(LACKING) or why == LATER else 0]
            which = self.edition.ledger.rows(self.register, numbers)
            rest = f"{'等' if numbers else ''}{len(gone)}行" if len(gone) > len(numbers) else ""
            yield f"{sheet} {which}{rest}（{why}，未计入）"


def labelled(values: pd.Series, codelist: str) -> tuple[pd.Series, tuple[str, ...]]:
    """Codes and words of a list as its labels, unknown words as they stand; which of its labels occur."""
    words = codelists.load(codelist)
    codes = {word: words.code_of(word) for word in values.dropna().unique()}
    labels = values.map({word: words.label_of(code) if code else word for word, code in codes.items()})
    met = set(codes.values())
    return labels, tuple(words.label_of(code) for code in words.codes if code in met)
