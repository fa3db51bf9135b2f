"""The look-back put together: the example's four quarters against their key, and nothing but a notice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from builders import commitment, finding, site_check
from case import empty, notice, real
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from lookback_case import NEXT, edition, key, quarters, shuffled
from review_case import by_finding, planned_and_filled, resorted, reviewed

from huitoukan import codelists, paths
from huitoukan.edition import Edition
from huitoukan.lookback import estimate
from huitoukan.lookback.answers import take_in
from huitoukan.lookback.carried import carried
from huitoukan.lookback.freezing import freeze
from huitoukan.lookback.opening import frozen_before, of_others
from huitoukan.lookback.plan import plan
from huitoukan.lookback.review import Review
from huitoukan.lookback.snapshots import thaw
from huitoukan.lookback.visits import results
from huitoukan.lookback.workpaper import planned, with_answers, write
from huitoukan.period import Quarter
from huitoukan.problems import InputError
from huitoukan.sentences.lookback import conclusions
from huitoukan.workbook import read_papers

LABELS = codelists.load("lookback_result").labels
FRAMES = ("quarters", "promises", "flows", "sample", "records", "lights", "watch")


def truth() -> dict[int, dict[str, Any]]:
    """Number of a finding → what a check on site would find."""
    return {line["key"]["no"]: line for line in key()["on_site"]}


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> list[Review]:
    """The example reviewed quarter by quarter: planned, filled in by the key, and kept for the next."""
    folder, kept, found = tmp_path_factory.mktemp("papers"), [], []
    words = {no: str(line["label"]) for no, line in truth().items()}
    for own in quarters():
        # the ledgers of later quarters know nothing of the checks: they are carried over
        filled = planned_and_filled(own, folder / f"{own.quarter}.xlsx", by_finding(words, own.as_of), kept)
        found.append(reviewed(own, kept, filled))
        kept.append(found[-1].edition)
    return found


def test_what_the_example_plants_is_told_and_nothing_else(example: list[Review]) -> None:
    last = example[-1]
    slips = last.history.slips[["quarter", "no", "from", "to"]].values.tolist()
    assert sorted(slips) == sorted(
        [line["quarter"], line["key"]["no"], str(line["from"]), str(line["to"])] for line in key()["slips"]
    )
    rebounds = last.history.rebounds[["quarter", "no", "kind"]].values.tolist()
    assert sorted(rebounds) == sorted(
        [line["quarter"], line["key"]["no"], line["kind"]] for line in key()["rebounds"]
    )


def test_the_example_s_findings_close_and_reopen_in_their_quarter(example: list[Review]) -> None:
    for kind, planted in (
        ("closed", key()["closed"]),
        ("reopened", [line for line in key()["rebounds"] if line["kind"] == "status"]),
    ):
        found = [
            [str(one.edition.quarter), no]
            for one in example[1:]
            if one.diff is not None
            for no in one.diff.of(kind)["no"]
        ]
        assert sorted(found) == sorted([line["quarter"], line["key"]["no"]] for line in planted)


def test_the_example_s_broken_promises_are_told_in_the_quarter_in_which_they_fell_due(
    example: list[Review],
) -> None:
    due = pd.Series([Quarter.of(line["window"][1]) for line in key()["broken_promises"]]).astype(str)
    wanted = due.value_counts().to_dict()
    for at in (-2, -1):
        own = example[at].promises
        told = own[own["state"].eq("overdue")].set_index("quarter")["number"].to_dict()
        assert told == wanted
    assert not example[1].promises["state"].eq("overdue").any()


def test_the_example_s_false_closures_are_those_of_the_key(example: list[Review]) -> None:
    for one in example:
        lines = one.plan.items[one.plan.items["section"].eq("closures")]
        drawn = lines["finding"].astype(int).tolist()
        whole = one.sample.set_index("stratum").loc["全部"]
        assert (whole["drawn"], whole["answered"]) == (len(drawn), len(drawn))
        assert whole["false"] == sum(truth()[no]["false_closure"] for no in drawn)
        assert whole["unknown"] == sum(truth()[no]["result"] == "unverifiable" for no in drawn)
        closed = [line for line in truth().values() if str(one.edition.quarter) in line["reported_closed_in"]]
        share = sum(line["false_closure"] for line in closed) / len(closed)
        assert whole["low"] <= share <= whole["high"]


def test_the_lights_of_the_example_follow_the_key(example: list[Review]) -> None:
    one = example[-1]
    red = set(one.lights.loc[one.lights["light"].eq("contradicted"), "no"])
    looked_at = set(one.edition.ledger["verifications"]["finding"])
    closed = set(one.lights.loc[one.lights["due_on"].notna() & one.lights["days"].isna(), "no"])
    assert red == {
        no
        for no, line in truth().items()
        if no in looked_at & closed and line["result"] in ("not_confirmed", "partly_confirmed")
    }


def test_verified_grows_beside_reported_and_evidenced(example: list[Review]) -> None:
    found = example[-1].quarters
    assert found["quarter"].tolist() == ["2025Q2", "2025Q3", "2025Q4", "2026Q1"]
    assert found["reported_of"].eq(20).all() and found["verified"].notna().all()
    assert (found["verified"] <= found["checked"]).all() and (found["checked"] <= 20).all()


def test_a_quarter_frozen_before_its_visits_is_shown_with_them_afterwards(tmp_path: Path) -> None:
    early = edition(date(2025, 6, 30), findings=[finding(no=no, title=f"问题{no}不到位") for no in (1, 2, 3)])
    freeze(early, tmp_path)
    visits = [
        site_check(finding=2, key="2", checked_on="2025-07-08"),
        site_check(finding=3, key="3", result="unverifiable", checked_on="2025-07-08"),
        site_check(finding=2, key="2", quarter="2025Q3", checked_on="2025-09-08", result="not_confirmed"),
    ]
    # numbered anew since: 2 is the first of then, 3 the second
    after = edition(
        NEXT, findings=[finding(no=no + 1, title=f"问题{no}不到位") for no in (1, 2)], verifications=visits
    )
    found = reviewed(after, [thaw(tmp_path, "2025Q2")]).quarters
    assert found[["quarter", "verified", "verified_of", "checked"]].values.tolist() == [
        ["2025Q2", 1, 2, 2], ["2025Q3", 0, 1, 2],
    ]  # fmt: skip


def test_a_frozen_quarter_of_which_nothing_more_is_known_stays_as_it_was_measured(tmp_path: Path) -> None:
    early = edition(date(2025, 6, 30), findings=[finding()], verifications=[site_check()])
    freeze(early, tmp_path)
    (row, _) = reviewed(edition(NEXT, findings=[finding()]), [thaw(tmp_path, "2025Q2")]).quarters.to_dict(
        "records"
    )
    assert (row["verified"], row["verified_of"], row["checked"]) == (1, 1, 1)


def test_every_move_between_two_quarters_is_counted_once(example: list[Review]) -> None:
    found = example[-1].flows
    assert (found.groupby("to_quarter")["number"].sum() == 20).all()
    moved = found[found["before"] != found["after"]].set_index("to_quarter").loc["2025Q4"]
    assert moved[["before", "after", "number"]].tolist() == ["completed", "in_progress", 1]


def test_frames_say_where_they_come_from(example: list[Review]) -> None:
    for name in ("quarters", "promises", "flows", "sample", "lights"):
        attrs = getattr(example[-1], name).attrs
        assert attrs["synthetic"] is True and attrs["as_of"] == "2026-03-31" and attrs["sources"]


def same(one: Review, other: Review) -> None:
    """Both reviews tell the same."""
    for name in FRAMES:
        drop = [column for column in ("row",) if column in getattr(one, name)]
        frames = [getattr(review, name).drop(columns=drop) for review in (one, other)]
        pd.testing.assert_frame_equal(*frames)
    assert conclusions(one) == conclusions(other)


@pytest.fixture(scope="module")
def third(tmp_path_factory: pytest.TempPathFactory) -> tuple[Edition, Path]:
    """The example's second edition, and its workpaper filled in."""
    own, path = quarters()[1], tmp_path_factory.mktemp("paper") / "底稿.xlsx"
    words = {no: str(line["label"]) for no, line in truth().items()}
    planned_and_filled(own, path, by_finding(words, own.as_of), quarters()[:1])
    return own, path


def test_the_same_workpaper_twice_and_a_resorted_copy_give_the_same_review(
    third: tuple[Edition, Path], tmp_path: Path
) -> None:
    own, path = third
    first = reviewed(own, (), read_papers(path))
    copy = resorted(path, tmp_path / "副本.xlsx")
    same(first, reviewed(own, (), read_papers(copy)))
    same(first, reviewed(first.edition, (), read_papers(path, copy)))


def test_the_order_of_the_ledger_s_rows_changes_nothing(third: tuple[Edition, Path]) -> None:
    own, path = third
    filled = read_papers(path)
    same(reviewed(own, (), filled), reviewed(shuffled(own), (), filled))


def test_answers_kept_in_the_ledger_tell_the_same_without_the_workpaper(
    third: tuple[Edition, Path],
) -> None:
    own, path = third
    first = reviewed(own, (), read_papers(path))
    again = reviewed(first.edition)
    pd.testing.assert_frame_equal(first.sample, again.sample)
    assert again.answers.lines == 0


def test_answers_of_earlier_quarters_are_carried_over_by_the_numbers_of_today() -> None:
    checks = [site_check(item="findings-1", key="1"), site_check(item="x", finding=9, result="unverifiable")]
    before = edition(findings=[finding(title="采购程序不够规范")], verifications=checks)
    now = edition(NEXT, findings=[finding(title="新的问题"), finding(no=2, title="采购程序不够规范")])
    found = carried(now, [before])
    names = ["quarter", "item", "finding", "key", "result"]
    rows = found.ledger["verifications"][names].astype(object)
    assert rows.where(rows.notna(), None).values.tolist() == [
        ["2025Q2", "findings-1", 2, "2", "confirmed"], ["2025Q2", "x", None, None, "unverifiable"],
    ]  # fmt: skip
    assert carried(found, [before]) is found and now.ledger["verifications"].empty
    assert reviewed(now, [before]).quarters["checked"].tolist() == [2, 1]


def test_answers_that_the_ledger_keeps_of_a_quarter_are_its_own() -> None:
    before = edition(verifications=[site_check(item="a"), site_check(item="b")])
    now = edition(NEXT, verifications=[site_check(item="a", result="not_confirmed")])
    assert carried(now, [before]) is now


def third_quarter() -> Edition:
    """The real case a quarter later."""
    return replace(real(), quarter=Quarter(2025, 3), as_of=NEXT)


def test_nothing_but_the_notice_gives_a_review_that_claims_nothing() -> None:
    found = reviewed(third_quarter())
    assert found.previous is None and found.diff is None and found.links.empty and found.answers.lines == 0
    (row,) = found.quarters.to_dict("records")
    assert (row["reported_of"], row["reported"], row["checked"]) == (20, 20, 0) and pd.isna(row["verified"])
    assert found.sample["answered"].eq(0).all() and found.sample["low"].isna().all()
    assert found.lights["light"].eq("unchecked").all() and found.score.total is None
    said = conclusions(found)
    assert len(said) == 5 and "没有现场核查记录" in said[0] and "还不能推断" in said[1]
    assert "说不出" in said[2] and "没有记录不等于没有做" in said[3]


def test_an_empty_ledger_gives_an_empty_review() -> None:
    found = reviewed(empty())
    assert found.sample.empty and found.lights.empty and len(conclusions(found)) == 5


def test_earlier_editions_must_be_of_earlier_days() -> None:
    with pytest.raises(InputError, match="不早于2025Q2"):
        reviewed(edition(), [edition(NEXT)])


def small() -> Edition:
    """Six closed findings."""
    return edition(
        NEXT, findings=[finding(no=no, title=chr(0x4E00 + 7 * no) * 5, part="甲") for no in range(1, 7)]
    )


def test_unanswered_draws_widen_the_interval_and_are_told(tmp_path: Path) -> None:
    words = {no: "属实" for no in range(1, 5)}
    filled = planned_and_filled(small(), tmp_path / "底稿.xlsx", by_finding(words, NEXT))
    whole = reviewed(small(), (), filled).sample.iloc[-1]
    left = whole["drawn"] - whole["answered"]
    assert whole["false"] == 0 and left > 0 and whole["high"] * 6 >= left
    assert "没有查到的按不实和属实各算一次" in conclusions(reviewed(small(), (), filled))[1]


# a failure is small as it is: writing and reading workbooks until it is smallest would take minutes
@settings(
    max_examples=5, deadline=None, phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(words=st.dictionaries(st.integers(1, 6), st.sampled_from(LABELS)), seed=st.integers(0, 9))
def test_any_answers_come_back_the_same_from_a_copy_in_any_order(
    tmp_path: Path, words: dict[int, str], seed: int
) -> None:
    path = tmp_path / "底稿.xlsx"
    filled = planned_and_filled(small(), path, by_finding(words, NEXT), seed=seed)
    copy = read_papers(resorted(path, tmp_path / "副本.xlsx"))
    both = read_papers(path, tmp_path / "副本.xlsx")
    for other in (copy, both):
        pd.testing.assert_frame_equal(filled.rows, other.rows)
        assert {one.code for one in other.problems} <= {"row_added"}
    once = take_in(small(), filled)
    again = take_in(once, both)
    pd.testing.assert_frame_equal(
        once.ledger["verifications"].reset_index(drop=True),
        again.ledger["verifications"].reset_index(drop=True),
    )
    made = planned(plan(small(), problems=()), filled)
    for one, other in zip(estimate.results(once, made), estimate.results(again, made), strict=True):
        pd.testing.assert_frame_equal(one, other)
    told = {int(no): word for no, word in words.items() if no in set(filled.rows["finding"])}
    assert len(filled.rows) == len(told) and estimate.results(once, made)[0]["answered"].iloc[-1] <= len(told)


def test_a_workpaper_of_another_quarter_is_refused(tmp_path: Path) -> None:
    filled = planned_and_filled(small(), tmp_path / "底稿.xlsx", by_finding({1: "属实"}, NEXT))
    later = replace(small(), quarter=Quarter(2025, 4), as_of=date(2025, 12, 31))
    with pytest.raises(InputError, match="2025年第3季度的，不是2025年第4季度的") as raised:
        reviewed(later, (), filled)
    assert raised.value.exit_status == 2


def test_a_made_up_workpaper_and_a_real_ledger_do_not_mix(tmp_path: Path) -> None:
    own = small()
    made_up = replace(own, ledger=replace(own.ledger, synthetic=True))
    filled = planned_and_filled(made_up, tmp_path / "底稿.xlsx", by_finding({1: "属实"}, NEXT))
    with pytest.raises(InputError, match="底稿是示例数据，台账不是"):
        reviewed(own, (), filled)


def test_a_workpaper_of_another_ledger_is_told_with_the_rows_that_are_gone(tmp_path: Path) -> None:
    own = small()
    path = write(plan(replace(own, ledger=replace(own.ledger, sha256="a" * 64))), tmp_path / "底稿.xlsx")
    fewer = edition(NEXT, findings=[finding(no=1, title="乙" * 5)])
    found = {one.code: one.message for one in reviewed(fewer, (), read_papers(path)).answers.problems}
    assert "aaaaaaaaaaaaaaaa" in found["other_ledger"] and "找不到" in found["rows_gone"]
    assert not reviewed(replace(own, ledger=replace(own.ledger, sha256="a" * 64)), (), read_papers(path)
        ).answers.problems  # fmt: skip


def test_a_workpaper_of_another_organ_is_refused(tmp_path: Path) -> None:
    filled = planned_and_filled(small(), tmp_path / "底稿.xlsx", by_finding({1: "属实"}, NEXT))
    other = edition(NEXT, notice=[notice(organ="鼓楼区另一单位")], findings=[finding()])
    with pytest.raises(InputError, match="“鼓楼区某单位”的，台账是“鼓楼区另一单位”的"):
        reviewed(other, (), filled)


def test_answers_are_never_given_to_another_finding_of_the_same_number(tmp_path: Path) -> None:
    words = dict.fromkeys(range(1, 7), "属实")
    own = edition(NEXT, findings=[finding(no=1, title="采购程序不够规范"), finding(no=2, title="走访偏少")])
    filled = planned_and_filled(own, tmp_path / "底稿.xlsx", by_finding(words, NEXT))
    swapped = edition(
        NEXT, findings=[finding(no=2, title="采购程序不够规范"), finding(no=1, title="走访偏少")]
    )
    with pytest.raises(InputError, match=r"\(1\)原为“采购程序不够规范”，现为“走访偏少”"):
        reviewed(swapped, (), filled)
    reworded = edition(
        NEXT, findings=[finding(no=1, title="采购程序不规范"), finding(no=2, title="走访偏少")]
    )
    assert reviewed(reworded, (), filled).answers.answered == 2


def test_the_numbers_of_the_draw_are_the_workpaper_s_even_when_the_ledger_has_changed(
    tmp_path: Path,
) -> None:
    filled = planned_and_filled(small(), tmp_path / "底稿.xlsx", by_finding({1: "不实"}, NEXT), seed=3)
    more = [finding(no=no, title=chr(0x4E00 + 7 * no) * 5, part="甲") for no in range(1, 13)]
    found = reviewed(edition(NEXT, findings=more), (), filled)
    assert (found.plan.closures.total, found.plan.seed) == (6, 3) and found.sample["total"].iloc[-1] == 6


def test_visits_after_the_end_of_the_quarter_count_in_its_look_back(tmp_path: Path) -> None:
    after = by_finding({1: "属实", 2: "不实"}, date(2025, 10, 9))
    found = reviewed(small(), (), planned_and_filled(small(), tmp_path / "底稿.xlsx", after))
    assert found.quarters["checked"].tolist() == [2] and found.answers.problems == ()


def test_visits_count_in_the_look_back_they_were_made_for_whatever_its_as_of_day(tmp_path: Path) -> None:
    own = replace(small(), as_of=date(2025, 8, 31))
    later = by_finding({1: "属实", 2: "不实"}, date(2025, 10, 9))
    found = reviewed(own, (), planned_and_filled(own, tmp_path / "底稿.xlsx", later))
    assert found.quarters["checked"].tolist() == [2] and found.answers.problems == ()


def test_answers_are_counted_by_section_and_result(tmp_path: Path) -> None:
    filled = planned_and_filled(small(), tmp_path / "底稿.xlsx", by_finding({1: "属实", 2: "不实"}, NEXT))
    review = reviewed(small(), (), filled)
    found, told = review.answers, results(review.visits)
    assert (found.lines, found.answered) == (found.sections["lines"].sum(), found.sections["answered"].sum())
    assert told["number"].sum() == found.answered
    assert told[["confirmed", "not_confirmed", "none"]].sum().tolist() == [1, 1, 0]


def test_what_was_found_is_listed_in_the_order_of_the_workpaper_and_what_stands_on_none_is_last() -> None:
    def seen(**values: object) -> dict[str, object]:
        return site_check(quarter="2025Q3", checked_on="2025-08-01", **values)

    checks = [
        seen(drawn=None, finding=4), seen(item="ask-findings-1", drawn=None, result=None, note="缺席"),
        seen(register="claims", finding=None, key="12场", drawn=None, result="unverifiable"),
        seen(drawn="risk", finding=2, result="not_confirmed"), seen(finding=3), seen(finding=1),
        site_check(quarter="2025Q2", checked_on="2025-06-01"),
    ]  # fmt: skip
    found = reviewed(edition(NEXT, findings=[finding()], verifications=checks)).visits
    assert found[["section", "finding"]].astype("object").fillna("无").values.tolist() == [
        ["closures", 1], ["closures", 3], ["risks", 2], ["claims", "无"], ["questions", 1], ["无", 4],
    ]  # fmt: skip
    told = results(found).set_index("title")
    assert told.index.tolist() == ["抽查已销号问题", "重点核查", "待核事实", "待问事项", "底稿以外的核查"]
    assert told["number"].tolist() == [2, 1, 1, 1, 1]
    assert told.loc["抽查已销号问题", "confirmed"] == 2 and told.loc["重点核查", "not_confirmed"] == 1
    assert told.loc["待核事实", "unverifiable"] == 1 and told.loc["待问事项", "none"] == 1


def test_answers_of_another_draw_are_taken_for_the_whole_of_that_draw(tmp_path: Path) -> None:
    words = dict.fromkeys(range(1, 7), "属实") | {2: "不实"}
    filled = planned_and_filled(small(), tmp_path / "底稿.xlsx", by_finding(words, NEXT), seed=7)
    with_paper = reviewed(small(), (), filled)
    without = reviewed(with_paper.edition)
    assert with_paper.plan.seed == 7 and without.plan.seed == 20253
    drawn = [set(one.plan.items.query("section == 'closures'")["item"]) for one in (with_paper, without)]
    assert drawn[0] != drawn[1]
    pd.testing.assert_frame_equal(with_paper.sample, without.sample)


def test_the_plan_is_as_it_was_before_anything_was_answered(tmp_path: Path) -> None:
    own = small()
    filled = planned_and_filled(own, tmp_path / "底稿.xlsx", by_finding({1: "不实"}, NEXT))
    found = reviewed(own, (), filled)
    columns = ["item", "section", "finding", "what", "why", "stratum"]
    pd.testing.assert_frame_equal(
        found.plan.items[columns].sort_values("item", ignore_index=True),
        plan(own).items[columns].sort_values("item", ignore_index=True),
    )
    assert found.edition.ledger["verifications"].shape[0] and own.ledger["verifications"].empty
    pd.testing.assert_frame_equal(
        with_answers(found.edition.ledger, filled)["verifications"].reset_index(drop=True),
        found.edition.ledger["verifications"].reset_index(drop=True),
    )


def test_a_promise_due_on_the_last_day_of_the_quarter_is_judged_in_its_review() -> None:
    own = edition(
        NEXT, commitments=[commitment(every="P3M", starts_on="2025-07-01", evidence_words="挂图更换")]
    )
    found = reviewed(own).promises
    assert found[["quarter", "state"]].values.tolist() == [["2025Q3", "no_record"]]


def test_a_finding_reopened_because_it_was_found_false_stays_in_the_sample(tmp_path: Path) -> None:
    words = {no: "属实" for no in range(2, 7)} | {1: "不实"}
    filled = planned_and_filled(small(), tmp_path / "底稿.xlsx", by_finding(words, NEXT), seed=1)
    kept = reviewed(small(), (), filled).edition.ledger
    findings = kept["findings"].assign(
        status=kept["findings"]["status"].mask(kept["findings"]["no"].eq(1), "in_progress")
    )
    own = replace(small(), ledger=replace(kept, tables={**kept.tables, "findings": findings}))
    whole = reviewed(own).sample.iloc[-1]
    drawn = set(filled.items.loc[filled.items["sheet"].eq("抽查已销号问题"), "finding"])
    assert 1 in drawn
    assert (whole["total"], whole["answered"], whole["false"]) == (6, len(drawn), 1)


@pytest.mark.parametrize(("organ", "synthetic", "used"), [
    ("甲协会", False, 1), ("乙协会", False, 0), (None, False, 0), ("甲协会", True, 0),
])  # fmt: skip
def test_without_a_folder_only_the_frozen_editions_of_the_same_organ_are_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, organ: str | None, synthetic: bool, used: int
) -> None:
    def of(name: str | None, is_synthetic: bool) -> Edition:
        own = edition(notice=[notice(organ=name)])
        return replace(own, ledger=replace(own.ledger, synthetic=is_synthetic))

    freeze(of("甲协会", False), tmp_path)
    monkeypatch.setattr(paths, "SNAPSHOTS", tmp_path)
    now = replace(of(organ, synthetic), quarter=Quarter.parse("2025Q3"), as_of=NEXT)
    assert (len(frozen_before(now)), len(of_others(now))) == (used, 1 - used)
    assert len(frozen_before(now, tmp_path)) == 1
