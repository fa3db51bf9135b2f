"""Rates: what they are out of, and how little that may be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from huitoukan import codelists, formats
from huitoukan.checks.registry import BLANK, Hit, hit, rule
from huitoukan.checks.related import bracketed, grouped
from huitoukan.checks.texts import CLAUSE, sentences
from huitoukan.edition import Edition
from huitoukan.metrics.intervals import SMALL, wilson
from huitoukan.problems import Severity
from huitoukan.records import Record, records

CHANGE = re.compile("[同环]比|下降|增长|减少|精简|压缩|缩短|提速|增幅|降幅")
"""A change in per cent is no share of a total."""
FROM_TO = re.compile("(?:提高|提升|上升|增加|降低|升|降)[到至为]?$")
"""How the subject of a rate ends that the text compares with an earlier one: 由61%提高到93.2%."""
PROCESS = re.compile("(?:办结|答复|回复|合格|整改|处置|结案|销号|招标|认定)率[^，,。；;]{0,4}$")
"""Rates of what the sentence has just counted: 受理诉求20件，办结率95%."""
THINGS = re.compile(r"\d+[余多]?[个件条份项家宗起批卷]")
RATE = re.compile(r"\d[%％]")
REST = re.compile(r"其余的?\d")


def own_base(claim: Record, counts: Iterable[Record]) -> int | None:
    """The whole a claimed rate gives of itself: the one count on its indicator in its finding, if whole."""
    own = [count["value"] for count in counts if count["kind"] == "count" and _same_matter(claim, count)]
    number = own[0] if len(own) == 1 else None
    return int(number) if number is not None and number > 0 and number == int(number) else None


def _same_matter(claim: Record, other: Record) -> bool:
    same = (claim["finding"], claim["indicator"]) == (other["finding"], other["indicator"])
    return same and claim["indicator"] is not None


@rule("rate_without_base", Severity.WARNING, "请单位说明总数和合格数；引用时写明“原文未给总数”。")
def rate_without_base(edition: Edition) -> Iterator[Hit]:
    """问题({finding})的{told}没有说明总数是多少。"""
    claims = records(edition.claims)
    texts = _texts(edition)
    counted = {(claim["finding"], claim["indicator"]) for claim in claims if claim["kind"] == "count"}
    for claim in claims:
        subject = _subject(claim)
        if claim["kind"] != "rate" or CHANGE.search(subject):
            continue
        before, after = _around(claim, texts.get(claim["finding"], []))
        based = claim["indicator"] is not None and (claim["finding"], claim["indicator"]) in counted
        if based or (THINGS.search(before) and (PROCESS.search(before) or REST.search(after))):
            continue
        if FROM_TO.search(subject):
            if RATE.search((CLAUSE.match(after) or [""])[0]):
                continue  # of two rates that one clause compares the later is told, with the whole clause
            subject = (CLAUSE.findall(before) or [subject])[-1]
        yield hit("claims", claim, "value", claim["text"], told=_told(claim, subject, before))


def _texts(edition: Edition) -> dict[int, list[str]]:
    """Finding → the sentences of its measures."""
    texts: dict[int, list[str]] = {}
    for passage in sentences(edition):
        texts.setdefault(passage.finding, []).append(passage.text)
    return texts


def _around(claim: Record, texts: Iterable[str]) -> tuple[str, str]:
    """The words of its sentence before and behind a claim's own; empty where it is not found."""
    quote = claim["text"] or ""
    found = next((text for text in texts if quote and quote in text), "")
    before, _, after = found.partition(quote) if quote else ("", "", "")
    return before, after


def _told(claim: Record, subject: str, before: str) -> str:
    """The rate in quotation marks, with its subject within them where the text has both as one."""
    rate = claim["text"] or BLANK
    return f"“{subject}{rate}”" if before.endswith(subject) else f"“{rate}”{bracketed(subject)}"


def _subject(claim: Record) -> str:
    """What a claim is about: its own words, else the name of its indicator."""
    if claim["subject"] or not claim["indicator"]:
        return claim["subject"] or ""
    return codelists.load("indicators").label_of(claim["indicator"])


@rule("rate_of_few", Severity.WARNING, "引用比率时把分子、分母和区间一起写出。")
def rate_of_few(edition: Edition) -> Iterator[Hit]:
    """问题({finding})的{told}只有{n}例，应写成{share}。"""
    claims, texts = records(edition.claims), _texts(edition)
    beside = grouped(claims, lambda claim: [claim["finding"]])
    for claim in claims:
        n = (
            own_base(claim, beside[claim["finding"]])
            if claim["kind"] == "rate" and claim["value"] == 1
            else None
        )
        if n is not None and n < SMALL:
            span = formats.interval(*wilson(n, n), formats.percent)
            share = f"{formats.percent(1)}({n}/{n}，95%区间{span})"
            before, _ = _around(claim, texts.get(claim["finding"], []))
            told = _told(claim, _subject(claim), before)
            yield hit("claims", claim, "value", claim["text"], told=told, n=n, share=share)
