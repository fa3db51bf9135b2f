"""The same thing said of two findings, and findings that come from the round before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from scipy.sparse import csr_array

from huitoukan import formats
from huitoukan.checks.registry import Hit, hit, rule
from huitoukan.edition import Edition
from huitoukan.problems import Severity
from huitoukan.records import records

GRAMS = (2, 3)
"""Lengths of the runs of characters by which texts are held against each other."""
ALIKE = 0.4
"""Cosine from which two texts say the same. In eight notices of 97 findings no two titles come to more than
0.33 and no two texts of measures to more than 0.19."""
COMPARED = 2000
"""Findings held against each other: the work grows with their square."""
EARLIER = re.compile("(?:上|前)一?[轮次]|上届|以往巡察|历次巡察")


@rule("findings_alike", Severity.ASK, "请说明是不是同一个问题；是的，统计时按一个计。")
def findings_alike(edition: Edition) -> Iterator[Hit]:
    """问题({finding})“{value}”与问题({other})“{title}”的{what}相近（相似度{likeness}）。"""
    findings = edition.ledger["findings"].dropna(subset=["no", "title"])
    measures = edition.ledger["measures"].dropna(subset=["finding", "text"])
    done = measures.groupby("finding")["text"].agg("\n".join).astype("string")
    bodies = findings["no"].map(done).astype("string").fillna("")
    told: set[int] = set()
    for what, texts in (("题目", findings["title"]), ("措施", bodies)):
        for first, second, likeness in alike(list(texts.head(COMPARED)), ALIKE):
            if second not in told:  # each finding is told once, with the first it is like
                told.add(second)
                one, other = records(findings.iloc[[first, second]])
                words = {"title": one["title"], "what": what, "likeness": formats.number(round(likeness, 2))}
                yield hit("findings", other, "title", other["title"], other=one["no"], **words)


@rule("finding_about_earlier_round", Severity.ASK, "请单位提供上一轮的问题清单，逐项对照是不是又出现了。")
def finding_about_earlier_round(edition: Edition) -> Iterator[Hit]:
    """问题({finding})“{value}”说的是上一轮巡察的整改，属于再次指出。"""
    findings = edition.ledger["findings"].dropna(subset=["title"])
    words = findings["title"].str.cat(findings[["part", "category"]], na_rep="")
    for finding in records(findings[words.str.contains(EARLIER.pattern)]):
        yield hit("findings", finding, "title", finding["title"])


def alike(texts: Sequence[str], mark: float) -> list[tuple[int, int, float]]:
    """Pairs of texts (first, second, cosine) whose weighted character n-grams have at least this cosine."""
    counts = [_grams(text) for text in texts]
    place = {gram: at for at, gram in enumerate(dict.fromkeys(gram for own in counts for gram in own))}
    if not place:
        return []
    row = np.repeat(np.arange(len(counts)), [len(own) for own in counts])
    column = np.array([place[gram] for own in counts for gram in own])
    number = np.array([count for own in counts for count in own.values()], dtype="float64")
    # what stands in few texts tells more; long texts tell no more than short ones
    held = np.bincount(column, minlength=len(place))
    weight = (1 + np.log(number)) * (1 + np.log((1 + len(counts)) / (1 + held[column])))
    length = np.sqrt(np.bincount(row, weight**2, minlength=len(counts)))
    vectors = csr_array((weight / length[row], (row, column)), shape=(len(counts), len(place)))
    pairs = (vectors @ vectors.T).tocoo()
    kept = (pairs.row < pairs.col) & (pairs.data >= mark)
    return sorted(
        zip(pairs.row[kept].tolist(), pairs.col[kept].tolist(), pairs.data[kept].tolist(), strict=True)
    )


def _grams(text: str) -> Counter[str]:
    """The runs of Chinese characters and digits of a text, by length."""
    words = "".join(re.findall(r"[\u4e00-\u9fff\d]", text))
    return Counter(words[at : at + n] for n in GRAMS for at in range(len(words) - n + 1))
