"""What changed between two editions, and by which match each row was known again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from huitoukan import codelists
from huitoukan.edition import Edition
from huitoukan.lookback import exact
from huitoukan.lookback.baseline import Baseline, baseline
from huitoukan.lookback.changes import changes
from huitoukan.lookback.frozen import Frozen
from huitoukan.lookback.match import REFERENCE, Numbers, as_text
from huitoukan.lookback.measured import Pair, as_frame, changed_measurements, measurements_of
from huitoukan.lookback.same import match_all
from huitoukan.registers import REGISTERS, codelist_of

SHOWN = 3
"""So many rows of each kind of change are named as examples."""
CELLS = {
    "register": "string", "old": "int64", "new": "int64", "column": "string", "before": "string",
    "after": "string",
}  # fmt: skip
LOGS = {
    "register": "string", "sheet": "string", "added": "int64", "changed": "int64", "withdrawn": "int64",
    "added_rows": object, "changed_rows": object, "withdrawn_rows": object,
}  # fmt: skip
NAMED = {"notice": ("organ", "signed_on")}
"""Registers whose key says nothing to people: by which columns a row is named."""
WHAT = {"added": "新增", "changed": "改动", "withdrawn": "撤下"}
"""What happens to rows, and the words for it."""


@dataclass(frozen=True)
class Diff:
    """Two editions side by side."""

    old: Edition
    new: Edition
    pairs: Mapping[str, pd.DataFrame]
    """Register → which row is which (see `match`)."""
    cells: pd.DataFrame
    """One row per cell that differs in a row both editions have: register, old and new (labels), column,
    before and after (as text, missing where blank). A finding's new number changes no row that names it."""
    changes: pd.DataFrame
    """What became of findings and published numbers; see `changes`."""
    measured: tuple[Pair, ...]
    """The metrics that differ."""

    @cached_property
    def metrics(self) -> pd.DataFrame:
        """The metrics that differ, as a frame: see `measured.COLUMNS`."""
        return as_frame(self.measured)

    @cached_property
    def logs(self) -> pd.DataFrame:
        """Rows added, changed and withdrawn in every other register where there are any.

        Rows: one per register, in the order of the sheets. Columns: register, sheet, added, changed,
        withdrawn (rows), and added_rows, changed_rows, withdrawn_rows (all of them, by their labels: of the
        later edition, the withdrawn ones of the earlier).
        """
        found = [self._log(name) for name in REGISTERS if name != "findings"]
        rows = [row for row in found if any(row[what] for what in WHAT)]
        return pd.DataFrame(rows, columns=list(LOGS)).astype(LOGS)

    def _log(self, name: str) -> dict[str, Any]:
        pairs, cells = self.pairs[name], self.cells
        rows = {
            "added": pairs.loc[pairs["old"].isna(), "new"].tolist(),
            "changed": cells.loc[cells["register"] == name, "new"].drop_duplicates().tolist(),
            "withdrawn": pairs.loc[pairs["new"].isna(), "old"].tolist(),
        }
        named: dict[str, Any] = {"register": name, "sheet": REGISTERS[name].sheet}
        counts = {what: len(labels) for what, labels in rows.items()}
        return named | counts | {f"{what}_rows": tuple(labels) for what, labels in rows.items()}

    def of(self, *kinds: str) -> pd.DataFrame:
        """The changes of these kinds (code list change_kind): `of("closed")`, `of("slipped")`."""
        return self.changes[self.changes["kind"].isin(kinds)].reset_index(drop=True)

    def rows(self, register: str, what: str) -> pd.DataFrame:
        """The rows of a register that were `added`, `changed` (as they are) or `withdrawn` (as they were)."""
        edition = self.old if what == "withdrawn" else self.new
        return edition.ledger[register].loc[list(self._log(register)[f"{what}_rows"])]

    @property
    def synthetic(self) -> bool:
        """Whether one of the two is made up (示例数据)."""
        return self.old.synthetic or self.new.synthetic

    @property
    def same_rows(self) -> bool:
        """Whether both editions say the same, row by row, in whatever order."""
        alone = any(len(own) and own[["old", "new"]].isna().any(axis=None) for own in self.pairs.values())
        return not alone and self.cells.empty

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed: the same rows, the same numbers."""
        return self.same_rows and not self.measured

    @property
    def brief(self) -> str:
        """What differs in one line: 反弹1个，时限推迟2个，科普活动新增3行."""
        words = codelists.load("change_kind")
        counts = self.changes.loc[~self.changes["told"], "kind"].value_counts()
        parts = [f"{words.label_of(kind)}{counts[kind]}个" for kind in words.codes if kind in counts]
        for row in self.logs.to_dict("records"):
            rows = "、".join(f"{word}{row[what]}行" for what, word in WHAT.items() if row[what])
            parts.append(f"{row['sheet']}{rows}")
        if self.old.as_of != self.new.as_of:
            parts.append(f"统计日期{self.old.as_of.isoformat()}改为{self.new.as_of.isoformat()}")
        if self.old.synthetic != self.new.synthetic:
            parts.append("示例数据标记不同")
        if self.measured and not parts:
            parts.append(f"指标{len(self.measured)}个")
        return "，".join(parts) or "没有变化"


def diff(old: Edition, new: Edition, earlier: Sequence[Edition] = ()) -> Diff:
    """What changed from one edition to another. An edition and itself: nothing. Order of rows never matters.

    Metrics of a frozen edition are those it was frozen with. With editions earlier than both, what the old
    one leaves blank or does not list is held against what they stated last: see `baseline`.
    """
    told = baseline([*earlier, old, new]) if earlier else Baseline(old, {})
    old = told.edition
    pairs, numbers = match_all(old.ledger.tables, new.ledger.tables)
    cells = changed_cells(old, new, pairs, numbers)
    measured = changed_measurements(measurements_of(old), measurements_of(new))
    return Diff(old, new, pairs, cells, changes(old, new, pairs, cells, told.gaps), measured)


def changed_cells(
    old: Edition, new: Edition, pairs: Mapping[str, pd.DataFrame], numbers: tuple[Numbers, Numbers]
) -> pd.DataFrame:
    """The cells that differ in matched rows of these registers; see `Diff.cells`."""
    parts = []
    for name, own in pairs.items():
        register, both = REGISTERS[name], own.dropna(subset=["old", "new"]).astype({"old": int, "new": int})
        before, after = (
            as_text(edition.ledger[name].loc[both[side]], register, names)
            for edition, side, names in zip((old, new), ("old", "new"), numbers, strict=True)
        )
        for column in register.by_name:
            other = before[column].to_numpy() != after[column].to_numpy()
            if other.any():
                at = both[other]
                parts.append(pd.DataFrame({
                    "register": name, "old": at["old"].array, "new": at["new"].array, "column": column,
                    "before": exact.cells(old.ledger[name].loc[at["old"], column]),
                    "after": exact.cells(new.ledger[name].loc[at["new"], column]),
                }))  # fmt: skip
    found = pd.concat(parts) if parts else pd.DataFrame(columns=list(CELLS))
    found = found.astype(CELLS).replace({"before": "", "after": ""}, pd.NA)
    return found.sort_values(["register", "new", "old"], kind="stable", ignore_index=True)


def title_of(edition: Edition) -> str:
    """What an edition is called in a line: 2025Q2第1版, or the name of its file."""
    return edition.manifest.title if isinstance(edition, Frozen) else edition.ledger.name


def name_of(edition: Edition, register: str, label: int) -> str:
    """A row in few words: what its key says, codes by their labels."""
    declared = REGISTERS[register]
    row = edition.ledger[register].loc[label]
    words = []
    for name in NAMED.get(register, declared.key):
        column, value = declared.column(name), row[name]
        if pd.isna(value):
            continue
        if column.references == REFERENCE:
            words.append(f"({value})")
            continue
        codes = codelist_of(column)
        code = codes.code_of(value) if codes and isinstance(value, str) else None
        words.append(codes.label_of(code) if codes and code else str(value).removesuffix(" 00:00:00"))
    return " ".join(words)
