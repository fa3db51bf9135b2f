"""What changed between two editions: all of it, nothing else, each thing once."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import case
import pandas as pd
import pytest
from builders import claim, event, finding, measure
from lookback_case import NEXT, edition, key, quarters, shuffled

from huitoukan import metrics, paths
from huitoukan.edition import Edition
from huitoukan.lookback.baseline import last_stated
from huitoukan.lookback.diff import Diff, diff
from huitoukan.lookback.freezing import freeze
from huitoukan.lookback.measured import REDEFINED, changed_measurements
from huitoukan.lookback.snapshots import thaw
from huitoukan.period import Quarter
from huitoukan.problems import InputError
from huitoukan.sentences.changes import document, lines

QUARTERS = ("2025Q2", "2025Q3", "2025Q4", "2026Q1")
STEPS = pytest.mark.parametrize("step", range(3), ids=QUARTERS[1:])


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is measured: for what does not depend on it."""
    monkeypatch.setattr(metrics, "measure", lambda whole: [])


def between(before: dict[str, Any], after: dict[str, Any]) -> Diff:
    """What changed from one finding to another."""
    return diff(edition(findings=[finding(**before)]), edition(findings=[finding(**after)]))


def kinds(found: Diff) -> list[tuple[str, str | None, str | None]]:
    rows = found.changes[["kind", "before", "after"]].astype(object)
    return list(rows.where(rows.notna(), None).itertuples(index=False, name=None))


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("in_progress", "completed", "closed"),
        ("basically_completed", "sustained", "closed"),
        (None, "completed", "closed"),
        ("completed", "in_progress", "reopened"),
        ("sustained", "basically_completed", "reopened"),
        ("completed", "not_completed", "reopened"),
        ("completed", "sustained", "status"),
        ("in_progress", "basically_completed", "status"),
        ("completed", "not_stated", "status"),
        ("completed", "not_applicable", "status"),
    ],
)
def test_a_change_of_status_is_named_by_what_it_amounts_to(before: str | None, after: str, kind: str) -> None:
    assert kinds(between({"status": before}, {"status": after})) == [(kind, before, after)]


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("2025-03-31", "2025-06-30", "slipped"),
        ("2025-06-30", "2025-03-31", "due"),
        (None, "2025-03-31", "due"),
        ("2025-03-31", None, "due"),
    ],
)
def test_a_deadline_slips_only_to_a_later_day(before: str | None, after: str | None, kind: str) -> None:
    assert kinds(between({"due_on": before}, {"due_on": after})) == [(kind, before, after)]


@pytest.mark.parametrize(
    ("column", "kind"),
    [
        ("owner", "owner"),
        ("leader", "leader"),
        ("evidence", "evidence"),
        ("note", "other"),
        ("part", "other"),
    ],
)
def test_every_other_column_has_its_kind(column: str, kind: str) -> None:
    assert kinds(between({column: "甲"}, {column: "乙"})) == [(kind, "甲", "乙")]


def test_the_closing_day_is_told_with_the_closing() -> None:
    found = between({"status": "in_progress"}, {"status": "completed", "closed_on": "2025-03-20"})
    assert found.changes.set_index("kind")["told"].to_dict() == {"closed": False, "closed_on": True}
    assert "销号日期" not in "".join(lines(found))


def test_new_and_removed_findings_are_told_with_their_status() -> None:
    old = edition(findings=[finding(), finding(no=2, title="廉政教育不够经常")])
    new = edition(findings=[finding(), finding(no=3, title="考勤公示不及时", status="in_progress")])
    assert kinds(diff(old, new)) == [("new", None, "in_progress"), ("removed", "completed", None)]


def test_renumbering_is_one_change_and_nothing_else() -> None:
    filled = {"measures": [measure()], "claims": [claim(start=1)]}
    old = edition(**filled)
    moved = {name: [row | {"finding": 7} for row in rows] for name, rows in filled.items()}
    found = diff(old, edition(findings=[finding(no=7, closed_on="2025-03-20")], **moved))
    assert kinds(found) == [("renumbered", "1", "7")]
    assert found.logs.empty
    assert "原第1号，按文字认出，相似度1.00" in "".join(lines(found))


def test_a_published_number_that_changed_is_told_once() -> None:
    found = diff(
        edition(claims=[claim(start=1)]),
        edition(claims=[claim(start=1, text="15场", value=15, low=15, high=15)]),
    )
    assert kinds(found) == [("claim", "12", "15")]
    assert found.logs[["register", "changed"]].values.tolist() == [["claims", 1]]


def test_a_published_number_that_changed_is_told_with_its_words() -> None:
    found = diff(
        edition(claims=[claim(start=1, text="23万人次", high=235000)]),
        edition(claims=[claim(start=1, text="23万人次", high=None)]),
    )
    assert "(1)23万人次科普活动 上限：235000 → 未填" in lines(found)


ANOTHER = finding(no=9, title="考勤公示不及时")


def after_a_gap(*between: dict[str, object], now: dict[str, object], then: dict[str, object]) -> Diff:
    """What changed from a quarter that lists other findings to the next, with a quarter before."""
    days = (date(2025, 5, 20), NEXT, date(2025, 12, 31))
    rows = ([finding(**then), ANOTHER], [*between, ANOTHER], [finding(**now), ANOTHER])
    first, *both = [edition(day, findings=own) for day, own in zip(days, rows, strict=True)]
    return diff(*both, [first])


@pytest.mark.usefixtures("quick")
def test_a_closed_finding_that_comes_back_after_a_quarter_without_it_is_told_as_a_rebound() -> None:
    found = after_a_gap(then={"status": "completed"}, now={"status": "in_progress"})
    assert kinds(found) == [("reopened", "completed", "in_progress")]
    assert "(1)服务不够主动：已完成 → 正在整改（2025Q3未列出）" in lines(found)


@pytest.mark.usefixtures("quick")
def test_blank_cells_in_between_are_held_against_what_was_stated_last() -> None:
    blank = finding(status=None)
    stated = {"then": {"status": "completed", "due_on": "2025-06-30"}}
    found = after_a_gap(blank, now={"status": "in_progress", "due_on": "2025-12-31"}, **stated)
    assert kinds(found) == [
        ("reopened", "completed", "in_progress"), ("slipped", "2025-06-30", "2025-12-31")
    ]  # fmt: skip
    assert "（2025Q3未填完成时限）" in "".join(lines(found))


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("blank", [None, "not_stated"])
def test_what_stays_blank_is_told_once(blank: str | None) -> None:
    cells = {"status": blank}
    assert after_a_gap(finding(**cells), now=cells, then={"status": "completed"}).changes.empty


@pytest.mark.usefixtures("quick")
def test_findings_that_are_gone_for_good_are_told_once() -> None:
    days = (date(2025, 5, 20), NEXT, date(2025, 12, 31))
    first, second, third = (
        edition(day, findings=rows)
        for day, rows in zip(days, ([finding(), ANOTHER], [ANOTHER], [ANOTHER]), strict=True)
    )
    assert kinds(diff(first, second)) == [("removed", "completed", None)]
    assert diff(second, third, [first]).changes.empty


def test_an_edition_frozen_with_a_later_day_is_named_with_the_way_out(tmp_path: Path) -> None:
    late = edition(date(2026, 3, 31))
    freeze(replace(late, quarter=Quarter(2025, 2)), tmp_path)
    frozen = thaw(tmp_path, "2025Q2")
    with pytest.raises(InputError, match="2025Q2第1版统计至2026-03-31") as refused:
        last_stated([frozen], edition(NEXT))
    assert "--quarter 2025Q2 --as-of 对的日期 --revision 2" in refused.value.problems[0].remedy


def test_what_was_stated_last_is_nothing_without_an_earlier_edition() -> None:
    assert last_stated([], edition()) is None


def twins(title: str, text: str) -> Diff:
    """A finding that has another number and title, its measures saying this."""
    said = "一是制定走访计划，每季度到企业问需；二是建立诉求清单，逐条办理并回访；三是年底通报办理情况。"
    old = edition(findings=[finding(), ANOTHER], measures=[measure(text=said)])
    moved = finding(no=7, title=title, status="in_progress")
    return diff(old, edition(findings=[moved, ANOTHER], measures=[measure(finding=7, text=text or said)]))


@pytest.mark.usefixtures("quick")
def test_a_finding_of_another_title_and_number_is_known_by_its_measures_and_says_so() -> None:
    found = twins("上门问需流于形式", "")
    assert ("reopened", "completed", "in_progress") in kinds(found)
    assert "原第1号，按措施和事实认出，相似度1.00" in "".join(lines(found))
    assert found.logs.empty


@pytest.mark.usefixtures("quick")
def test_two_findings_that_may_be_one_are_told_together_and_left_to_people() -> None:
    found = twins(
        "上门问需流于形式", "一是制定走访计划，每季度到企业问需；二是建立诉求清单，逐条办理；三是严肃追责。"
    )
    assert kinds(found) == [("maybe", "completed", "in_progress")]
    (line,) = [line for line in lines(found) if line.startswith("(7)")]
    assert line.startswith("(7)上门问需流于形式：疑为原(1)服务不够主动，相似度0.")
    assert line.endswith("请核对（已完成 → 正在整改）") and "疑为同一问题1个" in found.brief


def test_rows_added_changed_and_withdrawn_are_counted_and_named() -> None:
    old = edition(events=[event(), event(held_on="2025-04-13"), event(held_on="2025-04-14")])
    new = edition(events=[event(held_on="2025-04-13", participants=50), event(held_on="2025-04-14"),
                          event(held_on="2025-04-15"), event(held_on="2025-04-16")])  # fmt: skip
    found = diff(old, new)
    assert found.logs[["register", "added", "changed", "withdrawn"]].values.tolist() == [["events", 2, 1, 1]]
    assert found.rows("events", "withdrawn")["held_on"].tolist() == [pd.Timestamp("2025-04-12")]
    line = next(line for line in lines(found) if line.startswith("科普活动："))
    assert "撤下1行（2025-04-12 节水小实验 示范社区）" in line and "改的是参与人次" in line


def test_metrics_are_told_with_both_values() -> None:
    found = between({"status": "in_progress"}, {"status": "completed"})
    row = found.metrics[found.metrics["id"] == "reported_completion"].iloc[0]
    assert (row["before"], row["after"], row["comparable"]) == (0, 1, True)
    assert "报告完成率：0%(0/1) 0%—79.3%（95%） → 100%(1/1) 20.7%—100%（95%）" in lines(found)


def test_a_metric_of_another_definition_is_not_compared() -> None:
    (one, *_) = metrics.measure(edition())
    (pair,) = changed_measurements([one], [replace(one, value=0.25, definition_version=2)])
    assert pair.why == REDEFINED


def test_a_metric_that_one_edition_lacks_is_told() -> None:
    (one, *_) = metrics.measure(edition())
    assert [pair.why for pair in changed_measurements([], [one])] == ["旧的一版没有这一项"]
    assert [pair.why for pair in changed_measurements([one], [])] == ["新的一版没有这一项"]


@pytest.mark.parametrize("at", range(4), ids=QUARTERS)
def test_an_edition_and_itself_in_another_order_do_not_differ(at: int) -> None:
    found = diff(quarters()[at], shuffled(quarters()[at]))
    assert found.same_rows and found.changes.empty and found.logs.empty
    assert found.is_empty, found.brief


def test_nothing_changed_is_one_line() -> None:
    assert lines(diff(edition(), edition()))[1:] == ["没有变化。"]
    assert diff(edition(), edition()).brief == "没有变化"


def test_two_empty_ledgers_do_not_differ() -> None:
    assert diff(case.empty(), case.empty()).is_empty


@STEPS
@pytest.mark.usefixtures("quick")
def test_what_changed_is_the_mirror_of_what_changed_back(step: int) -> None:
    there = diff(quarters()[step], quarters()[step + 1])
    back = diff(quarters()[step + 1], quarters()[step])
    turned = back.cells.rename(columns={"old": "new", "new": "old", "before": "after", "after": "before"})
    order = ["register", "old", "new", "column"]
    pd.testing.assert_frame_equal(
        there.cells.sort_values(order, ignore_index=True),
        turned[list(there.cells)].sort_values(order, ignore_index=True),
    )
    columns = ["register", "added", "changed", "withdrawn"]
    mirrored = back.logs.rename(columns={"added": "withdrawn", "withdrawn": "added"})
    pd.testing.assert_frame_equal(there.logs[columns], mirrored[columns])
    assert sorted(there.of("closed")["no"]) == sorted(
        set(back.of("reopened")["no"]) | set(back.of("status")["no"])
    )


@STEPS
@pytest.mark.usefixtures("quick")
def test_what_changed_does_not_depend_on_the_order_of_rows(step: int) -> None:
    found = diff(quarters()[step], quarters()[step + 1])
    again = diff(shuffled(quarters()[step]), shuffled(quarters()[step + 1], seed=2))
    columns = [name for name in found.changes if name not in ("old", "new")]
    pd.testing.assert_frame_equal(found.changes[columns], again.changes[columns])
    counts = ["register", "added", "changed", "withdrawn"]
    pd.testing.assert_frame_equal(found.logs[counts], again.logs[counts])


def planted(name: str, step: int, **where: Any) -> list[dict[str, Any]]:
    """The lines of the example's key for a quarter."""
    return [
        line
        for line in key()[name]
        if line["quarter"] == QUARTERS[step + 1]
        and all(line.get(field) == value for field, value in where.items())
    ]


@STEPS
@pytest.mark.usefixtures("quick")
def test_the_example_s_quarters_differ_by_what_is_planted_and_by_nothing_else(step: int) -> None:
    found = diff(quarters()[step], quarters()[step + 1])
    closed = found.of("closed")[["no", "before"]].values.tolist()
    assert closed == [[line["key"]["no"], line["from"]] for line in planted("closed", step)]
    reopened = found.of("reopened")[["no", "before", "after"]].values.tolist()
    wanted = planted("rebounds", step, kind="status")
    assert reopened == [[line["key"]["no"], line["from"], line["to"]] for line in wanted]
    slipped = found.of("slipped")[["no", "before", "after"]].values.tolist()
    assert slipped == [
        [line["key"]["no"], str(line["from"]), str(line["to"])] for line in planted("slips", step)
    ]
    assert set(found.changes["kind"]) <= {"closed", "reopened", "slipped", "evidence", "closed_on", "other"}
    for register in ("events", "press"):
        gone = found.rows(register, "withdrawn")
        keys = [line["key"] for line in planted("missing_records", step, register=register)]
        names = list(keys[0]) if keys else []
        told = gone[names].map(lambda cell: cell.date() if isinstance(cell, pd.Timestamp) else cell)
        assert sorted(map(str, told.to_dict("records"))) == sorted(map(str, keys))


def test_the_document_is_plain_json_and_carries_the_mark() -> None:
    found = diff(quarters()[1], quarters()[2])
    whole = json.loads(json.dumps(document(found), allow_nan=False))
    assert whole["synthetic"] and not whole["empty"]
    (again,) = [line for line in whole["changes"] if line["kind"] == "reopened"]
    assert again["text"] == "(14)采购程序不够规范：已完成 → 正在整改"
    assert lines(found)[0].startswith("示例数据")


def call(*words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from huitoukan.cli import main; main()", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=300, check=False)


@pytest.mark.parametrize("command", ["snapshot", "diff"])
def test_the_help_shows_an_example(command: str) -> None:
    done = call(command, "--help")
    assert done.returncode == 0 and f"例：huitoukan {command}" in done.stdout


def test_the_real_ledger_is_frozen_and_does_not_differ_from_itself(tmp_path: Path) -> None:
    words = ("snapshot", paths.LEDGER, "--quarter", "2025Q2", "--snapshots", tmp_path)
    first, again = call(*words), call(*words, "--json")
    assert (first.returncode, again.returncode) == (0, 0), first.stderr + again.stderr
    assert "已冻结：2025Q2第1版" in first.stderr and "没有变化" in again.stderr
    told = json.loads(again.stdout)
    assert (told["written"], told["revision"], len(told["editions"])) == (False, 1, 1)
    same = call("diff", "2025Q2", paths.LEDGER, "--snapshots", tmp_path)
    assert (same.returncode, same.stdout.splitlines()[1]) == (0, "没有变化。"), same.stderr
    folder = call("diff", tmp_path / "2025Q2", tmp_path / "2025Q2" / "1", "--json")
    assert json.loads(folder.stdout)["empty"]
    other = call(*words, "--as-of", NEXT)
    assert other.returncode == 2 and len(other.stderr.strip().splitlines()) == 1
    gone = call("diff", "2025Q1", paths.LEDGER, "--snapshots", tmp_path)
    assert gone.returncode == 2 and "没有冻结过2025Q1" in gone.stderr


def test_a_ledger_whose_findings_are_gone_is_not_compared_without_a_word(tmp_path: Path) -> None:
    from huitoukan import workbook

    whole = workbook.write(edition().ledger.tables, tmp_path / "台账.xlsx")
    tables = edition(findings=[], events=[event()]).ledger.tables
    left = workbook.write({name: own for name, own in tables.items() if len(own)}, tmp_path / "漏了.xlsx")
    done = call("diff", whole, left)
    assert done.returncode == 0 and "不再列出（1）" in done.stdout
    assert (
        "漏了.xlsx 里一个问题也没有，旧的一版有1个" in done.stderr and "漏了“整改台账”这张表" in done.stderr
    )


def test_a_quarter_to_come_is_not_frozen_and_the_folder_is_told_as_it_was_named(tmp_path: Path) -> None:
    from huitoukan import workbook

    ledger = workbook.write(edition().ledger.tables, tmp_path / "台账.xlsx")
    words = ("snapshot", ledger, "--snapshots", tmp_path / "版本", "--quarter")
    done = call(*words, "2999Q1")
    assert done.returncode == 2 and "2999Q1到2999-01-01才开始" in done.stderr
    done = call(*words, "2025Q2")
    assert f"在 {(tmp_path / '版本').as_posix()}/2025Q2/1。" in done.stderr


def test_a_ledger_with_errors_is_neither_frozen_nor_compared(tmp_path: Path) -> None:
    from huitoukan import workbook

    bad: Edition = edition(date(2025, 5, 20), findings=[finding(title=None)])
    ledger = workbook.write(bad.ledger.tables, tmp_path / "台账.xlsx")
    done = call("snapshot", ledger, "--quarter", "2025Q2", "--snapshots", tmp_path / "版本")
    assert done.returncode == 1 and not (tmp_path / "版本").exists()
    assert call("diff", ledger, ledger).returncode == 1
