"""References both ways: what a row names is there, was there at the time, and is named by some row."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from huitoukan.checks.registry import Hit, hits, rule
from huitoukan.edition import Edition
from huitoukan.problems import Severity
from huitoukan.registers import REGISTERS, Column, Register

OUTSIDE = 0
"""The number that stands for what lies outside the findings."""
REMADE = ("renewed", "rebuilt")
"""Kinds of gallery that stood in their place before the day of this work."""
DATED_TARGET = r"^\s*(\d{4})[-年./](\d{1,2})[-月./](\d{1,2})日?[\s,，、：:—-]*(.+?)\s*$"
"""A visit named by its day and target."""


def _references(*, things: bool) -> Iterator[tuple[Register, Column, Register, str]]:
    """Every column that refers to another register, that register and its column.

    `things`: only where a log refers to what came to be on a day; not to findings, which need no log.
    """
    for register in REGISTERS.values():
        for column in register.columns:
            name, _, field = (column.references or "").partition(".")
            if name and (not things or (register.day and REGISTERS[name].day)):
                yield register, column, REGISTERS[name], field


@rule("unknown_reference", Severity.ERROR, "请改成已有的编号或名称，或先在被引用的表中补上这一行。")
def unknown_reference(edition: Edition) -> Iterator[Hit]:
    """“{column}”写的{value}在“{target}”中没有。"""
    for register, column, target, field in _references(things=False):
        if edition.ledger.places and target.name not in edition.ledger.places:
            continue  # the office sent no such sheet: nothing can be looked up in it
        table = edition.ledger[register.name]
        known = {OUTSIDE, *edition.ledger[target.name][field].dropna()}
        strange = table[table[column.name].notna() & ~table[column.name].isin(known)]
        yield from hits(register.name, strange, column.name, target=target.sheet)


@rule("visit_not_registered", Severity.WARNING, "请在走访表中补上这次走访，或改正日期和对象。")
def visit_not_registered(edition: Edition) -> Iterator[Hit]:
    """“{column}”写的{value}在“{target}”中没有。"""
    if edition.ledger["visits"].empty:
        return
    suggestions = edition.ledger["suggestions"]
    dated = suggestions["visit"].str.fullmatch(DATED_TARGET).fillna(False)
    strange = suggestions[dated & _visited_on(edition).isna()]
    yield from hits("suggestions", strange, "visit", target=REGISTERS["visits"].sheet)


@rule("before_it_existed", Severity.WARNING, "请核对这两个日期哪个写错了。")
def before_it_existed(edition: Edition) -> Iterator[Hit]:
    """“{column}”（{value}）早于{thing}的“{began}”（{since}）。"""
    for register, column, target, field in _references(things=True):
        things = edition.ledger[target.name]
        if target.name == "galleries":
            things = things[~things["kind"].isin(REMADE).fillna(False)]
        things = things.dropna(subset=[field]).drop_duplicates(field)
        since = target.days(things, target.day).set_axis(things[field])
        table = edition.ledger[register.name]
        begun = table[column.name].map(since.to_dict())
        yield from _early(register, table, begun, table[column.name], target)
    raised, visited = REGISTERS["suggestions"], REGISTERS["visits"]
    table = edition.ledger["suggestions"]
    yield from _early(raised, table, _visited_on(edition), table["visit"], visited)


def _early(
    register: Register, table: pd.DataFrame, since: pd.Series, thing: pd.Series, target: Register
) -> Iterator[Hit]:
    since = pd.to_datetime(since)
    rows = table[register.days(table, register.day) < since]
    began = target.column(target.day).title
    yield from hits(register.name, rows, register.day, thing=thing, since=since, began=began)


def _visited_on(edition: Edition) -> pd.Series:
    """The day of the visit that each suggestion names, by its day and target or by its target alone."""
    visits = edition.ledger["visits"].dropna(subset=["visited_on", "target"]).sort_values("visited_on")
    days = visits["visited_on"]
    dated = days.set_axis(days.dt.strftime("%Y-%m-%d") + visits["target"])
    first = days.set_axis(visits["target"])
    words = edition.ledger["suggestions"]["visit"]
    parts = words.str.extract(DATED_TARGET)
    named = parts[0] + "-" + parts[1].str.zfill(2) + "-" + parts[2].str.zfill(2) + parts[3]
    by_day, by_target = (
        pd.to_datetime(names.map(known[~known.index.duplicated()].to_dict()))
        for names, known in ((named, dated), (words, first))
    )
    return by_day.fillna(by_target)


@rule("never_used", Severity.ASK, "请单位说明是没有开展，还是没有登记。")
def never_used(edition: Edition) -> Iterator[Hit]:
    """{value}在“{log}”中一行也没有。"""
    for register, column, target, field in _references(things=True):
        log = edition.ledger[register.name]
        if log.empty:
            continue
        things = edition.ledger[target.name].dropna(subset=[field])
        ahead = target.days(things, target.day) > pd.Timestamp(edition.as_of)
        idle = things[~things[field].isin(log[column.name].dropna()) & ~ahead]
        yield from hits(target.name, idle, field, log=register.sheet)
