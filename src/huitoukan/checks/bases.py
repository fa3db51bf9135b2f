"""What a published number is out of, and what it may not be divided by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from huitoukan import codelists, formats
from huitoukan.checks.registry import Hit, hit, rule
from huitoukan.edition import Edition
from huitoukan.metrics.claimed import Claimed, claimed
from huitoukan.metrics.intervals import SMALL, quotient, wilson
from huitoukan.problems import Severity
from huitoukan.records import Record, records


def own_base(claim: Record, counts: Iterable[Record]) -> int | None:
    """The whole a claimed rate gives of itself: the one count on its indicator in its finding, if whole."""
    own = [
        count["value"]
        for count in counts
        if count["kind"] == "count"
        and claim["indicator"] is not None
        and (count["finding"], count["indicator"]) == (claim["finding"], claim["indicator"])
    ]
    number = own[0] if len(own) == 1 else None
    return int(number) if number is not None and number > 0 and number == int(number) else None


@rule("rate_without_base", Severity.WARNING, "请单位说明总数和合格数；引用时写明“原文未给总数”。")
def rate_without_base(edition: Edition) -> Iterator[Hit]:
    """问题({finding})称“{subject}{value}”，没有说明总数是多少。"""
    claims = records(edition.ledger["claims"])
    bases = {(claim["finding"], claim["indicator"]) for claim in claims if claim["kind"] == "count"}
    for claim in claims:
        base = (claim["finding"], claim["indicator"])
        if claim["kind"] == "rate" and (claim["indicator"] is None or base not in bases):
            yield hit("claims", claim, "value", claim["text"], subject=_subject(claim))


def _subject(claim: Record) -> str:
    """What a claim is about: its own words, else the name of its indicator."""
    if claim["subject"] or not claim["indicator"]:
        return claim["subject"] or ""
    return codelists.load("indicators").label_of(claim["indicator"])


@rule("rate_of_few", Severity.WARNING, "引用比率时把分子、分母和区间一起写出。")
def rate_of_few(edition: Edition) -> Iterator[Hit]:
    """问题({finding})的“{subject}{value}”只有{n}例，应写成{share}。"""
    claims = records(edition.ledger["claims"])
    for claim in claims:
        n = own_base(claim, claims) if claim["kind"] == "rate" and claim["value"] == 1 else None
        if n is not None and n < SMALL:
            low, high = wilson(n, n)
            span = formats.interval(low, high, formats.percent)
            share = f"{formats.percent(1)}({n}/{n}，95%区间{span})"
            yield hit("claims", claim, "value", claim["text"], subject=_subject(claim), n=n, share=share)


@rule("attendances_not_people", Severity.WARNING, "不要除以人口；请单位给出去掉重复后的人数。")
def attendances_not_people(edition: Edition) -> Iterator[Hit]:
    """问题({finding})的“{value}”是人次，不是人数{residents}；外地同类竞赛每人参加{ratios}，照此推算约{people}人，只是推算。出处：{sources}。"""
    for code in codelists.load("indicators").where("relation", "never_people"):
        for claim in claimed(edition, code):
            yield Hit("claims", claim.row, "value", claim.finding, claim.text, _people(edition, claim))


def _people(edition: Edition, claim: Claimed) -> Record:
    """How many people published ratios leave possible, and where these come from."""
    ratios, residents = edition.reference.attendance_ratios, edition.denominator("residents")
    few, many = quotient(*claim.bounds, ratios["ratio"].min(), ratios["ratio"].max())
    lines = ratios.sort_values("ratio")
    each = (f"{line['ratio']:g}次（{line['place']}{line['year']}年）" for line in records(lines))
    total = f"{formats.number(residents.number)}人（{residents.as_of[:4]}年）" if residents else ""
    return {
        "residents": f"，不能除以常住人口{total}得出参与率" if residents else "",
        "ratios": "、".join(each), "sources": "、".join(lines["source"].unique()),
        "people": "至".join(_roughly(end) for end in (few, many) if end is not None),
    }  # fmt: skip


def _roughly(number: float) -> str:
    """Two digits of a number that is no better known: 8036 → 8,000."""
    return formats.number(float(f"{number:.2g}"))
