"""The communities and streets that the measures name, against the lists of the place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from huitoukan.checks.places import differ_once
from huitoukan.checks.registry import Hit, hit, rule
from huitoukan.checks.texts import Passage, sentences
from huitoukan.edition import Edition
from huitoukan.metrics.places import communities_in, streets_in
from huitoukan.problems import Severity

LIST = re.compile(
    r"(?P<names>[\u4e00-\u9fff]{2,8}(?:、[\u4e00-\u9fff]{2,6}?)*?)等?\d*个?(?P<kind>社区|街道)(?!、)"
)
DISTINCT = 3
"""A word that only looks like a name tells nothing: 新建社区 is no slip for a name of two characters."""
TOLD = 40
"""Most characters quoted of what was done at a place."""
ENOUGH = 12
"""A clause of fewer characters behind its names takes the next one with it."""


@rule("places_named", Severity.NOTE, "现场核查时可以从点名的地方开始。")
def places_named(edition: Edition) -> Iterator[Hit]:
    """问题({finding})点名的地方在{place}的名录中：{places}。"""
    found: dict[int, list[tuple[Passage, str]]] = {}
    for passage in sentences(edition) if edition.is_local else ():
        communities = communities_in(edition, passage.text)
        streets = streets_in(edition, passage.text)
        if communities or streets:
            places = "、".join((*_with_street(edition, communities), *_streets(edition, streets)))
            told = f"{places}，原文是“{_told(passage, (*communities, *streets))}”"
            found.setdefault(passage.finding, []).append((passage, told))
    for own in found.values():
        places = "；".join(told for _, told in own)
        yield hit("measures", own[0][0].measure, "text", places=places, place=edition.reference.place)


@rule("unknown_place_named", Severity.WARNING, "请核对地名；不在本区的，请注明。")
def unknown_place_named(edition: Edition) -> Iterator[Hit]:
    """问题({finding})点名的{value}{kind}不在{place}的名录中{near}。"""
    for passage in sentences(edition) if edition.is_local else ():
        for found in LIST.finditer(passage.text):
            yield from _strange(edition, passage, found["names"].split("、"), found["kind"])


def _strange(edition: Edition, passage: Passage, names: list[str], kind: str) -> Iterator[Hit]:
    """Names that stand in a list with one that is listed, or are a listed one but for a character."""
    lists = edition.reference
    listed = list(lists.communities["short"] if kind == "社区" else lists.streets["short"])
    first, *others = (name.removesuffix(kind) for name in names)
    # the first of a list has words of the sentence in front of it: only its end can be told
    slips = [one for one in listed if len(one) >= DISTINCT and differ_once(first[-len(one) :], one)]
    beside = any(first.endswith(one) for one in listed) or any(one in listed for one in others)
    strange = [(first[-len(slips[0]) :], slips)] if slips and not any(map(first.endswith, listed)) else []
    strange += [
        (name, [one for one in listed if differ_once(name, one)])
        for name in others
        if beside and name not in listed
    ]
    for name, near in strange:
        words = {
            "kind": kind,
            "place": lists.place,
            "near": f"，相近的有{'、'.join(near[:3])}" if near else "",
        }
        yield hit("measures", passage.measure, "text", name, **words)


def _with_street(edition: Edition, names: list[str]) -> Iterator[str]:
    """Communities with the street each belongs to: 军门（东街街道）."""
    for name in names:
        place = edition.reference.find_community(name)
        street = edition.reference.find_street(place.street) if place else None
        yield f"{name}社区（{street.name if street else place.street if place else ''}）"


def _streets(edition: Edition, names: list[str]) -> Iterator[str]:
    for name in names:
        place = edition.reference.find_street(name)
        yield place.name if place else name


def _told(passage: Passage, names: tuple[str, ...]) -> str:
    """What the notice says was done there: the clause of the names, with the next one where it is short."""
    clauses = passage.clauses
    at = next(at for at, clause in enumerate(clauses) if any(name in clause for name in names))
    last = max(clauses[at].rfind(name) + len(name) for name in names)
    told = clauses[at : at + 1 if len(clauses[at]) - last > ENOUGH else at + 2]
    words = "，".join(clause.strip() for clause in told)
    return words if len(words) <= TOLD else f"{words[:TOLD]}……"
