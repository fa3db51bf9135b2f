"""What the cover of a workpaper says: which ledger, how far that reaches, how the samples were drawn."""

from __future__ import annotations

from pathlib import PurePath

from huitoukan import formats
from huitoukan.lookback.plan import SECTIONS, Plan
from huitoukan.lookback.populations import FALSE_RECORDS, Draw


def facts(plan: Plan) -> list[tuple[str, str]]:
    """Lines of two cells: 项目, 内容."""
    counts = plan.items["section"].value_counts()
    sections = "、".join(f"{title}{counts[code]}条" for code, title in SECTIONS.items() if code in counts)
    since = f"{formats.day(plan.since)}以后的" if plan.since else ""
    first, last = formats.day(plan.quarter.start), formats.day(plan.quarter.end)
    check = f"；校验码{plan.sha256[:16]}，用来认出是不是同一个文件" if plan.sha256 else ""
    lines = [
        ("被核查单位", plan.organ or "台账没有写明"),
        ("核查季度", f"{plan.quarter.label}（{first}至{last.removeprefix(f'{plan.quarter.year}年')}）"),
        ("依据的台账", f"{PurePath(plan.ledger).name}，统计至{formats.day(plan.as_of)}{check}。"),
        ("台账写到哪天", _reach(plan)),
        ("要查多少", f"共{len(plan.items)}条：{sections}，一类一张表。"),
        ("已销号问题怎么抽", _told(plan.closures, "已销号问题", "个", "方面")),
        ("登记记录怎么抽", _told(plan.records, f"{since}登记记录", "条", "表")),
        ("抽样的种子", f"{plan.seed}。同一份台账、同一个种子，谁来抽都是这些；换一个种子就要重抽。"),
    ]
    if picked := counts.get("risks", 0):
        told = f"按台账里的线索另外挑出{picked}条，只说明这些条自己，不用来推断全部。"
        lines.append(("重点核查怎么挑", told))
    return lines


def _reach(plan: Plan) -> str:
    """How far the ledger tells of what happened, and what that means where the quarter lies beyond."""
    if plan.known is None:
        return "台账里没有一个日期，说不出写到哪天。"
    if plan.known >= plan.quarter.start:
        return f"台账写到{formats.day(plan.known)}。"
    return (
        f"台账写到{formats.day(plan.known)}为止，早于本季度。"
        "从那以后做了什么，台账里还没有；台账里没有的不等于没有做，到现场一并问清。"
    )


def _told(draw: Draw, what: str, measure: str, layer: str) -> str:
    """How a sample was drawn, in words: how many of how many, by what, what it can find."""
    if not draw.total:
        return f"台账里没有{what}，这一项没有抽。"
    strata = "、".join(f"{name}{size}{measure}抽{drawn}{measure}" for name, size, drawn in draw.strata)
    by = f"分{len(draw.strata)}个{layer}按比例" if measure == "个" else f"分{len(draw.strata)}张{layer}按比例"
    words = (
        f"{what}共{draw.total}{measure}，{by}随机抽{draw.drawn}{measure}：{strata}。"
        f"假如其中有{draw.false}{measure}不实，这样抽至少碰到1{measure}的把握是{formats.percent(draw.chance)}；"
        f"不实的恰好都在抽得最少的地方，把握是{formats.percent(draw.least)}。"
    )
    return words + (f"这里按每{FALSE_RECORDS}条有1条不实设定。" if measure == "条" else "")
