"""Links between findings of two rounds are proposed, and decided by people."""

from __future__ import annotations

from pathlib import Path

import case
import pandas as pd
import pytest
from builders import finding
from lookback_case import edition

from huitoukan.lookback.recurrence import read_links, recurrence
from huitoukan.problems import InputError

HEAD = "earlier_source,earlier_finding,finding,decision,note\n"
EARLIER = edition(
    notice=[case.notice(source="上一轮.txt")],
    findings=[finding(no=1, title="科普活动覆盖面不广"), finding(no=2, title="采购程序不规范")],
)
NOW_FINDINGS = [finding(no=7, title="科普活动覆盖不够广"), finding(no=8, title="考勤公示不及时")]
NOW = edition(findings=NOW_FINDINGS)


def links(folder: Path, *lines: str) -> pd.DataFrame:
    path = folder / "links.csv"
    path.write_text(HEAD + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return read_links(path)


def linked(found: pd.DataFrame) -> list[tuple[object, ...]]:
    cells = found[["earlier_finding", "finding", "decision"]].astype(object)
    return list(cells.where(cells.notna(), None).itertuples(index=False, name=None))


def test_like_findings_are_proposed_with_their_score_and_nothing_is_decided(tmp_path: Path) -> None:
    found = recurrence(EARLIER, NOW, links(tmp_path))
    assert linked(found) == [(1, 7, None)]
    assert found["earlier_source"].tolist() == ["上一轮.txt"]
    assert 0.3 < found["score"].iloc[0] < 1


def test_a_decided_link_comes_first_and_is_not_proposed_again(tmp_path: Path) -> None:
    decided = links(tmp_path, "上一轮.txt,1,7,否,内容不同", "上一轮.txt,2,8,yes,")
    assert linked(recurrence(EARLIER, NOW, decided)) == [(1, 7, "no"), (2, 8, "yes")]


def test_decisions_on_another_round_say_nothing_here(tmp_path: Path) -> None:
    decided = links(tmp_path, "别的.txt,1,7,no,", "上一轮.txt,9,7,yes,")
    assert linked(recurrence(EARLIER, NOW, decided)) == [(1, 7, None)]


def test_a_comparison_without_links_says_what_was_compared(tmp_path: Path) -> None:
    far = edition(
        notice=[case.notice(source="上一轮.txt")], findings=[finding(no=1, title="政治监督作用不够")]
    )
    found = recurrence(far, NOW, links(tmp_path))
    assert found.empty
    told = {name: found.attrs[name] for name in ("earlier", "earlier_findings", "findings")}
    assert told == {"earlier": "上一轮.txt", "earlier_findings": 1, "findings": 2}


@pytest.mark.parametrize(
    ("line", "column", "value", "severity"),
    [
        ("别的.txt,1,7,no,", "earlier_source", "别的.txt", "note"),
        ("上一轮.txt,9,7,yes,", "earlier_finding", "9", "warning"),
        ("上一轮.txt,1,70,yes,", "finding", "70", "warning"),
    ],
)
def test_a_decision_that_is_not_used_is_told_with_its_line(
    tmp_path: Path, line: str, column: str, value: str, severity: str
) -> None:
    found = recurrence(EARLIER, NOW, links(tmp_path, "上一轮.txt,2,8,yes,", line))
    (problem,) = found.attrs["problems"]
    assert (problem.sheet, problem.row, problem.column, problem.value) == ("links.csv", 3, column, value)
    assert problem.severity == severity and "没有用" in problem.message


def test_a_decision_that_is_used_is_no_problem(tmp_path: Path) -> None:
    assert recurrence(EARLIER, NOW, links(tmp_path, "上一轮.txt,2,8,yes,")).attrs["problems"] == ()


def test_the_round_s_own_notice_is_no_earlier_round(tmp_path: Path) -> None:
    own = [case.notice(source="本轮.txt", sha256="a" * 64)]
    with pytest.raises(InputError, match=r"“本轮.txt”就是这一轮的：通报相同"):
        recurrence(edition(notice=own), edition(notice=own, findings=NOW_FINDINGS), links(tmp_path))


def test_a_ledger_of_the_same_round_is_no_earlier_round(tmp_path: Path) -> None:
    rows = [finding(no=no, title=chr(0x4E00 + 7 * no) * 5) for no in range(1, 6)]
    with pytest.raises(InputError, match="有4个问题一字不差"):
        recurrence(edition(findings=rows[:4]), edition(findings=rows), links(tmp_path))
    assert len(recurrence(edition(findings=rows[:2]), edition(findings=rows), links(tmp_path))) == 2


def test_rounds_without_findings_are_linked_by_nothing(tmp_path: Path) -> None:
    none = edition(findings=[])
    assert recurrence(none, NOW, links(tmp_path)).empty and recurrence(EARLIER, none, links(tmp_path)).empty


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("上一轮.txt,1,7,大概,",), "不认识这个结论"),
        (("上一轮.txt,1,7,yes,", "上一轮.txt,1,7,no,"), "写了两次"),
        (("上一轮.txt,一,7,yes,",), "不是数字"),
    ],
)
def test_a_line_that_cannot_be_right_is_named(tmp_path: Path, lines: tuple[str, ...], said: str) -> None:
    with pytest.raises(InputError, match=said):
        links(tmp_path, *lines)


def test_no_file_means_no_decision(tmp_path: Path) -> None:
    assert read_links(tmp_path / "没有.csv").empty
    assert linked(recurrence(EARLIER, NOW, read_links(tmp_path / "没有.csv"))) == [(1, 7, None)]


def test_the_committed_links_are_sound() -> None:
    read_links()
