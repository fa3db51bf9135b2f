"""Promises: what can be tested, when it falls due, and what the registers can say of what is past."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from builders import commitment
from case import edition, measured

from huitoukan.metrics.commitments import promises_due, promises_testable
from huitoukan.metrics.feasts import feast

POSTERS = commitment(every="P2M", evidence_register="gallery_checks")
LATER = date(2025, 11, 15)


def due(**records: Any) -> list[str]:
    """The days due in the four quarters after 2025Q2."""
    return promises_due(edition(**records))["due_on"].dt.strftime("%Y-%m-%d").tolist()


@pytest.mark.parametrize(
    ("name", "day"),
    {
        "春节": date(2026, 2, 17), "清明": date(2026, 4, 5), "端午": date(2026, 6, 19),
        "中秋": date(2026, 9, 25), "国庆": date(2026, 10, 1), "元旦": date(2026, 1, 1),
        "五一": date(2026, 5, 1), "七一": date(2026, 7, 1),
    }.items(),
)  # fmt: skip
def test_a_feast_lies_on_its_day(name: str, day: date) -> None:
    assert feast(name, 2026) == day


def test_an_unknown_feast_has_no_day() -> None:
    assert feast("厂庆", 2026) is None


def test_a_half_yearly_promise_falls_due_at_the_end_of_each_half() -> None:
    assert due(commitments=[commitment(every="P6M")]) == ["2025-12-31", "2026-06-30"]


def test_an_occasion_falls_due_on_its_day_and_may_be_kept_two_weeks_before() -> None:
    frame = promises_due(edition(commitments=[commitment(every=None, occasion="春节、国庆")]))
    assert frame["due_on"].dt.date.tolist() == [date(2025, 10, 1), date(2026, 2, 17)]
    assert frame["window_from"].dt.date.tolist() == [date(2025, 9, 17), date(2026, 2, 3)]


def test_a_promise_made_later_is_not_due_before() -> None:
    assert due(commitments=[commitment(every="P6M", starts_on="2026-01-15")]) == ["2026-06-30"]
    late = commitment(every=None, occasion="国庆、春节", starts_on="2025-12-01")
    assert due(commitments=[late]) == ["2026-02-17"]


def test_a_promise_without_rhythm_or_occasion_is_never_due() -> None:
    assert due(commitments=[commitment(every=None)]) == []


def test_rows_come_by_day_with_the_sheet_that_would_prove_them() -> None:
    frame = promises_due(
        edition(commitments=[commitment(every="P6M", text="开会", evidence_register=None), POSTERS])
    )
    assert frame["due_on"].is_monotonic_increasing
    labels = dict(zip(frame["promise"], frame["proof_register_label"], strict=True))
    assert labels == {"开会": "未定", "更换挂图": "画廊更新巡检"}


def checked(*days: str) -> list[dict[str, str]]:
    return [{"checked_on": day, "gallery": "甲", "kind": "poster_change"} for day in days]


@pytest.mark.parametrize(
    ("records", "states"),
    [
        ([], ["no_record", "no_record", "due"]),
        (checked("2025-07-01"), ["cannot_tell", "no_record", "due"]),
        (checked("2025-07-01", "2025-10-31"), ["cannot_tell", "cannot_tell", "due"]),
        (checked("2025-11-02"), ["no_record", "no_record", "due"]),
    ],
)
def test_what_is_past_has_records_to_look_at_or_none_and_neither_is_a_verdict(
    records: list, states: list[str]
) -> None:
    case = edition(as_of=LATER, commitments=[POSTERS], gallery_checks=records)
    # the edition's own quarter is 2025Q4: windows are looked at from 2026 on, unless the quarter is earlier
    earlier = edition(as_of=LATER, commitments=[POSTERS], gallery_checks=records, quarter="2025Q2")
    assert set(promises_due(case)["state"]) == {"due"}
    assert promises_due(earlier)["state"].tolist()[:3] == states


def test_testable_promises_come_first_with_the_words_they_rest_on() -> None:
    rows = [
        commitment(text="定期公示", every=None, finding=3),
        commitment(text="谈话", every=None, occasion="春节、国庆", finding=2),
        commitment(text="开会", every="P1Y", times=2, finding=1),
    ]
    frame = promises_testable(edition(commitments=rows))
    assert frame[["finding", "testable", "why", "words"]].to_numpy().tolist() == [
        [1, True, "有周期", "每年2次"],
        [2, True, "有节点", "春节、国庆"],
        [3, False, "无周期", ""],
    ]


def test_a_long_promise_is_cut_for_its_label() -> None:
    (label,) = promises_testable(edition(commitments=[commitment(text="更" * 40)]))["promise"]
    assert label == "更" * 21 + "…"


def test_quarters_without_a_check_are_counted_as_none_and_not_as_unknown() -> None:
    found = measured(edition(commitments=[commitment(every=None)]), "promises_due")
    assert [one.value for one in found.values()] == [0, 0, 0, 0]
