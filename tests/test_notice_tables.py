"""Findings in tables: which column is what, merged cells, headings inside, tables of other things."""

from __future__ import annotations

from notice_cases import HEAD, TAIL

from huitoukan.notice import Notice, Source, read_text
from huitoukan.notice.model import Cell, Table

COLUMNS = ("序号", "反馈问题", "整改措施", "完成情况")
ROW = ("1", "关于学习不深的问题", "一是学习3次；二是检查。", "已完成")


def notice(*rows: tuple[str | None, ...], before: str = HEAD, after: str = TAIL) -> Notice:
    """A notice with a table; None repeats the cell above, as a merged cell does."""
    text, table = before, []
    for row in rows:
        cells: list[Cell | None] = []
        for at, words in enumerate(row):
            if words is None:
                cells.append(table[-1][at])
            elif at and words == row[at - 1] and len(set(row)) == 1:
                cells.append(cells[0])
            else:
                cells.append(Cell(len(text), len(text) + len(words)) if words else None)
                text += f"{words}\n" if words else ""
        table.append(tuple(cells))
    return read_text(Source("notice.html", text + after, "0" * 64, (tuple(table),)))


def test_each_row_is_a_finding_with_its_status_and_measures() -> None:
    (found,) = notice(COLUMNS, ROW).findings
    assert (found.label, found.title, found.status, len(found.measures)) == ("1", "学习不深", "completed", 2)


def test_columns_are_known_by_their_words_in_any_order() -> None:
    head = ("整改状态", "存在的主要问题及表现", "牵头领导", "整改举措", "整改时限")
    (found,) = notice(head, ("正在推进", "作风不实", "分管副局长", "调研3次。", "2024年9月底")).findings
    assert (found.title, found.status, [one.text for one in found.measures]) == (
        "作风不实",
        "in_progress",
        ["调研3次。"],
    )


def test_a_cell_merged_over_rows_is_the_category_of_each() -> None:
    head = ("问题类别", "具体问题", "整改情况")
    rows = (
        ("党的建设方面", "学习不深", "学习。"),
        (None, "作风不实", "调研。"),
        ("群众身边方面", "审核不严", "检查。"),
    )
    assert [one.part for one in notice(head, *rows).findings] == [
        "党的建设方面",
        "党的建设方面",
        "群众身边方面",
    ]


def test_rows_below_a_merged_title_are_measures_of_one_finding() -> None:
    head = ("具体问题", "整改措施", "完成情况")
    rows = (
        ("学习不深的问题", "制定计划。", "已完成"),
        (None, "学习3次。", None),
        ("作风不实的问题", "调研。", "正在整改"),
    )
    found = notice(head, *rows).findings
    assert [(one.title, one.status, len(one.measures)) for one in found] == [
        ("学习不深", "completed", 2), ("作风不实", "in_progress", 1),
    ]  # fmt: skip


def test_a_row_of_one_cell_is_the_theme_of_the_rows_below() -> None:
    theme = ("一、聚焦政治建设方面",) * 4
    (found,) = notice(COLUMNS, theme, ROW).findings
    assert found.part == "聚焦政治建设方面"


def test_a_second_row_of_headings_is_none_of_the_findings() -> None:
    head = (("序号", "反馈问题", "整改落实", "整改落实"), ("序号", "反馈问题", "整改措施", "完成情况"))
    (found,) = notice(*head, ROW).findings
    assert (found.status, len(found.measures)) == ("completed", 2)


def test_a_status_may_be_a_sign_or_open_a_longer_text() -> None:
    found = notice(
        COLUMNS, ("1", "学习不深", "学习。", "✓"), ("2", "作风不实", "调研。", "正在推进。其中4个已完成。")
    )
    assert [one.status for one in found.findings] == ["completed", "in_progress"]
    assert [claim.text for claim in found.claims] == ["4个"]


def test_the_number_of_a_title_is_no_claim_and_neither_is_the_term() -> None:
    head = ("问题", "整改措施", "整改时限")
    assert [one.text for one in notice(head, ("3个支部不换届", "换届2次。", "2024年9月底前")).claims] == [
        "2次"
    ]


def test_a_table_of_figures_holds_no_findings() -> None:
    head = ("问题类别", "反馈问题", "完成情况")
    found = notice(head, ("政治建设", "12", "10"), before=f"{HEAD}（一）关于甲不严的问题\n学习。\n")
    assert [one.title for one in found.findings] == ["甲不严"]


def test_a_table_that_lists_the_findings_again_adds_their_status() -> None:
    text = f"{HEAD}（一）关于学习不深的问题\n学习。\n（二）关于作风不实的问题\n调研。\n附：整改情况一览表\n"
    rows = (("1", "学习不深", "已完成"), ("2", "作风不实", "正在整改"))
    found = notice(("序号", "问题", "完成情况"), *rows, before=text)
    assert [(one.title, one.status) for one in found.findings] == [
        ("学习不深", "completed"),
        ("作风不实", "in_progress"),
    ]


def test_a_table_goes_on_in_the_next_with_the_same_columns() -> None:
    first = notice(COLUMNS, ROW)
    text = first.source.text.replace(TAIL, "")
    more = ("2", "作风不实", "调研。", "未完成")
    cells, second = [], text
    for words in more:
        cells.append(Cell(len(second), len(second) + len(words)))
        second += f"{words}\n"
    tables: tuple[Table, ...] = (*first.source.tables, (tuple(cells),))
    found = read_text(Source("notice.docx", second + TAIL, "0" * 64, tables)).findings
    assert [one.status for one in found] == ["completed", "not_completed"]
