"""Registers of the office itself: documents, drafts, attendance, integrity risks, services to talents."""

from __future__ import annotations

from huitoukan.registers.common import FINDING
from huitoukan.registers.types import Column, Register

DOCUMENTS = Register(
    "documents", "制度文件", "Rules and circulars",
    note="整改中制定、修订、印发的制度和通知，一份一行。",
    key=("title", "action"),
    synonyms=("制度清单", "制度台账", "建章立制清单", "制度建设", "制度文件清单", "建章立制", "制度汇编",
              "制度文件台账"),
    columns=(
        Column("title", "文件名称", "Title", required=True, example="科普活动管理办法", note="不带书名号。",
               synonyms=("制度名称", "名称", "文件标题", "标题", "制度文件名称", "文件题名", "制度文件",
                         "制度")),
        Column("action", "制度动作", "Action", "code", codelist="document_action", example="制定",
               note="制定、修订、印发或引用。",
               synonyms=("类别", "制定/修订", "制修订情况", "制定修订", "制定或修订", "类型", "动作",
                         "制修订类型", "制（修）订", "制修订", "新建/修订", "新建或修订", "新建修订",
                         "制发情况", "制发类型", "新立/修订", "立改废", "立改废情况", "制定情况")),
        Column("issued_on", "印发日期", "Issued on", "date", example="2025-04-30", note="印发当天。",
               synonyms=("印发时间", "出台日期", "出台时间", "制定时间", "发布日期", "发文日期",
                         "发文时间", "制定日期", "印发日期（时间）", "发布时间")),
        Column("number", "文号", "Number", note="没有文号的留空。",
               synonyms=("发文字号", "文件号", "发文号", "文件编号")),
        FINDING,
    ),
)  # fmt: skip

DRAFTS = Register(
    "drafts", "文稿审核", "Drafts reviewed",
    note="对外报送文稿的起草、审核、签发记录，一份一行。",
    key=("title", "drafted_on"),
    order=(("drafted_on", "reviewed_on"), ("drafted_on", "sent_on")),
    synonyms=("文稿审核登记", "文稿审核台账", "报审登记表", "材料审核", "文稿报审", "文稿台账",
              "文稿审核登记表", "文稿审核记录"),
    columns=(
        Column("title", "文稿标题", "Title", required=True, example="上半年工作总结", note="文稿的标题。",
               synonyms=("标题", "文稿名称", "材料名称", "文稿", "稿件名称", "报送材料", "文稿题目")),
        Column("drafted_on", "起草日期", "Drafted on", "date", example="2025-06-16", note="成稿的日期。",
               synonyms=("起草时间", "拟稿日期", "拟稿时间", "成稿日期", "成稿时间")),
        Column("reviewed_on", "审核日期", "Reviewed on", "date", example="2025-06-18",
               note="审核完成的日期。",
               synonyms=("审核时间", "审稿日期", "复核日期", "审稿时间")),
        Column("sent_on", "签发日期", "Sent on", "date", example="2025-06-20", note="签发或报送的日期。",
               synonyms=("签发时间", "报送日期", "报送时间", "发出日期", "上报时间", "上报日期",
                         "报出日期", "发出时间")),
        Column("reviewer", "审核岗位", "Reviewer", example="办公室负责人", note="填岗位，不填姓名。",
               synonyms=("审核人", "审核", "审核岗", "审核人岗位", "复核岗位", "审核责任人")),
    ),
)  # fmt: skip

ATTENDANCE = Register(
    "attendance", "考勤", "Staff attendance",
    note="每月考勤汇总，每人每月一行；用编号，不填姓名。",
    key=("month", "person_code"),
    order=(("month", "published_on"),),
    synonyms=("考勤台账", "考勤汇总", "考勤表", "考勤统计", "考勤公示", "考勤记录", "考勤统计表",
              "考勤汇总表"),
    columns=(
        Column("month", "月份", "Month", "partial_date", required=True, example="2025-04",
               note="写成2025-04的样子。",
               synonyms=("考勤月份", "年月", "考勤月份（年月）", "所属月份")),
        Column("person_code", "人员编号", "Person code", required=True, example="A01",
               note="用编号代替姓名。",
               synonyms=("编号", "人员代码", "工号", "人员", "姓名编号", "人员序号")),
        Column("due_days", "应出勤", "Due days", "number", unit="天", rule="days_of_month", example="22",
               note="应当出勤的天数，可以有半天。",
               synonyms=("应出勤天数", "应到天数", "应到", "应出勤日数", "应出勤日")),
        Column("present_days", "实际出勤", "Present days", "number", unit="天", rule="days_of_month",
               example="21.5", note="实际出勤的天数。",
               synonyms=("实出勤", "出勤天数", "实际出勤天数", "实到天数", "出勤", "实到",
                         "实际到岗天数", "实出勤天数")),
        Column("leave_days", "请假", "Leave days", "number", unit="天", rule="days_of_month", example="0.5",
               note="请假的天数。",
               synonyms=("请假天数", "休假天数", "请休假", "请休假天数")),
        Column("published_on", "公示日期", "Published on", "date", example="2025-05-06",
               note="公示当月考勤的日期。",
               synonyms=("公示时间", "公布日期", "公布时间")),
    ),
)  # fmt: skip

INTEGRITY = Register(
    "integrity", "廉政风险点", "Integrity risks",
    note="岗位廉政风险点和防控措施，一个风险点一行。",
    key=("post", "risk"),
    synonyms=("廉政风险点清单", "廉政风险排查表", "廉政风险台账", "廉政风险", "廉政风险防控",
              "廉政风险点排查", "廉政风险点台账", "风险点清单"),
    columns=(
        Column("post", "岗位", "Post", required=True, example="采购经办", note="岗位名称，不填姓名。",
               synonyms=("岗位名称", "职务岗位", "风险岗位", "岗位（职务）")),
        Column("risk", "风险点", "Risk", required=True, example="指定供应商", note="可能发生的问题。",
               synonyms=("廉政风险点", "风险内容", "风险表现", "廉政风险", "风险描述", "风险点内容",
                         "风险点描述")),
        Column("level", "风险等级", "Level", "code", codelist="level", example="高", note="高、中或低。",
               synonyms=("等级", "级别", "风险级别")),
        Column("control", "防控措施", "Control", example="三家以上比价并公示", note="怎样防范。",
               synonyms=("措施", "防范措施", "防控举措", "防范举措", "控制措施", "风险防控措施")),
        Column("checked_on", "检查日期", "Checked on", "date", example="2025-06-10",
               note="最近一次检查的日期。",
               synonyms=("检查时间", "排查日期", "排查时间", "最近检查日期", "最近检查时间",
                         "最近排查日期")),
    ),
)  # fmt: skip

TALENTS = Register(
    "talents", "人才服务", "Services to talents",
    note="为科技人才提供的服务，一次一行。",
    key=("served_on", "organisation", "matter"),
    day="served_on",
    synonyms=("人才服务台账", "人才工作台账", "人才服务登记", "人才服务记录", "人才服务情况",
              "人才服务登记表", "服务人才"),
    columns=(
        Column("served_on", "服务日期", "Served on", "date", required=True, example="2025-05-08",
               note="提供服务的日期。",
               synonyms=("服务时间", "日期", "时间", "对接时间", "对接日期", "办理日期", "办理时间")),
        Column("kind", "服务类别", "Kind", example="政策申报", note="如政策申报、对接、走访。",
               synonyms=("类别", "类型", "服务类型", "服务种类")),
        Column("organisation", "所在单位", "Organisation", example="示范科技公司", note="人才所在的单位。",
               synonyms=("单位", "服务单位", "企业名称", "人才单位", "工作单位", "人才所在单位")),
        Column("matter", "服务事项", "Matter", required=True, example="协助申报人才项目",
               note="帮助做了什么；不填个人姓名。",
               synonyms=("事项", "服务内容", "服务事项内容", "需求事项", "办理事项")),
        Column("result", "服务结果", "Result", example="已受理", note="办到哪一步。",
               synonyms=("结果", "办理结果", "成效", "办理情况", "服务成效", "办理进展")),
    ),
)  # fmt: skip

REGISTERS = (DOCUMENTS, DRAFTS, ATTENDANCE, INTEGRITY, TALENTS)
