"""Streets and communities against the lists of the place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial

import pandas as pd

from huitoukan.checks.registry import Hit, hits, rule
from huitoukan.edition import Edition
from huitoukan.problems import Severity
from huitoukan.reference import Place, Reference
from huitoukan.registers import REGISTERS

VAGUE = re.compile(r"^(各|全[国省市区街]|多[个处]|本[市区]|所有|部分)|[线网]上|网络|辖区|[市区]级")
"""Words in a cell that names no single place: 各社区, 全区, 线上."""
BETWEEN = re.compile(r"[、,，;；/／\s]+")
OFFICES = re.compile(r"(居民委员会|居委会|办事处|党群服务中心)$")
ENOUGH = 3
"""So many words known to the lists, and more than unknown ones, show that a ledger is of their place."""

Words = dict[str, list[str]]
"""Word of a cell → the places in it that the lists do not know."""


@rule("unknown_place", Severity.WARNING, "请改成名录中的全称；不在本区的，请注明。")
def unknown_place(edition: Edition) -> Iterator[Hit]:
    """“{column}”写的{value}不在{place}的名录中{near}。"""
    if not _is_described(edition):
        return
    lists = edition.reference
    for register, column, cells in _cells(edition):
        strange = _unknown(lists, column, cells.unique())
        near = {word: _near(lists, column, parts[0]) for word, parts in strange.items()}
        found = cells[cells.isin(list(strange))]
        rows = edition.ledger[register].loc[found.index]
        yield from hits(register, rows, column, near=found.map(near), place=lists.place)


@rule("community_not_in_street", Severity.WARNING, "请核对街道和社区哪个写错了。")
def community_not_in_street(edition: Edition) -> Iterator[Hit]:
    """{value}在名录中属{home}，这里写的是{written}。"""
    if not _is_described(edition):
        return
    lists = edition.reference
    for register in REGISTERS.values():
        if not {"street", "community"} <= set(register.by_name):
            continue
        table = edition.ledger[register.name].dropna(subset=["street", "community"])
        home = table["community"].map(_street_of(lists, "community", table["community"].unique()))
        street = table["street"].map(_street_of(lists, "street", table["street"].unique()))
        apart = home.notna() & street.notna() & (home != street)
        names = dict(zip(lists.streets["short"], lists.streets["name"], strict=True))
        rows = table[apart]
        yield from hits(register.name, rows, "community", home=home.map(names), written=rows["street"])


def _cells(edition: Edition) -> Iterator[tuple[str, str, pd.Series]]:
    """Register, column and cells that name streets or communities."""
    for register in REGISTERS.values():
        for column in ("street", "community"):
            if column in register.by_name:
                yield register.name, column, edition.ledger[register.name][column].dropna()
    visits = edition.ledger["visits"]
    of_community = visits["target_kind"].eq("community").fillna(False).astype(bool)
    yield "visits", "target", visits.loc[of_community, "target"].dropna()


def _is_described(edition: Edition) -> bool:
    """Whether the lists describe the ledger's place: by the organ, or without one by most of its words."""
    if not pd.isna(edition.notice["organ"]):
        return edition.is_local
    words = {(column, word) for _, column, cells in _cells(edition) for word in cells.unique()}
    unknown = sum(bool(_unknown(edition.reference, column, [word])) for column, word in words)
    return len(words) - unknown >= max(ENOUGH, unknown + 1)


def _unknown(lists: Reference, column: str, words: Iterable[str]) -> Words:
    strange: Words = {}
    for word in words:
        parts = [part for part in BETWEEN.split(word) if part and not VAGUE.search(part)]
        own = [part for part in parts if not _find(lists, column, part)]
        if own and not _find(lists, column, word):
            strange[word] = own
    return strange


def _find(lists: Reference, column: str, word: str) -> Place | None:
    """What the lists know by a word, with or without the names of the places around it."""
    wholes = lists.places["full_name"]
    fronts = ["", *(whole[at:] for whole in wholes for at in range(len(whole) - len(lists.place) + 1))]
    bare = OFFICES.sub("", word)
    for own in (word, bare):
        for front in fronts:
            rest = own.removeprefix(front)
            # an activity of a whole street stands under the street's name in the column of communities too
            found = (column != "street" and lists.find_community(rest)) or lists.find_street(rest)
            if found:
                return found
    return None


def _street_of(lists: Reference, column: str, words: Iterable[str]) -> dict[str, str]:
    """Word → short name of the street that the lists give."""
    return {word: found.street for word in words if (found := _find(lists, column, word))}


def _near(lists: Reference, column: str, word: str) -> str:
    """The listed names that differ in one character, for the end of a sentence."""
    listed = lists.streets if column == "street" else lists.communities
    alike = partial(differ_once, word)
    both = zip(listed["name"], listed["short"], strict=True)
    names = [name for name, short in both if alike(name) or alike(short)]
    return f"，相近的有{'、'.join(names[:3])}" if names else ""


def differ_once(one: str, other: str) -> bool:
    """Whether one character is another, one too many or one too few."""
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    short, long = sorted((one, other), key=len)
    return len(long) - len(short) == 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
