"""How a heading can be read: without brackets, by what stands in them, by a side of a stroke, in English."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from huitoukan.codelists import plain

ASIDE = re.compile(r"[(\[【][^()\[\]【】]*[)\]】]|[/,](?:万元|千元|元|人次|人|场次|场|天|小时)$")
BRACKET = re.compile(r"[(\[【]([^()\[\]【】]+)[)\]】]")
MARKS = re.compile(r"^[*※★#☆△▲●·]+|[*※★☆△▲:]+$|^(?:[一二三四五六七八九十]{1,2}、|\d{1,2}[.、])|^\(\d{1,2}\)")
STROKE = re.compile(r"[/|&]|或者?|及其?|暨")
AROUND = re.compile(
    r"^(?:具体|主要|相关|有关|本次|详细|所有|对应的?|该项?|其|填写|最终)|(?:一?栏|信息|明细|说明|概况)$"
)
LATIN = re.compile(r"[a-z][a-z.'’_-]*")
OTHER = re.compile(r"[^\W\d_a-z]")
"""A letter of another script than the Latin one."""
DATE = re.compile(r"(?:日期|时间)$")
SAME_AS = {
    "日期": "时间", "期限": "时限", "部门": "科室", "股室": "科室", "处室": "科室", "部室": "科室",
    "举措": "措施", "种类": "类别", "类型": "类别", "形式": "类别", "地址": "地点", "资料": "材料",
    "参加": "参与", "举行": "举办", "题目": "标题", "题名": "标题", "街镇": "街道", "镇街": "街道",
    "乡镇": "街道", "资金": "金额", "经费": "金额", "款项": "金额", "核查": "检查", "抽查": "检查",
    "状况": "情况",
}  # fmt: skip
"""Words of a heading that offices use one for the other."""
SAME = re.compile("|".join(SAME_AS))
PHRASES = {
    "ddl": "完成时限", "deadline": "完成时限", "due date": "完成时限", "due": "完成时限",
    "due by": "完成时限",
    "done": "是否完成", "completed on": "完成日期", "closed": "销号日期", "close date": "销号日期",
    "closing date": "销号日期", "completion date": "完成日期", "issue": "问题", "issues": "问题",
    "action": "措施", "actions": "措施", "owner": "责任部门", "remark": "备注", "remarks": "备注",
    "notes": "备注", "note": "备注", "comment": "备注", "comments": "备注", "url": "链接", "web": "网址",
    "pax": "参与人数", "headcount": "参与人数", "attendance": "参与人次", "attendances": "参与人次",
    "attendees": "参与人数", "participants": "参与人数", "participant": "参与人数",
    "no of participants": "参与人数", "number of participants": "参与人数", "id": "编号", "no": "序号",
    "no.": "序号", "nr": "序号", "num": "序号", "#": "序号", "sn": "序号", "s/n": "序号", "doc no": "文号",
    "month": "月份", "year": "年度", "staff no": "工号", "staff id": "工号", "staff code": "人员编号",
}  # fmt: skip
"""English headings as a whole."""
WORDS = {
    "date": "日期", "time": "时间", "day": "日期", "title": "标题", "name": "名称", "topic": "主题",
    "theme": "主题", "subject": "主题", "kind": "类别", "type": "类别", "category": "类别", "class": "类别",
    "status": "状态", "state": "状态", "progress": "进展", "result": "结果", "results": "结果",
    "outcome": "结果", "evidence": "佐证材料", "proof": "佐证材料", "attachment": "附件",
    "leader": "责任领导", "lead": "牵头领导", "department": "责任部门", "dept": "责任部门",
    "dept.": "责任部门", "office": "责任科室", "unit": "单位", "organisation": "单位", "organization": "单位",
    "finding": "问题", "problem": "问题", "question": "问题", "suggestion": "建议", "measure": "措施",
    "measures": "措施", "task": "任务", "street": "街道", "town": "街道", "community": "社区",
    "place": "地点", "location": "地点", "venue": "地点", "address": "地址", "online": "是否线上",
    "mode": "方式", "method": "方式", "media": "媒体", "outlet": "媒体", "platform": "平台", "link": "链接",
    "studio": "工作室", "gallery": "画廊", "opening": "启用", "opened": "启用", "accepted": "验收",
    "acceptance": "验收", "start": "开始", "begin": "开始", "end": "结束", "finish": "结束",
    "event": "活动", "activity": "活动", "contest": "竞赛", "meeting": "会议", "visit": "走访",
    "target": "走访对象", "document": "文件", "doc": "文件", "draft": "文稿", "issued": "印发",
    "release": "发布", "published": "发布", "publish": "发布", "project": "项目", "budget": "预算金额",
    "contract": "合同金额", "amount": "金额", "granted": "下拨金额", "spent": "使用金额", "used": "使用金额",
    "purpose": "用途", "recipient": "使用单位", "risk": "风险点", "level": "等级", "control": "防控措施",
    "post": "岗位", "position": "岗位", "service": "服务", "matter": "事项", "item": "事项",
    "manager": "管理责任", "contact": "联系人", "reviewer": "审核人", "reviewed": "审核", "review": "审核",
    "sent": "报送", "drafted": "起草", "checked": "检查", "check": "检查", "inspection": "巡检",
    "hours": "每周开放时长", "number": "编号", "code": "编号", "staff": "工作人员", "people": "参与人数",
    "priority": "等级", "part": "方面", "held": "举办", "raised": "提出", "last": "最近",
}  # fmt: skip
"""English words of a heading, joined in their order; words that only join others are left out."""
JOINING = frozenset({"of", "the", "on", "in", "for", "and", "by", "a", "an"})


def trimmed(heading: str) -> str:
    """A heading as compared, without brackets, units and marks around it, in one of several usual words."""
    word = plain(heading)
    core = MARKS.sub("", ASIDE.sub("", word)) or word
    return SAME.sub(lambda found: SAME_AS[found[0]], core)


@lru_cache(maxsize=4096)
def readings(heading: str) -> tuple[str, ...]:
    """All that a heading may mean, as compared; first its `trimmed` words."""
    return tuple(dict.fromkeys(filter(None, map(trimmed, _readings(heading)))))


def _readings(heading: str) -> Iterator[str]:
    yield heading
    text = unicodedata.normalize("NFKC", heading).casefold()
    ways = list(_scripts(text))
    for way in ways:
        yield way
        word = plain(way)
        yield from _asides(word)
        bare = MARKS.sub("", ASIDE.sub("", word))
        yield from _sides(bare)
        shorter = AROUND.sub("", bare)
        if len(shorter) > 1:
            yield shorter


def _scripts(text: str) -> Iterator[str]:
    """The heading as it stands or, of one with English in it, in Chinese and without the English."""
    if not LATIN.search(text):
        yield text
    elif OTHER.search(text):
        yield LATIN.sub("", text)
        yield LATIN.sub(lambda found: PHRASES.get(found[0], WORDS.get(found[0], "")), text)
        yield in_chinese(" ".join(LATIN.findall(text)))
    else:
        yield in_chinese(text)


def in_chinese(english: str) -> str:
    """An English heading in Chinese; empty when one of its words is unknown."""
    words = re.sub(r"\([^()]*\)|[_:*]+", " ", english.casefold()).split()
    phrase = " ".join(words)
    for known in (phrase, phrase.rstrip(".")):
        if known in PHRASES:
            return PHRASES[known]
    found = [WORDS.get(word.rstrip(".")) for word in words if word not in JOINING]
    return "".join(map(str, found)) if all(found) else ""


def _asides(word: str) -> Iterator[str]:
    """报送(发布)日期 is 发布日期 as well, 落实情况(状态) a 状态."""
    for bracket in BRACKET.finditer(word):
        yield bracket[1]
        tail = BRACKET.sub("", word[bracket.end() :])
        if tail:
            yield bracket[1] + tail
            yield word[: bracket.start()] + bracket[1] + tail


def _sides(word: str) -> Iterator[str]:
    """会议名称/类别 is 会议名称 as well as 类别, 起草或成稿日期 is 起草日期."""
    sides = [side for side in STROKE.split(word) if side]
    if not 1 < len(sides) < 4:
        return
    ending = DATE.search(word)
    for side in sides:
        yield side
        if ending and not DATE.search(side):
            yield side + ending[0]
