"""What must stand beside a claim: the problems that touch its row or its words, and standing warnings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping

from huitoukan import codelists
from huitoukan.cards.card import Remark
from huitoukan.checks.related import grouped
from huitoukan.edition import Edition
from huitoukan.problems import Problem, Severity
from huitoukan.records import Record, records

SAID_BY = {
    "window_before_feedback": "window_straddles_feedback",
    "no_denominator": "rate_without_base",
    "small_denominator": "rate_of_few",
    "headcount_not_people": "attendances_not_people",
}
"""Standing warning → the rule that says the same with numbers, where it has spoken."""
EVERYWHERE = "self_reported"
"""True of every claim of a notice: said once for the page."""


def cell_of(edition: Edition, row: int) -> tuple[str, int]:
    """The sheet a claim stands in, and the row number a person sees there."""
    place, seen = edition.ledger.where(*edition.stands("claims", row))
    return place.sheet, seen


class Remarks:
    """The problems of an edition, found by the place they point to."""

    def __init__(self, edition: Edition, problems: Iterable[Problem]) -> None:
        self._problems: defaultdict[int, list[Problem]] = defaultdict(list)
        self.findings: defaultdict[int, list[Remark]] = defaultdict(list)
        """Finding (0: none) → the remarks that touch none of its claims."""
        claims = edition.claims
        every = records(claims[["finding", "text", "measure"]].dropna(subset=["text"]))
        cells = grouped(every, lambda claim: [cell_of(edition, claim["row"])])
        own = grouped(every, lambda claim: [claim["finding"]])
        places = records(claims[["start", "end"]].dropna())
        for problem in problems:
            touched = _in_cell(problem, cells)
            touched += [row for row in _named(problem, own, bool(touched)) if row not in touched]
            touched = touched or _read(problem, places)
            for row in touched:
                self._problems[row].append(problem)
            if not touched:
                self.findings[problem.finding or 0].append(_remark(problem))

    def of(self, claim: Record, warnings: Iterable[str]) -> tuple[Remark, ...]:
        """The remarks on a claim, the gravest first; `warnings` are codes of the list of that name."""
        problems = sorted(self._problems[claim["row"]], key=lambda problem: problem.severity.rank)
        said = {problem.code for problem in problems}
        standing = [code for code in dict.fromkeys(warnings) if code != EVERYWHERE]
        standing = [code for code in standing if SAID_BY.get(code) not in said]
        return tuple(map(_remark, problems)) + tuple(map(_warning, standing))


def _in_cell(problem: Problem, cells: Mapping[Hashable, list[Record]]) -> list[int]:
    """Row of the claim entered in the row a problem points to."""
    own = cells.get((problem.sheet, problem.row), [])
    return [claim["row"] for claim in own if claim["measure"] is None]


def _named(problem: Problem, own: Mapping[Hashable, list[Record]], entered: bool) -> list[int]:
    """Rows of the claims of a problem's finding that it quotes: 13个社区 quotes 13个.

    A problem in the row of a claim quotes others only where it quotes several.
    """
    quoted = (problem.value or "").split("、")
    if entered and len(quoted) == 1:
        return []
    claims = own.get(problem.finding, [])
    return [claim["row"] for claim in claims if any(words.startswith(claim["text"]) for words in quoted)]


def _read(problem: Problem, places: list[Record]) -> list[int]:
    """Rows of the claims on whose characters a problem met on reading lies."""
    if problem.sheet is not None or problem.start is None:
        return []
    start, end = problem.start, problem.end or problem.start + 1
    return [place["row"] for place in places if start < place["end"] and place["start"] < end]


def _remark(problem: Problem) -> Remark:
    return Remark(
        problem.code, problem.severity.value, problem.severity.label, problem.message, problem.remedy
    )


def _warning(code: str) -> Remark:
    words = codelists.load("warnings")
    label, note = words.label_of(code), words.get(code, "note")
    return Remark(code, Severity.WARNING.value, Severity.WARNING.label, f"{label}：{note}")
