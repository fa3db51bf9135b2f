"""Who was inspected by whom, when, when it was told, and when the notice was signed."""

from __future__ import annotations

import re
from datetime import date

from huitoukan.notice.dates import LONE_DAY, Moment, moments
from huitoukan.notice.model import Header

OPENING = 800
"""Characters of the opening where no heading 一、 ends it."""
FIRST_HEADING = re.compile(r"^ *(?:#{1,6} +)?(?:一、|\(一\))", re.MULTILINE)
INSPECTOR = re.compile(
    r"(?:[省市区县]委|党委|[\u4e00-\u9fff]{0,4}[省市县区]委)?"
    r"第?[一二三四五六七八九十]{0,3}巡[察视]第?[一二三四五六七八九十]{0,3}组"
)
ORGAN = re.compile(r"[对向](?P<name>[\u4e00-\u9fff]{2,40}?)(?:\(以下简称|党组\(|(?:开展|进行)(?:了)?|反馈)")
PLACE_LEVELS = "省市区县旗"


def header(text: str) -> Header:
    """The header of a plain notice text; a field that is not there, or not certain, is None."""
    first = FIRST_HEADING.search(text)
    opening = text[: first.start() if first else OPENING]
    inspected = _inspected(opening)
    inspector = INSPECTOR.search(opening)
    return Header(
        organ=_organ(opening, text[len(opening) :] + opening),
        inspector=inspector[0] if inspector else None,
        inspected_from=inspected.first.isoformat() if inspected else None,
        inspected_to=inspected.last.isoformat() if inspected else None,
        feedback_on=_feedback(opening, inspected.last if inspected else None),
        signed_on=_signed(text),
    )


def _inspected(opening: str) -> Moment | None:
    """The first range of days with 巡察 close behind it."""
    ranges = (moment for moment in moments(opening, None) if moment.precision == "range")
    return next((found for found in ranges if "巡" in opening[found.end : found.end + 60]), None)


def _feedback(opening: str, inspected_to: date | None) -> str | None:
    """The day before 反馈 in its sentence; without a year it is the first such day after the inspection."""
    for moment in moments(opening, None):
        if moment.is_point and re.match(r"[^。;\r\n]{0,30}?反馈", opening[moment.end : moment.end + 40]):
            if inspected_to and "年" not in moment.text and moment.first < inspected_to:
                return next((later.iso for later in moments(moment.text, inspected_to.year + 1)), None)
            return moment.iso
    return None


def _organ(opening: str, elsewhere: str) -> str | None:
    """The name in 对…开展巡察; the place it leaves out (区… → 鼓楼区…) is taken from signature or title."""
    found = ORGAN.search(opening)
    if not found:
        return None
    name = found["name"]
    if name[0] not in PLACE_LEVELS:
        return name
    for place in re.finditer(rf"(?P<place>[\u4e00-\u9fff]{{1,12}}?){re.escape(name[:4])}", elsewhere):
        bare = re.split(rf"中共|[{PLACE_LEVELS}]", place["place"])[-1]
        if 1 < len(bare) <= 4 and not bare.endswith(("对", "向", "的", "和")):
            return bare + name
    return name


def _signed(text: str) -> str | None:
    """The date that stands alone on a line, last in the text."""
    for line in reversed(text.splitlines()):
        if LONE_DAY.fullmatch(line) and (days := moments(line, None)):
            return days[-1].iso
    return None
