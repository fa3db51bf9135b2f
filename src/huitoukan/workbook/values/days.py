"""The ways people write a day, a month or a deadline."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from huitoukan.period import last_of_month
from huitoukan.workbook.values.day_words import plain_day

_BEFORE = r"(?:之?前|以前|止|为止)?"
_TWO = r"(?<!\d)\d{2}(?=[年.])|(?<!\d)2\d(?=[-/]\d{1,2}[-/])"
"""A year of two digits; before a stroke only one of our time, for 5/3/25 begins with a day."""
_YEAR = rf"(?:(?P<year>\d{{4}}|{_TWO}|今年|本年|当年|明年|次年|去年)年?度?[-./、,]?)?"
DAY = re.compile(_YEAR + r"(?P<month>\d{1,2})[-./、,月](?P<day>\d{1,2})[日号]?" + _BEFORE)
RUN_ON = re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})" + _BEFORE)
FOREIGN = re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>20\d{2})")
MONTH = re.compile(
    _YEAR + r"(?P<month>\d{1,2})月份?(?P<part>上旬|中旬|下旬|底|末|初)?(?:之?前|以前|[之以]?内|止)?"
)
BARE_MONTH = re.compile(r"(?P<year>\d{4})[-./](?P<month>\d{1,2})|(?P<year2>20\d{2})(?P<month2>0[1-9]|1[0-2])")
QUARTER = re.compile(_YEAR + r"第?(?P<quarter>[一二三四1-4])季度?(?:底|末)?(?:之?前|以前|[之以]?内)?")
PART_OF_YEAR = re.compile(
    _YEAR + r"(?P<part>上半年|下半年|年?底|年?末|年?内|年中|全年)(?:底|末)?(?:之?前|以前)?"
)
WHOLE_YEAR = re.compile(r"(?P<year>\d{4})年(?:度|之?内)?")
INNER_DAY = re.compile(
    r"(?:20\d{2}[-./年])?(?<!\d)\d{1,2}月\d{1,2}[日号]|20\d{2}([-./])\d{1,2}\1\d{1,2}(?:日|(?!\d))"
)
INNER_MONTH = re.compile(
    r"20\d{2}年度?\d{1,2}月(?:底|末|上旬|中旬|下旬)?|(?<!\d)\d{1,2}月(?:底|末)|20\d{2}年(?:年?底|年?末)"
)
"""A day, or a month, that stands among other words."""
PARTS = {"上旬": 10, "初": 10, "中旬": 20}
"""Last day of a part of a month; a month's end for the others."""
TO = re.compile(r"[—–~～至到]+|-{1,2}")
EPOCH = date(1899, 12, 30)
SERIALS = (20000, 80000)
"""Days since 1899-12-30, of 1954 and 2119: a number between them is a date that lost its format."""
GREATEST = 21001231
SHORTEST = 40
"""A longer text is no date, and not searched for one."""


@dataclass(frozen=True)
class Moment:
    """What was written: first and last day, the same when `precise`; whether the year was added."""

    first: date
    last: date
    precise: bool = True
    year_added: bool = False

    @property
    def is_month(self) -> bool:
        """Whether it is a whole month."""
        return self.first.day == 1 and self.last == last_of_month(self.first.year, self.first.month)


class ImpossibleDay(ValueError):
    """A day no calendar has."""


class MissingYear(ValueError):
    """A day without a year, and no year is known."""


def moment(text: str, year: int | None = None) -> Moment | None:
    """The day, month or longer span a text means; None for no date.

    `year` completes what has none. Raises ImpossibleDay and MissingYear.
    """
    if len(text) > 4 * SHORTEST:
        return None
    words = plain_day(text)
    return _moment(words, year) if words and len(words) <= SHORTEST else None


def span(text: str, year: int | None = None) -> tuple[Moment, Moment] | None:
    """First and last day of a range such as 2025年4月1日至20日; None for no range. Raises MissingYear."""
    if len(text) > 4 * SHORTEST:
        return None
    words = unicodedata.normalize("NFKC", "".join(text.split()))
    lacking = False
    for mark in TO.finditer(words):
        left, right = plain_day(words[: mark.start()]), plain_day(words[mark.end() :])
        try:
            first = _moment(left, year)
            if first is None or not first.precise:
                continue
            if re.fullmatch(r"\d{1,2}[日号]?", right):
                right = f"{first.first.month}月{right.rstrip('日号')}日"
            last = _moment(right, first.first.year)
        except ImpossibleDay:
            continue
        except MissingYear:
            lacking = True
            continue
        if last is not None:
            return first, last
    if lacking:
        raise MissingYear
    return None


def within(text: str, year: int | None = None) -> Moment | None:
    """The only date among other words, such as 已完成（2025年3月）; None where digits stand elsewhere too."""
    words = plain_day(text)
    if len(words) > SHORTEST:
        return None
    for pattern in (INNER_DAY, INNER_MONTH):
        found = list(pattern.finditer(words))
        if len(found) == 1 and not any(map(str.isdigit, pattern.sub("", words))):
            return _moment(found[0][0], year)
    return None


def of_number(number: float) -> Moment | None:
    """The date a bare number stands for: 20250630, 202506, or days since 1899-12-30; None for another."""
    if not 0 <= number <= GREATEST:
        return None
    if number != int(number):
        number = int(number) if SERIALS[0] < number < SERIALS[1] else 0
    whole = int(number)
    if SERIALS[0] < whole < SERIALS[1]:
        day = EPOCH + timedelta(days=whole)
        return Moment(day, day)
    if 19000101 <= whole <= GREATEST or 190001 <= whole <= 210012:
        return moment(str(whole))
    return None


def _moment(words: str, year: int | None) -> Moment | None:
    for pattern in (RUN_ON, DAY, FOREIGN):
        if found := pattern.fullmatch(words):
            known, added = _year(found["year"], year)
            day = _day(known, int(found["month"]), int(found["day"]))
            return Moment(day, day, True, added)
    if found := BARE_MONTH.fullmatch(words):
        first = _day(int(found["year"] or found["year2"]), int(found["month"] or found["month2"]), 1)
        return Moment(first, last_of_month(first.year, first.month), False)
    if found := MONTH.fullmatch(words):
        known, added = _year(found["year"], year)
        first = _day(known, int(found["month"]), 1)
        last = PARTS.get(found["part"] or "")
        return Moment(
            first, first.replace(day=last) if last else last_of_month(first.year, first.month), False, added
        )
    if found := QUARTER.fullmatch(words):
        known, added = _year(found["year"], year)
        quarter = "一二三四".find(found["quarter"]) + 1 or int(found["quarter"])
        return Moment(date(known, 3 * quarter - 2, 1), last_of_month(known, 3 * quarter), False, added)
    if found := PART_OF_YEAR.fullmatch(words):
        known, added = _year(found["year"], year)
        first = date(known, 7 if found["part"] == "下半年" else 1, 1)
        last_month = 6 if found["part"] in ("上半年", "年中") else 12
        return Moment(first, last_of_month(known, last_month), False, added)
    if found := WHOLE_YEAR.fullmatch(words):
        return Moment(date(int(found["year"]), 1, 1), date(int(found["year"]), 12, 31), False)
    return None


def _year(written: str | None, known: int | None) -> tuple[int, bool]:
    """The year, and whether it was added."""
    if written and written.isdigit():
        return int(written) + (2000 if len(written) == 2 else 0), False
    if known is None:
        raise MissingYear
    return known + {"明年": 1, "次年": 1, "去年": -1}.get(written or "", 0), True


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise ImpossibleDay from None


def as_day(cell: date) -> date:
    """A date without its hour."""
    return cell.date() if isinstance(cell, datetime) else cell
