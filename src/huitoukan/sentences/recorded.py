"""What the registers say, row by row recorded; a register without rows is said to be empty."""

from __future__ import annotations

from huitoukan import formats
from huitoukan.edition import Edition
from huitoukan.metrics import closure, events, galleries, spread, studios, visits
from huitoukan.metrics.catalogue import Metric, entries
from huitoukan.registers import REGISTERS
from huitoukan.sentences.words import Sentence, marked, one


def _said(entry: Metric, edition: Edition) -> str:
    return formats.measured(one(entry, edition))


def _number(entry: Metric, edition: Edition) -> str:
    value = one(entry, edition).value
    return formats.NO_RECORDS if value is None else formats.number(value)


def events_recorded(edition: Edition) -> Sentence:
    """How many events are recorded, how large, how many communities they reached, how concentrated."""
    if one(events.events_recorded, edition).value is None:
        return _nothing(edition, "events", "活动办在哪天、哪里、多大规模，都无从说起")
    reached, top = one(spread.communities_reached, edition), one(spread.attendance_top_fifth, edition)
    where = f"；登记到过的社区{formats.measured(reached)}" if reached.value is not None else ""
    most = f"，人次最多的五分之一社区占{formats.measured(top)}" if top.value is not None else ""
    words = (
        f"登记活动{_said(events.events_recorded, edition)}、{_said(events.attendances_recorded, edition)}，"
        f"一半的场次不超过{_number(events.attendances_median, edition)}人次{where}{most}；人次不是人数。"
    )
    return marked(edition, words)


def studios_used(edition: Edition) -> Sentence:
    """How often a studio is used, how many stand idle, how long they are open."""
    if one(studios.sessions_recorded, edition).value is None:
        return _nothing(edition, "sessions", "哪间工作室在用、哪间闲置，都无从说起")
    words = (
        f"登记工作室活动{_said(studios.sessions_recorded, edition)}，每室每周"
        f"{_number(studios.sessions_per_studio_week, edition)}场；近三个月没有登记活动的工作室"
        f"{_said(studios.studios_idle, edition)}；平均每周开放{_said(studios.studio_weekly_hours, edition)}。"
    )
    return marked(edition, words)


def galleries_kept(edition: Edition) -> Sentence:
    """How many galleries have had their posters changed, and how many of them not for two months."""
    if edition.ledger["gallery_checks"].empty:
        return _nothing(edition, "gallery_checks", "挂图是否按两个月更换，无从核对")
    words = (
        f"有挂图更换记录的画廊{_said(galleries.galleries_changed, edition)}，其中超过两个月没有更换的"
        f"{_said(galleries.galleries_stale, edition)}；有巡检记录的"
        f"{_said(galleries.galleries_inspected, edition)}；没有记录不等于没有更换。"
    )
    return marked(edition, words)


def suggestions_raised(edition: Edition) -> Sentence:
    """How many suggestions are closed, how many overdue, how long the open ones wait."""
    if edition.ledger["suggestions"].empty:
        return _nothing(edition, "suggestions", "走访提出的意见办没办，无从核对")
    words = (
        f"问题建议销号率{_said(visits.suggestions_closed, edition)}，到期未销号的"
        f"{_said(visits.suggestions_overdue, edition)}；未销号的已等天数中位数为"
        f"{_said(visits.suggestions_days_open, edition)}；提出人是否满意不在表上。"
    )
    return marked(edition, words)


def closing(edition: Edition) -> Sentence:
    """How many findings were closed in time, and how many are overdue."""
    found = [one(entry, edition) for entry in (closure.closed_in_time, closure.overdue_findings)]
    if all(measurement.value is None for measurement in found):
        words = "台账没有同时写明完成时限和销号日期的问题，是否按时销号无从计算，画不出销号进度。"
        return marked(edition, words)
    in_time, overdue = map(formats.measured, found)
    return marked(edition, f"按时销号率{in_time}；到期仍未销号的{overdue}；只比日期，不说明是否查实。")


def registers_filled(edition: Edition, *themes: str) -> Sentence:
    """Which of the registers that these themes of metrics need hold no row."""
    needed = {name for entry in entries() if entry.theme in themes for name in entry.registers}
    empty = [REGISTERS[name].sheet for name in REGISTERS if name in needed and edition.ledger[name].empty]
    if not empty:
        return marked(edition, f"这里用到的{len(needed)}张登记表都有记录，由单位自己登记，没有经过核对。")
    words = f"这里用到的{len(needed)}张登记表中，{len(empty)}张没有记录：{'、'.join(empty)}。"
    return marked(edition, words)


def _nothing(edition: Edition, register: str, unknown: str) -> Sentence:
    sheet = REGISTERS[register].sheet
    rows = "没有记录" if edition.ledger[register].empty else "没有可用的记录"
    return marked(edition, f"{formats.NO_RECORDS}：台账“{sheet}”表{rows}，{unknown}。")
