"""Rules on rows and logs: records that break each one, records that do not, and the line for the first.

The as-of day is 2025-05-20, the feedback was on 2025-01-21.
"""

from __future__ import annotations

from typing import Any

from builders import (
    Record,
    claim,
    draft,
    event,
    finding,
    gallery_check,
    grant,
    measure,
    meeting,
    project,
    session,
    suggestion,
    visit,
    worked,
)

Records = dict[str, list[Record]]

LISTED: Record = {"street": "东街街道", "community": "军门社区"}
CONTEST: Record = {"started_on": "2025-03-01", "ended_on": "2025-03-20", "name": "答题", "attendances": 900}
STUDIO: Record = {"name": "示范工作室", "opened_on": "2025-01-01"}
GALLERY: Record = {"name": "示范画廊", "kind": "new", "built_on": "2025-05-10"}
DONE: Record = {"text": "制定《甲办法》。", "status": "completed"}


def sizes(*extra: int) -> Records:
    """Twenty events of 31 to 50 people, and further ones."""
    days = (f"2025-03-{day:02}" for day in range(1, 32))
    numbers = (*range(31, 51), *extra)
    return {"events": [event(held_on=day, participants=n) for day, n in zip(days, numbers, strict=False)]}


def rounded(step: int) -> Records:
    """Twenty events from 60 people up, of which every so many counts a multiple of 50."""
    numbers = [100 if at % step == 0 else 61 + at % 30 for at in range(20)]
    return {
        "events": [
            event(held_on=f"2025-03-{at + 1:02}", participants=number) for at, number in enumerate(numbers)
        ]
    }


def logged(*days: str, **changes: Any) -> list[Record]:
    """Events on these days."""
    return [event(held_on=day, **LISTED | changes) for day in days]


THREE = {"text": "3场", "value": 3, "low": 3, "high": 3, "since": "2025-03-01", "until": "2025-05-20"}
TEXT = [measure(text="开展活动3场、80人次。")]

CASES: dict[str, tuple[Records, Records, str]] = {
    "dates_disordered": (
        {"contests": [CONTEST | {"ended_on": "2025-02-28"}]},
        {
            "contests": [CONTEST | {"ended_on": "2025-03-01"}],
            "suggestions": [suggestion(due_on="2025-04-03")],
        },
        "[错误] 网络竞赛 第2行“结束日期”：“结束日期”（2025-02-28）早于“开始日期”（2025-03-01）。",
    ),
    "sent_before_review": (
        {"drafts": [draft(sent_on="2025-03-04")]},
        {"drafts": [draft(sent_on="2025-03-05"), draft(title="乙", reviewed_on=None)]},
        "[提醒] 文稿审核 第2行“签发日期”：“签发日期”（2025-03-04）早于审核日期（2025-03-05），是先发后审。",
    ),
    "date_after_as_of": (
        {"events": [event(held_on="2025-05-21")]},
        {"events": [event(held_on="2025-05-20")], "suggestions": [suggestion(due_on="2025-06-30")]},
        "[提醒] 科普活动 第2行“活动日期”：“活动日期”（2025-05-21）晚于统计日期2025-05-20。",
    ),
    "due_before_feedback": (
        {"findings": [finding(due_on="2025-01-20")], "measures": [measure(due_on="2025-01-20")]},
        {"findings": [finding(due_on="2025-01-21")], "measures": [measure(due_on="2025-03-31")]},
        "[提醒] 整改台账 第2行“完成时限”：问题(1)的完成时限2025-01-20早于反馈日期2025-01-21。",
    ),
    "present_over_due": (
        {"attendance": [worked(due_days=22, present_days=21.5, leave_days=1)]},
        {"attendance": [worked(due_days=22, present_days=21.5, leave_days=0.5)]},
        "[错误] 考勤 第2行“实际出勤”：实际出勤21.5天加请假1天，超过应出勤22天。",
    ),
    "people_over_attendances": (
        {"contests": [CONTEST | {"people": 901}]},
        {"contests": [CONTEST | {"people": 900}]},
        "[错误] 网络竞赛 第2行“参与人数”：参与人数901多于参与人次900。",
    ),
    "spent_over_granted": (
        {"funds": [grant(granted_yuan=5000, spent_yuan=5000.5)]},
        {"funds": [grant(granted_yuan=5000, spent_yuan=5000), grant(purpose="展板", spent_yuan=1)]},
        "[提醒] 科普经费 第2行“使用金额”：使用金额5000.5元多于下拨金额5000元。",
    ),
    "contract_over_budget": (
        {"procurements": [project(budget_yuan=100000, contract_yuan=120000)]},
        {"procurements": [project(budget_yuan=100000, contract_yuan=100000)]},
        "[提醒] 政府采购 第2行“合同金额”：合同金额120000元多于预算金额100000元。",
    ),
    "attended_without_invitation": (
        {"meetings": [meeting(discipline_group_invited=False)]},
        {"meetings": [meeting(), meeting(topic="乙", discipline_group_invited=None)]},
        "[提醒] 会议学习 第2行“纪检监察组是否参会”：没有邀请纪检监察组，却写着已经参会。",
    ),
    "before_it_existed": (
        {"studios": [STUDIO], "sessions": [session(held_on="2024-12-31")]},
        {
            "studios": [STUDIO], "sessions": [session(held_on="2025-01-01")],
            "galleries": [GALLERY | {"kind": "renewed"}],
            "gallery_checks": [gallery_check(checked_on="2025-05-09")],
        },
        "[提醒] 工作室活动 第2行“活动日期”："
        "“活动日期”（2024-12-31）早于示范工作室的“启用日期”（2025-01-01）。",
    ),
    "visit_not_registered": (
        {"visits": [visit()], "suggestions": [suggestion(visit="2025-04-04示范社区")]},
        {
            "visits": [visit()],
            "suggestions": [suggestion(visit="2025年4月3日 示范社区"), suggestion(visit="Z01")],
        },
        "[提醒] 问题建议台账 第2行“走访”：“走访”写的2025-04-04示范社区在“走访调研”中没有。",
    ),
    "never_used": (
        {"studios": [STUDIO, STUDIO | {"name": "第二工作室"}], "sessions": [session()]},
        {
            "studios": [STUDIO, STUDIO | {"name": "未来工作室", "opened_on": "2025-06-01"}],
            "sessions": [session()], "galleries": [GALLERY],
        },
        "[待问] 科学工作室 第3行“工作室名称”：第二工作室在“工作室活动”中一行也没有。",
    ),
    "unknown_place": (
        {"events": [event(**LISTED | {"community": "军们社区"})]},
        {"events": [event(**LISTED), event(**LISTED | {"community": "福州市鼓楼区东街街道军门"}),
                    event(**LISTED | {"community": "军门社区、各社区"}, name="乙")]},
        "[提醒] 科普活动 第2行“社区”：“社区”写的军们社区不在鼓楼区的名录中，相近的有军门社区。",
    ),
    "community_not_in_street": (
        {"events": [event(**LISTED | {"street": "温泉街道"})]},
        {"events": [event(**LISTED), event(**LISTED | {"street": None})]},
        "[提醒] 科普活动 第2行“社区”：军门社区在名录中属东街街道，这里写的是温泉街道。",
    ),
    "same_record_twice": (
        {"events": [event(), event(name="节水实验")]},
        {"events": [event(), event(), event(name="垃圾分类", participants=41)]},
        "[提醒] 科普活动 第3行“活动名称”：与第2行的“活动日期”、“社区”、“参与人次”都相同，"
        "只是“活动名称”不同，可能登记了两次。",
    ),
    "log_differs_from_claim": (
        {"measures": TEXT, "claims": [claim(**THREE)], "events": logged("2025-03-01", "2025-05-20")},
        {
            "measures": TEXT, "claims": [claim(**THREE)],
            "events": logged("2025-02-28", "2025-03-01", "2025-03-02", "2025-05-20", "2025-05-21"),
        },
        "[提醒] 量化事实 第2行“数值”：问题(1)公布3场，"
        "“科普活动”在2025-03-01至2025-05-20之间登记的是2场，少1；没有登记的月份有2025-04。",
    ),
    "closing_date_contradicts_status": (
        {"findings": [finding(status="in_progress", closed_on="2025-05-01")]},
        {"findings": [finding(closed_on="2025-05-01"), finding(no=2, status="in_progress")]},
        "[提醒] 整改台账 第2行“销号日期”：问题(1)写了销号日期2025-05-01，状态却是正在整改。",
    ),
    "closed_without_closing_date": (
        {"findings": [finding(closed_on="2025-05-01"), finding(no=2)]},
        {"findings": [finding(closed_on="2025-05-01"), finding(no=2, status="in_progress")]},
        "[待问] 整改台账 第3行“销号日期”：问题(2)报告为已完成，没有写销号日期，而其他问题写了。",
    ),
    "measure_open_under_closed_finding": (
        {"measures": [measure(status="in_progress")]},
        {"measures": [measure(status="in_progress", kind="long_term"), measure(no=2)]},
        "[提醒] 整改措施 第2行“完成状态”：问题(1)报告为已完成，这条措施却是正在整改。",
    ),
    "outlier": (
        sizes(4100),
        sizes(120),
        "[待问] 科普活动 第22行“参与人次”：“参与人次”的值4100与同表其他各行相差很远，中位数是41。",
    ),
    "round_numbers": (
        rounded(2),
        rounded(10),
        "[待问] 科普活动 第2行“参与人次”：不小于50的20个“参与人次”中有10个是50的整倍数，像是估计数，"
        "如第2、4、6、8、10行。",
    ),
    "measure_done_without_evidence": (
        {"measures": [measure(**DONE), measure(**DONE, no=2, evidence="签到表")]},
        {"measures": [measure(**DONE), measure(**DONE, no=2)]},
        "[待问] 整改措施 第2行“佐证材料”：问题(1)的这条措施报告为已完成，佐证材料空着，而其他措施写了。",
    ),
    "evidence_not_registered": (
        {"documents": [{"title": "甲办法"}], "measures": [measure(evidence="《甲办法》《乙办法》《某表》")]},
        {"documents": [{"title": "《甲办法》"}], "measures": [measure(evidence="《甲办法（试行）》、纪要")]},
        "[待问] 整改措施 第2行“佐证材料”：问题(1)的佐证《乙办法》在制度文件表中没有。",
    ),
    "stray_day": (
        {"events": [event(held_on="2014-03-01"), *sizes()["events"]]},
        {
            "events": [event(held_on="2024-01-01"), *sizes()["events"]],
            "talents": [{"served_on": day} for day in ("2014-03-05", "2025-03-05")],
        },
        "[待问] 科普活动 第2行“活动日期”：“活动日期”（2014-03-01）比同表其他各行早得多，"
        "其他各行从2025-03-01开始。",
    ),
    "on_holiday": (
        {"events": [event(held_on=day) for day in ("2025-05-01", "2025-04-27", "2025-05-05")]},
        {"events": [event(held_on="2025-04-27"), event(held_on="2025-04-30")]},
        "[说明] 科普活动 第2行“活动日期”：有2行的“活动日期”是法定节假日（劳动节、休息日）：第2、4行。",
    ),
}  # fmt: skip
