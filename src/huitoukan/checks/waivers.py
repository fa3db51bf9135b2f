"""Waivers: problems that a person has looked at and let stand, with the reason, until a day.

They are a list beside the ledger, `waivers.csv`; a ledger that lies in no folder takes the one of data/. A
waived problem is never dropped: it becomes a note that carries the reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from huitoukan import paths, strict_csv
from huitoukan.edition import Edition
from huitoukan.period import parse_day
from huitoukan.problems import InputError, Problem, Severity
from huitoukan.records import records

NAME = "waivers.csv"
COLUMNS = "*rule finding:Int64 *reason *until *who"
"""Rule (its code), finding (blank: problems that belong to none), reason, last day, who: a post, no name."""


@dataclass(frozen=True)
class Waiver:
    """One line of the list."""

    row: int
    rule: str
    finding: int | None
    reason: str
    until: date
    who: str

    def covers(self, problem: Problem) -> bool:
        """Whether a problem is the one it lets stand; what cannot be used cannot be let stand."""
        same = (problem.code, problem.finding) == (self.rule, self.finding)
        return same and problem.severity is not Severity.ERROR


def waivers_of(edition: Edition) -> list[Waiver]:
    """The waivers that hold for a ledger, in the order of the list; InputError when it cannot be read."""
    folder = edition.ledger.folder or paths.DATA
    return read(folder / NAME) if (folder / NAME).exists() else []


def read(path: Path) -> list[Waiver]:
    """The lines of a list; InputError names every fault in it."""
    lines = records(strict_csv.read(path, COLUMNS))
    faults = [_fault(path, line["row"], line["until"]) for line in lines if not _is_day(line["until"])]
    if faults:
        raise InputError(faults)
    return [Waiver(**line | {"until": parse_day(line["until"])}) for line in lines]


def applied(
    problems: Iterable[Problem], waivers: list[Waiver], codes: Iterable[str], as_of: date
) -> Iterator[Problem]:
    """The problems, those waived as notes, then what is amiss with the waivers themselves.

    `codes` are those of the rules there are.
    """
    used: set[int] = set()
    for problem in problems:
        held = next((waiver for waiver in waivers if waiver.covers(problem)), None)
        if held is None:
            yield problem
            continue
        used.add(held.row)
        yield problem if held.until < as_of else _waived(problem, held)
    known = set(codes)
    for waiver in waivers:
        if waiver.rule not in known:
            yield _about(waiver, "waiver_of_no_rule", "没有“{rule}”这条规则。", "请改成核对规则的代码。")
        elif waiver.row not in used:
            yield _about(
                waiver, "waiver_unused", "豁免没有用上：{place}没有可以豁免的“{rule}”。", "请删去这一行。"
            )
        elif waiver.until < as_of:
            yield _about(
                waiver,
                "waiver_expired",
                "{place}“{rule}”的豁免到{until}为止，已经过期。",
                "请复核后重定期限，或删去。",
            )


def _waived(problem: Problem, waiver: Waiver) -> Problem:
    reason = waiver.reason.rstrip("。")
    message = f"{problem.message}（{waiver.who}已同意暂不处理，到{waiver.until}为止，理由：{reason}。）"
    return replace(problem, severity=Severity.NOTE, message=message)


def _about(waiver: Waiver, code: str, message: str, remedy: str) -> Problem:
    place = "不属于任何问题的行" if waiver.finding is None else f"问题({waiver.finding})"
    words = message.format(rule=waiver.rule, place=place, until=waiver.until)
    return Problem(
        code, Severity.WARNING, words, remedy, waiver.finding, NAME, waiver.row, "rule", waiver.rule
    )


def _is_day(text: str) -> bool:
    try:
        return bool(parse_day(text))
    except ValueError:
        return False


def _fault(path: Path, row: int, value: str) -> Problem:
    message, remedy = "“until”应是日期，如 2025-12-31。", "请改正。"
    return Problem(
        "waiver_unusable", Severity.ERROR, message, remedy,
        sheet=path.name, row=row, column="until", value=value,
    )  # fmt: skip
