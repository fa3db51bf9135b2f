"""Meetings: of which kind, whether as often as promised, and with the discipline group or without."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from huitoukan.codelists import load
from huitoukan.edition import Edition
from huitoukan.metrics.catalogue import Measurement, Metric, metric
from huitoukan.metrics.registered import Log, log_of
from huitoukan.metrics.selection import LACKING, labelled
from huitoukan.period import Rhythm
from huitoukan.records import records

MEETINGS = ("meetings",)
UNDATED = "未写会议日期的、日期晚于统计日的会议"


@metric(
    id="meetings_by_kind", name="各类登记会议次数", unit="次", registers=MEETINGS,
    question="登记了哪几类会议、各几次？",
    numerator="该类会议的登记次数", denominator="登记的全部会议次数", excluded=UNDATED,
    caveats="只列登记过的类别；未写类别的单列为“未注明”；没有登记不等于没有开。",
)  # fmt: skip
def meetings_by_kind(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Meetings of each kind."""
    log = log_of(edition, "meetings", "held_on")
    yield from log.counts(entry, *labelled(edition.ledger["meetings"]["kind"], "meeting_kind"))


@metric(
    id="meetings_as_promised", name="会议承诺周期有记录率", unit="share",
    registers=("commitments", *MEETINGS), question="承诺定期召开的会议，到期的周期里有多少登记够了次数？",
    numerator="登记的同类会议达到承诺次数的周期数", denominator="承诺起算后开始、统计日前已经结束的周期数",
    excluded="凭其他登记表检查的、没有周期的、看不出会议类别的承诺（不计入的是承诺条数）",
    caveats="起算日之前就已开始的周期不算；同类会议不一定就是承诺的那个议题，须看纪要；没有登记不等于没有开。",
    left_out="条", version=2,
)  # fmt: skip
def meetings_as_promised(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Windows that hold as many meetings of the kind as promised ÷ windows that are over, by kind."""
    meetings, log = log_of(edition, "meetings", "held_on"), log_of(edition, "commitments")
    if meetings.rows.empty:
        yield entry.unknown("no_records")
        return
    log = log.drop(log.rows["evidence_register"].ne("meetings").fillna(True), "凭其他登记表检查")
    log = log.drop(log.rows["every"].isna(), "没有周期")
    promised = edition.ledger["commitments"]["text"].map(_kind, na_action="ignore").astype("string")
    log = log.drop(promised.isna(), f"{LACKING}可辨的会议类别")
    if log.rows.empty:
        yield log.share_of(entry, 0, 0)
        return
    kinds, _ = labelled(meetings.rows["kind"], "meeting_kind")
    for kind, own in log.split(promised):
        days = meetings.rows.loc[kinds == kind, "held_on"]
        kept = [
            int(days.between(begin, end).sum()) >= times
            for begin, end, times in _windows(own, meetings.since or log.now)
        ]
        sources = (edition.ledger.whole("meetings"),)
        yield own.share_of(entry, sum(kept), len(kept), group=kind, sources=sources)


def _windows(promises: Log, first: pd.Timestamp) -> Iterator[tuple[pd.Timestamp, pd.Timestamp, int]]:
    """Whole windows that are over, with the times promised; from `first` on where a promise has no start."""
    today = promises.edition.as_of
    for promise in records(promises.rows):
        start = promise["starts_on"] or first.date()
        for begin, end in Rhythm.parse(promise["every"]).windows(start, today):
            if start <= begin and end < today:
                yield pd.Timestamp(begin), pd.Timestamp(end), promise["times"] or 1


def _kind(text: str) -> str | None:
    """The label of the kind of meeting that a promise names by its longest word; None when it names none."""
    words = load("meeting_kind")
    spoken = {
        word: label
        for code, label in zip(words.codes, words.labels, strict=True)
        for word in (label, *words.get(code, "synonyms").split(";"))
        if word and code != "other"
    }
    found = max((word for word in spoken if word in text), key=len, default=None)
    return spoken[found] if found else None


@metric(
    id="discipline_group_invited", name="会议邀请纪检监察组率", unit="share", registers=MEETINGS,
    question="有多少会议邀请了派驻纪检监察组？",
    numerator="登记为已邀请的会议次数", denominator="写明邀请与否的会议次数",
    excluded=f"{UNDATED}；未写明邀请与否的会议", caveats="不是每类会议都须邀请，应按会议类别看。",
)  # fmt: skip
def discipline_group_invited(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Meetings to which the discipline group was invited ÷ meetings of which it is known."""
    log = log_of(edition, "meetings", "held_on").needs("discipline_group_invited")
    yield log.share(entry, log.rows["discipline_group_invited"])


@metric(
    id="discipline_group_attended", name="受邀会议纪检监察组到会率", unit="share", registers=MEETINGS,
    question="邀请了派驻纪检监察组的会议，有多少到会？",
    numerator="登记为到会的会议次数", denominator="已邀请、且写明到会与否的会议次数",
    excluded=f"{UNDATED}；未写明邀请与否或到会与否的会议；没有邀请的会议",
    caveats="到会与否由本单位登记，未与派驻组核对。",
)  # fmt: skip
def discipline_group_attended(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Meetings the discipline group attended ÷ meetings to which it was invited."""
    log = log_of(edition, "meetings", "held_on").needs("discipline_group_invited")
    log = log.drop(~log.rows["discipline_group_invited"], "没有邀请").needs("discipline_group_attended")
    yield log.share(entry, log.rows["discipline_group_attended"])
