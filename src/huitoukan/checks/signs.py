"""Frames of figures with the warnings that touch them: a sign beside the row, in words what it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pandas as pd

from huitoukan.checks.registry import RULES, Hit
from huitoukan.checks.waivers import waivers_of
from huitoukan.edition import Edition
from huitoukan.metrics import commitments, evidence, reach
from huitoukan.metrics.frames import Frame
from huitoukan.records import Record, records

SIGN = "▲"
OF_FINDINGS = {
    "evidence_before_feedback": "所举事项早于反馈",
    "closed_without_date_or_number": "既无日期也无数量",
}
"""Rule → what the sign beside a finding says."""
OF_ITEMS = {"evidence_before_feedback": "所举事项早于反馈"}
"""Rule → what the sign beside something dated says."""
OF_CLAIMS = {
    "window_straddles_feedback": "窗口横跨反馈日：反馈之后的最少是零、最多是全部",
    "fewer_named_than_claimed": "同一句点名的少于所报",
    "earlier_figure_not_comparable": "以前公开的数口径没有核对过，不比大小",
    "same_fact_differs": "另一处写的数不同",
    "part_exceeds_whole": "其中的部分比全部还多",
    "log_differs_from_claim": "与登记表的数不同",
}
"""Rule → what stands below a claim."""


def evidence_by_finding(edition: Edition) -> pd.DataFrame:
    """The frame of that name (see `metrics.evidence`) with a column `sign`: what rules say of the finding."""
    frame = evidence.evidence_by_finding(edition)
    found = list(_hits(edition, OF_FINDINGS))
    return _signed(frame, [_words(OF_FINDINGS, _of_row(found, row)) for row in records(frame)])


def evidence_items(edition: Edition) -> pd.DataFrame:
    """The frame of that name (see `metrics.evidence`) with a column `sign`: what rules say of the item."""
    frame = evidence.evidence_items(edition)
    found = list(_hits(edition, OF_ITEMS))
    own = ([(code, one) for code, one in _of_row(found, row) if _names(one, row)] for row in records(frame))
    return _signed(frame, [_words(OF_ITEMS, hits) for hits in own])


def claims_with_denominators(edition: Edition) -> pd.DataFrame:
    """The frame of that name (see `metrics.reach`); what rules say of a claim stands in its note."""
    frame = reach.claims_with_denominators(edition)
    found = list(_hits(edition, OF_CLAIMS))
    findings = edition.claims["finding"]
    notes = []
    for row in records(frame):
        own = _of_row(found, row | {"finding": findings[row["row"]]})
        words = _words(OF_CLAIMS, [(code, one) for code, one in own if _names(one, row)])
        notes.append("；".join(filter(None, (row["note"], words and f"{SIGN}{words}"))))
    signed = frame.assign(note=pd.array(notes, dtype="string"))
    signed.attrs = frame.attrs
    return signed


def promises_calendar(edition: Edition) -> pd.DataFrame:
    """The frame of that name (see `metrics.commitments`); its note names the promises it cannot hold."""
    frame = commitments.promises_calendar(edition)
    found = [one.finding for _, one in _hits(edition, ["promise_without_rhythm"])]
    where = "".join(f"({number})" for number in dict.fromkeys(found) if number)
    told = "、".join(filter(None, (where and f"问题{where}", "通报开头或结尾" * (not all(found)))))
    note = f"另有{len(found)}项承诺没有周期也没有节点，排不进日历：{told}" if found else ""
    frame.attrs["note"] = note
    return frame


SIGNED: dict[str, Frame] = {
    make.__name__: make
    for make in (evidence_by_finding, evidence_items, claims_with_denominators, promises_calendar)
}
"""The frames by the names they share with those without signs."""


def _hits(edition: Edition, codes: Iterable[str]) -> Iterator[tuple[str, Hit]]:
    """What these rules find, without what is waived."""
    waived = {(one.rule, one.finding) for one in waivers_of(edition) if one.until >= edition.as_of}
    for code in codes:
        yield from ((code, one) for one in RULES[code].find(edition) if (code, one.finding) not in waived)


def _of_row(found: Iterable[tuple[str, Hit]], row: Record) -> list[tuple[str, Hit]]:
    return [(code, one) for code, one in found if one.finding == row["finding"]]


def _names(one: Hit, row: Record) -> bool:
    """Whether what a rule quotes is in the words of a row, or the other way round: 13个社区 and 13个."""
    quoted = str(one.value).split("、")
    return any(words in row["text"] or words.startswith(row["text"]) for words in quoted)


def _words(said: dict[str, str], found: Iterable[tuple[str, Hit]]) -> str:
    return "；".join(dict.fromkeys(said[code] for code, _ in found))


def _signed(frame: pd.DataFrame, words: list[str]) -> pd.DataFrame:
    """The frame with its signs, and in its note which finding bears which."""
    signed = frame.assign(sign=pd.array(words, dtype="string"))
    told = signed.loc[signed["sign"].ne(""), ["sign", "label"]].drop_duplicates()
    each = told.groupby("sign", sort=False)["label"].agg("".join)
    legend = "；".join(f"{SIGN}{sign}：{labels}" for sign, labels in each.items())
    signed.attrs = frame.attrs | {"note": "；".join(filter(None, (frame.attrs.get("note"), legend)))}
    return signed
