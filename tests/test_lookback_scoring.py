"""Scores: worked out only where the ledger can tell, out of what could be assessed, by published schemes."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import finding, site_check
from case import edition

from huitoukan.edition import Edition
from huitoukan.lookback.scoring import read_schemes, score
from huitoukan.problems import InputError

HEAD = "scheme,kind,name,points,metric,group,over,source,note\n"


def looked_at(false: int = 0) -> Edition:
    """Ten closed findings, eight of them looked at, so many found false; 18 of 20 satisfied."""
    findings = [finding(no=no, title=chr(0x4E00 + 7 * no) * 5) for no in range(1, 11)]
    checks = [
        site_check(finding=no, result="not_confirmed" if no <= false else "confirmed", satisfied=None)
        for no in range(1, 9)
    ]
    checks[0] |= {"satisfied": 18, "asked": 20, "channel": "现场问卷"}
    return edition(findings=findings, verifications=checks)


def test_the_total_is_out_of_what_could_be_assessed() -> None:
    found = score(looked_at(), "fufeng")
    points = dict(zip(found.items["name"], found.items["points"], strict=True))
    assert points["整改任务完成"] == pytest.approx(60 * 8 / 10) and points["满意度测评"] == pytest.approx(9)
    assert found.total == pytest.approx(57) and (found.assessed, found.full) == (70, 100)
    assert found.grade is None


def test_what_cannot_be_assessed_says_why() -> None:
    items = score(looked_at(), "fufeng").items.set_index("name")
    assert items.loc[["组织领导", "责任落实"], "points"].isna().all()
    assert "未评" in items.at["组织领导", "why"]
    nobody = score(edition(findings=[finding()]), "fufeng")
    assert nobody.total is None and nobody.assessed == 0
    assert "尚未现场核查" in nobody.items.set_index("name").at["整改任务完成", "why"]


@pytest.mark.parametrize(("false", "total"), [(4, 40 * 4 / 10), (5, 0)])
def test_a_published_veto_applies_from_its_number_on(false: int, total: float) -> None:
    found = score(looked_at(false), "hengshui")
    assert found.total == pytest.approx(total) and bool(found.vetoes) is (false == 5)


def test_items_of_a_published_scheme_come_to_its_full_points() -> None:
    table = read_schemes()
    full = table[table["kind"].eq("scheme")].set_index("scheme")["points"]
    items = table[table["kind"].eq("item")].groupby("scheme")["points"].sum()
    assert items.to_dict() == full.to_dict() and set(full.index) >= {"fufeng", "hengshui"}
    assert table["source"].str.startswith("http").all()


def graded(tmp_path: Path, *more: str) -> str | None:
    """The grade that 80 points of 100 come to, with further lines in the scheme."""
    path = tmp_path / "schemes.csv"
    lines = [
        "own,scheme,本区办法,100,,,,本区通知,", "own,item,核实,100,verified_completion,,,本区通知,",
        "own,grade,较好,,,,60,本区通知,", "own,grade,好,,,,80,本区通知,", "own,grade,最好,,,,95,本区通知,",
    ]  # fmt: skip
    path.write_text(HEAD + "\n".join([*lines, *more]) + "\n", encoding="utf-8")
    return score(looked_at(), "own", read_schemes(path)).grade


def test_the_highest_grade_that_is_reached_is_given(tmp_path: Path) -> None:
    assert graded(tmp_path) == "好"


def test_no_grade_is_given_where_an_item_is_not_assessed(tmp_path: Path) -> None:
    assert graded(tmp_path, "own,item,责任,0,,,,本区通知,") is None


def test_an_unknown_scheme_is_refused_with_the_known_ones() -> None:
    with pytest.raises(InputError, match="fufeng"):
        score(looked_at(), "nonsense")


@pytest.mark.parametrize(
    "line",
    ["a,verdict,坏,1,,,,x,", "a,item,甲,1,no_such_metric,,,x,", "a,item,甲,,,,,x,", "a,veto,甲,0,,,5,x,",
     "a,veto,甲,0,site_results,not_confirmed,,x,"],
)  # fmt: skip
def test_a_list_of_schemes_that_cannot_be_used_is_refused(tmp_path: Path, line: str) -> None:
    path = tmp_path / "schemes.csv"
    path.write_text(f"{HEAD}{line}\n", encoding="utf-8")
    with pytest.raises(InputError):
        read_schemes(path)
