"""Frames as the metrics hand them over, for the tests of the charts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd
from builders import event, gallery_check
from case import edition
from matplotlib.figure import Figure
from matplotlib.text import Text
from recorded_case import recorded

from huitoukan import charts
from huitoukan.metrics import FRAMES
from huitoukan.report.figures import LOGS

NOTICE = "鼓楼区科协整改情况通报(2025年5月20日)"
CENSUS = "福州市鼓楼区第七次全国人口普查公报(2020年)"
CODES = "国家统计局统计用区划代码(2023年)"
RUNGS = ["仅有表述", "有制度文件", "有日期或周期", "有数量结果", "现场核实"]
PARTS = {
    "贯彻落实党中央决策部署和省市区委工作要求": range(1, 11),
    "群众身边不正之风和腐败问题": range(11, 17),
    "党组织和党员队伍建设": range(17, 20),
    "巡察整改和成果运用": range(20, 21),
}
TITLES = [
    "政治理论学习不够扎实",
    "桥梁纽带作用发挥不够充分",
    "人才绩效工作不够重视",
    "弘扬科学家精神有差距",
    "科普阵地作用发挥不足",
    "科普信息化建设办法不多",
    "科普活动覆盖率不高",
    "对企业科协情况掌握不够",
    "意识形态阵地管理不到位",
    "意识形态工作存在短板",
    "深入基层不够经常",
    "文风不实",
    "下拨科普经费监管不到位",
    "落实采购制度不严格",
    "落实全面从严治党主体责任不到位",
    "派驻纪检监察组履行监督责任不够有力",
    "“三重一大”议事决策落实不够到位",
    "对基层科协指导不到位",
    "考勤管理不够规范",
    "上轮巡察整改存在“纸面整改”和反弹回潮现象",
]
RUNG_OF = (
    dict.fromkeys(range(1, 21), 3) | dict.fromkeys((3, 4, 6, 9), 0) | {12: 1, 19: 1, 10: 2, 13: 2, 15: 2}
)
PART_OF = {no: part for part, numbers in PARTS.items() for no in numbers}
MILESTONES = [
    ("inspected_from", "巡察开始", date(2024, 2, 20)),
    ("inspected_to", "巡察结束", date(2024, 3, 26)),
    ("feedback_on", "反馈", date(2025, 1, 21)),
    ("signed_on", "落款", date(2025, 5, 20)),
    ("published_on", "网上公布", date(2025, 7, 18)),
]


def frame(rows: list[dict], sources: list[str] | None = None, **attrs: object) -> pd.DataFrame:
    """A frame with what every chart demands of it."""
    result = pd.DataFrame(rows).convert_dtypes()
    result.attrs = {"sources": sources or [NOTICE], "as_of": "2025-05-20", "synthetic": False} | attrs
    return result


def status_by_part() -> pd.DataFrame:
    rows = [
        {
            "part": p,
            "part_full": f"聚焦{p}方面",
            "status": "completed",
            "status_label": "已完成",
            "n": len(n),
            "total": len(n),
        }
        for p, n in PARTS.items()
    ]
    return frame(rows, total={"k": 20, "n": 20, "low": 0.8389, "high": 1.0})


def mixed_status() -> pd.DataFrame:
    words = {
        "completed": "已完成",
        "sustained": "已完成并长期坚持",
        "basically_completed": "基本完成",
        "in_progress": "正在整改",
        "not_completed": "未完成",
        "not_stated": "未说明",
    }
    counts = {
        "贯彻落实党中央决策部署和省市区委工作要求": (3, 2, 2, 1, 1, 1),
        "群众身边不正之风和腐败问题": (4, 0, 0, 2, 0, 0),
        "党组织和党员队伍建设": (1, 1, 0, 1, 0, 0),
        "巡察整改和成果运用": (0, 0, 0, 0, 1, 0),
    }
    rows = [
        {"part": p, "part_full": p, "status": code, "status_label": words[code], "n": n, "total": sum(ns)}
        for p, ns in counts.items()
        for code, n in zip(words, ns, strict=True)
        if n
    ]
    return frame(rows, total={"k": 8, "n": 20, "low": 0.2188, "high": 0.6134}, synthetic=True)


def three_completions() -> pd.DataFrame:
    row = {"k": 20, "n": 20, "low": 0.8389, "high": 1.0, "state": "known"}
    return frame(
        [
            {"id": "reported", "label": "所报", **row, "definition": "通报中写明已完成的问题"},
            {
                "id": "evidenced",
                "label": "有据",
                **row,
                "k": 11,
                "low": 0.3421,
                "high": 0.7418,
                "definition": "通报文字达到第3级证据(有数量结果)的问题",
            },
            {
                "id": "verified",
                "label": "核实",
                **row,
                "k": None,
                "low": None,
                "high": None,
                "state": "not_checked",
                "definition": "第二方到现场核过并认可的问题",
            },
        ]
    )


def evidence_by_finding() -> pd.DataFrame:
    phases = {3: ("part", "part", "part"), 18: ("none", "whole", "whole"), 7: ("part", "part", "part")}
    undated = {4, 6, 8, 9, 12, 19, 20}
    rows = []
    for no, title in enumerate(TITLES, 1):
        before, between, after = phases.get(no, ("none",) * 3 if no in undated else ("none", "part", "part"))
        days = {3: (119, 1236), 7: (119, 506), 14: (119, 506), 15: (119, 506), 1: (119, 140)}.get(
            no, (None, None)
        )
        rows.append(
            {
                "finding": no,
                "label": f"({no})",
                "title": title,
                "part": PART_OF[no],
                "rung": RUNG_OF[no],
                "rung_label": RUNGS[RUNG_OF[no]],
                "before": before,
                "between": between,
                "after": after,
                "undated": no in undated,
                "days_after": days[0],
                "days_window": days[1],
            }
        )
    return frame(rows)


def evidence_items() -> pd.DataFrame:
    signed = date(2025, 5, 20)
    this_year, last_year = (date(2025, 1, 1), signed, True), (date(2024, 1, 1), signed, True)
    february = (date(2025, 2, 1), date(2025, 2, 28), False)
    march = (date(2025, 3, 1), date(2025, 3, 31), False)
    april = (date(2025, 4, 1), date(2025, 4, 30), False)
    items = [
        (1, "8次会议", *this_year),
        (2, "2场企业集中走访活动", *this_year),
        (3, "新到任主要领导高度重视人才绩效工作", date(2022, 1, 1), signed, True),
        (4, "指导开展科学家精神学习宣传活动", None, None, False),
        (5, "68场课后科技实践活动", *this_year),
        (7, "135场", *last_year),
        (7, "4.7万人次", *last_year),
        (7, "23万人次", *last_year),
        (7, "37篇", *last_year),
        (8, "78家", None, None, False),
        (10, "上半年意识形态工作专题会", *february),
        (11, "13个社区、30余项意见", *this_year),
        (13, "白龙社区整改到位", *april),
        (14, "采购预算合规率100%、2个项目验收、1个公开招标", *last_year),
        (15, "上半年党风廉政建设专题会议", *february),
        (15, "春节、国庆、中秋集体廉政谈话", *last_year),
        (16, "财务人员学习", *february),
        (16, "参与主席办公会议2次,出席率100%", *this_year),
        (17, "第六届常委会第四次会议", *march),
        (17, "主席办公会议2次", *this_year),
        (18, "第六届委员会第三次会议", *march),
        (18, "区老科协完成换届", date(2024, 5, 1), date(2024, 5, 31), False),
        (20, "3项制度漏洞补强", None, None, False),
    ]
    rows = [
        {
            "finding": no,
            "kind": "count",
            "text": text,
            "item_from": first,
            "item_to": last,
            "is_window": window,
            "phase": "after",
            "label": f"({no})",
        }
        for no, text, first, last, window in items
    ]
    result = frame(rows, milestones=MILESTONES)
    return result.assign(
        item_from=pd.to_datetime(result["item_from"]), item_to=pd.to_datetime(result["item_to"])
    )


def rungs_by_part() -> pd.DataFrame:
    rows = [
        {
            "part": part,
            "rung": rung,
            "rung_label": RUNGS[rung],
            "n": sum(RUNG_OF[no] == rung for no in numbers),
            "total": len(numbers),
        }
        for part, numbers in PARTS.items()
        for rung in range(5)
    ]
    return frame(rows)


def claims_against_denominators() -> pd.DataFrame:
    window = "2024-01-01至2025-05-20,共506天"
    people = {"denominator": 669090, "denominator_label": "常住人口", "denominator_year": 2020}
    rows = [
        {
            "indicator": "events_rate",
            "label": "科普活动135场",
            "value": 135,
            "low": 135,
            "high": 135,
            "unit": "场",
            **people,
            "rate": 1.4564,
            "rate_low": 1.4564,
            "rate_high": 1.4564,
            "rate_unit": "场/万人·年",
            "window_label": window,
            "note": "折算成一年;人口为2020年普查数,以后年份没有公布",
        },
        {
            "indicator": "attendance",
            "label": "参与居民群众4.7万人次",
            "value": 47000,
            "low": 46500,
            "high": 47500,
            "unit": "人次",
            **people,
            "rate": 0.0702,
            "rate_low": 0.0695,
            "rate_high": 0.071,
            "rate_unit": "人次/人",
            "window_label": window,
            "note": "人次含同一人多次参加,不能读作人口的7%",
        },
        {
            "indicator": "contest",
            "label": "网络竞赛23万人次",
            "value": 230000,
            "low": 225000,
            "high": 235000,
            "unit": "人次",
            **people,
            "rate": None,
            "rate_low": None,
            "rate_high": None,
            "rate_unit": "人次/人",
            "window_label": window,
            "note": "外地同类竞赛每人参加8.1至28次,折合人数无法确定,不作比率",
        },
        {
            "indicator": "visits",
            "label": "走访社区13个",
            "value": 13,
            "low": 13,
            "high": 13,
            "unit": "个",
            "denominator": 69,
            "denominator_label": "社区",
            "denominator_year": 2023,
            "rate": 0.1884,
            "rate_low": 0.1135,
            "rate_high": 0.2959,
            "rate_unit": "share",
            "window_label": "2025年以来",
            "note": "",
        },
        {
            "indicator": "opinions",
            "label": "现场整改意见30余项",
            "value": None,
            "low": 31,
            "high": 39,
            "unit": "项",
            "denominator": 13,
            "denominator_label": "走访社区",
            "denominator_year": None,
            "rate": 2.69,
            "rate_low": 2.38,
            "rate_high": 3.0,
            "rate_unit": "项/个",
            "window_label": "2025年以来",
            "note": None,
        },
    ]
    return frame(rows, [NOTICE, CENSUS, CODES])


def visits_by_street() -> pd.DataFrame:
    streets = {
        "鼓东": 5,
        "鼓西": 6,
        "温泉": 7,
        "东街": 4,
        "南街": 6,
        "安泰": 4,
        "华大": 9,
        "水部": 5,
        "五凤": 11,
        "洪山": 12,
    }
    named = {"东街": "军门", "华大": "屏山", "洪山": "大凰山"}
    rows = [
        {"street": s, "order": i, "communities": n, "named": named.get(s, ""), "n_named": int(s in named)}
        for i, (s, n) in enumerate(streets.items(), 1)
    ]
    return frame(rows, [NOTICE, CODES], claimed=13, named=3, total=69)


def attendance_beside_peers() -> pd.DataFrame:
    gap = {"value": None, "low": None, "high": None, "comparable": False}
    there = {"comparable": True, "reason": None}
    rows = [
        {"label": "本通报", "year": "2025", **gap, "reason": "只有人次(23万人次),没有参加人数"},
        {"label": "南平市", "year": "2019", **there, "value": 11.2, "low": None, "high": None},
        {"label": "南平市", "year": "2020", **there, "value": 28.0, "low": 27.5, "high": 28.5},
        {"label": "邻区通报", "year": "2020", **gap, "reason": "含线下活动"},
    ]
    return frame([row | {"source": NOTICE} for row in rows], unit="人次/人")


def event_size_beside_others() -> pd.DataFrame:
    frame = attendance_beside_peers()
    frame.attrs["unit"] = "人次/场"
    return frame


def promises_calendar() -> pd.DataFrame:
    def check(row, promise, finding, words, register, wanted, found, state, *days):  # type: ignore[no-untyped-def]
        for day in days:
            year, month, _ = (int(part) for part in day.split("-"))
            yield {
                "row": row, "promise_short": promise, "finding": finding, "words": words,
                "due_on": pd.Timestamp(day), "quarter": f"{year}Q{(month + 2) // 3}", "wanted": wanted,
                "found": found, "register_label": register, "state": state,
            }  # fmt: skip

    posters = (2, "更新科普画廊挂图", 5, "每两月1次", "画廊更新巡检")
    ideology = (3, "召开意识形态工作专题会", 10, "每半年1次", "会议学习")
    talks = (5, "重要时间节点集体廉政谈话", 15, "春节、国庆、中秋", "会议学习")
    rows = [
        *check(*posters, 18, 3, "incomplete", "2024-12-31"),
        *check(*posters, 18, 18, "done", "2025-02-28"),
        *check(*posters, 18, 12, "overdue", "2025-04-30"),
        *check(*posters, 18, 0, "no_record", "2025-06-30"),
        *check(*posters, 18, 0, "due", "2025-08-31", "2025-10-31", "2025-12-31", "2026-02-28"),
        *check(*ideology, 1, 0, "cannot_tell", "2025-06-30"),
        *check(*ideology, 1, 0, "due", "2025-12-31", "2026-06-30"),
        *check(4, "组织召开党风廉政建设专题会议", 15, "每年2次", "会议学习", 2, 1, "due", "2025-12-31"),
        *check(*talks, 1, 0, "due", "2025-10-01", "2025-10-06", "2026-02-17"),
        *check(6, "公示干部职工考勤情况", 19, "每季度1次", "未定", 1, 0, "due", "2025-09-30"),
    ]
    return frame(rows)


def promises_testable() -> pd.DataFrame:
    items = [
        ("更新科普画廊挂图", 5, True, "有周期", "规定每两月更新一次挂图"),
        ("召开意识形态工作专题会", 10, True, "有周期", "每半年召开1次意识形态工作专题会"),
        ("党风廉政建设专题会议", 15, True, "有周期", "每年组织召开2次党风廉政建设专题会议"),
        (
            "集体廉政谈话",
            15,
            True,
            "有节点",
            "逢春节、国庆、中秋等节点,召集干部集体谈话",
        ),
        ("抽查走访社区青少年科学工作室", 11, False, "无周期", "定期抽查走访社区青少年科学工作室"),
        ("召开区科协常委会", 17, False, "无周期", "定期召开区科协常委会"),
        ("公示干部职工考勤情况", 19, False, "无周期", "定期公示干部职工考勤情况"),
    ]
    names = ("promise", "finding", "testable", "why", "words")
    return frame([dict(zip(names, item, strict=True)) for item in items])


def documents_by_finding() -> pd.DataFrame:
    labels = {"made": "制定", "revised": "修订", "issued": "下发", "cited": "引用"}
    own = "鼓楼区科学技术协会"
    items = [
        (f"{own}干部职工联系服务科技工作者制度", 2, "made"),
        (f"{own}关于进一步加强科学工作室运行管理的通知", 5, "issued"),
        (f"{own}关于进一步加强科普画廊管护工作的通知", 5, "issued"),
        ("中华人民共和国科学技术普及法", 7, "cited"),
        (f"{own}廉政风险防控制度", 12, "revised"),
        (f"{own}文字材料报审派送制度", 12, "made"),
        (f"{own}关于规范科普经费使用管理提高资金使用效益的通知", 13, "issued"),
        ("鼓楼区科普专项经费管理办法(试行)", 13, "made"),
        ("福建省财政厅关于印发福建省政府集中采购目录及限额标准的通知", 14, "cited"),
        (f"{own}政府采购内控制度", 14, "made"),
        (f"{own}财务资金审批、费用报销制度", 16, "cited"),
        (f"{own}“三重一大”事项集体决策的实施办法", 17, "made"),
        (f"{own}考勤管理规定", 19, "made"),
        ("鼓楼区科普专项经费管理办法(试行)", 20, "made"),
        (f"{own}政府采购内控制度", 20, "made"),
    ]
    titles = [title for title, _, _ in items]
    return frame(
        [
            {
                "title": t,
                "finding": no,
                "action": a,
                "action_label": labels[a],
                "repeated": titles.count(t) > 1,
            }
            for t, no, a in items
        ]
    )


def durations_beside_peers() -> pd.DataFrame:
    items = [
        ("婺城区文旅体局", 107, False),
        ("鼓楼区科协(本通报)", 178, True),
        ("龙岩市科协", 199, False),
        ("长乐区", 308, False),
        ("青神县科协", None, False),
    ]
    rows = [
        {
            "label": label,
            "start_label": "反馈",
            "end_label": "公布",
            "days": days,
            "own": own,
            "source": "各通报",
        }
        for label, days, own in items
    ]
    return frame(rows, [NOTICE, "各单位整改通报(网页)"])


def completion_beside_peers() -> pd.DataFrame:
    items = [
        ("鼓楼区科协(本通报)", 20, 20, 1.0, 0.8389, 1.0),
        ("青神县科协2025年", 10, 10, 1.0, 0.7225, 1.0),
        ("昆明某区40家单位", 688, 697, 0.9871, 0.9756, 0.9932),
        ("镇安县5轮巡察", 393, 408, 0.9632, 0.9403, 0.9776),
        ("福州市科协(2024年)", 11, 12, 0.9167, 0.6461, 0.9851),
        ("婺城区文旅体局2023年", 19, 25, 0.76, 0.5657, 0.885),
        ("海东市3轮巡察", 92, 199, 0.4623, 0.3945, 0.5316),
        ("龙岩市科协2020年", None, 27, None, None, None),
    ]
    names = ("label", "k", "n", "rate", "low", "high")
    rows = [
        dict(zip(names, item, strict=True)) | {"own": i == 0, "source": "网页"}
        for i, item in enumerate(items)
    ]
    return frame(rows, [NOTICE, *(f"{item[0]}整改通报" for item in items[1:])])


def recorded_as(name: str, **records: object) -> Callable[[], pd.DataFrame]:
    """The frame of a register filled row by row, with these records instead of the usual ones."""

    def make() -> pd.DataFrame:
        case = edition(**records) if records else recorded()  # type: ignore[arg-type]
        return with_attrs(FRAMES[name](case), sources=[NOTICE])

    return make


def moves(*pairs: tuple[str, str, list[tuple[str | None, str | None, int]]]) -> Callable[[], pd.DataFrame]:
    """Moves between statuses, pair of quarters by pair."""
    return lambda: frame(
        [
            {"from_quarter": one, "to_quarter": other, "before": before, "after": after, "number": n}
            for one, other, own in pairs
            for before, after, n in own
        ]
    )


MOVES = moves(
    ("2025Q2", "2025Q3", [("completed", "completed", 15), ("completed", "in_progress", 2),
                          ("in_progress", "completed", 1), (None, "not_completed", 1)]),
    ("2025Q3", "2025Q4", [("completed", "completed", 15), ("completed", None, 1),
                          ("in_progress", "in_progress", 2), ("not_completed", "completed", 1)]),
)  # fmt: skip
CROWD = moves(
    *((f"202{n}Q1", f"202{n + 1}Q1", [("completed", "completed", 900), ("sustained", "in_progress", 7),
                                      ("in_progress", "sustained", 7), ("not_stated", "not_stated", 2)])
      for n in range(9))
)  # fmt: skip


def completions_by_quarter() -> pd.DataFrame:
    kinds = {
        "reported_completion": "报告完成率",
        "evidenced_completion": "有据完成率",
        "verified_completion": "核实完成率",
    }
    known = {"low": 0.6, "high": 0.97, "state": "known"}
    return frame([
        {"quarter": quarter, "id": code, "label": label, "k": 16 + n, "n": 20, **known}
        if (quarter, code) != ("2025Q2", "verified_completion")
        else {"quarter": quarter, "id": code, "label": label, "state": "not_checked"}
        for code, label in kinds.items()
        for n, quarter in enumerate(("2025Q2", "2025Q3"))
    ])  # fmt: skip


def promises_by_quarter() -> pd.DataFrame:
    numbers = {"2025Q3": {"done": 4, "overdue": 2, "no_record": 3}, "2025Q4": {"cannot_tell": 1, "done": 6}}
    return frame([
        {"quarter": quarter, "state": state, "number": n}
        for quarter, own in numbers.items()
        for state, n in own.items()
    ])  # fmt: skip


def sample_result() -> pd.DataFrame:
    row = {"answered": 5, "false": 1, "partly": 1, "unknown": 1, "share": 0.25, "low": 0.05, "high": 0.6}
    none = dict.fromkeys(("answered", "false", "partly", "unknown"), 0)
    return frame([
        {"stratum": "贯彻落实党中央决策部署和省市区委工作要求", "total": 10, "drawn": 6, **row},
        {"stratum": "党组织和党员队伍建设", "total": 3, "drawn": 2, **none},
        {"stratum": "全部", "total": 20, "drawn": 11, **row},
    ])  # fmt: skip


def lights_table() -> pd.DataFrame:
    return frame([
        {"no": no, "title": title, "light": code, "word": word, "sign": sign, "colour": colour, "why": why}
        for no, title, code, word, sign, colour, why in (
            (5, TITLES[4], "overdue", "红灯·已逾期", "×", "red", "已过时限31天"),
            (7, TITLES[6], "soon", "黄灯·临近到期", "\uff01", "yellow", "离时限还有9天，不多于10天"),
            (9, TITLES[8], "confirmed", "绿灯·现场核实", "○", "green", "报告完成，最近一次现场核查为“属实”"),
            (11, TITLES[10], "no_due", "无期限", "\uff1f", "none", "没有报告完成，台账没有写时限，不推断"),
        )
    ])  # fmt: skip


LONG_AGO = {
    "events": [event(held_on=f"{year}-0{month}-11") for year in (2022, 2023, 2024) for month in (2, 6)]
}
CROWDED = {"events": [event(street=None, community="军门社区", participants=98765)] * 250}
MANY = {
    "galleries": [{"name": f"第{n}处示范社区科普画廊"} for n in range(60)],
    "gallery_checks": [gallery_check(gallery=f"第{n}处示范社区科普画廊") for n in range(0, 60, 2)],
}

SAMPLES: dict[str, tuple[Callable, Callable[[], pd.DataFrame]]] = {
    "status_by_part": (charts.status_by_part, status_by_part),
    "mixed_status": (charts.status_by_part, mixed_status),
    "three_completions": (charts.three_completions, three_completions),
    "evidence_strip": (charts.evidence_strip, evidence_by_finding),
    "evidence_timeline": (charts.evidence_timeline, evidence_items),
    "rungs_by_part": (charts.rungs_by_part, rungs_by_part),
    "claims_against_denominators": (charts.claims_against_denominators, claims_against_denominators),
    "visits_by_street": (charts.visits_by_street, visits_by_street),
    "attendance_beside_peers": (charts.attendance_beside_peers, attendance_beside_peers),
    "event_size_beside_others": (charts.event_size_beside_others, event_size_beside_others),
    "promises_calendar": (charts.promises_calendar, promises_calendar),
    "promises_testable": (charts.promises_testable, promises_testable),
    "documents_by_finding": (charts.documents_by_finding, documents_by_finding),
    "durations_beside_peers": (charts.durations_beside_peers, durations_beside_peers),
    "completion_beside_peers": (charts.completion_beside_peers, completion_beside_peers),
    "change_flow": (charts.change_flow, MOVES),
    "crowded_flow": (charts.change_flow, CROWD),
    "completions_by_quarter": (charts.completions_by_quarter, completions_by_quarter),
    "promises_by_quarter": (charts.promises_by_quarter, promises_by_quarter),
    "sample_result": (charts.sample_result, sample_result),
    "lights_table": (charts.lights_table, lights_table),
    **{chart.__name__: (chart, recorded_as(frame.__name__)) for chart, frame in LOGS.items()},
    "calendar_of_years": (charts.events_calendar, recorded_as("events_calendar", **LONG_AGO)),
    "streets_by_quarter": (charts.events_by_street_month, recorded_as("events_by_street_month", **LONG_AGO)),
    "crowded_calendar": (charts.events_calendar, recorded_as("events_calendar", **CROWDED)),
    "crowded_streets": (charts.events_by_street_month, recorded_as("events_by_street_month", **CROWDED)),
    "crowded_tiles": (charts.street_tiles, recorded_as("street_tiles", **CROWDED)),
    "many_galleries": (charts.gallery_posters, recorded_as("gallery_posters", **MANY)),
}


def with_attrs(data: pd.DataFrame, **attrs: object) -> pd.DataFrame:
    result = data.copy()
    result.attrs = result.attrs | attrs
    return result


def texts_of(figure: Figure) -> list[Text]:
    """Every text that is printed."""
    axes_texts = [text for axes in figure.axes for text in axes.texts]
    return [text for text in (*figure.texts, *axes_texts) if text.get_text().strip()]
