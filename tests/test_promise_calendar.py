"""The promises as a calendar file: what people see in it, and that calendars can read it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from builders import commitment, gallery_check
from case import edition, real
from icalendar import Calendar, Event
from test_cli import call

import huitoukan as htk
from huitoukan import paths
from huitoukan.edition import Edition, open_edition

POSTERS = commitment(text="每两月更新一次挂图", finding=5, starts_on="2025-07-01")
LATER = date(2025, 11, 15)


def case(as_of: date = LATER, **records: Any) -> Edition:
    return edition(as_of=as_of, **{"commitments": [POSTERS]} | records)


def events(made: Edition) -> list[Event]:
    """The events as a calendar reads them back."""
    return list(Calendar.from_ical(htk.calendar(made)).walk("VEVENT"))


def test_every_check_is_one_event_of_a_whole_day() -> None:
    found = events(case(as_of=date(2025, 7, 1)))
    assert [event["dtstart"].dt for event in found][:2] == [date(2025, 8, 31), date(2025, 10, 31)]
    assert all(event["dtend"].dt - event["dtstart"].dt == timedelta(days=1) for event in found)
    assert len(found) == 7  # to the end of September 2026


def test_its_title_says_what_is_to_be_checked_and_how_it_stands() -> None:
    titles = [str(event["summary"]) for event in events(case())]
    assert titles[0] == "问题(5) 每两月更新一次挂图：2025年7—8月应有1次（到期无记录）"
    assert titles[2] == "问题(5) 每两月更新一次挂图：2025年11—12月应有1次"


def test_a_promise_of_the_notice_itself_and_a_count_of_galleries_are_named_so() -> None:
    galleries = [{"name": "甲"}, {"name": "乙"}]
    made = case(commitments=[POSTERS | {"finding": 0}], galleries=galleries)
    assert str(events(made)[-1]["summary"]).startswith("通报 每两月更新一次挂图：")
    assert str(events(made)[-1]["summary"]).endswith("应有2处")


def test_the_description_says_where_to_look_for_what_and_where_the_promise_stands() -> None:
    text = str(events(case(gallery_checks=[gallery_check(checked_on="2025-07-09")]))[0]["description"])
    assert "看“画廊更新巡检”表检查时段内的记录，写有“挂图更换”的才算。" in text
    assert "应有1次；截至2025年11月15日登记1次；状态：到期待核对" in text
    assert "出处：台账.xlsx 长期承诺 第2行" in text and "没有记录只写“无记录”" in text


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"text": "每两月碰头", "evidence_register": None}, "先请单位指明凭哪张登记表"),
        ({"text": "碰头", "evidence_register": "meetings"}, "由人判断哪些是这件事"),
        ({"evidence_words": "不限"}, "每条都算"),
    ],
)
def test_the_description_is_honest_about_what_cannot_be_looked_up(changes: dict[str, Any], said: str) -> None:
    made = case(commitments=[POSTERS | changes])
    assert said in str(events(made)[0]["description"])


def test_only_what_is_still_to_come_reminds_a_week_ahead_at_nine() -> None:
    past, *_, last = events(case())
    assert past.walk("VALARM") == []
    (alarm,) = last.walk("VALARM")
    assert alarm["trigger"].dt == timedelta(days=-7, hours=9) and alarm["action"] == "DISPLAY"


def test_a_check_keeps_its_id_in_a_later_edition_and_no_two_share_one() -> None:
    early, late = (
        [str(event["uid"]) for event in events(case(as_of=day))] for day in (date(2025, 7, 1), LATER)
    )
    assert late[: len(early)] == early and len(set(late)) == len(late)


def test_rows_in_another_order_keep_their_ids() -> None:
    other = commitment(every="P6M", text="开会")
    one, two = case(commitments=[POSTERS, other]), case(commitments=[other, POSTERS])
    assert {str(event["uid"]) for event in events(one)} == {str(event["uid"]) for event in events(two)}


def test_the_same_ledger_gives_the_same_bytes_and_no_clock_is_in_them() -> None:
    assert htk.calendar(case()) == htk.calendar(case())
    assert {event["dtstamp"].dt for event in events(case())} == {datetime(2025, 11, 15, tzinfo=UTC)}


def test_lines_are_closed_by_crlf_and_have_at_most_75_octets_of_whole_characters() -> None:
    content = htk.calendar(real())
    lines = content.split(b"\r\n")
    assert lines[-1] == b"" and b"\n" not in content.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 75
    assert [line.decode("utf-8") for line in lines]


def test_commas_semicolons_and_line_ends_in_a_promise_survive() -> None:
    text = "每两月更新;挂图,维护\\画廊"
    (first, *_) = events(case(commitments=[POSTERS | {"text": text}]))
    assert f"承诺：{text}\n" in str(first["description"])


def test_made_up_data_carry_their_mark_in_calendar_title_text_and_reminder() -> None:
    made = case(as_of=date(2025, 7, 1))
    made = replace(made, ledger=replace(made.ledger, synthetic=True))
    calendar = Calendar.from_ical(htk.calendar(made))
    (first, *_) = calendar.walk("VEVENT")
    (alarm,) = first.walk("VALARM")
    for words in (calendar["x-wr-calname"], first["summary"], first["description"], alarm["description"]):
        assert str(words).startswith("示例数据(合成)")


def test_a_ledger_without_promises_gives_a_valid_calendar_that_says_so() -> None:
    assert events(case(commitments=[])) == []
    made = Calendar.from_ical(htk.calendar(case(commitments=[])))
    (note,) = made.subcomponents  # without a component it would be no calendar
    assert "没有要排的检查" in str(note["summary"]) and note["uid"] and note["dtstamp"]


def test_the_real_case_opens_by_its_path() -> None:
    made = Calendar.from_ical(htk.calendar(paths.LEDGER))
    assert len(made.walk("VEVENT")) == 14


def test_the_command_writes_a_calendar_and_does_not_write_over_one(tmp_path: Path) -> None:
    done = call("calendar", paths.LEDGER, "--as-of", "2026-03-31", cwd=tmp_path)
    written = tmp_path / "承诺检查.ics"
    assert done.returncode == 0 and "还没有到期的" in done.stderr
    assert written.read_bytes() == htk.calendar(open_edition(paths.LEDGER, None, "2026-03-31"))
    again = call("calendar", paths.LEDGER, cwd=tmp_path)
    assert again.returncode == 2 and "--force" in again.stderr
    assert call("calendar", paths.LEDGER, "--force", cwd=tmp_path).returncode == 0


def test_the_command_prints_the_checks_as_one_json_document_and_writes_nothing(tmp_path: Path) -> None:
    done = call("calendar", paths.LEDGER, "--quarter", "2025Q2", "--json", cwd=tmp_path)
    listed = json.loads(done.stdout)
    assert {check["state"] for check in listed} == {"due", "incomplete"}
    assert listed[0]["due_on"] == "2025-06-30" and list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_calendar_by_its_name_is_refused(tmp_path: Path) -> None:
    done = call("calendar", paths.LEDGER, "-o", tmp_path / "承诺.xlsx")
    assert done.returncode == 2 and ".ics" in done.stderr
