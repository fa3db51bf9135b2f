"""The office itself: documents in force, drafts reviewed, staff attendance, integrity risks."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from huitoukan.codelists import load
from huitoukan.edition import Edition
from huitoukan.metrics.catalogue import Measurement, Metric, metric
from huitoukan.metrics.registered import Log, log_of
from huitoukan.metrics.selection import LACKING, LATER, labelled

DOCUMENTS, DRAFTS, ATTENDANCE, INTEGRITY = ("documents",), ("drafts",), ("attendance",), ("integrity",)
MADE = ("made", "revised", "issued")


@metric(
    id="documents_in_force", name="登记在案制度文件", unit="份", registers=DOCUMENTS,
    question="统计日前制定、修订、印发了几份文件？",
    numerator="统计日前已印发的该类不同名称文件数", denominator="无",
    excluded="未写印发日期的、晚于统计日印发的文件；未写制度动作的、只引用的文件",
    caveats="同一名称在同一类中只计一次；登记在案不等于执行，后来废止的看不出来。",
)  # fmt: skip
def documents_in_force(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Distinct titles made, revised and issued up to the as-of day."""
    log, words = log_of(edition, "documents"), load("document_action")
    log = log.drop(log.rows["action"] == "cited", "只引用").needs("action").dated("issued_on")
    if log.rows.empty:
        yield log.count(entry)
        return
    labels, _ = labelled(edition.ledger["documents"]["action"], words.name)
    for label, own in log.split(labels, [words.label_of(code) for code in MADE]):
        titles = own.rows["title"].nunique()
        yield own.measure(entry, titles, numerator=titles, group=label)


@metric(
    id="drafts_reviewed", name="文稿先审后发率", unit="share", registers=DRAFTS,
    question="发出的文稿有多少先审核、后签发？",
    numerator="审核日期不晚于签发日期的文稿数", denominator="统计日前签发的文稿数",
    excluded="未写签发日期的、晚于统计日签发的文稿；没有一份写审核日期时，全部不计",
    caveats="没有审核日期的算作没有先审；同一天审核和签发的算先审，先后须看原件。",
)  # fmt: skip
def drafts_reviewed(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Drafts reviewed no later than they were sent ÷ drafts sent."""
    log = log_of(edition, "drafts", "sent_on").filled("reviewed_on")
    yield log.share(entry, log.rows["reviewed_on"] <= log.rows["sent_on"])


def _months(edition: Edition) -> Log:
    """The rows of staff attendance with `begins` and `ends` of their month, up to that of the as-of day."""
    log = log_of(edition, "attendance").needs("month")
    begins = log.days("month").dt.to_period("M").dt.start_time.astype("datetime64[s]")
    log = log.having(begins=begins, ends=begins + pd.offsets.MonthEnd(0))
    log = log.drop(begins.isna(), f"{LACKING}月份")
    return log.drop(log.rows["begins"].gt(log.now), LATER)


@metric(
    id="attendance_rate", name="出勤率", unit="share", registers=ATTENDANCE,
    question="干部职工出勤率是多少？",
    numerator="实际出勤天数合计", denominator="应出勤天数合计",
    excluded="未写月份的、晚于统计日的行；未写应出勤或实际出勤天数的行",
    caveats="请假不算出勤；是天数的比重，不是抽样比率，不附区间；考勤由本单位自己登记。", left_out="行",
)  # fmt: skip
def attendance_rate(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Days present ÷ days due."""
    yield _months(edition).ratio(entry, "present_days", "due_days")


@metric(
    id="attendance_published", name="考勤次月底前公示率", unit="share", registers=ATTENDANCE,
    question="有多少个月的考勤在次月底前公示？",
    numerator="最早公示日期不晚于次月末的月份数", denominator="次月末早于统计日、或已公示的月份数",
    excluded="未写月份的、晚于统计日的行，公示期限未到的月份的行；没有一行写公示日期时，全部不计（不计入的是行数）",
    caveats="原承诺只说“定期公示”，次月底是本工具取的尺度；一个月有一行写了公示日期就算公示。", left_out="行",
)  # fmt: skip
def attendance_published(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Months published by the end of the next ÷ months whose next month is over, or that are published."""
    log = _months(edition).filled("published_on")
    shown = log.rows["published_on"].where(log.rows["published_on"].le(log.now))
    first = shown.groupby(log.rows["begins"]).transform("min")
    deadline = log.rows["ends"] + pd.offsets.MonthEnd(1)
    log = log.having(in_time=first <= deadline)
    log = log.drop(first.isna() & (deadline >= log.now), "公示期限未到")
    months = log.rows.groupby("begins")["in_time"].first()
    yield log.share_of(entry, int(months.sum()), len(months))


@metric(
    id="risks_with_control", name="廉政风险点有防控措施率", unit="share", registers=INTEGRITY,
    question="有多少廉政风险点写明了防控措施？",
    numerator="写明防控措施的风险点数", denominator="登记的风险点数",
    excluded="没有一个写明措施时，全部不计", caveats="有措施不等于执行；没有排查出来的风险不在表上。",
)  # fmt: skip
def risks_with_control(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Risks with a control ÷ risks."""
    log = log_of(edition, "integrity").filled("control")
    yield log.share(entry, log.done("control"))


@metric(
    id="risks_checked", name="廉政风险点检查率", unit="share", registers=INTEGRITY,
    question="有多少廉政风险点检查过？",
    numerator="统计日前有检查日期的风险点数", denominator="登记的风险点数",
    excluded="没有一个写检查日期时，全部不计", caveats="检查过一次也算；由谁检查、查出什么不在表上。",
)  # fmt: skip
def risks_checked(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Risks with a day of checking up to the as-of day ÷ risks."""
    log = log_of(edition, "integrity").filled("checked_on")
    yield log.share(entry, log.done("checked_on"))
