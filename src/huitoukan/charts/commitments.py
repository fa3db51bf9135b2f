"""What was promised for the time after: when it falls due, and whether it can be checked at all."""

from __future__ import annotations

from typing import Any

import pandas as pd

from huitoukan.charts import style
from huitoukan.charts.frame import chart, tuples
from huitoukan.charts.layout import LEFT, RIGHT, Cell, key_height, pitch, stack
from huitoukan.charts.sheet import Sheet
from huitoukan.charts.words import known, mark, text_of, wrap
from huitoukan.codelists import load
from huitoukan.period import Quarter

STATES = load("promise_state")
"""Words for the states of a promise; a register that holds nothing proves neither keeping nor breaking it."""


@chart(
    "长期承诺到期日历",
    "按承诺的周期推算的到期日;格中日期为窗口最后一天,数字为窗口内应有次数",
    "promise finding rhythm_label due_on quarter times proof_register_label state",
)
def promises_due(frame: pd.DataFrame, sheet: Sheet) -> str:
    """Promises against the quarters, each due date with its state; only the overdue is red, and signed `!`.

    Rows: one per promise and due date.
    """
    quarters = _calendar(frame["quarter"])
    promises = [
        (key, group) for key, group in frame.groupby(["finding", "promise"], sort=False, dropna=False)
    ]
    left, width = 56.0, (RIGHT - 56.0) / len(quarters)
    labels = [_label(group.iloc[0], left - LEFT - 4) for _, group in promises]
    most = [group.groupby("quarter").size().max() for _, group in promises]
    heights = [max(a.height, n * 5.0) + 2.6 for a, n in zip(labels, most, strict=True)]
    found = set(frame["state"])
    entries = [(look, STATES.label_of(state)) for state, look in style.DUE.items() if state in found]
    head = key_height(entries) + 5.5
    centres, end = stack(heights, head)
    sheet.open(end)
    sheet.key(entries)
    for place, quarter in enumerate(quarters):
        sheet.write(left + place * width, head - 3, quarter.label, size=style.SMALL, color=style.MUTED)
    for y, height, label, (_, group) in zip(centres, heights, labels, promises, strict=True):
        sheet.rule(y - height / 2, colour=style.RULE)
        sheet.put(LEFT, y, label)
        for place, quarter in enumerate(quarters):
            due = group[group["quarter"] == str(quarter)]
            for n, row in enumerate(tuples(due)):
                _chip(sheet, left + place * width, y + (n - (len(due) - 1) / 2) * 5.0, row)
    return "".join(f"{mark(finding)}{promise}:{_dues(group)}。" for (finding, promise), group in promises)


def _calendar(names: pd.Series) -> list[Quarter]:
    """The quarters from the first named to the last, those in which nothing falls due included."""
    quarters = [min(map(Quarter.parse, names))]
    while quarters[-1] < max(map(Quarter.parse, names)):
        quarters.append(quarters[-1].shift(1))
    return quarters


def _dues(group: pd.DataFrame) -> str:
    """The due dates of a promise in words, each with its state."""
    dated = [(f"{pd.Timestamp(row.due_on).year}年{_due(row)}", row.state) for row in tuples(group)]
    return "、".join(f"{day}{STATES.label_of(state)}" for day, state in dated)


def _label(row: Any, width: float) -> Cell:
    small = "·".join(filter(None, map(text_of, (row.rhythm_label, row.proof_register_label))))
    return Cell.of(f"{mark(row.finding)}{row.promise}", small, width)


def _due(row: Any) -> str:
    due = pd.Timestamp(row.due_on)
    return f"{due.month}月{due.day}日" + (f" {row.times}次" if known(row.times) and row.times != 1 else "")


def _chip(sheet: Sheet, x: float, y: float, row: Any) -> None:
    sheet.box(x, y, 3.4, 3.4, style.DUE[row.state])
    sheet.write(x + 4.6, y, _due(row), size=style.SMALL)


@chart(
    "哪些承诺可以检验",
    "写明周期或时间节点的可以按期检验;没有的只能先请单位补充",
    "promise finding testable why words",
)
def promises_testable(frame: pd.DataFrame, sheet: Sheet) -> str:
    """Promises with the words they rest on: those with a rhythm or a date can be tested, the others cannot.

    Rows: one per promise.
    """
    rows = tuples(frame)
    said = {True: "可以检验", False: "不能检验"}
    looks = {True: style.SOLID, False: style.PARTLY}
    columns = ((7.0, 70.0), (74.0, 128.0), (132.0, RIGHT))
    texts = [
        [wrap(text, x1 - x0, style.SMALL) for text, (x0, x1) in zip(cells, columns, strict=True)]
        for cells in ((f"{mark(r.finding)}{r.promise}", text_of(r.words), text_of(r.why)) for r in rows)
    ]
    heights = [max(map(len, cells)) * pitch(style.SMALL) + 2.2 for cells in texts]
    centres, end = stack(heights, 11)
    sheet.open(end)
    sheet.key([(looks[answer], words) for answer, words in said.items()])
    for (x, _), words in zip(columns, ("承诺", "周期或节点", "依据"), strict=True):
        sheet.write(x, 8.4, words, size=style.SMALL, color=style.MUTED)
    for y, height, row, cells in zip(centres, heights, rows, texts, strict=True):
        sheet.rule(y - height / 2, colour=style.RULE)
        sheet.box(LEFT, y, 4, 2.8, looks[bool(row.testable)])
        for (x, _), lines in zip(columns, cells, strict=True):
            sheet.write(x, y, lines, size=style.SMALL)
    return "".join(f"{mark(row.finding)}{row.promise}:{said[bool(row.testable)]},{row.why}。" for row in rows)
