"""The five sentences of the conclusion, word by word on small cases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from builders import claim, commitment, event, finding, gallery_check, site_check
from case import empty, notice
from lookback_case import NEXT, edition
from review_case import Line, by_finding, planned_and_filled, reviewed

from huitoukan.lookback.recurrence import recurrence
from huitoukan.sentences import sections
from huitoukan.sentences.lookback import conclusions
from huitoukan.sentences.sections import nothing, returned

TITLES = (
    "服务不够主动",
    "采购程序不够规范",
    "考勤公示不及时",
    "走访企业偏少",
    "画廊更换不勤",
    "学习缺少计划",
)


def six(**changes: object) -> list[dict[str, object]]:
    """Six closed findings of one part; `changes` are those of the first."""
    found = [finding(no=no, title=title) for no, title in enumerate(TITLES, 1)]
    return [found[0] | changes, *found[1:]]


def test_without_any_record_nothing_is_claimed() -> None:
    said = conclusions(reviewed(edition(NEXT, findings=six())))
    assert said[0] == (
        "截至2025年9月30日（台账的内容只到2025年5月20日），单位报告完成100%(6/6)，台账没有写事实和措施，文字上有无依据无法判断；"
        "没有现场核查记录，核实完成多少还不能说。"
    )
    assert said[1] == (
        "没有随机抽查的结果，报告完成的6个问题有多少不实，还不能推断；按计划随机抽查3个，"
        "如果其中有3个不实，至少抽到1个的把握是95.0%。"
    )
    assert said[2] == "没有冻结过以前季度的版本，说不出本季度有什么变化。"
    assert said[3] == "台账中没有长期承诺。"
    assert said[4].startswith("没有亮红灯、黄灯的问题；接下来先到现场看：(1)服务不够主动（只有表述")


def test_a_sample_says_how_many_of_all_may_be_false(tmp_path: Path) -> None:
    own = edition(NEXT, findings=six())
    words = dict.fromkeys(range(1, 7), "属实")
    filled = planned_and_filled(own, tmp_path / "底稿.xlsx", by_finding(words, NEXT))
    # 3 of 6 drawn, all true: the three others may be false, which happens in 1 of 20 draws
    assert conclusions(reviewed(own, (), filled))[1] == (
        "从报告完成的6个问题中随机抽查3个，查到3个：属实或基本属实3个、不实0个、部分属实0个、无法核实0个；"
        "据此推断，全部6个中不实的在0—3个之间（占0%—50.0%，把握不低于95%）。"
    )


def test_the_records_drawn_and_the_facts_checked_are_told_with_the_sample(tmp_path: Path) -> None:
    def answer(section: str, line: Line) -> dict[str, object]:
        word = {"抽查登记记录": "不实", "待核事实": "无法核实" if "30场" in str(line["核查什么"]) else "属实"}
        return {"核查结果": word.get(section, "属实"), "核查日期": NEXT}

    own = edition(
        NEXT, findings=six(), events=[event(name="讲座", held_on="2025-08-01")],
        claims=[claim(), claim(text="30场", value=30, low=30, high=30)],
    )  # fmt: skip
    filled = planned_and_filled(own, tmp_path / "底稿.xlsx", answer)
    assert conclusions(reviewed(own, (), filled))[1].endswith(
        "；登记记录随机抽查1条，查到1条，不实1条；通报里的事实核对过2项：属实1项、无法核实1项。"
    )


def test_verified_stands_beside_reported_and_what_was_not_checked_is_not_held_against_anybody() -> None:
    own = edition(NEXT, findings=six(), verifications=[site_check(quarter="2025Q3", checked_on="2025-08-01")])
    assert conclusions(reviewed(own))[0].endswith(
        "现场核实的16.7%(1/6)；到现场核查过1个，没有核查过的不算核实，也不等于不实。"
    )


def test_visits_after_the_as_of_day_are_told_with_their_last_day(tmp_path: Path) -> None:
    own = edition(NEXT, findings=six())
    later = by_finding(dict.fromkeys(range(1, 7), "属实"), date(2025, 10, 9))
    filled = planned_and_filled(own, tmp_path / "底稿.xlsx", later)
    assert "（核查到2025年10月9日），没有核查过的" in conclusions(reviewed(own, (), filled))[0]


def test_what_came_back_is_one_number_wherever_it_is_told() -> None:
    names = [f"示范画廊{number}" for number in range(10)]
    kept = {
        "commitments": [commitment(finding=3, text="每两月更换挂图", evidence_words="挂图更换")],
        "galleries": [{"name": name} for name in names],
    }
    checks = [gallery_check(gallery=name, checked_on="2025-05-20") for name in names]
    # the register was kept to the end, and one of ten posters changed
    later = [gallery_check(gallery=names[0], checked_on=day) for day in ("2025-07-10", "2025-09-20")]
    before = edition(findings=six(), gallery_checks=checks, **kept)
    opened = six(status="in_progress")
    found = reviewed(edition(NEXT, findings=opened, gallery_checks=[*checks, *later], **kept), [before])
    told = "反弹2个(1)(3)，其中仍报完成而承诺或指标回落1个"
    assert told in conclusions(found)[2] and f"本季度{told}；" in returned(found)
    assert found.history.rebounds["no"].nunique() == 2


def test_changes_are_counted_with_their_numbers() -> None:
    before = edition(findings=[
        *six(status="in_progress", due_on="2025-06-30")[:3],
        finding(no=4, title=TITLES[3], status="in_progress", due_on="2025-06-30"),
    ])  # fmt: skip
    now = edition(NEXT, findings=[
        finding(no=1, title=TITLES[0]), finding(no=2, title=TITLES[1], status="in_progress"),
        finding(no=3, title=TITLES[2]),
        finding(no=4, title=TITLES[3], status="in_progress", due_on="2025-12-31"),
        finding(no=5, title=TITLES[4], status="in_progress"),
    ])  # fmt: skip
    assert conclusions(reviewed(now, [before]))[2] == (
        "与2025年第2季度相比，新报完成1个(1)，反弹1个(2)，时限推迟1个(4)，新增问题1个(5)。"
    )


def test_a_deadline_put_off_again_and_again_is_counted_over_the_quarters() -> None:
    days = (date(2025, 5, 20), NEXT, date(2025, 12, 31))
    dues = ("2025-06-30", "2025-10-31", "2026-01-31")
    one, two, now = (
        edition(day, findings=[finding(status="in_progress", due_on=due)])
        for day, due in zip(days, dues, strict=True)
    )
    assert "至今未完成而累计推迟2次的1个(1)" in conclusions(reviewed(now, [one, two]))[2]


def test_the_same_ledger_a_quarter_later_has_not_changed() -> None:
    before, now = edition(findings=six()), edition(NEXT, findings=six())
    assert conclusions(reviewed(now, [before]))[2] == "与2025年第2季度相比，台账没有变化。"


@pytest.mark.parametrize(
    ("decision", "words"), [(None, "文字相近、还要人看的1个(2)"), ("yes", "认定同类的1个(2)")]
)
def test_what_recurs_is_told_as_decided_or_as_proposed(decision: str | None, words: str) -> None:
    earlier = edition(date(2023, 5, 20), findings=[finding(no=7, title="采购程序不规范")])
    now = edition(NEXT, findings=six()[:2])
    links = recurrence(earlier, now)
    assert len(links) == 1
    links = links.assign(decision=pd.array([decision], "string"))
    assert words in conclusions(reviewed(now, links=links))[2]


def test_promises_due_and_missed_are_counted_apart() -> None:
    checks = [gallery_check(checked_on=day) for day in ("2025-05-25", "2025-09-20")]
    own = edition(
        NEXT, findings=six(), gallery_checks=checks,
        commitments=[commitment(every="P1M", starts_on="2025-06-01", evidence_words="挂图更换")],
        galleries=[{"name": "示范画廊"}],
    )  # fmt: skip
    assert conclusions(reviewed(own))[3] == (
        "本季度到期的承诺检查3次：记录已够1次、已逾期2次；以前季度到期、登记的记录不够的1次。"
    )


def test_promises_looked_at_on_site_are_told_with_their_results() -> None:
    checks = [
        site_check(quarter="2025Q3", register="commitments", key=key, result=result, drawn=None, item=key)
        for key, result in (("1｜走访｜7月", "confirmed"), ("1｜走访｜8月", "not_confirmed"))
    ]
    own = edition(NEXT, findings=six(), commitments=[commitment(text="走访")], verifications=checks)
    assert "到现场核对过2次：属实1次、不实1次" in conclusions(reviewed(own))[3]


def test_lights_are_told_in_words_with_their_findings() -> None:
    rows = six(status="in_progress", due_on="2025-09-01")
    rows[1] |= {"status": "in_progress", "due_on": "2025-10-05"}
    assert conclusions(reviewed(edition(NEXT, findings=rows)))[4].startswith(
        "红灯·已逾期1个(1)、黄灯·临近到期1个(2)；接下来先到现场看："
    )


def test_an_empty_ledger_is_told_as_such() -> None:
    said = conclusions(reviewed(empty()))
    assert said[0].endswith("台账中没有问题，算不出完成率。") and said[1] == "没有报告完成的问题，不用抽查。"


def test_the_mark_of_made_up_data_stands_before_every_sentence() -> None:
    own = edition(NEXT, findings=six())
    said = conclusions(reviewed(replace(own, ledger=replace(own.ledger, synthetic=True))))
    assert all(line.startswith("示例数据(合成)：") for line in said)


def test_a_round_compared_in_vain_is_told_as_compared() -> None:
    now = edition(findings=six())
    before = edition(notice=[notice(source="上一轮.txt", sha256="1")], findings=[finding(title="账目不清")])
    found = reviewed(now, links=recurrence(before, now))
    assert found.links.empty and conclusions(found)[2].endswith(
        "；与上一轮“上一轮.txt”的1个问题比对过，没有文字相近的。"
    )
    assert "比对过" in nothing("links", found) and "没有以前一轮" in nothing("links", reviewed(now))


def test_records_that_are_gone_are_named_with_the_comparison() -> None:
    before = edition(findings=six(), events=[event(name="讲座"), event(name="参观", held_on="2025-04-20")])
    now = edition(NEXT, findings=six(), events=[event(name="讲座")])
    assert sections.compared(reviewed(now, [before])).endswith("撤下的登记记录：科普活动1行，要请单位说明。")
