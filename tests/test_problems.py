"""Problems as lines, dicts and tables."""

from __future__ import annotations

import pandas as pd
import pytest

from huitoukan.problems import InputError, Problem, Severity, errors, listing, to_frame

CELL = Problem(
    "out_of_range",
    Severity.ERROR,
    "不能是负数。",
    "请改正。",
    finding=3,
    sheet="整改台账",
    row=5,
    column="序号",
)
WORDS = Problem("unclear", Severity.NOTE, "年份由上文推定。", start=12, end=16)


def test_a_problem_in_a_cell_is_one_line_with_its_place_and_what_to_do() -> None:
    assert CELL.line == "[错误] 整改台账 第5行“序号”：不能是负数。处理：请改正。"


def test_a_problem_in_a_text_names_the_offset_and_one_without_a_place_names_none() -> None:
    assert WORDS.line == "[说明] 原文第13字起：年份由上文推定。"
    assert Problem("x", Severity.ASK, "请补充。").line == "[待问] 请补充。"


def test_a_problem_as_a_dict_has_every_field_and_the_severity_as_a_word() -> None:
    assert set(CELL.as_dict()) == set(Problem.__dataclass_fields__)
    assert CELL.as_dict()["severity"] == "error"


def test_a_listing_goes_by_severity_then_sheet_then_row_and_every_line_stands_alone() -> None:
    def found(severity: Severity, sheet: str, row: int) -> Problem:
        return Problem("x", severity, "不对。", sheet=sheet, row=row)

    error, note = Severity.ERROR, Severity.NOTE
    problems = [found(note, "甲", 2), found(error, "乙", 9), found(error, "甲", 7), found(error, "甲", 3)]
    assert listing(problems) == [
        "错误（3条）", "[错误] 甲 第3行：不对。", "[错误] 甲 第7行：不对。", "[错误] 乙 第9行：不对。",
        "", "说明（1条）", "[说明] 甲 第2行：不对。",
    ]  # fmt: skip
    assert listing([]) == []


def test_only_errors_stop_a_run() -> None:
    assert errors([WORDS, CELL]) == [CELL]


def test_a_table_of_problems_has_all_columns_even_when_there_is_none() -> None:
    full, none = to_frame([CELL, WORDS]), to_frame([])
    assert full["row"].tolist() == [5, pd.NA] and full.dtypes.equals(none.dtypes)
    assert len(none) == 0


def test_an_input_error_made_of_a_sentence_carries_it_as_a_problem() -> None:
    with pytest.raises(InputError) as caught:
        raise InputError("文件打不开。", "请检查路径。")
    assert caught.value.exit_status == 2
    assert str(caught.value) == "[错误] 文件打不开。处理：请检查路径。"


def test_an_input_error_lists_every_problem_one_a_line() -> None:
    assert str(InputError([CELL, WORDS], exit_status=1)).count("\n") == 1


def test_every_severity_has_a_word() -> None:
    assert [severity.label for severity in Severity] == ["错误", "提醒", "待问", "说明"]
