"""Tables as people read them: headings in Chinese, shares with their numbers, the same text twice."""

from __future__ import annotations

import dataclasses

import pytest
from builders import finding
from case import edition, empty, real
from recorded_case import recorded, showing

from huitoukan import checks, metrics, tables
from huitoukan.codelists import load
from huitoukan.edition import Edition
from huitoukan.metrics.frames import FRAMES


def frame_of(slug: str):  # type: ignore[no-untyped-def]
    return FRAMES[slug.replace("-", "_")]


def case_of(slug: str) -> Edition:
    return showing(slug.replace("-", "_"))


EACH = pytest.mark.parametrize("slug", list(tables.LAYOUTS))


@EACH
def test_every_layout_prints_its_case_without_leftovers(slug: str) -> None:
    table = tables.table(slug, frame_of(slug)(case_of(slug)))
    cells = [cell for column in table.data for cell in table.data[column]]
    assert len(table.data) > 0
    assert not [cell for cell in cells if cell in ("None", "nan", "<NA>", "NaT")]
    assert table.sources


@EACH
def test_every_layout_prints_an_empty_ledger(slug: str) -> None:
    assert tables.table(slug, frame_of(slug)(empty()))._repr_html_()


@EACH
def test_the_same_table_gives_the_same_html_twice(slug: str) -> None:
    frame = frame_of(slug)(case_of(slug))
    assert tables.table(slug, frame)._repr_html_() == tables.table(slug, frame)._repr_html_()


def test_shares_print_with_their_numbers_and_interval() -> None:
    table = tables.table("three-completions", FRAMES["three_completions"](real()))
    assert table.data["比率"].tolist() == ["100%(20/20)", "70.0%(14/20)", "尚未核查(0/20)"]
    assert table.data["95%区间"].tolist()[0] == "83.9%—100%"


def test_codes_print_as_their_labels() -> None:
    case = edition(findings=[finding(status="in_progress")])
    table = tables.register_table(case, "findings", ("no", "status"))
    assert table.data.to_dict("list") == {"序号": ["1"], "完成状态": [load("status").label_of("in_progress")]}


def test_registers_without_rows_are_named_as_such() -> None:
    table = tables.row_counts(edition(findings=[finding()]))
    assert dict(zip(table.data["工作表"], table.data["行数"], strict=True))["整改台账"] == "1"
    assert "科普活动" in table.data["工作表"].iloc[-1] and table.data["行数"].iloc[-1] == "无记录"


def test_what_the_notice_does_not_say_is_printed_as_unsaid() -> None:
    table = tables.notice(real())
    printed = dict(zip(table.data["项目"], table.data["内容"], strict=True))
    assert printed["反馈日期"] == "2025-01-21"
    assert printed["自述问题数"] == "未写明"


def test_problems_keep_their_order_and_say_what_to_do() -> None:
    found = checks.check(real())
    table = tables.problems(found, real())
    assert len(table.data) == len(found)
    assert (table.data["处理"] != "").all()


def test_metrics_without_records_are_not_printed_as_zero() -> None:
    case = empty()
    table = tables.metrics(metrics.measure(case), case)
    assert set(table.data["数值"]) <= {"无记录", "没有分母"}


def test_made_up_data_carry_their_mark_into_the_title() -> None:
    case = real()
    synthetic = dataclasses.replace(case, ledger=dataclasses.replace(case.ledger, synthetic=True))
    table = tables.table("status-by-part", FRAMES["status_by_part"](synthetic))
    assert tables.MARK in table._repr_html_()


def test_definitions_come_from_the_catalogue() -> None:
    table = tables.definition("reported_completion")
    assert table.data["分母"].tolist() == [metrics.CATALOGUE["reported_completion"].denominator]


def test_metrics_of_an_empty_register_share_a_row_that_names_the_sheet() -> None:
    table = tables.measured(real(), "events", "spread")
    assert table.data["数值"].tolist() == ["无记录"]
    assert "登记活动场次" in table.data["指标"][0] and "“科普活动”" in table.data["怎么算"][0]
    assert "分组" not in table.data


def test_metrics_of_a_theme_print_value_interval_and_what_they_do_not_say() -> None:
    table = tables.measured(recorded(), "studios").data.set_index("指标")
    assert table.loc["闲置工作室占比", "数值"] == "50.0%(1/2,另1项不适用)"
    assert table.loc["登记工作室活动场次", "怎么算"].startswith("登记的工作室活动场次；不计入：")
    assert table.loc["闲置工作室占比", "不能说明什么"].endswith("。")


def test_a_breakdown_puts_its_metrics_side_by_side() -> None:
    table = tables.breakdown(recorded(), "month")
    assert table.data.to_dict("list") == {
        "月份": ["2025-03", "2025-04", "2025-05", "未注明"],
        "各月份登记活动场次": ["2场", "1场", "2场", "无记录"],
        "各月份登记参与人次": ["140人次", "60人次", "300人次", "无记录"],
    }
    assert tables.breakdown(empty(), "month").data.empty
