"""The declarations of sheets and columns agree with each other and with the contract."""

from collections import Counter
from datetime import date

import pandas as pd
import pytest
from builders import event

from huitoukan import codelists
from huitoukan.registers import DTYPES, REGISTERS, RULES, Register, codelist_of, register, sheets
from huitoukan.workbook.values.cells import parse

CONTRACT = {
    "findings": "no part category title status leader owner due_on closed_on evidence note",
    "measures": "finding no text kind leader owner due_on status progress evidence",
    "commitments": "finding text times every starts_on evidence_register",
    "events": "held_on name kind street community online participants finding",
    "contests": "started_on ended_on name attendances people",
    "press": "published_on outlet title link",
    "studios": "name community opened_on staff weekly_hours accepted_on",
    "sessions": "held_on studio topic participants",
    "galleries": "name community place kind built_on",
    "gallery_checks": "checked_on gallery kind result",
    "venues": "name kind community responsible last_checked_on",
    "visits": "visited_on target_kind target led_by",
    "suggestions": "visit text raised_on owner due_on closed_on",
    "associations": "name status manager changed_on",
    "grassroots": "street matter due_on done_on",
    "meetings": "held_on kind topic discipline_group_invited discipline_group_attended",
    "documents": "title action issued_on number finding",
    "drafts": "title drafted_on reviewed_on sent_on reviewer",
    "funds": "year recipient purpose granted_yuan spent_yuan checked_on compliant",
    "procurements": "project method budget_yuan contract_yuan qualified related_party_checked accepted_on "
    "within_budget",
    "attendance": "month person_code due_days present_days leave_days published_on",
    "integrity": "post risk level control checked_on",
    "talents": "served_on kind organisation matter result",
}
EXTRA = {"measures": "start end", "commitments": "evidence_words occasion start end"}

every_register = pytest.mark.parametrize("declared", REGISTERS.values(), ids=REGISTERS)


def test_the_notice_stands_first_then_the_order_of_the_contract() -> None:
    order = [name for name in REGISTERS if name not in ("notice", "claims", "verifications")]
    assert order == list(CONTRACT)
    assert list(REGISTERS)[:5] == ["notice", "findings", "measures", "claims", "commitments"]


@pytest.mark.parametrize("name", CONTRACT)
def test_columns_are_those_of_the_contract_in_its_order(name: str) -> None:
    expected = f"{CONTRACT[name]} {EXTRA.get(name, '')}".split()
    assert [column.name for column in register(name).columns] == expected


@every_register
def test_names_titles_and_headings_of_a_register_mean_one_column_each(declared: Register) -> None:
    words = Counter(word for column in declared.columns for word in column.headings)
    assert [word for word, count in words.items() if count > 1] == []


def test_sheet_titles_and_their_synonyms_mean_one_register_each() -> None:
    assert sheets().codes == tuple(REGISTERS)
    assert sheets().code_of("问题清单") == "findings"


@every_register
def test_the_key_is_made_of_columns(declared: Register) -> None:
    assert declared.key
    assert set(declared.key) <= set(declared.by_name)


@every_register
def test_a_register_says_what_it_holds_and_needs_something(declared: Register) -> None:
    assert declared.note.endswith("。")
    assert declared.english
    assert declared.required


@every_register
def test_every_column_says_what_to_enter(declared: Register) -> None:
    for column in declared.columns:
        assert column.title and column.english and column.note.endswith("。"), column.name
        assert column.type in DTYPES, column.name
        assert column.rule in ("", *RULES), column.name


@every_register
def test_every_code_column_has_a_list_and_every_list_exists(declared: Register) -> None:
    named = {column.codelist for column in declared.columns if column.codelist}
    assert named <= {*codelists.names(), "registers"}
    assert [column.name for column in declared.columns if column.type == "code" and not column.codelist] == []


@every_register
def test_every_reference_leads_to_a_column_of_the_same_type(declared: Register) -> None:
    for column in declared.columns:
        if column.references:
            name, target = column.references.split(".")
            assert REGISTERS[name].column(target).type == column.type


@every_register
def test_every_example_is_one_that_reading_accepts(declared: Register) -> None:
    examples = {column.name: parse(column.example, column) for column in declared.columns}
    assert [column.name for column in declared.required if examples[column.name] is None] == []


@every_register
def test_an_empty_table_has_every_column_in_its_dtype(declared: Register) -> None:
    table = declared.empty()
    assert table.dtypes.astype(str).to_dict() == {column.name: column.dtype for column in declared.columns}
    assert table.index.name == "row"


def test_records_become_a_typed_table_numbered_like_the_sheet() -> None:
    table = register("events").frame([event(), event(held_on=date(2025, 5, 1), participants=None)])
    assert list(table.index) == [2, 3]
    assert list(table["held_on"]) == [pd.Timestamp(2025, 4, 12), pd.Timestamp(2025, 5, 1)]
    assert table["participants"].isna().tolist() == [False, True]
    assert table["participants"].dtype == "Int64"


def test_a_record_with_an_undeclared_name_is_refused() -> None:
    with pytest.raises(KeyError, match="colour"):
        register("events").frame([event(colour="red")])


def test_a_number_where_text_is_due_is_refused() -> None:
    with pytest.raises(TypeError, match="name"):
        register("events").frame([event(name=3)])


def test_a_flag_column_takes_yes_and_no() -> None:
    words = codelist_of(register("events").column("online"))
    assert words is not None
    assert words.labels == ("是", "否")


def test_a_text_column_may_offer_words_without_insisting_on_them() -> None:
    column = register("events").column("kind")
    assert column.type == "text"
    assert parse("义务植树", column) == "义务植树"
