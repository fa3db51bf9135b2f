"""Which communities the visits reached: how many are claimed, and which of them the text names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from huitoukan.edition import Edition
from huitoukan.metrics.catalogue import Measurement, Metric, metric
from huitoukan.metrics.claimed import Claimed, claimed
from huitoukan.metrics.intervals import SMALL, wilson
from huitoukan.metrics.measuring import too_old

VISITS = "communities_visited"
"""The indicator of claims of communities visited."""


@dataclass(frozen=True)
class Street:
    """A street with its number of communities and the short names of those that are named as visited."""

    name: str
    communities: int
    named: tuple[str, ...]
    source: str


def visits_by_street(edition: Edition) -> list[Street]:
    """Every street in the order of its code; empty without claims of visits, or for another place."""
    claims = claimed(edition, VISITS) if edition.is_local else []
    named = dict.fromkeys(name for claim in claims for name in named_in_claim(edition, claim))
    homes = edition.reference.communities.set_index("short")["street"]
    streets = edition.reference.streets[["short", "communities", "source"]].itertuples(index=False, name=None)
    return [
        Street(street, number, tuple(name for name in named if homes[name] == street), source)
        for street, number, source in streets
        if claims
    ]


def named_in_claim(edition: Edition, claim: Claimed) -> list[str]:
    """Short names of the communities that the sentence of a claim names, in the order of the text."""
    measures = edition.ledger["measures"].sort_index()
    texts = measures.loc[measures["finding"] == claim.finding, "text"].dropna()
    sentences = [
        sentence for text in texts for sentence in re.split("[。；;]", text) if claim.text in sentence
    ]
    return communities_in(edition, "。".join(sentences))


def communities_in(edition: Edition, text: str) -> list[str]:
    """Short names of the communities that a text names, in its order, each once."""
    names = _pattern(tuple(edition.reference.communities["short"]), "社区").findall(text)
    return list(dict.fromkeys(names))


def streets_in(edition: Edition, text: str) -> list[str]:
    """Short names of the streets and towns that a text names, in its order, each once."""
    names = _pattern(tuple(edition.reference.streets["short"]), "(?:街道|镇)").findall(text)
    return list(dict.fromkeys(names))


@cache
def _pattern(names: tuple[str, ...], kind: str) -> re.Pattern[str]:
    """Names before 社区, alone or in a list (甲、乙、丙等13个社区); a bare name (中山) may be anything."""
    longest_first = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    rest_of_list = rf"(?:、[\u4e00-\u9fff]{{1,8}})*?(?:等?[\d一二三四五六七八九十百余多]*个?){kind}"
    return re.compile(f"({longest_first})(?={rest_of_list})")


@metric(
    id="communities_visited_share", name="走访社区覆盖率", unit="share", registers=("claims",),
    question="走访覆盖了多少社区？",
    numerator="通报所称走访社区数", denominator="社区总数（统计用区划代码）",
    caveats="区间为威尔逊95%区间，仅当走访可看作随机抽取时才有推断意义；通报只点出部分社区名。",
)  # fmt: skip
def communities_visited_share(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Communities visited ÷ all communities."""
    total, found = edition.denominator("communities"), claimed(edition, VISITS)
    if not found or total is None:
        yield entry.unknown("no_denominator" if found else "no_records")
        return
    for claim in found:
        possible = claim.value <= total.number
        low, high = wilson(round(claim.value), round(total.number)) if possible else (None, None)
        small = ("small_denominator",) if total.number < SMALL else ()
        yield entry.measure(
            claim.value / total.number, low=low, high=high, interval="wilson95" if possible else None,
            numerator=claim.value, denominator=total.number, group=claim.group, **claim.window,
            sources=(claim.source, edition.cite(total)),
            warnings=(*claim.warnings, *small, *too_old(total, claim, edition)),
        )  # fmt: skip


@metric(
    id="communities_named", name="走访社区点名率", unit="share", registers=("claims", "measures"),
    question="所称走访的社区，有多少点出了名称？",
    numerator="与该数字同一句中点名、且在社区名录中的社区数", denominator="通报所称走访社区数",
    caveats="没有点名不等于没有走访；应请单位提供走访清单。",
)  # fmt: skip
def communities_named(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Communities named in the claim's own sentence ÷ communities claimed."""
    found = [claim for claim in claimed(edition, VISITS) if claim.value]
    if not found or not edition.is_local:
        yield entry.unknown("no_denominator" if found else "no_records")
        return
    for claim in found:
        named = len(named_in_claim(edition, claim))
        small = ("small_denominator",) if claim.value < SMALL else ()
        yield entry.measure(
            named / claim.value, numerator=named, denominator=claim.value, group=claim.group,
            sources=(claim.source,), warnings=(*claim.warnings, *small), **claim.window,
        )  # fmt: skip


@metric(
    id="communities_named_by_street", name="各街道点名走访社区", unit="share", by="street",
    registers=("claims", "measures"), question="点名走访的社区分布在哪些街道？",
    numerator="该街道（镇）被点名走访的社区数", denominator="该街道（镇）的社区总数（统计用区划代码）",
    caveats="只数点了名的社区；没有点名的分不到街道，不等于没有走访。",
)  # fmt: skip
def communities_named_by_street(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Communities named as visited ÷ communities, one measurement per street."""
    claims, streets = claimed(edition, VISITS), visits_by_street(edition)
    sources = tuple(claim.source for claim in claims)
    for street in streets:
        yield entry.measure(
            len(street.named) / street.communities, numerator=len(street.named),
            denominator=street.communities, group=street.name, sources=(*sources, street.source),
            warnings=("self_reported", "small_denominator"),
        )  # fmt: skip
    if not streets:
        yield entry.unknown("no_denominator" if claims else "no_records")
