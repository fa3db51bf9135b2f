"""What opens the sections of a look-back's report, and what is said where a section has nothing to show."""

from __future__ import annotations

import pandas as pd

from huitoukan import formats
from huitoukan.lookback.diff import Diff
from huitoukan.lookback.review import Review
from huitoukan.records import records
from huitoukan.sentences.lookback import returned as came_back

NOTHING = {
    "quarters": "没有可以比较的季度。",
    "flows": "没有以前季度的版本，完成状态有没有变动无从比较。",
    "changes": "与上一版逐项比对，问题和公布的数没有变化。",
    "logs": "其他登记表没有增改。",
    "rebounds": "没有发现销号后又打开、或承诺没有继续做到的问题。",
    "slips": "没有推迟完成时限的问题。",
    "links": "没有以前一轮的通报或台账，问题有没有重复出现无从比对。",
    "promises": "到本季度末没有到期的承诺检查。",
    "promises-past": "到统计日期没有到期的承诺检查。",
    "promises-due": "接下来四个季度没有到期的承诺检查。",
    "sample": "没有报告完成的问题，不用抽查。",
    "records": "登记表没有可以抽查的记录。",
    "results": "本季度没有登记现场核查。",
    "visits": "本季度没有登记现场核查。",
    "lights": "台账中没有问题，没有灯号。",
    "alight": "没有需要关注的灯号；每个问题的灯号见附件。",
    "score": "这套评分办法没有可以计分的项目。",
    "visits-by-street": "没有走访社区的情况。",
    "claims-against-denominators": "没有可以对照分母的数。",
    "three-completions": "台账中没有问题，算不出完成率。",
    "findings": "台账中没有问题。",
    "cards": "台账中没有量化事实，没有卡片。",
    "problems": "自动核对没有发现情况。",
    "measured": "没有可以计算的指标。",
    "provenance": "没有来源。",
}
"""Table → what is said in its place where it has no rows."""


def nothing(name: str, review: Review) -> str:
    """What is said in the place of a table without rows."""
    if name == "links" and (told := review.links.attrs.get("earlier")):
        return f"与上一轮“{told}”的{review.links.attrs['earlier_findings']}个问题比对过，没有文字相近的。"
    return NOTHING[name]


def compared(review: Review) -> str:
    """Against which edition the quarter is held, and how much differs."""
    found, previous = review.diff, review.previous
    if found is None or previous is None:
        return "没有冻结过以前季度的版本，本季度是第一版；请冻结本季度，下一季度起逐项比对。"
    told = len(found.changes) - int(found.changes["told"].sum())
    registers = int(found.logs["register"].ne("verifications").sum())
    rest = f"，其他登记表{registers}张有增改" if registers else "，其他登记表没有增改"
    return (
        f"与{previous.quarter.label}的版本（统计至{formats.day(previous.as_of)}）逐项比对，"
        f"问题和公布的数变化{told}项{rest}{_withdrawn(found)}。"
    )


def _withdrawn(found: Diff) -> str:
    """The records that stood in a register before and are gone: they have to be explained."""
    gone = found.logs[found.logs["withdrawn"].gt(0) & found.logs["register"].ne("verifications")]
    if gone.empty:
        return ""
    named = "、".join(f"{row['sheet']}{row['withdrawn']}行" for row in records(gone))
    return f"；上一版有、这一版撤下的登记记录：{named}，要请单位说明"


def returned(review: Review) -> str:
    """How many findings came back in this quarter, and how many deadlines were put off."""
    quarter = str(review.edition.quarter)
    if review.previous is None:
        told = review.history.rebounds
        fallen = _findings(told[told["quarter"].eq(quarter)])
        more = f"；仍报完成而承诺或指标回落的问题{fallen}个" if fallen else ""
        return f"重新打开和推迟时限要与以前季度比较，本季度还看不出{more}。"
    late = review.history.slips[review.history.slips["quarter"].eq(quarter)]
    return f"本季度{came_back(review) or '没有反弹的问题'}；推迟完成时限的{_findings(late)}个。"


def _findings(rows: pd.DataFrame) -> int:
    return int(rows["track"].nunique())


def answered(review: Review) -> str:
    """How much of the workpaper came back filled."""
    found = review.answers
    if not found.lines:
        return "没有收回填好的工作底稿，以下抽查栏目没有结果。"
    parts = [f"{row.title}{row.answered}/{row.lines}" for row in found.sections.itertuples()]
    return f"工作底稿{found.lines}条，有结果的{found.answered}条（{'、'.join(parts)}）。"


def scored(review: Review) -> str:
    """The score as far as it can be told, by which scheme."""
    found = review.score
    scheme = f"按“{found.name}”折算"
    if found.total is None:
        return f"{scheme}，满分{formats.number(found.full)}分，没有可以计分的项目，不评分、不定等次。"
    grade = f"，等次为{found.grade}" if found.grade else "，没有全部评到或没有公布等次线，不定等次"
    veto = f"（否决项：{'、'.join(found.vetoes)}）" if found.vetoes else ""
    return (
        f"{scheme}，能计分的项目共{formats.number(found.assessed)}分（满分{formats.number(found.full)}分），"
        f"得{formats.number(round(found.total, 1))}分{veto}{grade}；分数只供内部比较。"
    )
