"""Personal numbers in running text: telephones, identity numbers, e-mail addresses, bank cards.

Every pattern is bounded, so that a text of any length takes time in proportion to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from stdnum import luhn
from stdnum.cn import ric

MASK = "××××"
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x2014: ord("-"), 0x2013: ord("-")}
_REACH = 16
_APART = r"(?<![\dA-Za-z.])(?<![\dA-Za-z][-_/])"
"""Before a number of its own: not the rest of a longer number, a code or a decimal."""
_ENDS = r"(?![\dA-Za-z])(?![.-]\d)(?! ?[元万亿%‰千百台部个项次场人件册份字])"
"""After it: no more of it, and no unit, which would make it a count or a sum of money."""
_CODE = re.compile(
    r"(?:编号|编码|文号|代码|合同号?|单号|票号|流水号|档案号|项目号|序列号|备案号|邮编)[:为是 ]{0,3}$"
)
"""Before a number that names a thing, not a person."""
_IDENTITY = re.compile(r"(?:身份证|证件)(?:件?号码?|编号)?[:为是( ]{0,3}$")
_ACCOUNT = re.compile(r"(?:卡号|账号|帐号|账户|帐户)[:为是( ]{0,3}$")


@dataclass(frozen=True)
class Personal:
    """A piece of personal data in a text."""

    kind: str
    start: int
    end: int


def _never(number: str, before: str) -> bool:
    return bool(_CODE.search(before)) and not _IDENTITY.search(before)


def _telephone(number: str, before: str) -> bool:
    return not _never(number, before)


def _identity(number: str, before: str) -> bool:
    """Labelled as one; else 18 digits with a right check digit, or 15, and a day of birth that exists."""
    bare = number.replace(" ", "").upper()
    if _IDENTITY.search(before):
        return True
    if _never(number, before):
        return False
    if len(bare) == 15:
        return bare[0] in "12345678" and _is_day(f"19{bare[6:12]}")
    return bare[6:8] in ("19", "20") and _is_day(bare[6:14]) and ric.calc_check_digit(bare) == bare[-1]


def _card(number: str, before: str) -> bool:
    """Labelled as an account, or a UnionPay card number with a right check digit."""
    bare = re.sub(r"[ -]", "", number)
    if _ACCOUNT.search(before):
        return True
    return (
        16 <= len(bare) <= 19 and bare.startswith("62") and luhn.is_valid(bare) and not _never(number, before)
    )


def _is_day(digits: str) -> bool:
    try:
        date.fromisoformat(f"{digits[:4]}-{digits[4:6]}-{digits[6:]}")
    except ValueError:
        return False
    return True


def _labelled(number: str, before: str) -> bool:
    return True


_KINDS: tuple[tuple[str, re.Pattern[str], Callable[[str, str], bool]], ...] = (
    (
        "邮箱",
        re.compile(r"[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}"),
        _labelled,
    ),
    ("身份证号", re.compile(rf"{_APART}\d{{6}} ?\d{{8}} ?\d{{3}}[\dXx]{_ENDS}"), _identity),
    ("身份证号", re.compile(rf"{_APART}\d{{15}}{_ENDS}"), _identity),
    ("银行卡号", re.compile(rf"{_APART}\d(?:[ -]?\d){{11,18}}{_ENDS}"), _card),
    ("电话", re.compile(rf"{_APART}(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{{4}}[- ]?\d{{4}}{_ENDS}"), _telephone),
    (
        "电话",
        re.compile(
            rf"(?:\(0\d{{2,3}}\)|{_APART}(?:\+?86[- ]?)?0\d{{2,3}}[- ]) ?\d{{3,4}}[- ]?\d{{4}}"
            rf"(?: ?(?:(?:转|#|[Ee]xt\.?) ?\d{{1,6}}|-\d{{2,6}}))?{_ENDS}"
        ),
        _telephone,
    ),
    (
        "电话",
        re.compile(
            r"(?:电话|手机|座机|传真|热线|联系方式)(?:号码?)?[:为是 ]{0,3}"
            rf"(?P<number>\+?\d(?:[ -]?\d){{6,13}}(?:转\d{{1,6}})?){_ENDS}"
        ),
        _telephone,
    ),
)
"""Kind, shape, and what else must hold of the number and the words before it; the first that fits counts."""


def numbers(text: str) -> Iterator[Personal]:
    """The personal numbers of a text, in order, none inside another."""
    plain = text.translate(_HALF_WIDTH)
    found: list[Personal] = []
    for kind, pattern, holds in _KINDS:
        for match in pattern.finditer(plain):
            start, end = match.span("number") if "number" in pattern.groupindex else match.span()
            before = plain[max(0, start - _REACH) : start]
            if holds(plain[start:end], before):
                found.append(Personal(kind, start, end))
    last = 0
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.start >= last:
            last = one.end
            yield one
