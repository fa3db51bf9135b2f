"""The ways people write a number, an amount of money, a number in order."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from huitoukan.notice.text.numbers import numeral

NUMBER = re.compile(
    r"(?:每[周月次天日年]|共计?|合计|人民币)?[¥￥$]?([-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[-+]?\.\d+)(万|亿|千万|百万|千|百)?([^\d,]{0,8})"
)
APART = re.compile(r"\d\s+\d")
GROUPED = re.compile(r"(?<!\d)\d{1,3}(?:\s\d{3})+(?:\.\d+)?(?!\s*\d)")
"""Blanks between digits: one slip or two numbers, except before every third digit."""
SCALES = {"百": 100, "千": 1000, "万": 10_000, "百万": 1_000_000, "千万": 10_000_000, "亿": 100_000_000}
HEADING_UNIT = re.compile(
    r"(?:[(\[【/]|单位:?)\s*(?:人民币)?(百元|千元|万元|亿元|元)\s*(?:人民币)?[)\]】]?|(万元|千元)$"
)
FACTORS = {"百元": 100, "千元": 1000, "万元": 10_000, "亿元": 100_000_000, "元": 1}
SAME = (
    {"人", "人次", "名", "位", "人(次)", "人/次"},
    {"天", "日", "个工作日"},
    {"小时", "个小时", "h", "时"},
    {"元", "圆", "元整", "元人民币"},
)
"""Units that may stand for each other behind a number."""
ORDINAL = re.compile(
    r"(?:第|问题|反馈问题|措施|任务|序号|编号|no\.?|#|\()*(\d{1,4}|[一二三四五六七八九十]{1,3})(?:号|项|条|个|题)?(?:问题|措施|任务)?[).、,:号]*",
    re.I,
)
LAST_OF_SEVERAL = re.compile(r"\(?\d{1,4}\)?(?:[-—.]\(?(\d{1,3})\)?)+")
CIRCLED = {chr(0x2460 + n): n + 1 for n in range(20)}


def plain(text: str) -> str:
    """The text without width and blanks."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def factor_of(heading: str) -> int | None:
    """How many yuan the unit in a heading or title means; None when it names none."""
    found = HEADING_UNIT.search(plain(heading))
    return FACTORS[found[1] or found[2]] if found else None


def number(text: str, unit: str, percent: bool, factor: int = 1) -> float | None:
    """The number a text means in a column of this unit; None when it is none, or not an exact one.

    `percent`: it may be written in per cent; `factor`: what an amount without a unit is multiplied by.
    """
    found = NUMBER.fullmatch(plain(text))
    if not found or (APART.search(text) and not GROUPED.search(text)):
        return None
    value, scale, written = Decimal(found[1].replace(",", "")), found[2], found[3]
    if written in ("%", "‰"):
        return float(value / (100 if written == "%" else 1000)) if percent and not scale else None
    if scale and unit != "元":
        return None
    if written and not _fits(written, unit):
        return None
    if unit == "元" and not written and not scale:
        value *= factor
    return float(value * SCALES.get(scale or "", 1))


def ordinal(text: str, last: bool = False) -> int | None:
    """A number in order: ①, （3）, 问题5, 第二项; with `last`, 3-2 and 3.2 mean 2. None for anything else."""
    if text.strip() in CIRCLED:
        return CIRCLED[text.strip()]
    words = plain(text)
    if last and (several := LAST_OF_SEVERAL.fullmatch(words)):
        return int(several[1])
    found = ORDINAL.fullmatch(words)
    value = numeral(found[1]) if found else None
    return None if value is None else int(value)


def _fits(written: str, unit: str) -> bool:
    return bool(unit) and (unit.startswith(written) or any({written, unit} <= same for same in SAME))
