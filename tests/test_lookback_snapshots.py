"""Frozen editions: exact, whole or not at all, never changed."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import case
import pandas as pd
import pytest
from builders import event, finding
from hypothesis import given, settings
from hypothesis import strategies as st
from lookback_case import NEXT, edition, quarters, shuffled

from huitoukan import checks, metrics
from huitoukan.edition import Edition
from huitoukan.lookback import exact
from huitoukan.lookback.freezing import freeze
from huitoukan.lookback.snapshots import editions, inventory, open_frozen, quarters_of, thaw
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


TODAY = date(2025, 11, 24)


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("as_of", "quarter", "said"),
    [
        (date(2025, 11, 24), "2026Q1", "2026Q1到2026-01-01才开始，今天是2025-11-24"),
        (date(2025, 11, 25), "2025Q4", "统计日期2025-11-25在今天（2025-11-24）以后"),
        (date(2026, 1, 1), "2025Q2", "统计日期2026-01-01在今天"),
    ],
)
def test_what_is_still_to_come_is_not_frozen(tmp_path: Path, as_of: date, quarter: str, said: str) -> None:
    with pytest.raises(InputError, match=re.escape(said)):
        freeze(dated(as_of, quarter), tmp_path, today=TODAY)
    assert not list(tmp_path.iterdir())


def dated(as_of: date, quarter: str, **records: Any) -> Edition:
    return case.edition(as_of, quarter, **({"findings": [finding()]} | records))


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("as_of", "said"),
    [
        (date(2025, 3, 31), "统计日期2025-03-31早于2025Q2的第一天2025-04-01"),
        (date(2025, 7, 1), "统计日期2025-07-01晚于2025Q2的最后一天2025-06-30"),
    ],
)
def test_an_as_of_day_outside_of_the_quarter_is_frozen_and_told(
    tmp_path: Path, as_of: date, said: str
) -> None:
    receipt = freeze(dated(as_of, "2025Q2"), tmp_path, today=TODAY)
    assert receipt.written and said in receipt.notes[0] and "--revision" in receipt.notes[0]


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("day", [date(2025, 4, 1), date(2025, 6, 30)])
def test_the_first_and_the_last_day_of_a_quarter_are_in_it(tmp_path: Path, day: date) -> None:
    assert freeze(dated(day, "2025Q2"), tmp_path, today=TODAY).notes == ()


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("name", ["manifest.json", "metrics.json"])
def test_a_damaged_edition_is_followed_by_a_new_one_that_says_so(tmp_path: Path, name: str) -> None:
    (freeze(edition(), tmp_path).path / name).write_bytes(b"{}")
    with pytest.raises(InputError, match=f"2025Q2/1/{name}.*--revision"):
        freeze(edition(), tmp_path)
    with pytest.raises(InputError, match=f"2025Q2/1/{name}"):
        freeze(edition(), tmp_path, revision=2)
    receipt = freeze(edition(), tmp_path, revision=2, reason="第1版损坏")
    assert receipt.written and f"2025Q2/1/{name}" in receipt.notes[0]
    assert "没有和它比较" in receipt.notes[0]
    assert thaw(tmp_path, "2025Q2").manifest.revision == 2
    assert editions(tmp_path)[-1].revision == 2
    assert not freeze(edition(), tmp_path).written


@pytest.mark.usefixtures("quick")
def test_a_damaged_edition_of_another_quarter_is_in_nobody_s_way(tmp_path: Path) -> None:
    for day, quarter in ((date(2025, 3, 31), "2025Q1"), (date(2025, 6, 30), "2025Q2")):
        freeze(dated(day, quarter), tmp_path)
    (tmp_path / "2025Q1" / "1" / "manifest.json").write_bytes(b"{}")
    assert thaw(tmp_path, "2025Q2").manifest.quarter == "2025Q2"
    assert freeze(dated(date(2025, 9, 30), "2025Q3"), tmp_path).written
    found, faults = inventory(tmp_path)
    assert [one.quarter for one in found] == ["2025Q2", "2025Q3"]
    assert [path.parent.name for path, _ in faults] == ["2025Q1"]
    assert quarters_of(tmp_path) == ("2025Q1", "2025Q2", "2025Q3")
    with pytest.raises(InputError, match="2025Q1/1/manifest"):
        editions(tmp_path)


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("copy", ["2025Q4/1", "2025Q2/4"])
def test_a_folder_copied_by_hand_is_told(tmp_path: Path, copy: str) -> None:
    path = freeze(edition(), tmp_path).path
    shutil.copytree(path, tmp_path / copy)
    quarter = copy.split("/", maxsplit=1)[0]
    said = f"文件夹 {copy} 里是2025Q2第1版.*请删去这个文件夹"
    with pytest.raises(InputError, match=said):
        thaw(tmp_path, quarter)
    with pytest.raises(InputError, match=said):
        editions(tmp_path)
    with pytest.raises(InputError, match=said):
        freeze(dated(date(2025, 12, 31), quarter), tmp_path)


@pytest.mark.usefixtures("quick")
def test_a_revision_kept_elsewhere_under_another_name_can_be_opened(tmp_path: Path) -> None:
    path = freeze(edition(), tmp_path).path
    shutil.copytree(path, tmp_path / "备份" / "旧的一版")
    assert open_frozen(tmp_path / "备份" / "旧的一版").manifest.title == "2025Q2第1版"


@pytest.mark.usefixtures("quick")
def test_what_an_interrupted_run_left_is_taken_away_and_what_is_being_written_is_not(tmp_path: Path) -> None:
    left, fresh, other = (tmp_path / "2025Q2" / name for name in (".1-abcd_123", ".1-efgh5678", ".git"))
    for folder in (left, fresh, other):
        (folder / "tables").mkdir(parents=True)
    old = fresh.stat().st_mtime - 7200
    for folder in (left, other):
        os.utime(folder, (old, old))
    freeze(edition(), tmp_path)
    assert sorted(path.name for path in (tmp_path / "2025Q2").iterdir()) == [".1-efgh5678", ".git", "1"]


@pytest.mark.usefixtures("quick")
def test_a_ledger_without_findings_is_not_frozen_after_one_with_some(tmp_path: Path) -> None:
    freeze(edition(), tmp_path)
    with pytest.raises(InputError, match=r"一个问题也没有，冻结过的2025Q2第1版有.*漏了“整改台账”") as refused:
        freeze(dated(NEXT, "2025Q3", findings=[]), tmp_path)
    assert refused.value.exit_status == 1
    assert freeze(dated(NEXT, "2025Q3", findings=[]), tmp_path / "新").written


@pytest.mark.usefixtures("quick")
def test_a_folder_that_cannot_be_written_is_named_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, content: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(InputError, match=r"文件夹 .*2025Q2 写不进去：磁盘已满"):
        freeze(edition(), tmp_path)
    assert not (tmp_path / "2025Q2").exists()
    monkeypatch.undo()
    (tmp_path / "版本").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match=r"文件夹 .*版本/2025Q2 写不进去：路径里有同名的文件"):
        freeze(edition(), tmp_path / "版本")


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
