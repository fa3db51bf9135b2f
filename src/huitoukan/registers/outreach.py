"""Registers of what reached the public: events, contests, press, and the places where science is shown."""

from __future__ import annotations

from huitoukan.registers.common import COMMUNITY, FINDING, HELD_ON, PARTICIPANTS, STREET
from huitoukan.registers.types import Column, Register

EVENTS = Register(
    "events", "科普活动", "Events",
    note="线下和线上科普活动，一场一行；网络竞赛另记。",
    key=("held_on", "name", "community"),
    day="held_on",
    synonyms=("科普活动登记表", "科普活动台账", "科普活动统计表", "科普活动明细", "活动登记表",
              "社区科普活动", "活动台账", "科普活动清单", "活动明细", "活动统计", "科普活动情况统计表",
              "科普活动情况", "活动登记"),
    columns=(
        HELD_ON,
        Column("name", "活动名称", "Name", required=True, example="节水小实验", note="活动的正式名称。",
               synonyms=("名称", "活动主题", "活动内容", "活动标题", "主题", "活动项目")),
        Column("kind", "活动类别", "Kind", codelist="event_kind", example="科普讲座",
               note="从下拉选项中选择，没有合适的可以另填。",
               synonyms=("活动类型", "类型", "类别", "活动种类", "活动分类")),
        STREET,
        COMMUNITY,
        Column("online", "是否线上", "Online", "flag", example="否",
               note="线上活动填“是”，线下活动填“否”。",
               synonyms=("线上/线下", "方式", "活动方式", "活动形式", "线上线下", "形式", "线上或线下",
                         "开展方式", "举办方式", "开展形式", "举办形式", "是否线上活动", "线上（线下）")),
        PARTICIPANTS,
        FINDING,
    ),
)  # fmt: skip

CONTESTS = Register(
    "contests", "网络竞赛", "Online contests",
    note="线上知识竞赛，一次一行；人次与人数分开填写。",
    key=("started_on", "name"),
    day="started_on",
    order=(("started_on", "ended_on"),),
    synonyms=("线上竞赛", "网络知识竞赛", "网络竞赛情况", "线上答题", "网络答题", "知识竞赛",
              "线上知识竞赛", "网络竞赛台账"),
    columns=(
        Column("started_on", "开始日期", "Started on", "date", required=True, example="2025-09-15",
               note="开赛当天。",
               synonyms=("开始时间", "开赛日期", "起止时间", "起止日期", "竞赛时间", "竞赛起止时间",
                         "举办时间", "活动时间", "启动时间", "开始", "时间", "活动起止时间", "竞赛日期")),
        Column("ended_on", "结束日期", "Ended on", "date", example="2025-09-25", note="截止当天。",
               synonyms=("结束时间", "截止日期", "截止时间", "结束")),
        Column("name", "竞赛名称", "Name", required=True, example="全国科普日线上答题",
               note="竞赛的正式名称。",
               synonyms=("名称", "活动名称", "赛事名称", "竞赛项目", "竞赛主题", "活动主题")),
        Column("attendances", "参与人次", "Attendances", "integer", unit="人次", rule="nonnegative",
               example="3250", note="平台统计的累计人次。",
               synonyms=("参加人次", "答题人次", "参赛人次", "累计人次", "答题总人次", "参与总人次")),
        Column("people", "参与人数", "People", "integer", unit="人", rule="nonnegative", example="420",
               note="去掉重复后的人数；平台没有提供的留空。",
               synonyms=("参加人数", "答题人数", "去重人数", "参赛人数", "独立参与人数", "去重后人数",
                         "实际人数")),
    ),
)  # fmt: skip

PRESS = Register(
    "press", "宣传报道", "Press items",
    note="公众号、报纸、网站等刊发的稿件，一篇一行。",
    key=("published_on", "outlet", "title"),
    day="published_on",
    synonyms=("媒体宣传", "媒体宣传统计", "宣传报道统计", "新闻报道", "媒体报道", "宣传报道台账",
              "宣传稿件", "宣传情况", "新闻宣传"),
    columns=(
        Column("published_on", "刊发日期", "Published on", "date", required=True, example="2025-05-19",
               note="刊出当天。",
               synonyms=("发布日期", "刊登日期", "发布时间", "刊发时间", "日期", "报道日期", "报道时间",
                         "刊播时间", "推送日期", "推送时间", "发稿日期", "时间", "刊登时间")),
        Column("outlet", "媒体名称", "Outlet", example="单位公众号", note="公众号、报纸或网站的名称。",
               synonyms=("媒体", "刊发媒体", "发布平台", "平台", "媒体平台", "发布媒体", "刊发平台",
                         "报道媒体", "发布渠道", "刊登媒体", "宣传平台")),
        Column("title", "标题", "Title", required=True, example="机器人走进课堂", note="稿件标题。",
               synonyms=("稿件标题", "报道标题", "题目", "新闻标题", "文章标题", "稿件题目", "报道题目",
                         "稿件名称")),
        Column("link", "链接", "Link", note="网页地址；没有的留空。",
               synonyms=("网址", "网页链接", "网络链接", "稿件链接", "链接地址", "原文链接", "网页地址")),
    ),
)  # fmt: skip

STUDIOS = Register(
    "studios", "科学工作室", "Science studios",
    note="社区青少年科学工作室名录，一间一行。",
    key=("name",),
    day="opened_on",
    synonyms=("青少年科学工作室", "科学工作室名录", "工作室清单", "工作室名录", "科学工作室台账",
              "工作室台账", "工作室", "科学工作室清单"),
    columns=(
        Column("name", "工作室名称", "Name", required=True, example="示范社区青少年科学工作室",
               note="全称，其他表中写法要一致。",
               synonyms=("名称", "科学工作室", "科学工作室名称", "工作室")),
        COMMUNITY,
        Column("opened_on", "启用日期", "Opened on", "date", example="2024-09-01", note="开始使用的日期。",
               synonyms=("建成日期", "开放日期", "启用时间", "成立时间", "成立日期", "挂牌时间",
                         "建成时间", "开放时间", "建成开放时间", "建成开放日期")),
        Column("staff", "工作人员", "Staff", "integer", unit="人", rule="nonnegative", example="2",
               note="固定在岗的人数。",
               synonyms=("工作人员数", "人员数", "配备人员", "工作人员数量", "人员数量", "人员配备",
                         "工作人员人数", "专兼职人员")),
        Column("weekly_hours", "每周开放时长", "Weekly hours", "number", unit="小时", rule="hours_of_week",
               example="12", note="一周开放的小时数。",
               synonyms=("周开放时长", "每周开放时间", "开放时长", "每周开放小时数", "周开放小时数",
                         "周开放时间", "每周开放")),
        Column("accepted_on", "验收日期", "Accepted on", "date", example="2024-08-20",
               note="通过验收的日期。",
               synonyms=("验收时间", "验收通过日期", "验收通过时间")),
    ),
)  # fmt: skip

SESSIONS = Register(
    "sessions", "工作室活动", "Studio sessions",
    note="在科学工作室开展的活动，一场一行；不再重复记入“科普活动”。",
    key=("held_on", "studio", "topic"),
    day="held_on",
    synonyms=("科学工作室活动", "工作室活动登记", "工作室活动登记表", "工作室活动记录", "工作室活动台账",
              "科学工作室活动登记表"),
    columns=(
        HELD_ON,
        Column("studio", "科学工作室", "Studio", required=True, references="studios.name",
               example="示范社区青少年科学工作室", note="与“科学工作室”表中的名称一致。",
               synonyms=("工作室名称", "工作室", "活动工作室", "所在工作室", "科学工作室名称")),
        Column("topic", "活动主题", "Topic", example="电路积木入门", note="活动内容。",
               synonyms=("主题", "活动名称", "活动内容", "课程名称", "课程", "活动项目")),
        PARTICIPANTS,
    ),
)  # fmt: skip

GALLERIES = Register(
    "galleries", "科普画廊", "Galleries",
    note="科普画廊名录，一处一行。",
    key=("name",),
    day="built_on",
    synonyms=("科普画廊名录", "画廊清单", "科普画廊清单", "科普画廊台账", "画廊名录", "画廊台账", "画廊"),
    columns=(
        Column("name", "画廊名称", "Name", required=True, example="示范社区科普画廊",
               note="全称，其他表中写法要一致。",
               synonyms=("名称", "科普画廊", "画廊")),
        COMMUNITY,
        Column("place", "位置", "Place", example="社区服务中心门口", note="具体位置，到现场能找到。",
               synonyms=("设置地点", "地点", "具体位置", "安装地点", "地址", "设置位置", "所在位置",
                         "安装位置", "设置地址")),
        Column("kind", "建设类别", "Kind", "code", codelist="gallery_kind", example="新建",
               note="新建、更新或改建。",
               synonyms=("建设方式", "类别", "类型", "建设类型", "建设性质", "性质", "建设类别")),
        Column("built_on", "建成日期", "Built on", "date", example="2025-03-15",
               note="本次建设完成的日期。",
               synonyms=("完工日期", "建成时间", "建设时间", "竣工时间", "竣工日期", "完成时间",
                         "完成日期", "建设完成时间", "完工时间")),
    ),
)  # fmt: skip

GALLERY_CHECKS = Register(
    "gallery_checks", "画廊更新巡检", "Gallery checks",
    note="科普画廊更换挂图和日常巡检的记录，一次一行。",
    key=("checked_on", "gallery", "kind"),
    day="checked_on",
    synonyms=("画廊巡检记录", "画廊巡检", "画廊更新记录", "科普画廊巡检记录", "画廊巡检台账",
              "画廊更新台账", "挂图更换记录", "画廊更新", "画廊巡查记录", "画廊更新巡检记录"),
    columns=(
        Column("checked_on", "巡检日期", "Checked on", "date", required=True, example="2025-05-10",
               note="到场当天。",
               synonyms=("更换日期", "日期", "巡检时间", "检查日期", "巡查日期", "巡查时间", "更换时间",
                         "检查时间", "更新日期", "更新时间", "时间", "巡检（更换）日期", "登记日期")),
        Column("gallery", "画廊名称", "Gallery", required=True, references="galleries.name",
               example="示范社区科普画廊", note="与“科普画廊”表中的名称一致。",
               synonyms=("科普画廊", "画廊", "画廊点位", "科普画廊名称")),
        Column("kind", "巡检类别", "Kind", "code", codelist="gallery_check_kind", example="挂图更换",
               note="挂图更换或日常巡检。",
               synonyms=("类别", "类型", "检查类别", "巡检类型", "工作类别", "事项")),
        Column("result", "巡检结果", "Result", example="已更换防灾主题挂图", note="看到的情况和处理。",
               synonyms=("结果", "情况", "巡检情况", "检查结果", "巡查结果", "巡查情况", "检查情况",
                         "处理情况", "情况说明", "更换内容", "巡检内容", "更换（巡检）内容", "内容")),
    ),
)  # fmt: skip

VENUES = Register(
    "venues", "阵地清单", "Venues",
    note="工作室、画廊、电子屏、公众号等科普和宣传阵地，一处一行。",
    key=("name",),
    synonyms=("意识形态阵地清单", "科普阵地清单", "阵地台账", "阵地", "科普阵地", "宣传阵地清单",
              "阵地管理清单", "宣传阵地"),
    columns=(
        Column("name", "阵地名称", "Name", required=True, example="示范社区电子科普屏", note="全称。",
               synonyms=("名称", "阵地", "阵地名")),
        Column("kind", "阵地类别", "Kind", example="电子屏", note="如工作室、画廊、电子屏、公众号。",
               synonyms=("类别", "类型", "阵地类型")),
        COMMUNITY,
        Column("responsible", "管理责任", "Responsible", example="社区专人",
               note="负责管理的岗位或单位，不填姓名。",
               synonyms=("责任单位", "管理单位", "负责人", "责任人", "管理责任人", "管理人", "责任部门",
                         "管理部门", "管护责任")),
        Column("last_checked_on", "最近检查日期", "Last checked on", "date", example="2025-05-10",
               note="最近一次检查的日期。",
               synonyms=("最近检查时间", "检查日期", "最近一次检查日期", "最近一次检查时间", "检查时间",
                         "最近巡查日期", "最近检查")),
    ),
)  # fmt: skip

REGISTERS = (EVENTS, CONTESTS, PRESS, STUDIOS, SESSIONS, GALLERIES, GALLERY_CHECKS, VENUES)
