"""Numbers in the cells of a table over time, the darker the more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from huitoukan.charts import style
from huitoukan.charts.fonts import width_mm
from huitoukan.charts.frame import chart, tuples
from huitoukan.charts.layout import LEFT, RIGHT, Cell, key_height, pitch, stack
from huitoukan.charts.shades import Shades
from huitoukan.charts.sheet import Sheet
from huitoukan.charts.words import known
from huitoukan.formats import short

WIDEST_LABEL, WIDEST_CELL = 28.0, 22.0
TOTAL_CELL = 1.4
"""Width of a total's cell as a multiple of the others': sums are longer."""
_TOTAL = "合计"
Numbers = tuple[float, str]
"""What a cell is shaded by and prints, and the smaller words below it."""
NOTHING: Numbers = (0, "")


@chart(
    "各街道活动场次和人次",
    "格中上为场次、下为参与人次(没有写明人次的为“—”);颜色越深场次越多",
    "street span events attendances",
    attributes=("streets", "spans", "total"),
)
def events_by_street_month(frame: pd.DataFrame, sheet: Sheet) -> str:
    """Events of every street over time, with the attendances below, and both totals.

    Rows: one per street and span. `attrs`: streets and spans (→ events, attendances), total.
    """
    cells = {(row.street, row.span): (row.events, _heads(row)) for row in tuples(frame)}
    totals = {
        **{(street, _TOTAL): _pair(sums) for street, sums in frame.attrs["streets"].items()},
        **{(_TOTAL, span): _pair(sums) for span, sums in frame.attrs["spans"].items()},
        (_TOTAL, _TOTAL): _pair(frame.attrs["total"]),
    }
    streets = [(street, "") for street in frame["street"].unique()]
    draw(sheet, [*streets, (_TOTAL, "")], list(frame["span"].unique()), cells, totals, "场")
    seen = [
        f"{street}{sums[0]}场{sums[1]}人次"
        if (sums := frame.attrs["streets"].get(street))
        else f"{street}无登记"
        for street, _ in streets
    ]
    return f"{';'.join(seen)}。"


def _heads(row: object) -> str:
    heads, events = getattr(row, "attendances"), getattr(row, "events")  # noqa: B009
    return short(heads) if known(heads) else "—" if events else ""


def _pair(sums: tuple[int, int]) -> Numbers:
    return sums[0], short(sums[1])


def draw(
    sheet: Sheet,
    labels: Sequence[tuple[str, str]],
    spans: Sequence[str],
    cells: Mapping[tuple[str, str], Numbers],
    totals: Mapping[tuple[str, str], Numbers],
    unit: str,
) -> None:
    """Open the sheet and draw rows of cells: shaded ones over time, plain ones for the totals at the edge."""
    widest = max(max(width_mm(text, style.BODY) for text in pair) for pair in labels)
    room = min(widest, WIDEST_LABEL)
    x0 = LEFT + room + 2
    width = min((RIGHT - x0) / (len(spans) + TOTAL_CELL), WIDEST_CELL)
    heads = [Cell.of(*pair, room) for pair in labels]
    least = pitch(style.BODY) + pitch(style.SMALL) + 0.8
    shades = Shades.up_to(max(value for value, _ in cells.values()))
    top = key_height(shades.key(unit)) + 2 * pitch(style.SMALL) + 1
    heights = [max(least, head.height + 1.6) for head in heads]
    centres, end = stack(heights, top)
    sheet.open(end)
    sheet.key(shades.key(unit))
    columns = {span: x0 + place * width for place, span in enumerate([*spans, _TOTAL])}
    _heading(sheet, columns, width, top - 0.5)
    for (name, _), head, y, height in zip(labels, heads, centres, heights, strict=True):
        sheet.put(LEFT, y, head)
        for span, x in columns.items():
            look = style.HOLLOW
            value, small = totals.get((name, span), NOTHING)
            if (name, span) in cells:
                value, small = cells[name, span]
                look = shades.look(value)
                sheet.tile(x, y - height / 2, width, height, look)
            main = Cell((short(value),), (small,) if small else ())
            middle = x + width / 2 * (TOTAL_CELL if span == _TOTAL else 1)
            _centred(sheet, middle, y, main, look.ink if value else style.MUTED)
    sheet.rule(centres[-1] - heights[-1] / 2, colour=style.INK)


def _centred(sheet: Sheet, x: float, y: float, cell: Cell, ink: str) -> None:
    sizes = (style.BODY, style.SMALL) if cell.small else (style.BODY,)
    lines = (cell.main[0], *cell.small)
    top = y - cell.height / 2
    for words, size in zip(lines, sizes, strict=True):
        sheet.write(x, top + pitch(size) / 2, words, size=size, color=ink, ha="center", zorder=3)
        top += pitch(size)


def _heading(sheet: Sheet, columns: Mapping[str, float], width: float, bottom: float) -> None:
    """Month, quarter or year above each column; the year above the first column of each."""
    small = {"size": style.SMALL, "color": style.MUTED}
    years = [span[:4] for span in columns]
    for place, (span, x) in enumerate(columns.items()):
        y = bottom - pitch(style.SMALL) / 2
        middle = x + width / 2 * (TOTAL_CELL if span == _TOTAL else 1)
        sheet.write(middle, y, _span(span), ha="center", **small)
        if span != _TOTAL and len(span) > 4 and (place == 0 or years[place] != years[place - 1]):
            full = f"{span[:4]}年"
            fits = width_mm(full, style.SMALL) <= years.count(span[:4]) * width
            sheet.write(x, y - pitch(style.SMALL), full if fits else full[2:], **small)


def _span(span: str) -> str:
    """2025-03 is 3月, 2025Q1 is 1季度, 2025 is 2025年."""
    if span == _TOTAL:
        return span
    if "Q" in span:
        return f"{span[-1]}季度"
    return f"{int(span[5:])}月" if len(span) > 4 else f"{span}年"
