"""Which other claims bear on one: the same thing counted twice, the same document, the same finding."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from huitoukan import codelists, formats
from huitoukan.cards.card import Reference
from huitoukan.checks.related import LOOKED_AT, Quantities, grouped, may_be_equal, title_of
from huitoukan.records import Record

SHOWN = 8
"""Most cross-references a card lists."""
ORDER = ("differ", "agree", "document", "apart")


class References:
    """The claims of a ledger, grouped by what they may have in common."""

    def __init__(self, claims: list[Record]) -> None:
        self._numbers = {claim["row"]: number for number, claim in enumerate(claims, start=1)}
        quantities = [claim for claim in claims if claim["kind"] in ("count", "rate", "money")]
        self._quantities = Quantities(quantities)
        self._indicator = grouped(quantities, lambda claim: filter(None, [claim["indicator"]]))
        self._document = grouped(claims, lambda claim: filter(None, [title_of(claim)]))
        self._finding = grouped(claims, lambda claim: [claim["finding"]])

    def of(self, claim: Record) -> tuple[Reference, ...]:
        """The most telling references of a claim: where they differ first."""
        found: dict[int, Reference] = {}
        for other, relation, words in self._related(claim):
            number = self._numbers[other["row"]]
            if other["row"] != claim["row"] and number not in found:
                label = formats.finding(other["finding"] or 0)
                found[number] = Reference(number, label, other["text"], relation, words)
        ordered = sorted(found.values(), key=lambda one: (ORDER.index(one.relation), one.number))
        return tuple(ordered[:SHOWN])

    def beside(self, claim: Record) -> tuple[int, ...]:
        """The numbers of the other claims of the same finding, at most LOOKED_AT of them."""
        own = islice(self._finding[claim["finding"]], LOOKED_AT)
        return tuple(self._numbers[other["row"]] for other in own if other["row"] != claim["row"])

    def _related(self, claim: Record) -> Iterator[tuple[Record, str, str]]:
        for other in self._quantities.met(claim):
            if found := _compared(claim, other):
                yield other, *found
        for other in islice(self._document[title_of(claim)], LOOKED_AT):
            yield other, "document", f"同一份文件，那里是“{_action(other)}”"
        for other in islice(self._indicator[claim["indicator"]], LOOKED_AT):
            yield other, "apart", _why_apart(claim, other)


def _action(claim: Record) -> str:
    return codelists.load("document_action").label_of(claim["action"]) if claim["action"] else "动作不明"


def _compared(claim: Record, other: Record) -> tuple[str, str] | None:
    """Whether two claims of like subject and the same window agree; None where they speak of two things."""
    same = claim["indicator"] == other["indicator"]
    if may_be_equal(claim, other):
        # one finding counts people twice in one sentence (居民群众): not the same people
        told = same or claim["finding"] != other["finding"]
        return ("agree", "对象相近、时段相同，数字一致") if told else None
    return ("differ", "对象相近、时段相同，数字不同，请核对是不是同一件事") if same else None


def _why_apart(claim: Record, other: Record) -> str:
    """Why two claims of one indicator are not held against each other."""
    if claim["kind"] != other["kind"]:
        return "同一指标，一处是比率、一处是数量"
    if (claim["since"], claim["until"]) != (other["since"], other["until"]):
        return "同一指标，时段不同，不能直接比"
    return f"同一指标，对象不同（{other['subject'] or '没有写明'}），不能直接比"
