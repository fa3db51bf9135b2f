"""Money: science funds granted, spent, checked; procurement within budget, with clean suppliers, accepted."""

from __future__ import annotations

from collections.abc import Iterator

from huitoukan.edition import Edition
from huitoukan.metrics.catalogue import Measurement, Metric, metric
from huitoukan.metrics.registered import Log, log_of
from huitoukan.metrics.selection import LACKING, LATER, labelled

FUNDS, PROCUREMENTS = ("funds",), ("procurements",)
OTHER_YEARS = "未写年度的、年度晚于统计日的经费"


def _funds(edition: Edition) -> Log:
    log = log_of(edition, "funds").needs("year")
    return log.drop(log.rows["year"].gt(edition.as_of.year), LATER)


@metric(
    id="funds_granted_recorded", name="登记下拨科普经费", unit="元", registers=FUNDS,
    question="登记下拨了多少科普经费？",
    numerator="登记的下拨金额合计", denominator="无", excluded=f"{OTHER_YEARS}；未写下拨金额的经费",
    caveats="统计日当年的按全年登记数计，可能还有未下拨的。",
)  # fmt: skip
def funds_granted_recorded(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Yuan granted."""
    yield _funds(edition).total(entry, "granted_yuan")


@metric(
    id="funds_spent_share", name="科普经费使用率", unit="share", registers=FUNDS,
    question="下拨的科普经费用了多少？",
    numerator="使用金额合计（元）", denominator="同一些经费的下拨金额合计（元）",
    excluded=f"{OTHER_YEARS}；未写下拨金额或使用金额的经费",
    caveats="是金额的比重，不是抽样比率，不附区间；用得多不等于用得好。", left_out="笔",
)  # fmt: skip
def funds_spent_share(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Yuan spent ÷ yuan granted."""
    yield _funds(edition).ratio(entry, "spent_yuan", "granted_yuan")


@metric(
    id="funds_checked", name="科普经费检查率", unit="share", registers=FUNDS,
    question="有多少笔科普经费检查过？",
    numerator="统计日前有检查日期的经费笔数", denominator="登记的经费笔数",
    excluded=f"{OTHER_YEARS}；没有一笔写检查日期时，全部不计", caveats="按笔数计，不按金额计。",
)  # fmt: skip
def funds_checked(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Grants checked up to the as-of day ÷ grants."""
    log = _funds(edition).filled("checked_on")
    yield log.share(entry, log.done("checked_on"))


@metric(
    id="funds_compliant", name="科普经费检查合规率", unit="share", registers=FUNDS,
    question="检查过的科普经费有多少合规？",
    numerator="认定合规的经费笔数", denominator="写明是否合规的经费笔数",
    excluded=f"{OTHER_YEARS}；未写明是否合规的经费", caveats="没有认定的不当作合规，也不当作不合规。",
)  # fmt: skip
def funds_compliant(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Grants found compliant ÷ grants of which it is known."""
    log = _funds(edition).needs("compliant")
    yield log.share(entry, log.rows["compliant"])


@metric(
    id="procurements_by_method", name="各方式采购项目数", unit="个", registers=PROCUREMENTS,
    question="采购项目用了哪些采购方式？",
    numerator="该采购方式的项目数", denominator="登记的采购项目数",
    caveats="未写采购方式的单列为“未注明”；自填的方式照原文。",
)  # fmt: skip
def procurements_by_method(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Projects by their method."""
    log = log_of(edition, "procurements")
    yield from log.counts(entry, *labelled(log.rows["method"], "procurement_method"))


@metric(
    id="procurements_within_budget", name="采购不超预算率", unit="share", registers=PROCUREMENTS,
    question="有多少采购项目没有超预算？",
    numerator="合同金额不超过预算金额的项目数", denominator="可以判断的项目数",
    excluded="缺预算金额或合同金额、又未填是否在预算内的项目",
    caveats="两个金额都有的按金额判断，否则按所填的是否判断。",
)  # fmt: skip
def procurements_within_budget(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Projects within budget, by their amounts or else as stated ÷ projects of which it can be told."""
    log = log_of(edition, "procurements")
    kept = (log.rows["contract_yuan"] <= log.rows["budget_yuan"]).fillna(log.rows["within_budget"])
    log = log.drop(kept.isna(), f"{LACKING}金额或是否在预算内")
    yield log.share(entry, kept.loc[log.rows.index])


@metric(
    id="procurements_qualified", name="供应商资质核验合格率", unit="share", registers=PROCUREMENTS,
    question="有多少采购项目的供应商资质核验合格？",
    numerator="资质核验合格的项目数", denominator="写明资质核验结果的项目数",
    excluded="未写资质核验结果的项目",
    caveats="没有写的不当作合格，也不当作不合格。",
)  # fmt: skip
def procurements_qualified(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Projects with a qualified supplier ÷ projects of which it is known."""
    log = log_of(edition, "procurements").needs("qualified")
    yield log.share(entry, log.rows["qualified"])


@metric(
    id="procurements_related_checked", name="供应商关联关系筛查率", unit="share", registers=PROCUREMENTS,
    question="有多少采购项目筛查过供应商的关联关系？",
    numerator="做过关联关系筛查的项目数", denominator="写明筛查与否的项目数", excluded="未写明筛查与否的项目",
    caveats="只看筛查了没有，筛查出什么不在表上。",
)  # fmt: skip
def procurements_related_checked(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Projects whose suppliers were checked for related parties ÷ projects of which it is known."""
    log = log_of(edition, "procurements").needs("related_party_checked")
    yield log.share(entry, log.rows["related_party_checked"])


@metric(
    id="procurements_accepted", name="采购项目验收率", unit="share", registers=PROCUREMENTS,
    question="有多少采购项目已经验收？",
    numerator="统计日前有验收日期的项目数", denominator="登记的采购项目数",
    excluded="没有一个写验收日期时，全部不计", caveats="表上没有合同期限，尚未到验收时候的也在分母里。",
)  # fmt: skip
def procurements_accepted(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Projects accepted up to the as-of day ÷ projects."""
    log = log_of(edition, "procurements").filled("accepted_on")
    yield log.share(entry, log.done("accepted_on"))
