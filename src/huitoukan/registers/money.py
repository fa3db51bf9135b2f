"""Registers of money: science funds and government procurement."""

from __future__ import annotations

from huitoukan.registers.types import Column, Register

FUNDS = Register(
    "funds", "科普经费", "Science funds",
    note="下拨和使用的科普经费，一笔一行，金额以元为单位。",
    key=("year", "recipient", "purpose"),
    synonyms=("科普经费台账", "经费使用情况", "科普专项经费"),
    columns=(
        Column("year", "年度", "Year", "integer", unit="年", required=True, rule="positive", example="2025",
               note="预算年度，四位数字。", synonyms=("年份", "预算年度")),
        Column("recipient", "使用单位", "Recipient", required=True, example="示范社区",
               note="收到经费的街道（镇）、社区或单位。",
               synonyms=("收款单位", "受助单位", "单位", "拨付对象")),
        Column("purpose", "用途", "Purpose", example="科普画廊更新", note="经费的用途。",
               synonyms=("经费用途", "使用用途", "项目")),
        Column("granted_yuan", "下拨金额", "Granted", "number", unit="元", rule="nonnegative",
               example="5000", note="以元为单位。", synonyms=("拨付金额", "补助金额")),
        Column("spent_yuan", "使用金额", "Spent", "number", unit="元", rule="nonnegative", example="4860.5",
               note="以元为单位。", synonyms=("支出金额", "已使用金额", "实际支出")),
        Column("checked_on", "检查日期", "Checked on", "date", example="2025-06-10",
               note="检查经费使用的日期。", synonyms=("检查时间",)),
        Column("compliant", "是否合规", "Compliant", "flag", example="是", note="检查认定是否按规定使用。",
               synonyms=("合规情况", "是否按规定使用")),
    ),
)  # fmt: skip

PROCUREMENTS = Register(
    "procurements", "政府采购", "Procurements",
    note="采购项目，一个项目一行，金额以元为单位。",
    key=("project",),
    synonyms=("政府采购台账", "政府采购明细", "采购项目明细", "采购台账"),
    columns=(
        Column("project", "项目名称", "Project", required=True, example="科普展品采购",
               note="采购项目的名称。", synonyms=("采购项目", "项目", "名称")),
        Column("method", "采购方式", "Method", codelist="procurement_method", example="公开招标",
               note="从下拉选项中选择，没有合适的可以另填。", synonyms=("方式",)),
        Column("budget_yuan", "预算金额", "Budget", "number", unit="元", rule="nonnegative",
               example="180000", note="以元为单位。", synonyms=("采购预算", "预算")),
        Column("contract_yuan", "合同金额", "Contract", "number", unit="元", rule="nonnegative",
               example="168500", note="以元为单位。", synonyms=("成交金额", "中标金额")),
        Column("qualified", "供应商资质核验", "Supplier qualified", "flag", example="是",
               note="供应商资质核验是否合格。", synonyms=("供应商资格审查", "资质核验", "资格审查")),
        Column("related_party_checked", "关联关系筛查", "Related parties checked", "flag", example="是",
               note="是否做过供应商关联关系筛查。", synonyms=("关联关系核查", "关联筛查")),
        Column("accepted_on", "验收日期", "Accepted on", "date", example="2025-07-02",
               note="履约验收的日期。", synonyms=("验收时间", "履约验收日期")),
        Column("within_budget", "是否在预算内", "Within budget", "flag", example="是",
               note="合同金额是否不超过预算。", synonyms=("是否预算内", "预算内")),
    ),
)  # fmt: skip

REGISTERS = (FUNDS, PROCUREMENTS)
