"""The tables of what the registers hold row by row: what each frame of them prints."""

from __future__ import annotations

from huitoukan import formats
from huitoukan.codelists import load
from huitoukan.tables import cells
from huitoukan.tables.cells import Cell, of
from huitoukan.tables.layout import Layout

_CURVE: dict[str, Cell] = {
    "日期": of("day", formats.day),
    "已到时限": of("due", formats.number),
    "已销号": of("closed", formats.number),
    "已销号而无日期": of("undated", formats.number),
    "全部": of("total", formats.number),
}
_MEASURED: dict[str, Cell] = {
    "场次": of("events", formats.number),
    "参与人次": of("attendances", formats.number),
}
LOGS: dict[str, Layout] = {
    "closure-curve": Layout("问题销号进度", _CURVE, "已销号按销号日期累计；没有销号日期的不在其中。"),
    "owner-load": Layout(
        "各科室承担的问题",
        {
            "责任科室": of("owner"),
            "问题数（个）": of("total"),
            "已销号": of("closed"),
            "逾期未销号": of("overdue"),
            "其余": of("open"),
        },
        "“其余”是未销号、未逾期或没有写明状态的问题。",
    ),
    "events-calendar": Layout(
        "活动日历", {"日期": of("day", formats.day), **_MEASURED, "节假日": of("holiday")}
    ),
    "event-kinds": Layout(
        "各类活动的规模和线上占比",
        {
            "类别": of("kind"),
            "场次": of("events", formats.number),
            "线上占比": cells.online,
            "写明人次的场次": of("sized", formats.number),
            "四分之一的场次不超过（人次）": of("lower", formats.number),
            "一半的场次不超过（人次）": of("middle", formats.number),
            "四分之三的场次不超过（人次）": of("upper", formats.number),
        },
    ),
    "events-by-street-month": Layout(
        "各街道各时段的活动", {"街道（镇）": of("street"), "时段": of("span"), **_MEASURED}
    ),
    "street-tiles": Layout(
        "各街道的活动",
        {
            "街道（镇）": of("street"),
            **_MEASURED,
            "每万人参与人次（按户数折算）": of("rate", formats.number),
            "到过的社区（个）": of("reached"),
            "社区数（个）": of("communities"),
        },
        "各街道人口没有找到，按普查家庭户比重折算，只供比较；人次不是人数。",
    ),
    "community-concentration": Layout(
        "各社区登记的活动",
        {
            "社区": of("community"),
            "街道（镇）": of("street"),
            **_MEASURED,
            "社区累计占比": of("share_communities", formats.percent),
            "人次累计占比": of("share_attendances", formats.percent),
        },
        "社区按人次从少到多排列；只计写明人次、且社区在名录上的活动。没有登记不等于没有办过。",
    ),
    "studio-use": Layout(
        "科学工作室使用情况",
        {
            "工作室": of("studio"),
            "状态": of("state", load("studio_state").label_of),
            "场次": of("sessions", formats.number),
            "每周场次": of("per_week", formats.number),
            "最近一场": of("last_on", formats.day),
            "每周开放（小时）": of("weekly_hours", formats.number),
        },
    ),
    "gallery-posters": Layout(
        "科普画廊挂图更换",
        {
            "画廊": of("gallery"),
            "状态": of("state", load("gallery_state").label_of),
            "最近更换": of("changed_on", formats.day),
            "距统计日天数": of("days", formats.number),
            "更换次数": of("changes", formats.number),
            "最近巡检": of("inspected_on", formats.day),
        },
    ),
    "suggestions-curve": Layout("问题建议销号进度", _CURVE),
}
"""Slug → layout of the frames that are empty while their register is."""
