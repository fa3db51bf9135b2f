"""The real case: the published text against its hand-made truth, and our restatement against both."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from huitoukan.ledger import from_notice
from huitoukan.notice import Notice, read_notice

ROOT = Path(__file__).resolve().parents[1]
RESTATED = ROOT / "data" / "raw" / "2025-05-20-notice.txt"
PUBLISHED = ROOT.parent / "shared" / "notice" / "2025-05-20-published.txt"
TRUTH = PUBLISHED.with_name("2025-05-20-truth.json")
needs_published = pytest.mark.skipif(
    not TRUTH.is_file(), reason="the published text and its truth are kept outside the repository"
)
HEADING = (
    r"^ *(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十\d]+\)|\d+\.|整改情况:|完成情况:).*?(?:[。:]|$)"
)


@cache
def restated() -> Notice:
    return read_notice(RESTATED)


@cache
def published() -> Notice:
    return read_notice(PUBLISHED)


@cache
def truth() -> dict[str, Any]:
    return json.loads(TRUTH.read_text(encoding="utf-8"))


def required(claims: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The claims that must be found, without the subject: the truth paraphrases, the reader quotes."""
    skip = ("subject", "optional")
    return [
        {name: value for name, value in claim.items() if name not in skip}
        for claim in claims
        if not claim.get("optional")
    ]


@needs_published
def test_the_published_text_is_the_one_the_truth_was_made_for() -> None:
    assert published().source.as_dict() == truth()["source"]


@needs_published
@pytest.mark.parametrize("section", ["header", "stated", "findings"])
def test_the_published_text_gives_the_true(section: str) -> None:
    assert published().as_dict()[section] == truth()[section]


@needs_published
def test_the_published_text_gives_every_true_claim_and_no_other() -> None:
    assert required(published().as_dict()["claims"]) == required(truth()["claims"])


@needs_published
def test_the_published_text_is_read_without_a_problem() -> None:
    assert published().problems == ()


@needs_published
def test_both_texts_give_the_same_header_and_findings() -> None:
    assert restated().header == published().header
    assert restated().stated == published().stated
    assert [one.as_dict() for one in restated().findings] == [one.as_dict() for one in published().findings]


@needs_published
def test_both_texts_give_the_same_claims() -> None:
    def content(notice: Notice) -> list[str]:
        return sorted(repr(replace(claim, start=0, end=0, subject=None)) for claim in notice.claims)

    assert content(restated()) == content(published())


@needs_published
def test_both_texts_give_each_claim_the_same_indicator() -> None:
    def indicators(notice: Notice) -> list[tuple[int, str, object]]:
        table = from_notice(notice)["claims"].astype(object)
        table = table.where(table.notna(), None)
        return sorted(zip(table["finding"], table["text"], table["indicator"], strict=True), key=repr)

    assert indicators(restated()) == indicators(published())


@needs_published
def test_both_texts_make_the_same_promises() -> None:
    def content(notice: Notice) -> list[tuple[int, float | None, str | None, str | None]]:
        return [(one.finding, one.times, one.every, one.occasion) for one in notice.promises]

    assert content(restated()) == content(published())


@needs_published
def test_no_sentence_is_copied_from_the_published_text() -> None:
    """Titles in 《》 and headings are facts; of everything else no 22 characters run the same."""

    def runs(path: Path) -> set[str]:
        text = re.sub("《[^》]*》", "\n", path.read_text(encoding="utf-8"))
        text = re.sub(HEADING, "\n", text, flags=re.MULTILINE)
        return {text[at : at + 22] for at in range(len(text) - 21) if "\n" not in text[at : at + 22]}

    assert runs(RESTATED) & runs(PUBLISHED) == set()


def test_the_restated_notice_is_read_without_a_problem() -> None:
    assert restated().problems == ()


def test_the_restated_notice_holds_twenty_findings_all_reported_completed() -> None:
    found = restated().findings
    assert [one.no for one in found] == list(range(1, 21))
    assert {one.status for one in found} == {"completed"}


def test_the_restated_notice_holds_forty_four_claims() -> None:
    assert len(restated().claims) == 44


def test_the_restated_notice_holds_no_telephone_and_no_address() -> None:
    text = RESTATED.read_text(encoding="utf-8")
    assert re.findall(r"\d{7,}|\d{3,4}[-—]\d{7,8}|\S+@\S+|\d+号楼|邮编", text) == []
