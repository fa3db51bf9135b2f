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


@pytest.mark.parametrize("status", ["in_progress", "basically_completed", "not_completed", None])
def test_what_is_found_false_on_site_is_red_whatever_its_status(status: str | None) -> None:
    case = edition(
        findings=[finding(status=status, due_on="2025-12-31")],
        verifications=[site_check(result="not_confirmed")],
    )
    (row,) = lights(case).to_dict("records")
    assert (row["light"], row["colour"]) == ("contradicted", "red")
    assert row["why"].startswith("最近一次现场核查为“不实”；")


def test_what_is_overdue_and_found_false_says_both() -> None:
    case = edition(
        findings=[finding(status="in_progress", due_on="2025-05-01")],
        verifications=[site_check(result="not_confirmed")],
    )
    (row,) = lights(case).to_dict("records")
    assert (row["light"], row["why"]) == ("overdue", "最近一次现场核查为“不实”；已过时限19天")


def test_an_open_finding_that_is_partly_done_is_not_red_for_it() -> None:
    case = edition(
        findings=[finding(status="in_progress", due_on="2025-12-31")],
        verifications=[site_check(result="partly_confirmed")],
    )
    assert lights(case)["light"].tolist() == ["later"]


def test_on_the_day_of_the_deadline_nothing_else_is_said() -> None:
    assert light(status="in_progress", due_on="2025-05-20")["why"] == "今天到期"


HEAD = "light,days,source,note"
SOUND = {"overdue": "-1", "soon": "10", "near": "20"}


def rule_file(folder: Path, **days: str | None) -> Path:
    """The committed rule with other days; None leaves a line out."""
    path = folder / "lights.csv"
    lines = [f"{code},{told},本办公室的通知," for code, told in (SOUND | days).items() if told is not None]
    path.write_text("\n".join([HEAD, *lines, ""]), encoding="utf-8")
    return path


def test_the_days_are_the_office_s(tmp_path: Path) -> None:
    rule = read_rule(rule_file(tmp_path, soon="30", near="60"))
    case = edition(findings=[finding(status="in_progress", due_on="2025-06-15")])
    assert lights(case, rule)["light"].tolist() == ["soon"]


def test_every_day_of_the_rule_has_its_source() -> None:
    rule = read_rule()
    assert (
        rule["light"].tolist() == ["overdue", "soon", "near"] and rule["source"].str.startswith("http").all()
    )


@pytest.mark.parametrize(
    ("days", "row", "column", "value", "said"),
    [
        ({"overdue": "5"}, 2, "days", "5", "应写 -1"),
        ({"overdue": "0"}, 2, "days", "0", "应写 -1"),
        ({"soon": "30"}, 4, "days", "20", "不大于黄灯·临近到期的30"),
        ({"soon": "20"}, 4, "days", "20", "不大于黄灯·临近到期的20"),
        ({"soon": "-5"}, 3, "days", "-5", "应写大于-1的天数"),
        ({"overdue": None}, None, None, None, "没有灯号 overdue（红灯·已逾期）这一行"),
        ({"soon": None, "near": None}, None, None, None, "没有灯号 soon"),
        ({"blau": "3"}, 5, "light", "blau", "不认识灯号“blau”"),
        ({"unchecked": "3"}, 5, "light", "unchecked", "只能写overdue（红灯·已逾期）"),
    ],
)
def test_a_rule_that_cannot_be_right_is_refused_with_its_cell(
    tmp_path: Path,
    days: dict[str, str | None],
    row: int | None,
    column: str | None,
    value: str | None,
    said: str,
) -> None:
    with pytest.raises(InputError, match=said) as refused:
        read_rule(rule_file(tmp_path, **days))
    found = refused.value.problems[0]
    assert (found.sheet, found.row, found.column, found.value) == ("lights.csv", row, column, value)


def test_a_light_that_stands_twice_is_named(tmp_path: Path) -> None:
    path = rule_file(tmp_path)
    path.write_text(path.read_text(encoding="utf-8") + "soon,12,x,\n", encoding="utf-8")
    with pytest.raises(InputError, match="灯号“soon”写了两次"):
        read_rule(path)


def test_a_rule_without_a_line_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="没有灯号 overdue"):
        read_rule(rule_file(tmp_path, overdue=None, soon=None, near=None))


def test_an_empty_ledger_has_no_lights() -> None:
    assert lights(empty()).empty
