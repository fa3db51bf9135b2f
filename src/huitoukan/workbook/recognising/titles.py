"""What stands above a table and around it: years, units, the days of feedback and of reporting."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from huitoukan.workbook.files.raw import RawSheet, blank
from huitoukan.workbook.recognising.heading import Heading
from huitoukan.workbook.values.amounts import factor_of
from huitoukan.workbook.values.days import ImpossibleDay, MissingYear, moment

YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?=年|[-./年度\s]|$|\D)")
DAY = r"\s*[:：]?\s*(\d{4}\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}\s*日?)"
STATED = {
    "feedback_on": re.compile(r"反馈(?:意见)?(?:时间|日期)?" + DAY),
    "as_of": re.compile(r"(?:截至|截止|统计截止|数据截止)(?:时间|日期)?" + DAY),
}
UNIT = re.compile(r"单位\s*[:：]")
FROM_TITLE, FROM_NAME, FROM_ABOVE, FROM_HEADING, FROM_SECTION = "标题", "表名", "上面的行", "表头", "分组标题"


@dataclass(frozen=True)
class Surroundings:
    """What the words around a table say of its cells."""

    years: tuple[tuple[int, str], ...]
    """Years a day without one may belong to, and where each stands; the first counts."""
    factor: int | None
    """Yuan per unit, where a title says so."""
    stated: Mapping[str, str]
    """feedback_on, as_of → ISO day."""

    @property
    def year(self) -> int | None:
        """The only year that titles and names tell; None where they tell none or several."""
        found = {year for year, _ in self.years}
        return found.pop() if len(found) == 1 else None


def surroundings(sheet: RawSheet, heading: Heading, names: Sequence[str]) -> Surroundings:
    """What the titles above a heading and the names of sheet and file say."""
    titles = [str(cell) for row in sheet.rows[: heading.first - 1] for cell in row if not blank(cell)]
    years = []
    for text, where in (*((t, FROM_TITLE) for t in titles), *((n, FROM_NAME) for n in names)):
        found = set(map(int, YEAR.findall(text)))
        if len(found) == 1:
            years.append((found.pop(), where))
    factors = [factor for t in titles if UNIT.search(t) and (factor := factor_of(t)) is not None]
    stated = {}
    for name, pattern in STATED.items():
        for match in filter(None, map(pattern.search, titles)):
            try:
                day = moment(match[1])
            except (ImpossibleDay, MissingYear):
                continue
            if day:
                stated[name] = day.first.isoformat()
    return Surroundings(tuple(years), factors[0] if factors else None, stated)


def year_in(text: str) -> int | None:
    """The only year a text names."""
    found = set(map(int, YEAR.findall(text)))
    return found.pop() if len(found) == 1 else None
