"""The tables of a look-back as a notebook and the outward workbook show them."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import finding
from lookback_case import NEXT, edition
from openpyxl import load_workbook

from huitoukan.lookback.review import Review, review
from huitoukan.report import outward
from huitoukan.report.figures import REVIEW, draw_review
from huitoukan.report.reviewed import COMPARING, shown
from huitoukan.sentences import Sentence
from huitoukan.tables import Table


@pytest.fixture(scope="module")
def alone() -> Review:
    return review(edition(), [])


@pytest.fixture(scope="module")
def after_one() -> Review:
    now = edition(NEXT, findings=[finding(status="in_progress", due_on="2025-06-30")])
    return review(now, [], [edition()])


def test_without_an_edition_before_it_is_said_once_that_nothing_can_be_compared(alone: Review) -> None:
    (said,) = shown(alone, *COMPARING)
    assert isinstance(said, Sentence) and "没有" in said


def test_with_one_the_changes_are_a_table_and_what_has_no_rows_a_sentence(after_one: Review) -> None:
    changes, slips = shown(after_one, "changes", "slips")
    assert isinstance(changes, Table) and "反弹" in changes.data.iloc[:, 0].tolist()
    assert isinstance(slips, Sentence)


def test_tables_come_in_the_order_asked_for(after_one: Review) -> None:
    slugs = [part.slug for part in shown(after_one, "lights", "quarters") if isinstance(part, Table)]
    assert slugs == ["lights", "quarters"]


def test_figures_of_registers_that_hold_nothing_are_not_drawn(alone: Review, after_one: Review) -> None:
    slugs = {chart.__name__.replace("_", "-") for chart in REVIEW}
    first, second = ({chart.slug for chart in draw_review(found)} for found in (alone, after_one))
    assert "change-flow" not in first and "change-flow" in second
    assert "sample-result" not in second and second < slugs


def test_the_outward_workbook_begins_with_the_conclusions_and_the_look_back(
    after_one: Review, tmp_path: Path
) -> None:
    book = load_workbook(outward.write(tmp_path / "tables.xlsx", after_one))
    cover = [row[0].value for row in book["封面"].iter_rows()]
    assert "结论5" in cover
    assert {"本季度的变化", "各问题的灯号", "各季度的三种完成口径"} <= set(book.sheetnames)
    assert book.sheetnames.index("本季度的变化") < book.sheetnames.index("指标汇总")
