"""Words that stand where a rhythm or a result should: 定期, 适时, 将, 拟."""

from __future__ import annotations

import re
from collections.abc import Iterator

from huitoukan.checks.closure import counts_as
from huitoukan.checks.registry import Hit, hit, rule
from huitoukan.checks.texts import Passage, sentences
from huitoukan.codelists import plain
from huitoukan.edition import Edition
from huitoukan.problems import Severity
from huitoukan.records import records

STANDING = re.compile("定期(?!存款|存单)|(?<!不)适时|常态化")
PURPOSE = re.compile(r"(?:确保|做到|实现|推动|推进|促进|形成|保证|使|让).*常态化|.*常态化$")
"""A clause that says what for, not what is done, is no promise."""
RHYTHM = re.compile(r"每|\d+[次场期轮]|[一两二三四五六七八九十][次场期轮]|一[周月季年]一")
"""A clause with one of these says how often."""
QUOTED = re.compile("《[^《》]*》")
PLAN = re.compile(
    r"(?:将|拟)(?:于|在)?(?:今年|明年|年内|年底|本月|下月|次月|近期|\d+[年月日])"
    r"|将(?:继续|进一步|持续|适时|尽快|力争|陆续|逐步|会同|组织|开展|召开|制定|完成)"
    r"|(?:^|[已也还现正])拟(?:制定|组织|开展|召开|出台|建立|采取|采用|进行)"
    r"|(?:^|已|还|现|正)计划(?:于|在|到|今|明|后|年|下|近|\d|组织|开展|召开|制定)"
    r"|预计(?:于|在|到|今|明|年|\d)|适时(?:开展|组织|召开|启动|推进)|^下一步(?!工作|打算|计划|安排)"
)
"""A clause that begins with, or has, one of these tells what is to come."""


@rule("promise_without_rhythm", Severity.ASK, "请单位给出次数和周期，如“每季度一次”。")
def promise_without_rhythm(edition: Edition) -> Iterator[Hit]:
    """{where}承诺“{value}”，没有周期也没有节点，无法按期检查。"""
    table = edition.ledger["commitments"]
    for promise in records(table[table["every"].isna() & table["occasion"].isna()]):
        where = f"问题({promise['finding']})" if promise["finding"] else "通报"
        yield hit("commitments", promise, "text", promise["text"], where=where)


@rule("standing_word_without_promise", Severity.ASK, "请单位写明多久一次，并列入长期承诺。")
def standing_word_without_promise(edition: Edition) -> Iterator[Hit]:
    """问题({finding})的措施写着“{value}”，没有写多久一次，也没有列为承诺，无法按期检查。"""
    promises = edition.ledger["commitments"].dropna(subset=["finding", "text"])
    texts = promises["text"].map(plain).groupby(promises["finding"]).agg(list).to_dict()
    for passage in sentences(edition):
        own = texts.get(passage.finding, [])
        for clause in passage.clauses:
            words = QUOTED.sub("", clause)
            open_ended = STANDING.search(words) and not RHYTHM.search(words) and not PURPOSE.match(words)
            if open_ended and not _promised(passage, clause, own):
                yield hit("measures", passage.measure, "text", clause.strip())


def _promised(passage: Passage, clause: str, promises: list[str]) -> bool:
    """Whether a promise of the finding holds the clause, or stands in its sentence as a whole."""
    near, whole = plain(clause), plain(passage.text)
    return any(
        near in promise or promise in near or (promise in whole and len(promise) > len(near))
        for promise in promises
    )


@rule("plan_not_result", Severity.ASK, "请单位写明是否已经做了、结果如何；没有做的不算完成。")
def plan_not_result(edition: Edition) -> Iterator[Hit]:
    """问题({finding})报告已经完成，措施中的“{value}”说的是打算，不是结果。"""
    findings = edition.ledger["findings"]
    closed = set(findings.loc[counts_as(findings["status"], "closed"), "no"].dropna())
    for passage in sentences(edition):
        plans = [clause.strip() for clause in passage.clauses if PLAN.search(QUOTED.sub("", clause))]
        if plans and passage.finding in closed:
            yield hit("measures", passage.measure, "text", "，".join(plans))
