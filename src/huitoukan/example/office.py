"""The office itself: drafts, staff attendance, integrity risks."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd

from huitoukan.example import plan
from huitoukan.example.days import office_days, working_days
from huitoukan.example.frames import BORN, ROUND, record_table, table
from huitoukan.example.meetings import MONTHS
from huitoukan.period import last_of_month

PERSONS = 9
ATTENDANCE_BEGINS = (2024, 10)
PUBLISHED_SINCE = (2025, 1)
"""First month whose attendance was published."""
UNPUBLISHED = (2025, 10)
"""A month whose attendance was published by no day of the next: a promise not kept."""
DRAFTS = ("工作总结", "工作要点", "情况报告", "活动简报", "调研报告", "经费说明", "述职材料", "会议纪要")
UNREVIEWED = 0.06
"""Chance that a draft goes out without anybody having reviewed it."""
POSTS = (
    ("采购经办", "采购方式选择不当", "高", "三家以上比价并公示"),
    ("采购经办", "与供应商有关联关系", "高", "签约前筛查关联关系"),
    ("财务", "报销审核不严", "中", "两人复核票据"),
    ("财务", "资金拨付不及时", "低", "按月核对拨付进度"),
    ("科普项目", "经费分配不公", "高", "集体研究并公示"),
    ("科普项目", "验收走过场", "中", "两人以上到场验收"),
    ("科普项目", "虚报活动场次", "中", "签到表与照片同时归档"),
    ("组织管理", "换届程序不规范", "中", "全程派员指导"),
    ("组织管理", "评先推荐不公", "低", "推荐结果公示"),
    ("办公室", "公章使用不规范", "中", "用印登记审批"),
    ("办公室", "固定资产账实不符", "低", None),
    ("办公室", "文稿数据不实", "低", "数据来源逐项标注"),
)
ROUNDS = (date(2025, 2, 17), date(2025, 8, 18), date(2026, 2, 23))


def office(seed: int) -> dict[str, pd.DataFrame]:
    """文稿审核, 考勤, 廉政风险点: everything up to the end of the story."""
    return {
        "drafts": _drafts(plan.generator(seed, "drafts")),
        "attendance": _attendance(plan.generator(seed, "attendance")),
        "integrity": _integrity(plan.generator(seed, "integrity")),
    }


def _drafts(rng: np.random.Generator) -> pd.DataFrame:
    spans = plan.spans(begin=date(2025, 2, 17))
    day = np.concatenate([office_days(rng, s, n, True) for s, n in zip(spans, (15, 20, 14, 14), strict=True)])
    n = len(day)
    reviewed = day + rng.integers(1, 5, n)
    sent = reviewed + rng.integers(0, 4, n)
    reviewed[rng.random(n) < UNREVIEWED] = np.datetime64("NaT")
    month = pd.to_datetime(day)
    kind = rng.integers(0, len(DRAFTS), n)
    title = [f"{d.year}年{d.month}月{DRAFTS[k]}" for d, k in zip(month, kind, strict=True)]
    reviewer = rng.choice(np.array(["办公室负责人", "分管领导", "主要领导"], object), n, p=[0.5, 0.35, 0.15])
    return table(
        "drafts", title=title, drafted_on=day, reviewed_on=reviewed, sent_on=sent,
        reviewer=reviewer,
    )  # fmt: skip


def _attendance(rng: np.random.Generator) -> pd.DataFrame:
    rows = []
    for year, month in MONTHS[MONTHS.index(ATTENDANCE_BEGINS) :]:
        due, end = working_days(date(year, month, 1)), last_of_month(year, month)
        shown = end + timedelta(days=int(rng.integers(5, 13)))
        told = (year, month) >= PUBLISHED_SINCE and (year, month) != UNPUBLISHED
        leave = rng.choice([0, 0, 0, 0.5, 1, 1, 1.5, 2, 3, 5], PERSONS)
        rows += [
            {"month": f"{year}-{month:02d}", "person_code": f"A{at + 1:02d}", "due_days": float(due),
             "present_days": due - leave[at], "leave_days": leave[at],
             "published_on": shown if told else None, BORN: pd.Timestamp(end)}
            for at in range(PERSONS)
        ]  # fmt: skip
    return record_table("attendance", rows)


def _integrity(rng: np.random.Generator) -> pd.DataFrame:
    post, risk, level, control = (list(column) for column in zip(*POSTS, strict=True))
    rounds = {}
    for step, first in enumerate(ROUNDS):
        days = np.datetime64(first) + rng.integers(0, 30, len(POSTS))
        days[rng.random(len(POSTS)) < 0.12] = np.datetime64("NaT")
        rounds[f"{ROUND}{step}"] = pd.array(days).astype("datetime64[s]")
    born = pd.to_datetime([date(2025, 2, 14)] * len(POSTS))
    return table("integrity", post=post, risk=risk, level=level, control=control, **{BORN: born}, **rounds)
