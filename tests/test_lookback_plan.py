"""The plan of a look-back: drawn by seed, the same in any order, each line with its reason."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from builders import claim, commitment, event, finding, measure, session, site_check, visit
from case import edition, empty, real
from typer.testing import CliRunner

from huitoukan import paths
from huitoukan.cli import app
from huitoukan.edition import Edition
from huitoukan.lookback.naming import named
from huitoukan.lookback.plan import COLUMNS, Plan, plan
from huitoukan.lookback.risks import risks
from huitoukan.period import Quarter

PARTS = ("聚焦甲方面",) * 10 + ("聚焦乙方面",) * 6 + ("聚焦丙方面",) * 4


def twenty(**changes: object) -> Edition:
    """Twenty closed findings in three parts, and three weeks of events and sessions."""
    events = [event(held_on=f"2025-04-{day:02}", name=f"讲座{day}") for day in range(1, 21)]
    sessions = [session(held_on=f"2025-04-{day:02}") for day in range(1, 6)]
    findings = [finding(no=no, part=part, title=chr(0x4E00 + 7 * no) * 5) for no, part in enumerate(PARTS, 1)]
    return edition(**{"findings": findings, "events": events, "sessions": sessions} | changes)  # type: ignore[arg-type]


def of(made: Plan, section: str) -> pd.DataFrame:
    """The lines of a section."""
    return made.items[made.items["section"].eq(section)]


def third_quarter() -> Edition:
    """The real case a quarter later, without any record."""
    case = real()
    return replace(case, quarter=Quarter(2025, 3), as_of=pd.Timestamp("2025-09-30").date())


def test_the_real_case_can_be_planned_with_nothing_but_the_notice() -> None:
    made = plan(third_quarter())
    assert (made.closures.total, made.closures.drawn, made.closures.false) == (20, 11, 3)
    assert made.closures.chance == pytest.approx(1 - 504 / 6840)
    assert [name for name, *_ in made.closures.strata] and len(made.closures.strata) == 4
    counts = made.items["section"].value_counts()
    assert counts["closures"] == 11 and counts["promises"] == 1 and counts["claims"] > 30
    assert (made.records.total, "records" in counts) == (0, False)
    assert made.items["item"].is_unique and not made.items[["what", "why", "how", "see"]].isna().any(
        axis=None
    )
    assert "更新一次挂图" in of(made, "promises")["what"].item()


def test_an_empty_ledger_gives_an_empty_plan() -> None:
    made = plan(empty())
    assert made.items.empty and list(made.items) == list(COLUMNS) and made.closures.total == 0


def test_the_sample_is_as_large_as_asked_for() -> None:
    assert [plan(twenty(), false=false).closures.drawn for false in (5, 3, 2, 1)] == [7, 11, 14, 18]
    assert plan(twenty(), chance=0.5).closures.drawn < 11


def test_every_part_and_every_log_is_drawn_from() -> None:
    made = plan(twenty())
    assert all(drawn for _, _, drawn in (*made.closures.strata, *made.records.strata))
    assert {name for name, *_ in made.records.strata} == {"科普活动", "工作室活动"}
    assert made.records.false == 2 and made.records.chance >= 0.9


def test_the_order_of_the_rows_changes_nothing_but_the_rows_named() -> None:
    case = twenty(
        measures=[measure(finding=no, text=f"措施{no}") for no in (1, 2, 3)],
        claims=[claim(finding=no, text=f"{no}场") for no in range(1, 5)],
        commitments=[
            commitment(starts_on="2025-01-01"),
            commitment(text="走访", every="P1M", starts_on="2025-01-01"),
        ],
    )
    first = plan(case).items
    for seed in range(3):
        tables = {name: table.sample(frac=1, random_state=seed) for name, table in case.ledger.tables.items()}
        # as when the sheet is sorted anew: other labels too
        tables = {name: table.set_axis(case.ledger[name].index) for name, table in tables.items()}
        again = plan(replace(case, ledger=replace(case.ledger, tables=tables))).items
        pd.testing.assert_frame_equal(again.drop(columns="why"), first.drop(columns="why"))


def test_another_seed_draws_other_findings() -> None:
    first, second = (set(of(plan(twenty(), seed=seed), "closures")["key"]) for seed in (1, 2))
    assert first != second and plan(twenty()).seed == 20252


def test_items_keep_their_number_when_rows_are_added() -> None:
    one = edition(findings=[finding()])
    two = edition(findings=[finding(no=2, title="另一个"), finding()])
    assert named(one, "findings")["item"].iloc[0] == named(two, "findings")["item"].iloc[1]


def test_rows_of_the_same_key_are_told_apart() -> None:
    names = named(edition(events=[event(participants=1), event(participants=2)]), "events")
    assert names["item"].is_unique and names["key"].iloc[1] == f"{names['key'].iloc[0]}｜2"


def test_open_findings_are_not_drawn() -> None:
    findings = [finding(), finding(no=2, title="另一个", status="in_progress")]
    assert plan(edition(findings=findings)).closures.total == 1


def test_only_records_since_the_previous_edition_are_drawn() -> None:
    before = twenty(events=[], sessions=[])
    before = replace(before, as_of=pd.Timestamp("2025-04-15").date())
    made = plan(twenty(), before)
    assert made.since == before.as_of
    assert dict((name, total) for name, total, _ in made.records.strata) == {"科普活动": 5}


def reasons(case: Edition, previous: Edition | None = None) -> dict[int, set[str]]:
    """Number of each finding → the codes of the reasons to look at it."""
    found = risks(case, previous)
    numbers = case.ledger["findings"]["no"]
    own = found[found["register"].eq("findings")]
    return {int(numbers[row]): set(codes) for row, codes in own.groupby("row")["code"]}


def test_a_closure_on_words_alone_is_a_risk_and_one_with_a_later_act_is_none() -> None:
    case = edition(
        findings=[finding(), finding(no=2, title="另一个")],
        claims=[claim(finding=2, kind="count", since="2025-02-01", text="12场")],
    )
    assert reasons(case) == {1: {"words_only", "undated"}}


def test_a_finding_confirmed_on_site_does_not_rest_on_words() -> None:
    assert reasons(edition(findings=[finding()], verifications=[site_check()])) == {}


@pytest.mark.parametrize(
    ("result", "code"), [("not_confirmed", "failed_before"), ("unverifiable", "unverifiable_before")]
)
def test_what_was_left_open_on_site_is_looked_at_again(result: str, code: str) -> None:
    assert code in reasons(edition(findings=[finding()], verifications=[site_check(result=result)]))[1]


def test_a_finding_open_again_is_a_rebound_and_one_newly_closed_is_told() -> None:
    before = edition(findings=[finding(), finding(no=2, title="走访不够经常", status="in_progress")])
    now = edition(findings=[finding(status="in_progress"), finding(no=2, title="走访不够经常")])
    found = reasons(now, before)
    assert "rebound" in found[1] and "newly_closed" in found[2]
    made = plan(now, before)
    assert "上季已销号" in of(made, "risks").set_index("finding").at[1, "why"]


def test_extra_picks_are_marked_and_are_none_of_the_drawn() -> None:
    made = plan(twenty())
    drawn, extra = of(made, "closures"), of(made, "risks")
    assert set(drawn["drawn"]) == {"random"} and set(extra["drawn"]) == {"risk"}
    assert not set(drawn["item"]) & set(extra["item"])
    assert all("只有表述" in why for why in extra["why"])


def test_a_record_far_from_all_others_is_looked_at() -> None:
    events = [
        event(held_on=f"2025-04-{day:02}", name=f"讲座{day}", participants=40 + day) for day in range(1, 29)
    ]
    made = plan(edition(events=[*events, event(held_on="2025-05-01", name="大会", participants=90000)]))
    lines = made.items[made.items["register"].eq("events") & made.items["what"].str.contains("大会")]
    assert any("相差很远" in why for why in lines["why"])


def test_a_claim_confirmed_on_site_is_not_asked_again() -> None:
    case = edition(findings=[finding()], claims=[claim(), claim(text="30场", value=30, low=30, high=30)])
    key = named(case, "claims")["key"].iloc[0]
    checked = edition(
        findings=[finding()], claims=[claim(), claim(text="30场", value=30, low=30, high=30)],
        verifications=[site_check(register="claims", key=key, drawn=None)],
    )  # fmt: skip
    assert len(of(plan(case), "claims")) == 2 and len(of(plan(checked), "claims")) == 1


def test_facts_that_only_the_measures_tell_are_asked_for_and_stand_at_their_measure() -> None:
    case = edition(findings=[finding()], measures=[measure(text="2025年3月5日召开主席办公会2次。")])
    found = of(plan(case), "claims")
    assert case.ledger["claims"].empty and found["finding"].tolist() == [1, 1]
    assert all(
        word in what for word, what in zip(("2025年3月5日", "2次"), sorted(found["what"]), strict=True)
    )


def test_promises_due_in_the_quarter_and_missed_ones_are_listed_and_later_ones_are_not() -> None:
    case = edition(commitments=[commitment(starts_on="2025-01-01")])
    assert [what[-15:] for what in of(plan(case), "promises")["what"]]
    windows = "".join(of(plan(case), "promises")["what"])
    assert "2025年3—4月" in windows and "2025年5—6月" in windows and "2025年7—8月" not in windows


def test_a_promise_line_says_the_day_what_was_wanted_and_which_rows_were_counted() -> None:
    talk = commitment(
        text="每季度走访社区1次", every="P3M", evidence_register="visits", starts_on="2025-01-01"
    )
    days = ("2025-01-10", "2025-04-02", "2025-04-20", "2025-05-08")
    case = edition(
        as_of=date(2025, 6, 30), commitments=[talk], visits=[visit(visited_on=day) for day in days]
    )
    (why,) = of(plan(case), "promises")["why"]
    assert why == (
        "2025年6月30日到期。记录已够：应有1次，登记表里有1次。记录在“走访调研”第3、4、5行（共3行，计1次）。"
    )


def test_questions_on_one_row_stand_on_one_line() -> None:
    words = [measure(text="高度重视。")]
    made = of(plan(edition(findings=[finding()], measures=words)), "questions")
    assert len(made) == 1 and "没有制度" in made["what"].item() and "也没有结果数量" in made["what"].item()


def run(*arguments: str) -> tuple[int, str, str]:
    found = CliRunner().invoke(app, list(arguments), standalone_mode=False)
    return found.exit_code, found.stdout, found.stderr


def test_the_command_writes_a_workpaper_and_never_over_one(tmp_path: Path) -> None:
    out = tmp_path / "底稿.xlsx"
    call = ("plan", "2025Q3", "--ledger", str(paths.LEDGER), "--as-of", "2025-09-30", "-o", str(out))
    status, said, told = run(*call)
    assert (status, said) == (0, "") and "抽查已销号问题11条" in told and out.exists()
    before = out.read_bytes()
    assert run(*call)[0] != 0 and run(*call, "--force")[0] == 0 and out.read_bytes() == before


def test_the_command_prints_the_plan_as_json_and_nothing_else() -> None:
    status, said, _ = run("plan", "2025Q3", "--ledger", str(paths.LEDGER), "--as-of", "2025-09-30", "--json")
    made = json.loads(said)
    assert status == 0 and made["closures"]["drawn"] == 11 and made["items"][0]["item"]
