"""Which rules and circulars the notice names, and where it names one twice."""

from __future__ import annotations

import re

import pandas as pd

from huitoukan.charts import style
from huitoukan.charts.frame import chart
from huitoukan.charts.layout import LEFT, RIGHT, pitch, stack
from huitoukan.charts.sheet import Sheet
from huitoukan.charts.words import mark, text_of, wrap


@chart(
    "通报提到的制度和文件",
    "列号为问题编号;同一文件在两个以上问题下列出的用横线相连",
    "title finding action action_label repeated",
)
def documents_by_finding(frame: pd.DataFrame, sheet: Sheet) -> str:
    """Documents against the findings that name them; one named more than once is tied together by a line.

    Rows: one per document, `finding` holding the numbers as in (13)、(20), or one per document and finding.
    """
    documents = [(title, group) for title, group in frame.groupby("title", sort=False, dropna=False)]
    named = [_numbers(group) for _, group in documents]
    findings = sorted({number for numbers in named for number in numbers})
    step = min(7.0, 75 / max(len(findings), 1))
    right = RIGHT - 24
    x = {finding: right - (len(findings) - place - 0.5) * step for place, finding in enumerate(findings)}
    room = right - len(findings) * step - LEFT - 3
    titles = [wrap(f"《{title}》", room, style.SMALL) for title, _ in documents]
    said = [_actions(group) for _, group in documents]
    words = [wrap(text, 21, style.SMALL) for text in said]
    heights = [max(len(a), len(b)) * pitch(style.SMALL) + 2 for a, b in zip(titles, words, strict=True)]
    centres, end = stack(heights, 6)
    sheet.open(end)
    for finding, at in x.items():
        sheet.write(at, 3, mark(finding), size=style.SMALL, color=style.MUTED, ha="center")
    for place, (y, height) in enumerate(zip(centres, heights, strict=True)):
        sheet.rule(y - height / 2)
        sheet.write(LEFT, y, titles[place], size=style.SMALL)
        sheet.write(right + 3, y, words[place], size=style.SMALL)
        marks = [x[finding] for finding in named[place]]
        marker = style.MARKER.get(documents[place][1]["action"].iloc[0], "*")
        sheet.canvas.plot(
            marks, [y] * len(marks), marker=marker, color=style.SOLID.face, markersize=6, linewidth=1.0
        )
    return "".join(
        f"《{title}》:{'、'.join(map(mark, numbers))}{text}。"
        for (title, _), numbers, text in zip(documents, named, said, strict=True)
    )


def _numbers(group: pd.DataFrame) -> list[int]:
    return sorted({int(number) for cell in group["finding"] for number in re.findall(r"\d+", text_of(cell))})


def _actions(group: pd.DataFrame) -> str:
    actions = "、".join(group["action_label"].unique())
    return f"{actions}(重复)" if group["repeated"].any() else actions
