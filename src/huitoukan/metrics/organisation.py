"""Associations, grassroots bodies and talents: who is there, who can be reached, what was done for them."""

from __future__ import annotations

from collections.abc import Iterator

from huitoukan.edition import Edition
from huitoukan.metrics.catalogue import Measurement, Metric, metric
from huitoukan.metrics.registered import log_of
from huitoukan.metrics.timely import in_time

ASSOCIATIONS, GRASSROOTS, TALENTS = ("associations",), ("grassroots",), ("talents",)
NOT_SERVED = "未写服务日期的、日期晚于统计日的服务"


@metric(
    id="associations_active", name="企业科协存续率", unit="share", registers=ASSOCIATIONS,
    question="名录上的企业科协还有多少存续？",
    numerator="存续状态为“存续”的企业科协数", denominator="写明存续状态的企业科协数",
    excluded="未写存续状态的企业科协", caveats="存续不等于活跃；已注销、已搬迁的须留在名录上才算得准。",
)  # fmt: skip
def associations_active(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Active associations ÷ associations whose status is known."""
    log = log_of(edition, "associations").needs("status")
    yield log.share(entry, log.rows["status"] == "active")


@metric(
    id="associations_reachable", name="存续企业科协有人联系率", unit="share", registers=ASSOCIATIONS,
    question="存续的企业科协有多少有人联系管理？",
    numerator="写明管理责任的存续企业科协数", denominator="存续的企业科协数",
    excluded="未写存续状态的、已注销或已搬迁的企业科协；没有一家写明管理责任时，全部不计",
    caveats="只看写明了没有，能否联系上须打电话核实。",
)  # fmt: skip
def associations_reachable(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Active associations with somebody in charge ÷ active associations."""
    log = log_of(edition, "associations").needs("status")
    log = log.drop(log.rows["status"] != "active", "已注销或已搬迁").filled("manager")
    yield log.share(entry, log.done("manager"))


@metric(
    id="grassroots_in_time", name="基层科协事项按时办结率", unit="share", registers=GRASSROOTS,
    question="到期的增补、换届有多少按时办结？",
    numerator="办结日期不晚于应办日期的事项数", denominator="统计日前到期或已办结的事项数",
    excluded="未写应办日期的、未到期也未办结的事项；没有一项写办结日期时，全部不计",
    caveats="未写办结日期的当作未办结。",
)  # fmt: skip
def grassroots_in_time(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Matters done by their due day ÷ matters due or done by now."""
    yield in_time(entry, log_of(edition, "grassroots").filled("done_on"), "due_on", "done_on")


@metric(
    id="talent_services", name="登记人才服务次数", unit="次", registers=TALENTS,
    question="登记了多少次人才服务？",
    numerator="登记的人才服务次数", denominator="无", excluded=NOT_SERVED,
    caveats="按次数计，不是服务的人数。",
)  # fmt: skip
def talent_services(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Services to talents recorded up to the as-of day."""
    yield log_of(edition, "talents", "served_on").count(entry)


@metric(
    id="talent_services_resolved", name="人才服务有结果占比", unit="share", registers=TALENTS,
    question="有多少次人才服务写明了结果？",
    numerator="写明服务结果的次数", denominator="登记的人才服务次数",
    excluded=f"{NOT_SERVED}；没有一次写明结果时，全部不计", caveats="写了结果不等于办成。",
)  # fmt: skip
def talent_services_resolved(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Services with a result ÷ services."""
    log = log_of(edition, "talents", "served_on").filled("result")
    yield log.share(entry, log.done("result"))
