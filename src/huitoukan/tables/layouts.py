"""How each frame becomes a table: its title, and its columns in order with what is printed in them."""

from __future__ import annotations

import pandas as pd

from huitoukan import formats
from huitoukan.codelists import load
from huitoukan.tables import cells
from huitoukan.tables.cells import Cell, of
from huitoukan.tables.layout import Layout, laid_out
from huitoukan.tables.logs import LOGS
from huitoukan.tables.table import Table

CHECK: dict[str, Cell] = {
    "到期日": of("due_on", formats.day),
    "问题": of("finding", formats.finding),
    "承诺": of("promise_short"),
    "检查时段": cells.window,
    "应有": cells.wanted,
    "已登记": cells.found,
}
"""What every table of dated checks begins with."""
LAYOUTS: dict[str, Layout] = {
    "status-by-part": Layout(
        "各方面报告完成情况",
        {
            "聚焦方面": of("part_full"),
            "完成状态": of("status_label"),
            "问题数（个）": of("n"),
            "该方面合计（个）": of("total"),
        },
    ),
    "three-completions": Layout(
        "三种完成口径",
        {
            "口径": of("label"),
            "比率": cells.share,
            "95%区间": cells.share_interval,
            "分子的含义": of("definition"),
        },
        "三种口径分别由单位报告、按文字判定、现场核实得出，不能互相替代。",
    ),
    "evidence-by-finding": Layout(
        "各问题的证据级别和时间",
        {
            "问题": of("label"),
            "反馈问题": of("title"),
            "最高证据": of("rung_label"),
            "巡察前": of("before", cells.PRESENCE.__getitem__),
            "巡察至反馈": of("between", cells.PRESENCE.__getitem__),
            "反馈后": of("after", cells.PRESENCE.__getitem__),
            "反馈后天数/窗口天数": cells.days_after,
        },
        "“部分”指只在横跨该阶段的统计窗口之内，分不出有多少发生在该阶段。",
    ),
    "documents-by-finding": Layout(
        "立了哪些制度和通知",
        {
            "文件名称": of("title"),
            "动作": of("action_label"),
            "出现的问题": of("finding", formats.finding),
            "重复出现": of("repeated", formats.yes),
        },
    ),
    "completion-beside-peers": Layout(
        "已公布通报的完成率",
        {
            "单位": of("label"),
            "完成率": cells.share,
            "95%区间": cells.share_interval,
            "来源": of("source"),
        },
    ),
    "durations-beside-peers": Layout(
        "各环节用时",
        {
            "环节或单位": of("label"),
            "从": of("start_label"),
            "到": of("end_label"),
            "天数": of("days"),
            "来源": of("source"),
        },
    ),
    "claims-against-denominators": Layout(
        "通报数字与分母",
        {
            "指标": of("label"),
            "通报数字": cells.claimed,
            "可能范围": cells.rounding,
            "统计窗口": of("window_label"),
            "分母": cells.denominator,
            "折算": cells.rate,
            "说明": of("note"),
        },
    ),
    "event-size-beside-others": Layout(
        "场均人次与其他公布数字",
        {
            "来源": of("label"),
            "年份": of("year"),
            "场均人次": of("value", formats.number),
            "不可比的原因": of("reason"),
        },
    ),
    "activity-beside-baseline": Layout(
        "活动数字与以往公开报道",
        {
            "指标": of("indicator"),
            "来源": of("label"),
            "数值": of("value", formats.number),
            "可能范围": cells.rounding,
            "口径": of("definition"),
            "时段": of("window_label"),
        },
        "口径和时段未核对，只并列，不比高低。",
    ),
    "attendance-beside-peers": Layout(
        "网络竞赛每人参加次数",
        {
            "地方": of("label"),
            "年份": of("year"),
            "人次/人": of("value", formats.number),
            "说明": of("reason"),
        },
    ),
    "visits-by-street": Layout(
        "走访社区点名情况",
        {
            "街道（镇）": of("street"),
            "社区数（个）": of("communities"),
            "点名（个）": of("n_named"),
            "点名社区": of("named"),
        },
    ),
    "promises-testable": Layout(
        "长期承诺能否按期检查",
        {
            "问题": of("finding", formats.finding),
            "承诺": of("promise"),
            "能否检查": of("why"),
            "周期或节点": of("words"),
        },
    ),
    "promises-past": Layout(
        "已经到期的检查",
        CHECK
        | {"状态": of("state", load("promise_state").label_of), "依据": of("why"), "记录": of("entries")},
        "状态由登记表里的记录得出：没有记录不等于没有做；够了次数也要抽看原件。",
    ),
    "promises-due": Layout(
        "接下来到期的检查",
        CHECK | {"凭哪张表": of("register_label"), "看哪些词": of("evidence")},
        "“首期”指承诺作出之前就已开始的周期，只列出来，不判断。",
    ),
} | LOGS
"""Slug → layout; the slug is the name of the frame's function."""


def table(slug: str, frame: pd.DataFrame) -> Table:
    """The table of a frame by its layout, with the frame's sources and mark."""
    return laid_out(slug, LAYOUTS[slug], frame)
