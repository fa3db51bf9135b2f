"""The metrics of the registers: what they leave out and say so, and when they know nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pytest
from builders import event, finding, gallery_check, grant, meeting, session, suggestion, visit
from case import edition, empty, measured, notice, only
from register_cases import CASES, CLOSURES, EVENTS, GALLERIES, MEETINGS, MONEY, OFFICE, STUDIOS

from huitoukan import codelists
from huitoukan.edition import Edition
from huitoukan.metrics import CATALOGUE, FRAMES, closure, measure
from huitoukan.metrics.selection import NAMED

every_metric = pytest.mark.parametrize("metric", CASES)
USES_OUR_PLACE = (
    "communities_reached", "streets_blank", "attendance_gini", "attendance_top_fifth",
    "attendances_per_10000_by_street",
)  # fmt: skip


def left_out(case: Edition, metric: str) -> list[str]:
    """What the only measurement of a metric says of the rows it leaves out."""
    return [source for source in only(case, metric).sources if "未计入" in source]


def shuffled(case: Edition) -> Edition:
    tables = {name: table.sample(frac=1, random_state=3) for name, table in case.ledger.tables.items()}
    return replace(case, ledger=replace(case.ledger, tables=tables))


@every_metric
def test_a_known_value_tells_its_sources_its_warnings_and_a_fitting_interval(metric: str) -> None:
    for found in CATALOGUE[metric].compute(edition(**CASES[metric][0])):
        assert found.sources and set(found.warnings) <= set(codelists.load("warnings").codes)
        assert len(set(found.warnings)) == len(found.warnings)
        assert (found.interval is None) == (found.low is None) == (found.high is None)
        if found.value is None:
            assert found.warnings[0] == "no_records" and found.low is None
            continue
        # what a second party found is no report of the organ itself
        told_by_the_organ = CATALOGUE[metric].theme != "verification"
        assert ("self_reported" in found.warnings[:1]) == told_by_the_organ
        if found.low is not None and found.high is not None:
            assert 0 <= found.low <= found.value <= found.high <= 1
            assert ("small_denominator" in found.warnings) == ((found.denominator or 0) < 30)


@every_metric
def test_the_order_of_the_rows_changes_nothing(metric: str) -> None:
    case = edition(**CASES[metric][0])
    assert measured(shuffled(case), metric) == measured(case, metric)


@every_metric
def test_measuring_alters_no_table(metric: str) -> None:
    case = edition(**CASES[metric][0])
    before = {name: table.copy() for name, table in case.ledger.tables.items()}
    list(CATALOGUE[metric].compute(case))
    for name, table in case.ledger.tables.items():
        pd.testing.assert_frame_equal(table, before[name])


@every_metric
def test_an_empty_register_says_no_records_and_never_nought(metric: str) -> None:
    for found in CATALOGUE[metric].compute(empty()):
        assert (found.value, found.numerator, found.warnings) == (None, None, ("no_records",))


@pytest.mark.parametrize(
    ("metric", "excluded"),
    {
        "closed_in_time": 5, "overdue_findings": 4, "closed_late_days": 8, "open_days": 7,
        "events_recorded": 2, "attendances_recorded": 3, "online_share": 3, "communities_reached": 4,
        "press_recorded": 1, "studios_idle": 1, "galleries_stale": 1, "suggestions_in_time": 2,
        "associations_reachable": 2, "discipline_group_attended": 3, "drafts_reviewed": 1,
        "attendance_rate": 2, "funds_spent_share": 2, "procurements_within_budget": 1,
    }.items(),
)  # fmt: skip
def test_rows_left_out_are_counted(metric: str, excluded: int) -> None:
    assert only(edition(**CASES[metric][0]), metric).excluded == excluded


def test_rows_that_lack_a_day_are_named_by_their_numbers_and_those_to_come_apart() -> None:
    case = edition(**EVENTS)
    assert left_out(case, "events_recorded") == [
        "台账.xlsx 科普活动 第7行（缺活动日期，未计入）",
        "台账.xlsx 科普活动 第8行（晚于统计日，未计入）",
    ]
    assert only(case, "events_recorded").warnings == ("self_reported", "missing_values", "after_as_of")


def test_rows_that_are_merely_outside_are_counted_but_not_named_and_are_no_fault() -> None:
    rows = [
        finding(no=1, due_on="2025-03-31", closed_on="2025-03-20"),
        finding(no=2, status="not_applicable"),
    ]
    case = edition(findings=rows)
    assert left_out(case, "closed_in_time") == ["台账.xlsx 整改台账 1行（不适用，未计入）"]
    assert "missing_values" not in only(case, "closed_in_time").warnings


def test_of_many_rows_left_out_only_the_first_are_named() -> None:
    case = edition(events=[event(), *[event(held_on=None)] * (NAMED + 2)])
    (line,) = left_out(case, "events_recorded")
    assert line == "台账.xlsx 科普活动 第3、4、5、6、7、8、9、10、11、12行等12行（缺活动日期，未计入）"


def test_without_a_single_day_there_are_no_records_and_the_rows_are_named() -> None:
    found = only(edition(events=[event(held_on=None)]), "events_recorded")
    assert (found.value, found.excluded, found.warnings) == (None, 1, ("no_records", "missing_values"))


def test_the_window_opens_with_the_first_row_and_ends_on_the_as_of_day() -> None:
    found = only(edition(**EVENTS), "attendances_mean")
    assert (found.since, found.until) == ("2025-03-10", "2025-05-20")


def test_a_later_as_of_day_takes_more_rows_in() -> None:
    later = edition(as_of=date(2025, 6, 30), **EVENTS)
    assert only(later, "events_recorded").value == 6


def test_attendances_carry_the_warning_that_they_are_no_people() -> None:
    for metric in ("attendances_recorded", "attendances_mean", "attendances_median", "attendance_gini"):
        assert "headcount_not_people" in only(edition(**EVENTS), metric).warnings


def test_an_event_of_unknown_place_is_a_group_of_its_own_and_comes_last() -> None:
    found = [one.group for one in measure(edition(**EVENTS), by="street") if one.id == "events_by_street"]
    assert len(found) == 11 and found[-1] == "未注明"


def test_groups_add_up_to_the_whole() -> None:
    case = edition(**EVENTS)
    for by in ("kind", "street", "community", "month"):
        found = measured(case, f"events_by_{by}").values()
        assert sum(one.value or 0 for one in found) == 5
        assert sum(one.excluded for one in found) in (1, 2)


def test_a_month_without_events_between_others_is_shown_as_none() -> None:
    case = edition(events=[event(held_on="2025-03-01")])
    values = {month: one.value for month, one in measured(case, "events_by_month").items()}
    assert values == {"2025-03": 1, "2025-04": 0, "2025-05": 0}


def test_attendances_by_households_are_called_a_proxy() -> None:
    found = measured(edition(**EVENTS), "attendances_per_10000_by_street")
    assert all("proxy" in one.warnings and "old_denominator" in one.warnings for one in found.values())
    assert sum(one.denominator or 0 for one in found.values()) == pytest.approx(66.909)


@pytest.mark.parametrize("metric", USES_OUR_PLACE)
def test_events_of_another_place_are_not_held_against_our_streets(metric: str) -> None:
    other = edition(notice=[notice(organ="台江区某单位")], **EVENTS)
    (found,) = measured(other, metric).values()
    assert found.value is None and found.warnings == ("no_denominator",)


def test_events_of_another_place_are_grouped_by_the_names_as_written() -> None:
    other = edition(notice=[notice(organ="台江区某单位")], **EVENTS)
    assert set(measured(other, "events_by_street")) == {"东街街道", "洪山镇", "五凤街道", "未注明"}


def test_streets_without_an_event_are_named() -> None:
    assert "没有登记活动的街道（镇）：鼓东、鼓西、温泉、南街、安泰、华大、水部" in (
        only(edition(**EVENTS), "streets_blank").sources
    )


def test_attendances_spread_evenly_are_not_concentrated() -> None:
    case = edition()
    names = case.reference.communities["name"]
    even = edition(events=[event(street=None, community=name, participants=10) for name in names])
    assert only(even, "attendance_gini").value == pytest.approx(0)
    assert only(even, "attendance_top_fifth").value == pytest.approx(14 / 69)
    assert only(even, "communities_reached").value == 1


@pytest.mark.parametrize(
    ("metric", "records"),
    {
        "press_linked": {"press": [{"title": "甲", "published_on": "2025-02-01"}]},
        "studios_accepted": {"studios": [{"name": "甲"}]},
        "suggestions_closed": {"suggestions": [suggestion(due_on="2025-04-30")]},
        "suggestions_overdue": {"suggestions": [suggestion(due_on="2025-04-30")]},
        "grassroots_in_time": {"grassroots": [{"street": "鼓东街道", "due_on": "2025-03-31"}]},
        "risks_with_control": {"integrity": [{"post": "甲", "risk": "一"}]},
        "funds_checked": {"funds": [grant()]},
        "procurements_accepted": {"procurements": [{"project": "甲"}]},
        "owner_load": {"findings": [finding()]},
    }.items(),
)
def test_a_column_that_nobody_fills_in_is_no_record_and_no_nought(metric: str, records: Any) -> None:
    found = only(edition(**records), metric)
    assert found.value is None and found.warnings == ("no_records", "missing_values")


def test_where_nothing_is_open_nothing_has_waited() -> None:
    found = only(edition(findings=[finding()]), "open_days")
    assert found.value is None and found.warnings == ("no_records", "none_apply")


def test_an_idle_studio_is_named_and_without_any_session_none_is() -> None:
    assert "闲置的工作室：丙" in only(edition(**STUDIOS), "studios_idle").sources
    unused = edition(studios=STUDIOS["studios"])
    assert only(unused, "studios_idle").warnings == ("no_records",)
    assert only(unused, "sessions_per_studio_week").warnings == ("no_records",)


def test_a_studio_used_three_months_ago_to_the_day_is_idle() -> None:
    rows = [session(studio="甲", held_on="2025-02-20"), session(studio="乙", held_on="2025-02-21")]
    case = edition(studios=[{"name": "甲"}, {"name": "乙"}], sessions=rows)
    assert only(case, "studios_idle").numerator == 1


def test_posters_changed_two_months_ago_to_the_day_are_not_stale() -> None:
    rows = [gallery_check(gallery="甲", checked_on="2025-03-20")]
    rows += [gallery_check(gallery="乙", checked_on="2025-03-19")]
    case = edition(galleries=GALLERIES["galleries"], gallery_checks=rows)
    found = only(case, "galleries_stale")
    assert (found.numerator, found.denominator, found.excluded) == (1, 2, 1)
    assert "超过两个月的画廊：乙" in found.sources


def test_galleries_are_not_called_uninspected_while_no_inspection_is_recorded() -> None:
    case = edition(galleries=GALLERIES["galleries"], gallery_checks=[gallery_check(gallery="甲")])
    assert only(case, "galleries_inspected").warnings == ("no_records",)


def test_a_promise_of_meetings_is_kept_only_by_as_many_as_promised() -> None:
    promise = {"finding": 1, "text": "党风廉政专题会每半年2次", "times": 2, "every": "P6M"}
    promise |= {"starts_on": "2024-07-01", "evidence_register": "meetings"}
    once = [meeting(kind="clean_government", held_on="2024-09-01")]
    twice = [*once, meeting(kind="clean_government", held_on="2024-12-31")]
    for rows, kept in ((once, 0), (twice, 1)):
        case = edition(meetings=rows, commitments=[promise])
        assert measured(case, "meetings_as_promised")["党风廉政专题会"].numerator == kept


def test_a_rhythm_not_yet_over_is_not_held_against_anybody() -> None:
    promise = {"finding": 1, "text": "党风廉政专题会每年1次", "every": "P1Y", "evidence_register": "meetings"}
    case = edition(meetings=[meeting()], commitments=[promise | {"starts_on": "2025-01-01"}])
    assert measured(case, "meetings_as_promised")["党风廉政专题会"].warnings == ("no_records", "none_apply")


def test_a_draft_without_a_day_of_review_counts_as_not_reviewed_before() -> None:
    found = only(edition(**OFFICE), "drafts_reviewed")
    assert (found.numerator, found.denominator) == (1, 3)


def test_shares_of_money_and_of_days_have_no_interval() -> None:
    for metric, records in {"funds_spent_share": MONEY, "attendance_rate": OFFICE}.items():
        assert only(edition(**records), metric).interval is None


def test_the_amounts_go_before_what_is_stated_of_the_budget() -> None:
    row = {"project": "甲", "budget_yuan": 100, "contract_yuan": 120, "within_budget": True}
    assert only(edition(procurements=[row]), "procurements_within_budget").value == 0


def test_the_curve_of_closures_counts_up_to_each_day() -> None:
    frame = closure.closure_curve(edition(**CLOSURES))
    days = frame["day"].dt.strftime("%m-%d").tolist()
    assert days == ["01-21", "03-01", "03-20", "03-31", "04-10", "04-30", "05-10", "05-20"]
    assert frame["due"].tolist() == [0, 0, 0, 4, 4, 6, 7, 7]
    assert frame["closed"].tolist() == [0, 1, 2, 2, 3, 3, 3, 4]
    assert set(frame["undated"]) == {1} and set(frame["total"]) == {9}


def test_the_load_of_each_office_falls_into_closed_overdue_and_open() -> None:
    frame = closure.owner_load(edition(**CLOSURES))
    assert frame.to_numpy().tolist() == [
        ["甲科", 3, 2, 1, 0],
        ["乙科", 1, 1, 0, 0],
        ["未注明", 5, 2, 1, 2],
    ]


def test_frames_of_an_empty_ledger_have_no_rows() -> None:
    assert FRAMES["closure_curve"](empty()).empty and FRAMES["owner_load"](empty()).empty


def test_flags_that_nobody_fills_in_are_unknown_and_not_denied() -> None:
    rows = [meeting(discipline_group_invited=None)]
    assert only(edition(meetings=rows), "discipline_group_invited").value is None
    assert measured(edition(**MEETINGS), "discipline_group_invited")[None].denominator == 4


def test_what_happens_on_the_as_of_day_counts() -> None:
    assert only(edition(events=[event(held_on="2025-05-20")]), "events_recorded").value == 1


def test_a_finding_closed_on_its_due_day_is_in_time_and_one_due_today_is_not_yet_due() -> None:
    rows = [
        finding(no=1, due_on="2025-03-31", closed_on="2025-03-31"),
        finding(no=2, due_on="2025-05-20", status="in_progress"),
        finding(no=3, due_on="2025-05-19", status="in_progress"),
    ]
    case = edition(findings=rows)
    in_time, overdue = only(case, "closed_in_time"), only(case, "overdue_findings")
    assert (in_time.numerator, in_time.denominator, in_time.excluded) == (1, 2, 1)
    assert (overdue.numerator, overdue.denominator, overdue.excluded) == (1, 2, 1)


def test_galleries_without_a_record_of_posters_are_left_out_as_lacking_it() -> None:
    assert "missing_values" in only(edition(**GALLERIES), "galleries_stale").warnings


def test_a_visit_to_an_enterprise_reaches_no_community() -> None:
    case = edition(visits=[visit(target="军门社区", target_kind="enterprise")])
    found = only(case, "communities_visited_recorded")
    assert (found.value, found.warnings) == (None, ("no_records", "none_apply"))


def test_coming_uninvited_is_not_coming_when_invited() -> None:
    rows = [meeting(discipline_group_attended=False), meeting(discipline_group_invited=False)]
    found = only(edition(meetings=rows), "discipline_group_attended")
    assert (found.numerator, found.denominator, found.excluded) == (0, 1, 1)
