"""Promises as dated checks: their windows, what the registers hold of them, and what that allows to say."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest
from builders import commitment, gallery_check, meeting, tables
from case import edition, notice, real

from huitoukan.codelists.proofs import evidence_words, proof_register
from huitoukan.edition import open_edition
from huitoukan.example import Story, plan
from huitoukan.example.plants import answers
from huitoukan.ledger import Ledger
from huitoukan.promises import dated_checks, promises
from huitoukan.promises.feasts import days_off, feast, is_working_day, occasions
from huitoukan.registers import REGISTERS

POSTERS = commitment(starts_on="2025-07-01")
IDEOLOGY = commitment(
    text="意识形态工作专题会每半年召开1次", every="P6M", evidence_register="meetings", starts_on="2025-07-01"
)
TALKS = commitment(
    text="集体开展廉政谈话", every=None, occasion="国庆、春节", evidence_register="meetings",
    starts_on="2025-07-01",
)  # fmt: skip
LATER = date(2025, 11, 15)
THREE = [{"name": name} for name in "甲乙丙"]


def checks(promise: dict[str, Any], as_of: date = LATER, **records: Any) -> pd.DataFrame:
    return dated_checks(edition(as_of=as_of, commitments=[promise], **records)).set_index("window")


def changed(*days: str, gallery: str = "甲", **more: Any) -> list[dict[str, Any]]:
    return [gallery_check(checked_on=day, gallery=gallery, **more) for day in days]


def held(
    *days: str, kind: str | None = "chair_meeting", topic: str | None = "年度计划"
) -> list[dict[str, Any]]:
    return [meeting(held_on=day, kind=kind, topic=topic) for day in days]


def state(found: pd.DataFrame, window: str) -> tuple[str, str]:
    return found.at[window, "state"], found.at[window, "why"]


# windows


def test_checks_run_from_the_promise_to_four_quarters_after_the_editions_own() -> None:
    found = checks(commitment(every="P6M", starts_on="2024-07-01"), as_of=date(2025, 5, 20))
    assert found.index.tolist() == ["2024年下半年", "2025年上半年", "2025年下半年", "2026年上半年"]
    assert found["due_on"].dt.date.tolist()[-1] == date(2026, 6, 30)
    assert found["quarter"].tolist() == ["2024Q4", "2025Q2", "2025Q4", "2026Q2"]


def test_checks_that_are_past_stay_in_a_later_edition_and_one_due_in_its_own_quarter_too() -> None:
    early = checks(POSTERS, as_of=date(2025, 8, 1)).index.tolist()
    late = checks(POSTERS, as_of=date(2026, 2, 1)).index.tolist()
    assert late[: len(early)] == early and early[0] == "2025年7—8月"


def test_an_edition_long_before_its_as_of_day_still_shows_everything_past() -> None:
    found = dated_checks(edition(as_of=date(2027, 1, 10), quarter="2025Q3", commitments=[POSTERS]))
    assert found["window"].tolist()[-1] == "2026年11—12月"


def test_a_window_begun_before_the_promise_is_listed_and_not_judged_and_the_next_one_is() -> None:
    found = checks(commitment(starts_on="2025-05-20"), gallery_checks=changed("2025-01-01", "2025-11-01"))
    assert state(found, "2025年5—6月") == ("incomplete", "承诺2025-05-20才作出，这一期已经开始")
    assert found["state"].tolist()[1:3] != ["incomplete", "incomplete"]


def test_a_promise_made_on_the_first_day_of_a_window_is_held_to_it() -> None:
    assert checks(commitment(starts_on="2025-05-01")).index[0] == "2025年5—6月"
    assert checks(commitment(starts_on="2025-05-01")).iloc[0]["state"] == "no_record"


def test_a_leap_year_has_its_day() -> None:
    found = checks(commitment(starts_on="2024-01-01"), as_of=date(2024, 1, 1))
    assert found.at["2024年1—2月", "due_on"] == pd.Timestamp(2024, 2, 29)
    assert not checks(commitment(starts_on="2024-02-29"), as_of=date(2024, 3, 1)).iloc[1:].empty


def test_a_rhythm_over_the_turn_of_the_year_is_named_with_both_years() -> None:
    found = checks(commitment(every="P5M", starts_on="2025-01-01"))
    assert found.index.tolist()[:3] == ["2025年1—5月", "2025年6—10月", "2025年11月至2026年3月"]


def test_an_occasion_is_a_fortnight_up_to_its_day_in_the_next_year_as_well() -> None:
    found = checks(TALKS)
    assert found.index.tolist() == ["2025年国庆", "2026年春节", "2026年国庆"]
    assert found.at["2026年春节", "window_from"] == pd.Timestamp(2026, 2, 3)
    assert found.at["2026年春节", "due_on"] == pd.Timestamp(2026, 2, 17)


def test_an_occasion_whose_fortnight_began_before_the_promise_is_not_judged() -> None:
    promise = TALKS | {"starts_on": "2025-12-25", "occasion": "元旦"}
    assert checks(promise).at["2026年元旦", "state"] == "incomplete"


def test_of_a_promise_with_rhythm_and_occasions_both_are_checked() -> None:
    found = checks(commitment(every="P6M", occasion="国庆", starts_on="2025-07-01"), as_of=date(2025, 7, 1))
    assert found.index.tolist() == ["2025年国庆", "2025年下半年", "2026年上半年"]
    assert set(found["words"]) == {"每半年1次，国庆"}


def test_a_promise_without_rhythm_or_known_occasion_has_no_checks() -> None:
    assert checks(commitment(every=None)).empty
    assert checks(commitment(every=None, occasion="厂庆")).empty


def test_a_promise_without_a_start_holds_from_the_signing_else_from_the_quarter_on() -> None:
    rows = [commitment(starts_on=None)]
    signed = edition(commitments=rows, notice=[notice(signed_on="2025-04-03")])
    unsigned = edition(commitments=rows, notice=[notice(signed_on=None)], as_of=LATER)
    assert [promises(case)[0].start for case in (signed, unsigned)] == [date(2025, 4, 3), date(2025, 10, 1)]


def test_weekly_windows_are_checked_together_month_by_month() -> None:
    found = checks(commitment(every="P1W", starts_on="2025-07-01", times=2), as_of=date(2025, 7, 1))
    july = found.loc["2025年7月"]
    # the weeks from Tuesday 1 July end on 7, 14, 21, 28 July
    assert (july["wanted"], july["window_to"]) == (8, pd.Timestamp(2025, 7, 28))
    assert found.at["2025年8月", "window_from"] == pd.Timestamp(2025, 7, 29)


def test_entries_of_one_week_do_not_stand_for_the_others() -> None:
    weekly = commitment(every="P1W", starts_on="2025-07-01")
    one_week = changed("2025-07-01", "2025-07-02", "2025-07-03", "2025-07-04")
    found = checks(weekly, gallery_checks=one_week, galleries=[{"name": "甲"}])
    assert found.loc["2025年7月", ["found", "wanted", "measure"]].tolist() == [1, 4, "次"]


def test_of_a_daily_promise_only_working_days_count() -> None:
    found = checks(commitment(every="P1D", starts_on="2025-10-01"))
    # October 2025: 23 weekdays, 6 of them days off from 1 to 8 October, one Saturday worked in exchange
    assert found.at["2025年10月", "wanted"] == 18


def test_a_daily_promise_over_thirty_years_is_summarised() -> None:
    found = checks(commitment(every="P1D", starts_on="1996-01-01"))
    assert len(found) == 12 * 31  # to the end of 2026
    assert found["wanted"].sum() > 7000


# what the registers say


def test_a_kept_register_without_enough_entries_shows_a_promise_overdue() -> None:
    found = checks(IDEOLOGY, as_of=date(2026, 1, 20), meetings=held("2025-07-03", "2025-10-02", "2025-12-30"))
    assert state(found, "2025年下半年") == (
        "overdue",
        "应有1次，登记表里没有写明这件事的记录",
    )


@pytest.mark.parametrize(("kind", "topic"), [("ideology", "风险研判"), ("党组会", "研究意识形态工作")])
def test_an_entry_is_of_the_matter_by_its_kind_or_by_its_topic(kind: str, topic: str) -> None:
    rows = held("2025-07-03", "2025-10-02", "2025-12-30") + held("2025-09-09", kind=kind, topic=topic)
    found = checks(IDEOLOGY, as_of=date(2026, 1, 20), meetings=rows).loc["2025年下半年"]
    assert found[["state", "found", "entries"]].tolist() == ["done", 1, "第5行"]


def test_more_entries_than_wanted_are_named_and_not_counted() -> None:
    rows = held("2025-07-03", "2025-08-03", kind="ideology")
    found = checks(IDEOLOGY, meetings=rows).loc["2025年下半年"]
    assert found[["found", "entries", "state"]].tolist() == [1, "第2、3行（共2行，计1次）", "done"]


def test_two_times_need_two_entries() -> None:
    twice = IDEOLOGY | {"times": 2}
    rows = held("2025-07-03", kind="ideology") + held("2025-12-03")
    found = checks(twice, as_of=date(2026, 1, 20), meetings=rows)
    assert state(found, "2025年下半年") == ("overdue", "应有2次，登记表里写明的只有1次")


def test_an_empty_register_says_nothing() -> None:
    assert state(checks(POSTERS), "2025年7—8月") == (
        "no_record",
        "“画廊更新巡检”表里没有一条记录",
    )


@pytest.mark.parametrize(
    ("days", "why"),
    [
        (["2025-09-03", "2025-10-03"], "登记表2025-09-03才有第一条记录"),
        (["2025-06-03"], "登记表的记录到2025-06-03为止"),
        (["2025-01-31", "2025-09-03"], "登记表在2025-01-31之后、2025-09-01之前没有一条记录"),
    ],
)
def test_a_register_begun_later_ended_earlier_or_left_off_says_nothing(days: list[str], why: str) -> None:
    found = checks(POSTERS, gallery_checks=changed(*days), galleries=[{"name": "甲"}])
    assert state(found, "2025年7—8月") == ("no_record", why)


def test_a_register_is_kept_by_months() -> None:
    rows = changed("2025-07-15", "2025-08-03", kind="inspection")
    found = checks(POSTERS, gallery_checks=rows, galleries=[{"name": "甲"}])
    assert found.at["2025年7—8月", "state"] == "overdue"


def test_entries_in_a_window_that_the_register_does_not_cover_are_for_a_person_to_see() -> None:
    found = checks(POSTERS, gallery_checks=changed("2025-08-03", "2025-10-03"), galleries=THREE)
    assert state(found, "2025年7—8月") == ("cannot_tell", "登记表2025-08-03才有第一条记录")


@pytest.mark.parametrize(("day", "state", "over"), [(30, "due", False), (31, "no_record", True)])
def test_a_window_is_over_on_the_evening_of_its_last_day(day: int, state: str, over: bool) -> None:
    found = checks(POSTERS, as_of=date(2025, 8, day))
    assert (found.at["2025年7—8月", "state"], found.at["2025年7—8月", "closed"]) == (state, over)


def test_an_open_window_that_holds_enough_is_done() -> None:
    found = checks(POSTERS, as_of=date(2025, 8, 1), gallery_checks=changed("2025-07-09"), galleries=THREE[:1])
    assert found.at["2025年7—8月", "state"] == "done"


def test_entries_after_the_as_of_day_are_not_there_yet() -> None:
    rows = changed("2025-07-09", "2025-08-20")
    found = checks(POSTERS, as_of=date(2025, 8, 1), gallery_checks=rows, galleries=THREE[:1])
    assert found.at["2025年7—8月", "entries"] == "第2行"
    assert checks(POSTERS, as_of=date(2025, 7, 1), gallery_checks=rows)["entries"].tolist()[0] == ""


def test_every_gallery_of_the_list_counts() -> None:
    rows = [
        *changed("2025-07-01", "2025-07-02", "2025-08-30"), *changed("2025-08-01", gallery="乙"),
        *changed("2025-08-02", gallery="丙", kind="inspection"), *changed("2025-08-03", gallery="丁"),
    ]  # fmt: skip
    found = checks(POSTERS, gallery_checks=rows, galleries=THREE).loc["2025年7—8月"]
    assert found[["wanted", "found", "measure", "state"]].tolist() == [3, 2, "处", "overdue"]


def test_a_gallery_counts_from_the_first_window_after_it_was_built() -> None:
    galleries = [{"name": "甲", "built_on": "2025-07-01"}, {"name": "乙", "built_on": "2025-07-02"}]
    found = checks(POSTERS, galleries=galleries)
    assert found["wanted"].tolist()[:2] == [1, 2]


def test_without_any_gallery_there_is_nothing_to_say() -> None:
    galleries = [{"name": "甲", "built_on": "2025-08-01"}]
    found = checks(POSTERS, galleries=galleries, gallery_checks=changed("2025-07-01", "2025-08-30"))
    assert state(found, "2025年7—8月") == ("cannot_tell", "科普画廊里没有窗口开始前建成的")


def test_without_a_list_of_galleries_nobody_can_say_whether_all_were_seen_to() -> None:
    found = checks(POSTERS, gallery_checks=changed("2025-07-01", "2025-08-30"))
    assert found.at["2025年7—8月", "state"] == "cannot_tell"
    assert "不知道应有几处" in found.at["2025年7—8月", "why"]


def test_an_entry_that_does_not_say_what_it_is_may_be_of_the_matter() -> None:
    rows = held("2025-07-03", "2025-12-30") + held("2025-09-09", kind=None, topic=None)
    found = checks(IDEOLOGY, as_of=date(2026, 1, 20), meetings=rows)
    assert state(found, "2025年下半年") == ("cannot_tell", "有的记录没有写明是哪件事")


def test_without_a_register_nothing_can_be_told() -> None:
    found = checks(commitment(text="每月碰头", every="P1M", evidence_register=None, starts_on="2025-07-01"))
    assert state(found, "2025年7月") == ("cannot_tell", "没有指明凭哪张登记表")


@pytest.mark.parametrize("register", REGISTERS)
def test_any_register_may_be_named_as_the_proof(register: str) -> None:
    found = checks(POSTERS | {"evidence_register": register, "evidence_words": "挂图"})
    assert found.at["2025年7—8月", "register"] == register


# whose words decide


def test_one_row_that_promises_several_matters_is_for_a_person_to_see() -> None:
    both = IDEOLOGY | {"text": "每半年召开意识形态专题会、党风廉政专题会"}
    rows = held("2025-07-03", kind="ideology") + held("2025-12-30")
    found = checks(both, as_of=date(2026, 1, 20), meetings=rows)
    assert state(found, "2025年下半年")[0] == "cannot_tell"
    assert "佐证关键词" in state(found, "2025年下半年")[1]


def test_two_promises_of_one_text_are_two_rows_of_checks() -> None:
    rows = [IDEOLOGY, IDEOLOGY | {"finding": 2}]
    found = dated_checks(edition(as_of=LATER, commitments=rows))
    assert found["row"].tolist()[:2] == [2, 3]


@pytest.mark.parametrize(
    ("words", "found"), [("年度计划", 1), ("别的事；年度", 1), ("别的事", 0), ("不限", 1)]
)
def test_words_of_proof_written_by_hand_go_before_those_inferred(words: str, found: int) -> None:
    promise = IDEOLOGY | {"evidence_words": words}
    assert checks(promise, meetings=held("2025-07-03")).at["2025年下半年", "found"] == found


def test_a_register_chosen_by_hand_goes_before_the_one_inferred() -> None:
    promise = POSTERS | {"evidence_register": "press", "evidence_words": "挂图"}
    press = [{"published_on": "2025-07-09", "outlet": "公众号", "title": "挂图换新"}]
    assert checks(promise, press=press).at["2025年7—8月", "state"] == "done"


def test_attendance_counts_on_the_day_it_was_published() -> None:
    promise = commitment(text="考勤情况公示", every="P1M", evidence_register=None, starts_on="2025-07-01")
    rows = [{"month": "2025-06", "person_code": "A01", "published_on": "2025-07-05"}]
    found = checks(promise, attendance=rows)
    assert found.at["2025年7月", "register"] == "attendance"
    assert found.at["2025年7月", "state"] == "done" and found.at["2025年8月", "state"] == "no_record"


@pytest.mark.parametrize(
    ("promise", "register", "words"),
    [
        ("明确每两月更新一次挂图", "gallery_checks", "挂图更换"),
        ("安排社区的专人定期巡检、维护", "gallery_checks", "日常巡检"),
        ("意识形态工作专题会每半年召开1次", "meetings", "意识形态"),
        ("党风廉政建设专题会议每年组织召开2次", "meetings", "党风廉政"),
        ("召集全体干部集体开展廉政谈话", "meetings", "廉政谈话、节前谈话、廉政提醒"),
        ("对干部职工的考勤情况定期公示", "attendance", "不限"),
        ("区科协常委会定期召开", "meetings", "常委会"),
        ("到辖区科技型企业常态化走访调研", "visits", "企业"),
        ("对社区青少年科学工作室定期抽查走访", "visits", "工作室"),
        ("每季度到养老服务站开展一次科普讲座", "events", "讲座"),
        ("每月开会研究工作", None, None),
        ("坚持常态化深入基层一线", None, None),
    ],
)
def test_a_promise_tells_the_register_and_the_words_of_its_proof(
    promise: str, register: str | None, words: str | None
) -> None:
    assert proof_register(promise) == register
    assert evidence_words(promise, register) == words


# days


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("春节、国庆", ("春节", "国庆")), ("中秋节前，国庆节期间", ("中秋", "国庆")),
        ("五一劳动节", ("五一",)),
        ("建党节", ("七一",)), ("厂庆", ()), (None, ()), ("元旦元旦", ("元旦",)),
    ],
)  # fmt: skip
def test_occasions_are_found_however_they_are_written(words: str | None, names: tuple[str, ...]) -> None:
    assert occasions(words) == names


def test_lunar_days_are_right_over_the_years_and_none_where_the_calendar_ends() -> None:
    springs = [feast("春节", year) for year in (2020, 2023, 2025, 2033)]
    assert springs == [date(2020, 1, 25), date(2023, 1, 22), date(2025, 1, 29), date(2033, 1, 31)]
    assert feast("春节", 2150) is None


def test_offices_work_on_a_weekend_in_exchange_for_a_holiday() -> None:
    assert is_working_day(date(2025, 9, 28)) and not is_working_day(date(2025, 10, 8))


def test_days_off_are_named() -> None:
    assert set(days_off(date(2025, 12, 30), date(2026, 1, 1)).values()) == {"元旦"}


# the real case


def test_the_real_case_is_due_when_its_words_say() -> None:
    found = dated_checks(real())
    assert (found["state"] == "due").sum() == 11 and (found["state"] == "incomplete").sum() == 3
    late = dated_checks(open_edition(real().ledger, "2026Q1", date(2026, 3, 31)))
    assert set(late.loc[late["closed"], "state"]) == {"no_record", "incomplete"}


@pytest.mark.slow
def test_what_is_overdue_in_the_example_is_what_was_planted_there() -> None:
    story = Story()
    filled = story.edition(story.quarters - 1, with_events=False)
    book = Ledger("台账.xlsx", tables() | filled, synthetic=True)
    found = dated_checks(open_edition(book, None, plan.as_of(plan.quarters(story.quarters)[-1])))
    overdue = found[found["state"] == "overdue"]
    seen = zip(
        overdue["promise"], overdue["due_on"].dt.date, overdue["wanted"], overdue["found"], strict=True
    )
    planted = answers(story)["broken_promises"]
    assert len(planted) == 5
    assert set(seen) == {
        (one["key"]["text"], one["window"][1], one["wanted"], one["found"]) for one in planted
    }
