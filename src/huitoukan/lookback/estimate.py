"""What a random sample says of all it was drawn from: per stratum and in all, with exact intervals."""

from __future__ import annotations

import pandas as pd

from huitoukan.edition import Edition
from huitoukan.lookback.plan import Plan
from huitoukan.lookback.populations import LOGS, Draw, closed, logs, told
from huitoukan.metrics.intervals import Stratum, finite
from huitoukan.onsite import answers_of, drawn_of

ALL = "全部"
"""Name of the last row, all strata together."""
COLUMNS = {
    "stratum": "string", "total": "int64", "drawn": "int64", "answered": "int64", "confirmed": "int64",
    "partly": "int64", "false": "int64", "unknown": "int64", "share": "Float64", "low": "Float64",
    "high": "Float64",
}  # fmt: skip


def results(edition: Edition, made: Plan) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What the random samples of the edition's quarter came to: of closed findings, and of records.

    Rows and columns as of `sample`. Where another draw than the plan's is registered (its workpaper is not at
    hand), it is taken for the whole of that draw.
    """
    return _result(edition, made, "closures"), _result(edition, made, "records")


def _result(edition: Edition, made: Plan, section: str) -> pd.DataFrame:
    of_findings = section == "closures"
    draw, registers = (made.closures, ("findings",)) if of_findings else (made.records, LOGS)
    answers = pd.concat([answers_of(edition, register) for register in registers])
    answers = answers[answers["quarter"].eq(str(edition.quarter)) & answers["drawn"].eq("random")]
    latest = answers.dropna(subset=["item"]).drop_duplicates("item", keep="last")
    lines = made.items[made.items["section"].eq(section)]
    registered = drawn_of(edition, registers)
    if len(latest) and not registered["item"].isin(lines["item"]).all():
        also = registered["finding"].dropna().tolist()
        population = closed(edition, also) if of_findings else logs(edition, made.since)
        got = population.index[population.index.isin(registered["item"])]
        draw, lines = told(population, got, draw.false), population.rename_axis("item").reset_index()
    return sample(draw, lines[["item", "stratum"]].merge(latest[["item", "counts_as"]], on="item"))


def sample(draw: Draw, lines: pd.DataFrame) -> pd.DataFrame:
    """The result of a random sample.

    `lines` are the lines drawn that were answered: columns stratum, counts_as (verified, partly, false,
    unknown). Rows: one per stratum of the draw, then all of them together; none where there was nothing to
    draw from. Columns: stratum, total (how many it holds), drawn, answered, confirmed, partly, false, unknown
    (answers), share (false ÷ answers that tell; missing where none does), low and high (of the share of false
    ones among the total, exact, at least 95 %: drawn ones that could not be told, or were not answered, are
    taken for false and for true in turn; missing where nothing was answered).
    """
    rows = []
    layers = [(name, (size, drawn)) for name, size, drawn in draw.strata]
    for name, layer in layers:
        rows.append(_row(name, [layer], lines.loc[lines["stratum"].eq(name), "counts_as"]))
    if layers:
        rows.append(_row(ALL, [layer for _, layer in layers], lines["counts_as"]))
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)


def _row(name: str, layers: list[Stratum], answers: pd.Series) -> dict[str, object]:
    total, drawn = (sum(sizes) for sizes in zip(*layers, strict=True))
    found = {kind: int(answers.eq(kind).sum()) for kind in ("verified", "partly", "false", "unknown")}
    answered = sum(found.values())
    clear, doubtful = answered - found["unknown"], drawn - answered + found["unknown"]
    row: dict[str, object] = {
        "stratum": name, "total": total, "drawn": drawn, "answered": answered,
        "confirmed": found["verified"], "partly": found["partly"], "false": found["false"],
        "unknown": found["unknown"], "share": found["false"] / clear if clear else None,
    }  # fmt: skip
    if answered:
        low, high = finite(layers, found["false"])[0], finite(layers, found["false"] + doubtful)[1]
        row |= {"low": low / total, "high": high / total}
    return row
