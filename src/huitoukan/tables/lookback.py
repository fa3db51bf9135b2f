"""The tables of a look-back: what each of its frames prints."""

from __future__ import annotations

from typing import Any

import pandas as pd

from huitoukan import formats
from huitoukan.codelists import load
from huitoukan.tables.cells import Cell, Row, of
from huitoukan.tables.layout import Layout, laid_out
from huitoukan.tables.table import Table

NEW, GONE = "（上一版没有）", "（不再列出）"
UNANSWERED = "未答"


def _status(code: str) -> str:
    return load("status").label_of(code)


def _of_findings(column: str) -> Cell:
    """A number of findings with its share of those that count; in words where nobody has looked."""

    def cell(row: Row) -> str:
        whole = row[f"{column}_of"]
        if pd.isna(whole):
            return formats.NO_RECORDS
        return formats.unchecked(whole) if pd.isna(row[column]) else formats.share(row[column], whole)

    return cell


def _before(row: Row) -> str:
    return NEW if pd.isna(row["before"]) else _status(row["before"])


def _after(row: Row) -> str:
    return GONE if pd.isna(row["after"]) else _status(row["after"])


def _false(row: Row) -> str:
    """False ones among the answers that tell."""
    told = row["answered"] - row["unknown"]
    return formats.share(row["false"], told) if told else UNANSWERED


def _interval(row: Row) -> str:
    return formats.interval(row["low"], row["high"], formats.percent)


def _light(row: Row) -> str:
    return f"{row['sign']} {row['word']}"


def _points(row: Row) -> str:
    return "未评" if pd.isna(row["points"]) else formats.number(row["points"])


def _basis(row: Row) -> str:
    """What the points were worked out from, else why there are none."""
    if not pd.isna(row["why"]):
        return str(row["why"])
    return f"{row['metric']}{formats.share(row['numerator'], row['denominator'])}"


def _back(row: Row) -> str:
    """What came back: a status, or an indicator below its mark."""
    if row["kind"] == "status":
        return f"{_status(row['from'])} → {_status(row['to'])}"
    wanted, found = (formats.number(row[name]) for name in ("wanted", "found"))
    return f"{row['matter']}：应有{wanted}{row['measure']}，已登记{found}{row['measure']}"


def _when(row: Row) -> str:
    return formats.period(*(None if pd.isna(row[name]) else row[name] for name in ("since", "until")))


def _results() -> dict[str, str]:
    """Code → word of every result."""
    words = load("lookback_result")
    return {code: words.label_of(code) for code in words.codes}


def _result(code: str) -> str:
    return load("lookback_result").label_of(code)


def _votes(row: Row) -> str:
    """Satisfied of valid votes, and how they were asked for."""
    if pd.isna(row["asked"]) or pd.isna(row["satisfied"]):
        return ""
    channel = "" if pd.isna(row["channel"]) else str(row["channel"])
    return f"{channel}{row['satisfied']}/{row['asked']}"


def _number(value: Any) -> str:
    return formats.number(value)


SAMPLED: dict[str, Cell] = {
    "总数": of("total", _number),
    "抽取": of("drawn", _number),
    "已答": of("answered", _number),
    "属实": of("confirmed", _number),
    "部分属实": of("partly", _number),
    "不实": of("false", _number),
    "无法核实": of("unknown", _number),
    "不实占比": _false,
    "推断区间": _interval,
}
"""What every result of a random sample prints of a stratum."""
LOOKBACK: dict[str, Layout] = {
    "quarters": Layout(
        "各季度的三种完成口径",
        {
            "季度": of("quarter"),
            "统计日期": of("as_of", formats.day),
            "报告完成": _of_findings("reported"),
            "有据完成": _of_findings("evidenced"),
            "核实完成": _of_findings("verified"),
            "现场核查过（个）": of("checked", _number),
        },
        "三种口径分别由单位报告、按文字判定、现场核实得出，不能互相替代；核实完成不计现场“无法核实”的问题，"
        "以前季度的按现在已经知道的核查结果算。",
    ),
    "flows": Layout(
        "各季度之间完成状态的变动",
        {
            "从": of("from_quarter"),
            "到": of("to_quarter"),
            "原状态": _before,
            "现状态": _after,
            "问题数（个）": of("number", _number),
        },
    ),
    "promises": Layout(
        "各季度到期的承诺检查",
        {"季度": of("quarter"), "状态": of("label"), "次数": of("number", _number)},
        "状态由登记表里的记录得出：没有记录不等于没有做。",
    ),
    "sample": Layout(
        "随机抽查已销号问题的结果",
        {"层次": of("stratum")} | SAMPLED,
        "“属实”含基本属实。推断区间是全部已销号问题中不实的可能占比，由抽样精确算出，把握不低于95%；"
        "未答和无法核实的，按不实和属实各算一次。",
    ),
    "records": Layout(
        "随机抽查登记记录的结果",
        {"登记表": of("stratum")} | SAMPLED,
    ),
    "results": Layout(
        "现场核查的结果",
        {"栏目": of("title")}
        | {word: of(code, _number) for code, word in _results().items()}
        | {"没有选结果": of("none", _number), "共": of("number", _number)},
        "只有随机抽查的两栏可以推断全部；其他各栏的条目是挑出来的，占比没有意义。",
    ),
    "visits": Layout(
        "现场核查情况",
        {
            "栏目": of("title"),
            "问题": of("finding", formats.finding),
            "核查什么": of("what"),
            "结果": of("result", _result),
            "所见证据": of("evidence_seen"),
            "核查岗位": of("checker"),
            "核查日期": of("checked_on", formats.day),
            "满意票": _votes,
            "备注": of("note"),
        },
        "结果和所见证据照底稿原样列出。",
        spare=("满意票", "备注"),
    ),
    "lights": Layout(
        "各问题的灯号",
        {
            "问题": of("no", formats.finding),
            "反馈问题": of("title"),
            "完成状态": of("status", _status),
            "完成时限": of("due_on", formats.day),
            "灯号": _light,
            "原因": of("why"),
        },
        "灯号用文字和符号同时标明，不只靠颜色；天数的出处见来源。",
    ),
    "score": Layout(
        "评分",
        {
            "项目": of("name"),
            "分值": of("weight", _number),
            "得分": _points,
            "依据": _basis,
            "说明": of("note"),
        },
    ),
    "slips": Layout(
        "推迟的完成时限",
        {
            "问题": of("no", formats.finding),
            "反馈问题": of("title"),
            "原时限": of("from", formats.day),
            "现时限": of("to", formats.day),
            "第几次推迟": of("time", _number),
            "说明": of("gap"),
        },
        spare=("说明",),
    ),
    "rebounds": Layout(
        "反弹的问题",
        {
            "问题": of("no", formats.finding),
            "反馈问题": of("title"),
            "情况": _back,
            "时段": _when,
            "说明": of("gap"),
        },
        "销号以后又打开，或承诺、公布的事没有继续做到，都列在这里；原因须到现场问明。",
        spare=("说明",),
    ),
    "links": Layout(
        "与以前一轮相近的问题",
        {
            "现在的问题": of("finding", formats.finding),
            "内容": of("title"),
            "以前的问题": of("earlier_title"),
            "以前的序号": of("earlier_finding", formats.finding),
            "以前的来源": of("earlier_source"),
            "相似度": of("score", lambda value: f"{value:.2f}"),
            "人工判断": of("decision", load("link_decision").label_of),
        },
        "只说明文字相近；是不是同一件事，由人判断。",
    ),
}
"""Slug → layout; the slug is the name of the frame in a review."""


def lookback(slug: str, frame: pd.DataFrame) -> Table:
    """The table of a frame of a look-back, with the frame's sources and mark."""
    return laid_out(slug, LOOKBACK[slug], frame)
