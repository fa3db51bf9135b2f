"""What is wrong, where, and what to do: one shape for everything that reading and checking report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


class Severity(StrEnum):
    """What a problem asks of the reader; never a judgement on people."""

    ERROR = "error"
    """The data cannot be used as it is (错误)."""
    WARNING = "warning"
    """Must be shown beside the number it touches (提醒)."""
    ASK = "ask"
    """To be put to the organ (待问)."""
    NOTE = "note"
    """A guess or a thing left out, for information (说明)."""

    @property
    def label(self) -> str:
        """The Chinese word."""
        return {"error": "错误", "warning": "提醒", "ask": "待问", "note": "说明"}[self.value]

    @property
    def rank(self) -> int:
        """0 for the gravest, to sort by."""
        return list(Severity).index(self)


@dataclass(frozen=True)
class Problem:
    """One thing to know or to mend, and its place: a cell (row as a person sees it) or a piece of text."""

    code: str
    severity: Severity
    message: str
    remedy: str = ""
    finding: int | None = None
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    value: str | None = None
    start: int | None = None
    end: int | None = None

    def as_dict(self) -> dict[str, object]:
        """All fields, the severity as its word."""
        return asdict(self) | {"severity": self.severity.value}

    @property
    def place(self) -> str:
        """Where it stands, for a line of text: 整改台账 第5行“完成状态”; empty when it has no place."""
        cell = f"第{self.row}行" if self.row is not None else ""
        cell += f"“{self.column}”" if self.column else ""
        offset = f"原文第{self.start + 1}字起" if self.start is not None else ""
        return " ".join(filter(None, (self.sheet, cell, offset)))

    @property
    def line(self) -> str:
        """One line a person can act on."""
        place = f"{self.place}：" if self.place else ""
        remedy = f"处理：{self.remedy}" if self.remedy else ""
        return f"[{self.severity.label}] {place}{self.message}{remedy}"


class InputError(Exception):
    """Input that cannot be used. Carries every problem found, and the exit status of contract section 1."""

    def __init__(self, problems: str | Sequence[Problem], remedy: str = "", exit_status: int = 2) -> None:
        if isinstance(problems, str):
            problems = [Problem("unusable_input", Severity.ERROR, problems, remedy)]
        self.problems = tuple(problems)
        self.exit_status = exit_status
        super().__init__("\n".join(problem.line for problem in self.problems))


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Those that stop a run."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def listing(problems: Sequence[Problem]) -> list[str]:
    """One line per problem under a heading for each severity, gravest first, by sheet and row."""
    sheets = list(dict.fromkeys(problem.sheet for problem in problems))
    lines: list[str] = []
    for severity in Severity:
        own = [problem for problem in problems if problem.severity is severity]
        own.sort(key=lambda problem: (sheets.index(problem.sheet), problem.row or 0))
        lines += ["", f"{severity.label}（{len(own)}条）"] if own else []
        lines += [problem.line for problem in own]
    return lines[1:]


def to_frame(problems: Iterable[Problem]) -> pd.DataFrame:
    """One row per problem, in the given order; all columns present even when there is none."""
    import pandas as pd  # reading a notice reports problems, but needs no frames

    columns = {name: "string" for name in Problem.__dataclass_fields__}
    columns |= {name: "Int64" for name in ("finding", "row", "start", "end")}
    return pd.DataFrame([problem.as_dict() for problem in problems], columns=list(columns)).astype(columns)


def stop_on_errors(problems: Iterable[Problem]) -> None:
    """Nothing when no error is among the problems; InputError (status 1) with every error otherwise."""
    if stopping := errors(problems):
        raise InputError(stopping, exit_status=1)
