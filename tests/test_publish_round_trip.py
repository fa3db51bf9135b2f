"""What was published is read back as the ledger it was made from, and publishing that changes nothing."""

from __future__ import annotations

from case import real
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from notice_cases import HEAD, TAIL, notice, read

from huitoukan import codelists
from huitoukan.ledger import Ledger, from_notice
from huitoukan.publish import published

FILE = ("source", "sha256", "characters", "published_on")
PLACE = ("start", "end")
BRIEF = settings(
    max_examples=30,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
"""A fixed number of examples, none made smaller: a failing test takes no longer than a passing one."""


def from_text(text: str) -> Ledger:
    return from_notice(read(text))


def carried(ledger: Ledger) -> dict[str, list[dict[str, object]]]:
    """What a notice carries of a ledger, comparable: no offsets, nothing about the file."""
    names = ("notice", "findings", "measures", "claims", "commitments")
    tables = {name: ledger[name].drop(columns=[*FILE, *PLACE], errors="ignore") for name in names}
    return {
        name: table.astype(object).where(table.notna(), None).to_dict("records")
        for name, table in tables.items()
    }


def comes_back(ledger: Ledger) -> None:
    once = published(ledger)
    assert once.masked == ()
    again = from_text(once.text)
    assert carried(again) == carried(ledger)
    assert published(again).text == once.text


def test_the_real_ledger_comes_back_the_same() -> None:
    comes_back(real().ledger)


def test_measures_of_one_paragraph_stay_in_it_so_that_its_window_and_year_govern_them_all() -> None:
    body = "2024年以来,一是3月组织宣讲5场,二是4月走访企业3家。"
    ledger = from_notice(notice(body))
    assert ledger["claims"].loc[lambda rows: rows["text"] == "3家", "since"].notna().all()
    comes_back(ledger)


FACTS = (
    "2025年以来,开展宣讲135场",
    "截至2025年3月,走访企业30余家",
    "参与群众4.7万人次",
    "采购合规率达到100%",
    "追缴资金7.132万元",
    "每两月更新一次挂图",
    "每年组织召开2次专题会议",
    "制定《考勤管理规定(试行)》",
    "修订《“三重一大”事项集体决策办法》",
    "对照《采购法》开展自查",
    "2025年2月,已召开专题会议",
    "2024年12月3日召开座谈会,3月又开展回访",
    "其中青年12人",
    "凡在春节、国庆、中秋等节点,都开展廉政谈话",
    "对台账定期核对",
    "加强学习,提高认识",
    "数十家单位参加",
    "近200人到会",
)
facts = st.lists(st.sampled_from(FACTS), min_size=1, max_size=4).map("。".join)
MARKS = ("一是", "二是", "三是")


@st.composite
def bodies(draw: st.DrawFn) -> str:
    """The lines below a heading: undivided, or divided in one paragraph or over several."""
    texts = draw(st.lists(facts, min_size=0, max_size=3))
    stop = draw(st.sampled_from(["。", ";"]))
    between = draw(st.sampled_from([stop, f"{stop}\n"]))
    if len(texts) > 1 and draw(st.booleans()):
        texts = [f"{mark}{text}" for mark, text in zip(MARKS, texts, strict=False)]
        if draw(st.booleans()):
            texts[0] = f"针对这一问题,{texts[0]}"
    return f"整改情况:{between.join(texts)}。\n" if texts else ""


words = st.sampled_from("学习制度台账落实服务监督经费画廊社区干部采购考勤作风")
plain = st.lists(words, min_size=4, max_size=12).map("".join)
ODD = (
    "存在的问题整改不力",
    "落实关于改进作风的规定不到位",
    "“三重一大”制度执行不严",
    "“一刀切”",
    "《采购法》执行不到位",
    "3项制度没有修订",
    "12345热线办理不及时",
    "对下一步工作谋划不够",
    "反馈问题整改不到位",
    "一把手抓得不紧:制度挂在墙上",
    "制度不全。个别人员不熟悉流程",
    "存在以下问题:台账不全",
    "重(要)事项报告不及时",
    "“学”与“用”脱节",
    "巡察整改",
    "对照检查情况",
    "针对性不强",
)
titles = plain | st.sampled_from(ODD)
parts = st.none() | plain.map(lambda name: f"聚焦{name}方面")
categories = (
    st.none() | plain.map(lambda name: f"{name}不到位") | st.sampled_from(["制度执行情况", "作风问题"])
)
labels = st.sampled_from(["", *codelists.load("status").labels[:5]])


@st.composite
def notices(draw: st.DrawFn) -> str:
    """A notice in the layout of the real one: (一) parts, 1. categories, (1) findings."""
    number, lines = 0, [HEAD.strip(), draw(totals)]
    for part_no in range(1, draw(st.integers(1, 3)) + 1):
        part = draw(parts) if part_no == 1 else draw(plain.map(lambda name: f"聚焦{name}方面"))
        lines += [f"({'一二三'[part_no - 1]}){part}"] if part else []
        for category_no in range(1, draw(st.integers(1, 2)) + 1):
            category = draw(categories) if part else None
            lines += [f"{category_no}.{category}。"] if category else []
            for _ in range(draw(st.integers(1, 2))):
                number += 1
                status = draw(labels)
                lines.append(f"({number})关于{draw(titles)}的问题。\n{draw(bodies())}".rstrip("\n"))
                lines += [f"完成情况:{status}"] if status else []
    lines.append("下一步,我们将继续努力。定期开展回头看,凡遇元旦、春节都开展提醒。")
    return "\n".join(line for line in lines if line) + TAIL


totals = st.sampled_from(
    [
        "",
        "巡察反馈的12个问题,已完成整改9个,基本完成整改2个,正在整改1个,未完成整改0个。",
        "整改完成率75%。制定整改措施33条,建立制度5项。",
        "整改完成率为91.67%。",
    ]
)


@BRIEF
@given(notices())
def test_a_ledger_made_by_reading_comes_back_the_same(text: str) -> None:
    comes_back(from_text(text))
