"""Dates that lost 年 or 月 in a web editor (2024717日): put back where only one reading is valid."""

from __future__ import annotations

import re
from datetime import date

from huitoukan.problems import Problem, Severity

_LOST = re.compile(
    r"(?<![\d.])(?:(?P<year>20\d\d)(?P<mark>[年 ]?)(?P<run>\d{2,4})日|(?P<run_alone>\d{3,4})日"
    r"|(?P<year_of>20\d\d) ?(?P<month>\d{1,2})月(?P<rest>\d{1,2}日|(?=[至到\-~,]))"
    r"|(?P<y>20\d\d)年(?P<m>\d{1,2})(?P<d>\d) ?日)"
)


def restored(opening: str) -> tuple[str, list[Problem]]:
    """The opening of a notice with lost marks put back, and a problem for each date that reads two ways.

    A date that reads two ways is taken out, so that nothing is guessed.
    """
    problems: list[Problem] = []

    def put_back(found: re.Match[str]) -> str:
        if found["month"]:
            return f"{found['year_of']}年{found['month']}月{found['rest']}"
        year = found["year"] or found["y"]
        run = found["run"] or found["run_alone"] or f"{found['m']}{found['d']}"
        readings = _readings(run, int(year) if year else 2024)  # a leap year where none is given
        if len(readings) == 1:
            return (f"{year}年" if year else "") + readings[0]
        if len(readings) > 1:
            problems.append(_unclear(found, readings))
        return "□" * len(found[0])

    return _LOST.sub(put_back, opening), problems


def _readings(run: str, year: int) -> list[str]:
    """Every month and day that the digits can be."""
    result = []
    for at in range(1, len(run)):
        month, day = run[:at], run[at:]
        if len(month) > 2 or len(day) > 2 or day == "0":
            continue
        try:
            date(year, int(month), int(day))
        except ValueError:
            continue
        result.append(f"{int(month)}月{int(day)}日")
    return result


def _unclear(found: re.Match[str], readings: list[str]) -> Problem:
    return Problem(
        "date_unclear", Severity.WARNING,
        f"日期“{found[0]}”缺了“年”或“月”，可以读作{'或'.join(readings)}，没有采用。",
        "请核对原件后在工作簿“通报信息”表中补填。", start=found.start(), end=found.end(),
    )  # fmt: skip
