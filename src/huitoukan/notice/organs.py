"""The names in a notice's opening: the organ inspected, the group that inspected it."""

from __future__ import annotations

import re

_HAN = r"[\u4e00-\u9fff]"
_N = "[一二三四五六七八九十]{1,3}"
_COMMITTEE = r"(?:党委|党组|党工委|[省市区县旗州盟师团校院局厅]委|委员会|工委)"
_GROUP = (
    rf"(?:第?{_N}轮)?(?:第(?:{_N}|\d{{1,2}}))?(?:机动|专项|交叉|联合|上下联动|常规|提级|\([^()]{{2,4}}\)){{0,3}}巡[察视]"
    rf"(?:工作)?(?:第?(?:{_N}|\d{{1,2}}))?(?:小?组)"
)
_INSPECTOR = re.compile(rf"(?:中共)?(?:(?:(?!关于|反馈|委员会){_HAN}){{0,12}}?{_COMMITTEE}|中央){_GROUP}")
_BARE_INSPECTOR = re.compile(rf"(?:中央|[省市区县])?{_GROUP}")
_LEAD = re.compile(
    r".*(?:由|派出|派|组建的?|经|按照|根据|统一部署|安排|[,、日月]|期间|并|又|的|至|和|向|对|受|在|于|届)(?=\S)"
)
_INSPECTED = re.compile(
    rf"[对向](?P<name>(?:{_HAN}|[“”、]|\((?!以下|简称|下称)[^()\r\n]{{1,12}}\)){{2,45}}?)(?:领导班子)?(?:及其?下?属?{_HAN}{{0,12}}?)?"
    r"(?:\((?:以下)?[^()\r\n]{0,24}\))?(?P<body>党委|党组|党工委|党总支|党支部)?(?:开展|进行|实施|反馈|作)"
)
_ALIAS = re.compile(
    r"^(?:我|本|该|贵|其)|^(?:局|院|校|镇|乡|街道|中心|公司|集团|委|办|厅|行|社|区|县|市|机关|学校|医院|学院)?(?:党[组委]|党工委|党总支|党支部|领导班子)$"
)
_TITLE = re.compile(
    rf"(?:^|\n) *(?P<name>(?:中共)?(?:{_HAN}|[()]){{3,40}}?)\s*(?:关于|落实)"
    r"(?=[^\n]{0,60}(?:整改|巡[察视]))"
)
_SIGNATURE = re.compile(
    rf"\n *(?P<name>(?:中共)?(?:{_HAN}|[()])"
    r"{3,40}) *\n? *\(?(?:20\d\d|二[〇零0])[^\n]{2,14}[日月]\)? *(?:\n|$)"
)
PLACE_LEVELS = "省市区县旗"


def inspector(opening: str) -> str | None:
    """The group that inspected, as printed; the first one named."""
    for pattern in (_INSPECTOR, _BARE_INSPECTOR):
        found = pattern.search(opening)
        if found:
            return _LEAD.sub("", found[0]) or found[0]
    return None


def inspected_organ(opening: str, text: str) -> str | None:
    """The organ the inspection was of: in 对…开展巡察, else in the title, else in the signature.

    A place the opening leaves out (区… → 鼓楼区…) is taken from signature or title; an alias (我局党组) gives
    way to the name there.
    """
    title, signature = _TITLE.search(opening), _last(_SIGNATURE, text)
    for said in _INSPECTED.finditer(opening):
        behind = opening[said.start() : said.end() + 60]
        if not re.search(r"巡[察视]|反馈", behind):
            continue
        name = re.sub(r"^(?:包括|中共(?=.*(?:党组|党委)))", "", said["name"] + (said["body"] or ""))
        if _ALIAS.search(name) or re.search(r"巡[察视]|意见|问题|整改|社会|单位|人员|学习|贯彻|、", name):
            continue
        return _with_place(name, opening, text)
    for found in (title, signature):
        if found:
            return found["name"].removeprefix("中共").strip()
    return None


def _with_place(name: str, opening: str, text: str) -> str:
    if name[0] not in PLACE_LEVELS:
        return name
    around = "\n" + opening + "\n" + text[-600:]
    line_start = rf"\n *(?:【通报】)?(?:关于)?(?:中共)?|中共|[{PLACE_LEVELS}]"
    before = rf"(?:{line_start})(?P<place>{_HAN}{{2,4}}?)(?=[{PLACE_LEVELS}])"
    for place in re.finditer(before + re.escape(name[:4]), around):
        bare = re.split(rf"中共|[{PLACE_LEVELS}]", place["place"])[-1]
        if len(bare) >= 2:
            return bare + name
    return name


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = list(pattern.finditer(text, max(0, len(text) - 600)))
    return found[-1] if found else None
