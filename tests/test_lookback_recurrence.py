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
NOW = edition(findings=[finding(no=7, title="科普活动覆盖不够广"), finding(no=8, title="考勤公示不及时")])


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
