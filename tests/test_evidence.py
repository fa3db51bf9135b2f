"""The evidence ladder and the phases, by hand: inspected from 2024-03-01, feedback on 2025-01-21."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from builders import claim, finding, measure
from case import edition, empty, notice, real
from hypothesis import given, settings
from hypothesis import strategies as st

from huitoukan.evidence import PHASES, items, phased, rungs, timing

FINDINGS = [finding(no=1)]


def bare(kind: str, **fields: object) -> dict[str, Any]:
    """A claim of finding 1 with nothing but its kind."""
    return {"finding": 1, "kind": kind, "text": "原文"} | fields


def test_each_kind_of_claim_reaches_its_rung() -> None:
    claims = {
        "count": 3, "rate": 3, "money": 3, "frequency": 2, "event": 2, "document": 1,
    }  # fmt: skip
    for kind, rung in claims.items():
        case = edition(findings=FINDINGS, claims=[bare(kind, action="made" if kind == "document" else None)])
        assert rungs(case).tolist() == [rung], kind


def test_a_finding_stands_on_its_highest_rung_and_words_alone_are_the_lowest() -> None:
    case = edition(
        findings=[finding(no=1), finding(no=2)],
        claims=[
            bare("document", action="made"),
            bare("event", on="2025-02"),
            bare("document", action="issued"),
        ],
    )
    assert rungs(case).tolist() == [2, 0]


def test_a_document_that_is_only_cited_is_no_evidence() -> None:
    assert rungs(edition(findings=FINDINGS, claims=[bare("document", action="cited")])).tolist() == [0]


def test_claims_outside_the_findings_lift_none_of_them() -> None:
    assert rungs(edition(findings=FINDINGS, claims=[bare("count", finding=0)])).tolist() == [0]


def test_an_open_window_ends_at_the_signing_and_a_month_has_all_its_days() -> None:
    case = edition(
        findings=FINDINGS, claims=[claim(since="2025-01-01"), bare("event", on="2025-02"), bare("count")]
    )
    found = items(case)[["item_from", "item_to", "is_window"]].astype(str).to_numpy().tolist()
    assert found == [["2025-01-01", "2025-05-20", "True"], ["2025-02-01", "2025-02-28", "False"]]


def test_a_window_in_the_words_of_a_measure_counts_once_and_only_where_no_claim_has_it() -> None:
    texts = ["2022年以来，持续推进。2022年以来，又有提高。2024年5月的部署", "2025年以来，开展活动12场。"]
    measures = [measure(no=no, text=text) for no, text in enumerate(texts, 1)]
    found = items(edition(findings=FINDINGS, measures=measures, claims=[claim(since="2025-01-01")]))
    assert found[["register", "row", "text"]].to_numpy().tolist() == [
        ["measures", 2, "2022年以来"],
        ["claims", 2, "12场"],
    ]


@pytest.mark.parametrize(
    ("fields", "days", "opens", "whole"),
    [
        ({"since": "2024-01-01"}, (60, 326, 120), "before_inspection", None),
        ({"since": "2025-01-01"}, (0, 20, 120), "between", None),
        ({"since": "2025-01-21"}, (0, 0, 120), "after_feedback", "after_feedback"),
        ({"since": "2024-02-28", "until": "2024-02-29"}, (2, 0, 0), "before_inspection", "before_inspection"),
        ({"since": "2024-03-01", "until": "2025-01-20"}, (0, 326, 0), "between", "between"),
    ],
)
def test_days_are_split_at_the_inspection_and_at_the_feedback(
    fields: dict[str, str], days: tuple[int, ...], opens: str, whole: str | None
) -> None:
    (item,) = phased(edition(findings=FINDINGS, claims=[claim(**fields)])).to_dict("records")
    assert tuple(item[phase] for phase in PHASES) == days
    assert item["opens"] == opens
    assert item["whole"] == whole or (whole is None and pd.isna(item["whole"]))


@given(
    st.lists(
        st.tuples(
            st.dates(pd.Timestamp("2020-01-01").date(), pd.Timestamp("2025-05-20").date()),
            st.integers(0, 900),
        ),
        min_size=1,
    )
)
@settings(max_examples=40, deadline=None)
def test_the_days_of_the_phases_add_up_to_the_days_of_the_item(spans: list) -> None:
    claims = [
        claim(since=first, until=pd.Timestamp(first) + pd.Timedelta(days=length)) for first, length in spans
    ]
    found = phased(edition(findings=FINDINGS, claims=claims))
    whole = (found["item_to"] - found["item_from"]).dt.days + 1
    assert found[list(PHASES)].sum(axis=1).tolist() == whole.tolist()


def test_the_latest_evidence_decides_and_the_best_item_gives_the_days() -> None:
    rows = {
        1: [claim(finding=1, since="2024-01-01"), claim(finding=1, since="2025-01-01")],
        2: [claim(finding=2, since="2024-01-01"), bare("event", finding=2, on="2025-03")],
        3: [bare("event", finding=3, on="2024-05")],
        4: [bare("count", finding=4)],
    }
    case = edition(
        findings=[finding(no=no) for no in rows], claims=[row for group in rows.values() for row in group]
    )
    when = timing(case)
    assert when["latest"].tolist() == ["straddling", "after_feedback", "before_feedback", "undated"]
    assert when["opens"].tolist() == ["before_inspection", "before_inspection", "between", "undated"]
    assert when["days_after"].tolist() == [120, 31, 0, pd.NA]
    assert when["days_window"].tolist() == [140, 31, 31, pd.NA]
    assert when["dated"].tolist() == [True, True, True, False]


def test_a_month_that_holds_the_feedback_straddles_it() -> None:
    case = edition(findings=FINDINGS, claims=[bare("event", on="2025-01")])
    assert timing(case)[["latest", "days_after", "days_window"]].to_numpy().tolist() == [
        ["straddling", 11, 31]
    ]


def test_without_the_dates_of_the_notice_dated_evidence_is_in_no_known_phase() -> None:
    case = edition(
        notice=[notice(feedback_on=None)],
        findings=[finding(no=1), finding(no=2)],
        claims=[claim(finding=1, since="2025-01-01")],
    )
    when = timing(case)
    assert when["dated"].tolist() == [True, False]
    assert when["opens"].tolist() == when["latest"].tolist() == [pd.NA, "undated"]


def test_an_empty_ledger_has_neither_items_nor_rungs() -> None:
    assert len(phased(empty())) == len(timing(empty())) == len(rungs(empty())) == 0


def test_the_rungs_of_the_real_case_are_those_read_by_hand() -> None:
    by_rung = real().ledger["findings"].groupby(rungs(real()))["no"].agg(list).to_dict()
    assert {rung: by_rung[rung] for rung in (0, 1, 2)} == {0: [3, 4, 6, 9], 1: [12, 19], 2: [10, 13, 15]}
    assert set(by_rung) == {0, 1, 2, 3} and len(by_rung[3]) == 11
