"""Registers of money: science funds and government procurement."""

from __future__ import annotations

from huitoukan.registers.types import Column, Register

FUNDS = Register(
    "funds", "科普经费", "Science funds",
    note="下拨和使用的科普经费，一笔一行，金额以元为单位。",
    key=("year", "recipient", "purpose"),
    synonyms=("科普经费台账", "经费使用情况", "科普专项经费", "经费台账", "科普经费使用", "科普经费明细",
              "经费使用台账", "科普经费使用情况", "经费使用"),
    columns=(
        Column("year", "年度", "Year", "integer", unit="年", required=True, rule="year", example="2025",
               note="预算年度，四位数字。",
               synonyms=("年份", "预算年度", "经费年度", "所属年度")),
        Column("recipient", "使用单位", "Recipient", required=True, example="示范社区",
               note="收到经费的街道（镇）、社区或单位。",
               synonyms=("收款单位", "受助单位", "单位", "拨付对象", "受拨单位", "拨付单位",
                         "资金使用单位", "经费使用单位", "补助单位", "补助对象", "接收单位", "受补助单位")),
        Column("purpose", "用途", "Purpose", example="科普画廊更新", note="经费的用途。",
               synonyms=("经费用途", "使用用途", "项目", "资金用途", "支出用途", "补助项目", "使用方向",
                         "项目名称")),
        Column("granted_yuan", "下拨金额", "Granted", "number", unit="元", rule="nonnegative",
               example="5000", note="以元为单位。",
               synonyms=("拨付金额", "补助金额", "拨付经费", "下达金额", "补助经费", "拨款金额",
                         "下拨经费", "安排金额", "下拨", "拨付")),
        Column("spent_yuan", "使用金额", "Spent", "number", unit="元", rule="nonnegative", example="4860.5",
               note="以元为单位。",
               synonyms=("支出金额", "已使用金额", "实际支出", "实际使用金额", "已支出金额", "实际使用",
                         "使用经费", "已使用", "支出", "使用")),
        Column("checked_on", "检查日期", "Checked on", "date", example="2025-06-10",
               note="检查经费使用的日期。",
               synonyms=("检查时间", "核查日期", "核查时间", "监督检查日期")),
        Column("compliant", "是否合规", "Compliant", "flag", example="是", note="检查认定是否按规定使用。",
               synonyms=("合规情况", "是否按规定使用", "使用是否合规", "合规", "检查结论", "是否规范")),
    ),
)  # fmt: skip

PROCUREMENTS = Register(
    "procurements", "政府采购", "Procurements",
    note="采购项目，一个项目一行，金额以元为单位。",
    key=("project",),
    synonyms=("政府采购台账", "政府采购明细", "采购项目明细", "采购台账", "采购明细", "采购情况",
              "采购项目", "采购项目清单", "政府采购情况"),
    columns=(
        Column("project", "项目名称", "Project", required=True, example="科普展品采购",
               note="采购项目的名称。",
               synonyms=("采购项目", "项目", "名称", "采购项目名称", "采购内容")),
        Column("method", "采购方式", "Method", codelist="procurement_method", example="公开招标",
               note="从下拉选项中选择，没有合适的可以另填。",
               synonyms=("方式", "采购形式", "采购类型")),
        Column("budget_yuan", "预算金额", "Budget", "number", unit="元", rule="nonnegative",
               example="180000", note="以元为单位。",
               synonyms=("采购预算", "预算", "预算价", "采购预算金额", "项目预算")),
        Column("contract_yuan", "合同金额", "Contract", "number", unit="元", rule="nonnegative",
               example="168500", note="以元为单位。",
               synonyms=("成交金额", "中标金额", "合同价", "成交价", "中标价", "合同价款")),
        Column("qualified", "供应商资质核验", "Supplier qualified", "flag", example="是",
               note="供应商资质核验是否合格。",
               synonyms=("供应商资格审查", "资质核验", "资格审查", "供应商资质", "供应商资质审查",
                         "资质审查", "资质是否合格", "供应商资质是否合格", "供应商资格是否合格",
                         "资格核验", "资格核查", "资质核查")),
        Column("related_party_checked", "关联关系筛查", "Related parties checked", "flag", example="是",
               note="是否做过供应商关联关系筛查。",
               synonyms=("关联关系核查", "关联筛查", "关联关系审查", "关联方核查", "是否核查关联关系",
                         "关联关系是否核查", "关联核查", "关联关系情况", "关联排查")),
        Column("accepted_on", "验收日期", "Accepted on", "date", example="2025-07-02",
               note="履约验收的日期。",
               synonyms=("验收时间", "履约验收日期", "履约验收时间", "验收通过日期")),
        Column("within_budget", "是否在预算内", "Within budget", "flag", example="是",
               note="合同金额是否不超过预算。",
               opposites=("是否超预算", "是否超出预算", "超预算", "超出预算", "是否超概算"),
               synonyms=("是否预算内", "预算内", "是否控制在预算内", "未超预算")),
    ),
)  # fmt: skip

REGISTERS = (FUNDS, PROCUREMENTS)
