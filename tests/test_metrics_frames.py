"""The frames for charts and tables, by hand, and what each says of itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from builders import claim, finding, measure
from case import edition, notice, real
from recorded_case import showing

from huitoukan.metrics import FRAMES, beside, completion, documents, durations, evidence, reach
from huitoukan.metrics.frames import short_part

every_frame = pytest.mark.parametrize("name", FRAMES)
PARTS = {"贯彻落实": 10, "群众身边": 6, "党组织": 3, "巡察整改": 1}
"""How the parts of the real case begin, and their findings."""


@every_frame
def test_a_frame_names_its_sources_once_its_day_and_whether_it_is_made_up(name: str) -> None:
    case = showing(name)
    frame = FRAMES[name](case)
    sources = frame.attrs["sources"]
    assert len(frame) and sources and len(set(sources)) == len(sources)
    assert all("全表" in source or source.startswith("http") for source in sources)
    assert (frame.attrs["as_of"], frame.attrs["synthetic"]) == ("2025-05-20", False)
    made_up = replace(case, ledger=replace(case.ledger, synthetic=True))
    assert FRAMES[name](made_up).attrs["synthetic"] is True


@every_frame
def test_a_frame_has_columns_of_a_stated_type_and_a_plain_index(name: str) -> None:
    frame = FRAMES[name](showing(name))
    assert "object" not in {str(dtype) for dtype in frame.dtypes}, frame.dtypes
    assert frame.index.tolist() == list(range(len(frame)))


@pytest.mark.parametrize(
    ("words", "short"),
    {
        "聚焦党组织和党员队伍建设情况方面": "党组织和党员队伍建设",
        "聚焦履行职责方面": "履行职责",
        "未标明": "未标明",
        "聚焦方面": "聚焦方面",
    }.items(),
)
def test_a_part_is_shortened_to_its_matter(words: str, short: str) -> None:
    assert short_part(words) == short


def test_statuses_are_counted_by_part_with_the_total() -> None:
    rows = [finding(no=1, part="甲"), finding(no=2, part="乙", status=None), finding(no=3, part="甲")]
    frame = completion.status_by_part(edition(findings=rows))
    assert frame[["part", "status_label", "n", "total"]].to_numpy().tolist() == [
        ["甲", "已完成", 2, 2],
        ["乙", "未说明", 1, 1],
    ]
    assert {name: frame.attrs["total"][name] for name in ("k", "n")} == {"k": 2, "n": 3}


def test_the_three_completions_stand_side_by_side_and_the_unchecked_is_marked() -> None:
    frame = completion.three_completions(real()).set_index("id")
    assert frame["k"].to_dict() == {"reported": 20, "evidenced": 14, "verified": 0}
    assert frame["state"].to_dict() == {"reported": "known", "evidenced": "known", "verified": "not_checked"}


def test_peers_without_both_numbers_are_left_out_and_the_own_notice_stands_first() -> None:
    frame = completion.completion_beside_peers(real())
    assert frame["label"].iloc[0] == "本通报" and frame["own"].tolist() == [True] + [False] * (len(frame) - 1)
    assert len(frame) == 1 + real().reference.peers[["completed", "findings"]].notna().all(axis=1).sum()
    assert frame["rate"].iloc[1:].is_monotonic_decreasing


def test_extents_say_whether_a_phase_holds_an_item_or_only_a_part_of_one() -> None:
    claims = [
        claim(finding=1, since="2024-01-01"),
        {"finding": 2, "kind": "event", "text": "2025年2月", "on": "2025-02"},
        claim(finding=2, since="2025-01-01"),
    ]
    case = edition(findings=[finding(no=no) for no in (1, 2, 3)], claims=claims)
    frame = evidence.evidence_by_finding(case)
    assert frame[["label", "before", "between", "after", "undated"]].to_numpy().tolist() == [
        ["(1)", "part", "part", "part", False],
        ["(2)", "none", "part", "whole", False],
        ["(3)", "none", "none", "none", True],
    ]


def test_the_timeline_shows_every_finding_even_those_without_a_date() -> None:
    frame = evidence.evidence_items(real())
    assert sorted(frame["finding"].unique()) == list(range(1, 21))
    undated = frame[frame["item_from"].isna()]
    assert undated["finding"].tolist() == [4, 6, 8, 9, 12, 19, 20]
    assert (undated["text"] == undated["title"]).all() and (undated["phase"] == "undated").all()
    assert not frame.loc[frame["item_from"].notna(), "finding"].isin(undated["finding"]).any()


def test_milestones_are_the_dates_the_notice_gives() -> None:
    found = evidence.evidence_items(real()).attrs["milestones"]
    assert found == [
        ("inspected_from", "巡察开始", date(2024, 2, 20)),
        ("inspected_to", "巡察结束", date(2024, 3, 26)),
        ("feedback_on", "反馈", date(2025, 1, 21)),
        ("signed_on", "落款", date(2025, 5, 20)),
        ("published_on", "公布", date(2025, 7, 18)),
    ]
    assert [key for key, _, _ in durations.milestones(edition(notice=[notice(signed_on=None)]))] == [
        "inspected_from",
        "inspected_to",
        "feedback_on",
    ]


def test_rungs_by_part_keep_their_zeros_and_add_up() -> None:
    frame = evidence.rungs_by_part(real())
    assert len(frame) == 4 * 5 and frame["n"].sum() == 20
    assert (frame.groupby("part")["n"].sum() == frame.groupby("part")["total"].first()).all()
    assert frame.attrs["rung_labels"] == frame["rung_label"].iloc[:5].tolist()


def test_a_document_under_two_findings_is_marked_as_repeated_and_a_cited_one_is_shown() -> None:
    def named(no: int, title: str, action: str) -> dict[str, object]:
        return {"finding": no, "kind": "document", "text": f"《{title}》", "title": title, "action": action}

    claims = [
        named(1, "甲", "made"),
        named(2, "甲", "made"),
        named(2, "乙", "cited"),
        named(2, "乙", "cited"),
    ]
    frame = documents.documents_by_finding(edition(claims=claims))
    assert frame[["title", "finding", "action_label", "repeated"]].to_numpy().tolist() == [
        ["甲", 1, "制定", True],
        ["甲", 2, "制定", True],
        ["乙", 2, "引用", False],
    ]


def test_own_steps_come_before_those_of_peers_by_days() -> None:
    frame = durations.durations_beside_peers(real())
    assert frame.loc[frame["own"], "days"].tolist() == [36, 301, 119, 59, 178]
    assert frame.loc[~frame["own"], "days"].tolist() == [107, 199, 308]


def test_claims_are_held_against_denominators_as_their_indicator_says() -> None:
    frame = reach.claims_against_denominators(real()).set_index("indicator")
    rates = frame["rate"].dropna().round(4).to_dict()
    assert rates == {
        "attendances": 507.0526, "studio_sessions": 1.2143, "communities_visited": 0.1884,
        "grassroots_matters": 0.3, "events": 1.4564,
    }  # fmt: skip
    assert frame.at["communities_visited", "rate_unit"] == "%"
    assert frame.at["attendances", "rate_unit"] == "人次/万人·年"
    assert frame.at["attendances", "denominator_year"] == 2020
    assert frame.at["studio_sessions", "rate_unit"] == "场/所"


def test_contest_attendances_are_never_divided_by_residents_and_the_frame_says_why() -> None:
    row = reach.claims_against_denominators(real()).set_index("indicator").loc["contest_attendances"]
    assert pd.isna(row["rate"]) and row["denominator"] == 669090
    assert row["note"] == "人次不是人数，不除以人口；外地同类竞赛每人参加8.1至28次"


def test_claims_without_a_denominator_come_last_and_rates_not_at_all() -> None:
    frame = reach.claims_against_denominators(real())
    assert frame["denominator"].isna().is_monotonic_increasing
    assert not frame["indicator"].isin(["procurement_compliance"]).any()


def test_claims_without_a_denominator_are_left_out_of_the_chart_and_named() -> None:
    claims = [claim(), claim(text="37篇", value=37, low=37, high=37, unit="篇", indicator="press_items")]
    frame = reach.claims_with_denominators(edition(claims=claims))
    assert frame["indicator"].tolist() == ["events"]
    assert frame.attrs["note"] == "另有1项没有可用的分母：宣传报道篇数37篇"
    assert reach.claims_with_denominators(edition(claims=claims[:1])).attrs["note"] == ""


def test_a_claim_without_a_window_says_so() -> None:
    (row,) = reach.claims_against_denominators(edition(claims=[claim(since=None)])).to_dict("records")
    assert row["window_label"] == "未说明起止" and "窗口" in row["note"] and pd.isna(row["rate"])


def test_visits_are_placed_in_the_street_of_each_named_community() -> None:
    frame = reach.visits_by_street(real())
    assert frame.loc[frame["n_named"] > 0, ["street", "named"]].to_numpy().tolist() == [
        ["东街", "军门"],
        ["华大", "屏山"],
        ["洪山", "大凰山"],
    ]
    assert {name: frame.attrs[name] for name in ("claimed", "named", "total")} == {
        "claimed": 13,
        "named": 3,
        "total": 69,
    }


def test_two_communities_of_one_street_stand_together() -> None:
    visit = {"text": "2个", "value": 2, "low": 2, "high": 2, "unit": "个", "indicator": "communities_visited"}
    case = edition(claims=[claim(**visit)], measures=[measure(text="走访中山、庆城等2个社区")])
    frame = reach.visits_by_street(case).set_index("street")
    assert frame.loc["鼓东", ["named", "n_named"]].tolist() == ["中山、庆城", 2]


def test_attendances_per_person_are_unknown_here_and_known_elsewhere() -> None:
    frame = reach.attendance_beside_peers(real())
    assert frame[["label", "year", "comparable"]].iloc[0].tolist() == ["本通报", 2025, False]
    assert frame["value"].tolist()[1:] == [11.2, 28.0, 8.1] and pd.isna(frame["value"].iloc[0])
    assert "没有参加人数" in frame["reason"].iloc[0]


def test_national_means_stand_beside_the_own_one_but_do_not_compare() -> None:
    frame = beside.event_size_beside_others(real())
    assert round(frame["value"].iloc[0], 1) == 348.1 and frame["comparable"].tolist()[1:] == [False] * (
        len(frame) - 1
    )


def test_earlier_figures_stand_beside_the_annualised_ones_with_their_definitions() -> None:
    frame = beside.activity_beside_baseline(real())
    assert frame["value"].round(1).tolist() == [97.4, 33926.4, 100, 100000]
    assert not frame["definition"].isna().any()


def test_the_parts_of_the_real_case_have_ten_six_three_and_one_finding() -> None:
    frame = completion.status_by_part(real())
    assert frame["n"].tolist() == list(PARTS.values())
    assert all(part.startswith(short) for part, short in zip(frame["part"], PARTS, strict=True))
