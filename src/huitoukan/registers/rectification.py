"""Registers of the rectification itself: the notice, the findings, their measures, claims and promises."""

from __future__ import annotations

from dataclasses import replace

from huitoukan.registers.common import (
    CLOSED_ON,
    DUE_ON,
    END,
    EVIDENCE,
    FINDING,
    LEADER,
    OWNER,
    START,
    STATUS,
)  # fmt: skip
from huitoukan.registers.types import Column, Register

OF_FINDING = replace(FINDING, required=True, note="对应“整改台账”的序号。")
IN_TEXT = replace(OF_FINDING, note="对应“整改台账”的序号；问题之外的写0。")


def _stated(name: str, title: str, english: str, unit: str, note: str = "") -> Column:
    """A count the notice states of itself."""
    note = note or "通报里自己写明的数；没有写的留空，不要自己数。"
    return Column(f"stated_{name}", title, english, "integer", unit, rule="nonnegative", note=note)


NOTICE = Register(
    "notice", "通报信息", "Published notice",
    note="已公布的整改情况通报，每份一行；由程序从通报中读出。",
    key=("sha256",),
    columns=(
        Column("organ", "被巡察单位", "Organ", required=True, example="某区科学技术协会",
               note="通报中的单位全称。", synonyms=("单位", "单位名称")),
        Column("inspector", "巡察组", "Inspection team", example="区委巡察一组", note="派出的巡察组。"),
        Column("inspected_from", "巡察开始", "Inspected from", "partial_date", example="2025-02-20",
               note="写到日；只知道月份的写到月。"),
        Column("inspected_to", "巡察结束", "Inspected to", "partial_date", example="2025-03-26",
               note="写到日；只知道月份的写到月。"),
        Column("feedback_on", "反馈日期", "Feedback on", "partial_date", example="2025-06-12",
               note="反馈巡察意见的日期。", synonyms=("反馈时间",)),
        Column("signed_on", "落款日期", "Signed on", "partial_date", example="2025-10-20",
               note="通报末尾的日期。", synonyms=("落款时间",)),
        Column("published_on", "公布日期", "Published on", "partial_date", example="2025-11-10",
               note="网上公布的日期；不清楚的留空。", synonyms=("公布时间", "发布日期", "发布时间")),
        _stated("findings", "自述问题数", "Findings stated", "个"),
        _stated("completed", "自述已完成数", "Completed as stated", "个"),
        _stated("basically_completed", "自述基本完成数", "Basically completed as stated", "个"),
        _stated("in_progress", "自述推进中数", "In progress as stated", "个"),
        _stated("not_completed", "自述未完成数", "Not completed as stated", "个"),
        Column("stated_completion_rate", "自述完成率", "Completion rate stated", "number", unit="%",
               rule="fraction", example="75%", note="通报里自己写明的比率；没有写的留空。"),
        _stated("measures", "自述措施数", "Measures stated", "条"),
        _stated("rules", "自述制度数", "Rules stated", "项"),
        Column("source", "来源文件", "Source file", example="notice.txt", note="读取的文件名。"),
        Column("sha256", "文件指纹", "SHA-256", note="文件内容的SHA-256，用来确认是同一份文件。"),
        Column("characters", "字数", "Characters", "integer", unit="字", rule="nonnegative",
               note="解码后的字符数。"),
    ),
)  # fmt: skip

FINDINGS = Register(
    "findings", "整改台账", "Findings",
    note="反馈问题清单，一个问题一行。其他各表通过序号与它对应。",
    key=("no",),
    synonyms=("问题清单", "问题台账", "巡察整改台账", "反馈问题清单", "整改清单", "整改问题台账",
              "问题整改台账", "巡察反馈问题整改台账", "整改总台账", "整改销号台账", "反馈问题整改清单",
              "反馈问题整改台账", "动态整改台账"),
    columns=(
        Column("no", "序号", "No.", "integer", required=True, rule="positive", example="1",
               note="从1起连续编号，全表不重复。",
               synonyms=("编号", "No.", "问题编号", "问题序号", "反馈问题序号", "总序号")),
        Column("part", "聚焦方面", "Part", example="聚焦履行职责使命方面",
               note="反馈意见中的大类，如“聚焦……方面”。",
               synonyms=("板块", "方面", "大类", "聚焦领域", "问题领域", "问题方面", "反馈方面",
                         "一级分类")),
        Column("category", "问题类别", "Category", example="服务基层不够主动", note="大类之下的小标题。",
               synonyms=("类别", "问题分类", "小类", "问题类型", "二级分类", "分类", "问题小类")),
        Column("title", "反馈问题", "Finding", required=True, example="面向老年人的科普活动偏少",
               note="问题本身，不写“关于”和“的问题”。",
               synonyms=("问题描述", "具体问题", "问题", "存在问题", "具体表现", "问题表现",
                         "反馈的问题", "巡察反馈问题", "反馈问题描述", "问题内容", "主要问题",
                         "反馈意见", "反馈问题内容", "整改问题", "巡察反馈具体问题", "反馈具体问题",
                         "发现问题", "问题表述", "存在的问题", "反馈的具体问题")),
        STATUS,
        LEADER,
        OWNER,
        DUE_ON,
        CLOSED_ON,
        EVIDENCE,
        Column("note", "备注", "Note", note="其他需要说明的情况。",
               synonyms=("说明", "备注说明", "其他说明")),
    ),
)  # fmt: skip

MEASURES = Register(
    "measures", "整改措施", "Measures",
    note="整改措施清单，一条措施一行；一个问题可以有几条措施。",
    key=("finding", "no"),
    synonyms=("任务清单", "措施清单", "整改任务清单", "整改任务分解表", "措施台账", "整改措施清单",
              "整改措施台账", "整改任务", "整改任务台账", "整改措施落实情况"),
    columns=(
        OF_FINDING,
        Column("no", "措施序号", "No.", "integer", rule="positive", example="1",
               note="在同一问题之内从1起编号。",
               synonyms=("措施编号", "任务编号", "任务序号", "措施号")),
        Column("text", "整改措施", "Measure", required=True, example="每季度到养老服务站开展一次科普讲座",
               note="一条措施写一行，不写“一是”“二是”。",
               synonyms=("措施", "任务", "具体措施", "整改任务", "措施内容", "整改举措", "具体整改措施",
                         "主要措施", "工作措施", "整改措施内容", "具体举措", "整改任务及措施")),
        Column("kind", "整改类型", "Kind", "code", codelist="measure_kind", example="长期坚持",
               note="立行立改、限期整改或长期坚持。",
               synonyms=("措施类型", "类型", "整改类别", "整改性质", "措施类别", "时限类型",
                         "整改时限类型")),
        LEADER,
        OWNER,
        DUE_ON,
        STATUS,
        Column("progress", "进展情况", "Progress", example="已开展2次", note="做了什么、做到哪一步。",
               synonyms=("整改进展", "进展", "进展情况说明", "落实情况", "工作进展", "整改落实情况",
                         "目前进展", "推进情况", "整改进展情况", "落实进展", "整改成效", "具体进展",
                         "进展及成效")),
        EVIDENCE,
        START,
        END,
    ),
)  # fmt: skip

CLAIMS = Register(
    "claims", "量化事实", "Claims",
    note="通报原文中可以核实的数量、比率、金额、周期、文件和日期，一处一行；由程序读出，可以补充。",
    key=("finding", "kind", "start", "text"),
    columns=(
        IN_TEXT,
        Column("kind", "事实类别", "Kind", "code", required=True, codelist="claim_kind", example="数量",
               note="数量、比率、金额、周期、文件或日期。", synonyms=("类别",)),
        Column("text", "原文", "Text", required=True, example="12场", note="原文的这几个字，一字不改。"),
        START,
        END,
        Column("value", "数值", "Value", "number", example="12",
               note="比率按0到1填写，金额按元填写；原文没有给出具体数的留空。"),
        Column("low", "下限", "Low", "number", example="12", note="原文为约数时，实际数的最小可能。"),
        Column("high", "上限", "High", "number", example="12",
               note="原文为约数时，实际数的最大可能；没有上限的留空。"),
        Column("qualifier", "数字修饰", "Qualifier", "code", codelist="qualifier", example="准确数",
               note="原文数字的准确程度。"),
        Column("unit", "单位", "Unit", example="场", note="如场、人次、篇、%、元。",
               synonyms=("计量单位",)),
        Column("subject", "对象", "Subject", example="科普讲座", note="这个数字说的是什么。",
               synonyms=("事项",)),
        Column("since", "时段起", "Since", "date", example="2025-01-01", note="统计时段的第一天。"),
        Column("until", "时段止", "Until", "date", note="统计时段的最后一天。"),
        Column("every", "周期", "Every", "duration", note="多久一次，如每两月、每半年。"),
        Column("title", "文件名称", "Document title", note="不带书名号。"),
        Column("action", "制度动作", "Action", "code", codelist="document_action",
               note="制定、修订、印发或引用。"),
        Column("on", "日期", "On", "partial_date", note="写到日；只知道月份的写到月。"),
        Column("indicator", "指标", "Indicator", "code", codelist="indicators", example="科普活动场次",
               note="这个数字对应的指标，用来找分母和佐证登记表。"),
    ),
)  # fmt: skip

COMMITMENTS = Register(
    "commitments", "长期承诺", "Commitments",
    note="需要长期坚持、可以按期检查的承诺，一项一行。",
    key=("finding", "text"),
    columns=(
        OF_FINDING,
        Column("text", "承诺内容", "Commitment", required=True,
               example="每季度到养老服务站开展一次科普讲座", note="承诺做什么。",
               synonyms=("承诺", "长期措施")),
        Column("times", "次数", "Times", "integer", unit="次", rule="positive", example="1",
               note="每个周期内做几次。"),
        Column("every", "周期", "Every", "duration", example="每季度", note="多久一轮，如每两月、每半年。"),
        Column("starts_on", "起算日期", "Starts on", "date", example="2025-07-01", note="从哪一天起检查。",
               synonyms=("开始日期",)),
        Column("evidence_register", "佐证登记表", "Evidence register", "code", codelist="registers",
               example="科普活动", note="在哪张表里登记，凭哪张表检查。", synonyms=("佐证表",)),
        Column("occasion", "节点", "Occasion",
               note="与节日等节点有关的写节点名称，用顿号分开，如春节、国庆。"),
        START,
        END,
    ),
)  # fmt: skip

REGISTERS = (NOTICE, FINDINGS, MEASURES, CLAIMS, COMMITMENTS)
