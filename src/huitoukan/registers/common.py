"""Columns that several registers share, each declared once."""

from __future__ import annotations

from huitoukan.registers.types import Column

FINDING = Column(
    "finding",
    "对应问题",
    "Finding",
    "integer",
    references="findings.no",
    rule="nonnegative",
    example="1",
    note="对应“整改台账”的序号；与具体问题无关的留空。",
    synonyms=("问题序号", "问题编号", "反馈问题序号", "所属问题", "对应问题序号", "对应反馈问题"),
)
STATUS = Column(
    "status",
    "完成状态",
    "Status",
    "code",
    codelist="status",
    example="已完成",
    note="从下拉选项中选择；不清楚的留空，不要当作已完成。",
    synonyms=("完成情况", "整改状态", "状态", "整改情况", "是否完成", "销号情况", "完成进度", "整改进度"),
)
LEADER = Column(
    "leader",
    "责任领导",
    "Responsible leader",
    example="主要领导",
    note="填职务，不填姓名。",
    synonyms=("牵头领导", "分管领导", "包案领导", "责任班子成员"),
)
OWNER = Column(
    "owner",
    "责任科室",
    "Responsible office",
    example="办公室",
    note="具体承办的科室或单位。",
    synonyms=("责任部门", "责任单位", "承办科室", "承办部门", "责任股室", "牵头科室", "牵头部门", "办理单位"),
)
DUE_ON = Column(
    "due_on",
    "完成时限",
    "Due on",
    "date",
    example="2025-06-30",
    note="应当完成的最后一天，写到日。",
    synonyms=("整改时限", "时限", "完成期限", "整改期限", "办理时限", "计划完成时间", "拟完成时间"),
)
CLOSED_ON = Column(
    "closed_on",
    "销号日期",
    "Closed on",
    "date",
    example="2025-06-20",
    note="实际完成并销号的日期。",
    synonyms=("销号时间", "完成日期", "完成时间", "办结日期", "办结时间", "实际完成时间"),
)
EVIDENCE = Column(
    "evidence",
    "佐证材料",
    "Evidence",
    example="会议纪要、签到表各1份",
    note="写明材料名称和份数，便于现场核对。",
    synonyms=("证明材料", "佐证", "支撑材料", "附件", "档案材料"),
)
START = Column(
    "start",
    "原文起点",
    "Start offset",
    "integer",
    unit="字",
    rule="nonnegative",
    note="在通报原文中的起点，由程序填写。",
)
END = Column(
    "end",
    "原文止点",
    "End offset",
    "integer",
    unit="字",
    rule="nonnegative",
    note="在通报原文中的止点（不含），由程序填写。",
)
STREET = Column(
    "street",
    "街道（镇）",
    "Street or town",
    example="示范街道",
    note="写全称，以“街道”或“镇”结尾。",
    synonyms=("街道", "街镇", "所属街道", "所属街镇", "所在街道", "街道/镇"),
)
COMMUNITY = Column(
    "community",
    "社区",
    "Community",
    example="示范社区",
    note="写全称，以“社区”结尾。",
    synonyms=("所属社区", "所在社区", "社区名称", "村（社区）"),
)
HELD_ON = Column(
    "held_on",
    "活动日期",
    "Held on",
    "date",
    required=True,
    example="2025-04-12",
    note="举办当天的日期；跨几天的填第一天。",
    synonyms=("活动时间", "日期", "时间", "举办日期", "举办时间", "开展时间", "开展日期"),
)
PARTICIPANTS = Column(
    "participants",
    "参与人次",
    "Attendances",
    "integer",
    unit="人次",
    rule="nonnegative",
    example="42",
    note="按签到或清点的人次填写整数，不填约数；人次不等于人数。",
    synonyms=("参与人数", "参加人数", "参加人次", "活动人次", "活动人数", "参与人数（人次）"),
)
