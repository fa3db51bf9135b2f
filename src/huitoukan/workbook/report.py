"""What reading one sheet reports: errors cell by cell, guesses of one kind in one column together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from huitoukan.problems import Problem, Severity

CELLS = 200
"""So many cells of a column with the same fault are listed one by one; one line names the other rows."""


@dataclass
class Report:
    """Adds problems of one sheet to the list of all."""

    sheet: str
    problems: list[Problem]
    _guesses: dict[tuple[str, str | None, str, Severity], list[tuple[int, str, str]]] = field(
        default_factory=dict
    )
    _counts: dict[tuple[str, str | None], list[int]] = field(default_factory=dict)

    def add(
        self,
        code: str,
        message: str,
        remedy: str = "",
        severity: Severity = Severity.ERROR,
        *,
        row: int | None = None,
        column: str | None = None,
        value: str | None = None,
    ) -> None:
        """One more problem; `row` as a person sees it, `column` as printed."""
        if row is not None and column is not None:
            rows = self._counts.setdefault((code, column), [])
            # a cell that two registers share is told once
            if row in rows[-1:]:
                return
            rows.append(row)
            if len(rows) > CELLS:
                return
        self.problems.append(
            Problem(code, severity, message, remedy, sheet=self.sheet, row=row, column=column, value=value)
        )

    def guess(
        self, code: str, row: int, column: str | None, value: str, read_as: str, remedy: str = "",
        severity: Severity = Severity.NOTE,
    ) -> None:  # fmt: skip
        """A cell that was read as something else than stands there; told with all others of its kind."""
        self._guesses.setdefault((code, column, remedy, severity), []).append((row, value, read_as))

    def close(self) -> None:
        """Tell what was gathered."""
        for (code, column, remedy, severity), found in self._guesses.items():
            row, value, read_as = found[0]
            others = sorted({other for other, *_ in found} - {row})
            also = f"；同样处理的还有{numbered(others)}" if others else ""
            self.problems.append(
                Problem(code, severity, f"“{value}”{read_as}{also}。", remedy or "核对无误即可。", None,
                        self.sheet, row, column, value)
            )  # fmt: skip
        for (code, column), rows in self._counts.items():
            if len(rows) > CELLS:
                message = f"同样的问题还有{len(rows) - CELLS}处：{numbered(rows[CELLS:])}。"
                self.problems.append(
                    Problem(
                        code, Severity.ERROR, message, "请一并改正。", None, self.sheet, rows[CELLS], column
                    )
                )
        self._guesses.clear()
        self._counts.clear()


def numbered(rows: Iterable[int]) -> str:
    """Row numbers for a sentence: 第3—5、9行."""
    runs: list[list[int]] = []
    for row in sorted(set(rows)):
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    return f"第{'、'.join(str(a) if a == b else f'{a}—{b}' for a, b in runs)}行"


@dataclass
class Reports:
    """One report per sheet, all into one list, in the order of the sheets."""

    problems: list[Problem] = field(default_factory=list)
    _open: dict[str, Report] = field(default_factory=dict)

    def of(self, sheet: str) -> Report:
        """The report of a sheet."""
        return self._open.setdefault(sheet, Report(sheet, self.problems))

    def close(self) -> None:
        """Tell what was gathered."""
        for report in self._open.values():
            report.close()
