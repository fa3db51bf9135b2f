"""Numerals as notices write them: digits or Chinese, 万/亿, 余/近/约/超过, with the interval they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

import cn2an

SCALES = {"百": 100, "千": 1_000, "万": 10_000, "百万": 1_000_000, "千万": 10_000_000, "亿": 100_000_000}
BEFORE = {
    "超过": "over", "突破": "over", "超": "over", "逾": "over", "多达": "exact", "至少": "at_least",
    "不少于": "at_least", "不低于": "at_least",
    "将近": "nearly", "近": "nearly", "大约": "about", "约": "about",
}  # fmt: skip
AFTER = {"以上": "over", "左右": "about", "上下": "about"}
ROUND_WORDS = ("百", "千", "万")
"""Numbers only with a word beside them (近百, 百余): alone they are part of a phrase (千家万户)."""

# No numeral starts inside another one, and none is longer than any real one: reading stays linear.
_DIGITS = r"(?<![\dA-Za-z×万亿])(?<![A-Za-z]-)(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,15}+)(?:\.\d{1,8}+)?(?!\d)"
_HAN = "[一二两三四五六七八九十百千零〇]"
_WORDS = rf"(?<![一二两三四五六七八九十百千零〇万亿])(?:{_HAN}{{1,12}}+(?:[万亿]{_HAN}{{1,12}}+)?|万)"
_MIXED = r"(?<![\d.万亿])\d{1,4}(?:亿\d{1,4}万|万\d{1,4}(?:千|百)?|千\d百?)(?![\d万亿千百.])"
_TENTHS = "[一二三四五六七八九]成(?:[一二三四五六七八九]|半)?(?![不立年功套果为员就效本熟交])"
_BEFORE = rf"(?P<before>(?<![最附邻临靠就不签预节违集履公契邀合])(?:{'|'.join(BEFORE)}))?"
_AFTER = rf"(?P<after>{'|'.join(AFTER)})?"
_FIRST = rf"(?=[\d一二两三四五六七八九十百千零〇万数几{''.join(sorted({word[0] for word in BEFORE}))}上])"
"""What a numeral starts with: fails fast on all other characters."""
NUMERAL = (
    rf"{_FIRST}{_BEFORE}(?:(?P<several>(?<!人)[数几][十百千万亿]|上[百千万亿])"
    rf"|(?P<mixed>{_MIXED})"
    rf"|(?:(?P<least>(?<![\d.A-Za-z])\d{{1,6}}+) ?[-~至到] ?(?=\d))?(?P<number>{_DIGITS}|{_WORDS}))"
    r"(?P<more>[余多几])?(?P<scale>百万|千万|[千万亿])?(?P<more2>[余多+])?"
)
"""A numeral with its qualifiers; the unit follows."""
PERCENT = (
    rf"{_FIRST}{_BEFORE}(?:(?P<digits>{_DIGITS}) ?%|(?P<tenths>{_TENTHS})"
    rf"|百分之(?P<words>{_WORDS}(?:点{_HAN}{{1,4}})?)|(?P<thousandths>{_DIGITS} ?‰|千分之{_WORDS})"
    rf"|(?P<part>[二三四五六七八九十]分之[一二三四五六七八九])){_AFTER}"
)
"""A percentage with its qualifiers."""


@dataclass(frozen=True)
class Quantity:
    """A value with the interval its wording allows (contract section 2, second table)."""

    value: float | None
    low: float | None
    high: float | None
    qualifier: str


def counted(unit: str) -> re.Pattern[str]:
    """NUMERAL with a unit (a pattern) and what may follow it; `quantity` reads the match."""
    return re.compile(rf"{NUMERAL} ?(?P<unit>{unit}){_AFTER}")


def quantity(found: re.Match[str]) -> Quantity | None:
    """The quantity of a match with NUMERAL in it; None when it is no numeral after all."""
    scale = SCALES.get(found["scale"] or "", 1)
    if found["several"]:
        return _several(found["several"], scale)
    if found["mixed"]:
        return _mixed(found)
    written, more = found["number"], found["more"] or found["more2"]
    if written in ROUND_WORDS and not (more or found["before"]):
        return None
    number = numeral(written)
    if number is None:
        return None
    value = number * scale
    if found["least"]:  # 3至5次: between the two, no number of its own
        return Quantity(None, _tidy(Decimal(found["least"]) * scale), _tidy(value), "several")
    if more:
        return Quantity(_tidy(value), _tidy(value + 1), _tidy(value + _last_step(value) - 1), "over")
    qualifier = _qualifier(found)
    if qualifier == "exact" and scale > 1:
        half = Decimal(scale).scaleb(min(0, int(number.as_tuple().exponent))) / 2
        return Quantity(_tidy(value), _tidy(value - half), _tidy(value + half), "rounded")
    return _bounded(value, qualifier, step=1)


def percentage(found: re.Match[str]) -> Quantity | None:
    """The quantity of a PERCENT match, as a fraction; None when it is no numeral after all."""
    number = _hundredths(found)
    return None if number is None else _bounded(number / 100, _qualifier(found), step=0)


def numeral(written: str) -> Decimal | None:
    """The number written in digits (1,286.5) or in Chinese (两, 二十六, 三万五千); None for neither."""
    if written[0].isdigit():
        return Decimal(written.replace(",", ""))
    words = written.replace("两", "二").replace("〇", "零")
    try:
        return Decimal(str(cn2an.cn2an("一" + words if words[0] in "百千万" else words, "smart")))
    except ValueError:
        return None


def _hundredths(found: re.Match[str]) -> Decimal | None:
    """The hundredths of a PERCENT match: 98.5%, 百分之八, 八成五, 千分之三, 三分之一."""
    if found["tenths"]:
        return _tenths(found["tenths"])
    if found["thousandths"]:
        number = numeral(found["thousandths"].removeprefix("千分之").rstrip("‰ "))
        return number and number / 10
    if found["part"]:
        whole, share = (numeral(words) for words in found["part"].split("分之"))
        return share * 100 / whole if whole and share is not None else None
    return numeral(found["digits"] or found["words"])


def _tenths(written: str) -> Decimal:
    """八成 → 80, 八成五 → 85, 六成半 → 65."""
    tens, ones = written.split("成")
    return (numeral(tens) or Decimal(0)) * 10 + (numeral("五" if ones == "半" else ones or "零") or 0)


def _mixed(found: re.Match[str]) -> Quantity:
    """4万5千: known to half a unit of its last part."""
    value, unit = Decimal(0), Decimal(1)
    parts = re.findall(r"(\d+)([亿万千百]?)", found["mixed"])
    for at, (digits, scale) in enumerate(parts):
        before = SCALES[parts[at - 1][1]] if at else 1
        unit = (
            Decimal(SCALES[scale])
            if scale
            else Decimal(before) / 10 ** len(digits)
            if len(digits) < 4
            else Decimal(1)
        )
        value += Decimal(digits) * unit
    if found["more"] or found["more2"]:
        return Quantity(_tidy(value), _tidy(value + 1), _tidy(value + unit - 1), "over")
    qualifier = _qualifier(found)
    if qualifier == "exact" and unit > 1:
        return Quantity(_tidy(value), _tidy(value - unit / 2), _tidy(value + unit / 2), "rounded")
    return _bounded(value, qualifier, step=1)


def _qualifier(found: re.Match[str]) -> str:
    after = found.groupdict().get("after")
    return AFTER.get(after or "") or BEFORE.get(found["before"] or "", "exact")


def _bounded(value: Decimal, qualifier: str, step: int) -> Quantity:
    """The value with the bounds of its qualifier; `step` is the next possible value above (0 for shares)."""
    low, high = {
        "exact": (value, value),
        "over": (value + step, None),
        "at_least": (value, None),
        "nearly": (value * 9 / 10, value),
        "about": (value * 9 / 10, value * 11 / 10),
    }[qualifier]
    return Quantity(_tidy(value), _tidy(low), None if high is None else _tidy(high), qualifier)


def _several(word: str, scale: int) -> Quantity:
    """数十 → 20…99; 上百 says no more than its own number."""
    step = Decimal(SCALES.get(word[1], 10) * scale)
    if word[0] == "上":
        return _bounded(step, "at_least", step=1)
    return Quantity(None, _tidy(2 * step), _tidy(10 * step - 1), "several")


def _last_step(value: Decimal) -> int:
    """One step of the last non-zero digit: 10 for 30, 10000 for 40000."""
    digits = str(int(value))
    return 10 ** (len(digits) - len(digits.rstrip("0")))


def _tidy(value: Decimal) -> float:
    return int(value) if value == value.to_integral_value() else float(value)
