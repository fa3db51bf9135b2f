"""The title and the opening paragraph: who was inspected by whom and when, and the notice's own totals."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd

from huitoukan.publish.model import Paragraph, Role
from huitoukan.publish.words import Row, cell, day

PARTY_ORGANS = ("党组", "党委", "党工委", "党总支", "党支部")
REASON = (
    "根据党务公开原则和巡察工作有关要求，为便于广大党员、干部和人民群众了解和监督，"
    "现将巡察反馈意见逐条整改的进展情况公布如下。"
)
"""Longer than any heading: alone above a finding, a shorter line would be taken for one."""
TOTALS = (
    ("findings", "巡察反馈的{}个问题"),
    ("completed", "已完成整改{}个"),
    ("basically_completed", "基本完成整改{}个"),
    ("in_progress", "正在整改{}个"),
    ("not_completed", "未完成整改{}个"),
    ("completion_rate", "整改完成率{}%"),
    ("measures", "整改措施{}条"),
    ("rules", "建立制度{}项"),
)
"""Column of the stated total → its words; only what the ledger holds as stated is printed."""


def signing_name(organ: str) -> str:
    """The organ as it signs: a party organ bears 中共."""
    return f"中共{organ}" if organ.endswith(PARTY_ORGANS) and not organ.startswith("中") else organ


def opening(notice: Row) -> list[Paragraph]:
    """Title and opening paragraph."""
    organ, inspector = cell(notice, "organ"), cell(notice, "inspector")
    kind = "巡视" if inspector and "巡视" in inspector else "巡察"
    title = f"{signing_name(organ) if organ else ''}关于{kind}整改进展情况的通报"
    lines = [_inspection(notice, organ, inspector, kind), _totals(notice, kind)]
    lines.append(REASON.replace("巡察", kind))
    return [Paragraph(Role.TITLE, title), Paragraph(Role.BODY, "".join(lines))]


def _inspection(notice: Row, organ: str | None, inspector: str | None, kind: str) -> str:
    """Who inspected whom from when to when, and told it when; what is not known is left out."""
    first, last = day(notice["inspected_from"]), day(notice["inspected_to"])
    when = f"{first or ''}至{last}" if last else f"{first}起" if first else ""
    told = day(notice["feedback_on"])
    feedback = f"，并于{told}反馈了{kind}意见" if told else ""
    if not (organ or inspector or when):
        return f"{told}，上级党组织反馈了{kind}意见。" if told else ""
    who = f"{inspector or ''}{f'对{organ}' if organ else ''}"
    inspected = f"{who}开展了{kind}{feedback}。"
    return f"{when}，{inspected}" if when else f"按照{kind}工作安排，{inspected}"


def _totals(notice: Row, kind: str) -> str:
    """What the ledger says the notice states of itself; empty when it states nothing."""
    given = [
        words.format(_number(notice[f"stated_{name}"], name)).replace("巡察", kind)
        for name, words in TOTALS
        if not pd.isna(notice[f"stated_{name}"])
    ]
    return f"{'，'.join(given)}。" if given else ""


def _number(value: float, name: str) -> str:
    if name != "completion_rate":
        return str(int(value))
    # through the shortest decimal, so that 0.29 prints as 29 and not as 28.999999999999996
    return f"{(Decimal(repr(float(value))) * 100).normalize():f}"
