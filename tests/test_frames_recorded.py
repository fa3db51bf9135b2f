"""The frames of registers filled row by row, by hand; the as-of day is 2025-05-20."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from builders import event, finding, gallery_check, session, suggestion
from case import edition, empty, notice, only, real
from recorded_case import LOG_FRAMES, recorded

from huitoukan.metrics import FRAMES
from huitoukan.promises.feasts import days_off


def rows(frame: pd.DataFrame, *columns: str) -> list[list[object]]:
    return frame[list(columns)].astype(object).where(frame[list(columns)].notna(), None).to_numpy().tolist()


@pytest.mark.parametrize("name", sorted(LOG_FRAMES))
def test_a_frame_without_recorded_rows_is_empty_on_the_real_case_too(name: str) -> None:
    assert FRAMES[name](real()).empty and FRAMES[name](empty()).empty


def test_the_calendar_holds_every_day_from_the_first_event_to_the_as_of_day() -> None:
    frame = FRAMES["events_calendar"](recorded())
    assert (frame["day"].min(), frame["day"].max()) == (
        pd.Timestamp("2025-03-10"),
        pd.Timestamp("2025-05-20"),
    )
    assert len(frame) == 72 and frame["events"].sum() == 5
    busy = frame[frame["events"] > 0]
    assert rows(busy.assign(day=busy["day"].dt.strftime("%m-%d")), "day", "events", "attendances") == [
        ["03-10", 1, 100], ["03-20", 1, 40], ["04-05", 1, 60], ["05-01", 1, 0], ["05-02", 1, 300],
    ]  # fmt: skip
    assert frame.attrs["months"] == {"2025-03": 2, "2025-04": 1, "2025-05": 2}
    assert (frame.attrs["on_holidays"], frame.attrs["on_weekends"]) == (2, 1)
    assert frame.attrs["note"] == "另有2行未计入（缺活动日期1行、晚于统计日1行）"


def test_holidays_bear_their_names_and_the_days_moved_to_them_are_days_off() -> None:
    off = days_off(date(2025, 4, 30), date(2025, 5, 5))
    assert off == {date(2025, 5, 1): "劳动节", date(2025, 5, 2): "劳动节", date(2025, 5, 5): "休息日"}


def test_every_street_has_every_month_and_those_that_nobody_names_come_last() -> None:
    frame = FRAMES["events_by_street_month"](recorded())
    assert frame["span"].unique().tolist() == ["2025-03", "2025-04", "2025-05"]
    assert frame["street"].nunique() == 11 and frame["street"].iloc[-1] == "未注明"
    met = frame[frame["events"] > 0]
    assert rows(met, "street", "span", "events", "attendances") == [
        ["东街", "2025-03", 2, 140], ["五凤", "2025-05", 1, 300], ["洪山", "2025-04", 1, 60],
        ["未注明", "2025-05", 1, None],
    ]  # fmt: skip
    assert frame.attrs["streets"]["东街"] == (2, 140) and frame.attrs["total"] == (5, 500)
    assert frame.attrs["spans"]["2025-05"] == (2, 300)


@pytest.mark.parametrize(
    ("first", "spans"), {"2023-12-01": 18, "2023-11-30": 7, "2021-01-01": 18, "2020-12-31": 6}.items()
)
def test_a_long_window_is_told_in_quarters_and_then_in_years(first: str, spans: int) -> None:
    frame = FRAMES["events_by_street_month"](edition(events=[event(held_on=first)]))
    assert frame["span"].nunique() == spans


def test_kinds_come_by_number_with_their_quartiles_and_what_is_known_of_them() -> None:
    frame = FRAMES["event_kinds"](recorded())
    assert rows(frame, "kind", "events", "online", "told", "sized", "middle") == [
        ["全部", 5, 1, 4, 4, 80], ["科普讲座", 2, 0, 2, 2, 70], ["科普展览", 1, 0, 1, 1, 60],
        ["自填", 1, 0, 0, 1, 300], ["未注明", 1, 1, 1, 0, None],
    ]  # fmt: skip
    assert rows(frame, "lower", "upper")[:2] == [[55, 150], [55, 85]]


def test_the_concentration_runs_over_all_communities_and_ends_at_the_whole() -> None:
    frame = FRAMES["community_concentration"](recorded())
    assert len(frame) == 69 and frame["attendances"].is_monotonic_increasing
    assert rows(frame.tail(2), "community", "attendances", "share_attendances") == [
        ["大凰山", 60, 0.3], ["军门", 140, 1.0],
    ]  # fmt: skip
    attrs = frame.attrs
    assert (attrs["top_communities"], attrs["top_k"], attrs["top_n"], attrs["reached"]) == (14, 200, 200, 2)
    assert attrs["gini"] == only(recorded(), "attendance_gini").value


def test_tiles_tell_events_communities_reached_and_what_is_on_no_tile() -> None:
    frame = FRAMES["street_tiles"](recorded()).set_index("street")
    assert frame.loc["东街", ["events", "attendances", "reached", "communities"]].tolist() == [2, 140, 1, 4]
    assert frame.loc["五凤", ["events", "reached"]].tolist() == [1, 0]
    assert frame.loc["南街", ["events", "rate"]].tolist() == [0, 0]
    assert frame.attrs["note"].endswith("1场查不到街道，不在图中")


def test_another_place_has_no_tiles_and_no_curve_of_our_communities() -> None:
    case = edition(notice=[notice(organ="台江区某单位")], events=[event()])
    assert FRAMES["street_tiles"](case).empty and FRAMES["community_concentration"](case).empty
    assert FRAMES["events_by_street_month"](case)["street"].unique().tolist() == ["示范街道"]


def test_studios_are_idle_new_used_or_not_on_the_list() -> None:
    case = edition(
        studios=[{"name": "甲"}, {"name": "乙", "opened_on": "2025-04-01"}, {"name": "丙"}],
        sessions=[
            session(studio="甲", held_on="2025-02-20"), session(studio="丙", held_on="2025-02-21"),
            session(studio="丁", held_on="2025-05-01"),
        ],
    )  # fmt: skip
    assert rows(FRAMES["studio_use"](case), "studio", "state", "sessions") == [
        ["甲", "idle", 1], ["乙", "new", 0], ["丙", "used", 1], ["丁", "unlisted", 1],
    ]  # fmt: skip
    idle = [row for row in rows(FRAMES["studio_use"](case), "state") if row == ["idle"]]
    assert len(idle) == only(case, "studios_idle").numerator


def test_sessions_per_week_go_by_the_weeks_a_studio_was_open() -> None:
    frame = FRAMES["studio_use"](recorded()).set_index("studio")
    assert frame["per_week"].tolist() == pytest.approx([0, 7 / 50, 2 * 7 / 99])


def test_galleries_stand_by_their_last_change_those_never_changed_first() -> None:
    frame = FRAMES["gallery_posters"](recorded())
    assert rows(frame, "gallery", "state", "days", "changes") == [
        ["丙", "never", None, 0], ["乙", "stale", 80, 1], ["甲", "fresh", 49, 2],
    ]  # fmt: skip
    assert frame.attrs["promised_days"] == 61


def test_two_months_to_the_day_are_still_in_time() -> None:
    checks = [
        gallery_check(gallery=name, checked_on=day)
        for name, day in (("甲", "2025-03-20"), ("乙", "2025-03-19"))
    ]
    case = edition(galleries=[{"name": "甲"}, {"name": "乙"}], gallery_checks=checks)
    assert rows(FRAMES["gallery_posters"](case), "gallery", "state") == [["乙", "stale"], ["甲", "fresh"]]
    assert only(case, "galleries_stale").numerator == 1


def test_suggestions_run_from_the_first_raised_with_those_overdue_counted() -> None:
    frame = FRAMES["suggestions_curve"](recorded())
    assert rows(frame.assign(day=frame["day"].dt.strftime("%m-%d")), "day", "due", "closed", "total") == [
        ["03-01", 0, 0, 4], ["03-21", 0, 1, 4], ["03-31", 2, 1, 4], ["04-10", 2, 2, 4], ["04-30", 3, 2, 4],
        ["05-20", 3, 2, 4],
    ]  # fmt: skip
    assert frame.attrs["overdue"] == only(recorded(), "suggestions_overdue").numerator == 1


def test_findings_overdue_on_the_curve_are_those_of_the_metric() -> None:
    overdue = FRAMES["closure_curve"](recorded()).attrs["overdue"]
    assert overdue == only(recorded(), "overdue_findings").numerator == 2


def test_without_days_there_is_no_curve_and_without_offices_no_load() -> None:
    case = edition(findings=[finding()], suggestions=[suggestion()])
    assert FRAMES["closure_curve"](case).empty and FRAMES["owner_load"](case).empty
    assert FRAMES["suggestions_curve"](case).empty
