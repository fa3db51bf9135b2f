"""Figures carry the warnings that touch them: a sign at the row, its meaning in words beside it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from builders import claim, commitment, finding, measure
from case import edition, real

from huitoukan import charts
from huitoukan.checks import signs
from huitoukan.metrics.frames import FRAMES
from huitoukan.report.figures import FIGURES

WAIVER = "rule,finding,reason,until,who\n{},{},核过原件,2025-12-31,办公室主任\n"


def signed(frame: str, key: str = "finding") -> dict[object, str]:
    made = signs.SIGNED[frame](real())
    return {row[key]: row["sign"] for row in made.to_dict("records") if row["sign"]}


def test_findings_bear_what_is_older_than_the_feedback_or_has_neither_date_nor_number() -> None:
    bare = "既无日期也无数量"
    early = "所举事项早于反馈"
    found = signed("evidence_by_finding")
    assert found == {3: early, 4: bare, 6: bare, 9: bare, 12: bare, 18: early, 19: bare}
    note = signs.evidence_by_finding(real()).attrs["note"]
    assert note == f"▲{early}：(3)(18)；▲{bare}：(4)(6)(9)(12)(19)"


def test_of_the_dated_items_only_the_one_before_the_feedback_is_signed() -> None:
    assert set(signed("evidence_items", "text")) == {"2022年以来", "2024年5月"}


def test_a_claim_has_below_it_what_rules_say_of_it() -> None:
    frame = signs.claims_with_denominators(real()).set_index("text")
    assert "同一句点名的少于所报" in frame.at["13个", "note"]
    assert "不比大小" in frame.at["135场", "note"]
    assert frame.at["23万人次", "note"].startswith("人次不是人数")
    assert frame.at["3个", "note"] == ""


def test_the_calendar_names_the_promises_it_cannot_hold() -> None:
    note = signs.promises_calendar(real()).attrs["note"]
    assert note == "另有7项承诺没有周期也没有节点，排不进日历：问题(3)(5)(11)(17)(19)、通报开头或结尾"
    kept = edition(findings=[finding()], commitments=[commitment()])
    assert signs.promises_calendar(kept).attrs["note"] == ""


def test_what_is_waived_bears_no_sign(tmp_path: Path) -> None:
    (tmp_path / "waivers.csv").write_text(WAIVER.format("evidence_before_feedback", 18), encoding="utf-8")
    case = real()
    waived = replace(case, ledger=replace(case.ledger, folder=tmp_path))
    frame = signs.evidence_by_finding(waived).set_index("finding")
    assert frame.at[18, "sign"] == "" and frame.at[3, "sign"]


@pytest.mark.parametrize("name", signs.SIGNED)
def test_a_frame_with_signs_is_the_frame_of_its_name_and_more(name: str) -> None:
    case = edition(findings=[finding()], measures=[measure()], claims=[claim()], commitments=[commitment()])
    for one in (real(), case):
        plain, more = FRAMES[name](one), signs.SIGNED[name](one)
        assert list(more.columns)[: plain.shape[1]] == list(plain.columns) and len(more) == len(plain)
        assert {key: more.attrs[key] for key in plain.attrs if key != "note"} == {
            key: value for key, value in plain.attrs.items() if key != "note"
        }


@pytest.mark.parametrize(
    ("draw", "told"),
    [
        (charts.evidence_strip, "提醒：所举事项早于反馈"),
        (charts.evidence_timeline, "(18)2024年5月：2024-05-01至2024-05-31，提醒：所举事项早于反馈"),
        (charts.claims_against_denominators, "同一句点名的少于所报"),
    ],
)
def test_the_words_of_a_figure_tell_its_signs(draw: object, told: str) -> None:
    assert told in draw(FIGURES[draw](real())).alt  # type: ignore[operator,index]
