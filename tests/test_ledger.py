"""The ledger: made from a notice, read from a workbook, saved, and where its rows stand."""

from __future__ import annotations

import dataclasses
import hashlib
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from builders import claim, finding, tables
from case import real

from huitoukan import paths
from huitoukan.ledger import Ledger, from_notice, read_ledger, save
from huitoukan.notice import read_notice
from huitoukan.origins import origin_of
from huitoukan.registers import REGISTERS

NOTICE = paths.RAW / "2025-05-20-notice.txt"


def test_every_register_is_there_even_when_it_is_empty() -> None:
    ledger = real().ledger
    filled = {name for name in REGISTERS if len(ledger[name])}
    assert list(ledger.tables) == list(REGISTERS)
    assert filled == {"notice", "findings", "measures", "claims", "commitments"}


def test_a_notice_fills_as_many_rows_as_it_was_read_to_have() -> None:
    notice = read_notice(NOTICE)
    ledger = from_notice(notice)
    assert len(ledger["findings"]) == len(notice.findings) == 20
    assert len(ledger["claims"]) == len(notice.claims)
    assert len(ledger["measures"]) == sum(len(found.measures) for found in notice.findings)
    assert len(ledger["commitments"]) == len(notice.promises)


def test_every_measure_and_claim_stands_word_for_word_at_its_place() -> None:
    notice = read_notice(NOTICE)
    ledger = from_notice(notice)
    for name in ("measures", "claims"):
        for text, start, end in ledger[name][["text", "start", "end"]].itertuples(index=False, name=None):
            assert notice.source.text[start:end] == text


def test_the_day_of_publication_and_the_mark_come_from_the_origin() -> None:
    notice, origin = read_notice(NOTICE), origin_of(NOTICE)
    assert origin is not None
    ledger = from_notice(notice, dataclasses.replace(origin, synthetic=True))
    assert ledger.synthetic and ledger["notice"]["published_on"].tolist() == ["2025-07-18"]
    alone = from_notice(notice)
    assert not alone.synthetic and alone["notice"]["published_on"].isna().all()


def test_promises_start_on_the_day_of_the_signing_and_know_where_their_proof_would_be() -> None:
    promises = real().ledger["commitments"].set_index("text")
    assert (promises["starts_on"] == pd.Timestamp(2025, 5, 20)).all()
    (poster,) = promises.index[promises["every"] == "P2M"]
    assert promises.at[poster, "evidence_register"] == "gallery_checks"
    assert promises.at[poster, "evidence_words"] == "挂图更换"
    assert promises["evidence_words"].isna().sum() == 2  # neither 常态化深入基层一线 nor 适时开展“回头看”


def test_a_saved_ledger_is_read_back_the_same_with_its_hash(tmp_path: Path) -> None:
    written = real().ledger
    save(written, tmp_path / "ledger.xlsx")
    read = read_ledger(tmp_path / "ledger.xlsx")
    assert read.problems == () and read.name == "ledger.xlsx"
    assert read.sha256 == hashlib.sha256((tmp_path / "ledger.xlsx").read_bytes()).hexdigest()
    for name in REGISTERS:
        pd.testing.assert_frame_equal(
            read[name].reset_index(drop=True), written[name].reset_index(drop=True), check_exact=True
        )


def test_the_same_ledger_is_saved_as_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        save(real().ledger, tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ({"start": 10, "end": 14}, "台账.xlsx 量化事实 第2行（原文第11—14字）"),
        ({"start": 10}, "台账.xlsx 量化事实 第2行"),
        ({}, "台账.xlsx 量化事实 第2行"),
    ],
)
def test_a_row_is_named_with_its_place_in_the_text_where_it_is_known(place: dict, expected: str) -> None:
    assert Ledger("台账.xlsx", tables(claims=[claim(**place)])).source("claims", 2) == expected


def test_a_whole_sheet_is_named_with_its_number_of_rows() -> None:
    ledger = Ledger("台账.xlsx", tables(findings=[finding(no=1), finding(no=2)]))
    assert ledger.whole("findings") == "台账.xlsx 整改台账（全表2行）"
    assert ledger.source("findings", 3) == "台账.xlsx 整改台账 第3行"


def test_days_of_a_ledger_are_typed_as_days() -> None:
    ledger = Ledger("x", tables(findings=[finding(closed_on=date(2025, 4, 1))]))
    assert ledger["findings"]["closed_on"].dtype == "datetime64[s]"
