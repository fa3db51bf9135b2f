"""Numbers and answers of one row that cannot stand beside each other."""

from __future__ import annotations

from collections.abc import Iterator

from huitoukan.checks.registry import Hit, hits, rule
from huitoukan.edition import Edition
from huitoukan.problems import Severity

SLACK = 0.005
"""Less than a cent or half a day apart is equal."""


def _over(edition: Edition, register: str, part: str, whole: str) -> Iterator[Hit]:
    """The rows in which the part is more than the whole."""
    table = edition.ledger[register]
    rows = table[(table[part] > table[whole] + SLACK).fillna(False)]
    yield from hits(register, rows, part, whole=rows[whole])


@rule("present_over_due", Severity.ERROR, "请核对应出勤、实际出勤和请假的天数。")
def present_over_due(edition: Edition) -> Iterator[Hit]:
    """实际出勤{value}天加请假{leave}天，超过应出勤{due}天。"""
    table = edition.ledger["attendance"]
    leave = table["leave_days"].fillna(0)
    rows = table[(table["present_days"] + leave > table["due_days"] + SLACK).fillna(False)]
    yield from hits("attendance", rows, "present_days", leave=leave, due=rows["due_days"])


@rule("people_over_attendances", Severity.ERROR, "人数是去掉重复后的，请核对是否把两栏填反了。")
def people_over_attendances(edition: Edition) -> Iterator[Hit]:
    """参与人数{value}多于参与人次{whole}。"""
    yield from _over(edition, "contests", "people", "attendances")


@rule("spent_over_granted", Severity.WARNING, "请核对金额和单位；有其他来源的，请注明。")
def spent_over_granted(edition: Edition) -> Iterator[Hit]:
    """使用金额{value}元多于下拨金额{whole}元。"""
    yield from _over(edition, "funds", "spent_yuan", "granted_yuan")


@rule("contract_over_budget", Severity.WARNING, "请核对金额和单位；确实超出预算的，请说明审批情况。")
def contract_over_budget(edition: Edition) -> Iterator[Hit]:
    """合同金额{value}元多于预算金额{whole}元。"""
    yield from _over(edition, "procurements", "contract_yuan", "budget_yuan")


@rule("attended_without_invitation", Severity.WARNING, "请核对这两栏；口头邀请的也算邀请。")
def attended_without_invitation(edition: Edition) -> Iterator[Hit]:
    """没有邀请纪检监察组，却写着已经参会。"""
    table = edition.ledger["meetings"]
    invited, attended = table["discipline_group_invited"], table["discipline_group_attended"]
    rows = table[(attended & ~invited).fillna(False).astype(bool)]
    yield from hits("meetings", rows, "discipline_group_attended", value="是")
