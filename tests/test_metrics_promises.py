"""Promises as numbers and frames: what can be tested, what falls due, how much of what is past was kept."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest
from builders import commitment, gallery_check
from case import edition, measured, only

from huitoukan import sentences
from huitoukan.metrics.commitments import promises_calendar, promises_due, promises_past, promises_testable
from huitoukan.promises.feasts import feast

POSTERS = commitment(every="P2M", evidence_register="gallery_checks", starts_on="2025-07-01")
LATER = date(2025, 11, 15)
KEPT = [gallery_check(gallery="甲", checked_on=day) for day in ("2025-07-09", "2025-10-30")]
"""One change in each of the two windows that are past."""


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


def test_past_and_coming_checks_are_told_apart_by_the_as_of_day_and_none_is_lost() -> None:
    case = edition(as_of=LATER, commitments=[POSTERS])
    past, due, every = promises_past(case), promises_due(case), promises_calendar(case)
    assert past["window"].tolist() == ["2025年7—8月", "2025年9—10月"]
    assert due["window"].tolist()[0] == "2025年11—12月" and due["window"].tolist()[-1] == "2026年11—12月"
    pd.testing.assert_frame_equal(pd.concat([past, due], ignore_index=True), every)
    assert past.attrs == due.attrs == every.attrs


def test_rows_come_by_day_with_the_sheet_that_would_prove_them() -> None:
    rows = [commitment(every="P6M", text="开会", evidence_register=None), POSTERS]
    frame = promises_calendar(edition(commitments=rows))
    assert frame["due_on"].is_monotonic_increasing
    labels = dict(zip(frame["promise_short"], frame["register_label"], strict=True))
    assert labels == {"开会": "未定", "更换挂图": "画廊更新巡检"}


def test_testable_promises_come_first_with_the_words_they_rest_on() -> None:
    rows = [
        commitment(text="定期公示", every=None, finding=3),
        commitment(text="谈话", every=None, occasion="春节、国庆", finding=2),
        commitment(text="开会", every="P1Y", times=2, finding=1),
        commitment(text="厂庆座谈", every=None, occasion="厂庆", finding=4),
    ]
    frame = promises_testable(edition(commitments=rows))
    assert frame[["finding", "testable", "why", "words"]].to_numpy().tolist() == [
        [1, True, "有周期", "每年2次"],
        [2, True, "有节点", "春节、国庆"],
        [3, False, "无周期", ""],
        [4, False, "无周期", "厂庆"],
    ]


def test_a_long_promise_is_cut_for_its_label() -> None:
    (label,) = promises_testable(edition(commitments=[commitment(text="更" * 40)]))["promise"]
    assert label == "更" * 21 + "…"


def test_quarters_without_a_check_are_counted_as_none_and_not_as_unknown() -> None:
    found = measured(edition(commitments=[commitment(every=None)]), "promises_due")
    assert [one.value for one in found.values()] == [0, 0, 0, 0, 0]


def test_a_broken_first_window_is_no_check_that_falls_due_but_is_told() -> None:
    found = measured(edition(commitments=[commitment(starts_on="2025-05-20")]), "promises_due")
    assert (found["2025Q2"].value, found["2025Q2"].excluded, found["2025Q3"].value) == (0, 1, 1)


def kept(**records: Any) -> Any:
    return only(edition(as_of=LATER, commitments=[POSTERS], **records), "promises_kept")


def test_the_share_kept_names_what_it_leaves_out() -> None:
    found = kept(galleries=[{"name": "甲"}], gallery_checks=KEPT[:1])
    assert (found.value, found.denominator, found.excluded) == (1, 1, 1)
    assert "到期无记录1次（未计入）" in found.sources
    assert set(found.warnings) == {"self_reported", "small_denominator"}


def test_with_nothing_but_silent_registers_there_is_no_share() -> None:
    found = kept()
    assert (found.value, found.denominator, found.excluded) == (None, 0, 2)
    assert found.warnings == ("no_records",)


def test_before_anything_is_due_there_is_no_share() -> None:
    case = edition(commitments=[POSTERS])
    assert only(case, "promises_kept").warnings == ("no_records", "none_apply")
    assert "没有已经到期的检查" in sentences.promises_past(case)


def test_the_sentence_on_what_is_past_counts_every_state() -> None:
    said = sentences.promises_past(
        edition(as_of=LATER, commitments=[POSTERS], galleries=[{"name": "甲"}], gallery_checks=KEPT)
    )
    assert "到期检查2次：记录已够2次" in said and "100%(2/2)" in said
    silent = sentences.promises_past(edition(as_of=LATER, commitments=[POSTERS]))
    assert "到期无记录2次；没有一次凭登记表判断得了。没有记录不等于没有做。" in silent


def test_the_sentence_on_what_is_to_come_leaves_broken_windows_out_of_the_count() -> None:
    said = sentences.promises(edition(commitments=[commitment(every="P6M", starts_on="2025-05-20")]))
    assert "到期检查2次，最早在2025年12月31日，另有首期不完整、不判断的1次。" in said
