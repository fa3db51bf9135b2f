"""Scores: worked out only where the ledger can tell, out of what could be assessed, by published schemes."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from builders import finding, site_check
from case import edition

from huitoukan.edition import Edition
from huitoukan.lookback.schemes import read_schemes
from huitoukan.lookback.scoring import score
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


OWN = (
    "mine,scheme,本区办法,100,,,,内部文件,", "mine,item,完成,60,reported_completion,,,内部文件,",
    "mine,item,按时,40,closed_in_time,,,内部文件,", "mine,veto,报假,0,site_results,not_confirmed,5,内部文件,",
    "mine,grade,好,,,,90,内部文件,", "mine,grade,一般,,,,60,内部文件,",
)  # fmt: skip


def own(folder: Path, *replaced: tuple[str, str], more: str = "") -> Path:
    """A sound scheme, some of its words replaced; lines after it."""
    text = "\n".join([HEAD.strip(), *OWN, more, ""]).replace("\n\n", "\n")
    for old, new in replaced:
        assert old in text
        text = text.replace(old, new)
    path = folder / "schemes.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_sound_scheme_is_read(tmp_path: Path) -> None:
    assert len(read_schemes(own(tmp_path))) == len(OWN)


@pytest.mark.parametrize(
    ("replaced", "more", "place", "said"),
    [
        (("item,按时", "项目,按时"), "", (4, "kind", "项目"), "“项目”.*scheme、item、veto、grade"),
        (("closed_in_time", "in_time"), "", (4, "metric", "in_time"), "没有这个指标：“in_time”"),
        (("closed_in_time", "open_days"), "", (4, "metric", "open_days"), "这个指标不是占比"),
        (("按时,40", "按时,-40"), "", (4, "points", "-40"), "不是分数：“-40”"),
        (("按时,40", "按时,"), "", (4, "points", None), "须写不小于0的分数"),
        (("按时,40", "按时,50"), "", (2, "points", "100"), "满分写100，各项分值合计110"),
        ((",90,", ",,"), "", (6, "over", None), "没有写达到多少"),
        ((",60,内部文件", ",90,内部文件"), "", (7, "over", "90"), "分数线都是90"),
        ((",90,", ",190,"), "", (6, "over", "190"), "分数线190高于满分100"),
        (("site_results", ""), "", (5, "metric", None), "否决项没有写指标"),
        (("mine,scheme,本区办法", "your,scheme,本区办法"), "", (3, "scheme", "mine"), "没有写名称"),
        (("好", "好"), "mine,scheme,另一套,100,,,,x,", (8, "scheme", "mine"), "写了两行，第2行已经写过"),
        (("好", "好"), "two,scheme,另一套,100,,,,x,", (8, "scheme", "two"), "没有一个项目"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_scheme_is_told_with_its_cell(
    tmp_path: Path, replaced: tuple[str, str], more: str, place: tuple[int, str, str | None], said: str
) -> None:
    with pytest.raises(InputError, match=said) as refused:
        read_schemes(own(tmp_path, replaced, more=more))
    found = [(one.row, one.column, one.value) for one in refused.value.problems]
    assert place in found and all(one.sheet == "schemes.csv" for one in refused.value.problems)


def test_an_item_of_a_group_that_does_not_exist_says_so_with_its_line_and_the_groups(tmp_path: Path) -> None:
    path = own(tmp_path, ("reported_completion,,", "reported_completion,没有的组,"))
    item = score(looked_at(), "mine", read_schemes(path)).items.set_index("name").loc["完成"]
    assert pd.isna(item["points"])
    assert "第3行的分组“没有的组”现在没有" in item["why"] and "聚焦履行职责方面" in item["why"]


def test_a_veto_of_a_mistyped_group_is_refused_with_the_groups(tmp_path: Path) -> None:
    table = read_schemes(own(tmp_path, ("not_confirmed", "不实")))
    with pytest.raises(InputError, match=r"“不实”现在没有.*not_confirmed（不实）") as refused:
        score(looked_at(), "mine", table)
    (problem,) = refused.value.problems
    assert (problem.row, problem.column, problem.value) == (5, "group", "不实")


def test_points_shown_add_up_to_the_total_shown(tmp_path: Path) -> None:
    lines = "\n".join(f"three,item,第{at}项,33.33,findings_checked,,,x," for at in range(3))
    path = own(tmp_path, more=f"three,scheme,三项,99.99,,,,x,\n{lines}")
    closed = [finding(no=no, title=chr(0x4E00 + 7 * no) * 5) for no in range(1, 4)]
    found = score(
        edition(findings=closed, verifications=[site_check(finding=1)]), "three", read_schemes(path)
    )
    assert found.items["points"].tolist() == [11.1, 11.1, 11.1] and found.total == 33.3
