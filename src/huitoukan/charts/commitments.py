"""What was promised for the time after: when it falls due, and whether it can be checked at all."""

from __future__ import annotations

from typing import Any

import pandas as pd

from huitoukan.charts import style
from huitoukan.charts.frame import chart, tuples
from huitoukan.charts.layout import LEFT, RIGHT, Cell, key_height, pitch, stack
from huitoukan.charts.sheet import Sheet
from huitoukan.charts.words import mark, text_of, wrap
from huitoukan.codelists import load
from huitoukan.period import Quarter

STATES = load("promise_state")
"""Words for the states of a promise; a register that holds nothing proves neither keeping nor breaking it."""
LABELS, EARLIER, COLUMN = 49.0, 13.0, 13.2
"""Where the calendar's grid begins, the width of the column for what fell due before it, the least of one
for a quarter, in mm."""
CHIP, NUMBERS, WIDE = 5.0, 3.2, 18.0
"""Heights of a check and of its numbers; the width of a column from which days are written out. In mm."""
NOW = style.Look(style.FAINT, edge=style.FAINT)


@chart(
    "长期承诺检查日历",
    "格中为窗口最后一天;有记录或已逾期的,下行为已登记/应有次数;没有记录不等于没有做",
    "row finding promise_short words due_on quarter wanted found register_label state",
)
def promises_calendar(frame: pd.DataFrame, sheet: Sheet) -> str:
    """Promises against the quarters, each check with its state; only the overdue is red, and signed `!`.

    Rows: one per promise (`row`) and due date. Where the quarters do not all fit, the last ones are drawn;
    what fell due earlier is counted by its state in a column of its own.
    """
    now = Quarter.of(pd.Timestamp(frame.attrs["as_of"]).date())
    named = [*map(Quarter.parse, frame["quarter"].unique()), now]
    quarters = _from_to(min(named), max(named))
    grid = LABELS if len(quarters) <= (RIGHT - LABELS) // COLUMN else LABELS + EARLIER
    quarters = quarters[-int((RIGHT - grid) // COLUMN) :]
    width = (RIGHT - grid) / len(quarters)
    start = pd.Timestamp(quarters[0].start)
    early = frame[frame["due_on"] < start]
    lines = [_Line(own, start, width) for _, own in frame.groupby("row")]
    entries = [
        (look, STATES.label_of(state)) for state, look in style.DUE.items() if state in set(frame["state"])
    ]
    entries.append((NOW, "统计日所在季度"))
    head = key_height(entries) + 8.5
    centres, end = stack([line.height for line in lines], head)
    sheet.open(end)
    sheet.key(entries)
    if now in quarters:
        x = grid + quarters.index(now) * width - 1
        sheet.canvas.fill_betweenx([head - 8, end], x, x + width, color=NOW.face, linewidth=0, zorder=0.1)
    if len(early):
        sheet.write(LABELS, head - 2.8, "此前", size=style.SMALL, color=style.MUTED)
    for place, quarter in enumerate(quarters):
        x = grid + place * width
        if place == 0 or quarter.number == 1:
            sheet.write(x, head - 6.4, f"{quarter.year}年", size=style.SMALL, color=style.MUTED)
        sheet.write(x, head - 2.8, f"第{quarter.number}季度", size=style.SMALL, color=style.MUTED)
    for y, line in zip(centres, lines, strict=True):
        sheet.rule(y - line.height / 2, colour=style.RULE)
        sheet.put(LEFT, y, line.label)
        for n, (state, number) in enumerate(line.early.items()):
            _mark(sheet, LABELS, y + (n - (len(line.early) - 1) / 2) * CHIP, state, f"{number}次")
        for place, quarter in enumerate(quarters):
            line.draw(sheet, grid + place * width, y, str(quarter), width)
    return "".join(f"{line.words}。" for line in lines)


def _from_to(first: Quarter, last: Quarter) -> list[Quarter]:
    """The quarters from the first to the last, those in which nothing falls due included."""
    quarters = [first]
    while quarters[-1] < last:
        quarters.append(quarters[-1].shift(1))
    return quarters


class _Line:
    """One promise of the calendar: its label, its checks by quarter, what fell due before these."""

    def __init__(self, own: pd.DataFrame, start: pd.Timestamp, width: float) -> None:
        row, early = own.iloc[0], own[own["due_on"] < start]
        small = "·".join(filter(None, map(text_of, (row["words"], row["register_label"]))))
        self.label = Cell.of(f"{mark(row['finding'])}{row['promise_short']}", small, LABELS - LEFT - 3)
        self.early = {state: int((early["state"] == state).sum()) for state in STATES.codes}
        self.early = {state: number for state, number in self.early.items() if number}
        self.checks: dict[str, list[Any]] = {}
        for check in tuples(own[own["due_on"] >= start]):
            self.checks.setdefault(check.quarter, []).append(check)
        self.dates = "{0.month}月{0.day}日" if width > WIDE else "{0.month}-{0.day}"
        tallest = max((self._height(checks) for checks in self.checks.values()), default=0.0)
        self.height = max(self.label.height, len(self.early) * CHIP, tallest) + 2.6
        before = "、".join(f"{STATES.label_of(state)}{number}次" for state, number in self.early.items())
        dues = "、".join(_due(check) for checks in self.checks.values() for check in checks)
        self.words = (
            f"{mark(row['finding'])}{row['promise_short']}:{f'此前{before};' if before else ''}{dues}"
        )

    def _height(self, checks: list[Any]) -> float:
        return sum(CHIP + NUMBERS * _counts(check) for check in checks)

    def draw(self, sheet: Sheet, x: float, y: float, quarter: str, width: float) -> None:
        """The checks of a quarter, one below the other, centred on y."""
        checks = self.checks.get(quarter, [])
        y -= self._height(checks) / 2
        for check in checks:
            _mark(sheet, x, y + CHIP / 2, check.state, self.dates.format(pd.Timestamp(check.due_on)))
            y += CHIP
            if _counts(check):
                sheet.write(
                    x + 4.6, y + 1.2, f"{check.found}/{check.wanted}", size=style.SMALL, color=style.MUTED
                )
                y += NUMBERS


def _counts(check: Any) -> bool:
    """Whether the numbers of a check say more than its state."""
    return bool(check.found) or check.state == "overdue"


def _due(check: Any) -> str:
    """A check in words: 2025年8月31日已逾期(已登记12,应有18)."""
    day = pd.Timestamp(check.due_on)
    numbers = f"(已登记{check.found},应有{check.wanted})" if _counts(check) else ""
    return f"{day.year}年{day.month}月{day.day}日{STATES.label_of(check.state)}{numbers}"


def _mark(sheet: Sheet, x: float, y: float, state: str, words: str) -> None:
    sheet.box(x, y, 3.4, 3.4, style.DUE[state])
    sheet.write(x + 4.6, y, words, size=style.SMALL)


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
