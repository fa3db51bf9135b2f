"""Registers of work among people: visits, suggestions, associations, meetings."""

from __future__ import annotations

from dataclasses import replace

from huitoukan.registers.common import CLOSED_ON, DUE_ON, HELD_ON, OWNER, STREET
from huitoukan.registers.types import Column, Register

VISITS = Register(
    "visits", "走访调研", "Visits",
    note="走访企业和社区的记录，每走访一个对象一行。",
    key=("visited_on", "target"),
    day="visited_on",
    synonyms=("走访调研登记表", "走访台账", "走访记录", "走访调研台账", "走访登记", "走访情况",
              "走访调研记录", "走访", "走访登记表"),
    columns=(
        Column("visited_on", "走访日期", "Visited on", "date", required=True, example="2025-04-03",
               note="到访当天。",
               synonyms=("走访时间", "调研日期", "日期", "时间", "走访调研日期", "走访调研时间",
                         "调研时间")),
        Column("target_kind", "对象类别", "Kind of target", "code", codelist="target_kind", example="企业",
               note="企业或社区。",
               synonyms=("走访对象类别", "对象类型", "类别", "走访类别", "走访类型", "对象性质")),
        Column("target", "走访对象", "Target", required=True, example="示范科技公司",
               note="企业或社区的全称。",
               synonyms=("对象", "走访单位", "企业（社区）", "走访对象名称", "调研对象", "走访企业",
                         "被走访单位", "对象名称", "走访企业（社区）", "走访企业或社区")),
        Column("led_by", "带队人", "Led by", example="主要领导", note="填职务，不填姓名。",
               synonyms=("带队领导", "带队", "带队人员", "走访领导", "调研人", "走访人", "带队负责人")),
    ),
)  # fmt: skip

SUGGESTIONS = Register(
    "suggestions", "问题建议台账", "Suggestions",
    note="走访中收集的问题和建议，一条一行，办结销号。",
    key=("visit", "text"),
    day="raised_on",
    order=(("raised_on", "due_on"), ("raised_on", "closed_on")),
    synonyms=("意见建议台账", "问题建议清单", "诉求台账", "问题建议", "意见建议", "建议台账",
              "意见建议清单", "问题建议登记表", "走访问题建议", "问题建议汇总"),
    columns=(
        Column("visit", "走访", "Visit", example="2025-04-03示范科技公司",
               note="走访编号，或走访日期加对象。",
               synonyms=("走访编号", "对应走访", "走访对象", "走访序号", "来源走访", "走访记录编号",
                         "走访记录", "走访单位", "来源单位", "提出单位", "反映单位", "来源", "被走访单位")),
        Column("text", "问题建议", "Suggestion", required=True, example="建议增加园区科普讲座",
               note="提出的问题或建议。",
               synonyms=("意见建议", "问题", "建议", "诉求", "问题和建议", "意见建议内容",
                         "问题建议内容", "反映的问题", "反映问题", "建议内容", "问题诉求",
                         "问题（建议）", "具体问题建议", "收集的问题建议")),
        Column("raised_on", "提出日期", "Raised on", "date", example="2025-04-03", note="提出当天。",
               synonyms=("提出时间", "收集日期", "收集时间", "反映时间", "登记日期", "反映日期")),
        OWNER,
        DUE_ON,
        CLOSED_ON,
    ),
)  # fmt: skip

ASSOCIATIONS = Register(
    "associations", "企业科协", "Enterprise associations",
    note="企业科协名录，一家一行；注销、搬迁的保留并注明。",
    key=("name",),
    synonyms=("企业科协名录", "企业科协台账", "企业科协清单", "企业科协情况", "企业科协管理",
              "企业科协组织"),
    columns=(
        Column("name", "企业科协名称", "Name", required=True, example="示范科技公司科协", note="全称。",
               synonyms=("名称", "企业名称", "单位名称", "科协名称", "企业科协", "企业全称", "组织名称")),
        Column("status", "存续状态", "Status", "code", codelist="association_status", example="存续",
               note="存续、已注销或已搬迁。",
               synonyms=("状态", "存续情况", "目前状态", "运行状态", "存续状况", "运行情况", "现状")),
        Column("manager", "管理责任", "Managed by", example="组宣部专人",
               note="负责联系管理的岗位，不填姓名。",
               synonyms=("管理人", "联系人", "专管员", "责任人", "管理责任人", "对接人", "管理科室",
                         "联系管理", "负责人", "企业科协负责人", "管理人员")),
        Column("changed_on", "变动日期", "Changed on", "date", note="最近一次变动的日期。",
               synonyms=("变动时间", "变更日期", "变更时间", "状态变动日期", "状态变更日期")),
    ),
)  # fmt: skip

GRASSROOTS = Register(
    "grassroots", "基层科协", "Grassroots associations",
    note="街道（镇）科协的增补、换届事项，一项一行。",
    key=("street", "matter", "due_on"),
    day="done_on",
    synonyms=("基层科协换届", "街道科协", "基层科协台账", "基层科协组织", "基层科协换届情况",
              "街道科协换届", "基层科协情况"),
    columns=(
        replace(STREET, required=True),
        Column("matter", "事项", "Matter", "code", codelist="grassroots_matter", example="换届",
               note="增补或换届。",
               synonyms=("办理事项", "类别", "事项类别", "工作事项", "事项类型")),
        replace(DUE_ON, title="应办日期", note="应当办完的最后一天。",
                synonyms=(*DUE_ON.synonyms, "届满日期")),
        Column("done_on", "办结日期", "Done on", "date", example="2025-06-20", note="实际办完的日期。",
               synonyms=("办结时间", "完成日期", "完成时间", "办理日期", "实际办理日期", "实际办结日期",
                         "实际完成时间", "实际完成日期", "办理时间")),
    ),
)  # fmt: skip

MEETINGS = Register(
    "meetings", "会议学习", "Meetings and study",
    note="会议和集中学习，一次一行。",
    key=("held_on", "kind", "topic"),
    day="held_on",
    synonyms=("会议学习台账", "学习会议情况", "会议登记表", "学习会议登记", "会议台账", "学习台账",
              "会议记录", "会议学习登记", "会议学习情况", "会议学习记录"),
    columns=(
        replace(HELD_ON, title="会议日期", note="召开当天的日期。",
                synonyms=("会议时间", "召开日期", "召开时间", "日期", "时间")),
        Column("kind", "会议类别", "Kind", codelist="meeting_kind", example="主席办公会",
               note="从下拉选项中选择，没有合适的可以另填。",
               synonyms=("会议类型", "类别", "类型", "会议名称", "会议形式", "学习形式")),
        Column("topic", "议题", "Topic", example="研究年度科普工作计划", note="研究或学习的内容。",
               synonyms=("会议议题", "主要内容", "学习内容", "会议内容", "会议主题", "研究事项",
                         "学习主题", "议题内容", "主题")),
        Column("discipline_group_invited", "是否邀请纪检监察组", "Discipline group invited", "flag",
               example="是", note="是否邀请派驻纪检监察组参加。",
               synonyms=("是否邀请纪检组", "邀请纪检组", "是否邀请派驻纪检监察组", "邀请纪检监察组",
                         "是否邀请派驻组", "是否邀请纪检监察组参加")),
        Column("discipline_group_attended", "纪检监察组是否参会", "Discipline group attended", "flag",
               example="是", note="派驻纪检监察组是否到会。",
               synonyms=("纪检组是否参会", "纪检组参会", "派驻纪检监察组是否参会", "纪检监察组参会",
                         "派驻组是否参会", "纪检监察组是否到会", "纪检组是否到会", "纪检监察组是否参加")),
    ),
)  # fmt: skip

REGISTERS = (VISITS, SUGGESTIONS, ASSOCIATIONS, GRASSROOTS, MEETINGS)
