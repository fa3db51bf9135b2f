"""Personal data is masked wherever it stands, and nothing else is."""

from __future__ import annotations

import re
import time
from datetime import date

import pytest
from builders import finding, measure, tables
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stdnum.cn import ric

from huitoukan.ledger import Ledger
from huitoukan.publish import published
from huitoukan.publish.names import is_name, masked, names_in
from huitoukan.publish.numbers import MASK, numbers

IDENTITY = "00000019900101000X"
"""No such district: a number nobody bears, with its right check digit."""


def kinds(text: str) -> list[tuple[str, str]]:
    return [(one.kind, text[one.start : one.end]) for one in numbers(text)]


def test_the_identity_number_of_these_tests_has_a_right_check_digit() -> None:
    assert ric.calc_check_digit(IDENTITY) == IDENTITY[-1]


@pytest.mark.parametrize(
    ("text", "kind", "piece"),
    [
        ("请拨打10000000000", None, None),
        ("手机13000000000反映", "电话", "13000000000"),
        ("13000000000", "电话", "13000000000"),
        ("130 0000 0000", "电话", "130 0000 0000"),
        ("+86 130-0000-0000", "电话", "+86 130-0000-0000"),
        ("１３０００００００００", "电话", "１３０００００００００"),
        ("联系电话：0000-12345678", "电话", "0000-12345678"),
        ("（0000）12345678", "电话", "（0000）12345678"),
        ("0000—1234567转801", "电话", "0000—1234567转801"),
        ("电话:1234567", "电话", "1234567"),
        (f"身份证号{IDENTITY}", "身份证号", IDENTITY),
        (IDENTITY, "身份证号", IDENTITY),
        ("身份证号码：00000019900101000x", "身份证号", "00000019900101000x"),
        ("100000900101001", "身份证号", "100000900101001"),
        ("发至someone.else@mail.example.com即可", "邮箱", "someone.else@mail.example.com"),
        ("卡号6200 0000 0000 0005", "银行卡号", "6200 0000 0000 0005"),
        ("6200000000000000003", None, None),
    ],
)
def test_a_personal_number_is_found_as_written(text: str, kind: str | None, piece: str | None) -> None:
    assert kinds(text) == ([(kind, piece)] if kind else [])


DECOYS = (
    "举办活动135场", "参与群众23万人次", "追缴资金13000000000元", "拨付13000000000.50元", "13000000000人次",
    "鼓科协〔2025〕12号", "2025年2月20日至3月26日", "2024-02-20", "项目编号：13000000000",
    "合同编号0000-12345678", f"项目代码：{IDENTITY}", "000000199001010000", "91000000MA0000000X",
    "第0000-12345678-9号", "ZB-13000000000", "12345热线", "12380举报网站", "邮编：350001", "4.7万", "100%",
    "2025-0012345", "票号13000000000",
)  # fmt: skip


@pytest.mark.parametrize("text", DECOYS)
def test_counts_sums_dates_and_codes_are_no_personal_numbers(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("张三", ["张三"]),
        ("王五六、李四", ["王五六", "李四"]),
        ("党组书记张三", ["张三"]),
        ("张三同志（办公室）", ["张三"]),
        ("办公室主任 李小四，13000000000", ["李小四"]),
        ("张三和李四", ["张三", "李四"]),
        ("欧阳三四", ["欧阳三四"]),
        ("责任人：张三；联系人李四", ["张三", "李四"]),
        ("阿三·王五", ["阿三·王五"]),
    ],
)
def test_names_are_found_in_the_cell_of_who_is_responsible(cell: str, names: list[str]) -> None:
    assert [cell[one.start : one.end] for one in names_in(cell)] == names


@pytest.mark.parametrize(
    "word",
    [
        "主要领导", "分管领导", "党组书记", "书记", "办公室", "办公室负责人", "区科协", "组宣部", "常委会",
        "纪检组", "文明办", "计财科", "金融科", "安全科", "管理站", "项目部", "方案组", "各科室", "全体干部",
        "高新区", "常务副主席", "各街道", "应急局", "车队", "财务", "机关党支部", "班子成员", "张某某",
        "采购经办", "工会", "学会部", "马尾区", "温泉街道",
    ],
)  # fmt: skip
def test_positions_and_offices_are_no_names(word: str) -> None:
    assert not is_name(word)
    assert [*names_in(word)] == []


def test_a_masked_name_keeps_its_first_character() -> None:
    assert [masked("张三"), masked("欧阳三四")] == ["张某某", "欧某某"]


def ledger(**changes: object) -> Ledger:
    texts = {
        key.removeprefix("measure_"): value for key, value in changes.items() if key.startswith("measure_")
    }
    own = {key: value for key, value in changes.items() if not key.startswith("measure_")}
    return Ledger("台账.xlsx", tables(findings=[finding(**own)], measures=[measure(**texts)]))


def test_every_masked_piece_is_listed_with_its_cell() -> None:
    notice = published(ledger(leader="张三、李四", evidence="清单，13000000000", measure_text="按期走访"))
    assert [(one.kind, one.place, one.count) for one in notice.masked] == [
        ("人名", "整改台账“责任领导”列第2行", 2),
        ("电话", "整改台账“佐证材料”列第2行", 1),
    ]
    assert notice.masked_line == (
        "已隐去：人名2处、电话1处（整改台账“责任领导”列第2行、整改台账“佐证材料”列第2行）。"
    )


def test_a_name_of_the_columns_is_masked_in_running_text_too_but_not_inside_a_word() -> None:
    text = published(ledger(leader="高明、王小五", measure_text="由王小五牵头，高明负责，成效高明显著")).text
    assert "由王某某牵头，高某某负责，成效高明显著" in text


def test_personal_data_may_be_kept_on_purpose() -> None:
    notice = published(ledger(leader="张三", measure_text="联系13000000000"), mask_personal=False)
    assert "责任领导：张三" in notice.text and "13000000000" in notice.text and notice.masked == ()


def test_masking_what_is_masked_changes_nothing() -> None:
    once = f"联系{MASK}，由张某某负责"
    assert published(ledger(leader="张某某", measure_text=once)).masked == ()


telephones = st.one_of(
    st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True),
    st.from_regex(r"0[0-9]{3}-[1-9][0-9]{6,7}", fullmatch=True),
    st.from_regex(r"\(0[0-9]{2}\)[1-9][0-9]{7}", fullmatch=True),
)
births = st.dates(min_value=date(1940, 1, 1), max_value=date(2010, 1, 1))
identities = st.builds(
    lambda day, order: (bare := f"000000{day:%Y%m%d}{order:03}") + ric.calc_check_digit(f"{bare}0"),
    births,
    st.integers(0, 999),
)
mails = st.from_regex(r"[a-z][a-z0-9.]{0,8}@example\.com", fullmatch=True)
people = st.builds(
    lambda family, given: family + given,
    st.sampled_from(["张", "王", "欧阳", "诸葛"]),
    st.text("甲乙丙丁戊己", min_size=1, max_size=2),
)


@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(st.one_of(telephones, identities, mails), people, st.sampled_from(DECOYS))
def test_nothing_personal_survives_and_every_decoy_does(number: str, person: str, decoy: str) -> None:
    notice = published(
        ledger(
            leader=f"{person}（{number}）",
            measure_text=f"{decoy}，由{person}负责，联系{number}。{decoy}",
            title=f"联系人{number}更新不及时",
            note=number,
        )
    )
    assert number not in notice.text and person not in notice.text
    assert notice.text.count(decoy) == 2


@pytest.mark.parametrize("mark", ["1", "0", "1 ", "0-", "a", "a@", "a.", "130-", "(0", "电话", "转", "62"])
def test_a_hundred_thousand_marks_take_no_time(mark: str) -> None:
    began = time.perf_counter()
    list(numbers(mark * 100_000))
    assert time.perf_counter() - began < 2


def test_masks_hold_no_digit_and_no_letter() -> None:
    assert not re.search(r"[\dA-Za-z]", MASK)
