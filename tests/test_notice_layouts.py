"""Layouts of notices: the same mark is a theme in one and a finding in the next."""

from __future__ import annotations

import pytest
from notice_cases import HEAD, TAIL, listed, read

from huitoukan.notice import Finding
from huitoukan.problems import InputError


def titles(*lines: str) -> list[str]:
    return [found.title for found in listed(*lines)]


def statuses(*lines: str) -> list[str]:
    return [found.status for found in listed(*lines)]


def counts(*lines: str) -> list[int]:
    return [len(found.measures) for found in listed(*lines)]


def one(*lines: str) -> Finding:
    (found,) = listed(*lines)
    return found


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("一、", "二、"),
        ("（一）", "（二）"),
        ("1.", "2."),
        ("1、", "2、"),
        ("（1）", "（2）"),
        ("1)", "2)"),
        ("①", "②"),
        ("第一、", "第二、"),
        ("问题一：", "问题二："),
        ("反馈问题1：", "反馈问题2："),
        ("1.1 ", "1.2 "),
        ("### 问题1.", "### 问题2."),
        ("## 一、", "## 二、"),
        ("- 1.", "- 2."),
    ],
)
def test_any_mark_may_number_the_findings(first: str, second: str) -> None:
    lines = (f"{first}关于学习不深的问题", "开展学习2次。", f"{second}关于作风不实的问题", "开展调研3次。")
    assert titles(*lines) == ["学习不深", "作风不实"]
    assert [found.label for found in listed(*lines)] == [
        mark.lstrip("#- ").strip() for mark in (first, second)
    ]


def test_findings_without_mark_stand_in_lines_of_their_own() -> None:
    assert titles("关于学习不深的问题", "开展学习2次。", "关于作风不实的问题", "开展调研。") == [
        "学习不深",
        "作风不实",
    ]


def test_a_sentence_that_speaks_of_a_problem_is_no_finding() -> None:
    assert titles("(1)关于甲不严的问题", "关于这一问题，我们开展了3次检查，解决了拖欠的问题。") == ["甲不严"]


def test_headings_that_only_say_what_is_amiss_are_findings_where_none_names_a_problem() -> None:
    lines = (
        "一、整改工作情况",
        "（一）提高站位。开会2次。",
        "二、整改进展",
        "（一）理论学习不深入。",
        "学习3次。",
        "（二）作风建设有差距。",
        "调研2次。",
    )
    assert titles(*lines) == ["理论学习不深入", "作风建设有差距"]


def test_a_heading_that_counts_on_between_findings_is_one_of_them() -> None:
    lines = (
        "（一）关于学习不深的问题",
        "学习。",
        "（二）安全责任压力层层递减",
        "检查。",
        "（三）关于作风不实的问题",
        "调研。",
    )
    assert titles(*lines) == ["学习不深", "安全责任压力层层递减", "作风不实"]


def test_measures_numbered_like_the_findings_are_no_findings() -> None:
    lines = (
        "1.关于学习不深的问题",
        "1.制定计划。",
        "2.健全制度。",
        "2.关于作风不实的问题",
        "1.开展调研。",
        "2.公开结果。",
    )
    assert titles(*lines) == ["学习不深", "作风不实"]
    assert counts(*lines) == [2, 2]


def test_a_wider_mark_that_starts_anew_below_each_finding_numbers_its_measures() -> None:
    lines = (
        "1.关于学习不深的问题",
        "（一）制定计划。",
        "（二）健全制度。",
        "2.关于作风不实的问题",
        "（一）开展调研。",
        "（二）公开结果。",
        "（三）检查。",
    )
    assert titles(*lines) == ["学习不深", "作风不实"]
    assert counts(*lines) == [2, 3]


@pytest.mark.parametrize(
    "line",
    [
        "（三）下一步打算",
        "三、今后工作打算",
        "需要长期整改的事项",
        "欢迎社会各界监督。",
        "联系电话：0000-1234567",
    ],
)
def test_closing_words_end_the_findings(line: str) -> None:
    found = listed(
        "（一）关于甲不严的问题", "学习。", "（二）关于乙不实的问题", "调研。", line, "开展3次“回头看”。"
    )
    assert [len(item.measures) for item in found] == [1, 1]


def test_what_the_organ_is_going_to_do_is_no_measure_of_the_last_finding() -> None:
    assert counts("(1)关于甲不严的问题", "开展学习。", "局党组将继续抓好整改，开展3次检查。") == [1]


@pytest.mark.parametrize(
    "lines",
    [
        ("一、组织领导情况", "（一）提高政治站位。开会3次。", "（二）压实责任，防止整改不到位。"),
        ("一、总体情况", "1.针对反馈的9个问题，制定方案。", "2.对照问题逐项整改。"),
    ],
)
def test_parts_on_the_organisation_are_no_findings(lines: tuple[str, ...]) -> None:
    rest = ("二、反馈问题整改情况", "（一）关于甲不严的问题", "学习。", "（二）关于乙不实的问题", "调研。")
    assert titles(*lines, *rest) == ["甲不严", "乙不实"]


def test_a_theme_below_the_mark_of_the_findings_is_their_part_all_the_same() -> None:
    found = listed(
        "1.聚焦政治建设方面",
        "问题一：学习不深",
        "整改情况：学习。",
        "2.聚焦作风方面",
        "问题二：作风不实",
        "整改情况：调研。",
    )
    assert [item.category or item.part for item in found] == ["聚焦政治建设方面", "聚焦作风方面"]


def test_a_heading_of_the_report_is_no_part() -> None:
    found = one("二、巡察反馈问题整改落实情况", "（一）关于甲不严的问题", "学习。")
    assert (found.part, found.category) == (None, None)


def test_the_widest_of_two_headings_without_theme_words_is_the_part() -> None:
    found = one("一、党的领导弱化", "（一）主体责任缺失", "1.关于甲不严的问题", "学习。")
    assert (found.part, found.category) == ("党的领导弱化", "主体责任缺失")


def test_a_title_may_hold_a_full_stop() -> None:
    assert titles("一、采购监管有漏洞。个别耗材未经论证即引进", "清理3次。", "二、作风不实", "调研。") == [
        "采购监管有漏洞。个别耗材未经论证即引进",
        "作风不实",
    ]


def test_a_status_behind_the_title_is_no_part_of_it() -> None:
    lines = ("1.采购监管有漏洞。已完成整改。清理3次。", "2.作风有差距。正在整改。")
    assert (titles(*lines), statuses(*lines)) == (
        ["采购监管有漏洞", "作风有差距"],
        ["completed", "in_progress"],
    )


def test_a_title_broken_over_two_lines_is_one() -> None:
    lines = (
        "反馈问题：关于甲不严的问题。",
        "整改情况：学习。",
        "反馈问题：关于设施老旧，信息化",
        "覆盖不足的问题。",
        "整改情况：改造。",
    )
    assert titles(*lines) == ["甲不严", "设施老旧，信息化覆盖不足"]


def test_labels_may_stand_on_lines_of_their_own() -> None:
    found = one(
        "反馈问题",
        "关于甲不严的问题",
        "整改措施",
        "（1）制定计划。",
        "（2）开展检查。",
        "整改成效",
        "检查3次。",
        "完成情况",
        "已完成",
    )
    assert (found.title, found.status, len(found.measures)) == ("甲不严", "completed", 2)
    assert [
        claim.text for claim in read(HEAD + "反馈问题\n关于甲不严的问题\n整改成效\n检查3次。" + TAIL).claims
    ] == ["3次"]


def test_a_description_of_the_problem_below_its_heading_is_no_second_finding_and_no_claim() -> None:
    text = HEAD + "（一）关于甲不严的问题\n存在问题：2022年只开展1次学习。\n整改措施：开展学习3次。" + TAIL
    found = read(text)
    assert [item.title for item in found.findings] == ["甲不严"]
    assert [claim.text for claim in found.claims if claim.finding] == ["3次"]


def test_who_is_responsible_and_until_when_is_no_measure() -> None:
    found = one(
        "（一）关于甲不严的问题",
        "责任领导：分管副局长",
        "责任单位：办公室",
        "整改时限：2024年9月底",
        "整改措施：学习3次。",
    )
    assert [measure.text for measure in found.measures] == ["学习3次。"]


@pytest.mark.parametrize(
    ("body", "number"),
    [
        ("一是学习；二是检查；三是公开。", 3),
        ("首先，学习。其次，检查。最后，公开。", 3),
        ("第一，学习。第二，检查。", 2),
        ("（1）学习；（2）检查。", 2),
        ("①学习；②检查；③公开。", 3),
        ("1.学习。\n2.检查。", 2),
        ("学习、检查。", 1),
        ("高度重视。\n一是学习；\n二是检查。\n效果良好。", 2),
        ("", 0),
    ],
)
def test_measures_are_counted_in_every_style(body: str, number: int) -> None:
    assert counts("问题一：关于甲不严的问题", *body.split("\n")) == [number]


def test_where_measures_have_a_label_only_they_are_counted() -> None:
    assert counts(
        "问题一：甲不严", "整改措施：（1）学习；（2）检查。", "整改情况：一是学习；二是检查；三是公开。"
    ) == [2]


def test_a_text_that_names_no_finding_is_refused_with_status_1() -> None:
    with pytest.raises(InputError) as refused:
        read("县委召开巡察反馈会议，巡察组反馈了意见，指出3个问题。")
    assert refused.value.exit_status == 1


def test_a_text_that_lost_its_line_breaks_is_read_by_its_marks() -> None:
    filler = "坚持把巡察整改作为重要政治任务，" * 30
    text = (
        "2024年2月20日至3月26日，区委巡察二组对区水务局党组开展了巡察，并于2025年1月21日反馈了意见。 "
        f"一、整改工作组织情况 1.提高站位。{filler}开会。 2.压实责任。{filler}督办。 二、整改落实情况 "
        "1.关于“学习不深”问题的整改 一是学习3次。二是检查。2.关于作风不实的问题。 整改情况：调研2次。"
        "完成情况：已完成。 三、下一步打算 继续整改。 区水务局党组 2025年5月20日"
    )
    found = read(text)
    assert [item.title for item in found.findings] == ["学习不深", "作风不实"]
    assert [len(item.measures) for item in found.findings] == [2, 1]
    assert [item.status for item in found.findings] == ["not_stated", "completed"]
    assert found.header.signed_on == "2025-05-20"


def test_a_theme_counts_more_than_a_heading_that_only_speaks_of_how_things_stand() -> None:
    found = one("一、聚焦作风方面", "（一）制度执行情况", "（1）关于甲不严的问题", "学习。")
    assert (found.part, found.category) == ("聚焦作风方面", "制度执行情况")


def test_a_heading_that_holds_findings_is_no_sibling_of_one() -> None:
    lines = ("一、聚焦作风方面", "（1）关于甲不严的问题", "学习。", "二、关于乙不实的问题", "调研。")
    assert titles(*lines) == ["甲不严", "乙不实"]


def test_marks_may_count_beyond_ninety_nine() -> None:
    assert titles("（99）关于甲不严的问题。", "学习。", "（100）关于乙不实的问题。", "调研。") == [
        "甲不严",
        "乙不实",
    ]


def test_who_answers_until_when_and_by_what_proof_is_kept() -> None:
    found = one(
        "（一）关于甲不严的问题",
        "责任领导：分管副局长",
        "责任单位：办公室、人事科",
        "整改时限：2024年9月底",
        "佐证材料：会议纪要。",
        "整改措施：学习3次。",
    )
    assert (found.leader, found.owner, found.due_on, found.evidence) == (
        "分管副局长",
        "办公室、人事科",
        "2024-09-30",
        "会议纪要",
    )


def test_a_term_that_names_no_day_is_none() -> None:
    assert one("（一）关于甲不严的问题", "整改时限：立行立改", "整改措施：学习3次。").due_on is None


def test_the_points_of_a_description_are_no_findings_and_no_measures() -> None:
    found = listed(
        "（一）关于甲不严的问题",
        "具体表现：",
        "1.记录不完整。",
        "2.3个支部学习走过场。",
        "整改落实情况：",
        "①学习2次。②检查。",
        "（二）关于乙不实的问题",
        "具体表现：",
        "1.调研不深。",
        "整改落实情况：",
        "①调研4次。",
    )
    assert [(item.title, len(item.measures)) for item in found] == [("甲不严", 2), ("乙不实", 1)]


def test_findings_may_say_what_is_amiss_and_go_on_in_their_line() -> None:
    lines = (
        "（一）聚焦文旅融合方面",
        "（1）产业发展缺乏统筹。一是规划3个项目。",
        "（2）乡村旅游同质化严重。新建民宿6家。",
        "（3）文化惠民演出“走过场”。演出17场。",
        "（二）聚焦队伍建设方面",
        "（1）长期借用下属单位人员。清退5人。",
    )
    assert titles(*lines) == [
        "产业发展缺乏统筹",
        "乡村旅游同质化严重",
        "文化惠民演出“走过场”",
        "长期借用下属单位人员",
    ]


def test_headings_of_what_is_to_come_are_no_findings() -> None:
    lines = (
        "（一）作风不实",
        "调研2次。",
        "（二）学习不深",
        "学习3次。",
        "三、巩固整改成果的打算",
        "（一）学习教育不松劲。",
    )
    assert titles(*lines) == ["作风不实", "学习不深"]


@pytest.mark.parametrize(
    "text",
    [
        "1.关于社保卡办理的问题。答：请携带身份证。\n2.关于报销比例的问题。答：报销比例为80%。",
        "巡察公告\n（一）贯彻落实方面存在的问题；\n（二）选人用人方面存在的问题；\n（三）廉洁自律方面存在的问题。",
    ],
)
def test_numbered_problems_without_rectification_make_no_notice(text: str) -> None:
    with pytest.raises(InputError) as refused:
        read(text)
    assert refused.value.exit_status == 1
