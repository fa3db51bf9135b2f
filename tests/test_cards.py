"""Claim cards: what each says of its claim, and that unknown stays unknown."""

from __future__ import annotations

from datetime import date

import pytest
from builders import claim, event, finding, measure
from case import edition, empty, notice, real
from notice_cases import HEAD, TAIL, TITLE

from huitoukan import codelists
from huitoukan.cards import Card, as_read, card_table, cards, most_remarked, remarked
from huitoukan.checks import check
from huitoukan.edition import Edition
from huitoukan.ledger import from_notice
from huitoukan.notice import Source, read_text
from huitoukan.problems import Problem, Severity
from huitoukan.registers import REGISTERS


def read(body: str) -> tuple[Edition, Source]:
    """The edition of a notice with one finding, inspected in February 2024, feedback 21 January 2025."""
    source = Source("notice.txt", f"{HEAD}{TITLE}整改情况:{body}\n完成情况:已完成{TAIL}", "0" * 64)
    return as_read(from_notice(read_text(source))), source


def card(body: str, at: int = 0) -> Card:
    """One of the cards of such a notice."""
    case, source = read(body)
    return cards(case, [], source)[at]


def of(*claims: dict[str, object], **records: list[dict[str, object]]) -> list[Card]:
    """The cards of a ledger with these claims, whose notice is not at hand."""
    return cards(edition(claims=list(claims), findings=[finding()], **records), [])


def test_the_claim_stands_in_its_sentence_as_printed() -> None:
    found = card("2024年以来,办讲座１３５场,反响好。再办培训。")
    assert (found.before, found.text, found.after) == ("整改情况:2024年以来,办讲座", "１３５场", ",反响好。")


def test_it_names_the_characters_as_people_count_them() -> None:
    case, source = read("办讲座8次。")
    start = source.text.index("8次")
    assert cards(case, [], source)[0].place == f"notice.txt 第{start + 1}—{start + 2}字；量化事实 第2行"


def test_without_the_original_the_claim_stands_alone_and_the_card_says_so() -> None:
    (found,) = of(claim())
    assert (found.sentence, found.place) == ("12场", "原件不在手边；量化事实 第2行")


def test_it_names_the_finding_and_what_the_organ_reports() -> None:
    (found,) = of(claim())
    assert (found.finding_label, found.title, found.status) == ("(1)", "服务不够主动", "已完成")


def test_a_claim_of_a_finding_the_ledger_does_not_have_says_so() -> None:
    (found,) = of(claim(finding=9))
    assert (found.finding_label, found.title) == ("(9)", "台账中没有这个问题")


@pytest.mark.parametrize(
    ("changes", "value", "written"),
    [
        ({}, "12场", "准确数"),
        (
            {"text": "4.7万人次", "value": 47000, "low": 46500, "high": 47500, "qualifier": "rounded"}
            | {"unit": "人次"},
            "46,500—47,500人次",
            "约数（按末位取整）",
        ),
        ({"value": 30, "low": 31, "high": 39, "qualifier": "over"}, "31—39场", "超过"),
        ({"value": 30, "low": 31, "high": None, "qualifier": "over"}, "31场及以上", "超过"),
        ({"value": None, "low": None, "high": None, "qualifier": None}, "原文未给", ""),
        ({"kind": "document", "title": "甲办法", "action": "made"}, "制定《甲办法》", "准确数"),
    ],
)
def test_the_value_is_read_with_its_bounds(changes: dict[str, object], value: str, written: str) -> None:
    (found,) = of(claim(**changes))
    assert (found.value, found.written) == (value, written)


def test_a_window_across_the_feedback_is_split_in_days_and_bounds_what_came_after() -> None:
    # 2024-01-01 to 2025-05-20: 60 days before the inspection (1 March), 326 to the feedback, 120 after
    (found,) = of(claim(since="2024-01-01"))
    window = found.window
    assert (window.days, window.before, window.between, window.after) == (506, 60, 326, 120)
    assert window.words == "2024-01-01至2025-05-20，共506天（原文没有写止点，算到落款日）"
    assert window.bound == (
        "巡察前60天、巡察至反馈326天、反馈后120天；原文没有按反馈前后拆开，反馈后的可能是0—12场"
    )


def test_the_even_share_of_a_larger_number_is_rough_and_said_to_be_no_more_than_a_hint() -> None:
    # 47,000 ÷ 506 x 120 = 11,146
    (found,) = of(claim(value=47000, low=46500, high=47500, unit="人次", since="2024-01-01"))
    assert found.window.bound.endswith("反馈后的可能是0—47,500人次；按天数平摊约11,000人次，只作参考")


@pytest.mark.parametrize(
    ("changes", "bound"),
    [
        ({"since": "2025-02-01"}, "统计时段都在反馈之后"),
        ({"since": "2024-04-01", "until": "2024-06-30"}, "统计时段都在反馈之前（巡察至反馈之间）"),
        ({"since": "2023-01-01", "until": "2023-12-31"}, "统计时段都在反馈之前（巡察前）"),
        ({"since": "2023-01-01", "until": "2024-06-30"}, "统计时段都在反馈之前（跨巡察开始日）"),
        ({"kind": "event", "since": None, "on": "2025-02"}, "这个月都在反馈之后"),
        ({"kind": "event", "since": None, "on": "2024-05-04"}, "这一天都在反馈之前（巡察至反馈之间）"),
    ],
)
def test_a_window_on_one_side_of_the_feedback_says_which(changes: dict[str, object], bound: str) -> None:
    (found,) = of(claim(**changes))
    assert found.window.bound == bound


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"since": None}, "原文没有写统计时段"),
        ({"since": None, "until": "2025-04-30"}, "截至2025-04-30"),
        ({"kind": "document", "since": None, "title": "甲办法"}, "原文没有写日期"),
    ],
)
def test_a_window_that_is_not_written_is_not_guessed(changes: dict[str, object], words: str) -> None:
    (found,) = of(claim(**changes))
    assert (found.window.words, found.window.days, found.window.bound) == (words, None, "")


def test_an_open_window_of_a_notice_without_signing_has_no_days() -> None:
    case = edition(claims=[claim()], notice=[notice(signed_on=None)])
    (found,) = cards(case, [])
    assert (found.window.words, found.window.days) == ("2025-01-01起，原文没有写止点", None)


def test_without_the_day_of_the_feedback_nothing_is_split() -> None:
    case = edition(claims=[claim()], notice=[notice(feedback_on=None)])
    (found,) = cards(case, [])
    assert (found.window.days, found.window.after) == (140, None)
    assert found.window.bound == "巡察或反馈日期不明，分不出前后"


def test_a_claim_is_held_against_its_denominator_with_year_and_source() -> None:
    (found,) = of(claim(value=135, low=135, high=135, since="2024-01-01"))
    # 135 ÷ (66.909 x 506 ÷ 365.25)
    assert (found.base.denominator, found.base.rate) == ("常住人口669,090人（2020年）", "1.46场/万人·年")
    assert found.base.source.startswith("http") and not found.base.missing


def test_the_rate_of_a_rounded_number_has_an_interval() -> None:
    bounds = {"value": 47000, "low": 46500, "high": 47500, "unit": "人次", "qualifier": "rounded"}
    (found,) = of(claim(indicator="attendances", since="2024-01-01", **bounds))
    assert (found.base.rate, found.base.interval) == ("507.1人次/万人·年", "501.7—512.4（原文为约数）")


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({"indicator": None}, "不属于任何指标，没有分母"),
        ({"indicator": "meetings"}, "没有分母：没有“会议次数”的全体数可比"),
        ({"indicator": "galleries_built"}, None),
        ({"kind": "document", "title": "甲"}, "不适用，文件不算比率"),
        ({"kind": "rate", "value": 1, "unit": "%"}, "没有分母：原文没有说明总数是多少，算不出区间"),
        ({"value": None, "low": None, "high": None}, "原文没有给具体数，算不出比率"),
    ],
)
def test_where_there_is_no_rate_the_card_says_why(changes: dict[str, object], missing: str | None) -> None:
    (found,) = of(claim(**changes))
    assert found.base.missing == (missing or "")


def test_attendances_of_contests_are_never_divided_by_people() -> None:
    (found,) = of(claim(indicator="contest_attendances", unit="人次"))
    assert found.base.rate == "" and found.base.missing.startswith("人次不是人数，不除以人口")


def test_the_reference_data_of_another_place_are_not_used() -> None:
    case = edition(claims=[claim()], notice=[notice(organ="某市某局")])
    (found,) = cards(case, [])
    assert found.base.missing == "没有分母：参考数据是鼓楼区的，不能用于这份通报"


def test_all_of_two_prints_its_interval() -> None:
    share = claim(kind="rate", text="100%", value=1, low=1, high=1, unit="%", indicator="meetings")
    counted = claim(text="2次", value=2, low=2, high=2, unit="次", indicator="meetings")
    found = of(counted, share)[1].base
    assert (found.rate, found.interval) == ("100%(2/2)", "34.2%—100%（95%区间，只有2例）")


def test_part_of_a_number_that_may_be_the_whole_or_the_part_has_no_interval() -> None:
    share = claim(kind="rate", text="50%", value=0.5, low=0.5, high=0.5, unit="%", indicator="meetings")
    counted = claim(text="2次", value=2, low=2, high=2, unit="次", indicator="meetings")
    assert "总数还是其中一部分" in of(counted, share)[1].base.missing


def related(*claims: dict[str, object]) -> list[tuple[int, str]]:
    """The references of the first card: number and relation."""
    return [(one.number, one.relation) for one in of(*claims)[0].references]


def test_the_same_thing_counted_alike_in_two_findings_agrees() -> None:
    attended = claim(text="2次", value=2, low=2, high=2, unit="次", subject="纪检组参与主席办公会议")
    held = attended | {"finding": 2, "subject": "主席办公会议", "indicator": "meetings"}
    assert related(attended, held) == [(2, "agree")]
    assert related(held, attended) == [(2, "agree")]


def test_the_same_thing_counted_otherwise_differs() -> None:
    assert related(claim(), claim(finding=2, value=15, low=15, high=15)) == [(2, "differ")]


def test_rounding_is_no_difference() -> None:
    rounded = claim(finding=2, value=10, low=11, high=19, qualifier="over")
    assert related(claim(), rounded) == [(2, "agree")]


def test_another_window_is_not_compared() -> None:
    assert related(claim(), claim(finding=2, value=15, since="2024-01-01")) == [(2, "apart")]


def test_different_indicators_in_like_words_are_not_said_to_differ() -> None:
    heads = claim(unit="人次", subject="参与居民群众", indicator="attendances")
    assert related(heads, heads | {"value": 99, "low": 99, "high": 99, "indicator": None}) == []


def test_different_indicators_in_one_finding_are_not_said_to_agree_either() -> None:
    heads = claim(unit="人次", subject="参与居民群众", indicator="attendances")
    assert related(heads, heads | {"indicator": "contest_attendances"}) == []


def test_the_same_document_is_found_again() -> None:
    made = claim(
        kind="document", title="甲办法（试行）", action="made", text="《甲办法（试行）》", subject=None
    )
    again = made | {"finding": 2, "title": "甲办法(试行)", "action": "cited"}
    (found,) = of(made, again)[0].references
    assert (found.number, found.relation, found.words) == (2, "document", "同一份文件，那里是“引用”")


def test_other_claims_of_the_finding_are_named_by_number() -> None:
    first, *_ = of(claim(), claim(indicator=None, subject="甲"), claim(finding=2, subject="乙"))
    assert first.beside == (2,)


def remarks(*problems: Problem, **changes: object) -> list[str]:
    """The codes of the remarks on the one card of an edition with these problems."""
    changes = {"start": 100, "end": 103} | changes
    (found,) = cards(edition(claims=[claim(**changes)], findings=[finding()]), problems)
    return [one.code for one in found.remarks]


def problem(code: str, severity: Severity = Severity.WARNING, **place: object) -> Problem:
    """A problem with a place."""
    return Problem(code, severity, "情况。", "办法。", **place)  # type: ignore[arg-type]


def test_a_problem_of_its_row_stands_on_the_card_the_gravest_first() -> None:
    ask = problem("a", Severity.ASK, sheet="量化事实", row=2)
    error = problem("b", Severity.ERROR, sheet="量化事实", row=2)
    assert remarks(ask, error, since=None) == ["b", "a"]


def test_a_problem_of_another_row_or_sheet_does_not() -> None:
    assert remarks(problem("a", sheet="量化事实", row=3), problem("b", sheet="整改台账", row=2)) == [
        "window_before_feedback",
        "old_denominator",
    ]


def test_a_doubt_met_on_reading_its_words_does() -> None:
    assert remarks(problem("a", start=102, end=110), problem("b", start=103, end=110), since=None) == ["a"]


def test_a_standing_warning_is_left_out_where_a_rule_says_it_with_numbers() -> None:
    spoken = problem("window_straddles_feedback", sheet="量化事实", row=2)
    assert remarks(spoken, indicator=None) == ["window_straddles_feedback"]
    assert remarks(indicator=None) == ["window_before_feedback"]


def test_proof_names_register_papers_and_posts() -> None:
    (found,) = of(claim(), events=[event(), event(name="乙")])
    assert (found.proof.sheet, found.proof.recorded) == ("科普活动", 2)
    assert "签到表" in found.proof.papers and found.proof.columns[0] == "活动日期"


def test_a_rhythm_is_proved_where_its_words_say() -> None:
    assert card("每两月更新一次挂图。").proof.sheet == "画廊更新巡检"
    assert card("每半年编印1次材料。").proof.sheet == ""


def test_what_would_verify_is_known_for_every_indicator_kind_and_action() -> None:
    known = set(codelists.load("verification").codes)
    kinds = {code for code in codelists.load("claim_kind").codes if code != "document"}
    actions = {f"document_{code}" for code in codelists.load("document_action").codes}
    registers = {f"in_{code}" for code in codelists.load("proof_registers").codes}
    # a finding as a whole is verified as closed, without any claim: the workpaper asks for it
    assert known == {"closure", *codelists.load("indicators").codes, *kinds, *actions, *registers}


@pytest.mark.parametrize("code", codelists.load("verification").codes)
def test_every_register_and_column_it_names_exists(code: str) -> None:
    row = codelists.load("verification").rows[code]
    columns = [name for name in row["columns"].split(";") if name]
    assert bool(columns) == bool(row["register"])
    assert not columns or set(columns) <= set(REGISTERS[row["register"]].by_name)
    assert row["papers"] and row["roles"]


@pytest.mark.parametrize("code", codelists.load("indicators").codes)
def test_an_indicator_is_proved_in_its_own_register(code: str) -> None:
    own = codelists.load("indicators").get(code, "register")
    assert codelists.load("verification").get(code, "register") == own


def test_the_real_case_has_a_card_for_every_claim_each_in_its_sentence() -> None:
    made = cards(real(), [])
    assert [one.number for one in made] == list(range(1, len(real().ledger["claims"]) + 1))
    assert all(one.before or one.after for one in made)
    assert all(one.value and one.window.words and (one.base.rate or one.base.missing) for one in made)


def test_the_two_meetings_of_the_real_case_agree() -> None:
    agreeing = [
        (one.finding, other.finding)
        for one in cards(real(), [])
        for other in one.references
        if other.relation == "agree"
    ]
    assert agreeing == [(16, "(17)"), (17, "(16)")]


def test_no_two_numbers_of_the_real_case_are_called_different() -> None:
    relations = {other.relation for one in cards(real(), []) for other in one.references}
    assert relations == {"agree", "document", "apart"}


def test_a_notice_without_any_date_opens_on_the_same_day_always() -> None:
    assert as_read(empty().ledger).as_of == date(2000, 1, 1)
    unsigned = edition(notice=[notice(signed_on=None, feedback_on="2025-01")]).ledger
    assert as_read(unsigned).as_of == date(2025, 1, 31)


def test_the_table_of_all_cards_has_one_row_each() -> None:
    table = card_table(real(), cards(real(), []))
    assert len(table.data) == len(real().ledger["claims"])
    assert "100%(2/2)，34.2%—100%（95%区间，只有2例）" in set(table.data["折算"])


def test_the_table_says_in_a_word_what_is_not_known_and_repeats_nothing() -> None:
    made = of(
        claim(), claim(kind="document", text="《甲》", title="甲", action="made", since=None, value=None)
    )
    rows = card_table(edition(), made).data.to_dict("records")
    assert [row["读作"] for row in rows] == ["", "制定"]
    assert [row["反馈后天数"] for row in rows] == ["120/140", ""]
    assert [row["统计时段"] for row in rows] == ["2025-01-01至2025-05-20", "未写明"]
    assert [row["折算"] for row in rows] == ["0.468场/万人·年", "不适用"]


def test_the_card_with_most_remarks_is_found() -> None:
    made = of(claim(), claim(unit="人次", qualifier="rounded"))
    chosen = most_remarked(made)
    assert chosen is made[1] and most_remarked([]) is None


def test_cards_are_found_by_what_is_remarked_on_them() -> None:
    made = cards(real(), check(real()))
    early = remarked(made, "window_straddles_feedback", "evidence_before_feedback")
    assert 0 < len(early) < len(made)
    assert {card.finding for card in early} >= {7, 14, 18} and remarked(made, "no_such_code") == []


def test_a_ledger_without_claims_has_no_cards() -> None:
    assert cards(empty(), []) == [] and card_table(empty(), []).data.empty


def test_a_warning_that_quotes_several_claims_stands_on_the_card_of_each_once() -> None:
    claims = [claim(), claim(text="8次", value=8, low=8, high=8, unit="次")]
    case = edition(findings=[finding()], claims=claims)
    for found in cards(case, check(case)):
        assert [remark.code for remark in found.remarks].count("window_straddles_feedback") == 1


def test_a_warning_on_the_words_around_a_number_stands_on_its_card() -> None:
    text = "走访军门、屏山等13个社区。"
    visited = claim(text="13个", value=13, low=13, high=13, unit="个", since=None, subject="社区")
    case = edition(findings=[finding()], measures=[measure(text=text)], claims=[visited])
    (found,) = cards(case, check(case))
    assert "fewer_named_than_claimed" in [remark.code for remark in found.remarks]


def test_a_claim_read_from_a_measure_has_a_card_that_names_its_row() -> None:
    case = edition(findings=[finding()], measures=[measure(text="合格率100%，开课12门。")])
    rate, count = cards(case, check(case))
    assert rate.place.endswith("整改措施 第2行") and count.text == "12门"
    assert {"rate_without_base", "read_from_words"} == {remark.code for remark in rate.remarks}
    assert {"read_from_words"} == {remark.code for remark in count.remarks}
