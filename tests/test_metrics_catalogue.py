"""What holds of every metric: a full declaration, an answer to an empty ledger, no order, no side effect."""

from __future__ import annotations

import json
from dataclasses import replace

import pandas as pd
import pytest
from builders import finding, measure
from case import edition, empty, measured, notice, real
from hypothesis import given, settings
from hypothesis import strategies as st
from recorded_case import showing

from huitoukan import codelists, metrics
from huitoukan.edition import Edition
from huitoukan.metrics import CATALOGUE, FRAMES, catalogue
from huitoukan.metrics.catalogue import THEMES
from huitoukan.problems import InputError
from huitoukan.registers import REGISTERS

WORDS = ("name", "question", "unit", "numerator", "denominator", "excluded", "caveats")
every_metric = pytest.mark.parametrize("entry", CATALOGUE.values(), ids=CATALOGUE)
every_frame = pytest.mark.parametrize("name", FRAMES)
USES_OUR_PLACE = (
    "events_per_10000_residents", "attendances_per_10000_residents", "communities_visited_share",
    "communities_named", "communities_named_by_street",
)  # fmt: skip


def of_another_place() -> Edition:
    """The real case as if another organ had published it."""
    tables = dict(real().ledger.tables)
    tables["notice"] = tables["notice"].assign(organ="台江区某单位")
    return replace(real(), ledger=replace(real().ledger, tables=tables))


@every_metric
def test_a_declaration_is_complete_and_in_chinese_punctuation(entry: metrics.Metric) -> None:
    for word in WORDS:
        text = getattr(entry, word)
        assert text.strip() and not any(mark in text for mark in "(),;:?\"'"), word
    assert entry.question.endswith("？") and entry.caveats.endswith("。")
    assert entry.theme in THEMES and set(entry.registers) <= set(REGISTERS) and entry.registers


def test_names_and_questions_are_not_used_twice() -> None:
    for word in ("name", "question"):
        assert len({getattr(entry, word) for entry in CATALOGUE.values()}) == len(CATALOGUE)


def test_an_id_cannot_be_declared_twice() -> None:
    with pytest.raises(ValueError, match="twice"):
        catalogue.metric(
            id="events", name="", question="", unit="", numerator="", denominator="", caveats=""
        )(lambda entry, edition: iter(()))


@every_metric
def test_an_empty_ledger_is_answered_by_no_value_and_the_reason(entry: metrics.Metric) -> None:
    found = list(entry.compute(empty()))
    assert found
    for one in found:
        assert one.value is None and one.low is None and one.high is None and one.interval is None
        assert "no_records" in one.warnings


@every_frame
def test_an_empty_ledger_gives_frames_of_the_same_columns(name: str) -> None:
    full, none = FRAMES[name](showing(name)), FRAMES[name](empty())
    assert list(none.columns) == list(full.columns)
    assert none.dtypes.to_dict() == full.dtypes.to_dict()


@pytest.mark.parametrize("metric", USES_OUR_PLACE)
def test_an_organ_of_another_place_is_not_measured_by_our_denominators(metric: str) -> None:
    for one in measured(of_another_place(), metric).values():
        assert one.value is None and one.warnings == ("no_denominator",)


def test_an_organ_of_another_place_is_measured_like_ours_in_everything_else() -> None:
    others = [one for one in metrics.measure(of_another_place()) if one.id not in USES_OUR_PLACE]
    assert others == [one for one in metrics.measure(real()) if one.id not in USES_OUR_PLACE]


def test_frames_of_another_place_hold_neither_our_streets_nor_our_baseline() -> None:
    other = of_another_place()
    assert FRAMES["claims_against_denominators"](other)["denominator"].isna().all()
    assert FRAMES["visits_by_street"](other).empty
    assert FRAMES["activity_beside_baseline"](other)["source"].isna().all()


@every_metric
def test_every_measurement_of_the_real_case_is_whole(entry: metrics.Metric) -> None:
    known = codelists.load("warnings").codes
    found = list(entry.compute(real()))
    assert len({one.group for one in found}) == len(found)
    for one in found:
        assert (one.id, one.name, one.unit) == (entry.id, entry.name, entry.unit)
        assert set(one.warnings) <= set(known) and len(set(one.warnings)) == len(one.warnings)
        if "not_checked" in one.warnings:
            assert (one.value, one.low, one.high, one.numerator) == (None, None, None, 0)
            continue
        if "no_records" in one.warnings:
            assert (one.value, one.low, one.high, one.interval) == (None, None, None, None)
            continue
        assert one.value is not None and (one.value == 0 or one.sources)
        assert (one.interval is None) or one.interval in ("rounding", "wilson95")
        if one.low is not None and one.high is not None:
            assert one.low <= one.value <= one.high
        if one.unit == "share":
            assert one.numerator is not None and one.denominator
            assert one.value == one.numerator / one.denominator


def test_measurements_carry_the_day_and_come_theme_by_theme() -> None:
    found = metrics.measure(real())
    assert {one.as_of for one in found} == {"2025-05-20"}
    order = [list(THEMES).index(CATALOGUE[one.id].theme) for one in found]
    assert order == sorted(order)
    assert all(CATALOGUE[one.id].by is None for one in found)


def test_measurements_are_written_as_json() -> None:
    (one, *_) = metrics.measure(real())
    assert json.loads(json.dumps(one.as_dict()))["sources"] == list(one.sources)


def test_the_breakdown_by_street_is_measured_when_asked_for() -> None:
    found = [one for one in metrics.measure(real(), by="street") if one.group is not None]
    assert len(found) == 10 and sum(one.numerator or 0 for one in found) == 3
    assert sum(one.denominator or 0 for one in found) == 69


def test_an_unknown_breakdown_is_refused_with_the_known_ones() -> None:
    with pytest.raises(InputError, match="可用分组：community、kind、month、street"):
        metrics.measure(real(), by="colour")


def test_measurements_and_definitions_as_tables_have_a_row_each() -> None:
    found = metrics.measure(real())
    table, none = metrics.to_frame(found), metrics.to_frame([])
    assert len(table) == len(found) and table.dtypes.equals(none.dtypes)
    assert metrics.definitions()["id"].tolist() == [entry.id for entry in metrics.entries()]
    assert not metrics.definitions().isna().any(axis=None)


def shuffled(case: Edition, seed: int) -> Edition:
    """The same rows, with their numbers, in another order."""
    tables = {name: table.sample(frac=1, random_state=seed) for name, table in case.ledger.tables.items()}
    return replace(case, ledger=replace(case.ledger, tables=tables))


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=5, deadline=None)
def test_the_order_of_the_rows_changes_no_measurement(seed: int) -> None:
    for by in (None, "street"):
        same, other = (
            {(one.id, one.group): one for one in metrics.measure(case, by)}
            for case in (real(), shuffled(real(), seed))
        )
        assert other == same


@given(st.lists(st.sampled_from([*codelists.load("status").codes, None]), min_size=1))
@settings(max_examples=50, deadline=None)
def test_no_finding_is_lost_or_counted_twice(statuses: list[str | None]) -> None:
    findings = [finding(no=no, status=status) for no, status in enumerate(statuses, 1)]
    case = edition(findings=findings, measures=[measure(text="高度重视。")])
    share = measured(case, "reported_completion")[None]
    assert (share.denominator or 0) + share.excluded == len(statuses)
    frame = FRAMES["status_by_part"](case)
    assert frame["n"].sum() == len(statuses) == frame["total"].iloc[0]
    for metric in ("evidence_rung", "evidence_opens", "evidence_timing"):
        assert sum(one.value or 0 for one in measured(case, metric).values()) == len(statuses)


def test_measuring_alters_nothing() -> None:
    before = {name: table.copy() for name, table in real().ledger.tables.items()}
    metrics.measure(real())
    metrics.measure(real(), by="street")
    for make in FRAMES.values():
        make(real())
    for name, table in real().ledger.tables.items():
        pd.testing.assert_frame_equal(table, before[name])


def test_without_the_dates_of_the_notice_nothing_is_said_of_phases() -> None:
    case = edition(
        notice=[notice(feedback_on=None)],
        findings=[finding()],
        claims=[{"finding": 1, "kind": "event", "text": "2025年2月", "on": "2025-02"}],
    )
    for metric in ("evidence_opens", "evidence_timing"):
        assert {one.warnings for one in measured(case, metric).values()} == {("no_records",)}
    assert measured(case, "neither_date_nor_number")[None].value == 0
