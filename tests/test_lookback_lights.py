"""Every finding has its light: by days where it is open, by the site where it is closed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from builders import finding, site_check
from case import edition, empty

from huitoukan import codelists
from huitoukan.lookback.lights import lights, read_rule
from huitoukan.problems import InputError


def light(**changes: object) -> dict[str, Any]:
    """The light of one finding on 20 May 2025."""
    (row,) = lights(edition(findings=[finding(**changes)])).to_dict("records")
    return row


@pytest.mark.parametrize(
    ("due_on", "code", "days"),
    [
        ("2025-05-19", "overdue", -1), ("2025-05-20", "soon", 0), ("2025-05-30", "soon", 10),
        ("2025-05-31", "near", 11), ("2025-06-09", "near", 20), ("2025-06-10", "later", 21),
    ],
)  # fmt: skip
def test_an_open_finding_is_lit_by_the_days_left(due_on: str, code: str, days: int) -> None:
    found = light(status="in_progress", due_on=due_on)
    assert (found["light"], found["days"]) == (code, days)


def test_an_open_finding_without_deadline_has_its_own_light_and_nothing_is_guessed() -> None:
    found = light(status="in_progress")
    assert found["light"] == "no_due" and found["days"] is None and found["colour"] == "none"


@pytest.mark.parametrize(
    ("status", "code"),
    [("completed", "unchecked"), ("sustained", "unchecked"), (None, "not_stated"),
     ("not_applicable", "not_applicable"), ("basically_completed", "no_due")],
)  # fmt: skip
def test_what_is_not_open_does_not_depend_on_days(status: str | None, code: str) -> None:
    assert light(status=status)["light"] == code


@pytest.mark.parametrize(
    ("result", "code"),
    [("confirmed", "confirmed"), ("mostly_confirmed", "confirmed"), ("partly_confirmed", "contradicted"),
     ("not_confirmed", "contradicted"), ("unverifiable", "undecided")],
)  # fmt: skip
def test_a_closed_finding_is_lit_by_what_the_site_showed(result: str, code: str) -> None:
    case = edition(findings=[finding()], verifications=[site_check(result=result)])
    assert lights(case)["light"].tolist() == [code]


def test_a_closure_after_the_deadline_is_told() -> None:
    assert "晚5天" in light(due_on="2025-03-15", closed_on="2025-03-20")["why"]


def test_no_light_is_a_colour_alone() -> None:
    words = codelists.load("light")
    for colour in ("red", "yellow", "green"):
        assert {words.get(code, "sign") for code in words.where("colour", colour)} == {
            words.get(words.where("colour", colour)[0], "sign")
        }
    signs = [words.get(words.where("colour", colour)[0], "sign") for colour in ("red", "yellow", "green")]
    assert len(set(signs)) == 3 and all(words.labels)


def test_the_most_pressing_come_first() -> None:
    rows = [
        finding(no=1), finding(no=2, status="in_progress", due_on="2025-05-25"),
        finding(no=3, status="in_progress", due_on="2025-05-01"),
        finding(no=4, status="in_progress", due_on="2025-04-01"),
    ]  # fmt: skip
    assert lights(edition(findings=rows))["no"].tolist() == [4, 3, 2, 1]


def test_the_days_are_the_office_s(tmp_path: Path) -> None:
    path = tmp_path / "lights.csv"
    path.write_text("light,days,source,note\nsoon,30,本办公室的通知,\n", encoding="utf-8")
    case = edition(findings=[finding(status="in_progress", due_on="2025-06-15")])
    assert lights(case, read_rule(path))["light"].tolist() == ["soon"]


def test_every_day_of_the_rule_has_its_source() -> None:
    rule = read_rule()
    assert (
        rule["light"].tolist() == ["overdue", "soon", "near"] and rule["source"].str.startswith("http").all()
    )


@pytest.mark.parametrize(
    "line", ["blau,3,x,", "unchecked,3,x,", "soon,3,x,\nsoon,4,x,", "soon,3,x,\nnear,3,x,"]
)
def test_a_rule_that_cannot_be_used_is_refused(tmp_path: Path, line: str) -> None:
    path = tmp_path / "lights.csv"
    path.write_text(f"light,days,source,note\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match="灯号"):
        read_rule(path)


def test_an_empty_ledger_has_no_lights() -> None:
    assert lights(empty()).empty
