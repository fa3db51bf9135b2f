"""How notices write times, and the first and last day each writing means."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from huitoukan.notice.text.numbers import numeral
from huitoukan.period import Quarter, last_of_month

Days = tuple[date, date, str]
"""First day, last day, precision: day · month · third · quarter · half · year · range."""

_HAN_DIGITS = "〇零一二三四五六七八九"
_DIGIT_OF = str.maketrans(_HAN_DIGITS, "00123456789")
_TO = r" ?(?:起?至|-{1,2}|~|起?到) ?"
_RELATIVE = {"今": 0, "当": 0, "本": 0, "去": -1, "前": -2}
"""Years counted from that of the signing."""
_FOLLOWING = {"同": 0, "次": 1, "翌": 1}
"""Years counted from the one written before."""


def _year(name: str) -> str:
    return (
        rf"(?:(?<!\d)(?P<{name}>\d{{4}}|[{_HAN_DIGITS}0]{{4}}"
        rf"|(?<![\u4e00-\u9fff])本|[今去当同次翌]|(?<=[,。;从自于至])前) ?年)"
    )


def _month(name: str) -> str:
    return rf"(?:(?P<{name}>\d{{1,2}}|十[一二]?|[一二三四五六七八九]) ?月份?)"


def _day(name: str) -> str:
    return rf"(?: ?(?P<{name}>\d{{1,2}}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九]) ?日)"


def _dotted(year: str, month: str, day: str, always: bool = True) -> str:
    mark = "" if always else "?"
    return rf"(?:(?P<{year}>(?:19|20)\d{{2}})[./-]){mark}(?P<{month}>\d{{1,2}})[./-](?P<{day}>\d{{1,2}})"


SHAPES = (
    # 2024.3.5 · 2024-03-05 · 2024/3/5-2024/4.30
    rf"(?<![\d.〔\[(-]){_dotted('y6', 'm6', 'd6')}(?:{_TO}{_dotted('y7', 'm7', 'd7', False)})?(?![\d.-])日?",
    # 2024年3月5日至28日 · 3月5-28日
    rf"(?:{_year('y5')} ?)?(?<![\d第]){_month('m5')} ?(?P<d5>\d{{1,2}}) ?日?{_TO}(?P<d5_last>\d{{1,2}}) ?日",
    # 2024年2月20日至(2024年)3月26日 · 2024年2月至3月
    rf"(?:{_year('y1')} ?)?{_month('m1')}{_day('d1')}?{_TO}(?:{_year('y2')} ?)?{_month('m2')}{_day('d2')}?",
    # 2024年1至8月
    rf"{_year('months_of')} ?(?P<m3>\d{{1,2}}){_TO}(?P<m4>\d{{1,2}}) ?月份?",
    # 2021年至2023年 · 2021-2023年
    rf"(?:{_year('y3')}|(?<!\d)(?P<y3_bare>\d{{4}})){_TO}{_year('y4')}",
    # 2025年上半年 · 2025年第一季度 · 2025年2月20日 · 2025年2月 · 2025年度
    rf"{_year('y')}(?:度?(?P<half>[上下])半年|(?P<quarters>前[二两三])季度|第?(?P<quarter>[一二三四1-4])季度"
    rf"| ?{_month('m')}{_day('d')}?|度)?",
    # 2月20日 · 2月
    rf"(?<![\d第])(?!一月一){_month('m_alone')}{_day('d_alone')}?",
    r"(?P<half_alone>[上下])半年",
    r"第(?P<quarter_alone>[一二三四])季度|(?P<quarters_alone>前[二两三])季度",
)
TIME = "|".join(SHAPES)


def days(part: Mapping[str, str | None], current: int | None, this_year: int | None) -> Days | None:
    """The days that the groups of a TIME match mean; None without a year, ValueError for a day that is none.

    `current` is the year of a time without one, `this_year` the one 今年 and 去年 count from.
    """

    def year(*names: str) -> int | None:
        return next((_year_of(str(part[name]), current, this_year) for name in names if part[name]), None)

    if part["m6"]:
        return _written_in_figures(part)
    if part["m5"]:
        month_of, start, end = (_number(part[name]) for name in ("m5", "d5", "d5_last"))
        return _within_month(year("y5") or current, month_of, start, end)
    if part["m1"]:
        return _range(part, year("y1"), year("y2"), current)
    if part["m3"]:
        return _months(year("months_of"), _number(part["m3"]), _number(part["m4"]))
    if part["y4"]:
        first, last = year("y3", "y3_bare"), year("y4")
        return (date(first, 1, 1), date(last, 12, 31), "range") if first and last else None
    of = year("y") or current
    if of is None:
        return None
    month, day = part["m"] or part["m_alone"], part["d"] or part["d_alone"]
    if month and day:
        one = date(of, _number(month), _number(day))
        return one, one, "day"
    if month:
        precision = "third" if part["third"] else "month"
        return date(of, _number(month), 1), last_of_month(of, _number(month)), precision
    single, several = part["quarter"] or part["quarter_alone"], part["quarters"] or part["quarters_alone"]
    if single or several:
        quarter = Quarter(of, _number(single or str(several)[1:]))
        return (quarter if single else Quarter(of, 1)).start, quarter.end, "quarter"
    half = part["half"] or part["half_alone"]
    start, end = {"上": (1, 6), "下": (7, 12), None: (1, 12)}[half]
    return date(of, start, 1), last_of_month(of, end), "half" if half else "year"


def _range(
    part: Mapping[str, str | None], first: int | None, last: int | None, current: int | None
) -> Days | None:
    """From a month or day to another; a year given once stands for both, a new year in between counted."""
    start, end = _number(part["m1"]), _number(part["m2"])
    if last is None:
        last = current if first is None else first + (end < start)
    if last is None:
        return None
    if first is None:
        first = last - (end < start)
    first_day = _number(part["d1"]) if part["d1"] else 1
    last_day = _number(part["d2"]) if part["d2"] else last_of_month(last, end).day
    return date(first, start, first_day), date(last, end, last_day), "range"


def _within_month(year: int | None, month: int, start: int, end: int) -> Days | None:
    return (date(year, month, start), date(year, month, end), "range") if year else None


def _months(year: int | None, start: int, end: int) -> Days | None:
    return (date(year, start, 1), last_of_month(year, end), "range") if year else None


def _written_in_figures(part: Mapping[str, str | None]) -> Days:
    year, month, day = (int(str(part[name])) for name in ("y6", "m6", "d6"))
    first = date(year, month, day)
    if not part["m7"]:
        return first, first, "day"
    last = date(int(part["y7"] or year), int(str(part["m7"])), int(str(part["d7"])))
    return first, last if part["y7"] or last >= first else last.replace(year=year + 1), "range"


def _year_of(written: str, current: int | None, this_year: int | None) -> int | None:
    if written in _RELATIVE:
        return this_year and this_year + _RELATIVE[written]
    if written in _FOLLOWING:
        return current and current + _FOLLOWING[written]
    return int(written.translate(_DIGIT_OF))


def _number(written: str | None) -> int:
    return int(numeral(str(written)) or 0)
