"""The contract's table of numbers row by row, and what is not a number to verify."""

from __future__ import annotations

import pytest
from notice_cases import claim, claims

EXACT, ROUNDED, OVER, LEAST = "exact", "rounded", "over", "at_least"
NEARLY, ABOUT, SEVERAL = "nearly", "about", "several"


@pytest.mark.parametrize(
    ("words", "value", "low", "high", "qualifier"),
    [
        ("135场", 135, 135, 135, EXACT),
        ("1,286场", 1286, 1286, 1286, EXACT),
        ("０场", 0, 0, 0, EXACT),
        ("135 场", 135, 135, 135, EXACT),
        ("两场", 2, 2, 2, EXACT),
        ("十二场", 12, 12, 12, EXACT),
        ("二十六场", 26, 26, 26, EXACT),
        ("三万五千场", 35000, 35000, 35000, EXACT),
        ("4.7万场", 47000, 46500, 47500, ROUNDED),
        ("23万场", 230000, 225000, 235000, ROUNDED),
        ("1.05亿场", 105000000, 104500000, 105500000, ROUNDED),
        ("5千场", 5000, 4500, 5500, ROUNDED),
        ("30余场", 30, 31, 39, OVER),
        ("30多场", 30, 31, 39, OVER),
        ("十余场", 10, 11, 19, OVER),
        ("十几场", 10, 11, 19, OVER),
        ("百余场", 100, 101, 199, OVER),
        ("240余场", 240, 241, 249, OVER),
        ("30余万场", 300000, 300001, 399999, OVER),
        ("30多万场", 300000, 300001, 399999, OVER),
        ("4万余场", 40000, 40001, 49999, OVER),
        ("超过8000场", 8000, 8001, None, OVER),
        ("逾3000场", 3000, 3001, None, OVER),
        ("600场以上", 600, 601, None, OVER),
        ("至少600场", 600, 600, None, LEAST),
        ("不少于600场", 600, 600, None, LEAST),
        ("上百场", 100, 100, None, LEAST),
        ("近500场", 500, 450, 500, NEARLY),
        ("近百场", 100, 90, 100, NEARLY),
        ("约2600场", 2600, 2340, 2860, ABOUT),
        ("400场左右", 400, 360, 440, ABOUT),
        ("数十场", None, 20, 99, SEVERAL),
        ("几十场", None, 20, 99, SEVERAL),
        ("数百场", None, 200, 999, SEVERAL),
        ("数十万场", None, 200000, 999999, SEVERAL),
    ],
)
def test_a_written_number_has_the_value_bounds_and_qualifier_of_the_contract(
    words: str, value: float | None, low: float, high: float | None, qualifier: str
) -> None:
    read = claim(f"举办讲座{words},效果良好。")
    assert (read.kind, read.text, read.unit) == ("count", words, "场")
    assert (read.value, read.low, read.high, read.qualifier) == (value, low, high, qualifier)


@pytest.mark.parametrize(
    ("words", "value", "low", "high", "qualifier"),
    [
        ("100%", 1, 1, 1, EXACT),
        ("99.1％", 0.991, 0.991, 0.991, EXACT),
        ("百分之九十六", 0.96, 0.96, 0.96, EXACT),
        ("百分之百", 1, 1, 1, EXACT),
        ("百分之九十八点五", 0.985, 0.985, 0.985, EXACT),
        ("95%以上", 0.95, 0.95, None, OVER),
        ("不低于80%", 0.8, 0.8, None, LEAST),
        ("近60%", 0.6, 0.54, 0.6, NEARLY),
        ("约50%", 0.5, 0.45, 0.55, ABOUT),
    ],
)
def test_a_percentage_is_a_fraction_with_the_bounds_of_its_qualifier(
    words: str, value: float, low: float, high: float | None, qualifier: str
) -> None:
    read = claim(f"覆盖率达到{words}。")
    assert (read.kind, read.text, read.unit, read.qualifier) == ("rate", words, "%", qualifier)
    assert (read.value, read.low, read.high) == (value, low, high)


@pytest.mark.parametrize(
    ("words", "value", "low", "high", "qualifier"),
    [
        ("7.132万元", 71320, 71315, 71325, ROUNDED),
        ("38600元", 38600, 38600, 38600, EXACT),
        ("4,800元", 4800, 4800, 4800, EXACT),
        ("2.37亿元", 237000000, 236500000, 237500000, ROUNDED),
        ("61万余元", 610000, 610001, 619999, OVER),
    ],
)
def test_a_sum_of_money_is_in_yuan(words: str, value: float, low: float, high: float, qualifier: str) -> None:
    read = claim(f"追缴资金{words}。")
    assert (read.kind, read.text, read.unit) == ("money", words, "元")
    assert (read.value, read.low, read.high, read.qualifier) == (value, low, high, qualifier)


@pytest.mark.parametrize(
    "body",
    [
        "一是加强学习;二是改进作风;三是建章立制。",
        "(1)加强学习;(2)改进作风。",
        "①加强学习;②改进作风。",
        "召开第六届委员会第四次会议。",
        "召开第一百次会议。",
        "学习党的二十大和二十届二中、三中全会精神。",
        "学习党的二十届三中全会精神。",
        "学习中国科协第十次全国代表大会精神。",
        "涉及三重一大事项集体决定,落实两个责任。",
        "严格落实“第一议题”制度,不搞一刀切。",
        "坚持三会一课,做到四不两直。",
        "要货比三家,压实一岗双责。",
        "对照云财行〔2016〕20号文件。",
        "学习招标投标法(2017年12月27日修正)。",
        "深刻领会两个确立,做到两个维护,防止两面人。",
        "开展一对一帮办。",
        "落实千人计划。",
        "联系电话0591-00000000。",
        "地址在健行路98号楼7层。",
        "建成了一批阵地,形成一个整体。",
        "学习给25位科技工作者代表的回信。",
        "走进千家万户。",
        "评为前3名。",
        "会议材料不超过5页。",
        "为期3个月。",
        "最近三次会议。",
        "平台进行二次开发。",
    ],
)
def test_set_phrases_marks_ordinals_and_names_are_no_claims(body: str) -> None:
    assert claims(body) == []


def test_the_numbers_in_a_document_title_are_no_claims() -> None:
    assert [read.kind for read in claims("印发《2025年10项重点任务》。")] == ["document"]


def test_a_single_thing_counts_only_where_the_text_says_that_it_counts() -> None:
    assert claim("仍有一个项目没有结算。").text == "一个"


@pytest.mark.parametrize(
    ("words", "value", "low", "high", "qualifier"),
    [
        ("4万5千人次", 45_000, 44_500, 45_500, "rounded"),
        ("1亿2000万元", 120_000_000, 119_995_000, 120_005_000, "rounded"),
        ("4万5000人", 45_000, 45_000, 45_000, "exact"),
        ("超过1万2千户", 12_000, 12_001, None, "over"),
        ("3千5百人", 3_500, 3_450, 3_550, "rounded"),
    ],
)
def test_digits_and_words_for_powers_may_alternate(
    words: str, value: float, low: float, high: float | None, qualifier: str
) -> None:
    found = claim(f"参与{words}。")
    assert (found.text, found.value, found.low, found.high, found.qualifier) == (
        words,
        value,
        low,
        high,
        qualifier,
    )


@pytest.mark.parametrize(
    ("words", "value", "qualifier"),
    [
        ("九成以上", 0.9, "over"),
        ("近三成", 0.3, "nearly"),
        ("八成五", 0.85, "exact"),
        ("六成半", 0.65, "exact"),
    ],
)
def test_tenths_are_rates(words: str, value: float, qualifier: str) -> None:
    found = claim(f"主业占比达到{words}。")
    assert (found.kind, found.text, found.value, found.qualifier) == ("rate", words, value, qualifier)


@pytest.mark.parametrize(
    ("words", "low", "high"), [("3-5场", 3, 5), ("5至8次", 5, 8), ("3到5万人", 30_000, 50_000)]
)
def test_a_range_has_bounds_and_no_number_of_its_own(words: str, low: float, high: float) -> None:
    found = claim(f"每村举办{words}。")
    assert (found.text, found.value, found.low, found.high, found.qualifier) == (
        words,
        None,
        low,
        high,
        "several",
    )


@pytest.mark.parametrize(
    ("words", "value"), [("千分之三", 0.003), ("1.5‰", 0.0015), ("三分之一", 1 / 3), ("四分之三", 0.75)]
)
def test_thousandths_and_fractions_are_rates(words: str, value: float) -> None:
    found = claim(f"差错率降至{words}。")
    assert (found.kind, found.text, found.value) == ("rate", words, pytest.approx(value))


@pytest.mark.parametrize(
    "words",
    [
        "陪餐人数控制在30人以下",
        "工作餐每人50份以内",
        "10个工作日内办结",
        "24小时内报告",
        "15日内答复",
        "八小时外监督",
        "贯彻中央八项规定",
        "升级至2.0版",
        "完成三级测评",
        "推行6S管理",
        "征集U16组日志",
        "货场二期工程",
        "金税四期系统",
    ],
)
def test_limits_terms_and_names_count_nothing(words: str) -> None:
    assert claims(f"{words}。", "count") == []


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("赴3省考察", "省"),
        ("补装井盖27孔", "孔"),
        ("新装光伏320千瓦", "千瓦"),
        ("淤泥600立方", "立方"),
        ("绿道12.5km", "km"),
        ("样本900人份", "人份"),
        ("史料70余万字", "字"),
        ("出动4批", "批"),
        ("观摩庭审一次", "次"),
    ],
)
def test_many_units_are_known(words: str, unit: str) -> None:
    assert claim(f"{words}。").unit == unit


@pytest.mark.parametrize("words", ["三省吾身", "改进一路作风", "落实三会一课", "新建一批画廊", "这一次整改"])
def test_nouns_and_articles_are_no_units(words: str) -> None:
    assert claims(f"{words}。", "count") == []


@pytest.mark.parametrize("words", ["一成不变", "三成员", "约定两成立方案"])
def test_words_that_only_look_like_tenths_are_none(words: str) -> None:
    assert claims(f"改变{words}。") == []


def test_the_subject_is_the_noun_phrase_beside_the_number() -> None:
    assert claim("已开展2场企业集中走访活动,效果良好。").subject == "企业集中走访活动"
    assert claim("现场提出整改意见30余项。").subject == "整改意见"
    assert claim("在各类媒体发布的稿件共37篇。").subject == "稿件"
    assert claim("推动3项制度漏洞的补强。").subject == "制度漏洞"
