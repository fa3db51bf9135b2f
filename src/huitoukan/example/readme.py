"""What the example is and what to try with it, for the person who opens its folder."""

from __future__ import annotations

from huitoukan.example import plan
from huitoukan.example.notice import MARK
from huitoukan.example.story import Story

TEXT = """{mark}

这个文件夹里的全部内容由程序合成，没有一条是真实记录；单位、企业、文号、稿件都是编出来的，人员只写岗位和编号。
社区和街道用真实名录，是为了能与人口、社区数等分母对照。合计数参照公开通报的数字：{events}场科普活动、
约{attendances}人次、工作室活动{sessions}场、企业科协{associations}家、网络竞赛约23万人次。

种子 {seed}，统计时段（2024-01-01至2025-05-20）内的科普活动 {events} 场，共 {quarters} 个季度。
同一个种子每次写出的文件完全相同；换一个种子，日期、地点、人次和埋设的问题都会不同。

一、有哪些文件
{files}
  faulty/             第一季台账的副本，埋了各种差错；faulty/answers.json 写明每一处{faulty}。
  answers.json        各季度之间埋设的变化：新销号、反弹、时限推迟、现场核查会看到的结果、
                      到期没有兑现的承诺、后来不见了的记录。

二、每一季台账登记到哪一天
{days}
  2025Q2 的统计日是通报落款日；以后各季写在“通报信息”的“台账统计至”一栏，打开时自动采用，
  不必写 --quarter 或 --as-of。

三、可以试试
  huitoukan check {first}
  huitoukan check faulty/ledger.xlsx
  huitoukan metrics {first} --by street
  huitoukan run --ledger {last} --out 试运行
  huitoukan read 2025Q2/notice.txt
  由它做出的每张图、每张表、每份报告都带有“{mark}”字样。
{large}"""
WORKBOOK = (
    "  {name}/ledger.xlsx  {name} 的台账，25张登记表，累计登记；旁边的 notice.txt 是合成的通报，附来源说明。"
)
TABLES = (
    "  {name}/ledger/      {name} 的台账，一张登记表一个 .csv 文件（UTF-8，第一行是标记，第二行是表头）；"
    "旁边的 notice.txt 是合成的通报。"
)
LARGE = """
四、为什么是 .csv 文件
  活动超过10万场时，一张工作表打开很慢，超过104万行还放不下，所以每张登记表写成一个 .csv 文件，
  直接把文件夹当作台账读取。累计登记的台账每季都包含以前的全部记录，为免把同样的几百万行写几遍，
  没有写 --quarters 时只写第一季；写了 --quarters 4 就照样写四季。
"""


def readme(story: Story, is_long: bool, usual_faulty: bool) -> str:
    """The text of README.txt."""
    quarters = plan.quarters(story.quarters)
    line, ledger = (TABLES, "ledger") if is_long else (WORKBOOK, "ledger.xlsx")
    return TEXT.format(
        mark=MARK, events=story.events, attendances=story.logs[0].attendances, sessions=plan.SESSIONS,
        associations=plan.ASSOCIATIONS, seed=story.seed, quarters=len(quarters),
        files="\n".join(line.format(name=quarter) for quarter in quarters),
        days="\n".join(f"  {quarter}：{plan.as_of(quarter).isoformat()}" for quarter in quarters),
        first=f"{quarters[0]}/{ledger}", last=f"{quarters[-1]}/{ledger}",
        faulty="（规模按135场）" if usual_faulty else "", large=LARGE if is_long else "",
    )  # fmt: skip
