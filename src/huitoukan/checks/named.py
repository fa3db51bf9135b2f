"""Numbers of places and papers against the names that stand beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pandas as pd

from huitoukan.checks.registry import BLANK, Hit, hit, rule
from huitoukan.checks.texts import sentences
from huitoukan.codelists import plain
from huitoukan.edition import Edition
from huitoukan.evidence import documents
from huitoukan.metrics.places import communities_in, streets_in
from huitoukan.notice.text.numbers import numeral
from huitoukan.problems import Severity
from huitoukan.records import Record, records

NAMES = {"社区": communities_in, "街道": streets_in}
COUNTED = re.compile(
    r"(?P<words>(?P<number>\d+|[两三四五六七八九十]+)[余多]?个|部分|多个|几个|若干|一些|有的)(?P<kind>社区|街道)"
)
MORE_THAN_ONE = 2
"""What several without a number come to at least."""
PAPERS = "制度|办法|规定|细则"
CIRCULAR = "(?:通知|通报|通告|公告|函)$"
"""How titles end that set no rule."""


@rule("fewer_named_than_claimed", Severity.ASK, "请单位给出完整的名单。")
def fewer_named_than_claimed(edition: Edition) -> Iterator[Hit]:
    """问题({finding})说的是“{value}”，同一句点名的只有{n}个：{names}。"""
    for passage in sentences(edition) if edition.is_local else ():
        for found in COUNTED.finditer(passage.text):
            names = NAMES[found["kind"]](edition, passage.text)
            number = numeral(found["number"]) if found["number"] else MORE_THAN_ONE
            if number and 0 < len(names) < number:
                words = {"n": len(names), "names": "、".join(names)}
                yield hit("measures", passage.measure, "text", found[0], **words)


@rule("fewer_documents_than_claimed", Severity.ASK, "请单位给出每一项制度的名称和文号。")
def fewer_documents_than_claimed(edition: Edition) -> Iterator[Hit]:
    """{told}，{where}点名新定、修订或印发的只有{n}件{names}。"""
    made = documents(edition).dropna(subset=["title"])
    made = made[~made["title"].str.contains(CIRCULAR)]
    claims = edition.claims.dropna(subset=["finding", "value", "subject"])
    counts = claims["indicator"].eq("rules_made") & claims["subject"].str.contains(PAPERS)
    for claim in records(claims[counts.fillna(False)]):
        own = _titles(made[made["finding"] == claim["finding"]])
        words = _named("该问题", own) if own else _named("全文", _titles(made))
        if words["n"] < claim["value"]:
            told = f"问题({claim['finding']})称{claim['subject']}“{claim['text'] or BLANK}”"
            yield hit("claims", claim, "value", claim["text"], told=told, **words)
    for notice in records(edition.ledger["notice"]):
        words = _named("全文", _titles(made))
        if notice["stated_rules"] and words["n"] < notice["stated_rules"]:
            told = f"通报自述建章立制{notice['stated_rules']}项"
            yield hit("notice", notice, "stated_rules", notice["stated_rules"], told=told, **words)


def _titles(made: pd.DataFrame) -> list[str]:
    """The titles of documents, each once."""
    return list(made["title"][~made["title"].map(plain).duplicated()])


def _named(where: str, titles: list[str]) -> Record:
    """The words of a sentence that tell how many documents are named, and which."""
    listed = "、".join(f"《{title}》" for title in titles)
    return {"where": where, "n": len(titles), "names": f"：{listed}" if listed else ""}
