"""Several editions in a row: slips, rebounds, and indicators that fall back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from builders import claim, commitment, event, finding, gallery_check
from lookback_case import NEXT, edition, key, quarters, shuffled

from huitoukan.edition import Edition
from huitoukan.lookback.history import History, history
from huitoukan.problems import InputError

LAST = date(2025, 12, 31)


@pytest.fixture(scope="module")
def example() -> History:
    """The example's four quarters, given out of order."""
    return history(quarters()[::-1])


def three(*found: dict[str, Any]) -> History:
    """A finding in three quarters in a row."""
    days = (date(2025, 5, 20), NEXT, LAST)
    return history([edition(day, findings=[finding(**one)]) for day, one in zip(days, found, strict=True)])


def test_the_example_s_slips_are_those_planted(example: History) -> None:
    names = ["quarter", "no", "from", "to", "time", "times", "reopened"]
    found = example.slips[names].values.tolist()
    wanted = [
        [line["quarter"], line["key"]["no"], str(line["from"]), str(line["to"]), line["time"], line["times"],
         line["reopened"]]
        for line in key()["slips"]
    ]  # fmt: skip
    assert sorted(found) == sorted(wanted)


def test_the_example_s_rebounds_are_those_planted_with_their_numbers(example: History) -> None:
    found = example.rebounds
    assert sorted(found[["quarter", "no", "kind"]].values.tolist()) == sorted(
        [line["quarter"], line["key"]["no"], line["kind"]] for line in key()["rebounds"]
    )
    (posters,) = found[found["kind"] == "indicator"].to_dict("records")
    (broken,) = [line for line in key()["broken_promises"] if line["wanted"] > 1]
    assert (posters["matter"], posters["wanted"], posters["found"]) == (
        broken["key"]["text"], broken["wanted"], broken["found"],
    )  # fmt: skip
    assert [posters["since"], posters["until"]] == list(map(str, broken["window"]))
    assert posters["high"] < posters["mark"] == 29


def test_the_metric_behind_the_example_s_fallen_indicator_is_told_quarter_by_quarter(
    example: History,
) -> None:
    (line,) = [line for line in key()["rebounds"] if line["kind"] == "indicator"]
    rows = example.metrics[example.metrics["id"] == line["metric"]]
    found = dict(zip(rows["quarter"], rows["value"], strict=True))
    assert found == pytest.approx(line["values"], abs=1e-4)


def test_every_finding_has_one_line_with_its_whole_course(example: History) -> None:
    found = example.findings.set_index("no")
    assert len(found) == 20
    assert found.loc[20, ["slips", "last_status"]].tolist() == [3, "in_progress"]
    assert found.at[14, "reopened_in"] == ("2025Q4",) and found.at[14, "closed_in"] == ("2026Q1",)
    assert found.at[5, "fallen_in"] == ("2025Q4",) and found.at[5, "reopened_in"] == ()
    assert (found["first_quarter"] == "2025Q2").all() and (found["last_quarter"] == "2026Q1").all()


def test_a_finding_is_followed_through_new_numbers() -> None:
    found = three(
        {"no": 1, "due_on": "2025-05-31"},
        {"no": 4, "due_on": "2025-08-31"},
        {"no": 2, "due_on": "2025-11-30"},
    )
    (line,) = found.findings.to_dict("records")
    assert (line["no"], line["slips"]) == (2, 2)
    assert found.slips[["time", "times"]].values.tolist() == [[1, 2], [2, 2]]


def test_a_finding_that_is_gone_ends_with_its_last_quarter() -> None:
    found = three(
        {"title": "采购程序不够规范"}, {"title": "采购程序不够规范"}, {"no": 9, "title": "考勤公示不及时"}
    )
    assert found.findings[["no", "first_quarter", "last_quarter"]].values.tolist() == [
        [1, "2025Q2", "2025Q3"], [9, "2025Q4", "2025Q4"],
    ]  # fmt: skip


def test_a_deadline_brought_forward_is_no_slip() -> None:
    found = three({"due_on": "2025-08-31"}, {"due_on": "2025-06-30"}, {"due_on": "2025-07-31"})
    assert found.slips[["quarter", "from", "to"]].values.tolist() == [["2025Q4", "2025-06-30", "2025-07-31"]]


DONE, OPEN = {"status": "completed"}, {"status": "in_progress"}
BACK = ["quarter", "no", "from", "to", "gap"]


def listed(*found: Sequence[dict[str, Any]], **more: Sequence[Sequence[dict[str, object]]]) -> list[Edition]:
    """Editions of quarters in a row with these findings (and other records)."""
    days = (date(2025, 5, 20), NEXT, LAST, date(2026, 3, 31))
    return [
        edition(
            day, findings=[finding(**one) for one in rows], **{name: own[at] for name, own in more.items()}
        )
        for at, (day, rows) in enumerate(zip(days, found, strict=False))
    ]


OTHER: dict[str, Any] = {"no": 9, "title": "考勤公示不及时"}


@pytest.mark.parametrize("blank", [None, "not_stated"])
def test_a_status_left_blank_in_between_hides_no_rebound(blank: str | None) -> None:
    found = three(DONE, {"status": blank}, OPEN).rebounds
    assert found[BACK].values.tolist() == [
        ["2025Q4", 1, "completed", "in_progress", "2025Q3未填完成状态"]
    ]  # fmt: skip


def test_a_status_left_blank_in_between_is_no_closing_anew() -> None:
    (line,) = three(DONE, {"status": None}, DONE).findings.to_dict("records")
    assert line["closed_in"] == () and line["reopened_in"] == ()


def test_a_deadline_left_blank_in_between_hides_no_slip() -> None:
    found = three({"due_on": "2025-06-30"}, {"due_on": None}, {"due_on": "2025-12-31"}).slips
    assert found[["quarter", "from", "to", "gap"]].values.tolist() == [
        ["2025Q4", "2025-06-30", "2025-12-31", "2025Q3未填完成时限"]
    ]


def test_a_change_from_one_edition_to_the_next_has_no_gap() -> None:
    found = three(DONE, OPEN, OPEN | {"due_on": "2025-06-30"})
    assert found.rebounds["gap"].isna().all() and len(found.rebounds) == 1


def test_a_closed_finding_that_was_not_listed_and_comes_back_open_is_a_rebound() -> None:
    editions = listed([DONE, OTHER], [OTHER], [OPEN | {"due_on": "2025-12-31"}, OTHER])
    found = history(editions)
    assert found.rebounds[BACK].values.tolist() == [["2025Q4", 1, "completed", "in_progress", "2025Q3未列出"]]
    assert len(found.findings) == 2


def test_a_deadline_slips_across_quarters_that_do_not_list_the_finding() -> None:
    late = {"due_on": "2025-06-30"} | OPEN
    found = history(
        listed([late, OTHER], [OTHER], [OTHER], [late | {"due_on": "2026-03-31", "no": 4}, OTHER])
    )
    assert found.slips[["quarter", "no", "from", "to", "gap"]].values.tolist() == [
        ["2026Q1", 4, "2025-06-30", "2026-03-31", "2025Q3、2025Q4未列出"]
    ]


def test_a_new_finding_under_the_number_of_one_that_is_gone_is_no_rebound() -> None:
    stranger = OPEN | {"title": "经费监管有漏洞"}
    found = history(listed([DONE, OTHER], [OTHER], [stranger, OTHER]))
    assert found.rebounds.empty and len(found.findings) == 3


def test_a_number_that_was_given_to_another_finding_does_not_keep_one_from_coming_back() -> None:
    stranger = OPEN | {"title": "经费监管有漏洞"}
    again = OPEN | {"no": 5}
    found = history(listed([DONE, OTHER], [OTHER], [stranger, OTHER], [stranger, OTHER, again]))
    assert found.rebounds[BACK[:4]].values.tolist() == [["2026Q1", 5, "completed", "in_progress"]]
    assert len(found.findings) == 3


def test_a_finding_reworded_under_its_number_stays_itself_though_the_number_was_another_s_before() -> None:
    one, other = (
        {"title": title} | state for title, state in (("经费监管有漏洞", DONE), ("钱管得不严", OPEN))
    )
    found = history(listed([OPEN, OTHER], [OTHER], [one, OTHER], [other, OTHER]))
    assert found.rebounds[BACK[:4]].values.tolist() == [["2026Q1", 1, "completed", "in_progress"]]


STEPS = "一是制定走访计划，每季度到企业问需；二是建立诉求清单，逐条办理并回访；三是年底通报办理情况。"


def reworded(measures: str) -> History:
    """A closed finding whose title and number both changed while it was open again."""
    moved = OPEN | {"no": 7, "title": "上门问需流于形式"}
    told = [[{"finding": no, "no": 1, "text": text}] for no, text in ((1, STEPS), (7, measures))]
    return history(listed([DONE, OTHER], [moved, OTHER], measures=told))


def test_a_finding_of_another_title_and_number_is_known_by_its_measures() -> None:
    found = reworded(STEPS)
    assert found.rebounds[BACK[:4]].values.tolist() == [["2025Q3", 7, "completed", "in_progress"]]
    assert found.doubts.empty


def test_where_the_measures_are_only_somewhat_alike_people_are_asked_and_nothing_is_taken_for_sure() -> None:
    found = reworded("一是制定走访计划，每季度到企业问需；二是建立诉求清单，逐条办理；三是严肃追责。")
    assert found.rebounds.empty and len(found.findings) == 3
    (doubt,) = found.doubts.to_dict("records")
    assert (doubt["quarter"], doubt["old_no"], doubt["no"]) == ("2025Q3", 1, 7)
    assert (doubt["old_title"], doubt["title"]) == ("服务不够主动", "上门问需流于形式")
    assert 0.4 <= doubt["score"] < 0.8


def test_findings_with_nothing_in_common_are_one_gone_and_one_new() -> None:
    assert reworded("建立信息审核制度").doubts.empty


def test_the_order_of_rows_changes_no_history() -> None:
    editions = listed(
        [DONE, OTHER, OPEN | {"no": 3, "title": "科普活动覆盖不够广"}], [OTHER],
        [OPEN | {"no": 2}, OTHER, OPEN | {"no": 4, "title": "科普活动的覆盖不够广泛"}],
    )  # fmt: skip
    found, again = history(editions), history([shuffled(one, seed) for seed, one in enumerate(editions)])
    for name in ("rebounds", "slips", "findings", "doubts"):
        one, other = (getattr(told, name).drop(columns="track", errors="ignore") for told in (found, again))
        assert (
            one.drop(columns="old_track", errors="ignore").to_dict()
            == other.drop(columns="old_track", errors="ignore").to_dict()
        )
    assert len(found.rebounds) == 1


def test_one_edition_has_no_history_and_one_line_per_finding() -> None:
    found = history([edition()])
    assert found.slips.empty and found.rebounds.empty and len(found.findings) == 1


def test_two_editions_of_a_quarter_are_refused() -> None:
    with pytest.raises(InputError, match="同一季度有两版"):
        history([edition(), edition()])


def galleries(as_of: date, changed: int, status: str = "sustained") -> Edition:
    """Ten galleries whose posters are promised anew every two months; so many were changed in July."""
    names = [f"示范画廊{number}" for number in range(10)]
    checks = [gallery_check(gallery=name, checked_on="2025-05-25") for name in names]
    checks += [gallery_check(gallery=name, checked_on="2025-07-10") for name in names[:changed]]
    # shows that the register was kept to the end
    checks += [gallery_check(gallery=names[0], checked_on="2025-09-20", kind="inspection")]
    kept = [one for one in checks if date.fromisoformat(str(one["checked_on"])) <= as_of]
    return edition(
        as_of,
        findings=[finding(status=status, closed_on="2025-03-20" if status == "sustained" else None)],
        commitments=[commitment(text="每两月更换挂图", evidence_words="挂图更换")],
        galleries=[{"name": name} for name in names], gallery_checks=kept,
    )  # fmt: skip


def fallen(*editions: Edition) -> list[list[Any]]:
    return history(editions).rebounds[["no", "indicator", "wanted", "found"]].values.tolist()


@pytest.mark.parametrize(("changed", "told"), [(1, True), (2, False), (10, False)])
def test_a_promise_falls_back_where_surely_less_than_half_is_kept(changed: int, told: bool) -> None:
    found = fallen(galleries(date(2025, 5, 20), 0), galleries(NEXT, changed))
    assert found == ([[1, "promise", 10, changed]] if told else [])


def test_an_open_finding_does_not_fall_back() -> None:
    assert not fallen(galleries(date(2025, 5, 20), 0, "in_progress"), galleries(NEXT, 1, "in_progress"))


def events(as_of: date, after: int) -> Edition:
    """140 events published for the 140 days up to the signing, so many recorded after it."""
    days = ["2025-03-01"] * 140 + ["2025-07-01"] * (after if as_of > date(2025, 5, 20) else 0)
    return edition(
        as_of,
        claims=[claim(text="140场", value=140, low=140, high=140)],
        events=[event(held_on=day, name=f"活动{at}") for at, day in enumerate(days)],
    )  # fmt: skip


@pytest.mark.parametrize(("after", "told"), [(40, True), (60, False), (0, False)])
def test_published_work_falls_back_where_surely_less_than_half_of_it_goes_on(after: int, told: bool) -> None:
    found = fallen(events(date(2025, 5, 20), 0), events(NEXT, after))
    assert found == ([[1, "claim", 133, after]] if told else [])
