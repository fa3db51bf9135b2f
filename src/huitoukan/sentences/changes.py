"""What changed between two editions, one plain line each. No line judges."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from huitoukan import codelists, formats
from huitoukan.edition import Edition
from huitoukan.lookback.diff import SHOWN, WHAT, Diff, name_of, title_of
from huitoukan.lookback.measured import Pair
from huitoukan.metrics import Measurement
from huitoukan.records import Record, records
from huitoukan.registers import REGISTERS, codelist_of
from huitoukan.tables import MARK

NOTHING, BLANK = "没有变化", "未填"
LOGS, METRICS = "其他登记表", "指标"
"""Headings of the sections below the changes of findings and published numbers."""
KNOWN_BY = {"likeness": "文字", "details": "措施和事实"}
"""How a row was known again where its key did not say it, in words."""
LISTED = 1000
"""At most so many rows of a register are listed one by one; the counts are of all."""
Section = tuple[str, list[str]]


def lines(found: Diff) -> list[str]:
    """Everything that changed, under a heading for each kind; one line when nothing did."""
    head = f"{_edition(found.old)} → {_edition(found.new)}"
    whole = [f"{MARK}：{head}" if found.synthetic else head]
    if found.is_empty:
        return [*whole, f"{NOTHING}。"]
    for title, own in sections(found):
        whole += ["", f"{title}（{len(own)}）", *own]
    return whole


def sections(found: Diff) -> Iterator[Section]:
    """The changes of findings and published numbers kind by kind, the registers, the metrics."""
    words = codelists.load("change_kind")
    for kind in words.codes:
        own = [change(row) for row in records(found.of(kind)) if not row["told"]]
        if own:
            yield words.label_of(kind), own
    if len(found.logs):
        yield LOGS, [log(found, row) for row in records(found.logs)]
    if found.measured:
        yield METRICS, [metric(pair) for pair in found.measured]


def change(row: Record) -> str:
    """One change of a finding or a published number: (14)采购程序不够规范：已完成 → 正在整改."""
    number = row["old_no"] if row["no"] is None else row["no"]
    mark = formats.finding(number) if number is not None else ""
    if row["kind"] == "claim":
        title = f"{mark}{row['title'] or ''} {REGISTERS['claims'].column(row['column']).title}"
        return f"{title}：{_value('claims', row, 'before')} → {_value('claims', row, 'after')}{_match(row)}"
    title = f"{mark}{row['title'] or ''}"
    if row["kind"] == "maybe":
        statuses = " → ".join(_value("findings", row, side) for side in ("before", "after"))
        was = formats.finding(row["old_no"]) if row["old_no"] is not None else ""
        return f"{title}：疑为原{was}{row['old_title'] or ''}，相似度{row['score']:.2f}，请核对（{statuses}）"
    if row["kind"] in ("new", "removed"):
        side = "after" if row["kind"] == "new" else "before"
        return f"{title}：{_value('findings', row | {'column': 'status'}, side)}"
    column = REGISTERS["findings"].column(row["column"])
    named = "" if row["column"] in ("status", "due_on", "no", "title") else f"{column.title} "
    values = (_value("findings", row, side) for side in ("before", "after"))
    gap = f"（{row['gap']}）" if row["gap"] else ""
    return f"{title}：{named}{' → '.join(values)}{gap}{_match(row)}"


def _match(row: Record) -> str:
    """How the row was known again, where its key and words alone do not say it."""
    if row["how"] in KNOWN_BY:
        return f"（原第{row['old_no']}号，按{KNOWN_BY[row['how']]}认出，相似度{row['score']:.2f}）"
    return "（按序号认出，文字不像，请核对）" if row["score"] is not None and row["score"] < 0.3 else ""


def _value(register: str, row: Record, side: str) -> str:
    """A value by its label; 未填 for a blank one."""
    word = row[side]
    if word is None:
        return BLANK
    codes = codelist_of(REGISTERS[register].column(row["column"]))
    code = codes.code_of(word) if codes else None
    return codes.label_of(code) if codes and code else str(word)


def log(found: Diff, row: Record) -> str:
    """What happened to the rows of a register, with examples: 科普活动：新增21行，撤下3行（昆虫讲座 …）."""
    parts = []
    for what, word in WHAT.items():
        if not row[what]:
            continue
        edition = found.old if what == "withdrawn" else found.new
        labels = row[f"{what}_rows"][:SHOWN]
        named = "；".join(filter(None, (name_of(edition, row["register"], label) for label in labels)))
        more = "等" if row[what] > SHOWN else ""
        # what is added is the usual course of a log; what is changed or gone has to be looked at
        shown = f"（{named}{more}）" if named and what != "added" else ""
        shown += f"，改的是{_columns(found, row['register'])}" if what == "changed" else ""
        parts.append(f"{word}{row[what]}行{shown}")
    return f"{row['sheet']}：{'，'.join(parts)}"


def _columns(found: Diff, register: str) -> str:
    """The headings of the columns in which a register's rows were changed."""
    names = set(found.cells.loc[found.cells["register"] == register, "column"])
    return "、".join(column.title for column in REGISTERS[register].columns if column.name in names)


def metric(pair: Pair) -> str:
    """A metric in both editions, with its interval; or why the two are not compared."""
    one = pair.either
    group = f"［{formats.group(one.group)}］" if one.group else ""
    if pair.before is None or pair.after is None or pair.why:
        return f"{one.name}{group}：{pair.why}（{_measured(pair.after or pair.before)}）"
    return f"{one.name}{group}：{_measured(pair.before)} → {_measured(pair.after)}"


def _measured(found: Measurement | None) -> str:
    if found is None:
        return ""
    bounds = formats.bounds(found)
    return formats.measured(found) + (f" {bounds}" if bounds else "")


def _edition(edition: Edition) -> str:
    return f"{title_of(edition)}（统计至{edition.as_of.isoformat()}）"


def document(found: Diff) -> dict[str, object]:
    """The whole comparison as JSON values, each line beside what it is made from."""
    return {
        "old": _head(found, "old"), "new": _head(found, "new"), "synthetic": found.synthetic,
        "empty": found.is_empty, "brief": found.brief,
        "changes": [row | {"text": change(row)} for row in _plain(found.changes)],
        "registers": [
            row | {"text": log(found, row)} | {
                f"{what}_rows": [
                    _row(found, row["register"], what, label) for label in row[f"{what}_rows"][:LISTED]
                ]
                for what in WHAT
            }
            for row in _plain(found.logs)
        ],
        "cells": _plain(found.cells),
        "metrics": [
            row | {"text": metric(pair)}
            for row, pair in zip(_plain(found.metrics), found.measured, strict=True)
        ],
        "matches": {name: _plain(pairs) for name, pairs in found.pairs.items() if _told(pairs)},
    }  # fmt: skip


def _told(pairs: pd.DataFrame) -> bool:
    """Whether a match says more than that the keys are the same."""
    return bool(pairs["how"].isin(list(KNOWN_BY)).any() or (pairs["score"] < 1).any())


def _row(found: Diff, register: str, what: str, label: int) -> Record:
    edition = found.old if what == "withdrawn" else found.new
    place, row = edition.ledger.where(register, label)
    return {"sheet": place.sheet, "row": row, "name": name_of(edition, register, label)}


def _head(found: Diff, side: str) -> Record:
    edition = getattr(found, side)
    return {
        "title": title_of(edition), "ledger": edition.ledger.name, "quarter": str(edition.quarter),
        "as_of": edition.as_of.isoformat(), "synthetic": edition.synthetic,
    }  # fmt: skip


def _plain(frame: pd.DataFrame) -> list[Record]:
    """Rows as JSON values."""
    return [
        {
            name: value if isinstance(value, tuple) else None if pd.isna(value) else value
            for name, value in row.items()
        }
        for row in frame.astype(object).to_dict("records")
    ]
