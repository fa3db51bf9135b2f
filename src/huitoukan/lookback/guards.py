"""What keeps a mistyped day, a quarter to come, a ledger without its findings from going unnoticed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from huitoukan.edition import Edition
from huitoukan.lookback.frozen import Frozen
from huitoukan.lookback.manifest import Manifest
from huitoukan.problems import InputError, Problem, Severity
from huitoukan.registers import REGISTERS

FINDINGS = "tables/findings.csv"
"""The file that an edition with findings has."""


def refuse_to_come(edition: Edition, today: date) -> None:
    """InputError when the quarter has not begun, or the as-of day has not come."""
    if edition.quarter.start > today:
        raise InputError(
            f"{edition.quarter}到{edition.quarter.start}才开始，今天是{today}，不能冻结。",
            "请核对 --quarter。",
        )
    if edition.as_of > today:
        raise InputError(
            f"统计日期{edition.as_of}在今天（{today}）以后，不能冻结。",
            "请核对 --as-of，或台账里“台账统计至”的日期。",
        )


def outside(edition: Edition) -> Problem | None:
    """That the as-of day lies outside of the quarter; None where it does not."""
    quarter, day = edition.quarter, edition.as_of
    if quarter.start <= day <= quarter.end:
        return None
    early, late = f"早于{quarter}的第一天{quarter.start}", f"晚于{quarter}的最后一天{quarter.end}"
    remedy = "如果写错了，请用 --as-of 写对的日期，加 --revision 和 --reason 重新冻结一版。"
    return Problem(
        "as_of_outside_quarter",
        Severity.WARNING,
        f"统计日期{day}{early if day < quarter.start else late}。",
        remedy,
    )


def refuse_later(earlier: Iterable[Edition], now: Edition) -> None:
    """InputError when an edition of an earlier quarter is kept until the as-of day of this one, or longer."""
    for one in earlier:
        if one.as_of >= now.as_of:
            known = one.manifest if isinstance(one, Frozen) else None
            name, following = (known.title, known.revision + 1) if known else (f"{one.quarter}的台账", 0)
            mend = (
                f"snapshot 台账 --quarter {one.quarter} --as-of 对的日期 --revision {following} --reason 原因"
            )
            raise InputError(
                f"{name}统计至{one.as_of}，不早于{now.quarter}的统计日期{now.as_of}，分不出先后。",
                f"{now.as_of}写错的，改 --as-of"
                + (f"；{one.as_of}写错的，用 huitoukan {mend} 更正。" if known else "。"),
            )


def refuse_emptied(edition: Edition, known: Iterable[Manifest]) -> None:
    """InputError when the ledger has no finding and an edition frozen before has some."""
    before = [one for one in known if FINDINGS in one.files]
    if edition.ledger["findings"].empty and before:
        raise InputError([_emptied(edition, f"冻结过的{before[-1].title}有")], exit_status=1)


def emptied(old: Edition, new: Edition) -> Problem | None:
    """That a ledger has no finding and the one before has some; None otherwise."""
    rows = len(old.ledger["findings"])
    if len(new.ledger["findings"]) or not rows:
        return None
    return _emptied(new, f"旧的一版有{rows}个", Severity.WARNING)


def _emptied(edition: Edition, before: str, severity: Severity = Severity.ERROR) -> Problem:
    sheet = REGISTERS["findings"].sheet
    message = f"{edition.ledger.name} 里一个问题也没有，{before}。"
    remedy = f"多半是漏了“{sheet}”这张表，或表名、表头改了认不出来，请补上再运行。"
    return Problem("no_findings", severity, message, remedy, sheet=sheet)
