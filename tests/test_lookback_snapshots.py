"""Frozen editions: exact, whole or not at all, never changed."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from builders import event, finding
from hypothesis import given, settings
from hypothesis import strategies as st
from lookback_case import edition, quarters, shuffled

from huitoukan import checks, metrics
from huitoukan.edition import Edition
from huitoukan.lookback import exact
from huitoukan.lookback.snapshots import editions, freeze, thaw
from huitoukan.problems import InputError
from huitoukan.registers import REGISTERS, Register

DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
VALUES = {
    "string": st.text(st.characters(exclude_categories=["Cs"]))
    | st.sampled_from(["", "\\", "\\x", '"', "a\r\nb", "\\r\r", "NA"]),
    "Int64": st.integers(-(2**62), 2**62),
    "Float64": st.floats(allow_nan=False, allow_infinity=False),
    "boolean": st.booleans(),
    "datetime64[s]": DAYS,
}


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is checked or measured: for what does not depend on it."""
    monkeypatch.setattr(checks, "check", lambda whole: [])
    monkeypatch.setattr(metrics, "measure", lambda whole: [])


@st.composite
def rows(draw: st.DrawFn, register: Register) -> pd.DataFrame:
    record = st.fixed_dictionaries(
        {column.name: st.none() | VALUES[column.dtype] for column in register.columns}
    )
    found = draw(st.lists(record, max_size=4))
    labels = draw(st.lists(st.integers(1, 10**9), min_size=len(found), max_size=len(found), unique=True))
    return register.frame(found, labels)


@pytest.mark.parametrize("register", REGISTERS.values(), ids=list(REGISTERS))
@settings(max_examples=15, deadline=None, database=None)
@given(data=st.data())
def test_every_register_comes_back_exactly_from_its_file(register: Register, data: st.DataObject) -> None:
    table = data.draw(rows(register))
    pd.testing.assert_frame_equal(exact.from_csv(exact.to_csv(table), register), table)


def test_a_column_that_a_register_got_later_is_missing_throughout() -> None:
    found = exact.from_csv("row,no,title\n3,1,甲\n".encode(), REGISTERS["findings"])
    assert found.at[3, "title"] == "甲" and found["status"].isna().all()
    assert found.dtypes.equals(REGISTERS["findings"].empty().dtypes)


def test_an_edition_comes_back_with_its_rows_places_numbers_and_problems(tmp_path: Path) -> None:
    whole = quarters()[1]
    freeze(whole, tmp_path)
    found = thaw(tmp_path, "2025Q3")
    for name in REGISTERS:
        pd.testing.assert_frame_equal(found.ledger[name], whole.ledger[name])
    assert (found.quarter, found.as_of, found.synthetic) == (whole.quarter, whole.as_of, True)
    assert list(found.measurements) == metrics.measure(whole) == metrics.measure(found)
    assert list(found.problems) == checks.check(whole) == checks.check(found)


def test_the_same_content_is_frozen_in_the_same_bytes(tmp_path: Path) -> None:
    one, other = (freeze(edition(), tmp_path / name).path for name in ("甲", "乙"))
    files = sorted(path.relative_to(one) for path in one.rglob("*") if path.is_file())
    assert len(files) == 6
    assert all((one / name).read_bytes() == (other / name).read_bytes() for name in files)


@pytest.mark.usefixtures("quick")
def test_freezing_the_same_content_again_changes_nothing(tmp_path: Path) -> None:
    first = freeze(edition(), tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    again = freeze(edition(), tmp_path)
    assert (first.written, again.written) == (True, False)
    assert again.manifest == first.manifest
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


@pytest.mark.usefixtures("quick")
def test_rows_in_another_order_are_the_same_content(tmp_path: Path) -> None:
    whole = edition(events=[event(), event(held_on="2025-04-13"), event(held_on="2025-04-14")])
    freeze(whole, tmp_path)
    assert not freeze(shuffled(whole), tmp_path).written


@pytest.mark.usefixtures("quick")
def test_other_content_is_refused_with_what_differs_and_how_to_go_on(tmp_path: Path) -> None:
    freeze(edition(), tmp_path)
    with pytest.raises(InputError) as refused:
        freeze(edition(findings=[finding(status="in_progress")]), tmp_path)
    (problem,) = refused.value.problems
    assert "2025Q2第1版已经冻结" in problem.message and "反弹1个" in problem.message
    assert "--revision 2 --reason" in problem.remedy
    assert [path.name for path in (tmp_path / "2025Q2").iterdir()] == ["1"]


@pytest.mark.usefixtures("quick")
def test_another_as_of_day_is_other_content(tmp_path: Path) -> None:
    freeze(edition(), tmp_path)
    with pytest.raises(InputError, match="统计日期2025-05-20改为2025-06-30"):
        freeze(edition(date(2025, 6, 30)), tmp_path)


@pytest.mark.usefixtures("quick")
def test_a_revision_needs_the_next_number_and_a_reason_and_leaves_the_first(tmp_path: Path) -> None:
    freeze(edition(), tmp_path)
    other = edition(findings=[finding(status="in_progress")])
    with pytest.raises(InputError, match="--revision 2"):
        freeze(other, tmp_path, revision=3, reason="更正状态")
    with pytest.raises(InputError, match="没有写修订原因"):
        freeze(other, tmp_path, revision=2, reason=" ")
    assert freeze(other, tmp_path, revision=2, reason="更正状态").written
    assert not freeze(other, tmp_path, revision=2, reason="更正状态").written
    assert [(one.revision, one.reason) for one in editions(tmp_path)] == [(1, None), (2, "更正状态")]
    assert thaw(tmp_path, "2025Q2").ledger["findings"]["status"].tolist() == ["in_progress"]
    assert thaw(tmp_path, "2025Q2", 1).ledger["findings"]["status"].tolist() == ["completed"]


@pytest.mark.usefixtures("quick")
def test_a_first_edition_is_no_second_revision(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="还没有冻结过"):
        freeze(edition(), tmp_path, revision=2, reason="更正状态")


@pytest.mark.usefixtures("quick")
def test_an_edition_that_was_never_frozen_is_named_with_those_that_were(tmp_path: Path) -> None:
    freeze(edition(), tmp_path)
    with pytest.raises(InputError, match="没有冻结过2025Q3（已有：2025Q2第1版）"):
        thaw(tmp_path, "2025Q3")


def test_a_ledger_with_errors_is_not_frozen(tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        freeze(edition(findings=[finding(title=None)]), tmp_path)
    assert refused.value.exit_status == 1
    assert not list(tmp_path.iterdir())


def test_numbers_that_a_later_program_measures_otherwise_are_told_and_the_old_ones_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    freeze(edition(), tmp_path)
    frozen = thaw(tmp_path, "2025Q2").measurements
    monkeypatch.setattr(metrics, "measure", lambda whole: list(frozen[1:]))
    again = freeze(edition(), tmp_path)
    assert not again.written and "1个指标按现在的程序算得不同" in again.notes[0]
    assert thaw(tmp_path, "2025Q2").measurements == frozen


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("broken", ["write", "rename"])
def test_interrupted_writing_leaves_the_old_state(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    freeze(edition(), tmp_path)
    before = sorted(tmp_path.rglob("*"))
    written = Path.write_bytes

    def stop_at_metrics(path: Path, content: bytes) -> int:
        if path.name == "metrics.json":
            raise KeyboardInterrupt
        return written(path, content)

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    if broken == "write":
        monkeypatch.setattr(Path, "write_bytes", stop_at_metrics)
    else:
        monkeypatch.setattr(os, "rename", stop)
    other = edition(findings=[finding(status="in_progress")])
    with pytest.raises(KeyboardInterrupt):
        freeze(other, tmp_path, revision=2, reason="更正状态")
    with pytest.raises(KeyboardInterrupt):
        freeze(edition(), tmp_path / "新")
    monkeypatch.setattr(Path, "write_bytes", written)
    assert [path for path in sorted(tmp_path.rglob("*")) if path.name != "新"] == before
    assert thaw(tmp_path, "2025Q2").manifest.revision == 1


@pytest.mark.usefixtures("quick")
def test_of_two_people_at_once_one_gets_there_and_the_other_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = os.rename

    def after_somebody_else(source: Path, target: Path) -> None:
        monkeypatch.setattr(os, "rename", rename)
        freeze(edition(findings=[finding(status="sustained")]), tmp_path)
        rename(source, target)

    monkeypatch.setattr(os, "rename", after_somebody_else)
    with pytest.raises(InputError, match="刚刚由别人冻结"):
        freeze(edition(), tmp_path)
    assert [path.name for path in (tmp_path / "2025Q2").iterdir()] == ["1"]
    assert thaw(tmp_path, "2025Q2").ledger["findings"]["status"].tolist() == ["sustained"]


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("name", ["tables/findings.csv", "metrics.json", "problems.json", "origins.json"])
def test_a_file_that_was_altered_or_is_gone_is_named(tmp_path: Path, name: str) -> None:
    path = freeze(edition(), tmp_path).path / name
    path.write_bytes(path.read_bytes() + b"\n")
    with pytest.raises(InputError, match=f"2025Q2/1/{name} 被改动过"):
        thaw(tmp_path, "2025Q2")
    path.unlink()
    with pytest.raises(InputError, match=f"2025Q2/1/{name} 不见了"):
        thaw(tmp_path, "2025Q2")


@pytest.mark.usefixtures("quick")
def test_an_altered_manifest_is_named(tmp_path: Path) -> None:
    path = freeze(edition(), tmp_path).path / "manifest.json"
    stated = json.loads(path.read_text(encoding="utf-8")) | {"as_of": "2025-05-21"}
    path.write_text(json.dumps(stated, ensure_ascii=False), encoding="utf-8")
    with pytest.raises(InputError, match=r"2025Q2/1/manifest\.json 内容被改动过"):
        thaw(tmp_path, "2025Q2")


@pytest.mark.usefixtures("quick")
def test_other_things_in_the_folder_are_no_editions(tmp_path: Path) -> None:
    freeze(edition(), tmp_path)
    for name in ("说明", "2025Q2/.1-half", "2025Q3"):
        (tmp_path / name).mkdir()
    assert [one.title for one in editions(tmp_path)] == ["2025Q2第1版"]


def test_no_edition_is_kept_where_there_is_no_folder(tmp_path: Path) -> None:
    assert editions(tmp_path / "没有") == ()


def test_freezing_alters_neither_the_edition_nor_its_rows(tmp_path: Path) -> None:
    whole: Edition = edition()
    before = {name: table.copy() for name, table in whole.ledger.tables.items()}
    freeze(whole, tmp_path)
    for name, table in before.items():
        pd.testing.assert_frame_equal(whole.ledger[name], table)
