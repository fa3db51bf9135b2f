"""The dated checks of the promises as a calendar file (RFC 5545) for Outlook, WPS and telephones."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from uuid import UUID, uuid5

from icalendar import Alarm, Calendar, Event, Journal

from huitoukan import formats, paths
from huitoukan.codelists import load
from huitoukan.codelists.proofs import ANY
from huitoukan.edition import Edition, as_edition
from huitoukan.ledger import Ledger
from huitoukan.metrics.commitments import promises_calendar
from huitoukan.records import Record, records
from huitoukan.registers import REGISTERS
from huitoukan.tables import MARK

FILE = "承诺检查.ics"
"""What the file is called unless somebody says otherwise."""
SUFFIXES = (".ics",)
REMIND = timedelta(days=-7, hours=9)
"""The reminder comes at nine in the morning, a week before the window's last day."""
NAMESPACE = UUID("3f1b6a0e-6d0c-5e0b-9a52-2b0f7c1d8e44")
"""Of the ids of checks: a check has the same id in every edition, so a new file brings it up to date."""
EMPTY = "台账里没有带周期或节点的承诺，没有要排的检查。"
HONEST = "没有记录只写“无记录”，不写“没有兑现”；够了次数也要抽看原件。"


def calendar(source: Edition | Ledger | Path | str) -> bytes:
    """One all-day event per dated check, on the last day of its window, with a reminder while it is open.

    A ledger without such promises gives a note that says so, for a calendar without content is none.
    The text of an .ics file: lines of at most 75 octets, closed by CRLF. Nothing in it depends on a clock.
    A ledger or the path of one is opened as the edition of its own quarter; InputError when it cannot be.
    """
    edition = as_edition(source)
    mark = f"{MARK} " if edition.synthetic else ""
    result = Calendar()
    result.add("prodid", "-//Huitoukan//promises//ZH")
    result.add("version", "2.0")
    result.add("calscale", "GREGORIAN")
    result.add("x-wr-calname", f"{mark}承诺检查")
    checks = records(promises_calendar(edition))
    for check in checks:
        result.add_component(_event(edition, check, mark))
    if not checks:
        result.add_component(_nothing(edition, mark))
    return result.to_ical()


def write(path: Path, source: Edition | Ledger | Path | str) -> Path:
    """Write the calendar, whole or not at all; returns its path."""
    return paths.write_bytes(path, calendar(source))


def _event(edition: Edition, check: Record, mark: str) -> Event:
    due: date = check["due_on"]
    state = load("promise_state").label_of(check["state"])
    event = Event()
    event.add("uid", f"{_id(edition, check)}@huitoukan")
    event.add("dtstamp", datetime.combine(edition.as_of, time(), UTC))
    event.add("dtstart", due)
    event.add("dtend", due + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("summary", f"{mark}{_summary(check)}" + (f"（{state}）" if check["state"] != "due" else ""))
    event.add("description", "\n".join((*([MARK] if mark else ()), *_lines(edition, check, state))))
    event.add("categories", ["承诺检查", state])
    if not check["closed"]:
        event.add_component(_reminder(f"{mark}{_summary(check)}"))
    return event


def _nothing(edition: Edition, mark: str) -> Journal:
    """A note in place of the checks: a calendar must hold something, and people must see why it is empty."""
    note = Journal()
    note.add("uid", f"{uuid5(NAMESPACE, formats.text(edition.notice['organ']))}@huitoukan")
    note.add("dtstamp", datetime.combine(edition.as_of, time(), UTC))
    note.add("dtstart", edition.as_of)
    note.add("summary", f"{mark}{EMPTY}")
    return note


def _id(edition: Edition, check: Record) -> UUID:
    organ = formats.text(edition.notice["organ"])
    told = (organ, check["finding"], check["promise"], check["words"], check["window"])
    return uuid5(NAMESPACE, "\n".join(map(str, told)))


def _summary(check: Record) -> str:
    """问题(5) 明确每两月更新一次挂图：2026年1—2月应有1次."""
    whose = f"问题({check['finding']})" if check["finding"] else "通报"
    return f"{whose} {check['promise_short']}：{check['window']}应有{check['wanted']}{check['measure']}"


def _lines(edition: Edition, check: Record, state: str) -> tuple[str, ...]:
    """What a person needs to make the check."""
    window = formats.period(check["window_from"].isoformat(), check["window_to"].isoformat())
    return (
        f"承诺：{check['promise']}",
        f"周期或节点：{check['words']}；检查时段：{window}",
        f"应有{check['wanted']}{check['measure']}；截至{formats.day(edition.as_of)}登记"
        f"{check['found']}{check['measure']}；状态：{state}（{check['why']}）",
        f"怎样查：{_how(check)}{HONEST}",
        f"出处：{edition.source('commitments', check['row'])}",
    )


def _how(check: Record) -> str:
    register = REGISTERS.get(check["register"] or "")
    if register is None:
        return "先请单位指明凭哪张登记表、哪份材料检查。"
    looked = f"看“{register.sheet}”表检查时段内的记录，"
    if not check["evidence"]:
        return f"{looked}由人判断哪些是这件事。"
    if ANY in check["evidence"]:
        return f"{looked}每条都算。"
    return f"{looked}写有“{'”或“'.join(check['evidence'].split('、'))}”的才算。"


def _reminder(words: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", REMIND)
    alarm.add("description", words)
    return alarm
