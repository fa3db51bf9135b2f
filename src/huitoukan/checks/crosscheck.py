"""What different findings claim of the same thing, of a part of it, of the same document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from huitoukan import codelists
from huitoukan.checks.proofs import PROOFS
from huitoukan.checks.registry import Hit, hit, rule
from huitoukan.checks.related import (
    Quantities,
    bounds_of,
    bracketed,
    grouped,
    may_be_equal,
    subject_of,
    title_of,
)
from huitoukan.edition import Edition
from huitoukan.evidence import documents
from huitoukan.problems import Severity
from huitoukan.records import Record, records

Pair = tuple[Record, Record]
Parts = dict[str, list[Record]]
"""The parts of a whole: what each is called, and the claims that tell of it."""

MANY_KINDS = re.compile(r"^(?P<kinds>[^和及、]+(?:(?:、|和|以及|及)[^和及、]+)+?)(?:等|$)")
"""A subject that lists its kinds: 主席办公会、常委会和全委会等会议."""
BETWEEN_KINDS = re.compile("、|和|以及|及")
SHORTEST_KIND = 2
OF_IT = "其中"
"""How the subject of a part begins that is told right after its whole."""
NO_CHANCE = 3
"""Amounts of money that agree in so many digits agree by no chance."""


def _quantities(edition: Edition) -> list[Record]:
    """The counts and amounts that are known in numbers."""
    claims = edition.claims.dropna(subset=["finding", "text"]).sort_index()
    claims = claims[claims["kind"].isin(["count", "money"])]
    return records(claims.dropna(subset=["value", "low", "high"], how="all"))


def _apart(edition: Edition) -> Iterator[Pair]:
    """Two claims of different findings on like subjects over the same known window, or of what stands."""
    claims = _quantities(edition)
    alike = Quantities(claims)
    for claim in claims:
        standing = claim["indicator"] in PROOFS and PROOFS[claim["indicator"]].standing
        for other in alike.met(claim) if claim["since"] or standing else ():
            if other["row"] < claim["row"] and other["finding"] != claim["finding"]:
                yield other, claim


def _amounts(edition: Edition) -> Iterator[Pair]:
    """Two findings that name the same amount of money, in digits enough to be no chance."""
    money = [claim for claim in _quantities(edition) if claim["kind"] == "money" and claim["value"]]
    groups = grouped(money, lambda claim: [f"{claim['value']:.{NO_CHANCE}g}"])
    for key, group in groups.items():
        if len(str(key).partition("e")[0].replace(".", "").rstrip("0")) == NO_CHANCE:
            yield from ((group[0], claim) for claim in group[1:] if claim["finding"] != group[0]["finding"])


def _beside(other: Record) -> dict[str, str]:
    """The words of a sentence that name the other claim."""
    return {"whose": _whose(other), "told": other["text"], "of": bracketed(other["subject"])}


def _whose(claim: Record) -> str:
    return f"问题({claim['finding']})" if claim["finding"] else "问题之外"


@rule("same_fact_agrees", Severity.NOTE, "两处相符；核实时查一份记录就够了。")
def same_fact_agrees(edition: Edition) -> Iterator[Hit]:
    """问题({finding})的“{value}”{about}与{whose}的“{told}”{of}对得上，数字相符。"""
    told: set[int] = set()
    for other, claim in (*_apart(edition), *_amounts(edition)):
        if may_be_equal(other, claim) and claim["row"] not in told:
            told.add(claim["row"])
            yield hit(
                "claims", claim, "value", claim["text"], about=bracketed(claim["subject"]), **_beside(other)
            )


@rule("same_fact_differs", Severity.WARNING, "请单位说明哪个数准确；引用时两个数都要写。")
def same_fact_differs(edition: Edition) -> Iterator[Hit]:
    """问题({finding})的“{value}”与{whose}的“{told}”{of}对象和时段相同，数字不同。"""
    for other, claim in _apart(edition):
        if subject_of(other) == subject_of(claim) and not may_be_equal(other, claim):
            yield hit("claims", claim, "value", claim["text"], **_beside(other))


@rule("part_exceeds_whole", Severity.WARNING, "请单位核对这几个数；引用时都要写。")
def part_exceeds_whole(edition: Edition) -> Iterator[Hit]:
    """问题({finding})的“{value}”{about}中，{parts}，部分比全部还多。"""
    for whole, parts in _wholes(edition):
        if _rest(whole, parts) < 0:
            yield _of_parts(whole, parts)


@rule("part_within_whole", Severity.NOTE, "两处相符；请单位给出每一种的次数。")
def part_within_whole(edition: Edition) -> Iterator[Hit]:
    """问题({finding})的“{value}”{about}中，{parts}，没有超出；其余各种合计{rest}{unit}，没有分别写明。"""
    for whole, parts in _listed(edition):
        if (rest := _rest(whole, parts)) >= 0 and whole["value"] is not None:
            yield _of_parts(whole, parts, rest=rest, unit=whole["unit"] or "")


def _of_parts(whole: Record, parts: Parts, **words: object) -> Hit:
    told = "，".join(name + "、".join(map(_counted, own)) for name, own in parts.items())
    return hit(
        "claims", whole, "value", whole["text"], about=bracketed(whole["subject"]), parts=told, **words
    )


def _counted(part: Record) -> str:
    return f"{part['text']}（{_whose(part)}）"


def _rest(whole: Record, parts: Parts) -> float:
    """The most that is left of the whole; what several findings tell of one part counts once."""
    return bounds_of(whole)[1] - sum(max(bounds_of(part)[0] for part in own) for own in parts.values())


def _wholes(edition: Edition) -> Iterator[tuple[Record, Parts]]:
    """Every whole with its parts: of several kinds, of a wider subject, told as 其中."""
    yield from _listed(edition)
    for pair in _apart(edition):
        whole, part = sorted(pair, key=lambda claim: len(subject_of(claim)))
        if subject_of(whole) != subject_of(part):  # the part says more in front
            yield whole, {subject_of(part): [part]}
    claims = _quantities(edition)
    for whole, part in pairwise(claims):
        same = (whole["finding"], whole["unit"]) == (part["finding"], part["unit"])
        if same and (part["subject"] or "").startswith(OF_IT):
            yield whole, {part["subject"].removeprefix(OF_IT): [part]}


def _listed(edition: Edition) -> Iterator[tuple[Record, Parts]]:
    """Wholes whose subject lists kinds that other findings count by themselves, within the same window."""
    claims = _quantities(edition)
    for whole in claims:
        listed = MANY_KINDS.match(whole["subject"] or "")
        if not (listed and whole["since"]):
            continue
        inside = [part for part in claims if _lies_inside(part, whole)]
        kinds = [kind for kind in BETWEEN_KINDS.split(listed["kinds"]) if len(kind) >= SHORTEST_KIND]
        parts = {kind: [part for part in inside if _is_kind(part, kind)] for kind in kinds}
        if any(parts.values()):
            yield whole, {kind: own for kind, own in parts.items() if own}


def _lies_inside(part: Record, whole: Record) -> bool:
    """Whether a claim of another finding counts the same unit within the window of the whole."""
    same = part["finding"] != whole["finding"] and part["unit"] == whole["unit"]
    begins = part["since"] is not None and part["since"] >= whole["since"]
    ends = whole["until"] is None or (part["until"] is not None and part["until"] <= whole["until"])
    return same and begins and ends


def _is_kind(part: Record, kind: str) -> bool:
    """Whether a claim counts things of a kind: 主席办公会议 is a 主席办公会."""
    return subject_of(part).removesuffix("议").endswith(kind.removesuffix("议"))


@rule("same_document_in_findings", Severity.NOTE, "统计制度数时按一件计。")
def same_document_in_findings(edition: Edition) -> Iterator[Hit]:
    """{value}在{findings}中都列为成果（{actions}），是同一份文件。"""
    actions = codelists.load("document_action")
    for group in grouped(records(documents(edition)), lambda claim: [title_of(claim)]).values():
        numbers = list(dict.fromkeys(claim["finding"] for claim in group))
        if len(numbers) > 1:
            done = "、".join(dict.fromkeys(actions.label_of(claim["action"]) for claim in group))
            where = "、".join(f"问题({number})" for number in numbers)
            yield hit("claims", group[-1], "title", group[-1]["text"], findings=where, actions=done)
