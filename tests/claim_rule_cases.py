"""Rules on what a notice claims: records that break each one, records that do not, the line for the first.

The as-of day is 2025-05-20, the feedback was on 2025-01-21.
"""

from __future__ import annotations

from builders import Record, claim, commitment, finding, measure
from case import notice

Records = dict[str, list[Record]]


def exact(number: float, **changes: object) -> Record:
    """A claim of exactly so much."""
    return claim(value=number, low=number, high=number, **changes)


def paper(title: str, **changes: object) -> Record:
    """A claimed document of finding 1."""
    record: Record = {"finding": 1, "kind": "document", "text": f"《{title}》", "title": title}
    return record | {"action": "made"} | changes


TWO = {"findings": [finding(), finding(no=2)], "measures": [measure(), measure(finding=2)]}
OFFICE: Record = {"subject": "主席办公会议", "unit": "次", "indicator": "meetings"}
FOUR = exact(8, text="8次", **OFFICE | {"subject": "主席办公会、常委会和全委会等会议"})
TWICE = exact(2, finding=2, text="2次", **OFFICE)
RULES_MADE: Record = {
    "text": "3项", "unit": "项", "subject": "制度漏洞补强", "indicator": "rules_made", "since": None
}  # fmt: skip
HEADS: Record = {"text": "4.7万人次", "unit": "人次", "subject": "居民", "qualifier": "rounded"}
HEADS |= {"indicator": "attendances", "value": 47000, "low": 46500, "high": 47500}
CONTEST: Record = {"text": "23万人次", "unit": "人次", "subject": "居民", "indicator": "contest_attendances"}
CONTEST |= {"value": 230000, "low": 225000, "high": 235000, "qualifier": "rounded"}
RATE: Record = {"finding": 1, "kind": "rate", "text": "100%", "value": 1, "low": 1, "high": 1, "unit": "%"}
RATE |= {"indicator": "discipline_attendance", "subject": "出席率"}
MET: Record = {"text": "2次", "unit": "次", "indicator": "discipline_attendance", "subject": "参加会议"}


def text(words: str, **changes: object) -> Records:
    """The one measure of the one finding."""
    return {"measures": [measure(text=words, **changes)]}


CASES: dict[str, tuple[Records, Records, str]] = {
    "standing_word_without_promise": (
        text("建立台账，定期回访企业。"),
        {
            "findings": [finding(), finding(no=2)],
            "measures": [
                measure(text="每月定期回访企业，使活动常态化。"), measure(finding=2, text="定期回访企业。"),
            ],
            "commitments": [commitment(finding=2, text="定期回访企业", every=None)],
        },
        "[待问] 整改措施 第2行“整改措施”：问题(1)的措施写着“定期回访企业”，没有写多久一次，也没有列为承诺，"
        "无法按期检查。",
    ),
    "plan_not_result": (
        text("修订办法，拟于2025年6月印发。"),
        text("将12项任务分到科室，制定学习计划，对下一步安排作了研究，审核拟销号事项。"),
        "[待问] 整改措施 第2行“整改措施”：问题(1)报告已经完成，措施中的“拟于2025年6月印发”说的是打算，"
        "不是结果。",
    ),
    "fewer_named_than_claimed": (
        text("走访军门、屏山等13个社区。"),
        text("走访军门、屏山等2个社区。另对部分社区发函。指导南街、水部、五凤等3个街道换届。"),
        "[待问] 整改措施 第2行“整改措施”：问题(1)说的是“13个社区”，同一句点名的只有2个：军门、屏山。",
    ),
    "fewer_documents_than_claimed": (
        {
            "claims": [
                exact(3, **RULES_MADE), paper("甲办法"), paper("乙办法"), paper("丙通知", action="issued"),
            ]
        },
        {
            "findings": [finding(), finding(no=2)], "measures": [measure(), measure(finding=2)],
            "claims": [
                exact(3, **RULES_MADE), paper("甲办法", finding=2), paper("乙办法", finding=2),
                paper("丙规定", finding=2, action="revised"),
                exact(600, **RULES_MADE | {"subject": "抽检样品"}),
            ],
        },
        "[待问] 量化事实 第2行“数值”：问题(1)称制度漏洞补强“3项”，该问题点名新定、修订或印发的只有2件："
        "《甲办法》、《乙办法》。",
    ),
    "places_named": (
        text("由领导带队，走访军门、屏山等社区，查看画廊。"),
        text("依托社区开展活动。"),
        "[说明] 整改措施 第2行“整改措施”：问题(1)点名的地方在鼓楼区的名录中："
        "军门社区（东街街道）、屏山社区（华大街道），原文是“走访军门、屏山等社区，查看画廊”。",
    ),
    "unknown_place_named": (
        text("走访军门、屏上等社区。"),
        text("推动街道、社区联合走访军门、屏山等社区，新建社区画廊。"),
        "[提醒] 整改措施 第2行“整改措施”：问题(1)点名的屏上社区不在鼓楼区的名录中，"
        "相近的有屏山、屏东、屏西。",
    ),
    "same_fact_agrees": (
        TWO | {"claims": [exact(2, text="2次", **OFFICE), TWICE | {"subject": "派驻组参加主席办公会议"}]},
        TWO | {"claims": [exact(2, text="2次", **OFFICE), TWICE | {"since": None}]},
        "[说明] 量化事实 第3行“数值”：问题(2)的“2次”（派驻组参加主席办公会议）与问题(1)的“2次”"
        "（主席办公会议）"
        "对得上，数字相符。",
    ),
    "same_fact_differs": (
        TWO | {"claims": [exact(3, text="3次", **OFFICE), TWICE]},
        TWO | {"claims": [exact(3, text="3次", **OFFICE | {"since": "2024-01-01"}), TWICE]},
        "[提醒] 量化事实 第3行“数值”：问题(2)的“2次”与问题(1)的“3次”（主席办公会议）对象和时段相同，"
        "数字不同。",
    ),
    "part_exceeds_whole": (
        TWO | {"claims": [FOUR, TWICE | {"value": 9, "low": 9, "high": 9, "text": "9次"}]},
        TWO | {"claims": [FOUR, TWICE]},
        "[提醒] 量化事实 第2行“数值”：问题(1)的“8次”（主席办公会、常委会和全委会等会议）中，"
        "主席办公会9次（问题(2)），部分比全部还多。",
    ),
    "part_within_whole": (
        TWO | {"claims": [FOUR, TWICE]},
        TWO | {"claims": [FOUR, TWICE | {"since": "2024-01-01"}]},
        "[说明] 量化事实 第2行“数值”：问题(1)的“8次”（主席办公会、常委会和全委会等会议）中，"
        "主席办公会2次（问题(2)），没有超出；其余各种合计6次，没有分别写明。",
    ),
    "same_document_in_findings": (
        TWO | {"claims": [paper("甲办法"), paper("甲办法", finding=2, action="revised")]},
        TWO | {"claims": [paper("甲办法"), paper("甲办法", finding=2, action="cited")]},
        "[说明] 量化事实 第3行“文件名称”：《甲办法》在问题(1)、问题(2)中都列为成果（制定、修订），"
        "是同一份文件。",
    ),
    "attendances_not_people": (
        {"claims": [claim(**CONTEST)]},
        {"claims": [claim(**HEADS)]},
        "[提醒] 量化事实 第2行“数值”：问题(1)的“23万人次”是人次，不是人数，不能除以常住人口669,090人"
        "（2020年）得出参与率；外地同类竞赛每人参加8.1次（宁德市2020年）、11.2次（南平市2019年）、28次（南平市2020年），"
        "照这样推算是8,000至29,000人，只是推算，不是统计。出处：http://www.0593cns.com/show-1-22259.aspx、"
        "https://m.shzx.org/a/18-56301-0.html。",
    ),
    "rate_of_few": (
        {"claims": [RATE, exact(2, **MET)]},
        {"claims": [RATE, exact(30, **MET)]},
        "[提醒] 量化事实 第2行“数值”：问题(1)的“100%”（出席率）只有2例，应写成100%(2/2，95%区间34.2%—100%)。",
    ),
    "rate_against_counts": (
        text("12个站点接入系统，接入率71.4%，其余6个正在接入。"),
        text("15个站点接入系统，接入率71.4%，其余6个正在接入。"),
        "[提醒] 整改措施 第2行“整改措施”：问题(1)写的比率是71.4%，按同一句的12个和其余6个算出来"
        "是66.7%(12/18)。",
    ),
    "stated_parts_differ": (
        {"notice": [notice(stated_findings=9, stated_completed=6, stated_in_progress=2)]},
        {"notice": [notice(stated_findings=9, stated_completed=6),
                    notice(stated_findings=8, stated_completed=6, stated_in_progress=2)]},
        "[提醒] 通报信息 第2行“自述问题数”：通报自述问题9个，而已完成数6、推进中数2合计8个。",
    ),
    "stated_rate_differs": (
        {"notice": [notice(stated_completion_rate=0.9)]},
        {"notice": [notice(stated_completion_rate=1)]},
        "[提醒] 通报信息 第2行“自述完成率”：通报自述完成率90.0%，逐条数出来是100%(1/1)，"
        "把基本完成也算上是100%(1/1)。",
    ),
    "basically_is_not_completed": (
        {"findings": [finding(), finding(no=2, status="basically_completed")]},
        {"findings": [finding(), finding(no=2, status="in_progress")]},
        "[说明] 整改台账 第3行“完成状态”：有1个问题的状态是“基本完成”（问题(2)）：不算它们，"
        "完成率是50.0%(1/2)；算上是100%(2/2)。",
    ),
    "earlier_figure_not_comparable": (
        {"claims": [exact(135, text="135场", since="2024-01-01")]},
        {"claims": [exact(135, text="135场", since=None)]},
        "[待问] 量化事实 第2行“数值”：问题(1)的“135场”（科普活动，2024-01-01至2025-05-20，506天）"
        "折合每年97.4场，2021年公开报道是每年101—199场（科普宣传、讲座、咨询等活动的年场次，没有起止日期），"
        "两次的口径没有核对过，不能说多了还是少了。"
        "出处：http://m.fznews.com.cn/dsxw/2021-11-12/1051302147175.shtml。",
    ),
    "national_mean_not_comparable": (
        {"claims": [exact(135, text="135场", since="2024-01-01"), claim(**HEADS | {"since": "2024-01-01"})]},
        {"claims": [exact(135, text="135场", since="2024-01-01"), claim(**HEADS | {"since": "2025-01-01"})]},
        "[说明] 量化事实 第3行“数值”：问题(1)平均每场348.1人次，不与全国每场1,917至19,728人次（2020、2021年，"
        "科普(技)讲座、科普(技)专题展览、科普(技)竞赛、科技活动周专题活动）比：全国的数以线上为主，"
        "线上、线下没有分开。",
    ),
    "days_beside_peers": (
        {"notice": [notice(published_on="2025-07-18")]},
        {"notice": [notice(published_on="2025-07")]},
        "[说明] 通报信息 第2行“公布日期”：反馈至公布178天；查到的3份公开通报是107天至308天"
        "（婺城区文化和旅游体育局2023年107天、龙岩市科协2020年199天、福州市长乐区(省委巡视)2025年308天），"
        "在这个范围之内。",
    ),
    "days_beyond_peers": (
        {"findings": [finding(due_on="2025-11-26")]},
        {"findings": [finding(due_on="2025-11-25")]},
        "[说明] 整改台账 第2行“完成时限”：有1行的“完成时限”在反馈308天以后，最晚是2025-11-26：第2行；"
        "查到的公开通报从反馈到公布最长308天。",
    ),
    "findings_alike": (
        {"findings": [finding(title="考勤管理不够规范"), finding(no=2, title="干部考勤管理不规范")]},
        {"findings": [finding(title="考勤管理不够规范"), finding(no=2, title="阵地管理不够到位")]},
        "[待问] 整改台账 第3行“反馈问题”：问题(2)“干部考勤管理不规范”与问题(1)“考勤管理不够规范”的题目相近",
    ),
    "finding_about_earlier_round": (
        {"findings": [finding(title="上轮巡察整改不彻底")]},
        {"findings": [finding(title="上级部署落实不到位")]},
        "[待问] 整改台账 第2行“反馈问题”：问题(1)“上轮巡察整改不彻底”说的是上一轮巡察的整改，属于再次指出。",
    ),
}  # fmt: skip
"""Rule → records that break it, records that do not, and how the line for the first begins."""
