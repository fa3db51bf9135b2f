"""Rows of two editions are known again by key and by likeness, whatever their order."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from builders import claim, event, finding
from hypothesis import given, settings
from hypothesis import strategies as st

from huitoukan.lookback.likeness import likeness
from huitoukan.lookback.match import match
from huitoukan.lookback.same import match_all, match_findings
from huitoukan.registers import REGISTERS

FINDINGS, EVENTS = REGISTERS["findings"], REGISTERS["events"]
TITLES = (
    "科普活动覆盖不够广",
    "科普活动覆盖不够深",
    "采购程序不够规范",
    "廉政教育不够经常",
    "考勤公示不及时",
)
Pairs = set[tuple[int | None, int | None, str | None]]


def titled(*titles: str, numbers: tuple[int, ...] = (), rows: int = 3) -> pd.DataFrame:
    """Findings of these titles, numbered from 1 unless numbers are given; labels from `rows` on."""
    numbers = numbers or tuple(range(1, len(titles) + 1))
    found = [finding(no=no, title=title) for no, title in zip(numbers, titles, strict=True)]
    return FINDINGS.frame(found, range(rows, rows + len(found)))


def paired(found: pd.DataFrame) -> Pairs:
    cells = found[["old", "new", "how"]].astype(object)
    cells = cells.where(cells.notna(), None)
    return set(cells.itertuples(index=False, name=None))


def texts() -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(TITLES) | st.text("科普活动不够广规范，。", max_size=6), max_size=6)


def test_the_same_text_is_wholly_alike_and_strangers_are_not_at_all() -> None:
    found = likeness(["科普活动覆盖不够广", "采购"], ["科普活动 覆盖不够广。", "考勤"]).toarray()
    assert found[0, 0] == 1
    assert found[1].tolist() == [0, 0]


def test_rare_words_speak_louder_than_common_ones() -> None:
    found = likeness(
        ["制度落实不到位"], ["制度执行不够严", "责任落实不到位", "经费监管不到位", "阵地管理不到位"]
    )
    assert found.toarray()[0, 0] > found.toarray()[0, 2]


@settings(max_examples=50, deadline=None, database=None)
@given(left=texts(), right=texts())
def test_likeness_lies_between_0_and_1_and_has_no_sides(left: list[str], right: list[str]) -> None:
    found, turned = likeness(left, right).toarray(), likeness(right, left).toarray()
    assert found.shape == (len(left), len(right))
    assert ((found >= 0) & (found <= 1)).all()
    assert np.array_equal(found.T, turned)


def test_unchanged_findings_are_matched_by_key() -> None:
    assert paired(match(titled(*TITLES), titled(*TITLES), FINDINGS)) == {
        (row, row, "key") for row in range(3, 8)
    }


def test_renumbered_findings_are_neither_new_nor_gone() -> None:
    old, new = titled(*TITLES), titled("新列出的问题", *TITLES)
    wanted: Pairs = {(row, row + 1, "likeness") for row in range(3, 8)} | {(None, 3, None)}
    assert paired(match(old, new, FINDINGS)) == wanted


def test_a_number_that_moved_to_a_like_title_does_not_draw_the_finding_after_it() -> None:
    old = titled("科普活动覆盖不够广", "科普活动覆盖不够深", numbers=(3, 4))
    new = titled("科普活动覆盖不够广", "科普活动覆盖不够深", numbers=(4, 5))
    assert paired(match(old, new, FINDINGS)) == {(3, 3, "likeness"), (4, 4, "likeness")}


def test_of_two_titles_about_as_like_the_one_under_the_old_number_is_the_finding() -> None:
    new = titled("科普活动覆盖面不够广", "科普活动覆盖不够广泛")
    assert paired(match(titled(TITLES[0]), new, FINDINGS)) == {(3, 3, "key"), (None, 4, None)}


def test_a_finding_that_is_reworded_under_its_number_stays_itself() -> None:
    found = match(titled("采购不规范", TITLES[3]), titled("招标环节把关不严", TITLES[3]), FINDINGS)
    assert paired(found) == {(3, 3, "key"), (4, 4, "key")}
    assert found["score"].min() < 0.3


def test_renumbered_and_reworded_findings_are_known_by_their_words() -> None:
    found = match(titled(*TITLES), titled("科普活动覆盖面不够广", numbers=(9,)), FINDINGS)
    assert (3, 3, "likeness") in paired(found)


def told(titles: dict[int, str], done: dict[int, str]) -> dict[str, pd.DataFrame]:
    """The registers of findings of these titles by number, with a measure each."""
    filled = {
        "findings": [finding(no=no, title=title) for no, title in titles.items()],
        "measures": [{"finding": no, "no": 1, "text": text} for no, text in done.items()],
    }
    return {name: register.frame(filled.get(name, ())) for name, register in REGISTERS.items()}


CHANGED = "制定走访计划，每季度到企业问需，建立诉求清单，逐条办理并回访到底"


def test_what_was_done_tells_more_than_a_number_that_went_to_another_finding() -> None:
    old = told({3: "服务企业不主动"}, {3: CHANGED})
    new = told({3: "考勤公示不及时", 4: "上门问需流于形式"}, {3: "按月公示", 4: CHANGED})
    assert paired(match_findings(old, new)) == {(2, 3, "details"), (None, 2, None)}


def test_few_words_on_what_was_done_are_no_proof() -> None:
    old, new = told({3: "服务企业不主动"}, {3: "加强学习"}), told({4: "上门问需少"}, {4: "加强学习"})
    assert paired(match_findings(old, new)) == {(2, None, None), (None, 2, None)}


def test_a_log_knows_rows_by_their_key_alone() -> None:
    old = EVENTS.frame([event(held_on="2025-04-12"), event(held_on="2025-04-13")])
    new = EVENTS.frame([event(held_on="2025-04-13", participants=50), event(held_on="2025-04-14")])
    assert paired(match(old, new, EVENTS)) == {(3, 2, "key"), (2, None, None), (None, 3, None)}


def test_rows_of_one_key_are_matched_one_to_one_the_same_ones_first() -> None:
    old = EVENTS.frame([event(participants=10), event(participants=20)])
    new = EVENTS.frame([event(participants=20), event(participants=30), event(participants=10)])
    assert paired(match(old, new, EVENTS)) == {(2, 4, "key"), (3, 2, "key"), (None, 3, None)}


def test_a_published_number_that_was_corrected_is_still_the_same_claim() -> None:
    old = REGISTERS["claims"].frame([claim(text="135场", value=135, start=10, end=14)])
    new = REGISTERS["claims"].frame([claim(text="140场", value=140, start=10, end=14), claim(finding=2)])
    assert (2, 2, "likeness") in paired(match(old, new, REGISTERS["claims"]))


def test_rows_that_name_a_renumbered_finding_are_the_same_rows() -> None:
    def tables(no: int) -> dict[str, pd.DataFrame]:
        filled = {
            "findings": [finding(no=no, title=TITLES[0])], "claims": [claim(finding=no, start=1)],
            "commitments": [{"finding": no, "text": "每两月更换挂图"}],
        }  # fmt: skip
        return {name: register.frame(filled.get(name, ())) for name, register in REGISTERS.items()}

    pairs, _ = match_all(tables(1), tables(8))
    assert paired(pairs["claims"]) == paired(pairs["commitments"]) == {(2, 2, "key")}


@pytest.mark.parametrize("name", ["findings", "events"])
@settings(max_examples=40, deadline=None, database=None)
@given(data=st.data())
def test_order_changes_nothing_and_sides_are_alike(name: str, data: st.DataObject) -> None:
    register = REGISTERS[name]

    def drawn(first: int) -> pd.DataFrame:
        if name == "findings":
            rows = [
                finding(no=data.draw(st.integers(1, 4)), title=title, status=status)
                for title in data.draw(texts())
                for status in [data.draw(st.sampled_from(["completed", "in_progress"]))]
            ]
        else:
            day = st.sampled_from(["2025-04-12", "2025-04-13"])
            rows = [
                event(held_on=data.draw(day), participants=number)
                for number in data.draw(st.lists(st.integers(1, 3), max_size=6))
            ]
        return register.frame(rows, range(first, first + len(rows)))

    old, new = drawn(3), drawn(103)
    found = match(old, new, register)
    again = match(old.sample(frac=1, random_state=1), new.sample(frac=1, random_state=2), register)
    pd.testing.assert_frame_equal(found, again)
    turned = match(new, old, register).rename(columns={"old": "new", "new": "old"})
    assert _said(found, old, new) == _said(turned, old, new)
    for side, table in (("old", old), ("new", new)):
        assert sorted(found[side].dropna()) == list(table.index)


def _said(found: pd.DataFrame, old: pd.DataFrame, new: pd.DataFrame) -> list[str]:
    """The pairs by what their rows say: rows that say the same may stand for one another."""

    def words(table: pd.DataFrame, label: object) -> str:
        return "" if pd.isna(label) else str(table.loc[label].tolist())

    pairs = zip(found["old"], found["new"], found["how"].fillna(""), found["score"].fillna(-1), strict=True)
    return sorted(f"{words(old, a)}|{words(new, b)}|{how}|{score}" for a, b, how, score in pairs)
