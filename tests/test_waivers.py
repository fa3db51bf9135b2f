"""What a person lets stand: told as a note with the reason, until its day; idle and strange waivers told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from builders import finding, measure
from case import edition

from huitoukan import paths
from huitoukan.checks import check, waivers
from huitoukan.edition import Edition
from huitoukan.problems import InputError, Problem, Severity

HEADING = "rule,finding,reason,until,who"


def checked(folder: Path, *lines: str, **records: Any) -> list[Problem]:
    """The problems of a ledger that holds one bare closure, its waivers beside it; as of 2025-05-20."""
    (folder / "waivers.csv").write_text("\n".join((HEADING, *lines)) + "\n", encoding="utf-8")
    bare: dict[str, Any] = {"findings": [finding()], "measures": [measure(text="高度重视。")]}
    case = edition(**bare | records)
    return check(replace(case, ledger=replace(case.ledger, folder=folder)))


def told(problems: list[Problem]) -> list[tuple[str, Severity]]:
    return [(problem.code, problem.severity) for problem in problems]


WORDS, NUMBER = "closed_on_words_only,1", "closed_without_date_or_number,1"


def test_a_waived_problem_becomes_a_note_with_its_reason(tmp_path: Path) -> None:
    found = checked(tmp_path, f"{WORDS},另有保密材料,2025-12-31,督查室负责人")
    assert told(found) == [
        ("closed_without_date_or_number", Severity.ASK), ("closed_on_words_only", Severity.NOTE)
    ]  # fmt: skip
    assert found[1].message.endswith("（督查室负责人已同意暂不处理，到2025-12-31为止，理由：另有保密材料。）")
    assert found[1].finding == 1


def test_a_waiver_holds_on_its_last_day_and_is_told_of_the_day_after(tmp_path: Path) -> None:
    lines = (f"{WORDS},甲,2025-05-20,督查室", f"{NUMBER},乙,2025-05-19,督查室")
    assert told(checked(tmp_path, *lines)) == [
        ("waiver_expired", Severity.WARNING),
        ("closed_without_date_or_number", Severity.ASK),
        ("closed_on_words_only", Severity.NOTE),
    ]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("closed_on_words_only,2,甲,2025-12-31,督查室", "waiver_unused"),
        ("closed_on_words_only,,甲,2025-12-31,督查室", "waiver_unused"),
        ("closed_on_word,1,甲,2025-12-31,督查室", "waiver_of_no_rule"),
    ],
)
def test_a_waiver_that_covers_nothing_is_told(tmp_path: Path, line: str, code: str) -> None:
    found = checked(tmp_path, line)
    assert (code, Severity.WARNING) in told(found)
    assert ("closed_on_words_only", Severity.ASK) in told(found)
    problem = next(problem for problem in found if problem.code == code)
    assert (problem.sheet, problem.row) == ("waivers.csv", 2)


def test_what_cannot_be_used_cannot_be_waived(tmp_path: Path) -> None:
    late = [finding(closed_on="2025-06-30")]
    found = told(checked(tmp_path, "closed_after_as_of,1,甲,2025-12-31,督查室", findings=late))
    assert found == [("closed_after_as_of", Severity.ERROR), ("waiver_unused", Severity.WARNING)]


@pytest.mark.parametrize(
    ("line", "column"), [(f"{WORDS},,2025-12-31,督查室", "reason"), (f"{WORDS},甲,年底,督查室", "until")]
)
def test_a_list_that_is_not_as_declared_is_refused_by_line(tmp_path: Path, line: str, column: str) -> None:
    with pytest.raises(InputError) as refused:
        checked(tmp_path, line)
    (problem,) = refused.value.problems
    assert (problem.sheet, problem.row, problem.column) == ("waivers.csv", 2, column)


def test_without_a_list_nothing_is_waived(tmp_path: Path) -> None:
    case: Edition = edition()
    assert waivers.waivers_of(replace(case, ledger=replace(case.ledger, folder=tmp_path))) == []


def test_the_projects_own_list_waives_nothing() -> None:
    assert waivers.read(paths.DATA / waivers.NAME) == []
    assert waivers.waivers_of(edition()) == []
